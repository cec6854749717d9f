//! When a story is told again, and when two are one.

use jiff::SignedDuration;
use newshawk_core::alert::desk::{Event, Grew, Manner};
use newshawk_core::alert::{Change, FLOOR_DEVELOPING, FLOOR_SUSTAINED, Reason};

use super::morning::*;

#[test]
fn told_again_for_five_more_origins_and_not_before_the_floor() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.pass(minutes(1));
    at.grow(story(0), 5, None);
    at.pass(minutes(10));
    at.grow(story(0), 6, None);
    at.pass(minutes(10));
    assert_eq!(at.told().len(), 1);
    at.pass(hours(60));
    let floor = FLOOR_DEVELOPING.as_mins();
    let more = Reason::Origins(5).words();
    assert_eq!(at.times(), [(0, Reason::NewStory.words()), (floor, more)]);
    assert_eq!(at.told()[1].manner, Manner::Again);
    assert_eq!(at.alert(NATO, story(0)).told.map(|it| it.times), Some(2));
}

#[test]
fn a_story_that_goes_on_has_a_longer_floor() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.pass(hours(20));
    at.grow(story(0), 7, None);
    at.pass(hours(7));
    assert_eq!(at.told().len(), 2);
    at.grow(story(0), 14, None);
    at.pass(hours(30));
    let third = at.told()[2].at.duration_since(at.told()[1].at);
    assert_eq!(third, FLOOR_SUSTAINED);
}

#[test]
fn a_new_fact_or_a_correction_is_worth_telling_again() {
    let fact = || Change::Fact("40 dead, 12 before".to_owned());
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.pass(hours(3));
    at.grow(story(0), 2, Some(fact()));
    at.pass(minutes(1));
    assert_eq!(at.told().len(), 2);
    at.grow(story(0), 2, Some(Change::Correction));
    at.grow(story(0), 3, Some(fact()));
    at.pass(hours(5));
    let reasons: Vec<&Reason> = at.told().iter().map(|tell| &tell.reason).collect();
    let Change::Fact(words) = fact() else {
        unreachable!("it is one")
    };
    assert_eq!(
        reasons,
        [&Reason::NewStory, &Reason::Fact(words), &Reason::Correction],
        "the stronger of two reasons stands"
    );
}

#[test]
fn old_articles_of_a_new_source_make_no_story_larger() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.pass(minutes(1));
    at.hear(&Event::Grew(Grew {
        story: story(0),
        origins: 9,
        change: None,
        is_news: false,
    }));
    at.grow(story(0), 10, None);
    at.pass(hours(50));
    assert_eq!(at.told().len(), 1);
}

#[test]
fn two_stories_that_are_one_are_told_once() {
    let (kept, gone) = (story(0), story(1));
    let merge = Event::Merged {
        from: gone,
        into: kept,
    };
    // Neither was told yet.
    let mut at = Morning::new();
    at.find(NATO, kept);
    at.pass(SignedDuration::from_secs(30));
    at.find(NATO, gone);
    at.hear(&merge);
    at.pass(hours(1));
    assert_eq!(at.told().len(), 1);
    // The one that goes on was not told, the other was.
    let mut at = Morning::new();
    at.find(NATO, gone);
    at.pass(minutes(2));
    at.find(NATO, kept);
    at.hear(&merge);
    at.pass(hours(1));
    assert_eq!(at.told().len(), 1);
    // Only the other had an alert.
    let mut at = Morning::new();
    at.find(NATO, gone);
    at.hear(&merge);
    at.pass(hours(1));
    assert_eq!(at.told()[0].story, kept);
}
