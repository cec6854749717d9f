//! What stories are decided by is made by whoever reads an article, before it is kept: it has to be
//! what the kept article gives.

use std::sync::LazyLock;

use newshawk_core::article::{Article, Block, PageState};
use newshawk_core::source::FullText;
use newshawk_core::story::{Digest, Names, News};
use newshawk_engine::packs;
use newshawk_tests::made_up::{FERRY, FERRY_TOLD_ANEW, Item, page};
use newshawk_tests::newsroom::{Newsroom, Site};
use newshawk_tests::server::Reply;

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(&packs::built_in()));

/// The digest of a kept article, whose publisher is called this.
fn anew(article: &Article, publisher: &str) -> Digest {
    let head = &article.head;
    let is_text = |block: &&Block| block.zone.is_text();
    let blocks = article.blocks.iter().filter(is_text);
    let text: Vec<&str> = blocks.map(|block| block.text.as_str()).collect();
    let news = News {
        title: &head.title,
        text: &text.join("\n\n"),
        author: head.author.as_deref(),
        published: head.published,
        language: head.language.as_deref(),
        source: publisher,
        url: head.url.as_ref(),
    };
    Digest::of(head.id, &news, Some(&NAMES))
}

/// Every article of the room was placed by what it gives.
fn assert_same(room: &Newsroom, publisher: &str) {
    for article in room.articles() {
        let placed = room.handle.store().placed(article.head.id);
        let digest = placed.expect("it is placed").digest;
        assert_eq!(digest, anew(&article, publisher), "{}", article.head.title);
    }
}

#[tokio::test]
async fn of_the_feed_of_a_public_host() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    let source = room.subscribe(&site.feed()).await;
    room.change(source, |it| it.full_text = Some(FullText::Never))
        .await;
    let ferry = Item::new("ferry", "Ferry Marabella sinks off Port Kestrel, 3 dead").text(FERRY);
    let named = Item::new("named", "Pyongyang: 12 missiles, says DPRK").undated();
    site.publish(&[
        ferry.link("https://news.gazette.example/ferry?utm_source=feed"),
        named.link("https://news.gazette.example/named"),
    ]);
    room.look().await;
    assert_eq!(room.articles().len(), 2);
    assert_same(&room, "news.gazette.example");
}

#[tokio::test]
async fn of_a_first_look_that_renames_the_source() {
    let site = Site::with_feed(&[Item::new("a", "Ferry sinks").text(FERRY)]).await;
    let room = Newsroom::open().await;
    let named = vec![(site.feed().to_string(), site.feed())];
    room.handle
        .add_sources(named, false)
        .await
        .expect("it is added");
    room.settle().await;
    assert_eq!(room.handle.live().sources[0].title, "Harbour Post");
    assert_same(&room, "Harbour Post");
}

#[tokio::test]
async fn of_a_page_and_of_an_edit() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.subscribe(&site.feed()).await;
    let text = [FERRY_TOLD_ANEW, "In the hall they spoke of NATO."];
    site.put("/a.html", Reply::ok(page("Ferry sinks", "", &text, &[])));
    let whole = Item::new("b", "Ferry sinks").text(FERRY);
    site.publish(&[Item::teaser("a", "Ferry sinks"), whole.clone()]);
    room.look().await;
    assert_same(&room, "Harbour Post");

    let edited = whole.title("Ferry sinks, 41 dead").undated();
    site.publish(&[Item::teaser("a", "Ferry has sunk"), edited]);
    room.look().await;
    let articles = room.articles();
    assert!(articles.iter().all(|it| it.head.revision > 1));
    let read = |it: &&Article| it.head.page == PageState::Read;
    assert_eq!(articles.iter().filter(read).count(), 1);
    assert_same(&room, "Harbour Post");
}
