//! `explain`: why, or why not.

use newshawk_tests::made_up;
use newshawk_tests::programs::{Data, Ran, cli, names, run};

fn explain(query: &str, json: bool) -> Ran {
    let data = Data::new();
    let page = made_up::page(
        "Ministers meet",
        "",
        &["Ministers of NATO met in the harbour."],
        &["Russia wins at hockey"],
    );
    let file = data.file("page.html", &page);
    let mut command = cli();
    command
        .args(["explain", query, "--url", "https://example.org/a", "--file"])
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
    let expected = [
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
    assert_eq!(names(&value), expected);
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
}

#[test]
fn a_word_beside_the_article_is_counted_and_does_not_match() {
    let explained = explain("NATO AND hockey", true);
    assert_eq!(explained.status, 1);
    let value = explained.json();
    assert_eq!(value["matched"], false);
    assert_eq!(value["failed_clause"], "hockey");
    assert!(value["chrome_hits"].as_u64() >= Some(1), "{value}");
    assert_eq!(value["evidence"], serde_json::json!([]));
}

#[test]
fn people_get_a_sentence() {
    let explained = explain("NATO", false);
    assert_eq!(
        explained.out,
        "It matches.\n  first paragraph: Ministers of «NATO» met in the harbour.\n"
    );
    let explained = explain("Atlantis", false);
    assert_eq!(
        explained.out,
        "It does not match: Atlantis fails.\n  Atlantis does not occur.\n"
    );
}

#[test]
fn a_term_is_a_clause_without_its_quotation_marks() {
    let value = explain("\"in the harbour\"", true).json();
    assert_eq!(value["evidence"][0]["clause"], "\"in the harbour\"");
    assert_eq!(value["evidence"][0]["term"], "in the harbour");
}
