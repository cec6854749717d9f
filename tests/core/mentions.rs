//! First mention in N days.

use std::num::NonZeroU32;

use jiff::{SignedDuration, Timestamp};
use newshawk_core::mention::{After, Question, Verdict, judge};
use proptest::prelude::*;

fn at() -> Timestamp {
    "2026-06-20T10:00:00Z".parse().expect("a time")
}

fn hours(count: i64) -> SignedDuration {
    SignedDuration::from_hours(count)
}

/// A match of a watch that is told after 30 days of silence, and known for 100.
fn rare(last: Option<i64>) -> Question {
    Question {
        days: NonZeroU32::new(30).expect("some days"),
        last: last.map(|ago| at() - hours(ago)),
        known_since: at() - hours(100 * 24),
        asleep: SignedDuration::ZERO,
        at: at(),
    }
}

fn told(question: &Question) -> Option<String> {
    match judge(question) {
        Verdict::First(first) => Some(first.sentence()),
        Verdict::Again { .. } => None,
    }
}

#[test]
fn a_match_after_thirty_days_is_told_and_one_before_is_not() {
    for (last, said) in [
        (0, None),
        (1, None),
        (30 * 24 - 1, None),
        (30 * 24, Some("First mention in 30 days.")),
        (30 * 24 + 23, Some("First mention in 30 days.")),
        (34 * 24, Some("First mention in 34 days.")),
    ] {
        assert_eq!(told(&rare(Some(last))).as_deref(), said, "{last} hours");
    }
}

#[test]
fn the_first_of_all_is_told_with_what_is_known() {
    let known = |hours_back| Question {
        known_since: at() - hours(hours_back),
        ..rare(None)
    };
    for (back, said) in [
        (-5, "First mention; less than a day before it is known."),
        (23, "First mention; less than a day before it is known."),
        (
            24,
            "First mention; none in the day before it that is known.",
        ),
        (
            2400,
            "First mention; none in the 100 days before it that are known.",
        ),
    ] {
        assert_eq!(told(&known(back)).as_deref(), Some(said));
    }
}

#[test]
fn days_asleep_are_said() {
    let after = |asleep| {
        let question = Question {
            asleep: hours(asleep),
            ..rare(Some(34 * 24))
        };
        told(&question).expect("a first mention")
    };
    assert_eq!(after(23), "First mention in 34 days.");
    assert_eq!(
        after(24),
        "First mention in 34 days. Newshawk wasn't watching for 1 day of that time."
    );
    assert_eq!(
        after(9 * 24 + 5),
        "First mention in 34 days. Newshawk wasn't watching for 9 days of that time."
    );
}

#[test]
fn silence_says_until_when() {
    let question = rare(Some(48));
    let expected = Verdict::Again {
        last: at() - hours(48),
        until: at() + hours(28 * 24),
    };
    assert_eq!(judge(&question), expected);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the times are, a match is told or the silence before it was too short.
    #[test]
    fn no_first_mention_is_kept_silent(days in 1..400u32, ago in -1000..20_000i64) {
        let question = Question { days: NonZeroU32::new(days).expect("some"), ..rare(Some(ago)) };
        let is_long = ago >= i64::from(days) * 24;
        match judge(&question) {
            Verdict::First(first) => {
                prop_assert!(is_long);
                prop_assert_eq!(first.after, After::Silence(ago / 24));
            }
            Verdict::Again { until, .. } => {
                prop_assert!(!is_long);
                prop_assert!(until > question.at);
                // At that moment it would be the first.
                let then = Question { at: until, ..question };
                prop_assert!(matches!(judge(&then), Verdict::First(_)));
            }
        }
    }
}
