//! A day is played again: with the same settings it is the same, with others it is what they give.

use jiff::SignedDuration;
use newshawk_core::alert::Quiet;
use newshawk_core::alert::line::{Line, What};
use newshawk_core::alert::mute::Mute;
use newshawk_core::alert::policy::SETTLE;
use newshawk_core::ids::WatchId;
use newshawk_core::watch::Level;
use newshawk_engine::rehearsal::{NotPlayed, Rehearsal, Span, live_log, rehearse};
use newshawk_engine::{Config, SNOOZED_UNTIL};
use newshawk_tests::made_up::{self, Item};
use newshawk_tests::newsroom::{Newsroom, Site};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

fn told(lines: &[Line]) -> Vec<(&Line, &[WatchId])> {
    let told = lines
        .iter()
        .filter(|it| matches!(it.what, What::Told { .. }));
    told.map(|line| (line, line.watches.as_slice())).collect()
}

/// Several outlets, a passing mention, an edit, a page, a restart, a look that went ahead.
async fn a_day() -> (Newsroom, Site, WatchId) {
    let (site, other) = (Site::with_feed(&[]).await, Site::with_feed(&[]).await);
    let mut room = Newsroom::open().await;
    let nato = room.watch("NATO").await;
    room.watch("Estran").await;
    for site in [&site, &other] {
        room.subscribe(&site.feed()).await;
    }
    let summit = "NATO summit in Estran ends with 40 pledges for the harbour";
    site.publish(&[Item::new("a", summit)]);
    room.look().await;
    room.pass(SETTLE).await;
    other.publish(&[Item::new("b", summit)]);
    room.look().await;
    room = room.reopen().await;
    room.pass(HOUR).await;
    site.publish(&[
        Item::new("a", summit),
        Item::new(
            "c",
            "Correction: NATO summit in Estran ends with 41 pledges for the harbour",
        ),
        Item::new("d", "Bakers of Larkspur bake NATO a cake"),
    ]);
    room.look().await;
    room.pass(HOUR * 3).await;
    site.publish(&[Item::new("d", "Bakers of Larkspur bake no cake")]);
    room.look().await;
    (room, site, nato)
}

#[tokio::test]
async fn with_the_same_settings_it_is_as_it_was() {
    let (room, _site, _) = a_day().await;
    let played = room.rehearsed();
    assert_eq!(played.lines, played.live);
    assert_eq!(played.live, live_log(room.handle.store(), room.recorded()));
    let (lines, alerts) = (told(&played.lines), room.alerts());
    assert!(lines.len() >= 2, "{lines:?}");
    // The log and the alerts say the same: when each was told last.
    for entry in alerts {
        let last = lines.iter().rev().find(|(line, watches)| {
            line.story == entry.key.story && watches.contains(&entry.key.watch)
        });
        let at = last.map(|(line, _)| line.at);
        assert_eq!(entry.alert.told.map(|told| told.at), at, "{entry:?}");
    }
}

/// A mute that was lifted, and a silence that was ended early, are in no setting of today.
#[tokio::test]
async fn what_the_person_did_then_is_done_again() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    let nato = room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    let mute = Mute::Watch(nato);
    let mut items = Vec::new();
    let set = async |name, value: &str| {
        let set = room.handle.set_setting(name, value).await;
        set.expect("it is set");
    };
    for number in 0..4 {
        match number {
            1 => room.handle.mute(mute).await.expect("it is muted"),
            2 => room.handle.unmute(mute).await.expect("it is lifted"),
            3 => {
                let until = room.clock.now() + HOUR * 5;
                set(SNOOZED_UNTIL, &until.to_string()).await;
            }
            _ => {}
        }
        let title = format!("NATO meets in harbour {number} of {}", filler_name(number));
        items.insert(0, Item::new(&format!("n{number}"), &title).undated());
        site.publish(&items);
        room.look().await;
        room.pass(HOUR).await;
    }
    set(SNOOZED_UNTIL, "").await;
    room.pass(HOUR).await;
    let played = room.rehearsed();
    assert_eq!(played.lines, played.live);
    let silent = |line: &Line| line.what == What::Silent(Quiet::Muted);
    let held = |line: &Line| matches!(line.what, What::Held { .. });
    assert_eq!(played.lines.iter().filter(|it| silent(it)).count(), 1);
    assert_eq!(played.lines.iter().filter(|it| held(it)).count(), 2);
    let told: Vec<SignedDuration> = told(&played.lines)
        .iter()
        .map(|(line, _)| line.at.duration_since(made_up::now()))
        .collect();
    assert_eq!(told, [SETTLE, HOUR * 2 + SETTLE, HOUR * 4]);
}

fn filler_name(number: usize) -> &'static str {
    ["Bergen", "Larkspur", "Quillon", "Estran"][number]
}

#[tokio::test]
async fn with_other_settings_it_is_what_they_give() {
    let (room, _site, nato) = a_day().await;
    room.save_watch(Some(nato), "NATO", Level::Badge, false)
        .await;
    let played = room.rehearsed();
    let counts = |line: &&Line| line.watches == [nato] && line.what == What::Silent(Quiet::Badge);
    assert!(played.lines.iter().any(|line| counts(&line)));
    assert!(
        told(&played.lines)
            .iter()
            .all(|(_, watches)| !watches.contains(&nato))
    );
    assert!(!played.more().is_empty() && !played.fewer().is_empty());
}

#[tokio::test]
async fn a_newer_watch_finds_what_was_there_before_it() {
    let (room, _site, nato) = a_day().await;
    let cake = room.watch("cake").await;
    let played = room.rehearsed();
    let found: Vec<_> = told(&played.lines)
        .into_iter()
        .filter(|(_, watches)| watches.contains(&cake))
        .collect();
    let [(line, _)] = found[..] else {
        panic!("{found:?}");
    };
    let articles = room.articles().into_iter();
    let mut of_bakers = articles.filter(|it| it.head.title.starts_with("Bakers"));
    let seen = of_bakers.next().expect("it is there").head.first_seen;
    assert_eq!(line.at, seen + SETTLE);
    assert!(room.handle.store().alerts().all(|it| it.key.watch != cake));

    // One that looks for something else by now, and one that is gone.
    room.save_watch(Some(cake), "bakers", Level::Notify, false)
        .await;
    room.handle.remove_watch(nato).await.expect("it goes");
    let played = room.rehearsed();
    let lines = told(&played.lines);
    assert!(lines.iter().any(|(_, watches)| watches.contains(&cake)));
    assert!(lines.iter().all(|(_, watches)| !watches.contains(&nato)));
}

#[tokio::test]
async fn a_span_without_a_record_is_said_to_have_none() {
    let room = Newsroom::open().await;
    let config = Config::new(room.folder());
    let play = |from: SignedDuration, to: SignedDuration| {
        let (from, to) = (room.clock.now() + from, room.clock.now() + to);
        rehearse(room.handle.store(), &config, Span { from, to }, |_, _| {})
    };
    assert_eq!(play(-HOUR, HOUR), Err(NotPlayed::NoRecord));
    room.watch("NATO").await;
    let since = room.clock.now();
    assert_eq!(play(-HOUR, HOUR), Err(NotPlayed::Earlier(since)));
    assert_eq!(play(HOUR, -HOUR), Err(NotPlayed::Backwards));
    assert_eq!(play(SignedDuration::ZERO, HOUR), Ok(Rehearsal::default()));
}
