//! `rehearse`: what a past span would have been like with today's settings.

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::{Data, Ran, names};

use crate::cli::publisher::{Publisher, watching};

/// A watch, a first look, and one piece of news that was told.
fn told() -> (Publisher, Data) {
    let publisher = Publisher::new(vec![Item::new("a", "NATO meets in the harbour").undated()]);
    let data = watching(&publisher);
    publisher.publish(Item::new("b", "NATO sails round the lighthouse").undated());
    data.done(&["watch", "--once"]);
    (publisher, data)
}

fn rehearsed(data: &Data) -> serde_json::Value {
    data.done(&["rehearse", "--json"]).json()
}

fn of_kind(answer: &serde_json::Value, what: &str) -> Vec<serde_json::Value> {
    let lines = answer["lines"].as_array().expect("a list").iter();
    lines.filter(|line| line["what"] == what).cloned().collect()
}

#[test]
fn with_the_same_settings_it_is_as_it_was() {
    let (_publisher, data) = told();
    let answer = rehearsed(&data);
    assert_eq!(
        names(&answer),
        ["from", "lines", "no_longer", "recorded_since", "same", "to"]
    );
    assert_eq!(answer["same"], true, "{answer}");
    let [line] = &of_kind(&answer, "told")[..] else {
        panic!("{answer}");
    };
    assert_eq!(line["title"], "NATO sails round the lighthouse");
    assert_eq!(line["watches"], serde_json::json!(["NATO"]));
    assert_eq!(line["reason"], "a new story");
    assert_eq!(line["happened"], true);
    assert_eq!(of_kind(&answer, "silent").len(), 1, "the first look");
    let people = data.done(&["rehearse"]).out;
    assert!(
        people.contains("NATO sails round the lighthouse"),
        "{people}"
    );
    assert!(people.contains("That is as it was."), "{people}");
}

#[test]
fn other_settings_are_seen_in_it() {
    let (_publisher, data) = told();
    data.done(&["watches", "add", "Light", "lighthouse"]);
    let answer = rehearsed(&data);
    assert_eq!(answer["same"], false);
    let both = serde_json::json!(["NATO", "Light"]);
    assert_eq!(of_kind(&answer, "told")[0]["watches"], both, "{answer}");

    data.done(&["watches", "edit", "1", "--level", "badge"]);
    data.done(&["watches", "remove", "3"]);
    let answer = rehearsed(&data);
    assert_eq!(of_kind(&answer, "told").len(), 0, "{answer}");
    assert_eq!(answer["no_longer"][0]["what"], "told");
    let people = data.done(&["rehearse"]).out;
    assert!(people.contains("- "), "{people}");
}

#[test]
fn what_can_not_be_played_is_said() {
    let data = Data::new();
    let says = |ran: Ran, sentence: &str| {
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains(sentence), "{ran:?}");
    };
    says(data.cli(&["rehearse"]), "Nothing can be rehearsed yet");
    let (_publisher, data) = told();
    says(
        data.cli(&["rehearse", "--from", "7d"]),
        "There is a record since 2",
    );
    says(
        data.cli(&["rehearse", "--from", "teatime"]),
        "Write a span such as 7d",
    );
    let backwards = ["rehearse", "--from", "0m", "--to", "1h"];
    says(data.cli(&backwards), "The span ends before it begins");
}
