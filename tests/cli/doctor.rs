//! `doctor`: what it finds, and that looking changes nothing.

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::{Data, cli, names, run};

use crate::cli::publisher::{Publisher, subscribe, watching};

#[test]
fn it_knows_what_there_is() {
    let publisher = Publisher::new(vec![Item::new("a", "NATO meets").undated()]);
    let data = watching(&publisher);
    let found = data.done(&["doctor", "--json"]).json();
    let expected = [
        "alerts",
        "articles",
        "data",
        "display",
        "exists",
        "health",
        "last_look",
        "logs",
        "matches",
        "notes",
        "notifications",
        "problems",
        "running",
        "sources",
        "store_bytes",
        "version",
        "watches",
        "writable",
    ];
    assert_eq!(names(&found), expected);
    assert_eq!(found["articles"], 1);
    assert_eq!(found["matches"], 1);
    assert_eq!(found["watches"], 2);
    assert_eq!(found["health"], serde_json::json!({"fine": 1}));
    assert_eq!(found["running"], false);
    assert_eq!(found["problems"], serde_json::json!([]));
}

#[test]
fn it_makes_no_folder() {
    let data = Data::new();
    let folder = data.path().join("not-yet");
    let checked = run(cli().arg("--data").arg(&folder).arg("doctor"));
    assert_eq!(checked.status, 0, "{checked:?}");
    assert!(checked.out.contains("not there yet"), "{checked:?}");
    assert!(!folder.exists());
}

#[test]
fn a_folder_that_is_a_file_is_a_problem() {
    let data = Data::new();
    let file = data.file("taken", "");
    let checked = run(cli().arg("--data").arg(&file).args(["doctor", "--json"]));
    assert_eq!(checked.status, 1);
    assert_eq!(checked.json()["problems"].as_array().map(Vec::len), Some(1));
}

#[test]
fn sources_that_all_fail_are_a_problem() {
    let data = Data::new();
    subscribe(&data, "http://127.0.0.1:1/feed");
    data.done(&["watches", "add", "NATO", "NATO"]);
    data.cli(&["watch", "--once"]);
    let checked = data.cli(&["doctor"]);
    assert_eq!(checked.status, 1);
    assert!(
        checked.out.contains("Problem: No source answers."),
        "{checked:?}"
    );
}
