//! A page without a feed: its headlines are found, corrected by hand, and watched like a feed.

use newshawk_core::health::{Health, health};
use newshawk_core::source::SourceKind;
use newshawk_engine::{Added, Headline, Headlines};
use newshawk_tests::made_up::{front, page};
use newshawk_tests::newsroom::{Newsroom, Site};
use newshawk_tests::server::{Recorded, Reply};

const OLD: [(&str, &str); 3] = [
    (
        "/2026/06/ferry-is-back",
        "Ferry to the islands is back again",
    ),
    (
        "/2026/06/lighthouse-stays",
        "The old lighthouse is to stay open",
    ),
    ("/2026/06/nato-in-bergen", "NATO ministers meet in Bergen"),
];
const FRESH: (&str, &str) = (
    "/2026/06/nato-moves",
    "NATO moves its office to the islands",
);

/// The page with a story on top of the old ones.
fn with_fresh() -> String {
    let mut list = vec![FRESH];
    list.extend(OLD);
    front(&list)
}

async fn open() -> (Newsroom, Site) {
    let site = Site::open().await;
    site.put("/", Reply::ok(front(&OLD)));
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    (room, site)
}

async fn offered(room: &Newsroom, site: &Site) -> Headlines {
    match room.handle.add_source(site.url("/").as_str()).await {
        Ok(Added::Headlines(offered)) => offered,
        other => panic!("headlines are offered and not {other:?}"),
    }
}

/// The page's headlines are watched, as they were found.
async fn watching() -> (Newsroom, Site) {
    let (room, site) = open().await;
    offered(&room, &site).await;
    let added = room
        .handle
        .watch_headlines(site.url("/").as_str(), None)
        .await;
    assert!(matches!(added, Ok(Added::New(_))), "{added:?}");
    room.settle().await;
    (room, site)
}

fn titles(headlines: &[Headline]) -> Vec<&str> {
    headlines.iter().map(|it| it.title.as_str()).collect()
}

fn in_archive(room: &Newsroom) -> Vec<String> {
    room.articles()
        .into_iter()
        .map(|it| it.head.title)
        .collect()
}

#[tokio::test]
async fn what_was_found_is_shown_first_and_nothing_is_added() {
    let (room, site) = open().await;
    let offered = offered(&room, &site).await;
    assert_eq!(offered.title.as_deref(), Some("Harbour Post"));
    assert_eq!(titles(&offered.found), OLD.map(|(_, title)| title));
    assert_eq!(offered.found[0].link, site.url(OLD[0].0));
    assert!(titles(&offered.links).contains(&"Water is off in Mill Lane on Monday"));
    assert!(room.handle.live().sources.is_empty());
}

/// One request for the page in all: what was shown is what is kept.
#[tokio::test]
async fn the_first_look_is_silent_and_the_page_was_asked_once() {
    let (room, site) = watching().await;
    assert_eq!(site.asked("/").len(), 1);
    assert_eq!(in_archive(&room), OLD.map(|(_, title)| title));
    assert!(room.told().is_empty());
    let source = room.handle.live().sources[0].clone();
    assert_eq!(source.title, "Harbour Post");
    assert!(matches!(source.kind, SourceKind::Page { .. }));
    assert_eq!(
        health(&source, &room.poll(source.id)),
        Health::Flawed,
        "the pages are not there"
    );
}

#[tokio::test]
async fn a_new_link_becomes_news_once() {
    let (room, site) = watching().await;
    let text = ["Boxes were carried all day."];
    site.put(FRESH.0, Reply::ok(page(FRESH.1, "", &text, &[])));
    site.put("/", Reply::ok(with_fresh()));
    room.look().await;
    assert_eq!(room.headlines(), [FRESH.1]);
    let articles = room.articles();
    let article = articles
        .iter()
        .find(|it| it.head.title == FRESH.1)
        .expect("it is kept");
    assert_eq!(article.head.url, Some(site.url(FRESH.0)));
    assert_eq!(
        (article.head.published, article.head.backfill),
        (None, false)
    );
    assert!(
        article.blocks.iter().any(|it| it.text == text[0]),
        "its page is read"
    );

    // Another order, another day's menu: nothing is said again.
    let mut list = vec![OLD[2], FRESH];
    list.extend(&OLD[..2]);
    site.put("/", Reply::ok(front(&list)));
    room.look().await;
    let room = room.reopen().await;
    room.look().await;
    assert_eq!(room.articles().len(), 4);
    assert!(room.told().is_empty());
}

#[tokio::test]
async fn the_page_is_asked_conditionally() {
    let (room, site) = open().await;
    site.put_script("/", |request: &Recorded| {
        if request.text("if-none-match").as_deref() == Some("\"1\"") {
            return Reply::status(304);
        }
        Reply::ok(front(&OLD)).header("etag", "\"1\"")
    });
    room.handle
        .watch_headlines(site.url("/").as_str(), None)
        .await
        .expect("there are some");
    room.settle().await;
    room.look().await;
    let asked: Vec<_> = site
        .asked("/")
        .iter()
        .map(|it| it.text("if-none-match"))
        .collect();
    assert_eq!(asked, [None, Some("\"1\"".to_owned())]);
}

#[tokio::test]
async fn another_headline_leads_to_its_own_list() {
    let (room, site) = open().await;
    let offered = offered(&room, &site).await;
    let picked = offered
        .links
        .iter()
        .find(|it| it.title.contains("Bins"))
        .expect("it is there");
    let typed = site.url("/").to_string();
    let around = room
        .handle
        .headlines_around(&typed, &picked.link)
        .await
        .expect("it has a list");
    let notices = [
        "Water is off in Mill Lane on Monday",
        "Bins are emptied a day later this week",
    ];
    assert_eq!(titles(&around), notices);
    room.handle
        .watch_headlines(&typed, Some(&picked.link))
        .await
        .expect("it is watched");
    room.settle().await;
    assert_eq!(in_archive(&room), notices);
    assert_eq!(site.asked("/").len(), 1);
}

/// A new layout: said clearly, nothing lost, and mended by adding the page again.
#[tokio::test]
async fn a_changed_layout_is_said_and_mended_in_silence() {
    let (room, site) = watching().await;
    let id = room.handle.live().sources[0].id;
    let before = room.poll(id);
    let changed = with_fresh()
        .replace("<h2>", "<div class=\"head\">")
        .replace("</h2>", "</div>")
        .replace("article", "section");
    site.put("/", Reply::ok(changed.clone()).header("etag", "\"2\""));
    room.look().await;
    let trouble = room.trouble(id);
    assert!(
        trouble.starts_with("The list of headlines is no longer found on this page"),
        "{trouble}"
    );
    assert_eq!(
        health(&room.handle.live().sources[0], &room.poll(id)),
        Health::Failing
    );
    assert_eq!(room.poll(id).etag, before.etag);
    assert_eq!(room.articles().len(), 3);

    assert_eq!(titles(&offered(&room, &site).await.found)[0], FRESH.1);
    let again = room
        .handle
        .watch_headlines(site.url("/").as_str(), None)
        .await;
    assert!(
        matches!(again, Ok(Added::Changed(same)) if same == id),
        "{again:?}"
    );
    room.settle().await;
    assert_eq!(room.trouble(id), "");
    assert_eq!(room.articles().len(), 4);
    assert!(
        room.told().is_empty(),
        "what stood there before the choice is as old as at a first look"
    );
}

#[tokio::test]
async fn a_list_of_sources_keeps_the_headlines() {
    let (room, _site) = watching().await;
    let list = room.handle.export_opml();
    let kind = room.handle.live().sources[0].kind.clone();
    let other = Newsroom::open().await;
    other
        .handle
        .import_opml(list.into_bytes())
        .await
        .expect("it is a list");
    other.settle().await;
    let imported = other.handle.live().sources[0].clone();
    assert_eq!((imported.kind, imported.attributes), (kind, Vec::new()));
    assert_eq!(other.articles().len(), 3);
}
