//! `watches`.

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::{Data, names};

use crate::cli::publisher::{Publisher, watching};

#[test]
fn the_list_has_every_name() {
    let data = Data::new();
    data.done(&[
        "watches",
        "add",
        "Alliance",
        "NATO, OTAN",
        "--level",
        "badge",
    ]);
    let list = data.done(&["watches", "--json"]).json();
    let expected = [
        "id",
        "last_match",
        "level",
        "matches",
        "matches_week",
        "name",
        "paused",
        "query",
        "sample",
        "sentence",
        "version",
    ];
    assert_eq!(names(&list[0]), expected);
    assert_eq!(list[0]["name"], "Alliance");
    assert_eq!(list[0]["query"], "NATO, OTAN");
    assert_eq!(list[0]["sentence"], "Articles that mention NATO or OTAN.");
    assert_eq!(list[0]["level"], "badge");
}

#[test]
fn a_new_watch_is_run_over_the_archive_silently() {
    let publisher = Publisher::new(vec![Item::new("a", "Ferries to Oslo").undated()]);
    let data = watching(&publisher);
    let added = data
        .done(&["watches", "add", "Oslo", "Oslo", "--json"])
        .json();
    assert_eq!(added["matches"], 1);
    assert_eq!(data.done(&["watch", "--once", "--json"]).out, "");
}

#[test]
fn a_watch_is_changed_by_its_number() {
    let data = Data::new();
    data.done(&["watches", "add", "Alliance", "NATO"]);
    let now = || data.done(&["watches", "--json"]).json()[0].clone();
    data.done(&["watches", "edit", "1", "--query", "NATO AND Oslo"]);
    assert_eq!(
        (now()["version"].as_u64(), now()["name"].as_str()),
        (Some(2), Some("Alliance"))
    );
    data.done(&[
        "watches",
        "edit",
        "1",
        "--name",
        "North",
        "--level",
        "interrupt",
    ]);
    assert_eq!(
        (now()["name"].as_str(), now()["query"].as_str()),
        (Some("North"), Some("NATO AND Oslo"))
    );
    data.done(&["watches", "pause", "1"]);
    assert_eq!(now()["paused"], true);
    data.done(&["watches", "resume", "1"]);
    assert_eq!(now()["paused"], false);
    data.done(&["watches", "remove", "1"]);
    let gone = data.cli(&["watches", "edit", "1", "--name", "X"]);
    assert_eq!(
        (gone.status, gone.err.as_str()),
        (1, "This watch is not there any more.\n")
    );
}

#[test]
fn a_wrong_query_shows_the_place_and_what_would_be_right() {
    let data = Data::new();
    let added = data.cli(&["watches", "add", "Summit", "NATO summit AND Russia"]);
    assert_eq!(added.status, 1);
    let lines: Vec<&str> = added.err.lines().collect();
    assert!(
        lines[0].contains("Two words stand side by side."),
        "{added:?}"
    );
    assert_eq!(lines[1], "    NATO summit AND Russia");
    assert_eq!(lines[2], "    ^^^^^^^^^^^");
    assert_eq!(lines[3], "Try \"NATO summit\" AND Russia");
    assert_eq!(
        data.done(&["watches", "--json"]).json(),
        serde_json::json!([])
    );
}

#[test]
fn watches_move_to_another_computer() {
    let one = Data::new();
    one.done(&[
        "watches",
        "add",
        "Alliance",
        "NATO, OTAN",
        "--level",
        "interrupt",
    ]);
    one.done(&["watches", "add", "Russia", "Russia AND NOT hockey"]);
    one.done(&["watches", "pause", "2"]);
    let exported = one.done(&["watches", "export"]).out;

    let other = Data::new();
    let file = other.file("watches.json", &exported);
    let file = file.to_str().expect("a path");
    assert_eq!(
        other.done(&["watches", "import", file]).out,
        "Added 2 watches.\n"
    );
    assert_eq!(
        other.done(&["watches", "import", file]).out,
        "Added 0 watches. 2 were there already.\n"
    );
    assert_eq!(other.done(&["watches", "export"]).out, exported);
}

#[test]
fn a_plain_list_of_queries_is_taken_whole_or_not_at_all() {
    let data = Data::new();
    let good = data.file("good.txt", "NATO\n\n\"climate talks\"\n");
    data.done(&["watches", "import", good.to_str().expect("a path")]);
    assert_eq!(
        data.done(&["watches", "--json"]).json()[1]["name"],
        "\"climate talks\""
    );
    let bad = data.file("bad.txt", "Oslo\n(Bergen\n");
    let imported = data.cli(&["watches", "import", bad.to_str().expect("a path")]);
    assert_eq!(imported.status, 1);
    assert_eq!(
        data.done(&["watches", "--json"])
            .json()
            .as_array()
            .map(Vec::len),
        Some(2)
    );
}
