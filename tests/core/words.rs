//! Words and phrases: what counts as the word, and what only looks like it.

use newshawk_core::article::{Block, Zone};
use newshawk_core::matching::{Matcher, Vocabulary};
use newshawk_core::query::Query;
use newshawk_tests::picture::{marked, unmarked};

/// The query finds exactly the marked places; a text without marks does not match.
fn check(query: &str, picture: &str) {
    let (text, marks) = unmarked(picture);
    let matcher = Matcher::for_query(
        &Query::parse(query).expect("the query is right"),
        &Vocabulary::default(),
    );
    let found = matcher.matches(&[Block::new(Zone::Body, text.clone())]);
    let places: Vec<_> = found
        .iter()
        .flat_map(|it| it.evidence.iter().map(|it| it.range()))
        .collect();
    assert_eq!(marked(&text, &places), marked(&text, &marks), "{query}");
    assert_eq!(found.is_empty(), marks.is_empty(), "{query} on {picture}");
}

#[test]
fn a_word_is_found_wherever_it_stands() {
    check("NATO", "«NATO»");
    check("NATO", "«NATO» meets");
    check("NATO", "a meeting of «NATO»");
    check("NATO", "«NATO» and again «NATO».");
}

#[test]
fn letter_case_makes_no_difference() {
    check("NATO", "the «Nato» summit and the «nato» summit");
    check("nato", "the «NATO» summit");
}

#[test]
fn punctuation_around_a_word_does_not_hide_it() {
    check("NATO", "the «NATO»-led mission");
    check("NATO", "«NATO»'s new strategy");
    check("NATO", "«NATO»\u{2019}s new strategy");
    check("NATO", "«NATO»\u{2bc}s new strategy");
    check("NATO", "the alliance («Nato») said");
    check("NATO", "“«NATO»” … NATO_x, EU/«NATO»/UN, «NATO».");
    check("NATO", "pro-«NATO», post\u{2013}«NATO»\u{2014}and");
    check("NATO", "#«NATO» @«NATO» $«NATO»");
    check("Russia", "«Russia»'s anti-«Russia» and Russian-led");
}

#[test]
fn a_word_inside_a_word_does_not_count() {
    check(
        "NATO",
        "the senator, a signatory and the coordinator thanked the donator",
    );
    check("NATO", "Renato is nato1 or 1nato");
    check("Russia", "Prussia and Belorussia");
    check("Russia", "a Russian");
    check("Iran", "Tirana");
    check("Mali", "Somalia");
    check("assad", "the ambassador");
    check("assad", "«Assad»'s ambassador");
    check("продаж", "«продаж» и продажа");
}

#[test]
fn the_examples_of_the_specification() {
    check("IL", "Chile");
    check("\"Donald Trump\"", "Donald Duck and Ivanka Trump");
    check("\"Donald Trump\"", "«Donald Trump» spoke");
}

#[test]
fn a_phrase_goes_over_line_breaks_hyphens_and_odd_spaces() {
    check("NATO summit", "the «NATO summit»");
    check("NATO summit", "the «NATO\n summit»");
    check("NATO summit", "the «NATO\u{a0}summit»");
    check("NATO summit", "the «NATO\u{202f}summit»");
    check("NATO summit", "the «NATO-summit»");
    check("NATO summit", "the «NATO – summit»");
    check("NATO summit", "the «NATO\" summit»");
    check("NATO-summit", "the «NATO summit»");
}

#[test]
fn a_phrase_has_any_apostrophe() {
    check("Russia's army", "«Russia's army»");
    check("Russia's army", "«Russia\u{2019}s army»");
    check("Russia\u{2019}s army", "«Russia's army»");
}

#[test]
fn a_phrase_is_whole_words_in_a_row() {
    check("NATO summit", "NATO's summit");
    check("NATO summit", "NATO held a summit");
    check("NATO summit", "«NATO summits»");
    check("NATO summit", "NATO summiteers");
    check("NATO summit", "summit NATO");
    check("NATO summit", "Renato summit");
}

#[test]
fn a_phrase_goes_over_a_comma_only_where_one_was_typed() {
    check("Paris France", "in Paris, France");
    check("\"Paris, France\"", "in «Paris, France»");
}

#[test]
fn a_phrase_ends_with_its_sentence() {
    check("NATO summit", "They left NATO. Summit talks go on.");
    check("NATO summit", "“They left NATO.” Summit talks go on.");
    check("NATO summit", "They left NATO! Summit talks go on.");
    check("NATO summit", "They left NATO? Summit talks go on.");
    check("NATO summit", "They left NATO: summit talks go on.");
    check("NATO summit", "They left NATO; summit talks go on.");
    check("NATO summit", "They left NATO… Summit talks go on.");
}

#[test]
fn the_full_stop_of_an_abbreviation_ends_no_phrase() {
    check("St. Petersburg", "in «St. Petersburg»");
    check("St Petersburg", "in «St. Petersburg»");
    check("U.S. troops", "«U.S. troops» leave");
    check("Trump Jr. said", "«Trump Jr. said» so");
}

#[test]
fn overlapping_words_are_all_found() {
    check("NATO, NATO summit", "the ««NATO» summit»");
    check("NATO summit, summit", "the «NATO «summit»»");
    check("NATO OR Nato", "««NATO»»");
}

#[test]
fn symbols_in_a_query_are_not_looked_for() {
    check("R&D", "money for «R&D»");
    check("R&D", "money for «R & D»");
    check("AT&T", "«AT&T»");
}

#[test]
fn what_nobody_sees_is_not_compared() {
    check("summit", "the «sum\u{ad}mit»");
    check("sum\u{ad}mit", "the «summit»");
    check("summit", "the «sum\u{2060}mit»");
    check("NATO", "the \u{ad}«NATO» summit");
    check("NATO", "the pre\u{ad}NATO summit");
    check("NATO", "\u{feff}«NATO»");
}

#[test]
fn a_part_of_one_sign_is_no_word() {
    check("a", "Æ");
    check("s", "straße");
    check("1", "½");
    check("f", "ﬁ");
    check("ae", "«Æ»");
}

#[test]
fn full_width_forms_are_the_plain_ones() {
    check("NATO", "«ＮＡＴＯ»");
    check("ＮＡＴＯ", "«NATO»");
    check("5G", "«５Ｇ»");
}
