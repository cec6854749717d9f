//! What a notification says.

use jiff::SignedDuration;
use newshawk_core::Timestamp;
use newshawk_core::article::Zone;
use newshawk_core::notice::{Facts, around, cut, lines};

fn at() -> Timestamp {
    "2026-06-03T10:00:00Z".parse().expect("a time")
}

fn facts() -> Facts<'static> {
    Facts {
        title: "Ministers meet in Bergen",
        source: "Larkspur Wire",
        sentence: "They spoke of NATO and Russia.",
        watches: vec!["NATO", "Russia"],
        zone: Some(Zone::Lead),
        outlets: 1,
        published: Some(at() - SignedDuration::from_mins(2)),
        at: at(),
    }
}

#[test]
fn headline_proof_and_circumstances() {
    let lines = lines(&facts());
    assert_eq!(lines.summary, "Ministers meet in Bergen (Larkspur Wire)");
    assert_eq!(lines.sentence, "They spoke of NATO and Russia.");
    assert_eq!(
        lines.footer,
        "NATO + Russia · first paragraph · 2 min after publication"
    );
}

#[test]
fn several_outlets_are_counted() {
    let several = Facts {
        outlets: 3,
        ..facts()
    };
    let footer = lines(&several).footer;
    assert!(footer.ends_with("· 3 outlets · 2 min after publication"));
}

#[test]
fn a_sentence_that_is_the_headline_is_not_repeated() {
    let facts = Facts {
        sentence: "Ministers meet in Bergen",
        ..facts()
    };
    assert_eq!(lines(&facts).sentence, "");
}

#[test]
fn delays() {
    let delay = |published: Option<SignedDuration>| {
        let facts = Facts {
            published: published.map(|ago| at() - ago),
            zone: None,
            watches: vec!["NATO"],
            ..facts()
        };
        lines(&facts)
            .footer
            .split(" · ")
            .last()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(delay(Some(SignedDuration::from_secs(59))), "just published");
    assert_eq!(
        delay(Some(SignedDuration::from_mins(59))),
        "59 min after publication"
    );
    assert_eq!(
        delay(Some(SignedDuration::from_mins(150))),
        "2 h after publication"
    );
    assert_eq!(delay(Some(SignedDuration::from_mins(-5))), "date unknown");
    assert_eq!(delay(None), "date unknown");
}

#[test]
fn long_texts_are_cut_at_a_word() {
    assert_eq!(cut("one two three", 20), "one two three");
    assert_eq!(cut("one two three", 13), "one two three");
    assert_eq!(cut("one two three", 9), "one two …");
    assert_eq!(cut("北约北约北约", 4), "北约北约 …");
    assert_eq!(cut("", 4), "");
}

#[test]
fn a_long_sentence_is_shown_around_what_was_found() {
    let text = "far away and long ago they spoke of NATO today";
    let found = text.find("NATO").map(|at| at..at + 4).expect("it is there");
    assert_eq!(&text[around(text, &found, 12)], "spoke of NATO today");
    assert_eq!(&text[around(text, &found, 500)], text);
    assert_eq!(&text[around(text, &found, 0)], "NATO today");
}
