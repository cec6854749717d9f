//! What a watch is asked for besides its stories: first mentions, absences, spikes.

use std::num::NonZeroU32;

use jiff::SignedDuration;
use newshawk_core::alert::{Quiet, Reason};
use newshawk_core::ids::SourceId;
use newshawk_core::spike::Sensitivity;
use newshawk_core::watch::{Absence, Options};
use newshawk_engine::store::Batch;
use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site};

/// News of its own: no word but the watch's stands in another.
pub(super) fn news(name: &str) -> Item {
    let word = |number: u8| {
        format!(
            "{name}{}",
            char::from(b'a' + number % 26)
                .to_string()
                .repeat(1 + usize::from(number / 26))
        )
    };
    let words: Vec<String> = (0..150_u8).map(word).collect();
    let text = format!("<p>{}</p>", words[4..].join(" "));
    let title = format!("{} of Vessa {}", words[0], words[1..4].join(" "));
    Item::new(name, &title).text(&text).undated()
}

fn number(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).expect("more than 0")
}

fn hours(hours: i64) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

pub(super) fn minutes(minutes: i64) -> SignedDuration {
    SignedDuration::from_mins(minutes)
}

/// What was told besides news.
pub(super) fn said(room: &Newsroom) -> Vec<String> {
    let notices = room.notices().into_iter();
    let said = notices.filter(|it| it.reason.is_said());
    said.map(|it| it.reason.words()).collect()
}

/// A source of this name.
async fn subscribe(room: &Newsroom, site: &Site, name: &str) -> SourceId {
    let id = room.subscribe(&site.feed()).await;
    room.change(id, |it| it.title = Some(name.to_owned())).await;
    id
}

#[tokio::test]
async fn the_first_mention_in_thirty_days_is_told_and_the_next_ones_are_listed() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    let options = Options {
        first_in_days: Some(number(30)),
        ..Options::default()
    };
    let watch = room.watch_asking("Vessa", options).await;
    room.subscribe(&site.feed()).await;
    for name in ["quarry", "ballot"] {
        site.publish(&[news(name)]);
        room.look().await;
        room.pass(minutes(2)).await;
    }
    assert_eq!(
        said(&room),
        ["First mention; less than a day before it is known."]
    );
    assert_eq!(room.notices().len(), 1);
    assert_eq!(room.silences(), [Quiet::Again]);
    assert_eq!(room.matched(watch).len(), 2, "nothing is lost");

    let room = room.reopen().await;
    room.pass(hours(31 * 24)).await;
    site.publish(&[news("comet")]);
    room.look().await;
    assert_eq!(
        said(&room),
        ["First mention in 31 days. Newshawk wasn't watching for 31 days of that time."]
    );
}

/// Two outlets, and a watch that is told when the second has not got what the first has.
async fn two() -> (Newsroom, Site, Site) {
    let (wire, courier) = (Site::with_feed(&[]).await, Site::with_feed(&[]).await);
    let room = Newsroom::open().await;
    let has = subscribe(&room, &wire, "Tidal Wire").await;
    let lacks = subscribe(&room, &courier, "Bay Courier").await;
    let absence = Absence {
        has: vec![has],
        lacks: vec![lacks],
        hours: number(3),
    };
    let options = Options {
        absence: Some(absence),
        ..Options::default()
    };
    room.watch_asking("Vessa", options).await;
    wire.publish(&[news("quarry")]);
    room.look().await;
    assert_eq!(room.notices().len(), 1);
    (room, wire, courier)
}

const MISSING: &str = "Tidal Wire has it, Bay Courier not after 3 hours.";

#[tokio::test]
async fn an_absence_is_told_once_when_the_time_is_up_and_the_other_was_looked_at() {
    let (room, _wire, _courier) = two().await;
    room.pass(minutes(179)).await;
    assert!(said(&room).is_empty());
    room.pass(minutes(2)).await;
    room.look().await;
    room.pass(minutes(6)).await;
    assert_eq!(said(&room), [MISSING]);
    room.look().await;
    room.pass(hours(3)).await;
    assert_eq!(said(&room), [MISSING]);
    let room = room.reopen().await;
    room.look().await;
    room.pass(minutes(10)).await;
    assert!(said(&room).is_empty(), "it was told before");
}

/// A story that goes on is told for other reasons, and in it the same one is still missing.
#[tokio::test]
async fn an_absence_is_not_told_again_when_its_story_grows() {
    let (room, _wire, _courier) = two().await;
    room.pass(minutes(181)).await;
    room.look().await;
    room.pass(minutes(6)).await;
    assert_eq!(said(&room), [MISSING]);
    for name in ["Gazette", "Herald", "Echo"] {
        let site = Site::with_feed(&[]).await;
        subscribe(&room, &site, name).await;
        site.publish(&[news("quarry")]);
        room.look().await;
        room.pass(hours(3)).await;
    }
    assert_eq!(said(&room), [MISSING]);
}

#[tokio::test]
async fn what_the_other_reports_in_time_or_late_is_no_absence() {
    let (room, _wire, courier) = two().await;
    room.pass(hours(1)).await;
    courier.publish(&[news("quarry")]);
    room.look().await;
    room.pass(hours(3)).await;
    room.look().await;
    room.pass(minutes(10)).await;
    assert!(said(&room).is_empty(), "{:?}", said(&room));
}

#[tokio::test]
async fn an_absence_is_told_after_a_restart_that_slept_through_it() {
    let (room, _wire, _courier) = two().await;
    let (folder, now) = room.quit().await;
    let room = Newsroom::open_in(folder, now + hours(5)).await;
    room.look().await;
    room.pass(minutes(6)).await;
    assert_eq!(said(&room), [MISSING]);
}

#[tokio::test]
async fn of_somebody_who_does_not_answer_nothing_is_told() {
    let (room, _wire, courier) = two().await;
    courier.put("/feed", newshawk_tests::server::Reply::status(503));
    for _ in 0..20 {
        room.pass(minutes(30)).await;
    }
    assert!(said(&room).is_empty(), "{:?}", said(&room));
}

/// Six publishers without news, and a watch for spikes, after so many days.
pub(super) async fn six(days: i64) -> (Newsroom, Vec<Site>) {
    let room = Newsroom::open().await;
    let options = Options {
        spikes: Some(Sensitivity::Early),
        ..Options::default()
    };
    room.watch_asking("Vessa", options).await;
    let mut sites = Vec::new();
    for name in ["Wire", "Courier", "Post", "Gazette", "Herald", "Echo"] {
        let site = Site::with_feed(&[]).await;
        subscribe(&room, &site, name).await;
        sites.push(site);
    }
    let (folder, now) = room.quit().await;
    let room = Newsroom::open_in(folder, now + hours(1)).await;
    let mut batch = Batch::default();
    batch.put_span(now - hours(24 * days), now + hours(1));
    let written = room.handle.store().commit(batch).await;
    written.expect("it is written");
    let room = room.reopen().await;
    // What came while nobody was watching would be in an hour of its own.
    for _ in 0..9 {
        room.pass(minutes(14)).await;
    }
    (room, sites)
}

pub(super) const NAMES: [&str; 6] = ["quarry", "ballot", "comet", "ferry", "glider", "harvest"];

#[tokio::test]
async fn a_spike_is_told_once_and_beside_its_stories() {
    let (room, sites) = six(10).await;
    for (site, name) in sites.iter().zip(NAMES) {
        site.publish(&[news(name)]);
    }
    room.look().await;
    room.pass(minutes(2)).await;
    let spikes = said(&room);
    let [spike] = &spikes[..] else {
        panic!("{spikes:?}");
    };
    assert!(spike.starts_with("Vessa: "), "{spike}");
    assert!(
        spike.ends_with(" stories in the last hour; none at this time of day in the last 14 days"),
        "{spike}"
    );
    let stories = room.alerts();
    let of_news = stories.iter().filter(|it| !it.alert.reason.is_said());
    assert_eq!(of_news.count(), NAMES.len(), "each is told as always");

    // A rise that goes on is told once, and not again after a restart.
    let room = room.reopen().await;
    for (site, name) in sites
        .iter()
        .zip(["island", "jockey", "kiosk", "ladder", "meadow", "nickel"])
    {
        site.publish(&[news(name)]);
    }
    room.look().await;
    room.pass(minutes(2)).await;
    assert!(said(&room).is_empty(), "{:?}", said(&room));
}

#[tokio::test]
async fn stories_of_one_publisher_are_no_spike() {
    let (room, sites) = six(10).await;
    let items: Vec<Item> = NAMES.iter().map(|name| news(name)).collect();
    sites[0].publish(&items);
    room.look().await;
    room.pass(minutes(2)).await;
    assert!(said(&room).is_empty(), "{:?}", said(&room));
}

#[tokio::test]
async fn before_seven_days_it_says_what_is_missing_and_tells_nothing() {
    let (room, sites) = six(3).await;
    let watch = room.handle.live().watches[0].clone();
    let missing = room
        .handle
        .spikes_missing(&watch)
        .expect("days are missing");
    assert!(
        missing.ends_with(" on: 4 more days of news are needed."),
        "{missing}"
    );
    for (site, name) in sites.iter().zip(NAMES) {
        site.publish(&[news(name)]);
    }
    room.look().await;
    room.pass(minutes(2)).await;
    let spikes = room.alerts().into_iter();
    let spikes = spikes.filter(|it| matches!(it.alert.reason, Reason::Spike(_)));
    assert_eq!(spikes.count(), 0);
    let (room, _sites) = six(10).await;
    let watch = room.handle.live().watches[0].clone();
    assert_eq!(room.handle.spikes_missing(&watch), None);
}
