//! What holds for any text and any query.

use newshawk_core::article::{Block, Zone};
use newshawk_core::ids::WatchId;
use newshawk_core::matching::{Match, Matcher, explain};
use newshawk_core::query::{Node, Query};
use newshawk_core::text;
use newshawk_core::watch::{Level, Watch};
use proptest::prelude::*;

/// Words that overlap, repeat and look like each other.
const WORDS: &[&str] = &[
    "NATO",
    "nato",
    "summit",
    "Россия",
    "北约",
    "ロシア",
    "naïve",
    "straße",
    "a",
    "the",
    "U.S.",
];

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(WORDS).prop_map(str::to_owned)
}

/// A text made of known words and of all that may stand between and inside words.
fn news() -> impl Strategy<Value = String> {
    let glue = prop::sample::select(vec![
        " ", "-", ". ", "", "\u{ad}", "'s ", "\n", "\u{301}", "「", "。", "! ",
    ]);
    let piece = prop_oneof![4 => word(), 1 => "\\PC{0,4}"];
    prop::collection::vec((piece, glue), 0..20)
        .prop_map(|parts| parts.into_iter().map(|(word, glue)| word + glue).collect())
}

/// A query's text, of any shape that is right.
fn query() -> impl Strategy<Value = Query> {
    let atom = prop_oneof![
        word(),
        (word(), word()).prop_map(|(a, b)| format!("\"{a} {b}\"")),
    ];
    let tree = atom.prop_recursive(4, 24, 4, |inner| {
        let some = prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            some.clone().prop_map(|it| format!("({})", it.join(" OR "))),
            some.clone()
                .prop_map(|it| format!("({})", it.join(" AND "))),
            some.prop_map(|it| format!("({})", it.join(", "))),
            (inner.clone(), inner).prop_map(|(a, b)| format!("({a} AND NOT {b})")),
        ]
    });
    tree.prop_map(|text| Query::parse(&text).expect("made right"))
}

fn watches(queries: Vec<Query>) -> Vec<Watch> {
    let watch = |(id, query)| Watch {
        id: WatchId(id),
        version: 1,
        name: String::new(),
        query,
        level: Level::Notify,
        paused: false,
        sample: false,
    };
    (0..).zip(queries).map(watch).collect()
}

/// What a query means, written down as simply as possible.
fn holds(node: &Node, text: &str) -> bool {
    match node {
        Node::Any(parts) => parts.iter().any(|part| holds(part, text)),
        Node::All(parts) => parts.iter().all(|part| holds(part, text)),
        Node::Not(part) => !holds(part, text),
        Node::Atom(atom) => {
            let alone = Query::parse(&atom.to_string()).expect("a word is a query");
            !Matcher::for_query(&alone).matches(&body(text)).is_empty()
        }
    }
}

fn body(text: &str) -> Vec<Block> {
    vec![Block::new(Zone::Body, text)]
}

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn one_automaton_for_all_equals_each_alone(
        queries in prop::collection::vec(query(), 1..6),
        text in news(),
    ) {
        let watches = watches(queries);
        let together = Matcher::new(&watches).matches(&body(&text));
        let alone: Vec<Match> = watches
            .iter()
            .flat_map(|watch| Matcher::new([watch]).matches(&body(&text)))
            .collect();
        prop_assert_eq!(together, alone);
    }

    #[test]
    fn a_query_holds_as_its_words_do(query in query(), text in news()) {
        let found = Matcher::for_query(&query).matches(&body(&text));
        prop_assert_eq!(!found.is_empty(), holds(query.root(), &text));
        let explained = explain(&query, &body(&text));
        prop_assert_eq!(explained.matched, !found.is_empty());
        prop_assert_eq!(explained.failed_clause.is_some(), found.is_empty());
    }

    #[test]
    fn proof_stands_where_it_says(query in query(), text in news()) {
        for found in Matcher::for_query(&query).matches(&body(&text)) {
            prop_assert!(!found.evidence.is_empty());
            for proof in found.evidence {
                prop_assert!(!proof.form.is_empty());
                prop_assert_eq!(text.get(proof.range()), Some(proof.form.as_str()));
                prop_assert!(proof.sentence(&text).contains(&proof.form));
                prop_assert!(text::is_whole(&text, &proof.range()));
            }
        }
    }

    #[test]
    fn a_query_prints_as_it_reads(query in query()) {
        let again = Query::parse(&query.to_string()).expect("what is printed is right");
        prop_assert_eq!(again.root(), query.root());
    }

    #[test]
    fn any_text_is_a_query_or_a_mistake_that_can_be_shown(text in "\\PC{0,40}") {
        shown_or_right(&text)?;
    }

    #[test]
    fn any_operators_are_a_query_or_a_mistake_that_can_be_shown(
        parts in prop::collection::vec(
            prop::sample::select(vec!["NATO", "a b", "\"", "“", "(", ")", ",", " OR ", " AND ", " NOT ", " and ", " or ", " not ", "\n", " "]),
            0..14,
        )
    ) {
        shown_or_right(&parts.concat())?;
    }

    #[test]
    fn any_text_can_be_read(text in "\\PC{0,60}", query in query()) {
        let matcher = Matcher::for_query(&query);
        matcher.matches(&body(&text));
        matcher.chrome_hits(&[Block::new(Zone::Chrome, text.clone())]);
        let words: Vec<_> = text::words(&text).collect();
        prop_assert_eq!(words.len(), text::count(&text));
        for word in words {
            prop_assert!(text::is_whole(&text, &word));
            let sentence = text::sentence(&text, &word);
            prop_assert!(sentence.start <= word.start && word.end <= sentence.end);
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = text::fold(&text);
        prop_assert_eq!(text::fold(&once), once);
    }

    #[test]
    fn a_part_of_a_folded_text_has_a_place_in_the_original(text in "\\PC{0,40}") {
        let folded = text::Folded::new(&text);
        let ends: Vec<usize> = folded.text().char_indices().map(|(at, _)| at).collect();
        for pair in ends.windows(2) {
            let place = folded.original_range(pair[0]..pair[1]);
            prop_assert!(text.get(place).is_some());
        }
    }
}

fn shown_or_right(text: &str) -> Result<(), TestCaseError> {
    match Query::parse(text) {
        Ok(query) => {
            let again = Query::parse(&query.to_string());
            prop_assert_eq!(again.as_ref().map(Query::root), Ok(query.root()));
            prop_assert!(!query.sentence().is_empty());
            for atom in query.atoms() {
                prop_assert!(query.text().get(atom.span.clone()).is_some());
            }
        }
        Err(mistake) => {
            prop_assert!(
                text.get(mistake.span.clone()).is_some(),
                "{:?}",
                mistake.span
            );
            prop_assert!(!mistake.message.is_empty());
            for fix in mistake.fixes {
                prop_assert!(Query::parse(&fix).is_ok(), "{fix} is offered and wrong");
            }
        }
    }
    Ok(())
}
