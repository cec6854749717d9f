//! Adding a site: whatever address a person has, what it leads to is found, shown and added.

use newshawk_core::ids::SourceId;
use newshawk_core::source::SourceKind;
use newshawk_engine::{Added, AskError};
use newshawk_tests::made_up::{Item, feed, front, news_sitemap};
use newshawk_tests::newsroom::{Newsroom, Site};
use newshawk_tests::server::Reply;

/// A home page that names these feeds in its head.
fn home(feeds: &[(&str, &str)]) -> Reply {
    let links: String = feeds
        .iter()
        .map(|(href, title)| format!("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"{title}\" href=\"{href}\">"))
        .collect();
    Reply::ok(format!(
        "<!DOCTYPE html><html><head><title>Harbour Post</title>{links}</head><body><p>Hello</p></body></html>"
    ))
}

/// A site with a home page, and a room that has no source yet.
async fn open(home: Reply) -> (Newsroom, Site) {
    let site = Site::open().await;
    site.put("/", home);
    (Newsroom::open().await, site)
}

async fn add(room: &Newsroom, site: &Site) -> Result<Added, AskError> {
    let added = room.handle.add_source(site.url("/").as_str()).await;
    room.settle().await;
    added
}

#[track_caller]
fn new(added: &Result<Added, AskError>) -> SourceId {
    match added {
        Ok(Added::New(id)) => *id,
        other => panic!("a source is added and not {other:?}"),
    }
}

/// The page is asked once and so is its feed: what was read to judge it is its first look.
#[tokio::test]
async fn a_home_page_with_one_feed_is_that_feed() {
    let (room, site) = open(home(&[("/feed", "News")])).await;
    site.publish(&[Item::new("a", "NATO meets")]);
    let id = new(&add(&room, &site).await);
    assert_eq!(room.handle.live().sources[0].url, site.feed());
    assert_eq!(room.articles().len(), 1);
    let asked = ["/", "/feed", "/robots.txt"].map(|it| site.asked(it).len());
    assert_eq!(asked, [1, 1, 0]);
    assert!(matches!(add(&room, &site).await, Ok(Added::Known(known)) if known == id));
}

#[tokio::test]
async fn a_home_page_with_several_feeds_is_a_choice() {
    let (room, site) = open(home(&[
        ("/feed", "News"),
        ("/sport", "Sport"),
        ("/comments/feed", "Comments"),
    ]))
    .await;
    let Ok(Added::Choose(feeds)) = add(&room, &site).await else {
        panic!("there is a choice");
    };
    let shown: Vec<_> = feeds
        .iter()
        .map(|it| (it.title.as_str(), it.url.path()))
        .collect();
    assert_eq!(shown, [("News", "/feed"), ("Sport", "/sport")]);
    assert!(room.handle.live().sources.is_empty());
    assert_eq!(site.asked("/feed").len(), 0);
}

/// “RSS” at the foot of a page often leads to a page that lists the feeds.
#[tokio::test]
async fn a_link_to_a_page_about_feeds_leads_to_its_feeds() {
    let (room, site) = open(Reply::ok(
        "<html><body><a href=\"/rss\">RSS</a></body></html>",
    ))
    .await;
    site.put("/rss", Reply::ok("<html><body><a href=\"/world.xml\" type=\"application/rss+xml\">World</a> <a href=\"/sport.rss\">Sport</a></body></html>"));
    assert!(matches!(add(&room, &site).await, Ok(Added::Choose(feeds)) if feeds.len() == 2));
}

/// Nothing but what the page and the site name is ever asked for.
#[tokio::test]
async fn no_address_is_guessed() {
    let (room, site) = open(Reply::ok("<html><body><p>Nothing here.</p></body></html>")).await;
    site.publish(&[Item::new("a", "Never found")]);
    let said = add(&room, &site)
        .await
        .expect_err("there is nothing")
        .to_string();
    assert!(
        said.contains("names no feed, and no list of headlines was found"),
        "{said}"
    );
    assert_eq!(site.asked("/feed").len(), 0);
    assert_eq!(site.asked("/sitemap.xml").len(), 0);
    assert_eq!(site.asked("/robots.txt").len(), 1);
}

#[tokio::test]
async fn a_feed_that_is_named_and_broken_is_said_to_be() {
    let (room, site) = open(home(&[("/feed", "News")])).await;
    site.put("/feed", Reply::status(500));
    let said = add(&room, &site)
        .await
        .expect_err("it is broken")
        .to_string();
    assert!(said.contains("status 500"), "{said}");
    assert!(room.handle.live().sources.is_empty());
}

/// The site's own robots.txt names its sitemap of news: one, and it is added like a feed.
#[tokio::test]
async fn a_site_that_names_a_sitemap_of_news_is_that_sitemap() {
    let (room, site) = open(Reply::ok(front(&[(
        "/n/a",
        "Ferry to the islands is back again",
    )])))
    .await;
    let nato = room.watch("NATO").await;
    let article = site.url("/n/nato-meets").to_string();
    site.put("/robots.txt", Reply::ok("User-agent: *\nDisallow: /private\nSitemap: /sitemap-pages.xml\nSitemap: /sitemap-news.xml\n"));
    site.put(
        "/sitemap-news.xml",
        Reply::ok(news_sitemap(&[(
            &article,
            "NATO meets in Bergen",
            "2026-06-03T09:30:00Z",
        )])),
    );
    new(&add(&room, &site).await);
    let source = room.handle.live().sources[0].clone();
    assert_eq!(
        (source.kind, source.title.as_str()),
        (SourceKind::Sitemap, "Harbour Post")
    );
    assert_eq!(source.site, Some(site.url("/")));
    assert_eq!(room.matched(nato), ["NATO meets in Bergen"]);
    assert_eq!(
        room.articles()[0]
            .head
            .published
            .map(|it| it.to_string())
            .as_deref(),
        Some("2026-06-03T09:30:00Z")
    );
    let asked = [
        "/",
        "/robots.txt",
        "/sitemap-news.xml",
        "/sitemap-pages.xml",
    ]
    .map(|it| site.asked(it).len());
    // The page of the article asks once more what may be read.
    assert_eq!(asked, [1, 2, 1, 0]);
}

#[tokio::test]
async fn a_site_that_names_several_is_a_choice() {
    let (room, site) = open(Reply::ok("<html><body><p>Hello.</p></body></html>")).await;
    site.put(
        "/robots.txt",
        Reply::ok("Sitemap: /en/news-sitemap.xml\nSitemap: /fr/news-sitemap.xml\n"),
    );
    let Ok(Added::Choose(sitemaps)) = add(&room, &site).await else {
        panic!("there is a choice");
    };
    let paths: Vec<&str> = sitemaps.iter().map(|it| it.url.path()).collect();
    assert_eq!(paths, ["/en/news-sitemap.xml", "/fr/news-sitemap.xml"]);
    assert_eq!(sitemaps[0].title, "News sitemap");
}

/// The sitemap of news stands in the one index that robots.txt names.
#[tokio::test]
async fn an_index_is_looked_into() {
    let (room, site) = open(Reply::ok("<html><body><p>Hello.</p></body></html>")).await;
    site.put("/robots.txt", Reply::ok("Sitemap: /sitemap.xml\n"));
    site.put("/sitemap.xml", Reply::ok("<sitemapindex><sitemap><loc>/pages.xml</loc></sitemap><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>"));
    site.put(
        "/news.xml",
        Reply::ok(news_sitemap(&[(
            site.url("/n/1").as_str(),
            "Herring are back",
            "2026-06-03",
        )])),
    );
    new(&add(&room, &site).await);
    assert_eq!(room.handle.live().sources[0].url, site.url("/news.xml"));
    assert_eq!(site.asked("/pages.xml").len(), 0);
}

/// A sitemap of pages is none of news: then the headlines of the page are offered.
#[tokio::test]
async fn a_sitemap_without_news_is_left_alone() {
    let list = [
        ("/n/one-two-three", "Ferry to the islands is back again"),
        ("/n/two-three-four", "The old lighthouse is to stay open"),
        (
            "/n/three-four-five",
            "Herring catch is the best in a decade",
        ),
    ];
    let (room, site) = open(Reply::ok(front(&list))).await;
    site.put("/robots.txt", Reply::ok("Sitemap: /sitemap.xml\n"));
    site.put(
        "/sitemap.xml",
        Reply::ok(format!(
            "<urlset><url><loc>{}</loc></url></urlset>",
            site.url("/imprint")
        )),
    );
    assert!(
        matches!(add(&room, &site).await, Ok(Added::Headlines(offered)) if offered.found.len() == 3)
    );
}

#[tokio::test]
async fn each_request_of_the_search_is_in_the_ledger() {
    let (room, site) = open(home(&[("/feed", "News")])).await;
    site.put("/feed", Reply::ok(feed(&[])));
    new(&add(&room, &site).await);
    let asked: Vec<String> = room
        .handle
        .store()
        .ledger()
        .map(|(_, entry)| entry.reason)
        .collect();
    assert_eq!(asked, ["address you added", "address you added"]);
}
