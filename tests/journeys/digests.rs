//! The digest as it is told, kept and read again.

use jiff::SignedDuration;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use newshawk_core::Timestamp;
use newshawk_core::alert::mute::Mute;
use newshawk_core::digest::Digest;
use newshawk_core::watch::Level;
use newshawk_engine::{DIGEST, Edition, NOTIFICATIONS, SNOOZED_UNTIL, edition};

use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site, within};

/// A Wednesday, in the evening before; the times of the system's zone are those of digests.
fn evening() -> Timestamp {
    local("2026-06-02", 18, 0)
}

pub(super) fn local(day: &str, hour: i8, minute: i8) -> Timestamp {
    let day: Date = day.parse().expect("a date");
    let at = day.at(hour, minute, 0, 0);
    let at = TimeZone::system().to_timestamp(at);
    at.expect("a time that exists")
}

fn hours(count: i64) -> SignedDuration {
    SignedDuration::from_hours(count)
}

/// News of a moment, with a text of its own.
pub(super) fn news(name: &str, title: &str, at: Timestamp) -> Item {
    let text = format!("{title}. ").repeat(30);
    let date = at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    Item::new(name, title)
        .text(&format!("<p>{text}</p>"))
        .date(&date)
}

/// A newsroom of a person who reads notifications, with a watch for each level.
pub(super) async fn newsroom() -> (Newsroom, Site) {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::for_a_person(evening()).await;
    for (query, level) in [
        ("ferry", Level::Notify),
        ("bridge", Level::Digest),
        ("lighthouse", Level::Badge),
    ] {
        room.save_watch(None, query, level, false).await;
    }
    room.subscribe(&site.feed()).await;
    (room, site)
}

pub(super) async fn publish_all(room: &Newsroom, site: &Site) {
    let at = room.clock.now();
    site.publish(&[
        news("a", "A ferry runs aground near Port Ellery", at),
        news("b", "The old bridge of Tolmin is closed for repair", at),
        news("c", "Vessa sells its lighthouse to a baker", at),
        news("d", "A quiet day in the harbour of Elmar", at),
    ]);
    room.look().await;
}

pub(super) fn titles(digest: &Digest) -> Vec<&str> {
    let titles = digest.stories.iter().map(|story| story.title.as_str());
    titles.collect()
}

/// Passes the time until then, without a look in between.
pub(super) async fn pass_to(room: &Newsroom, then: Timestamp) {
    room.pass(then.duration_since(room.clock.now())).await;
}

pub(super) fn of_day(room: &Newsroom, day: &str) -> Edition {
    let day = Some(day.parse().expect("a date"));
    let found = edition(
        room.handle.store(),
        day,
        room.clock.now(),
        &TimeZone::system(),
    );
    found.expect("there is one")
}

#[tokio::test]
async fn it_comes_in_the_morning_with_what_was_silent_too() {
    let (room, site) = newsroom().await;
    publish_all(&room, &site).await;
    assert_eq!(room.headlines(), ["A ferry runs aground near Port Ellery"]);
    pass_to(&room, local("2026-06-03", 7, 59)).await;
    assert_eq!(room.digests().len(), 0);
    pass_to(&room, local("2026-06-03", 8, 0)).await;
    let digests = room.digests();
    let [digest] = &digests[..] else {
        panic!("{digests:?}");
    };
    let expected = [
        "A ferry runs aground near Port Ellery",
        "The old bridge of Tolmin is closed for repair",
        "Vessa sells its lighthouse to a baker",
    ];
    assert_eq!(titles(digest), expected);
    assert_eq!(digest.stories[0].watches, ["ferry"]);
    assert_eq!(digest.stories[0].outlets, ["Harbour Post"]);
    assert!(digest.stories[0].sentence.contains("ferry"));
    // Whoever reads it in the window or in a terminal reads the same.
    let kept = of_day(&room, "2026-06-03");
    assert_eq!((&kept.digest, kept.is_closed), (digest, true));
    pass_to(&room, local("2026-06-03", 23, 0)).await;
    assert_eq!(room.digests().len(), 1);
    assert_eq!(of_day(&room, "2026-06-03").digest, *digest);
}

#[tokio::test]
async fn where_there_was_nothing_it_says_so() {
    let (room, _site) = newsroom().await;
    pass_to(&room, local("2026-06-03", 8, 0)).await;
    let digests = room.digests();
    assert_eq!(digests.len(), 1);
    assert_eq!(digests[0].count(), 0);
}

#[tokio::test]
async fn after_sleep_it_comes_late_once_with_what_was_missed() {
    let (room, site) = newsroom().await;
    publish_all(&room, &site).await;
    // Asleep from Tuesday evening to Friday morning.
    let woke = local("2026-06-05", 9, 30);
    pass_to(&room, woke).await;
    assert_eq!(room.digests().len(), 0, "what was missed is fetched first");
    let missed = news("e", "Elmar names its new ferry after a poet", woke);
    site.publish(&[missed]);
    room.look().await;
    room.pass(SignedDuration::from_mins(3)).await;
    let digests = room.digests();
    assert_eq!(digests.len(), 1);
    assert_eq!(digests[0].count(), 4);
    room.pass(hours(1)).await;
    let room = room.reopen().await;
    room.pass(hours(1)).await;
    assert_eq!(room.digests().len(), 0, "and not again after a restart");
    assert_eq!(of_day(&room, "2026-06-05").digest, digests[0]);
    // Friday's next is Monday's, and what was told is not in it.
    pass_to(&room, local("2026-06-08", 8, 0)).await;
    assert_eq!(room.digests()[0].count(), 0);
}

#[tokio::test]
async fn the_first_start_owes_none() {
    let room = Newsroom::for_a_person(local("2026-06-03", 12, 0)).await;
    room.watch("ferry").await;
    room.pass(hours(1)).await;
    assert_eq!(room.digests().len(), 0);
    pass_to(&room, local("2026-06-04", 8, 0)).await;
    assert_eq!(room.digests().len(), 1);
}

#[tokio::test]
async fn it_waits_for_the_end_of_silence() {
    let (room, site) = newsroom().await;
    publish_all(&room, &site).await;
    let until = local("2026-06-03", 9, 15).to_string();
    let snoozed = room.handle.set_setting(SNOOZED_UNTIL, &until);
    within(snoozed).await.expect("it is set");
    pass_to(&room, local("2026-06-03", 9, 14)).await;
    assert_eq!(room.digests().len(), 0);
    pass_to(&room, local("2026-06-03", 9, 20)).await;
    assert_eq!(room.digests().len(), 1);
}

#[tokio::test]
async fn other_times_and_none_at_all() {
    let (room, _site) = newsroom().await;
    let set = |value: &'static str| within(room.handle.set_setting(DIGEST, value));
    set("off").await.expect("it is set");
    pass_to(&room, local("2026-06-05", 12, 0)).await;
    assert_eq!(room.digests().len(), 0);
    // A time that has passed today counts from tomorrow on, and tomorrow is a Saturday.
    set("09:30 daily").await.expect("it is set");
    pass_to(&room, local("2026-06-06", 9, 29)).await;
    assert_eq!(room.digests().len(), 0);
    pass_to(&room, local("2026-06-06", 9, 30)).await;
    assert_eq!(room.digests().len(), 1);
}

#[tokio::test]
async fn without_notifications_it_is_kept_and_not_shown() {
    let (room, site) = newsroom().await;
    publish_all(&room, &site).await;
    let off = room.handle.set_setting(NOTIFICATIONS, "no");
    within(off).await.expect("it is set");
    pass_to(&room, local("2026-06-03", 8, 0)).await;
    assert_eq!(room.digests().len(), 0);
    assert_eq!(of_day(&room, "2026-06-03").digest.count(), 3);
}

#[tokio::test]
async fn what_is_muted_is_not_in_it() {
    let (room, site) = newsroom().await;
    publish_all(&room, &site).await;
    let ferry = room.handle.live().watches[0].id;
    let muted = room.handle.mute(Mute::Watch(ferry));
    within(muted).await.expect("it is muted");
    pass_to(&room, local("2026-06-03", 8, 0)).await;
    assert_eq!(room.digests()[0].count(), 2);
    let source = room.articles()[0].head.source;
    within(room.handle.mute(Mute::Source(source)))
        .await
        .expect("it is muted");
    let before = of_day(&room, "2026-06-03");
    assert_eq!(before.digest.count(), 2, "what was told stays as it was");
    pass_to(&room, local("2026-06-04", 7, 0)).await;
    let at = room.clock.now();
    site.publish(&[news("f", "No bridge over the Tolm before autumn", at)]);
    room.look().await;
    pass_to(&room, local("2026-06-04", 8, 0)).await;
    assert_eq!(room.digests()[1].count(), 0);
}

#[tokio::test]
async fn a_story_that_goes_on_says_what_changed() {
    let (room, site) = newsroom().await;
    let other = Site::with_feed(&[]).await;
    room.subscribe(&other.feed()).await;
    let title = "Ferry sinks off Port Ellery, 5 dead";
    site.publish(&[news("a", title, room.clock.now())]);
    room.look().await;
    pass_to(&room, local("2026-06-03", 8, 0)).await;
    assert_eq!(room.digests()[0].stories[0].changes, [""; 0]);
    let title = "Ferry sinks off Port Ellery, 9 dead";
    other.publish(&[news("z", title, room.clock.now())]);
    room.look().await;
    pass_to(&room, local("2026-06-04", 8, 0)).await;
    let digests = room.digests();
    let [story] = &digests[1].stories[..] else {
        panic!("{:?}", digests[1]);
    };
    assert_eq!(story.changes, ["Dead: 9, before 5"]);
}
