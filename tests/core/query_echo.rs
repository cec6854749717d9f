//! A query as a plain sentence.

use newshawk_core::query::Query;

fn check(query: &str, sentence: &str) {
    let query = Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
    assert_eq!(
        query.sentence(),
        format!("Articles that {sentence}."),
        "{query}"
    );
}

#[test]
fn words_and_what_joins_them() {
    check("NATO", "mention NATO");
    check("NATO, Russia", "mention NATO or Russia");
    check("a, b, c d", "mention a, b or “c d”");
    check(
        "(NATO OR OTAN) AND Russia AND NOT hockey",
        "mention (NATO or OTAN) and Russia, but not hockey",
    );
    check(
        "Russia AND NOT (hockey OR chess)",
        "mention Russia, but not hockey or chess",
    );
    check(
        "NATO OR (Russia AND NOT hockey)",
        "mention NATO or (Russia, but not hockey)",
    );
}

#[test]
fn nearness() {
    check(
        "(NATO OR OTAN) NEAR/15 Russia AND NOT hockey",
        "mention NATO or OTAN within 15 words of Russia, but not hockey",
    );
    check("a NEAR/0 b", "mention a right beside b");
    check("a NEAR/1 b", "mention a within 1 word of b");
    check("a ONEAR/0 b", "mention a directly followed by b");
    check("a ONEAR/5 b", "mention a followed within 5 words by b");
    check("a SENTENCE b", "mention a in the same sentence as b");
    check(
        "(a PARA b) OR c",
        "mention (a in the same paragraph as b) or c",
    );
    check(
        "a NEAR/3 b NEAR/3 c",
        "mention (a within 3 words of b) within 3 words of c",
    );
    check(
        "Georgia UNLESS/4 Atlanta",
        "mention Georgia, where it isn't within 4 words of Atlanta",
    );
    check(
        "(@NATO NEAR/15 @Russia) UNLESS/5 (hockey OR chess)",
        "mention NATO (all its names) within 15 words of Russia (all its names), where that isn't within 5 words of hockey or chess",
    );
    check(
        "a UNLESS/s b",
        "mention a, where it isn't in the same sentence as b",
    );
}

#[test]
fn places_and_counts() {
    check("title:NATO", "mention NATO in the title");
    check(
        "title:NATO OR lead:(a AND b)",
        "mention (NATO in the title) or (a and b in the first paragraph)",
    );
    check(
        "ATLEAST/3(NATO OR Russia)",
        "mention NATO or Russia at least 3 times",
    );
    check(
        "FIRST/100(NATO NEAR/5 Russia)",
        "mention NATO within 5 words of Russia, within the first 100 words",
    );
    check(
        "SCORE>=10 { +6: @Russia, +4 x2: (troops OR sanction*), -12: hockey, +1: lang:en }",
        "reach 10 points: 6 for Russia (all its names); 4 for each of (troops or words that start with “sanction”), \
         2 times at most; minus 12 for hockey; 1 if they are in English",
    );
}

#[test]
fn what_is_known() {
    check(
        "lang:uk AND NOT football",
        "are in Ukrainian, but do not mention football",
    );
    check(
        "NATO AND lang:(en OR de) AND domain:bbc.co.uk",
        "are in English or German, come from bbc.co.uk and mention NATO",
    );
    check(
        "NATO AND NOT country:ru",
        "do not come from a source in Russia and mention NATO",
    );
    check(
        "NATO AND (title:x OR lang:de)",
        "either mention x in the title or are in German and mention NATO",
    );
    check("source:\"BBC News\"", "come from a source named “BBC News”");
    check(
        "date:2026-01-01..2026-02-01",
        "are dated 1 January 2026 to 1 February 2026",
    );
    check(
        "date:>=2026-11 AND words:>300",
        "are dated 1 November 2026 or later and have 301 or more words",
    );
}

#[test]
fn signs() {
    check(
        "=Russia, ^^NATO, ^Orange",
        "mention Russia (in exactly this form), NATO (in capitals) or Orange (capitalised)",
    );
    check("~Zelensky", "mention Zelensky (or one letter off)");
    check(
        "missile* OR wom?n",
        "mention words that start with “missile” or wom?n (any letter for each ?)",
    );
    check(
        "/marines?/ AND #Baltic-states",
        "mention the pattern /marines?/ and what “Baltic states” looks for",
    );
    check("^^@NATO", "mention NATO (all its names, in capitals)");
}
