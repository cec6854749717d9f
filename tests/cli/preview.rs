//! `preview`: what a query would have found.

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::{Data, names};
use serde_json::json;

use crate::cli::publisher::{Publisher, watching};

fn archive() -> (Publisher, Data) {
    let publisher = Publisher::new(vec![
        Item::new("a", "NATO meets in Oslo").undated(),
        Item::new("b", "OTAN in Oslo").undated(),
        Item::new("c", "Oslo opens a harbour line").undated(),
        Item::new("d", "Nothing of the kind").undated(),
    ]);
    let data = watching(&publisher);
    (publisher, data)
}

#[test]
fn json_has_the_numbers_and_examples_with_their_proof() {
    let (_publisher, data) = archive();
    let told = data.done(&["preview", "NATO, OTAN", "--json"]).json();
    let expected = [
        "added",
        "against",
        "articles",
        "days",
        "days_back",
        "per_week",
        "query",
        "removed",
        "samples",
        "searched",
        "sources",
    ];
    assert_eq!(names(&told), expected);
    assert_eq!(
        (told["searched"].as_u64(), told["articles"].as_u64()),
        (Some(4), Some(2))
    );
    // An archive of minutes says nothing about a week.
    assert_eq!(
        (&told["days_back"], &told["per_week"]),
        (&json!(1), &json!(null))
    );
    assert_eq!(
        told["sources"],
        json!([{"id": 1, "title": "Harbour Post", "count": 2}])
    );
    let days = told["days"].as_array().expect("days");
    assert_eq!(days.len(), 14);
    assert_eq!(names(&days[0]), ["count", "day"]);
    let counted: u64 = days.iter().filter_map(|day| day["count"].as_u64()).sum();
    assert_eq!(counted, 2);
    assert_eq!(told["samples"].as_array().map(Vec::len), Some(2));
    let sample = &told["samples"][0];
    let expected = [
        "evidence",
        "first_seen",
        "id",
        "published",
        "source",
        "title",
        "url",
    ];
    assert_eq!(names(sample), expected);
    assert_eq!(sample["evidence"][0]["sentence"], sample["title"]);
    assert!(told["added"].is_null() && told["removed"].is_null());
}

#[test]
fn beside_another_query_it_says_what_comes_and_what_goes() {
    let (_publisher, data) = archive();
    let told = data
        .done(&[
            "preview",
            "@NATO",
            "--against",
            "NATO, harbour NEAR/0 line",
            "--json",
        ])
        .json();
    assert_eq!(told["against"], "NATO, harbour NEAR/0 line");
    assert_eq!(told["added"]["count"], 1);
    assert_eq!(told["added"]["samples"][0]["title"], "OTAN in Oslo");
    assert_eq!(told["removed"]["count"], 1);
    assert_eq!(
        told["removed"]["samples"][0]["title"],
        "Oslo opens a harbour line"
    );
}

#[test]
fn people_see_days_sources_and_marked_sentences() {
    let (_publisher, data) = archive();
    let told = data.done(&["preview", "Oslo", "--against", "NATO"]).out;
    for line in [
        "Articles that mention Oslo.\n3 of the 4 articles in the archive, which reaches back 1 day.\n",
        "\n3  Harbour Post\n",
        "    headline: NATO meets in «Oslo»\n",
        "Beside NATO:\n2 more:\n",
        "None fewer.\n",
    ] {
        assert!(told.contains(line), "{line:?} is missing in {told}");
    }
    let bars: Vec<&str> = told.lines().filter(|line| line.contains('▇')).collect();
    assert!(!bars.is_empty() && bars.len() <= 2, "{told}");
    let columns: usize = bars.iter().map(|line| line.matches('▇').count()).sum();
    assert_eq!(columns, 3);
}

#[test]
fn a_query_that_finds_nothing_is_a_clear_no() {
    let (_publisher, data) = archive();
    let told = data.cli(&["preview", "Atlantis"]);
    assert_eq!(
        (told.status, told.out.as_str()),
        (
            1,
            "Articles that mention Atlantis.\nNone of the 4 articles in the archive.\n"
        )
    );
    let told = data.cli(&["preview", "Oslo", "--since", "2099-01-01", "--json"]);
    assert_eq!(
        (told.status, told.json()["searched"].as_u64()),
        (1, Some(0))
    );
}

#[test]
fn a_name_that_stands_for_nothing_is_refused_in_both_queries() {
    let data = Data::new();
    for words in [
        &["preview", "@NATTO"][..],
        &["preview", "Oslo", "--against", "#Baltic"],
        &["preview", "Oslo", "--against", "(Oslo"],
    ] {
        let refused = data.cli(words);
        assert_eq!((refused.status, refused.out.as_str()), (1, ""), "{words:?}");
        assert!(refused.err.contains("\nTry "), "{refused:?}");
    }
}
