//! Mistakes in queries: what is said, where, and what would be right.

use newshawk_core::query::Query;

/// The query is refused at the marked place, and with these fixes.
pub(crate) fn check(picture: &str, says: &str, fixes: &[&str]) {
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
fn words_beside_an_operator() {
    check(
        "⟨NATO summit⟩ OR Mali",
        "side by side",
        &["\"NATO summit\" OR Mali", "NATO AND summit OR Mali"],
    );
    check(
        "⟨NATO summit Vilnius⟩ OR Mali war",
        "side by side",
        &[
            "\"NATO summit Vilnius\" OR \"Mali war\"",
            "NATO AND summit AND Vilnius OR Mali AND war",
        ],
    );
    check("⟨Russia NOT⟩ hockey", "AND NOT", &["Russia AND NOT hockey"]);
    check("⟨\"a b\" c⟩", "side by side", &["\"a b\" AND c"]);
    check("⟨\"a b\" c⟩ d", "side by side", &["\"a b\" AND \"c d\""]);
    check(
        "⟨(a OR b) c⟩",
        "side by side",
        &["(a OR b) AND c", "(a OR b) OR c"],
    );
}

#[test]
fn an_operator_in_small_letters_beside_one_in_capitals() {
    check(
        "⟨NATO and Russia⟩ OR Mali",
        "in capitals",
        &["NATO AND Russia OR Mali", "\"NATO and Russia\" OR Mali"],
    );
    check(
        "⟨NATO summit and not hockey⟩ OR x",
        "in capitals",
        &[
            "\"NATO summit\" AND NOT hockey OR x",
            "\"NATO summit and not hockey\" OR x",
        ],
    );
}

#[test]
fn a_phrase_or_bracket_left_open() {
    check(
        "NATO OR ⟨\"the summit⟩",
        "never closed",
        &["NATO OR \"the summit\""],
    );
    check(
        "⟨\"the summit\nMali⟩",
        "never closed",
        &["\"the summit\"\nMali", "\"the summit\nMali\""],
    );
    check("⟨(⟩NATO OR Mali", "never closed", &["(NATO OR Mali)"]);
    check("NATO ⟨\"⟩", "never closed", &["NATO "]);
    check(
        "⟨(⟩NATO OR (Mali AND Chad",
        "never closed",
        &["(NATO OR (Mali AND Chad))"],
    );
}

#[test]
fn a_bracket_that_was_never_opened() {
    check("NATO OR Mali⟨)⟩", "without its opening", &["NATO OR Mali"]);
}

#[test]
fn empty_brackets() {
    check("⟨()⟩", "nothing in the brackets", &[]);
    check("NATO AND ⟨()⟩", "nothing in the brackets", &["NATO"]);
    check("⟨title:()⟩ OR NATO", "nothing in the brackets", &["NATO"]);
    check("NATO AND NOT ⟨( )⟩", "nothing in the brackets", &["NATO"]);
}

#[test]
fn an_operator_without_its_word() {
    check("NATO ⟨OR⟩", "missing at the end", &["NATO"]);
    check("NATO AND ⟨NOT⟩", "missing at the end", &["NATO"]);
    check("⟨AND⟩ NATO", "A word is missing", &["NATO"]);
    check(
        "NATO OR ⟨AND⟩ Mali",
        "A word is missing",
        &["NATO OR Mali", "NATO AND Mali"],
    );
    check(
        "NATO AND ⟨AND⟩ Mali",
        "A word is missing",
        &["NATO AND Mali"],
    );
    check("NATO, ⟨OR⟩ Mali", "A word is missing", &["NATO, Mali"]);
    check("⟨OR⟩", "A word is missing", &["\"OR\""]);
    check(
        "(NATO OR ⟨)⟩ AND Mali",
        "A word is missing",
        &["(NATO) AND Mali"],
    );
}

#[test]
fn twice_not() {
    check("⟨NOT NOT⟩ hockey", "twice", &["hockey"]);
    check(
        "NATO AND ⟨NOT NOT⟩ hockey",
        "twice",
        &["NATO AND NOT hockey", "NATO AND hockey"],
    );
}

#[test]
fn no_letter_and_no_digit() {
    check("⟨&&&⟩", "no word in this", &[]);
    check("NATO OR ⟨\"…\"⟩", "no word in this", &["NATO"]);
    check("⟨\u{ad}⟩", "no word in this", &[]);
}

#[test]
fn everything_would_match() {
    check("⟨NOT hockey⟩", "nearly every article", &[]);
    check("⟨NATO OR NOT hockey⟩", "nearly every article", &[]);
    check("⟨NOT lang:en⟩", "nearly every article", &[]);
    check("⟨SCORE>=0 { +1: NATO }⟩", "nearly every article", &[]);
}

#[test]
fn a_place_counts_from_what_was_typed() {
    check(
        "  NATO OR Mali⟨)⟩ ",
        "without its opening",
        &["NATO OR Mali"],
    );
}

#[test]
fn a_query_too_long_or_too_deep() {
    let refused = |query: &str| Query::parse(query).expect_err("it is too much").message;
    assert!(refused(&"NATO, ".repeat(4_000)).contains("longer than"));
    assert!(refused(&format!("{}NATO{}", "(".repeat(60), ")".repeat(60))).contains("nested"));
    assert!(refused(&"a NEAR/1 ".repeat(60)).contains("chained with “NEAR/1”"));
    assert!(refused(&"/abc/ OR ".repeat(60)).contains("“/abc/” is one too many"));
    assert!(refused(&"ab,".repeat(2_500)).contains("“ab” is one too many"));
}

#[test]
fn wildcards_that_would_fit_too_much() {
    check("⟨*⟩", "would match every word", &[]);
    check("NATO OR ⟨*⟩", "would match every word", &["NATO"]);
    check("⟨NA*⟩", "At least three letters", &["NA"]);
    check("⟨*tan⟩", "only at the end", &["tan"]);
    check("⟨miss*le⟩", "only at the end", &["miss?le", "missle"]);
    check("⟨a?b⟩", "three letters side by side", &["ab"]);
    check("⟨femal?⟩", "inside a word", &["femal*", "femal"]);
    check(
        "⟨pro-Russ*⟩",
        "end of one word",
        &["pro ONEAR/0 Russ*", "pro-Russ"],
    );
}

#[test]
fn wildcards_in_a_phrase() {
    let fixes = ["missile* ONEAR/0 strike", "\"missile strike\""];
    check("⟨\"missile* strike\"⟩", "In a phrase", &fixes);
    check("⟨missile* strike⟩", "In a phrase", &fixes);
    check("⟨\"missile*\"⟩", "In a phrase", &["missile*", "missile"]);
}

#[test]
fn signs_before_words() {
    check("⟨~Bush⟩", "at least five letters", &["Bush"]);
    check("⟨~\"ice hockey\"⟩", "one plain word", &["\"ice hockey\""]);
    check("⟨^ NATO⟩", "without a space", &["^NATO"]);
    check("⟨^⟩(a OR b)", "A word is missing behind ^", &["(a OR b)"]);
    check("⟨^^=⟩NATO", "is enough", &["=NATO", "^^NATO"]);
    check("⟨=missile*⟩", "one form alone", &["missile*", "=missile"]);
    check("⟨^/missile/⟩", "without a sign", &["/missile/"]);
    check("⟨^#Baltic⟩", "other watch", &["#Baltic"]);
    check("NATO AND ⟨~⟩", "A word is missing behind ~", &["NATO"]);
}

#[test]
fn names_without_a_name() {
    check("⟨@⟩", "A name is missing", &[]);
    check("⟨#⟩", "A name is missing", &[]);
    check("⟨@NAT*⟩", "can't be a name", &["@NAT"]);
}

#[test]
fn regular_expressions_that_can_not_run() {
    check("NATO OR ⟨/[a-/⟩", "unclosed character class", &[]);
    check("⟨/.*/⟩", "matches nothing at all", &[]);
    check("⟨/a?/⟩", "matches nothing at all", &[]);
    check("⟨/ab/⟩", "no three letters", &[]);
    check("⟨/[a-z]+ing|\\d{4}/⟩", "no three letters", &[]);
    check("⟨/(missile){20000}/⟩", "too large", &[]);
    check("⟨/abc⟩", "never closed", &["\"/abc\"", "/abc/"]);
    check(
        "⟨/missile/g⟩",
        "or i for any case",
        &["\"/missile/g\"", "/missile/"],
    );
}

#[test]
fn distances_and_counts() {
    check(
        "NATO NEAR/⟨2000⟩ Russia",
        "the most is 1000",
        &["NATO NEAR/1000 Russia"],
    );
    check("ATLEAST/⟨0⟩(a)", "the least is 1", &["ATLEAST/1(a)"]);
    check(
        "⟨ATLEAST/3 NATO⟩",
        "A bracket has to follow",
        &["ATLEAST/3 (NATO)"],
    );
    check("⟨ATLEAST/3(a AND b)⟩", "joined by OR", &[]);
    check("⟨FIRST⟩(a)", "needs a number", &["FIRST/100(a)"]);
}

#[test]
fn different_nearness_side_by_side() {
    check(
        "⟨a NEAR/3 b ONEAR/5 c⟩",
        "with brackets",
        &["(a NEAR/3 b) ONEAR/5 c", "a NEAR/3 (b ONEAR/5 c)"],
    );
    check(
        "x OR ⟨a NEAR/3 b NEAR/5 c⟩",
        "with brackets",
        &["x OR (a NEAR/3 b) NEAR/5 c", "x OR a NEAR/3 (b NEAR/5 c)"],
    );
}

#[test]
fn near_what_has_no_place() {
    check("a ⟨NEAR/5 NOT⟩ b", "UNLESS", &["a UNLESS/5 b"]);
    check("a ⟨SENTENCE NOT⟩ b", "UNLESS", &["a UNLESS/s b"]);
    check(
        "a NEAR/5 ⟨(b AND NOT c)⟩",
        "no place in the text",
        &["a NEAR/5 (b UNLESS/5 c)"],
    );
    check(
        "a NEAR/5 ⟨lang:en⟩",
        "no place in the text",
        &["a AND lang:en"],
    );
    check(
        "⟨ATLEAST/2(a)⟩ NEAR/5 b",
        "no place in the text",
        &["ATLEAST/2(a) AND b"],
    );
}

#[test]
fn scores() {
    check(
        "⟨SCORE>10⟩ { +6: NATO }",
        "SCORE>=10",
        &["SCORE>=10 { +6: NATO }"],
    );
    check(
        "SCORE>=10 { ⟨NATO⟩ }",
        "begins with its weight",
        &["SCORE>=10 { +10: NATO }"],
    );
    check("⟨SCORE>=10⟩ (NATO)", "Braces have to follow", &[]);
    check(
        "SCORE>=10 ⟨{⟩ +6: NATO",
        "never closed",
        &["SCORE>=10 { +6: NATO }"],
    );
    check(
        "SCORE>=⟨1.25⟩ { +6: NATO }",
        "finer than tenths",
        &["SCORE>=1.2 { +6: NATO }"],
    );
    check("⟨SCORE>=100 { +6: NATO }⟩", "never reached", &[]);
    check("SCORE>=5 { ⟨}⟩", "nothing in the braces", &[]);
    check("NATO ⟨}⟩", "belong to a score", &["NATO"]);
}

#[test]
fn fields() {
    check(
        "⟨titel:⟩NATO",
        "Did you mean title:?",
        &["title:NATO", "\"titel:NATO\""],
    );
    check(
        "⟨headline:⟩NATO",
        "Did you mean title:?",
        &["title:NATO", "\"headline:NATO\""],
    );
    check(
        "⟨Ukraine:⟩ NATO summit",
        "There is no field",
        &["Ukraine NATO summit"],
    );
    check("⟨lang:⟩", "Nothing stands behind", &[]);
    check("NATO AND ⟨lang:⟩", "Nothing stands behind", &["NATO"]);
    check("⟨lang:⟩ AND NATO", "Nothing stands behind", &["NATO"]);
    check("lang:⟨english⟩", "of two letters", &["lang:en"]);
    check("country:⟨uk⟩", "of two letters", &["country:GB"]);
    check("lang:⟨^en⟩", "plain words", &["lang:\"en\""]);
    check("lang:⟨(a NEAR/3 b)⟩", "joined by OR", &[]);
    check(
        "domain:⟨https://bbc.co.uk/news⟩",
        "a site's name",
        &["domain:bbc.co.uk"],
    );
}

#[test]
fn an_address_as_a_word() {
    check(
        "NATO AND ⟨https://www.bbc.co.uk/news/1⟩",
        "no word of an article",
        &[
            "NATO AND domain:bbc.co.uk",
            "NATO AND url:https://www.bbc.co.uk/news/1",
        ],
    );
    check(
        "⟨http://bbc.co.uk⟩",
        "no word of an article",
        &["domain:bbc.co.uk"],
    );
}

#[test]
fn dates_and_lengths() {
    check("date:⟨yesterday⟩", "is no day", &[]);
    check("date:⟨2026-02-30⟩", "is no day", &[]);
    check("date:⟨2026-1-5⟩", "is no day", &["date:2026-01-05"]);
    check("date:⟨31.01.2026⟩", "is no day", &["date:2026-01-31"]);
    check(
        "date:⟨1/2/2026⟩",
        "is no day",
        &["date:2026-02-01", "date:2026-01-02"],
    );
    check(
        "date:⟨2026-02..2026-01⟩",
        "before the start",
        &["date:2026-01..2026-02"],
    );
    check("date:⟨2026..⟩", "One end is missing", &["date:>=2026"]);
    check("date:⟨=>2026⟩", "no sign", &["date:>=2026"]);
    check("NATO AND ⟨date:⟩", "A day is missing", &["NATO"]);
    check("words:⟨-5⟩", "no number of words", &[]);
    check("words:⟨300-800⟩", "no number of words", &["words:300..800"]);
    check("words:⟨<0⟩", "never holds", &[]);
    check("words:⟨>⟩", "A number is missing", &[]);
}
