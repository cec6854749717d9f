//! The alert log: one line for what was told together, in the order of time, a page at a time.

use jiff::SignedDuration;
use newshawk_core::Timestamp;
use newshawk_core::alert::{Alert, AlertKey, Fate, Hold, Quiet, Reason, Telling};
use newshawk_core::ids::{ArticleId, StoryId, WatchId};
use newshawk_core::watch::Level;
use newshawk_engine::store::{Batch, Store};
use newshawk_engine::{AlertPage, AlertQuery, Turn};

fn minute(number: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_mins(number)
}

fn key(story: i64, watch: u32) -> AlertKey {
    let at_ms = u64::try_from(minute(story).as_millisecond()).expect("after 1970");
    AlertKey {
        watch: WatchId(watch),
        story: StoryId(ArticleId { at_ms, print: 1 }),
    }
}

/// An alert of the story that began at its minute.
fn alert(story: i64, fate: Fate, told: Option<i64>) -> Alert {
    let telling = |at| Telling {
        at: minute(at),
        origins: 1,
        times: 1,
    };
    Alert {
        level: Level::Notify,
        decided: minute(story),
        fate,
        article: key(story, 1).story.0,
        reason: Reason::NewStory,
        told: told.map(telling),
    }
}

fn shown(story: i64, at: i64) -> Alert {
    alert(story, Fate::Shown { at: minute(at) }, Some(at))
}

/// Four stories: the first was told anew after all others, by two watches together.
fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path(), minute(100))
        .expect("a store")
        .store;
    let held = Fate::Held {
        until: minute(500),
        why: Hold::Snooze,
    };
    let mut batch = Batch::default();
    batch.put_alert(key(10, 1), &shown(10, 90));
    batch.put_alert(key(10, 2), &shown(10, 90));
    batch.put_alert(key(10, 3), &shown(10, 11));
    batch.put_alert(key(20, 1), &alert(20, Fate::Quiet(Quiet::Old), None));
    batch.put_alert(key(30, 1), &alert(30, held, None));
    batch.put_alert(key(40, 1), &shown(40, 41));
    store.commit_blocking(batch).expect("it is written");
    (folder, store)
}

/// When, which story, how many watches.
fn lines(page: &AlertPage) -> Vec<(i64, i64, usize)> {
    let minutes = |at: Timestamp| at.as_second() / 60;
    let line = |line: &newshawk_engine::AlertLine| {
        (
            minutes(line.at),
            minutes(line.story.0.at()),
            line.watches.len(),
        )
    };
    page.lines.iter().map(line).collect()
}

const ALL: [(i64, i64, usize); 5] = [
    (90, 10, 2),
    (41, 40, 1),
    (30, 30, 1),
    (20, 20, 1),
    (11, 10, 1),
];

#[test]
fn in_the_order_of_time_and_not_of_their_stories() {
    let (_folder, store) = store();
    let page = store.alert_log(&AlertQuery {
        only: None,
        after: None,
        limit: 10,
    });
    assert_eq!(lines(&page), ALL);
    assert_eq!(page.next, None);
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    let (_folder, store) = store();
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = store.alert_log(&AlertQuery {
            only: None,
            after,
            limit: 2,
        });
        assert!(page.lines.len() <= 2);
        seen.extend(lines(&page));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, ALL);
}

#[test]
fn told_held_and_silent() {
    let (_folder, store) = store();
    let of = |only| {
        lines(&store.alert_log(&AlertQuery {
            only: Some(only),
            after: None,
            limit: 10,
        }))
    };
    assert_eq!(of(Turn::Told), [ALL[0], ALL[1], ALL[4]]);
    assert_eq!(of(Turn::Held), [ALL[2]]);
    assert_eq!(of(Turn::Silent), [ALL[3]]);
}
