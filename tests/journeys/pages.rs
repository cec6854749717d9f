//! Feeds with teasers: the page is read, and what stands around the article never counts.

use newshawk_core::alert::policy::SETTLE;
use newshawk_core::article::{Method, PageState};
use newshawk_core::source::FullText;
use newshawk_engine::store::DropReason;
use newshawk_tests::made_up::{Item, feed, page};
use newshawk_tests::newsroom::{Newsroom, Site, eventually};
use newshawk_tests::server::Reply;

/// A room with these watches, and a publisher whose feed is still empty.
async fn open(watches: &[&str]) -> (Newsroom, Site) {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    for watch in watches {
        room.watch(watch).await;
    }
    room.subscribe(&site.feed()).await;
    (room, site)
}

fn reasons(room: &Newsroom) -> Vec<DropReason> {
    room.drops().into_iter().map(|drop| drop.reason).collect()
}

#[tokio::test]
async fn the_text_of_the_page_is_matched_and_told() {
    let (room, site) = open(&["NATO", "Gabon"]).await;
    let text = [
        "Ministers came by boat.",
        "In the hall they spoke of NATO and of the sea.",
    ];
    let beside = ["Gabon votes", "NATO summit in pictures"];
    site.put(
        "/a.html",
        Reply::ok(page("Ministers meet", "", &text, &beside)),
    );
    site.publish(&[Item::teaser("a", "Ministers meet")]);
    room.look().await;

    let nato = vec!["NATO".to_owned()];
    assert_eq!(room.told(), [("Ministers meet".to_owned(), nato)]);
    let sentence = "In the hall they spoke of NATO and of the sea.";
    assert_eq!(room.notices()[0].sentence, sentence);
    let article = room.articles().remove(0);
    assert_eq!(
        (article.head.page, article.head.method),
        (PageState::Read, Method::Page)
    );
    assert!(article.head.chrome_words > 0);
    let outside = room.handle.live().matcher.chrome_hits(&article.blocks);
    assert_eq!(outside, 2, "{:#?}", article.blocks);
    assert_eq!(site.asked("/a.html").len(), 1);
}

#[tokio::test]
async fn a_word_beside_the_article_alone_is_no_match() {
    let (room, site) = open(&["NATO"]).await;
    let text = [
        "Ministers came by boat.",
        "In the hall they spoke of the sea.",
    ];
    site.put(
        "/a.html",
        Reply::ok(page(
            "Ministers meet",
            "",
            &text,
            &["NATO summit in pictures"],
        )),
    );
    site.publish(&[Item::teaser("a", "Ministers meet")]);
    room.look().await;
    assert!(room.alerts().is_empty());
    let article = room.articles().remove(0);
    assert_eq!(room.handle.live().matcher.chrome_hits(&article.blocks), 1);
}

/// The teaser finds one watch, the page another: one notice for both.
#[tokio::test]
async fn one_notice_waits_for_the_page_and_names_both() {
    let (room, site) = open(&["NATO", "Russia"]).await;
    let text = [
        "Ministers came by boat.",
        "In the hall they spoke of Russia.",
    ];
    site.put("/a.html", Reply::ok(page("NATO meets", "", &text, &[])));
    site.publish(&[Item::teaser("a", "NATO meets")]);
    room.look().await;
    let both = vec!["NATO".to_owned(), "Russia".to_owned()];
    assert_eq!(room.told(), [("NATO meets".to_owned(), both)]);
}

/// An alert waits for its siblings, and no longer for a page: then the feed's own words are told.
#[tokio::test]
async fn a_slow_page_holds_no_alert_longer_than_its_siblings_would() {
    let (room, site) = open(&["NATO"]).await;
    site.put("/a.html", Reply::silence());
    site.publish(&[Item::teaser("a", "NATO meets")]);
    room.handle.check(None).await.expect("it answers");
    eventually(|| !site.asked("/a.html").is_empty()).await;
    assert!(room.told().is_empty());
    room.clock.advance(SETTLE);
    room.told_to_be(1).await;
}

#[tokio::test]
async fn without_its_page_the_feeds_text_counts_and_the_reason_is_kept() {
    let (room, site) = open(&["NATO"]).await;
    site.publish(&[Item::teaser("a", "NATO meets")]);
    room.look().await;
    assert_eq!(room.headlines(), ["NATO meets"]);
    let cause = "server answered with status 404".to_owned();
    assert_eq!(reasons(&room), [DropReason::PageUnreachable(cause)]);
    assert_eq!(room.drops()[0].title, "NATO meets");
    assert_eq!(room.articles()[0].head.page, PageState::Failed);
}

#[tokio::test]
async fn a_page_without_an_article_changes_nothing_but_is_named() {
    let (room, site) = open(&["NATO"]).await;
    let wall = "<html><head><title>Please agree</title></head><body><nav><a href=\"/\">NATO</a></nav></body></html>";
    site.put("/a.html", Reply::ok(wall));
    site.publish(&[Item::teaser("a", "NATO meets").text("Ministers came.")]);
    room.look().await;
    assert_eq!(room.headlines(), ["NATO meets"]);
    assert_eq!(reasons(&room), [DropReason::PageWithoutArticle]);
    let article = room.articles().remove(0);
    assert_eq!(article.head.title, "NATO meets");
    assert!(
        article
            .blocks
            .iter()
            .any(|block| block.text == "Ministers came.")
    );
}

#[tokio::test]
async fn a_feed_with_the_text_needs_no_page() {
    let (room, site) = open(&["NATO"]).await;
    site.publish(&[Item::new("a", "NATO meets")]);
    room.look().await;
    assert!(site.asked("/a.html").is_empty());
    assert_eq!(room.articles()[0].head.page, PageState::NotWanted);
}

#[tokio::test]
async fn a_person_may_want_no_pages_or_all() {
    for (wish, asked) in [(FullText::Never, 0), (FullText::Always, 1)] {
        let (room, site) = open(&["NATO"]).await;
        let id = room.handle.live().sources[0].id;
        room.change(id, |change| change.full_text = Some(wish))
            .await;
        let item = if asked == 0 {
            Item::teaser("a", "Calm")
        } else {
            Item::new("a", "Calm")
        };
        site.publish(&[item]);
        room.look().await;
        assert_eq!(site.asked("/a.html").len(), asked);
    }
}

#[tokio::test]
async fn a_page_is_not_read_twice() {
    let (room, site) = open(&["NATO"]).await;
    site.put(
        "/a.html",
        Reply::ok(page("Calm", "", &["All is well."], &[])),
    );
    site.publish(&[Item::teaser("a", "Calm")]);
    room.look().await;
    site.publish(&[Item::teaser("a", "Calm"), Item::new("b", "Ferries")]);
    room.look().await;
    let room = room.reopen().await;
    room.look().await;
    assert_eq!(site.asked("/a.html").len(), 1);
}

/// What a quit left unread is read after the next start.
#[tokio::test]
async fn an_unread_page_is_taken_up_again() {
    let (room, site) = open(&["NATO"]).await;
    site.put("/a.html", Reply::silence());
    site.publish(&[Item::teaser("a", "Ministers meet")]);
    room.handle.check(None).await.expect("it answers");
    eventually(|| !site.asked("/a.html").is_empty()).await;
    site.put(
        "/a.html",
        Reply::ok(page("Ministers meet", "", &["They spoke of NATO."], &[])),
    );
    let room = room.reopen().await;
    room.settle().await;
    assert_eq!(room.headlines(), ["Ministers meet"]);
}

/// The page is the article: what only its teaser promised is taken back before it is told.
#[tokio::test]
async fn not_what_the_teaser_excluded() {
    let (room, site) = open(&["ministers AND NOT hockey"]).await;
    site.put(
        "/a.html",
        Reply::ok(page("Ministers meet", "", &["They watched hockey."], &[])),
    );
    site.publish(&[Item::teaser("a", "Ministers meet")]);
    room.look().await;
    assert!(room.told().is_empty());
    assert!(room.alerts().is_empty());
    let name = "ministers AND NOT hockey".to_owned();
    assert_eq!(reasons(&room), [DropReason::NotOnPage(name)]);
}

#[tokio::test]
async fn every_request_is_in_the_ledger() {
    let (room, site) = open(&["NATO"]).await;
    site.put("/feed", Reply::redirect(302, "/elsewhere"));
    site.put("/elsewhere", Reply::ok(feed(&[Item::teaser("a", "Calm")])));
    room.look().await;
    let mut rows: Vec<(String, u16, String)> = room
        .handle
        .store()
        .ledger()
        .map(|(_, row)| (row.url, row.status, row.reason))
        .collect();
    rows.sort();
    rows.dedup();
    let row = |target: &str, status, reason: &str| {
        (site.url(target).to_string(), status, reason.to_owned())
    };
    assert_eq!(
        rows,
        [
            row("/a.html", 404, "page of an article of Harbour Post"),
            row("/elsewhere", 200, "poll of Harbour Post"),
            row("/feed", 200, "poll of Harbour Post"),
            row("/feed", 302, "poll of Harbour Post"),
            row("/robots.txt", 404, "what the site lets programs read"),
        ]
    );
}

#[tokio::test]
async fn a_box_that_repeats_on_a_sources_pages_soon_matches_no_more() {
    let (mut room, site) = open(&[]).await;
    let gabon = room.watch("Gabon").await;
    let beside =
        "The harbour choir sings songs of Gabon every evening, and whoever comes is welcome.";
    for (name, ship) in [("a", "Anna"), ("b", "Berta"), ("c", "Clara"), ("d", "Dora")] {
        let title = format!("{ship} sails again");
        let text = [
            &*format!("The {ship} left in the morning, with forty people and a load of salt."),
            &*format!("Nobody had thought that the {ship} would be mended before the storms."),
            beside,
        ];
        let target = format!("/{name}.html");
        site.put(&target, Reply::ok(page(&title, "", &text, &[])));
        site.publish(&[Item::teaser(name, &title)]);
        room.look().await;
        // What was learnt is on the disk.
        room = room.reopen().await;
    }
    let mut matched = room.matched(gabon);
    matched.sort();
    assert_eq!(matched, ["Anna sails again", "Berta sails again"]);
}
