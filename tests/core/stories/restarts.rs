//! What is placed after a restart, and what leaves.

use jiff::ToSpan;
use newshawk_core::Timestamp;
use newshawk_core::story::{Digest, KEPT, Placement, Stories};
use proptest::prelude::*;

use super::{WORDS, at, digest, id, some};

/// News of a few words, so that many of them are alike, some hours apart each.
fn news() -> impl Strategy<Value = Vec<(String, String, u32)>> {
    let article = (
        some(&WORDS, 3..7),
        prop_oneof![Just(String::new()), some(&WORDS, 20..90)],
        0u32..40,
    );
    prop::collection::vec(article, 2..50)
}

fn digests(news: &[(String, String, u32)]) -> Vec<(Digest, Timestamp)> {
    let mut hours = 0;
    let mut all = Vec::new();
    for (number, (title, text, gap)) in (1..).zip(news) {
        hours += gap;
        let now = at("2031-05-05") + i64::from(hours).hours();
        let mut digest = digest(number, title, text, "2031-05-05");
        digest.published = Some(now);
        all.push((digest, now));
    }
    all
}

fn place(stories: &mut Stories, digests: &[(Digest, Timestamp)]) -> Vec<Placement> {
    let place = |(digest, now): &(Digest, Timestamp)| stories.place(digest, *now);
    digests.iter().map(place).collect()
}

proptest! {
    #[test]
    fn after_a_restart_news_is_placed_as_without_one(news in news(), at in 0usize..50) {
        let digests = digests(&news);
        let (before, after) = digests.split_at(at.min(digests.len()));
        let mut stories = Stories::default();
        // Where each is by the time of the restart, also those that left with their story.
        let mut places: Vec<_> = Vec::new();
        for placement in place(&mut stories, before) {
            for (_, story) in places.iter_mut().filter(|(_, it)| placement.merged.contains(it)) {
                *story = placement.story();
            }
            places.push((placement.clone(), placement.story()));
        }
        let mut again = Stories::default();
        for ((digest, now), (_, story)) in before.iter().zip(places) {
            again.restore(digest, story, *now);
        }
        let decided = |placement: Placement| (placement.story(), placement.how, placement.merged);
        let with: Vec<_> = place(&mut again, after).into_iter().map(decided).collect();
        let without: Vec<_> = place(&mut stories, after).into_iter().map(decided).collect();
        prop_assert_eq!(with, without);
    }
}

/// So many stories that none of them is like another, all at one time.
fn many(stories: &mut Stories, numbers: std::ops::Range<u64>, now: Timestamp) {
    for number in numbers {
        let title = format!("Qa{number}x zu{number}y wo{number}z");
        stories.place(&digest(number, &title, "", "2031-05-05"), now);
    }
}

#[test]
fn a_story_leaves_a_week_after_the_last_that_was_added_to_it() {
    let mut stories = Stories::default();
    let start = at("2031-05-05");
    let told = |number| {
        digest(
            number,
            "Ferry Marabella sinks off Port Kestrel",
            "",
            "2031-05-05",
        )
    };
    let first = stories.place(&told(1), start).story();
    assert_eq!(stories.place(&told(2), start + KEPT).story(), first);
    assert_eq!(stories.place(&told(3), start + KEPT + KEPT).story(), first);
    let late = start + KEPT + KEPT + KEPT + 1.second();
    assert_ne!(stories.place(&told(4), late).story(), first);
    assert_eq!(stories.story_of(id(1)), None);
    assert_eq!(stories.count(), 1);
}

#[test]
fn thousands_of_stories_that_left_take_no_room_and_hide_none() {
    let mut stories = Stories::default();
    let start = at("2031-05-05");
    many(&mut stories, 1..2001, start);
    let full = stories.size();
    let later = start + KEPT + 1.second();
    many(&mut stories, 3001..3051, start + KEPT);
    many(&mut stories, 4001..4002, later);
    assert_eq!((full.stories, stories.count()), (2000, 51));
    assert!(
        stories.size().bytes * 4 < full.bytes,
        "{:?}",
        stories.size()
    );
    let again = digest(5000, "Qa3050x zu3050y wo3050z again", "", "2031-05-05");
    assert_eq!(stories.place(&again, later).story().0, id(3050));
}
