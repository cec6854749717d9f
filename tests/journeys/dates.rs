//! Dates: an unknown one is no reason to be silent, an old one is (spec/alerts.md 5).

use newshawk_core::Timestamp;
use newshawk_core::alert::Quiet;
use newshawk_tests::made_up::{Item, page};
use newshawk_tests::newsroom::{Newsroom, Site};
use newshawk_tests::server::Reply;

/// Whether the item is told, and the date it is given.
async fn check(item: Item, told: bool, published: Option<&str>) -> Newsroom {
    let site = Site::with_feed(&[]).await;
    let head = "<meta property=\"article:published_time\" content=\"2026-06-01T07:00:00Z\">";
    let text = ["Ministers came by boat.", "They spoke for hours."];
    site.put(
        "/paged.html",
        Reply::ok(page("NATO meets", head, &text, &[])),
    );
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    site.publish(&[item]);
    room.look().await;
    assert_eq!(room.told().len(), usize::from(told));
    let wanted: Option<Timestamp> = published.map(|it| it.parse().expect("a time"));
    assert_eq!(room.articles()[0].head.published, wanted);
    room
}

fn news() -> Item {
    Item::new("a", "NATO meets")
}

#[tokio::test]
async fn without_a_date_it_is_told() {
    check(news().undated(), true, None).await;
    check(news().date("yesterday-ish"), true, None).await;
}

/// A future date is a mistake; it is told now and stands where it was found.
#[tokio::test]
async fn with_a_future_date_it_is_told() {
    let future = news().date("Sun, 01 Jun 2036 10:00:00 GMT");
    let room = check(future, true, Some("2036-06-01T10:00:00Z")).await;
    assert_eq!(room.articles()[0].head.id.at(), room.clock.now());
}

#[tokio::test]
async fn two_days_old_by_the_feed_it_is_listed_silently() {
    let old = news().date("Mon, 01 Jun 2026 10:00:00 GMT");
    let room = check(old, false, Some("2026-06-01T10:00:00Z")).await;
    assert_eq!(room.silences(), [Quiet::Old]);
}

#[tokio::test]
async fn two_days_old_by_its_page_it_is_listed_silently() {
    let item = Item::teaser("paged", "NATO meets").undated();
    let room = check(item, false, Some("2026-06-01T07:00:00Z")).await;
    assert_eq!(room.silences(), [Quiet::Old]);
}

/// The feed speaks for itself; its page is read by rules.
#[tokio::test]
async fn the_feeds_date_goes_before_the_pages() {
    let item = Item::teaser("paged", "NATO meets");
    check(item, true, Some("2026-06-03T09:55:00Z")).await;
}
