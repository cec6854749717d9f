//! What a site asks programs not to read is not fetched, and said to be left out.

use jiff::SignedDuration;
use newshawk_core::article::PageState;
use newshawk_engine::store::DropReason;
use newshawk_tests::made_up::{Item, page};
use newshawk_tests::newsroom::{Newsroom, Site};
use newshawk_tests::server::Reply;

/// A publisher with this robots.txt and two teasers, of which one lies where it says not to read.
async fn open(robots: Reply) -> (Newsroom, Site) {
    let site = Site::with_feed(&[]).await;
    site.put("/robots.txt", robots);
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    for target in ["/free/a", "/closed/b"] {
        site.put(
            target,
            Reply::ok(page("NATO meets", "", &["The NATO hall was full."], &[])),
        );
    }
    (room, site)
}

fn both() -> [Item; 2] {
    [
        Item::teaser("a", "NATO meets").link("/free/a"),
        Item::teaser("b", "NATO parts").link("/closed/b"),
    ]
}

#[tokio::test]
async fn what_is_closed_is_not_fetched_and_the_feeds_own_text_counts() {
    let (room, site) = open(Reply::ok("User-agent: *\nDisallow: /closed\n")).await;
    site.publish(&both());
    room.look().await;
    assert_eq!(site.asked("/free/a").len(), 1);
    assert_eq!(site.asked("/closed/b").len(), 0);
    let mut told = room.headlines();
    told.sort();
    assert_eq!(told, ["NATO meets", "NATO parts"]);
    let reasons: Vec<DropReason> = room.drops().into_iter().map(|it| it.reason).collect();
    assert_eq!(reasons, [DropReason::Robots]);
    let closed = room
        .articles()
        .into_iter()
        .find(|it| it.head.title == "NATO parts")
        .expect("it is kept");
    assert_eq!(closed.head.page, PageState::Failed);
}

/// One request for a whole day, and then one more.
#[tokio::test]
async fn it_is_asked_for_once_a_day() {
    let (room, site) = open(Reply::ok("User-agent: *\nDisallow: /closed\n")).await;
    site.publish(&both());
    room.look().await;
    assert_eq!(site.asked("/robots.txt").len(), 1);
    site.put(
        "/robots.txt",
        Reply::ok("User-agent: newshawk\nDisallow: /\n"),
    );
    site.publish(&[Item::teaser("c", "NATO sings").link("/free/c")]);
    room.look().await;
    assert_eq!(site.asked("/robots.txt").len(), 1);
    room.pass(SignedDuration::from_hours(25)).await;
    site.publish(&[Item::teaser("d", "NATO sleeps").link("/free/d")]);
    room.look().await;
    assert_eq!(
        (site.asked("/robots.txt").len(), site.asked("/free/d").len()),
        (2, 0)
    );
}

/// The feed itself is the person's own choice, whatever robots.txt says of it.
#[tokio::test]
async fn the_feed_is_read_all_the_same() {
    let (room, site) = open(Reply::ok("User-agent: *\nDisallow: /\n")).await;
    site.publish(&[Item::new("a", "NATO meets")]);
    room.look().await;
    assert_eq!(room.headlines(), ["NATO meets"]);
}

#[tokio::test]
async fn none_at_all_forbids_nothing() {
    for status in [404, 403, 410, 401] {
        let (room, site) = open(Reply::status(status)).await;
        site.publish(&both());
        room.look().await;
        assert_eq!(site.asked("/closed/b").len(), 1, "{status}");
    }
}

/// A server in trouble forbids everything until it can say what it forbids.
#[tokio::test]
async fn one_that_cannot_be_had_forbids_all_for_now() {
    let (room, site) = open(Reply::status(503)).await;
    site.publish(&both());
    room.look().await;
    assert_eq!(site.asked("/free/a").len(), 0);
    assert!(
        matches!(&room.drops()[0].reason, DropReason::PageUnreachable(cause) if cause.contains("robots.txt"))
    );
    site.put("/robots.txt", Reply::ok(""));
    room.pass(SignedDuration::from_mins(61)).await;
    site.publish(&[Item::teaser("c", "NATO sings").link("/free/c")]);
    room.look().await;
    assert_eq!(site.asked("/free/c").len(), 1);
}
