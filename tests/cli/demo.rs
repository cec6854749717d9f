//! `demo`: the made-up day gives exactly what its author says is true.

use newshawk_tests::programs::{Data, cli, run};

#[test]
fn every_alert_is_told_and_none_besides() {
    let played = run(cli().args(["demo", "--pace", "0.2", "--json"]));
    assert_eq!(played.status, 0, "{played:?}");
    let mut lines = played.lines();
    let summary = lines.pop().expect("a summary")["summary"].clone();
    assert_eq!(summary["complete"], true);
    assert_eq!(summary["right"], true, "{summary}");
    assert_eq!(summary["alerts_told"], summary["alerts_expected"]);
    assert!(summary["alerts_told"].as_u64() > Some(5), "{summary}");
    assert_eq!(summary["rehearsal_same"], true, "{summary}");
    assert!(summary["rehearsed"].as_u64() > Some(10), "{summary}");
    assert_eq!(summary["missed"], serde_json::json!([]));
    assert_eq!(summary["false"], serde_json::json!([]));
    assert_eq!(summary["why"], serde_json::json!([]));
    for line in &lines {
        let source = line["source"].as_str().expect("a source");
        assert!(source.ends_with("(made-up news)"), "{line}");
    }
}

#[test]
fn every_line_says_that_it_is_made_up() {
    let played = run(cli().args(["demo", "--pace", "0.05"]));
    assert_eq!(played.status, 0, "{played:?}");
    assert!(played.out.lines().count() > 20);
    for line in played.out.lines() {
        assert!(line.starts_with("Made-up news | "), "{line}");
    }
}

#[test]
fn in_a_named_folder_it_can_be_looked_at_afterwards() {
    let data = Data::new();
    data.done(&["demo", "--pace", "0.05"]);
    assert!(data.done(&["search", "NATO", "--json"]).lines().len() > 5);
    let sources = data.done(&["sources", "--json"]).json();
    for source in sources.as_array().expect("a list") {
        assert_eq!(
            (source["sample"].as_bool(), source["paused"].as_bool()),
            (Some(true), Some(true))
        );
    }
}

#[test]
fn a_day_that_is_cut_short_is_no_failure() {
    let played = run(cli().args(["demo", "--for", "1", "--json"]));
    assert_eq!(played.status, 0, "{played:?}");
    assert_eq!(
        played.lines().pop().expect("a summary")["summary"]["complete"],
        false
    );
}
