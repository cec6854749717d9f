//! What is held back, and told together.

use jiff::SignedDuration;
use jiff::civil::time;
use newshawk_core::alert::desk::{Event, Found};
use newshawk_core::alert::hours::QuietHours;
use newshawk_core::alert::{A_DAY, AN_HOUR, Fate, Hold, INTERRUPTS_AN_HOUR, Reason};
use newshawk_core::watch::Level;

use super::morning::*;

#[test]
fn the_budget_rolls_up() {
    let mut at = Morning::new();
    let more = 4;
    for minute in 0..AN_HOUR as i64 + more {
        at.find(NATO, story(minute));
        at.pass(minutes(1));
    }
    assert_eq!(at.told().len(), AN_HOUR);
    at.pass(hours(3));
    let [(_, Hold::Budget, held)] = at.sums()[..] else {
        panic!("{:?}", at.sums());
    };
    assert_eq!((held as i64, at.told().len()), (more, AN_HOUR));
    let summed = at.fate(NATO, story(AN_HOUR as i64));
    assert!(matches!(summed, Fate::Summed { .. }), "{summed:?}");
}

#[test]
fn the_day_has_a_budget_and_loses_nothing() {
    let mut at = Morning::new();
    let stories = 120;
    for number in 0..stories {
        at.find(NATO, story(number * 11));
        at.pass(minutes(11));
    }
    at.pass(hours(30));
    let summed: usize = at.sums().iter().map(|(_, _, count)| count).sum();
    assert_eq!(at.told().len() + summed, stories as usize);
    let first_day = at
        .told()
        .iter()
        .filter(|it| it.at < morning() + hours(24))
        .count();
    assert!(first_day <= A_DAY + 1, "{first_day}");
}

#[test]
fn what_interrupts_has_a_budget_of_its_own() {
    let mut at = Morning::with(Level::Interrupt);
    for number in 0..14 {
        at.find(NATO, story(number));
        at.pass(SignedDuration::from_secs(30));
    }
    assert_eq!(at.told().len(), INTERRUPTS_AN_HOUR);
    at.pass(hours(2));
    assert_eq!(at.sums().len(), 1);
}

#[test]
fn quiet_hours_hold_and_the_morning_tells_once() {
    let mut at = Morning::with(Level::Interrupt);
    at.policy.quiet_hours = Some(QuietHours {
        start: time(9, 0, 0, 0),
        end: time(12, 0, 0, 0),
    });
    for number in 0..3 {
        at.find(NATO, story(number));
        at.pass(minutes(1));
    }
    at.pass(hours(5));
    assert_eq!(at.sums(), [(120, Hold::QuietHours, 3)]);
    assert!(at.told().is_empty());
}

#[test]
fn a_summary_of_one_is_that_one() {
    let mut at = Morning::new();
    at.policy.snoozed_until = Some(morning() + minutes(40));
    at.find(NATO, story(0));
    at.find(RUSSIA, story(0));
    at.pass(hours(5));
    assert_eq!(at.times(), [(40, Reason::NewStory.words())]);
    assert_eq!(at.told()[0].watches, [NATO, RUSSIA]);
    assert!(at.sums().is_empty());
}

#[test]
fn what_happened_during_sleep_is_one_summary() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.now += hours(8);
    at.hear(&Event::Away);
    for number in 1..6 {
        let mut missed = found(NATO, story(number), at.now);
        missed.published = Some(morning() + hours(3));
        at.hear(&Event::Found(missed));
    }
    at.pass(minutes(1));
    at.find(RUSSIA, story(470));
    let after = Found {
        published: Some(at.now),
        ..found(RUSSIA, story(475), at.now)
    };
    at.hear(&Event::Found(after));
    at.pass(minutes(10));
    assert_eq!(at.sums(), [(483, Hold::CatchUp, 7)]);
    assert_eq!(
        at.told().len(),
        1,
        "what was published after waking is news"
    );
}
