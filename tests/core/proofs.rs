//! Proof: which zone, which sentence, which watch; and that the chrome never counts.

use newshawk_core::article::{Block, Zone};
use newshawk_core::ids::WatchId;
use newshawk_core::matching::{Match, Matcher, Vocabulary};
use newshawk_core::query::Query;
use newshawk_core::watch::{Level, Watch};

fn watch(id: u32, query: &str) -> Watch {
    Watch {
        id: WatchId(id),
        version: 3,
        name: query.to_owned(),
        query: Query::parse(query).expect("the query is right"),
        level: Level::Notify,
        paused: false,
        sample: false,
        options: newshawk_core::watch::Options::default(),
    }
}

/// A page with a word in every zone.
fn page() -> Vec<Block> {
    vec![
        Block::new(Zone::Title, "NATO meets"),
        Block::new(
            Zone::Lead,
            "Ministers came. They spoke of Russia. Then they left.",
        ),
        Block::new(Zone::Caption, "A flag of Mali"),
        Block::new(Zone::Tag, "Chad"),
        Block::new(Zone::Author, "By Niger Smith"),
        Block::new(Zone::Quote, "Gabon first"),
        Block::new(Zone::Chrome, "Related: NATO, Tonga and Tonga"),
    ]
}

fn found(query: &str) -> Vec<Match> {
    Matcher::for_watches(&[watch(7, query)], &Vocabulary::default()).matches(&page())
}

#[test]
fn a_proof_names_clause_form_zone_and_sentence() {
    let found = found("russia, Mali");
    let [only] = found.as_slice() else {
        panic!("one watch matches")
    };
    assert_eq!((only.watch, only.version), (WatchId(7), 3));
    let shown: Vec<_> = only
        .evidence
        .iter()
        .map(|it| {
            let sentence = it.sentence(&page()[it.block as usize].text).to_owned();
            (
                it.clause.clone(),
                it.form.clone(),
                it.zone.name(),
                it.word,
                sentence,
            )
        })
        .collect();
    let row = |clause: &str, form: &str, zone, word, sentence: &str| {
        (
            clause.to_owned(),
            form.to_owned(),
            zone,
            word,
            sentence.to_owned(),
        )
    };
    assert_eq!(
        shown,
        [
            row("russia", "Russia", "lead", 5, "They spoke of Russia."),
            row("Mali", "Mali", "caption", 3, "A flag of Mali"),
        ]
    );
}

#[test]
fn every_zone_of_the_article_counts() {
    for word in ["NATO", "Russia", "Mali", "Chad", "Niger", "Gabon"] {
        assert_eq!(found(word).len(), 1, "{word}");
    }
}

#[test]
fn the_chrome_never_matches_and_is_counted() {
    assert!(found("Tonga").is_empty());
    assert!(found("NATO AND Tonga").is_empty());
    assert_eq!(found("NATO AND NOT Tonga").len(), 1);
    let matcher = Matcher::for_watches(
        &[watch(1, "Tonga"), watch(2, "NATO")],
        &Vocabulary::default(),
    );
    assert_eq!(matcher.chrome_hits(&page()), 3);
    assert_eq!(found("NATO")[0].evidence.len(), 1);
}

#[test]
fn a_phrase_does_not_jump_from_one_block_to_the_next() {
    assert!(found("meets Ministers").is_empty());
    assert!(found("left A flag").is_empty());
}

#[test]
fn watches_answer_in_the_order_of_the_watchlist() {
    let watches = [
        watch(5, "Mali"),
        watch(1, "NATO"),
        watch(9, "Tonga"),
        watch(3, "Russia"),
    ];
    let order: Vec<u32> = Matcher::for_watches(&watches, &Vocabulary::default())
        .matches(&page())
        .iter()
        .map(|it| it.watch.0)
        .collect();
    assert_eq!(order, [5, 1, 3]);
}

#[test]
fn a_paused_watch_says_nothing() {
    let mut paused = watch(1, "NATO");
    paused.paused = true;
    let matcher = Matcher::for_watches(&[paused], &Vocabulary::default());
    assert!(matcher.is_empty());
    assert!(matcher.matches(&page()).is_empty());
    assert_eq!(matcher.chrome_hits(&page()), 0);
}

#[test]
fn what_is_not_wanted_is_no_proof() {
    let found = found("NATO AND NOT Tonga AND NOT Peru");
    let forms: Vec<&str> = found[0]
        .evidence
        .iter()
        .map(|it| it.form.as_str())
        .collect();
    assert_eq!(forms, ["NATO"]);
}

#[test]
fn a_thousand_places_give_a_few_proofs() {
    let blocks = [Block::new(Zone::Body, "NATO ".repeat(1_000))];
    let found = Matcher::for_watches(&[watch(1, "NATO")], &Vocabulary::default()).matches(&blocks);
    assert_eq!(found[0].evidence.len(), 20);
}

#[test]
fn a_thousand_watches_are_one_automaton() {
    let watches: Vec<Watch> = (0..3_000)
        .map(|id| watch(id, &format!("word{id}")))
        .collect();
    let matcher = Matcher::for_watches(&watches, &Vocabulary::default());
    let found = matcher.matches(&[Block::new(Zone::Body, "word7 word70 word2999 word3000")]);
    let ids: Vec<u32> = found.iter().map(|it| it.watch.0).collect();
    assert_eq!(ids, [7, 70, 2999]);
}
