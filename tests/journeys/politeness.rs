//! Polite over the whole way: conditional, patient, and no more often than asked.

use jiff::SignedDuration;
use newshawk_core::schedule::Why;
use newshawk_core::source::Cadence;
use newshawk_tests::made_up::{Item, feed, feed_with};
use newshawk_tests::newsroom::{Newsroom, Site};
use newshawk_tests::server::{Recorded, Reply};

const ETAG: &str = "W/\"a,b-gzip\"";
const DATE: &str = "Tue, 2 Jun 2026 9:00 local";

fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}

/// A publisher that answers “unchanged” to whoever has its tag.
async fn conditional() -> Site {
    let site = Site::open().await;
    site.put_script("/feed", |request: &Recorded| {
        if request.text("if-none-match").as_deref() == Some(ETAG) {
            return Reply::status(304);
        }
        Reply::ok(feed(&[Item::new("a", "NATO meets")]))
            .header("etag", ETAG)
            .header("last-modified", DATE)
    });
    site
}

#[tokio::test]
async fn what_the_server_gave_is_sent_back_byte_for_byte_also_after_a_restart() {
    let site = conditional().await;
    let room = Newsroom::open().await;
    room.subscribe(&site.feed()).await;
    room.look().await;
    let room = room.reopen().await;
    room.look().await;
    let sent: Vec<_> = site
        .asked("/feed")
        .iter()
        .map(|it| (it.text("if-none-match"), it.text("if-modified-since")))
        .collect();
    let both = (Some(ETAG.to_owned()), Some(DATE.to_owned()));
    assert_eq!(sent, [(None, None), both.clone(), both]);
    assert_eq!(room.articles().len(), 1);
}

#[tokio::test]
async fn scheduled_looks_keep_their_distance() {
    let site = conditional().await;
    let room = Newsroom::open().await;
    let id = room.subscribe(&site.feed()).await;
    room.pass(minutes(14)).await;
    assert_eq!(site.asked("/feed").len(), 1);
    let room = room.reopen().await;
    room.settle().await;
    assert_eq!(site.asked("/feed").len(), 1);
    room.pass(minutes(3)).await;
    assert_eq!(site.asked("/feed").len(), 2);
    assert_eq!(room.poll(id).why, Why::Default);
}

/// A night's sleep, or a week's: one look, not one for every quarter of an hour.
#[tokio::test]
async fn a_long_absence_is_made_up_for_by_one_look() {
    let site = conditional().await;
    let room = Newsroom::open().await;
    room.subscribe(&site.feed()).await;
    room.pass(SignedDuration::from_hours(24 * 7)).await;
    assert_eq!(site.asked("/feed").len(), 2);
}

#[tokio::test]
async fn hints_of_headers_and_document_are_kept() {
    let site = Site::open().await;
    let body = feed_with("<ttl>90</ttl>", &[]);
    site.put(
        "/feed",
        Reply::ok(body)
            .header("etag", "1")
            .header("cache-control", "max-age=1800"),
    );
    let room = Newsroom::open().await;
    let id = room.subscribe(&site.feed()).await;
    assert_eq!(room.poll(id).why, Why::Hint);
    room.change(id, |change| {
        change.cadence = Some(Cadence::Every(minutes(1)))
    })
    .await;
    room.pass(minutes(89)).await;
    assert_eq!(site.asked("/feed").len(), 1);
    room.pass(minutes(11)).await;
    assert_eq!(site.asked("/feed").len(), 2);
}

/// A 304 without headers leaves what the document's answer said.
#[tokio::test]
async fn a_304_keeps_the_hints_it_does_not_repeat() {
    let site = Site::open().await;
    site.put(
        "/feed",
        Reply::ok(feed(&[]))
            .header("etag", "1")
            .header("cache-control", "max-age=7200"),
    );
    let room = Newsroom::open().await;
    let id = room.subscribe(&site.feed()).await;
    site.put("/feed", Reply::status(304));
    room.look().await;
    assert_eq!(room.poll(id).hints.headers, Some(minutes(120)));
    assert_eq!(room.poll(id).etag.as_deref(), Some(b"1".as_slice()));
}

#[tokio::test]
async fn validators_are_one_unit_from_one_answer() {
    let site = Site::open().await;
    let body = feed(&[Item::new("a", "Calm")]);
    site.put(
        "/feed",
        Reply::ok(body.clone())
            .header("etag", "1")
            .header("last-modified", DATE),
    );
    let room = Newsroom::open().await;
    let id = room.subscribe(&site.feed()).await;
    site.put("/feed", Reply::ok(body.clone()).header("etag", "2"));
    room.look().await;
    let known = room.poll(id);
    assert_eq!(
        (known.etag.as_deref(), known.last_modified),
        (Some(b"2".as_slice()), None)
    );
    site.put("/feed", Reply::ok(body));
    room.look().await;
    assert_eq!(room.poll(id).etag, None);
}

#[tokio::test]
async fn a_document_that_was_not_understood_leaves_the_validators_of_the_last() {
    let site = conditional().await;
    let room = Newsroom::open().await;
    let id = room.subscribe(&site.feed()).await;
    for bad in [
        Reply::ok("hello").header("etag", "bad"),
        Reply::ok("").header("etag", "bad"),
        Reply::status(500).header("etag", "bad"),
        Reply::status(429).header("etag", "bad"),
    ] {
        site.put("/feed", bad);
        room.look().await;
        assert_eq!(room.poll(id).etag.as_deref(), Some(ETAG.as_bytes()));
    }
}

#[tokio::test]
async fn the_same_bytes_are_not_read_again() {
    let site = Site::with_feed(&[Item::new("a", "NATO meets")]).await;
    let room = Newsroom::open().await;
    let id = room.subscribe(&site.feed()).await;
    room.look().await;
    assert_eq!(room.poll(id).why, Why::Unconditional);
    assert_eq!(room.poll(id).last_success, Some(room.clock.now()));
    assert_eq!(room.articles()[0].head.revision, 1);
}

#[tokio::test]
async fn check_now_ignores_hints_and_not_a_server_that_asks_to_wait() {
    let site = Site::open().await;
    site.put(
        "/feed",
        Reply::ok(feed(&[])).header("cache-control", "max-age=36000"),
    );
    let room = Newsroom::open().await;
    let id = room.subscribe(&site.feed()).await;
    room.look().await;
    assert_eq!(site.asked("/feed").len(), 2);

    site.put("/feed", Reply::status(429).header("retry-after", "7200"));
    room.look().await;
    let held = room.handle.check(Some(id)).await.expect("it answers");
    let until = room.clock.now() + SignedDuration::from_hours(2);
    assert_eq!((held.asked, held.waiting, held.until), (0, 1, Some(until)));
    assert_eq!(site.asked("/feed").len(), 3);
}

#[tokio::test]
async fn a_wait_survives_a_restart_and_ends() {
    let site = conditional().await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    let id = room.subscribe(&site.feed()).await;
    site.put("/feed", Reply::status(429).header("retry-after", "7200"));
    room.look().await;
    assert!(
        room.trouble(id).contains("asks to slow down"),
        "{}",
        room.trouble(id)
    );
    let room = room.reopen().await;
    room.pass(minutes(119)).await;
    room.look().await;
    assert_eq!(site.asked("/feed").len(), 2);
    site.publish(&[Item::new("b", "NATO parts")]);
    room.pass(minutes(14)).await;
    assert_eq!(room.headlines(), ["NATO parts"]);
    assert_eq!(room.poll(id).paused_until, None);
}

#[tokio::test]
async fn a_server_that_does_not_say_how_long_gets_ten_minutes_and_more() {
    let site = conditional().await;
    let room = Newsroom::open().await;
    let id = room.subscribe(&site.feed()).await;
    for (answer, pause) in [("soon", 10), ("0", 20), ("-5", 40)] {
        site.put("/feed", Reply::status(503).header("retry-after", answer));
        room.look().await;
        let until = room.poll(id).paused_until.expect("it is left alone");
        assert_eq!(
            until.duration_since(room.clock.now()),
            minutes(pause),
            "{answer}"
        );
        room.clock.advance(until.duration_since(room.clock.now()));
        room.settle().await;
    }
}

/// Adding an address is one request: what was read to judge it is what is kept.
#[tokio::test]
async fn adding_a_feed_is_one_request() {
    let site = conditional().await;
    let room = Newsroom::open().await;
    let nato = room.watch("NATO").await;
    let typed = site.feed().to_string();
    room.handle.add_source(&typed).await.expect("it is a feed");
    room.settle().await;
    assert_eq!(site.asked("/feed").len(), 1);
    assert_eq!(room.matched(nato), ["NATO meets"]);
    room.handle.add_source(&typed).await.expect("it is known");
    room.look().await;
    assert_eq!(
        site.asked("/feed")[1].text("if-none-match").as_deref(),
        Some(ETAG)
    );
}

#[tokio::test]
async fn a_page_leads_to_its_feed() {
    let site = conditional().await;
    site.put("/", Reply::ok("<!DOCTYPE html><html><head><link rel=\"alternate\" type=\"application/rss+xml\" title=\"News\" href=\"/feed\"></head><body><p>Hi</p></body></html>"));
    let room = Newsroom::open().await;
    let typed = site.url("/").to_string();
    room.handle
        .add_source(&typed)
        .await
        .expect("it names one feed");
    room.settle().await;
    assert_eq!(room.handle.live().sources[0].url, site.feed());
    assert_eq!(room.articles().len(), 1);
}

/// Fifty feeds of one publisher are asked one after the other, and none is forgotten.
#[tokio::test]
async fn many_feeds_of_one_host_are_asked_one_at_a_time() {
    let site = Site::open().await;
    let list: Vec<_> = (0..50)
        .map(|number| {
            let target = format!("/feed{number}");
            site.put(&target, Reply::ok(feed(&[])));
            (target.clone(), site.url(&target))
        })
        .collect();
    let room = Newsroom::open().await;
    room.handle
        .add_sources(list, false)
        .await
        .expect("they are added");
    room.settle().await;
    let all: usize = (0..50)
        .map(|number| site.asked(&format!("/feed{number}")).len())
        .sum();
    assert_eq!((all, site.most_in_flight()), (50, 1));
}
