//! What holds for the spikes of any news.

use jiff::SignedDuration;
use newshawk_core::spike::{Question, Sensitivity, UtcHour, Verdict, judge};
use proptest::prelude::*;

use super::spikes::Past;

const NOW: &str = "2026-06-20T10:20:00Z";
const WEEKS: i64 = 15 * 24;

fn sensitivity() -> impl Strategy<Value = Sensitivity> {
    prop::sample::select(Sensitivity::ALL.to_vec())
}

/// Any news of two weeks, and a part of its hours slept through.
fn past() -> impl Strategy<Value = Past> {
    let hours = usize::try_from(WEEKS).expect("hours");
    let hour = (0..60u32, prop::bool::weighted(0.9));
    let zone = prop::sample::select(vec!["UTC", "Asia/Kolkata", "America/New_York"]);
    (prop::collection::vec(hour, hours), zone).prop_map(move |(hours, zone)| {
        let mut past = Past::new(NOW, zone, WEEKS, |_, _| 0);
        for (hour, (stories, is_watched)) in past.watched.clone().into_iter().zip(hours) {
            past.stories.insert(hour, stories);
            if !is_watched {
                past.watched.remove(&hour);
            }
        }
        past
    })
}

fn is_spike(question: &Question<'_>) -> bool {
    matches!(judge(question), Verdict::Spike(_))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn constant_news_never_spikes(each in 0..5000u32, minutes in 0..3000i64, sensitivity in sensitivity()) {
        let mut past = Past::new(NOW, "Europe/London", WEEKS + 50, |_, _| each);
        past.now -= SignedDuration::from_mins(minutes);
        let question = Question { sensitivity, publishers: 99, ..past.ask(each) };
        prop_assert!(!is_spike(&question));
    }

    #[test]
    fn more_stories_are_no_less_of_a_spike(past in past(), stories in 0..400u32, more in 0..400u32, sensitivity in sensitivity()) {
        let few = Question { sensitivity, publishers: 9, ..past.ask(stories) };
        let many = Question { stories: stories + more, ..few };
        prop_assert!(!is_spike(&few) || is_spike(&many));
    }

    /// Where everything is some times as much, a spike is one all the more: chance evens out.
    #[test]
    fn more_of_all_news_is_no_less_of_a_spike(past in past(), stories in 0..400u32, times in 1..20u32, sensitivity in sensitivity()) {
        let question = Question { sensitivity, publishers: 9, ..past.ask(stories) };
        let before = is_spike(&question);
        let mut past = Past { watched: past.watched.clone(), ..past };
        past.stories.values_mut().for_each(|it| *it *= times);
        let question = Question { sensitivity, publishers: 9, ..past.ask(stories * times) };
        prop_assert!(!before || is_spike(&question));
    }

    #[test]
    fn each_sensitivity_hears_what_a_quieter_one_hears(past in past(), stories in 0..400u32) {
        let heard = Sensitivity::ALL.map(|sensitivity| {
            is_spike(&Question { sensitivity, publishers: 9, ..past.ask(stories) })
        });
        prop_assert!(heard.is_sorted(), "{heard:?}");
    }

    /// Whatever is said to have come while nobody was watching makes no difference.
    #[test]
    fn hours_asleep_say_nothing(past in past(), stories in 0..400u32, noise in 0..9999u32) {
        let before = judge(&past.ask(stories));
        let mut past = past;
        for (hour, count) in &mut past.stories {
            if !past.watched.contains(hour) {
                *count = noise;
            }
        }
        prop_assert_eq!(judge(&past.ask(stories)), before);
    }

    /// Nor does what came at another time of day, more than two weeks ago, or today.
    #[test]
    fn other_hours_say_nothing(past in past(), stories in 0..400u32, noise in 0..9999u32) {
        let before = judge(&past.ask(stories));
        let mut past = past;
        let last = UtcHour::of(past.now).0;
        for (hour, count) in &mut past.stories {
            let ago = last - hour.0;
            if !(24..=14 * 24 + 1).contains(&ago) || ago % 24 > 1 {
                *count = noise;
            }
        }
        prop_assert_eq!(judge(&past.ask(stories)), before);
    }

    /// Hours without a story need not be listed.
    #[test]
    fn an_hour_that_was_watched_and_is_not_listed_had_none(past in past(), stories in 0..400u32) {
        let before = judge(&past.ask(stories));
        let mut past = past;
        past.stories.retain(|_, count| *count > 0);
        prop_assert_eq!(judge(&past.ask(stories)), before);
    }
}
