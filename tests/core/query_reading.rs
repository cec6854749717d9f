//! How a query is read: what it prints as, and where its words stand.

use newshawk_core::query::{Form, Query, Term};

fn parse(query: &str) -> Query {
    Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error}"))
}

/// The query means the same as the canonical one.
fn check(typed: &str, canonical: &str) {
    assert_eq!(parse(typed).to_string(), canonical, "{typed}");
    assert_eq!(parse(canonical).root(), parse(typed).root(), "{typed}");
}

#[test]
fn each_operator_prints_as_it_is_typed() {
    for query in [
        "NATO",
        "\"Donald Trump\"",
        "NATO OR Russia",
        "NATO AND Russia AND NOT hockey",
        "Trump NEAR/10 tariff",
        "Trump ONEAR/0 tariff",
        "a SENTENCE b",
        "a PARA b",
        "Georgia UNLESS/4 (Atlanta OR Bulldogs)",
        "a UNLESS/s b",
        "a UNLESS/p b",
        "a NEAR/3 b NEAR/3 c",
        "a NEAR/3 (b NEAR/3 c)",
        "(a NEAR/3 b) ONEAR/5 c",
        "title:NATO",
        "title:(a AND b)",
        "title:(lead:a)",
        "lang:(en OR de)",
        "source:\"BBC News\"",
        "domain:bbc.co.uk",
        "date:2026-01-01..2026-02-01",
        "words:>=301",
        "ATLEAST/3(a OR \"b c\" OR @NATO)",
        "FIRST/100(a NEAR/5 b)",
        "SCORE>=10 { +6: a, +4.5 x2: (b OR c), -12: \"World Cup\" }",
        "=Russia",
        "^^NATO",
        "^\"Business Objects\"",
        "~Zelensky",
        "missile*",
        "^missile*",
        "wom?n",
        "/(?:sub)?marines?/i",
        "@NATO",
        "^^@NATO",
        "#Baltic-states",
    ] {
        check(query, query);
    }
}

#[test]
fn ways_to_type_the_same() {
    check("title: NATO", "title:NATO");
    check("Title:NATO", "title:NATO");
    check("title：NATO", "title:NATO");
    check("a OR b, c", "(a OR b) OR c");
    check("NOT (a NEAR/2 b) AND c", "NOT (a NEAR/2 b) AND c");
    check("c AND NOT a NEAR/2 b", "c AND NOT (a NEAR/2 b)");
    check("a OR b AND c", "a OR (b AND c)");
    check("ATLEAST/2 (a, b)", "ATLEAST/2(a OR b)");
    check("SCORE >= 5 {+5:a;-1×3:b}", "SCORE>=5 { +5: a, -1 x3: b }");
    check("date:2026", "date:2026-01-01..2026-12-31");
    check("date:2024-02", "date:2024-02-01..2024-02-29");
    check("date:>2026-01", "date:>=2026-02-01");
    check("date:<2026", "date:<=2025-12-31");
    check("date: >= 2026-03-01", "date:>=2026-03-01");
    check("words:<300", "words:<=299");
    check("words:300", "words:300");
    check("“NATO summit” AND（a，b）", "\"NATO summit\" AND (a OR b)");
    check("NATO\u{a0}AND\u{202f}Russia\u{200b}", "NATO AND Russia");
    check("＠NATO", "@NATO");
}

#[test]
fn lines_are_alternatives_but_not_beside_an_operator() {
    check("NATO summit\nMali war", "\"NATO summit\" OR \"Mali war\"");
    check("NATO OR\nRussia", "NATO OR Russia");
    check("NATO\nAND NOT\n\nhockey", "NATO AND NOT hockey");
    check("(\nNATO\nRussia\n)\nAND Mali", "(NATO OR Russia) AND Mali");
    check(
        "NATO AND Russia\nMali AND Chad",
        "(NATO AND Russia) OR (Mali AND Chad)",
    );
    check(
        "SCORE>=5 {\n+5: a,\n+3: b\n+1: (c,\nd)\n}",
        "SCORE>=5 { +5: a, +3: b, +1: (c OR d) }",
    );
    check("- NATO summit\n- Russia", "\"NATO summit\" OR Russia");
}

#[test]
fn what_looks_like_an_operator_and_is_a_word() {
    check("Bosnia and Herzegovina", "\"Bosnia and Herzegovina\"");
    check(
        "AC/DC, 24/7, 12:30, w/o, N.Y.",
        "AC/DC OR 24/7 OR 12:30 OR w/o OR N.Y.",
    );
    check("\"NEAR/5\" OR \"AND\"", "\"NEAR/5\" OR \"AND\"");
    check(
        "e-mail, press@nato.int, C#",
        "e-mail OR press@nato.int OR C#",
    );
    check("Is NATO dead?", "\"Is NATO dead?\"");
    check("AMERICA FIRST", "\"AMERICA FIRST\"");
    check("url:/news/world", "url:\"/news/world\"");
    check(
        "url:https://bbc.co.uk/news",
        "url:\"https://bbc.co.uk/news\"",
    );
}

#[test]
fn what_is_known_is_enough() {
    for query in [
        "lang:uk AND NOT football",
        "domain:bbc.co.uk",
        "words:>300",
        "date:2026-01",
    ] {
        assert!(!parse(query).needs_a_word(), "{query}");
    }
    for query in [
        "NATO AND lang:en",
        "title:NATO",
        "(NATO AND words:>9) OR @Russia",
        "ATLEAST/2(a)",
    ] {
        assert!(parse(query).needs_a_word(), "{query}");
    }
}

#[test]
fn spans_point_into_the_text() {
    let query =
        parse(" «NATO summit»\u{a0}AND ^^US AND ATLEAST/2(@NATO OR #Baltic）OR title:missile* ");
    let there: Vec<&str> = query
        .atoms()
        .iter()
        .map(|atom| &query.text()[atom.span.clone()])
        .collect();
    assert_eq!(
        there,
        ["«NATO summit»", "^^US", "@NATO", "#Baltic", "missile*"]
    );
}

#[test]
fn forms_and_terms() {
    let query = parse("^^missile*");
    let atom = query.atoms()[0].clone();
    assert_eq!(
        (atom.form, atom.term),
        (Form::Capitals, Term::Prefix("missile".into()))
    );
}

#[test]
fn names_that_are_used() {
    let query = parse("@NATO AND (#Baltic OR ATLEAST/2(@Russia)) AND word");
    let names = |found: Vec<(&str, std::ops::Range<usize>)>| {
        let named = |(name, span): (&str, std::ops::Range<usize>)| {
            format!("{name} {}", &query.text()[span])
        };
        found.into_iter().map(named).collect::<Vec<_>>()
    };
    assert_eq!(names(query.aliases()), ["NATO @NATO", "Russia @Russia"]);
    assert_eq!(names(query.saved()), ["Baltic #Baltic"]);
}
