//! The first look at a source: everything is kept and listed, nothing is told.

use newshawk_core::alert::Quiet;
use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site};

#[tokio::test]
async fn what_was_there_before_is_listed_and_not_told() {
    let site = Site::with_feed(&[
        Item::new("a", "NATO meets in Bergen"),
        Item::new("b", "Ferries run late"),
    ])
    .await;
    let room = Newsroom::open().await;
    let nato = room.watch("NATO").await;
    room.subscribe(&site.feed()).await;

    assert_eq!(room.matched(nato), ["NATO meets in Bergen"]);
    assert_eq!(room.articles().len(), 2);
    assert_eq!(room.silences(), [Quiet::FirstLook]);
    assert!(room.told().is_empty());
}

/// What came with the first look stands where it was published, not where it was found.
#[tokio::test]
async fn the_archive_is_in_the_order_of_publication() {
    let site = Site::with_feed(&[
        Item::new("old", "Old").date("Mon, 01 Jun 2026 08:00:00 GMT"),
        Item::new("new", "New").date("Tue, 02 Jun 2026 08:00:00 GMT"),
        Item::new("undated", "Undated").undated(),
    ])
    .await;
    let room = Newsroom::open().await;
    room.subscribe(&site.feed()).await;
    let titles: Vec<String> = room
        .articles()
        .into_iter()
        .map(|it| it.head.title)
        .collect();
    assert_eq!(titles, ["Undated", "New", "Old"]);
}

/// Empty feeds are feeds too: what comes after the first document is news.
#[tokio::test]
async fn an_empty_feed_has_had_its_first_look() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    site.publish(&[Item::new("a", "NATO meets")]);
    room.look().await;
    assert_eq!(room.headlines(), ["NATO meets"]);
}

/// A source that failed at first has not been looked at yet.
#[tokio::test]
async fn a_failure_is_no_first_look() {
    let site = Site::open().await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    site.publish(&[Item::new("a", "NATO meets")]);
    room.look().await;
    assert!(room.told().is_empty());
    assert_eq!(room.silences(), [Quiet::FirstLook]);
}

#[tokio::test]
async fn a_source_takes_the_title_of_its_feed_where_it_has_none() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    let typed = site.feed().to_string();
    room.handle.add_source(&typed).await.expect("it is a feed");
    room.settle().await;
    assert_eq!(room.handle.live().sources[0].title, "Harbour Post");
}
