//! `inspect query`: a query as it was understood, for people and as JSON.

use newshawk_tests::programs::{Data, Ran, cli, names, run};
use serde_json::json;

use crate::cli::packs::own_pack;

fn inspect(query: &str) -> Ran {
    run(cli().args(["inspect", "query", query]))
}

fn json_of(query: &str) -> serde_json::Value {
    run(cli().args(["inspect", "query", query, "--json"])).json()
}

#[test]
fn people_get_the_sentence_the_text_and_the_chips() {
    let told = inspect("“trams and ferries” AND NOT hockey");
    assert_eq!(told.status, 0);
    let lines: Vec<&str> = told.out.lines().collect();
    assert_eq!(
        lines[..5],
        [
            "Articles that mention “trams and ferries”, but not hockey.",
            "",
            "Read as     \"trams and ferries\" AND NOT hockey",
            "Any of      [\"trams and ferries\"]",
            "None of     [hockey]",
        ]
    );
}

#[test]
fn what_stands_near_each_other_has_a_row() {
    let told = inspect("@NATO NEAR/15 (@Russia UNLESS/5 (hockey OR chess))");
    let near = "Near        [@NATO]  NEAR/15  [@Russia UNLESS/5 (hockey OR chess)]";
    assert_eq!(told.out.lines().nth(3), Some(near), "{told:?}");
}

#[test]
fn the_json_has_every_name() {
    let all = [
        "chips",
        "error",
        "lints",
        "packs",
        "query",
        "sentence",
        "terms",
        "understood",
        "valid",
        "watches",
    ];
    let right = json_of(" ferry NEAR/5 (Oslo, \"the harbour\")  ");
    assert_eq!(names(&right), all);
    assert_eq!(right["valid"], true);
    assert_eq!(right["query"], "ferry NEAR/5 (Oslo, \"the harbour\")");
    assert_eq!(
        right["understood"],
        "ferry NEAR/5 (Oslo OR \"the harbour\")"
    );
    assert_eq!(right["terms"], json!(["ferry", "Oslo", "the harbour"]));
    let near = json!({"operator": "NEAR/5", "groups": [["ferry"], ["Oslo", "\"the harbour\""]]});
    assert_eq!(
        right["chips"],
        json!({"any": [], "all": [], "none": [], "near": near})
    );
    assert!(right["error"].is_null());

    let wrong = json_of("(ferry");
    assert_eq!(names(&wrong), all);
    assert_eq!(wrong["valid"], false);
    assert!(wrong["sentence"].is_null() && wrong["chips"].is_null());
}

#[test]
fn mixed_operators_are_shown_in_both_readings() {
    let query = "tram OR bus AND ferry";
    let lints = json_of(query)["lints"].clone();
    let lint = &lints[0];
    assert_eq!(
        names(lint),
        ["end", "fixes", "message", "readings", "start"]
    );
    assert_eq!(
        (lint["start"].as_u64(), lint["end"].as_u64()),
        (Some(0), Some(21))
    );
    let readings = json!([
        {"query": "tram OR (bus AND ferry)", "sentence": "Articles that mention tram or (bus and ferry).", "ours": true},
        {"query": "(tram OR bus) AND ferry", "sentence": "Articles that mention (tram or bus) and ferry.", "ours": false},
    ]);
    assert_eq!(lint["readings"], readings);

    let told = inspect(query).out;
    for line in [
        "    tram OR bus AND ferry\n    ^^^^^^^^^^^^^^^^^^^^^\n",
        "  Read here   tram OR (bus AND ferry)\n",
        "  Elsewhere   (tram OR bus) AND ferry\n              Articles that mention (tram or bus) and ferry.\n",
    ] {
        assert!(told.contains(line), "{told}");
    }
    assert_eq!(json_of("(tram OR bus) AND ferry")["lints"], json!([]));
}

#[test]
fn a_pack_is_shown_with_its_forms() {
    let pack = json_of("@NATO AND ferry")["packs"][0].clone();
    assert_eq!(
        names(&pack),
        ["also", "forms", "name", "title", "unless", "version"]
    );
    let forms = pack["forms"].as_array().expect("forms");
    for form in [
        json!({"language": "en", "text": "NATO", "case": "capitals"}),
        json!({"language": "fr", "text": "OTAN", "case": "capitals"}),
    ] {
        assert!(forms.contains(&form), "{form} is missing");
    }
    let told = inspect("@NATO AND ferry").out;
    assert!(told.contains("@NATO (also @"), "{told}");
    assert!(told.contains("\n  fr   ^^OTAN"), "{told}");
    assert_eq!(json_of("NATO AND ferry")["packs"], json!([]));
}

#[test]
fn a_pack_is_shown_once_however_often_and_however_it_is_named() {
    let packs = json_of("@NATO NEAR/5 ferry, @otan")["packs"].clone();
    assert_eq!(packs.as_array().map(Vec::len), Some(1), "{packs}");
}

#[test]
fn a_persons_own_pack_is_shown_as_it_was_written() {
    let data = Data::new();
    let text = "[[pack]]\nname = \"Seaside\"\ntitle = \"the coast\"\nen = [\"!Beach\"]\nunless = [{ within = 3, words = [\"volleyball\"] }]\n";
    own_pack(&data, "sea.toml", text);
    let told = data.done(&["inspect", "query", "@Seaside"]).out;
    let expected = "\n@Seaside stands for the coast: 1 form, version 1\n  en   !Beach\n  \
                    not within 3 words of volleyball\n  (! only with its capitals as written)\n";
    assert!(told.ends_with(expected), "{told}");
}

#[test]
fn another_watch_is_shown_with_its_query() {
    let data = Data::new();
    data.done(&["watches", "add", "Baltic coast", "Riga, Tallinn"]);
    let told = data
        .done(&["inspect", "query", "#baltic-coast AND ferry", "--json"])
        .json();
    let expected = json!([{"name": "baltic-coast", "query": "Riga, Tallinn", "sentence": "Articles that mention Riga or Tallinn."}]);
    assert_eq!(told["watches"], expected);
}

#[test]
fn a_mistake_has_its_place_and_what_would_be_right() {
    for (query, caret, fix) in [
        ("(ferry", "    ^", "Try (ferry)"),
        ("ferry NEAR/5", "          ^^^^^^", ""),
        (
            "ferry AND @NATTO",
            "              ^^^^^^",
            "Try ferry AND @NATO",
        ),
    ] {
        let refused = inspect(query);
        assert_eq!((refused.status, refused.out.as_str()), (1, ""), "{query}");
        let lines: Vec<&str> = refused.err.lines().collect();
        assert_eq!(lines[1], format!("    {query}"));
        assert_eq!(lines[2], caret, "{query}");
        assert!(fix.is_empty() || lines[3] == fix, "{refused:?}");
    }
    let error = json_of("ferry AND @NATTO")["error"].clone();
    assert_eq!(names(&error), ["end", "fixes", "message", "start"]);
    assert_eq!(
        (error["start"].as_u64(), error["end"].as_u64()),
        (Some(10), Some(16))
    );
    assert_eq!(
        error["fixes"],
        json!(["ferry AND @NATO", "ferry AND NATTO"])
    );
}

#[test]
fn the_caret_stands_under_the_place_in_every_script() {
    // An ideograph takes two columns of a terminal.
    let refused = inspect("北约 AND (");
    assert_eq!(
        refused.err.lines().nth(2),
        Some("             ^"),
        "{refused:?}"
    );
    // Of several lines the one with the mistake is shown.
    let refused = inspect("Oslo\nBergen AND (");
    let lines: Vec<&str> = refused.err.lines().collect();
    assert_eq!(lines[1..3], ["    Bergen AND (", "               ^"]);
}

#[test]
fn nothing_typed_is_a_clear_no_without_a_place() {
    let refused = inspect("  ");
    assert_eq!(
        (refused.status, refused.err.lines().count()),
        (1, 1),
        "{refused:?}"
    );
}
