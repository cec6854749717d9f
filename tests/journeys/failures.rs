//! What goes wrong is said once, clearly, and costs nothing that was there.

use jiff::SignedDuration;
use newshawk_core::alert::Fate;
use newshawk_core::health::{Health, health};
use newshawk_core::ids::SourceId;
use newshawk_tests::made_up::{Item, feed, feed_with};
use newshawk_tests::newsroom::{Newsroom, Site};
use newshawk_tests::server::Reply;

/// A room with one good look behind it, and then this answer.
async fn after(reply: Reply) -> (Newsroom, Site, SourceId) {
    let site = Site::with_feed(&[Item::new("old", "NATO met")]).await;
    let room = Newsroom::open().await;
    room.watch("NATO, НАТО").await;
    let id = room.subscribe(&site.feed()).await;
    site.put("/feed", reply);
    room.look().await;
    (room, site, id)
}

/// The answer is a failure that says so, and all goes on after it.
async fn check(reply: Reply, says: &str) {
    let (room, site, id) = after(reply).await;
    let trouble = room.trouble(id);
    assert!(trouble.contains(says), "{trouble}");
    assert_eq!(room.poll(id).failures, 1);
    assert_eq!(room.articles().len(), 1);
    site.publish(&[Item::new("new", "NATO meets")]);
    room.look().await;
    assert_eq!(room.headlines(), ["NATO meets"]);
    assert_eq!(room.trouble(id), "");
}

#[tokio::test]
async fn statuses() {
    check(Reply::status(404), "status 404. The feed may have moved").await;
    check(Reply::status(403), "refuses programs").await;
    check(Reply::status(500), "status 500. It is tried again").await;
}

#[tokio::test]
async fn documents_that_are_no_feeds() {
    let page = "<!DOCTYPE html><html><head><title>Hello</title>\
        <link rel=\"alternate\" type=\"application/rss+xml\" href=\"/new-feed\"></head><body><p>Hi</p></body></html>";
    check(Reply::ok(page), "The page names a feed: http://").await;
    let bare =
        "<!DOCTYPE html><html><head><title>Hello</title></head><body><p>Hi</p></body></html>";
    check(Reply::ok(bare), "a web page and no feed. Look for").await;
    check(Reply::ok(""), "answers with nothing").await;
    check(Reply::ok(" \n"), "answers with nothing").await;
    check(Reply::ok("hello"), "The feed can't be read").await;
    check(Reply::ok("%PDF-1.4 …"), "The feed can't be read").await;
}

#[tokio::test]
async fn connections_that_break() {
    check(Reply::reset(), "127.0.0.1").await;
    check(
        Reply::ok(feed(&[Item::new("new", "NATO meets")])).short_by(10),
        "damaged",
    )
    .await;
    check(Reply::ok(feed(&[])).gzip().cut_to(40), "damaged").await;
}

#[tokio::test]
async fn failures_are_tried_less_and_less_often() {
    let (room, site, id) = after(Reply::status(500)).await;
    let mut waits = Vec::new();
    for _ in 0..4 {
        let wait = room.next_look(id).expect("it is tried again");
        waits.push(wait.as_mins() / 60);
        room.pass(wait + SignedDuration::from_secs(1)).await;
    }
    assert_eq!(waits, [1, 2, 4, 8]);
    assert_eq!(site.asked("/feed").len(), 6);
}

#[tokio::test]
async fn gone_is_said_and_never_asked_again() {
    let (room, site, id) = after(Reply::status(410)).await;
    assert!(room.trouble(id).contains("The publisher has taken it away"));
    assert_eq!(room.next_look(id), None);
    let source = room.handle.live().sources[0].clone();
    assert_eq!(health(&source, &room.poll(id)), Health::Gone);
    let room = room.reopen().await;
    room.pass(SignedDuration::from_hours(24 * 30)).await;
    let asked = room.handle.check(None).await.expect("it answers");
    assert_eq!((asked.asked, asked.gone), (0, 1));
    assert_eq!(site.asked("/feed").len(), 2);
    assert_eq!(room.articles().len(), 1);
}

#[tokio::test]
async fn an_unknown_host_is_named() {
    let room = Newsroom::open().await;
    let url = "http://nosuchhost.invalid/feed"
        .parse()
        .expect("an address");
    let id = room.subscribe(&url).await;
    let told = [room.trouble(id), room.handle.live().problems.join(" ")].concat();
    // A machine without a name server can't tell the two apart.
    let is_said = told.contains("No such host: nosuchhost.invalid") || told.contains("no network");
    assert!(is_said, "{told}");
    assert!(room.next_look(id).is_some());
}

/// The items that can be read are, and the wounds are named.
#[tokio::test]
async fn a_broken_document_is_mended() {
    let broken = feed(&[
        Item::new("a", "NATO & friends meet"),
        Item::new("b", "Ferries"),
    ]);
    let cut = broken.find("</channel>").expect("it closes");
    let (room, _site, id) = after(Reply::ok(&broken.as_bytes()[..cut])).await;
    assert_eq!(room.headlines(), ["NATO & friends meet"]);
    assert_eq!(room.trouble(id), "");
    let source = room.handle.live().sources[0].clone();
    assert_eq!(health(&source, &room.poll(id)), Health::Flawed);
}

#[tokio::test]
async fn a_wrong_charset_does_not_hide_a_word() {
    let utf8 = feed(&[Item::new("a", "Саміт НАТО")]);
    let mislabelled =
        Reply::ok(utf8).header("content-type", "application/rss+xml; charset=windows-1252");
    let (room, ..) = after(mislabelled).await;
    assert_eq!(room.headlines(), ["Саміт НАТО"]);

    // “НАТО” in windows-1251, declared where it should be.
    let template = feed(&[Item::new("a", "HERE")]).replace("utf-8", "windows-1251");
    let (before, behind) = template.split_once("HERE").expect("the headline");
    let bytes = [
        before.as_bytes(),
        &[0xcd, 0xc0, 0xd2, 0xce],
        behind.as_bytes(),
    ]
    .concat();
    let (room, ..) = after(Reply::ok(bytes)).await;
    assert_eq!(room.headlines(), ["НАТО"]);
}

#[tokio::test]
async fn an_item_with_nothing_in_it_is_dropped_with_a_reason() {
    let (room, ..) = after(Reply::ok(feed_with("<item></item>", &[]))).await;
    let reasons: Vec<String> = room
        .drops()
        .iter()
        .map(|drop| drop.reason.words())
        .collect();
    assert_eq!(
        reasons,
        ["the entry has no headline, no text and no address"]
    );
}

#[tokio::test]
async fn a_failing_source_holds_up_no_other() {
    let (room, site, _) = after(Reply::status(500)).await;
    site.put("/other", Reply::ok(feed(&[])));
    room.subscribe(&site.url("/other")).await;
    site.put("/other", Reply::ok(feed(&[Item::new("x", "NATO meets")])));
    room.look().await;
    assert_eq!(room.headlines(), ["NATO meets"]);
    let shown = room.alerts();
    let shown = shown
        .iter()
        .filter(|it| matches!(it.alert.fate, Fate::Shown { .. }));
    assert_eq!(shown.count(), 1);
}

#[tokio::test]
async fn the_last_document_that_could_not_be_read_is_kept_for_a_report() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    let id = room.subscribe(&site.feed()).await;
    assert_eq!(room.handle.store().unread(id), None);
    for body in ["{\"first\"", "{\"second\""] {
        site.put("/feed", Reply::ok(body));
        room.look().await;
        let kept = room.handle.store().unread(id).expect("it is kept");
        assert_eq!(kept.body, body.as_bytes());
        assert_eq!(kept.why, room.trouble(id));
    }
}
