//! Queries: what joins words.

use newshawk_core::article::{Block, Zone};
use newshawk_core::matching::{Matcher, Vocabulary, explain};
use newshawk_core::query::Query;

fn parse(query: &str) -> Query {
    Query::parse(query).expect("the query is right")
}

/// The query holds for the first texts and not for the others.
fn check(query: &str, holds: &[&str], fails: &[&str]) {
    let matcher = Matcher::for_query(&parse(query), &Vocabulary::default());
    for (texts, expected) in [(holds, true), (fails, false)] {
        for text in texts {
            let blocks = [Block::new(Zone::Body, *text)];
            let is_match = !matcher.matches(&blocks).is_empty();
            assert_eq!(is_match, expected, "{query} on {text}");
            assert_eq!(
                explain(&parse(query), &blocks, &Vocabulary::default()).matched,
                expected
            );
        }
    }
}

#[test]
fn commas_lines_and_or_are_alternatives() {
    for query in [
        "NATO, Russia",
        "NATO; Russia",
        "NATO\nRussia",
        "NATO OR Russia",
        "NATO、Russia",
        "NATO，Russia",
        "NATO، Russia",
    ] {
        check(query, &["NATO", "Russia", "Russia and NATO"], &["Mali"]);
    }
}

#[test]
fn and_wants_all() {
    check("NATO AND Russia", &["NATO on Russia"], &["NATO", "Russia"]);
}

#[test]
fn not_wants_it_nowhere() {
    check(
        "Russia AND NOT hockey",
        &["Russia"],
        &["Russia at hockey", "hockey", "Mali"],
    );
}

#[test]
fn and_binds_tighter_than_or_and_or_than_the_comma() {
    check("a OR b AND c", &["a", "b c"], &["b", "c"]);
    check("a AND b, c", &["a b", "c"], &["a", "b"]);
    check("(a OR b) AND c", &["a c", "b c"], &["a", "b", "c"]);
    check("(a, b) AND c", &["a c"], &["a b"]);
    check("a AND NOT (b, c)", &["a"], &["a b", "a c"]);
}

#[test]
fn operators_are_upper_case_only() {
    check("\"and or not\"", &["this and or not that"], &["and", "or"]);
}

#[test]
fn quotation_marks_brackets_and_spaces_of_all_keyboards() {
    for query in [
        "\"NATO summit\" AND Russia",
        "“NATO summit” AND Russia",
        "„NATO summit“ AND Russia",
        "«NATO summit» AND Russia",
        "「NATO summit」 AND Russia",
        "＂NATO summit＂\u{a0}AND\u{a0}Russia",
        "（\"NATO summit\"） AND (Russia）",
    ] {
        check(
            query,
            &["Russia and the NATO summit"],
            &["NATO on Russia, a summit"],
        );
    }
}

#[test]
fn what_a_person_leaves_while_typing_is_forgiven() {
    for query in ["NATO,", ",NATO", " NATO ,, ", "(NATO,)", "\n\nNATO\n"] {
        check(query, &["NATO"], &["Mali"]);
    }
}

#[test]
fn words_side_by_side_are_a_phrase_in_the_simple_box() {
    check("NATO summit", &["the NATO summit"], &["the summit of NATO"]);
    check("NATO summit, Mali", &["the NATO summit", "Mali"], &["NATO"]);
}

#[test]
fn an_explanation_names_the_first_clause_that_failed() {
    let blocks = [
        Block::new(Zone::Title, "NATO meets. A hockey game."),
        Block::new(Zone::Chrome, "Related: Russia"),
    ];
    let failed = |query: &str| {
        let found = explain(&parse(query), &blocks, &Vocabulary::default());
        (
            found.failed_clause.unwrap_or_default(),
            found.nearest.unwrap_or_default(),
        )
    };
    assert_eq!(
        failed("NATO AND Mali"),
        ("Mali".into(), "Mali does not occur".into())
    );
    assert_eq!(
        failed("NATO AND Russia"),
        (
            "Russia".into(),
            "Russia stands only outside the article".into()
        )
    );
    assert_eq!(
        failed("NATO AND NOT hockey"),
        (
            "NOT hockey".into(),
            "hockey occurs: “A hockey game.”".into()
        )
    );
    assert_eq!(
        failed("Mali, Chad"),
        ("Mali OR Chad".into(), "Mali OR Chad does not occur".into())
    );
}
