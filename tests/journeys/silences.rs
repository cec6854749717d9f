//! Silence for a while, and the end of it.

use jiff::SignedDuration;
use newshawk_core::alert::{Fate, Hold};
use newshawk_core::ids::WatchId;
use newshawk_engine::{QUIET_HOURS, SNOOZED_UNTIL, silence};

use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site, within};

/// A newsroom where nobody is told anything before a time, with a story that is held for it.
async fn snoozed() -> (Newsroom, Site, WatchId) {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    let watch = room.watch("ferry").await;
    room.subscribe(&site.feed()).await;
    let until = room.clock.now() + SignedDuration::from_hours(1);
    set(&room, SNOOZED_UNTIL, &until.to_string()).await;
    site.publish(&[Item::new("a", "A ferry runs aground near Port Ellery")]);
    room.look().await;
    let [alert] = &room.alerts()[..] else {
        panic!("{:?}", room.alerts());
    };
    let why = Hold::Snooze;
    assert_eq!(alert.alert.fate, Fate::Held { until, why });
    (room, site, watch)
}

async fn set(room: &Newsroom, name: &str, value: &str) {
    within(room.handle.set_setting(name, value))
        .await
        .expect("it is set");
}

#[tokio::test]
async fn what_is_held_is_told_when_the_silence_ends() {
    let (room, _site, _) = snoozed().await;
    let now = room.clock.now();
    let (until, why) = silence(room.handle.store(), now).expect("it is silent");
    assert_eq!(
        (until - now, why),
        (SignedDuration::from_hours(1), Hold::Snooze)
    );
    room.pass(SignedDuration::from_mins(59)).await;
    assert_eq!(room.headlines(), [""; 0]);
    room.pass(SignedDuration::from_mins(2)).await;
    assert_eq!(room.headlines(), ["A ferry runs aground near Port Ellery"]);
    assert_eq!(silence(room.handle.store(), room.clock.now()), None);
}

#[tokio::test]
async fn a_silence_that_is_ended_early_holds_nothing_any_more() {
    let (room, _site, _) = snoozed().await;
    set(&room, SNOOZED_UNTIL, "").await;
    room.settle().await;
    assert_eq!(room.headlines(), ["A ferry runs aground near Port Ellery"]);
}

#[tokio::test]
async fn another_silence_takes_over_what_was_held() {
    let (room, _site, _) = snoozed().await;
    let later = room.clock.now() + SignedDuration::from_hours(3);
    set(&room, SNOOZED_UNTIL, &later.to_string()).await;
    room.pass(SignedDuration::from_hours(2)).await;
    assert_eq!(room.headlines(), [""; 0]);
    let room = room.reopen().await;
    room.pass(SignedDuration::from_hours(2)).await;
    assert_eq!(room.headlines(), ["A ferry runs aground near Port Ellery"]);
}

#[tokio::test]
async fn quiet_hours_of_no_length_are_none() {
    let (room, _site, _) = snoozed().await;
    set(&room, SNOOZED_UNTIL, "").await;
    for hours in ["00:00-00:00", "off 00:00-23:59", ""] {
        set(&room, QUIET_HOURS, hours).await;
        assert_eq!(
            silence(room.handle.store(), room.clock.now()),
            None,
            "{hours}"
        );
    }
}
