//! Pauses: of a watch, of a source, of everything.

use jiff::SignedDuration;
use newshawk_core::watch::Level;
use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site};

const HOURS: SignedDuration = SignedDuration::from_hours(3);

fn news() -> Item {
    Item::new("a", "NATO meets")
}

#[tokio::test]
async fn a_paused_watch_says_nothing_and_catches_up_silently() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    let nato = room.save_watch(None, "NATO", Level::Notify, true).await;
    room.subscribe(&site.feed()).await;
    site.publish(&[news()]);
    room.look().await;
    assert!(room.matched(nato).is_empty());
    room.save_watch(Some(nato), "NATO", Level::Notify, false)
        .await;
    assert_eq!(room.matched(nato), ["NATO meets"]);
    room.look().await;
    assert!(room.told().is_empty());
}

#[tokio::test]
async fn a_paused_source_is_not_asked() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    let id = room.subscribe(&site.feed()).await;
    room.change(id, |change| change.paused = Some(true)).await;
    site.publish(&[news()]);
    room.pass(HOURS).await;
    room.look().await;
    assert_eq!(site.asked("/feed").len(), 1);
    let room = room.reopen().await;
    room.pass(HOURS).await;
    assert_eq!(site.asked("/feed").len(), 1);
    room.change(id, |change| change.paused = Some(false)).await;
    room.settle().await;
    assert_eq!(room.headlines(), ["NATO meets"]);
}

/// One source may still be asked by name: that is a person's own wish.
#[tokio::test]
async fn a_paused_source_can_be_asked_by_name() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    let id = room.subscribe(&site.feed()).await;
    room.change(id, |change| change.paused = Some(true)).await;
    let asked = room.handle.check(Some(id)).await.expect("it answers");
    room.settle().await;
    assert_eq!((asked.asked, site.asked("/feed").len()), (1, 2));
}

#[tokio::test]
async fn all_polling_stops_and_goes_on_over_a_restart() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    room.handle.pause(true).await.expect("it pauses");
    site.publish(&[news()]);
    room.pass(HOURS).await;
    let room = room.reopen().await;
    assert!(room.handle.live().paused);
    room.pass(HOURS).await;
    assert_eq!(site.asked("/feed").len(), 1);
    room.handle.pause(false).await.expect("it goes on");
    room.settle().await;
    assert_eq!(room.headlines(), ["NATO meets"]);
}

#[tokio::test]
async fn notifications_can_be_switched_off() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    let nato = room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    room.handle
        .set_setting("notifications", "no")
        .await
        .expect("it is kept");
    site.publish(&[news()]);
    room.look().await;
    assert_eq!(room.matched(nato), ["NATO meets"]);
    let room = room.reopen().await;
    site.publish(&[news(), Item::new("b", "NATO parts")]);
    room.look().await;
    assert!(room.told().is_empty());
    room.handle
        .set_setting("notifications", "yes")
        .await
        .expect("it is kept");
    site.publish(&[Item::new("c", "NATO opens a school for divers")]);
    room.look().await;
    assert_eq!(room.headlines(), ["NATO opens a school for divers"]);
}
