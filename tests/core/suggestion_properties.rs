//! What holds for suggestions from any marks.

use newshawk_core::matching::{Matcher, Vocabulary};
use newshawk_core::query::Query;
use newshawk_core::suggest::{LEAST_REMOVED, MOST};
use proptest::prelude::*;

use super::suggestions::{News, asked, count};

const WORDS: &[&str] = &[
    "Jordan",
    "jordan",
    "JORDAN",
    "Georgia",
    "king",
    "border",
    "basketball",
    "Michael",
    "Air",
    "shoes",
    "election",
    "of",
    "the",
    "New York",
    "Sánchez",
    "北约",
    "goals.",
    "said",
    "win,",
    "2026",
];

const QUERIES: &[&str] = &[
    "Jordan",
    "Jordan, Georgia",
    "^Jordan OR king",
    "(Jordan OR Georgia) AND NOT shoes",
    "title:(Jordan OR Georgia)",
    "Jordan NEAR/5 Georgia",
    "Jordan UNLESS/0 Air, Georgia",
    "Jordan AND (king OR border OR election)",
    "SCORE>=2 { +1 x3: Jordan, -1: shoes }",
    "FIRST/5(Jordan) OR ATLEAST/2(Georgia)",
    "lang:en AND Jordan",
    "~georgia AND NOT (Michael AND shoes)",
];

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..most).prop_map(|words| words.join(" "))
}

fn news() -> impl Strategy<Value = News> {
    (text(6), text(15), text(15))
        .prop_map(|(title, lead, body)| News::new(&title, &format!("{lead}\n{body}")))
}

/// Marks that have a reason: a word that is rejected wherever it occurs, and some marks by chance.
fn marks() -> impl Strategy<Value = (Vec<News>, Vec<News>)> {
    let disliked = prop::sample::select(vec!["basketball", "Michael", "JORDAN", "lang"]);
    (
        prop::collection::vec((news(), prop::bool::weighted(0.03)), 10..60),
        disliked,
    )
        .prop_map(|(news, disliked)| {
            let is_disliked = |news: &News| {
                news.blocks
                    .iter()
                    .any(|block| block.text.contains(disliked))
            };
            let split = news
                .into_iter()
                .partition::<Vec<_>, _>(|(news, is_odd)| is_disliked(news) == *is_odd);
            let only = |of: Vec<(News, bool)>| of.into_iter().map(|(news, _)| news).collect();
            (only(split.0), only(split.1))
        })
}

fn holds(query: &Query, news: &News) -> bool {
    Matcher::for_query(query, &Vocabulary::default()).is_match(news.subject())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What is suggested is right, printed as it is read, does what it says, and finds nothing new.
    #[test]
    fn a_suggestion_is_narrower_and_true(
        query in prop::sample::select(QUERIES),
        (accepted, rejected) in marks(),
        others in prop::collection::vec(news(), 20),
    ) {
        let before = Query::parse(query).expect("the query is right");
        let found = asked(query, &accepted, &rejected);
        prop_assert!(found.len() <= MOST);
        for it in &found {
            let text = it.query.text();
            prop_assert_eq!(it.query.to_string(), text);
            prop_assert_eq!(it.of_rejected, count(query, &rejected));
            prop_assert_eq!(it.of_accepted, count(query, &accepted));
            prop_assert_eq!(it.of_rejected - it.removed, count(text, &rejected), "{}", text);
            prop_assert_eq!(it.of_accepted - it.lost, count(text, &accepted), "{}", text);
            prop_assert!(it.removed >= LEAST_REMOVED);
            let numbers = format!("removes {} of your {} rejected, loses {} of {} accepted.", it.removed, it.of_rejected, it.lost, it.of_accepted);
            prop_assert!(it.sentence.ends_with(&numbers));
            for news in accepted.iter().chain(&rejected).chain(&others) {
                prop_assert!(!holds(&it.query, news) || holds(&before, news), "{} finds more than {}", text, query);
            }
        }
        prop_assert!(found.is_sorted_by_key(|it| (it.lost, std::cmp::Reverse(it.removed))));
    }
}

/// The next of numbers without an order, always the same.
fn next(state: &mut u64) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 40).expect("24 bits")
}

/// Texts of invented words, a few of them frequent, as in any language.
fn chatter(state: &mut u64) -> News {
    let mut word = || match (next(state) % 200, next(state) % 40) {
        (rare, 0..20) => format!("rare{}", letters(rare)),
        (_, some) => format!("often{}", letters(some)),
    };
    let words: Vec<String> = (0..40).map(|_| word()).collect();
    News::new(
        &format!("{} Jordan", words[..5].join(" ")),
        &words[5..].join(" "),
    )
}

fn letters(number: usize) -> String {
    number
        .to_string()
        .bytes()
        .map(|digit| char::from(digit - b'0' + b'a'))
        .collect()
}

/// Of marks without any reason, one in ten may look as if it had one, and not many more.
#[test]
fn marks_by_chance_suggest_nothing_as_a_rule() {
    let mut state = 7;
    for (rejected, accepted) in [(4, 8), (6, 6), (14, 63), (40, 20)] {
        let mut fooled = 0;
        for _ in 0..40 {
            let news: Vec<News> = (0..rejected + accepted)
                .map(|_| chatter(&mut state))
                .collect();
            let (rejected, accepted) = news.split_at(rejected);
            fooled += usize::from(!asked("Jordan", accepted, rejected).is_empty());
        }
        assert!(
            fooled <= 8,
            "{fooled} of 40 with {rejected} rejected and {accepted} accepted"
        );
    }
}
