//! What holds for any text and any query.

use newshawk_core::article::{Block, Zone};
use newshawk_core::ids::WatchId;
use newshawk_core::matching::{Match, Matcher, Vocabulary, explain};
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
        options: newshawk_core::watch::Options::default(),
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
            !Matcher::for_query(&alone, &Vocabulary::default())
                .matches(&body(text))
                .is_empty()
        }
        other => unreachable!("{other} is not made here"),
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
        let together = Matcher::for_watches(&watches, &Vocabulary::default()).matches(&body(&text));
        let alone: Vec<Match> = watches
            .iter()
            .flat_map(|watch| Matcher::for_watches([watch], &Vocabulary::default()).matches(&body(&text)))
            .collect();
        prop_assert_eq!(together, alone);
    }

    #[test]
    fn a_query_holds_as_its_words_do(query in query(), text in news()) {
        let found = Matcher::for_query(&query, &Vocabulary::default()).matches(&body(&text));
        prop_assert_eq!(!found.is_empty(), holds(query.root(), &text));
        let explained = explain(&query, &body(&text), &Vocabulary::default());
        prop_assert_eq!(explained.matched, !found.is_empty());
        prop_assert_eq!(explained.failed_clause.is_some(), found.is_empty());
    }

    #[test]
    fn proof_stands_where_it_says(query in query(), text in news()) {
        for found in Matcher::for_query(&query, &Vocabulary::default()).matches(&body(&text)) {
            prop_assert!(!found.evidence.is_empty());
            for proof in found.evidence {
                prop_assert!(!proof.form.is_empty());
                prop_assert_eq!(text.get(proof.range()), Some(proof.form.as_str()));
                prop_assert!(proof.sentence(&text).contains(&proof.form));
                prop_assert!(text::words(&text).any(|word| word.start == proof.range().start));
                prop_assert!(text::words(&text).any(|word| word.end == proof.range().end));
            }
        }
    }

    #[test]
    fn any_text_can_be_read(text in "\\PC{0,60}", query in query()) {
        let matcher = Matcher::for_query(&query, &Vocabulary::default());
        matcher.matches(&body(&text));
        matcher.chrome_hits(&[Block::new(Zone::Chrome, text.clone())]);
        let words: Vec<_> = text::words(&text).collect();
        prop_assert_eq!(words.len(), text::count(&text));
        for word in words {
            prop_assert!(text.get(word.clone()).is_some());
            let sentence = text::sentence(&text, &word);
            prop_assert!(sentence.start <= word.start && word.end <= sentence.end);
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = text::fold(&text);
        prop_assert_eq!(text::fold(&once), once);
    }
}
