//! `explain`: why, or why not.

use std::path::PathBuf;

use newshawk_tests::made_up;
use newshawk_tests::programs::{Data, Ran, cli, names, run};

use crate::cli::packs::own_pack;

/// The names of the contract.
const NAMES: [&str; 9] = [
    "chrome_hits",
    "confidence",
    "evidence",
    "failed_clause",
    "matched",
    "method",
    "nearest",
    "query",
    "query_version",
];

fn page(data: &Data) -> PathBuf {
    let page = made_up::page(
        "Ministers meet",
        "<meta property=\"article:published_time\" content=\"2026-06-03T09:00:00Z\">",
        &["Ministers of NATO met in the harbour."],
        &["Russia wins at hockey"],
    );
    data.file("page.html", &page)
}

/// Explains a query on a file, over a data folder.
fn over(data: &Data, query: &str, file: PathBuf) -> Ran {
    let mut command = data.command(&["explain", query, "--url", "https://news.example.org/a"]);
    run(command.arg("--file").arg(file))
}

fn json_of(data: &Data, query: &str, page: &str) -> (i32, serde_json::Value) {
    let file = data.file("given.html", page);
    let mut command = data.command(&["explain", query, "--url", "https://example.org/a"]);
    let explained = run(command.args(["--json", "--file"]).arg(file));
    (explained.status, explained.json())
}

fn explain(query: &str, json: bool) -> Ran {
    let data = Data::new();
    let file = page(&data);
    // Without a data folder: none is needed.
    let mut command = cli();
    command
        .args(["explain", query, "--url", "https://news.example.org/a"])
        .arg("--file")
        .arg(file);
    if json {
        command.arg("--json");
    }
    run(&mut command)
}

#[test]
fn a_match_has_its_proof() {
    let explained = explain("NATO AND harbour", true);
    assert_eq!(explained.status, 0);
    let value = explained.json();
    assert_eq!(names(&value), NAMES);
    assert_eq!(value["matched"], true);
    assert_eq!(value["query"], "NATO AND harbour");
    assert_eq!(value["query_version"], 0);
    assert_eq!(value["method"], "page");
    let proof = &value["evidence"][0];
    let expected = [
        "alias", "block", "clause", "end", "form", "sentence", "start", "term", "word", "zone",
    ];
    assert_eq!(names(proof), expected);
    assert_eq!(proof["zone"], "lead");
    assert_eq!(
        (
            proof["start"].as_u64(),
            proof["end"].as_u64(),
            proof["word"].as_u64()
        ),
        (Some(13), Some(17), Some(2))
    );
    assert_eq!(proof["sentence"], "Ministers of NATO met in the harbour.");
    assert!(proof["alias"].is_null());
}

#[test]
fn a_proof_says_which_part_which_term_and_which_pack_it_is() {
    let value = explain("@NATO NEAR/15 (harbour OR port)", true).json();
    let proofs = value["evidence"].as_array().expect("proofs");
    let said: Vec<_> = proofs
        .iter()
        .map(|it| {
            (
                it["term"].as_str(),
                it["form"].as_str(),
                it["alias"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            (Some("@NATO"), Some("NATO"), Some("NATO")),
            (Some("harbour"), Some("harbour"), None)
        ]
    );
    for proof in proofs {
        assert_eq!(proof["clause"], "@NATO NEAR/15 (harbour OR port)");
    }
}

#[test]
fn a_word_beside_the_article_is_counted_and_does_not_match() {
    let explained = explain("NATO AND hockey", true);
    assert_eq!(explained.status, 1);
    let value = explained.json();
    assert_eq!(names(&value), NAMES);
    assert_eq!(value["matched"], false);
    assert_eq!(value["failed_clause"], "hockey");
    assert_eq!(value["nearest"], "hockey stands only outside the article");
    assert_eq!(value["chrome_hits"], 1);
    assert_eq!(value["evidence"], serde_json::json!([]));
}

#[test]
fn people_get_sentences() {
    assert_eq!(
        explain("NATO", false).out,
        "It matches.\n  first paragraph: Ministers of «NATO» met in the harbour.\n"
    );
    assert_eq!(
        explain("@NATO", false).out,
        "It matches.\n  first paragraph: Ministers of «NATO» met in the harbour.\n  @NATO stands here as NATO.\n"
    );
    assert_eq!(
        explain("Atlantis", false).out,
        "It does not match at “Atlantis”: Atlantis does not occur.\n"
    );
    assert_eq!(
        explain("Ministers NEAR/1 met", false).out,
        "It does not match at “Ministers NEAR/1 met”: Ministers and met are 2 words apart; NEAR/1 asks for 1.\n"
    );
    assert_eq!(
        explain("Ministers AND NOT NATO", false).out,
        "It does not match at “NOT NATO”: NATO occurs: “Ministers of NATO met in the harbour.”\n"
    );
    assert_eq!(
        explain("NATO AND hockey", false).out,
        "It does not match at “hockey”: hockey stands only outside the article.\n  \
         Its words stand once outside the article, where they never count.\n"
    );
}

#[test]
fn a_sentence_is_told_once_with_all_its_words() {
    let explained = explain("NATO AND harbour", false);
    let first = "  first paragraph: Ministers of «NATO» met in the «harbour».";
    assert_eq!(explained.out.lines().nth(1), Some(first));
    assert_eq!(explained.out.matches("Ministers of").count(), 1);
}

#[test]
fn what_is_known_of_the_page_counts() {
    for (query, status) in [
        ("lang:en AND NATO", 0),
        ("lang:fr AND NATO", 1),
        ("domain:example.org AND NATO", 0),
        ("domain:example.com AND NATO", 1),
        ("date:2026-06-03 AND NATO", 0),
        ("date:>2026-06-03 AND NATO", 1),
        ("words:>100 AND NATO", 0),
        ("lang:en AND NOT football", 0),
    ] {
        assert_eq!(explain(query, true).status, status, "{query}");
    }
    let explained = explain("lang:fr AND NATO", false);
    assert_eq!(
        explained.out,
        "It does not match at “lang:fr”: its language is en.\n"
    );
}

#[test]
fn the_language_of_the_page_chooses_the_forms_of_a_pack() {
    let data = Data::new();
    let italian = |sentence: &str| {
        let text = "La nave parte dal porto ogni mattina alle otto e torna la sera. ".repeat(12);
        let title = "Una giornata al porto";
        made_up::page(title, "", &[sentence, &text], &[])
            .replace("lang=\"en\"", "lang=\"it\"")
            .replace(&made_up::filler(title), "")
    };
    let (status, value) = json_of(
        &data,
        "@NATO",
        &italian("Il ministro è nato a Roma nel porto."),
    );
    assert_eq!((status, value["matched"].as_bool()), (1, Some(false)));
    let (status, value) = json_of(
        &data,
        "@NATO",
        &italian("Per il ministro la NATO ha deciso."),
    );
    assert_eq!(
        (status, value["evidence"][0]["form"].as_str()),
        (0, Some("NATO"))
    );
}

#[test]
fn a_persons_own_packs_count() {
    let data = Data::new();
    let file = page(&data);
    let explained = over(&data, "@Seaside", file.clone());
    assert_eq!(explained.status, 1, "{explained:?}");
    own_pack(
        &data,
        "sea.toml",
        "[[pack]]\nname = \"Seaside\"\nen = [\"harbour\", \"beach\"]\n",
    );
    let explained = over(&data, "@Seaside", file);
    assert_eq!(explained.status, 0, "{explained:?}");
    assert!(
        explained.out.contains("@Seaside stands here as harbour."),
        "{explained:?}"
    );
}

#[test]
fn other_watches_count_where_there_are_any() {
    let data = Data::new();
    let file = page(&data);
    let refused = over(&data, "#Alliance AND harbour", file.clone());
    assert_eq!((refused.status, refused.out.as_str()), (1, ""));
    assert!(
        refused.err.contains("There is no watch named Alliance."),
        "{refused:?}"
    );
    assert!(!data.path().join("store").exists(), "a store was made");

    data.done(&["watches", "add", "Alliance", "NATO, OTAN"]);
    let explained = over(&data, "#Alliance AND harbour", file.clone());
    assert_eq!(explained.status, 0, "{explained:?}");
    assert_eq!(over(&data, "#Alliance AND Oslo", file).status, 1);
}

#[test]
fn a_query_that_is_wrong_is_shown_with_what_would_be_right() {
    let refused = explain("NATO AND @Russai", true);
    assert_eq!((refused.status, refused.out.as_str()), (1, ""));
    let lines: Vec<&str> = refused.err.lines().collect();
    assert_eq!(lines[1], "    NATO AND @Russai");
    assert_eq!(lines[2], "             ^^^^^^^");
    assert_eq!(lines[3], "Try NATO AND @Russia");
}

#[test]
fn wrong_use_is_2() {
    let data = Data::new();
    let file = page(&data);
    let missing = over(&data, "NATO", data.path().join("missing.html"));
    assert_eq!(missing.status, 2, "{missing:?}");
    let without_url = run(cli().args(["explain", "NATO", "--file"]).arg(file));
    assert_eq!(without_url.status, 2, "{without_url:?}");
}

#[test]
fn a_term_is_a_clause_without_its_quotation_marks() {
    let value = explain("\"in the harbour\"", true).json();
    assert_eq!(value["evidence"][0]["clause"], "\"in the harbour\"");
    assert_eq!(value["evidence"][0]["term"], "in the harbour");
}

/// A page with a few short lines, and so many other lines around them.
fn thin_page(around: usize) -> String {
    let others: String = (0..around)
        .map(|number| {
            format!(
                "<li><a href=\"/{number}\">Another headline of the day, number {number}</a></li>\n"
            )
        })
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Ferries stop</title>\
         <meta name=\"description\" content=\"A strike in the harbour of Oslo.\"></head><body>\
         <main><article><h1>Ferries stop</h1><p>Nobody knows in Bergen.</p></article></main>\
         <aside><ul>{others}</ul></aside></body></html>"
    )
}

#[test]
fn where_the_article_is_uncertain_headline_and_teaser_count() {
    let data = Data::new();
    let uncertain = thin_page(60);
    let (status, value) = json_of(&data, "Oslo", &uncertain);
    assert_eq!(
        (status, value["method"].as_str()),
        (0, Some("title-and-teaser"))
    );
    assert!(value["confidence"].as_f64() < Some(0.3), "{value}");
    assert_eq!(value["evidence"][0]["zone"], "lead");
    assert_eq!(json_of(&data, "Ferries", &uncertain).0, 0);

    let (status, value) = json_of(&data, "Bergen", &uncertain);
    assert_eq!((status, value["chrome_hits"].as_u64()), (1, Some(1)));
    let explained = over(&data, "Bergen", data.file("thin.html", &uncertain));
    assert!(
        explained
            .out
            .contains("only its headline and teaser were looked at"),
        "{explained:?}"
    );
}

#[test]
fn on_a_page_of_a_few_words_the_text_counts_with_a_remark() {
    let data = Data::new();
    let explained = over(&data, "Bergen", data.file("thin.html", &thin_page(1)));
    assert_eq!(explained.status, 0, "{explained:?}");
    assert!(explained.out.contains("It is not certain"), "{explained:?}");
}
