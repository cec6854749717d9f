//! `digest`: a day on one page.

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::{Data, names};

use crate::cli::publisher::{Publisher, watching};

/// An archive with news that was first seen now.
fn archive() -> (Publisher, Data) {
    let publisher = Publisher::new(vec![Item::new("a", "Old news of the harbour").undated()]);
    let data = watching(&publisher);
    publisher.publish(Item::new("b", "NATO meets <b>at the harbour</b>").undated());
    data.done(&["watch", "--once"]);
    (publisher, data)
}

#[test]
fn json_has_what_stands_on_it() {
    let (_publisher, data) = archive();
    let digest = data.done(&["digest", "--json"]).json();
    let expected = [
        "closed",
        "day",
        "more",
        "nothing_significant",
        "since",
        "stories",
        "until",
    ];
    assert_eq!(names(&digest), expected);
    assert_eq!(
        (&digest["more"], &digest["closed"]),
        (&0.into(), &false.into())
    );
    let stories = digest["stories"].as_array().expect("a list");
    assert_eq!(stories.len(), 1, "{digest}");
    let expected = [
        "changes",
        "first_seen",
        "id",
        "level",
        "origins",
        "outlets",
        "sentence",
        "story",
        "title",
        "url",
        "watches",
    ];
    assert_eq!(names(&stories[0]), expected);
    assert_eq!(stories[0]["watches"], serde_json::json!(["NATO"]));
    let same = data.done(&["digest", "--format", "json"]).json();
    assert_eq!(same["stories"], digest["stories"]);
    let day = digest["day"].as_str().expect("a day");
    let of_day = data.done(&["digest", "--day", day, "--json"]).json();
    assert_eq!(of_day["stories"], digest["stories"]);
}

#[test]
fn people_read_text_and_files_are_whole_pages() {
    let (_publisher, data) = archive();
    let text = data.done(&["digest"]).out;
    assert!(text.starts_with("Digest of "), "{text}");
    assert!(text.contains("1. NATO meets"), "{text}");
    let file = data.path().join("digest.html");
    let path = file.to_str().expect("a path");
    let ran = data.done(&["digest", "--format", "html", "--out", path]);
    assert_eq!(ran.out, "");
    assert_eq!(ran.err, format!("Wrote 1 story to {path}.\n"));
    let page = std::fs::read_to_string(&file).expect("it is there");
    assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
    assert!(!page.contains("<b>"), "{page}");
    let markdown = data.done(&["digest", "--format", "markdown"]).out;
    assert!(markdown.contains("## 1. [NATO meets"), "{markdown}");
}

#[test]
fn nothing_is_an_answer_and_a_day_to_come_is_a_no() {
    let data = Data::new();
    let past = data.done(&["digest", "--day", "2026-01-05"]);
    assert!(past.out.contains("Nothing significant."), "{past:?}");
    let digest = data
        .done(&["digest", "--day", "2026-01-05", "--json"])
        .json();
    assert_eq!(digest["nothing_significant"], true);
    let future = data.cli(&["digest", "--day", "2099-01-05"]);
    assert_eq!((future.status, future.out.as_str()), (1, ""));
    assert!(future.err.contains("still to come"), "{future:?}");
    assert_eq!(data.cli(&["digest", "--day", "tomorrow"]).status, 2);
}
