//! Never twice for the same fact (spec/polling.md 71–73 and 81).

use newshawk_engine::store::DropReason;
use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site};

fn news() -> Item {
    Item::new("a", "NATO meets in Bergen").says("Ministers came by boat.")
}

/// The first version is told; after each of these documents nothing more is.
async fn check(later: &[Item]) -> Newsroom {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    site.publish(&[news()]);
    room.look().await;
    assert_eq!(room.told().len(), 1);
    for item in later {
        site.publish(std::slice::from_ref(item));
        room.look().await;
    }
    assert_eq!(room.told().len(), 1, "{:?}", room.headlines());
    room
}

#[tokio::test]
async fn the_same_again() {
    let room = check(&[news(), news()]).await;
    assert_eq!(room.articles().len(), 1);
}

#[tokio::test]
async fn another_date() {
    check(&[
        news().date("Wed, 03 Jun 2026 09:59:00 GMT"),
        news().undated(),
    ])
    .await;
}

#[tokio::test]
async fn a_corrected_typo() {
    let room = check(&[news().title("NATO meets in Bergen, Norway")]).await;
    let articles = room.articles();
    assert_eq!(articles.len(), 1);
    assert_eq!(articles[0].head.title, "NATO meets in Bergen, Norway");
    assert_eq!(articles[0].head.revision, 2);
}

#[tokio::test]
async fn another_guid_at_the_same_address() {
    let room = check(&[news().guid("tag:other")]).await;
    assert_eq!(room.articles().len(), 1);
}

#[tokio::test]
async fn another_address_under_the_same_guid() {
    let room = check(&[news().link("/moved.html")]).await;
    assert_eq!(room.articles().len(), 1);
}

#[tokio::test]
async fn the_same_address_spelt_differently() {
    check(&[news().guid("tag:b").link("/a.html?utm_source=feed#top")]).await;
}

#[tokio::test]
async fn gone_from_the_feed_and_back() {
    check(&[Item::new("b", "Ferries"), news()]).await;
}

#[tokio::test]
async fn another_feed_of_the_same_publisher() {
    let site = Site::with_feed(&[]).await;
    site.put(
        "/world",
        newshawk_tests::server::Reply::ok(newshawk_tests::made_up::feed(&[])),
    );
    let room = Newsroom::open().await;
    let nato = room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    room.subscribe(&site.url("/world")).await;
    site.publish(&[news()]);
    let other = news().guid("tag:world-a").says("In short.");
    site.put(
        "/world",
        newshawk_tests::server::Reply::ok(newshawk_tests::made_up::feed(&[other])),
    );
    room.look().await;
    room.look().await;
    assert_eq!(room.told().len(), 1);
    assert_eq!(room.matched(nato).len(), 1);
    assert_eq!(room.articles().len(), 1);
}

#[tokio::test]
async fn an_edit_that_newly_matches_is_told() {
    let room_site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.watch("Russia").await;
    room.subscribe(&room_site.feed()).await;
    room_site.publish(&[news()]);
    room.look().await;
    room_site.publish(&[news().says("Russia was on the list.")]);
    room.look().await;
    let told = room.told();
    assert_eq!(told.len(), 2);
    assert_eq!(told[1].1, ["Russia"]);
}

/// An edit of something old is no news, and one of the first look stays silent.
#[tokio::test]
async fn an_edit_of_the_backfill_is_silent() {
    let site = Site::with_feed(&[Item::new("a", "Ministers meet")]).await;
    let room = Newsroom::open().await;
    let nato = room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    site.publish(&[Item::new("a", "Ministers of NATO meet")]);
    room.look().await;
    assert_eq!(room.matched(nato), ["Ministers of NATO meet"]);
    assert!(room.told().is_empty());
}

#[tokio::test]
async fn two_entries_with_one_guid_are_two_articles() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    let twins = [
        Item::new("a", "NATO meets").guid("1"),
        Item::new("b", "NATO parts").guid("1"),
    ];
    for _ in 0..2 {
        site.publish(&twins);
        room.look().await;
        site.publish(&[
            twins[0].clone(),
            twins[1].clone(),
            Item::new("c", "Ferries"),
        ]);
        room.look().await;
    }
    let mut told = room.headlines();
    told.sort();
    assert_eq!(told, ["NATO meets", "NATO parts"]);
    assert_eq!(room.articles().len(), 3);
}

/// What the publisher took away is not listed any more: its proof would point at nothing.
#[tokio::test]
async fn an_edit_that_matches_no_longer_is_taken_back_if_it_was_not_told() {
    let site = Site::with_feed(&[Item::new("a", "NATO meets")]).await;
    let room = Newsroom::open().await;
    let nato = room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    assert_eq!(room.matched(nato).len(), 1);
    site.publish(&[Item::new("a", "Ministers meet")]);
    room.look().await;
    assert!(room.matched(nato).is_empty());
    let reasons: Vec<DropReason> = room.drops().into_iter().map(|it| it.reason).collect();
    assert_eq!(reasons, [DropReason::EditedAway("NATO".to_owned())]);
}

/// Two outlets tell one story, and one of them edits the watch's word away: the other still has it.
#[tokio::test]
async fn what_one_article_loses_another_of_its_story_still_holds() {
    let (site, other) = (Site::with_feed(&[]).await, Site::with_feed(&[]).await);
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    for site in [&site, &other] {
        room.subscribe(&site.feed()).await;
    }
    let headline = "NATO summit in Estran ends with 40 pledges for the harbour";
    site.publish(&[Item::new("a", headline)]);
    other.publish(&[Item::new("b", headline)]);
    room.handle.check(None).await.expect("it answers");
    room.handle.settled().await;
    assert_eq!(room.alerts().len(), 1, "one story");
    let edited = headline.replace("NATO summit", "Summit");
    site.publish(&[Item::new("a", &edited)]);
    room.look().await;
    assert_eq!(room.headlines(), [headline]);
}
