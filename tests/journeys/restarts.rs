//! Law 4, without a kill: what was stored and not shown is shown once; what was being shown, never.

use jiff::SignedDuration;
use newshawk_core::alert::Fate;
use newshawk_core::alert::policy::SETTLE;
use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Manner, Newsroom, Site, eventually};
use newshawk_tests::server::Reply;

#[tokio::test]
async fn nothing_is_told_twice_over_many_restarts() {
    let site = Site::with_feed(&[]).await;
    let mut room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    site.publish(&[Item::new("a", "NATO meets")]);
    room.look().await;
    assert_eq!(room.told().len(), 1);
    for _ in 0..5 {
        room = room.reopen().await;
        room.look().await;
        room.pass(SignedDuration::from_hours(5)).await;
        assert!(room.told().is_empty());
    }
}

/// It waited for its page when the program ended.
#[tokio::test]
async fn what_waited_is_shown_once_after_the_restart() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    site.put("/a.html", Reply::silence());
    site.publish(&[Item::teaser("a", "NATO meets")]);
    room.handle.check(None).await.expect("it answers");
    eventually(|| !site.asked("/a.html").is_empty()).await;
    assert!(matches!(room.alerts()[0].alert.fate, Fate::Waiting { .. }));
    assert!(room.told().is_empty());

    let room = room.reopen().await;
    room.clock.advance(SETTLE);
    room.told_to_be(1).await;
    assert_eq!(room.headlines(), ["NATO meets"]);
    let room = room.reopen().await;
    site.put("/a.html", Reply::status(404));
    room.look().await;
    assert!(room.told().is_empty());
}

/// The desktop had been asked and had not answered: whether a person saw it nobody knows, and
/// twice would be worse. It stays in the list.
#[tokio::test]
async fn what_was_being_shown_is_never_shown_again() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open_with(Manner::Hangs).await;
    let nato = room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    site.publish(&[Item::new("a", "NATO meets")]);
    room.handle.check(None).await.expect("it answers");
    room.handle.settled().await;
    room.clock.advance(SETTLE);
    room.told_to_be(1).await;

    let room = room.reopen().await;
    room.look().await;
    assert!(room.told().is_empty());
    assert!(matches!(room.alerts()[0].alert.fate, Fate::Showing { .. }));
    assert_eq!(room.matched(nato), ["NATO meets"]);
}

/// More notices than the desktop takes at once: the others wait, in the store, and come later.
#[tokio::test]
async fn what_the_desktop_did_not_take_yet_comes_after_the_restart() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open_with(Manner::Hangs).await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    let many: Vec<Item> = (0..12)
        .map(|number| Item::new(&format!("n{number}"), &format!("NATO item {number}")))
        .collect();
    site.publish(&many);
    room.handle.check(None).await.expect("it answers");
    room.handle.settled().await;
    room.clock.advance(SETTLE);
    room.told_to_be(8).await;
    let first = room.headlines();

    let room = room.reopen().await;
    room.told_to_be(4).await;
    room.settle().await;
    let second = room.headlines();
    assert_eq!(second.len(), 4);
    assert!(second.iter().all(|title| !first.contains(title)));
}

#[tokio::test]
async fn sources_watches_and_settings_are_there_again() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO, \"Black Sea\"").await;
    let id = room.subscribe(&site.feed()).await;
    room.change(id, |change| change.title = Some("The Post".to_owned()))
        .await;
    room.handle
        .set_setting("theme", "dark")
        .await
        .expect("it is kept");
    let before = room.handle.live();
    let room = room.reopen().await;
    let after = room.handle.live();
    assert_eq!(after.sources, before.sources);
    assert_eq!(after.watches, before.watches);
    assert_eq!(
        room.handle.store().setting("theme").as_deref(),
        Some("dark")
    );
    assert_eq!(room.notice, None);
}
