//! `watches`.

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::{Data, names};

use crate::cli::publisher::{Publisher, subscribe, watching};

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
        "absence",
        "first_in_days",
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
        "spikes",
        "spikes_missing",
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
fn names_that_stand_for_nothing_are_refused_with_what_would_be_right() {
    let data = Data::new();
    data.done(&["watches", "add", "Baltic coast", "Riga, Tallinn"]);
    for (query, fix) in [
        ("@Russai AND ferry", "Try @Russia AND ferry"),
        ("#Baltic-cost AND ferry", "Try #Baltic-coast AND ferry"),
    ] {
        for words in [
            &["watches", "add", "New", query][..],
            &["watches", "edit", "1", "--query", query],
        ] {
            let refused = data.cli(words);
            assert_eq!((refused.status, refused.out.as_str()), (1, ""), "{words:?}");
            let lines: Vec<&str> = refused.err.lines().collect();
            assert_eq!(lines[1], format!("    {query}"));
            assert!(lines[2].starts_with("    ^^^^^^"), "{refused:?}");
            assert_eq!(lines[3], fix);
        }
    }
    let list = data.done(&["watches", "--json"]).json();
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    assert_eq!(list[0]["query"], "Riga, Tallinn");
}

#[test]
fn a_watch_may_name_packs_and_other_watches() {
    let data = Data::new();
    data.done(&["watches", "add", "Baltic coast", "@Latvia, @Estonia"]);
    data.done(&["watches", "add", "Ferries", "#baltic-coast AND ferry"]);
    let list = data.done(&["watches", "--json"]).json();
    assert_eq!(
        list[1]["sentence"],
        "Articles that mention what “baltic coast” looks for and ferry."
    );
    let circle = data.cli(&["watches", "edit", "1", "--query", "#Ferries"]);
    assert_eq!(circle.status, 1);
    assert!(circle.err.contains("comes back to itself"), "{circle:?}");
    for words in [
        &["watches", "remove", "1"][..],
        &["watches", "edit", "1", "--name", "Baltic"],
    ] {
        let refused = data.cli(words);
        assert_eq!(refused.status, 1, "{words:?}");
        assert!(
            refused.err.contains("“Ferries” refers to “Baltic coast”"),
            "{refused:?}"
        );
    }
}

#[test]
fn what_may_surprise_in_a_saved_query_is_said_to_people() {
    let data = Data::new();
    let added = data.done(&["watches", "add", "Ports", "tram OR bus AND ferry"]);
    assert!(
        added.err.contains("\n  (tram OR bus) AND ferry\n"),
        "{added:?}"
    );
    let renamed = data.done(&["watches", "edit", "1", "--name", "Harbours"]);
    assert_eq!(renamed.err, "");
    let added = data.done(&["watches", "add", "Sure", "(tram OR bus) AND ferry"]);
    assert_eq!(added.err, "");
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
fn an_import_keeps_everything_and_the_order_of_names_does_not_matter() {
    // “North” is named before it comes, and has a query of several lines.
    let carried = serde_json::json!([
        {"name": "Ferries", "query": "#North NEAR/5 ferry*", "level": "digest", "paused": true},
        {"name": "North", "query": "Oslo\n@Sweden UNLESS/s hockey", "level": "interrupt", "paused": false},
    ]);
    let data = Data::new();
    let file = data.file("watches.json", &carried.to_string());
    data.done(&["watches", "import", file.to_str().expect("a path")]);
    let mut exported = data.done(&["watches", "export"]).json();
    let list = exported.as_array_mut().expect("a list");
    list.sort_by_key(|it| it["name"].to_string());
    assert_eq!(exported, carried);
}

#[test]
fn an_import_with_a_name_that_stands_for_nothing_is_refused_whole() {
    let data = Data::new();
    for (query, error) in [
        ("@Russai AND ferry", "There are no names under @Russai."),
        ("#Nowhere AND ferry", "There is no watch named Nowhere."),
        ("#Bad AND ferry", "A watch can't refer to itself."),
        ("ferry AND (", "Something is missing at the end"),
    ] {
        let carried = serde_json::json!([
            {"name": "Good", "query": "Oslo"},
            {"name": "Bad", "query": query},
        ]);
        let file = data.file("watches.json", &carried.to_string());
        let refused = data.cli(&["watches", "import", file.to_str().expect("a path")]);
        assert_eq!((refused.status, refused.out.as_str()), (1, ""), "{query}");
        assert!(
            refused
                .err
                .starts_with("“Bad”: The query can't be understood."),
            "{refused:?}"
        );
        assert!(refused.err.contains(error), "{refused:?}");
        assert!(
            refused.err.ends_with("Nothing was imported.\n"),
            "{refused:?}"
        );
        let list = data.done(&["watches", "--json"]).json();
        assert_eq!(list, serde_json::json!([]));
    }
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

#[test]
fn a_watch_is_asked_for_more() {
    let data = Data::new();
    subscribe(&data, "http://127.0.0.1:9/feed");
    data.done(&[
        "watches",
        "add",
        "Mali",
        "Mali",
        "--first-in",
        "30",
        "--spikes",
        "clear",
        "--has",
        "1",
        "--lacks",
        "1",
        "--after",
        "5",
    ]);
    let now = || data.done(&["watches", "--json"]).json()[0].clone();
    assert_eq!(now()["first_in_days"], 30);
    assert_eq!(now()["spikes"], "clear");
    assert_eq!(
        now()["absence"],
        serde_json::json!({"has": [1], "lacks": [1], "hours": 5})
    );
    let missing = now()["spikes_missing"].as_str().map(str::to_owned);
    let missing = missing.expect("a new one has no history");
    assert!(
        missing.ends_with(" on: 7 more days of news are needed."),
        "{missing}"
    );

    data.done(&["watches", "edit", "1", "--name", "South"]);
    assert_eq!(now()["first_in_days"], 30, "what is not named stays");
    let off = [
        "watches",
        "edit",
        "1",
        "--first-in",
        "0",
        "--spikes",
        "off",
        "--no-absence",
    ];
    data.done(&off);
    for name in ["first_in_days", "spikes", "absence", "spikes_missing"] {
        assert_eq!(now()[name], serde_json::Value::Null, "{name}");
    }
    assert_eq!(now()["version"], 1, "the query is the same");
    let unknown = data.cli(&["watches", "edit", "1", "--has", "1", "--lacks", "7"]);
    assert_eq!(unknown.status, 1);
    assert!(
        unknown.err.contains("There is no source 7."),
        "{}",
        unknown.err
    );
}
