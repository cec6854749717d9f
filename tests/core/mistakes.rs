//! Mistakes in queries: what is said, where, and what would be right.

use newshawk_core::query::Query;

/// The query is refused at the marked place, and with these fixes.
fn check(picture: &str, says: &str, fixes: &[&str]) {
    let typed = picture.replace(['⟨', '⟩'], "");
    let start = picture.find('⟨').expect("a mark opens");
    let end = picture.find('⟩').expect("a mark closes") - '⟨'.len_utf8();
    let error = Query::parse(&typed).expect_err("the query is wrong");
    assert!(error.message.contains(says), "{typed}: {}", error.message);
    assert_eq!(
        &typed[error.span.clone()],
        &typed[start..end],
        "{typed}: where"
    );
    assert_eq!(error.fixes, fixes, "{typed}: fixes");
    for fix in &error.fixes {
        assert!(Query::parse(fix).is_ok(), "{fix} is offered and wrong");
    }
}

#[test]
fn nothing_typed() {
    check("⟨⟩", "Type a word", &[]);
    check(" ⟨,⟩ ", "Type a word", &[]);
}

#[test]
fn two_words_beside_an_operator() {
    check(
        "⟨NATO summit⟩ OR Mali",
        "side by side",
        &["\"NATO summit\" OR Mali", "NATO AND summit OR Mali"],
    );
    check(
        "⟨Russia NOT⟩ hockey",
        "side by side",
        &["Russia AND NOT hockey"],
    );
    check("⟨\"a b\" c⟩", "side by side", &["\"a b\" AND c"]);
    check("⟨\"a b\" c⟩ d", "side by side", &["\"a b\" AND c AND d"]);
}

#[test]
fn a_phrase_or_bracket_left_open() {
    check(
        "NATO OR ⟨\"the summit⟩",
        "never closed",
        &["NATO OR \"the summit\""],
    );
    check("⟨(⟩NATO OR Mali", "never closed", &["(NATO OR Mali)"]);
    check("NATO ⟨\"⟩", "never closed", &[]);
}

#[test]
fn a_bracket_that_was_never_opened() {
    check("NATO OR Mali⟨)⟩", "without its opening", &[]);
}

#[test]
fn an_operator_without_its_word() {
    check("NATO ⟨OR⟩", "missing at the end", &[]);
    check("⟨AND⟩ NATO", "A word is missing", &[]);
    check("NATO OR ⟨AND⟩ Mali", "A word is missing", &[]);
    check("(⟨)⟩ OR NATO", "A word is missing", &[]);
}

#[test]
fn no_letter_and_no_digit() {
    check("⟨&&&⟩", "no word in this", &[]);
    check("NATO OR ⟨\"…\"⟩", "no word in this", &[]);
    check("⟨\u{ad}⟩", "no word in this", &[]);
}

#[test]
fn everything_would_match() {
    check("⟨NOT hockey⟩", "nearly every article", &[]);
    check("⟨NATO OR NOT hockey⟩", "nearly every article", &[]);
}

#[test]
fn a_place_counts_from_what_was_typed() {
    check("  NATO OR Mali⟨)⟩ ", "without its opening", &[]);
}

#[test]
fn a_query_too_long_or_too_deep() {
    let long = Query::parse(&"NATO, ".repeat(4_000)).expect_err("too long");
    assert!(long.message.contains("longer than"), "{}", long.message);
    let deep = format!("{}NATO{}", "(".repeat(60), ")".repeat(60));
    let deep = Query::parse(&deep).expect_err("too deep");
    assert!(deep.message.contains("nested"), "{}", deep.message);
}
