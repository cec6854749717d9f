//! `why`: why an address led to an alert, or why not.

use newshawk_tests::made_up::{FERRY, FERRY_TOLD_ANEW, Item};
use newshawk_tests::programs::{Data, names};
use serde_json::Value;

use crate::cli::publisher::{Publisher, watching};

fn told() -> (Publisher, Data, Vec<Value>) {
    let publisher = Publisher::new(vec![Item::new("a", "NATO meets in the harbour").undated()]);
    let data = watching(&publisher);
    data.done(&["watches", "add", "Hockey", "NATO AND hockey"]);
    publisher.publish(Item::new("b", "NATO sails round the lighthouse").undated());
    data.done(&["watch", "--once"]);
    let found = data.done(&["search", "NATO", "--json"]).lines();
    (publisher, data, found)
}

fn address(found: &[Value], title: &str) -> String {
    let line = found.iter().find(|line| line["title"] == title);
    let url = line.and_then(|line| line["url"].as_str());
    url.expect("it has an address").to_owned()
}

#[test]
fn what_was_told_says_when_and_when_again() {
    let (_publisher, data, found) = told();
    let url = address(&found, "NATO sails round the lighthouse");
    let answer = data.done(&["why", &url, "--json"]).json();
    let expected = [
        "article", "drops", "known", "log", "sources", "story", "url", "watches",
    ];
    assert_eq!(names(&answer), expected);
    let [nato, _, hockey] = &answer["watches"].as_array().expect("a list")[..] else {
        panic!("{answer}");
    };
    assert_eq!(
        (&nato["matched"], &nato["listed"]),
        (&Value::Bool(true), &Value::Bool(true))
    );
    assert_eq!(nato["alert"]["fate"], "shown");
    assert!(nato["alert"]["told"].as_str() < nato["alert"]["again_from"].as_str());
    assert_eq!(hockey["failed_clause"], "hockey");
    assert_eq!(hockey["alert"], Value::Null);
    assert_eq!(answer["log"][0]["what"], "told", "{answer}");
    assert_eq!(answer["story"]["place"], "founded");

    // The address as somebody might have shared it.
    let shared = format!("{url}?utm_source=letter");
    let people = data.done(&["why", &shared]).out;
    for sentence in [
        "It is the only one of its story.",
        "NATO: it matches.",
        "Hockey: it does not match at “hockey”",
        "It was told at ",
        "It is told again at ",
    ] {
        assert!(people.contains(sentence), "{sentence} in {people}");
    }
}

#[test]
fn what_is_silent_says_why() {
    let (_publisher, data, found) = told();
    let url = address(&found, "NATO meets in the harbour");
    let people = data.done(&["why", &url]).out;
    let silent = "It is listed silently: it came with the first look at its source.";
    assert!(people.contains(silent), "{people}");
    assert!(people.contains("as soon as a newer article"), "{people}");
}

/// The story came with the first look; an article that comes later mentions the word in passing.
#[test]
fn each_article_of_a_story_is_spoken_of_as_itself() {
    let text = |text: &str| format!("<p>{text}</p><p>{text}</p><p>A boat of NATO was near.</p>");
    let first = Item::new("a", "NATO helps as ferry Marabella sinks off Port Kestrel");
    let publisher = Publisher::new(vec![first.text(&text(FERRY)).undated()]);
    let data = watching(&publisher);
    let later = Item::new("b", "Marabella lost near Port Kestrel");
    publisher.publish(later.text(&text(FERRY_TOLD_ANEW)).undated());
    data.done(&["watch", "--once"]);
    let found = data.done(&["search", "NATO", "--json"]).lines();
    let asked = |title| data.done(&["why", &address(&found, title)]).out;

    let later = asked("Marabella lost near Port Kestrel");
    let counted = "  It is counted, not shown: the words stand once, in passing.";
    assert!(later.contains(counted), "{later}");
    let first = asked("NATO helps as ferry Marabella sinks off Port Kestrel");
    let known = "Its story is known to this watch by another article: Marabella lost near Port Kestrel (Harbour Post).";
    assert!(first.contains(known), "{first}");
    assert!(
        first.contains("  That one is counted, not shown"),
        "{first}"
    );
}

#[test]
fn what_is_unknown_names_who_might_have_it() {
    let (_publisher, data, found) = told();
    let url = address(&found, "NATO meets in the harbour");
    let missing = data.cli(&["why", &format!("{url}-not"), "--json"]);
    assert_eq!(missing.status, 1, "{missing:?}");
    let answer = missing.json();
    assert_eq!(answer["known"], false);
    assert_eq!(answer["sources"].as_array().map(Vec::len), Some(1));
    let elsewhere = data.cli(&["why", "https://nowhere.example/a"]);
    assert_eq!(elsewhere.status, 1);
    assert!(
        elsewhere.out.contains("None of your sources"),
        "{elsewhere:?}"
    );
}
