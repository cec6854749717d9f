//! What holds for any text of a query, and for any tree.

use newshawk_core::alias::Packs;
use newshawk_core::query::{
    Atom, Bounds, Chips, Field, Form, Measure, Near, Node, Query, Reach, Tenths, Term, Weighted,
};
use proptest::prelude::*;

/// Words and phrases, among them those that look like something else.
const WORDS: &[&str] = &[
    "NATO",
    "Россия",
    "北约",
    "naïve",
    "U.S.",
    "AC/DC",
    "24/7",
    "12:30",
    "rock 'n' roll",
    "World Cup",
    "and",
    "AND",
    "NOT",
    "NEAR",
    "NEAR/5",
    "w/5",
    "SENTENCE",
    "SCORE>=10",
    "title:x",
    "https://bbc.co.uk",
    "dead?",
    "what? no",
    "-x",
    "+x",
    "@x",
    "#x",
    "^x",
    "~x",
    "=x",
    "/x/",
    "x^2",
    "& co",
    "a, b",
    "(a)",
    "{ a",
    "FIRST",
];

fn atom() -> impl Strategy<Value = Atom> {
    let word = || prop::sample::select(WORDS).prop_map(|word| Term::Words(word.to_owned()));
    let sign = prop::sample::select(vec![Form::Exact, Form::Capitals, Form::Capitalised]);
    let open = prop::sample::select(vec![
        (Form::Usual, Term::Prefix("missile".to_owned())),
        (Form::Capitalised, Term::Prefix("Росс".to_owned())),
        (Form::Usual, Term::Pattern("wom?n".to_owned())),
        (Form::Fuzzy, Term::Words("Zelensky".to_owned())),
        (Form::Usual, Term::Alias("NATO".to_owned())),
        (Form::Capitals, Term::Alias("European-Union".to_owned())),
        (Form::Usual, Term::Saved("Baltic-states".to_owned())),
        (Form::Usual, regex("(?:sub)?marines?", true)),
        (Form::Usual, regex(r"kilo\/watt \(s\), \d+", false)),
    ]);
    let of = |(form, term)| Atom {
        form,
        term,
        span: 0..0,
    };
    prop_oneof![
        4 => word().prop_map(|term| (Form::Usual, term)),
        2 => (sign, word()),
        3 => open,
    ]
    .prop_map(of)
}

fn regex(pattern: &str, ignores_case: bool) -> Term {
    Term::Regex {
        pattern: pattern.to_owned(),
        ignores_case,
    }
}

fn reach() -> impl Strategy<Value = Reach> {
    prop_oneof![
        (0..1000u32).prop_map(Reach::Words),
        Just(Reach::Sentence),
        Just(Reach::Paragraph),
    ]
}

fn near() -> impl Strategy<Value = Near> {
    prop_oneof![
        reach().prop_map(Near::Either),
        (0..1000u32).prop_map(Near::Ordered)
    ]
}

fn zone() -> impl Strategy<Value = Field> {
    prop::sample::select(vec![
        Field::Title,
        Field::Lead,
        Field::Body,
        Field::Caption,
        Field::Quote,
        Field::Author,
        Field::Tag,
        Field::Any,
    ])
}

/// What has places in the text.
fn placed() -> impl Strategy<Value = Node> {
    let boxed = |node: Node| Box::new(node);
    atom()
        .prop_map(Node::Atom)
        .prop_recursive(3, 12, 3, move |inner| {
            let some = || prop::collection::vec(inner.clone(), 2..4);
            prop_oneof![
                some().prop_map(Node::Any),
                some().prop_map(Node::All),
                (near(), inner.clone(), inner.clone()).prop_map(move |(near, a, b)| Node::Near(
                    near,
                    boxed(a),
                    boxed(b)
                )),
                (reach(), inner.clone(), inner.clone())
                    .prop_map(move |(reach, a, b)| Node::Unless(reach, boxed(a), boxed(b))),
                (zone(), inner.clone()).prop_map(move |(zone, a)| Node::Field(zone, boxed(a))),
                (1..1000u32, inner.clone())
                    .prop_map(move |(words, a)| Node::First(words, boxed(a))),
            ]
        })
}

/// What is known of an article.
fn known() -> impl Strategy<Value = Node> {
    let plain = |words: &str| {
        Node::Atom(Atom {
            form: Form::Usual,
            term: Term::Words(words.to_owned()),
            span: 0..0,
        })
    };
    let values = prop::sample::select(vec![
        (Field::Lang, "en", "pt-BR"),
        (Field::Country, "gb", "UA"),
        (Field::Domain, "bbc.co.uk", "dw.com"),
        (Field::Source, "BBC News", "Reuters"),
        (Field::Url, "/news/world", "https://dw.com/a"),
        (Field::Pack, "Defence", "Europe/North"),
    ]);
    (values, 0..4).prop_map(move |((field, a, b), shape)| {
        let (a, b) = (plain(a), plain(b));
        let inner = match shape {
            0 => a,
            1 => Node::Any(vec![a, b]),
            2 => Node::Not(Box::new(b)),
            _ => Node::All(vec![a, Node::Not(Box::new(b))]),
        };
        Node::Field(field, Box::new(inner))
    })
}

fn bounds() -> impl Strategy<Value = Node> {
    let measure = prop::sample::select(vec![Measure::Date, Measure::Words]);
    (measure, 0..20_000i64, 0..3_000i64, 0..4).prop_map(|(measure, from, more, shape)| {
        let (from, to) = match shape {
            0 => (Some(from), None),
            1 => (None, Some(from)),
            2 => (Some(from), Some(from)),
            _ => (Some(from), Some(from + more)),
        };
        Node::Bounds(measure, Bounds { from, to })
    })
}

fn score() -> impl Strategy<Value = Node> {
    let part = (-100..1000i64, 1..9u32, placed()).prop_map(|(weight, cap, of)| Weighted {
        weight: Tenths(weight),
        cap,
        of,
    });
    (prop::collection::vec(part, 1..4), 1..100i64).prop_map(|(mut parts, least)| {
        // One that reaches it alone.
        parts[0].weight = Tenths(least);
        Node::Score(Tenths(least), parts)
    })
}

/// A tree that a text can mean, with every kind of part.
fn tree() -> impl Strategy<Value = Node> {
    let part = prop_oneof![
        4 => placed(),
        1 => known(),
        1 => bounds(),
        1 => score(),
        1 => (1..9u32, prop::collection::vec(atom(), 1..4)).prop_map(|(count, atoms)| Node::AtLeast(count, atoms)),
    ];
    let whole = part.prop_recursive(3, 16, 3, |inner| {
        let some = || prop::collection::vec(inner.clone(), 2..4);
        let not = (inner.clone(), inner.clone());
        prop_oneof![
            some().prop_map(Node::Any),
            some().prop_map(Node::All),
            not.prop_map(|(a, b)| Node::All(vec![a, Node::Not(Box::new(b))])),
            inner.clone().prop_map(|a| Node::Not(Box::new(a))),
        ]
    });
    (placed(), whole).prop_map(|(word, rest)| Node::All(vec![word, rest]))
}

/// All of it beside each other: the order of what must all be so, and one NOT or several, mean the same.
fn in_order(node: &Node) -> (Vec<String>, Vec<String>) {
    let parts = match node {
        Node::All(parts) => parts.as_slice(),
        other => std::slice::from_ref(other),
    };
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Node::Not(inner) => match &**inner {
                Node::Any(parts) => without.extend(parts.iter().map(Node::to_string)),
                other => without.push(other.to_string()),
            },
            other => with.push(other.to_string()),
        }
    }
    with.sort();
    without.sort();
    (with, without)
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
    fn a_tree_prints_as_it_reads(tree in tree()) {
        let text = tree.to_string();
        let query = Query::parse(&text);
        prop_assert_eq!(query.as_ref().map(Query::root), Ok(&tree), "{}", text);
    }

    #[test]
    fn a_tree_reads_as_a_sentence(tree in tree()) {
        let query = Query::parse(&tree.to_string()).expect("what is printed is right");
        let sentence = query.sentence();
        prop_assert!(sentence.starts_with("Articles that ") && sentence.ends_with('.'));
        prop_assert!(!sentence.contains("  ") && !sentence.contains("()"), "{}", sentence);
    }

    #[test]
    fn chips_lose_nothing(tree in tree()) {
        let query = Query::parse(&tree.to_string()).expect("what is printed is right");
        let chips = Chips::of(&query);
        let again = Query::parse(&chips.query());
        let again = again.map_err(|error| TestCaseError::fail(format!("{}: {error}", chips.query())))?;
        prop_assert_eq!(in_order(again.root()), in_order(query.root()));
        prop_assert_eq!(Chips::of(&again), chips);
    }

    #[test]
    fn what_surprises_is_shown_and_put_right(tree in tree()) {
        let query = Query::parse(&tree.to_string()).expect("what is printed is right");
        for lint in query.lints(&Packs::default()) {
            prop_assert!(query.text().get(lint.span.clone()).is_some());
            for fix in lint.fixes {
                prop_assert!(Query::parse(&fix).is_ok(), "{fix} is offered and wrong");
            }
        }
    }

    #[test]
    fn any_text_is_a_query_or_a_mistake_that_can_be_shown(text in "\\PC{0,40}") {
        shown_or_right(&text)?;
    }

    #[test]
    fn any_operators_are_a_query_or_a_mistake_that_can_be_shown(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "NATO", "a b", "\"", "“", "(", ")", ",", " OR ", " AND ", " NOT ", " and ", " or ", " not ", "\n", " ",
                " NEAR/5 ", " ONEAR/2 ", " UNLESS/s ", " SENTENCE ", " NEAR ", "title:", "lang:", "en", "date:", ">=2026",
                "2026..", "words:", "300", "SCORE>=5 {", "+5:", "-1 x2:", "}", "ATLEAST/2", "FIRST/9", "@", "#", "^", "^^",
                "~", "=", "*", "?", "/", "/i", "\\", ":", "://", "-", "+", "&", "|", "w/5", "abcde", "\u{a0}", "（", "：", "«",
            ]),
            0..16,
        )
    ) {
        shown_or_right(&parts.concat())?;
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
            for lint in query.lints(&Packs::default()) {
                prop_assert!(query.text().get(lint.span.clone()).is_some());
            }
            let chips = Chips::of(&query).query();
            prop_assert!(Query::parse(&chips).is_ok(), "{chips} are its chips");
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
