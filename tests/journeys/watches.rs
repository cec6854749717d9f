//! Watches over the archive: a new one lists silently, a changed one takes back.

use newshawk_core::alert::Quiet;
use newshawk_core::watch::Level;
use newshawk_engine::AskError;
use newshawk_engine::WatchChange;
use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site};

/// A room that has two articles and no watch.
async fn open() -> (Newsroom, Site) {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.subscribe(&site.feed()).await;
    site.publish(&[
        Item::new("a", "NATO meets"),
        Item::new("b", "Russia replies"),
    ]);
    room.look().await;
    (room, site)
}

#[tokio::test]
async fn a_new_watch_lists_the_archive_silently() {
    let (room, site) = open().await;
    let nato = room.watch("NATO").await;
    assert_eq!(room.matched(nato), ["NATO meets"]);
    site.publish(&[Item::new("a", "NATO meets, and goes")]);
    room.look().await;
    assert!(room.told().is_empty());
}

#[tokio::test]
async fn a_changed_watch_takes_back_what_no_longer_holds() {
    let (room, _site) = open().await;
    let id = room.watch("NATO").await;
    room.save_watch(Some(id), "Russia", Level::Notify, false)
        .await;
    assert_eq!(room.matched(id), ["Russia replies"]);
    let watch = room.handle.live().watches[0].clone();
    assert_eq!((watch.version, watch.query.text()), (2, "Russia"));
    assert!(room.told().is_empty());
    let found = room
        .handle
        .store()
        .matches_of(id, None)
        .next()
        .expect("a match");
    let found = room.handle.store().match_of(id, found).expect("its proof");
    assert_eq!(found.version, 2);
}

#[tokio::test]
async fn a_new_level_is_no_new_version() {
    let (room, _site) = open().await;
    let id = room.watch("NATO").await;
    room.save_watch(Some(id), "NATO", Level::Interrupt, false)
        .await;
    assert_eq!(room.handle.live().watches[0].version, 1);
    assert_eq!(room.matched(id), ["NATO meets"]);
}

#[tokio::test]
async fn a_removed_watch_takes_its_matches_with_it() {
    let (room, site) = open().await;
    let nato = room.watch("NATO").await;
    let russia = room.watch("Russia").await;
    room.handle.remove_watch(nato).await.expect("it is removed");
    assert!(room.matched(nato).is_empty());
    assert_eq!(room.matched(russia).len(), 1);
    site.publish(&[Item::new("c", "NATO again")]);
    room.look().await;
    assert!(room.told().is_empty());
    let room = room.reopen().await;
    let next = room.watch("Mali").await;
    assert!(next > russia, "numbers are never used again");
}

#[tokio::test]
async fn quiet_levels_count_and_do_not_notify() {
    let (room, site) = open().await;
    let badge = room.save_watch(None, "NATO", Level::Badge, false).await;
    let digest = room
        .save_watch(None, "NATO OR Mali", Level::Digest, false)
        .await;
    site.publish(&[Item::new("c", "NATO again")]);
    room.look().await;
    assert_eq!(
        room.notices().iter().map(|it| it.level).max(),
        Some(Level::Badge)
    );
    assert_eq!(room.matched(badge).len(), 2);
    assert_eq!(room.matched(digest).len(), 2);
    assert_eq!(room.silences(), [Quiet::Badge, Quiet::Digest]);
}

#[tokio::test]
async fn a_wrong_query_is_refused_and_nothing_is_saved() {
    let (room, _site) = open().await;
    let change = WatchChange {
        id: None,
        name: String::new(),
        query: "(NATO".to_owned(),
        level: Level::Notify,
        paused: false,
        sample: false,
        options: newshawk_core::watch::Options::default(),
    };
    let refused = room.handle.save_watch(change).await;
    assert!(matches!(refused, Err(AskError::Query(_))));
    assert!(room.handle.live().watches.is_empty());
}

#[tokio::test]
async fn search_and_watch_find_the_same() {
    let (room, _site) = open().await;
    for query in ["NATO", "NATO, Russia", "meets AND NOT NATO", "harbour"] {
        let watch = room.watch(query).await;
        let matcher = room.compiled(query);
        let found: Vec<String> = newshawk_engine::search(room.handle.store(), matcher, None, None)
            .map(|it| it.article.head.title)
            .collect();
        assert_eq!(found, room.matched(watch));
    }
}
