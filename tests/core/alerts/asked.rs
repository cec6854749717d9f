//! First mentions, absences and spikes, as the desk hears of them.

use newshawk_core::alert::desk::{Asked, Event, Found, Manner};
use newshawk_core::alert::hours::QuietHours;
use newshawk_core::alert::{Fate, Hold, Prominence, Quiet, Reason};
use newshawk_core::ids::StoryId;
use newshawk_core::watch::Level;

use super::morning::*;

fn asked(found: Found, reason: Reason) -> Event {
    Event::Asked(Asked { found, reason })
}

fn first() -> Reason {
    Reason::FirstMention("First mention in 30 days.".to_owned())
}

fn missing() -> Reason {
    Reason::Missing("Tidal Wire has it, Bay Courier not after 3 hours.".to_owned())
}

fn spike() -> Reason {
    Reason::Spike("NATO: 9 stories in the last hour".to_owned())
}

#[test]
fn a_first_mention_is_told_also_in_passing_and_the_next_is_listed() {
    let mut at = Morning::new();
    let passing = Found {
        prominence: Prominence::Passing,
        ..found(NATO, story(0), at.now)
    };
    at.hear(&asked(passing, first()));
    at.pass(minutes(5));
    at.hear(&Event::Repeated(found(NATO, story(3), at.now)));
    at.pass(minutes(5));
    assert_eq!(at.times(), [(0, "First mention in 30 days.".to_owned())]);
    assert_eq!(*at.fate(NATO, story(3)), Fate::Quiet(Quiet::Again));
    // More of the story that was listed is no first mention, either.
    at.hear(&Event::Repeated(found(NATO, story(3), at.now)));
    at.grow(story(3), 9, None);
    at.pass(hours(30));
    assert_eq!(at.told().len(), 1);
}

#[test]
fn a_first_mention_that_is_no_news_is_listed() {
    let mut at = Morning::new();
    let now = at.now;
    let old = Found {
        published: Some(now - hours(25)),
        ..found(NATO, story(0), now)
    };
    let backfill = Found {
        backfill: true,
        ..found(NATO, story(1), now)
    };
    at.hear(&asked(old, first()));
    at.hear(&asked(backfill, first()));
    at.pass(hours(1));
    assert!(at.told().is_empty());
    assert_eq!(*at.fate(NATO, story(0)), Fate::Quiet(Quiet::Old));
    assert_eq!(*at.fate(NATO, story(1)), Fate::Quiet(Quiet::FirstLook));
}

#[test]
fn a_repetition_does_not_hold_back_what_is_on_its_way() {
    let mut at = Morning::new();
    at.hear(&asked(found(NATO, story(0), at.now), first()));
    at.hear(&Event::Repeated(found(NATO, story(0), at.now)));
    at.pass(minutes(5));
    assert_eq!(at.told().len(), 1);
}

#[test]
fn an_absence_is_told_in_place_of_its_story() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.pass(hours(3));
    at.hear(&asked(found(NATO, story(0), at.now), missing()));
    at.pass(minutes(1));
    let [_, again] = at.told()[..] else {
        panic!("{:?}", at.told());
    };
    assert_eq!((again.manner, &again.reason), (Manner::Again, &missing()));
    assert_eq!(at.times()[1].0, 180);
}

#[test]
fn an_absence_keeps_the_floor_of_its_story() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.pass(hours(1));
    at.hear(&asked(found(NATO, story(0), at.now), missing()));
    at.pass(hours(2));
    assert_eq!(at.times()[1], (120, missing().words()));
}

#[test]
fn a_watch_that_only_counts_speaks_of_what_was_asked_for() {
    for reason in [missing(), spike()] {
        let mut at = Morning::with(Level::Badge);
        at.find(NATO, story(0));
        at.hear(&asked(found(NATO, story(0), at.now), reason.clone()));
        at.pass(minutes(1));
        let [tell] = at.told()[..] else {
            panic!("{:?}", at.told());
        };
        assert_eq!((tell.level, &tell.reason), (Level::Notify, &reason));
    }
}

#[test]
fn spikes_of_one_hour_are_told_apart_and_each_once() {
    let mut at = Morning::new();
    for watch in [NATO, RUSSIA] {
        let own = StoryId::of_spike(watch, morning());
        let found = Found {
            article: article(0, 77),
            ..found(watch, own, at.now)
        };
        at.hear(&asked(found, spike()));
    }
    at.pass(minutes(1));
    let watches: Vec<_> = at.told().iter().map(|it| it.watches.clone()).collect();
    assert_eq!(watches, [[NATO], [RUSSIA]]);
    assert_eq!(at.told()[0].article, article(0, 77));
    at.pass(hours(20));
    assert_eq!(at.told().len(), 2);
}

#[test]
fn quiet_hours_hold_a_spike_as_anything_else() {
    let mut at = Morning::new();
    at.policy.quiet_hours = Some(QuietHours {
        start: jiff::civil::time(9, 0, 0, 0),
        end: jiff::civil::time(12, 0, 0, 0),
    });
    let own = StoryId::of_spike(NATO, morning());
    at.hear(&asked(found(NATO, own, at.now), spike()));
    at.pass(minutes(1));
    assert!(matches!(
        at.fate(NATO, own),
        Fate::Held {
            why: Hold::QuietHours,
            ..
        }
    ));
    at.pass(hours(3));
    assert_eq!(at.times(), [(120, spike().words())]);
}
