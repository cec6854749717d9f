//! Sitemaps of news, and indexes of them, polled like feeds.

use newshawk_core::source::SourceKind;
use newshawk_engine::Added;
use newshawk_tests::made_up::news_sitemap;
use newshawk_tests::newsroom::{Newsroom, Site};
use newshawk_tests::server::{Recorded, Reply};

const INDEX: &str = "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>/news-1.xml</loc></sitemap>\
    <sitemap><loc>/news-2.xml</loc></sitemap><sitemap><loc>http://elsewhere.example/news.xml</loc></sitemap></sitemapindex>";

fn sitemap(site: &Site, articles: &[(&str, &str)]) -> Vec<u8> {
    let articles: Vec<_> = articles
        .iter()
        .map(|(path, title)| (site.url(path).to_string(), *title))
        .collect();
    let articles: Vec<_> = articles
        .iter()
        .map(|(url, title)| (url.as_str(), *title, "2026-06-03T09:30:00Z"))
        .collect();
    news_sitemap(&articles).into_bytes()
}

/// Answers “unchanged” to whoever has the tag of these bytes.
fn put_tagged(site: &Site, target: &str, tag: &'static str, body: Vec<u8>) {
    site.put_script(target, move |request: &Recorded| {
        if request.text("if-none-match").as_deref() == Some(tag) {
            return Reply::status(304);
        }
        Reply::ok(body.clone()).header("etag", tag)
    });
}

async fn add(room: &Newsroom, site: &Site, target: &str) {
    let added = room.handle.add_source(site.url(target).as_str()).await;
    assert!(matches!(added, Ok(Added::New(_))), "{added:?}");
    room.settle().await;
}

#[tokio::test]
async fn what_is_new_in_a_sitemap_is_told_once() {
    let site = Site::open().await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    put_tagged(
        &site,
        "/news.xml",
        "\"1\"",
        sitemap(&site, &[("/a", "NATO meets in Bergen")]),
    );
    add(&room, &site, "/news.xml").await;
    assert_eq!(site.asked("/news.xml").len(), 1);
    assert!(room.told().is_empty(), "the first look is silent");

    put_tagged(
        &site,
        "/news.xml",
        "\"2\"",
        sitemap(
            &site,
            &[("/b", "NATO parts"), ("/a", "NATO meets in Bergen")],
        ),
    );
    room.look().await;
    room.look().await;
    assert_eq!(room.headlines(), ["NATO parts"]);
    let sent: Vec<_> = site
        .asked("/news.xml")
        .iter()
        .map(|it| it.text("if-none-match"))
        .collect();
    assert_eq!(
        sent,
        [None, Some("\"1\"".to_owned()), Some("\"2\"".to_owned())]
    );
}

#[tokio::test]
async fn a_sitemap_in_gzip_is_read_by_its_content() {
    let site = Site::open().await;
    let room = Newsroom::open().await;
    let packed = Reply::ok(sitemap(&site, &[("/a", "Herring are back")])).packed();
    site.put("/sitemap.php", packed.header("content-type", "text/html"));
    add(&room, &site, "/sitemap.php").await;
    assert_eq!(room.handle.live().sources[0].kind, SourceKind::Sitemap);
    assert_eq!(room.articles()[0].head.title, "Herring are back");
}

/// Each sitemap of an index is asked on its own terms, also where the index says “unchanged”.
#[tokio::test]
async fn the_sitemaps_of_an_index_are_one_source() {
    let site = Site::open().await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    put_tagged(&site, "/index.xml", "\"i\"", INDEX.as_bytes().to_vec());
    put_tagged(
        &site,
        "/news-1.xml",
        "\"1\"",
        sitemap(&site, &[("/a", "NATO meets in Bergen")]),
    );
    put_tagged(
        &site,
        "/news-2.xml",
        "\"2\"",
        sitemap(
            &site,
            &[("/b", "Herring are back"), ("/a", "NATO meets in Bergen")],
        ),
    );
    add(&room, &site, "/index.xml").await;
    assert_eq!(room.articles().len(), 2);
    assert!(room.told().is_empty());

    put_tagged(
        &site,
        "/news-2.xml",
        "\"3\"",
        sitemap(&site, &[("/c", "NATO parts"), ("/b", "Herring are back")]),
    );
    let room = room.reopen().await;
    room.look().await;
    room.look().await;
    assert_eq!(room.headlines(), ["NATO parts"]);
    assert_eq!(room.articles().len(), 3);
    let tags = |target: &str| {
        site.asked(target)
            .iter()
            .map(|it| it.text("if-none-match"))
            .collect::<Vec<_>>()
    };
    let tag = |it: &str| Some(format!("\"{it}\""));
    assert_eq!(tags("/index.xml"), [None, tag("i"), tag("i")]);
    assert_eq!(tags("/news-1.xml"), [None, tag("1"), tag("1")]);
    assert_eq!(tags("/news-2.xml"), [None, tag("2"), tag("3")]);
}

#[tokio::test]
async fn a_sitemap_of_an_index_that_fails_is_named_and_the_others_are_read() {
    let site = Site::open().await;
    let room = Newsroom::open().await;
    site.put("/index.xml", Reply::ok(INDEX));
    site.put(
        "/news-2.xml",
        Reply::ok(sitemap(&site, &[("/b", "Herring are back")])),
    );
    add(&room, &site, "/index.xml").await;
    let id = room.handle.live().sources[0].id;
    assert_eq!(room.articles().len(), 1);
    let flaws = room.poll(id).flaws.join(" ");
    assert!(
        flaws.contains("one of its sitemaps could not be read (Server answered with status 404"),
        "{flaws}"
    );

    site.put("/news-2.xml", Reply::status(500));
    room.look().await;
    assert_eq!((room.poll(id).failures, room.articles().len()), (1, 1));
}

/// All are on one server: one that asks to be left alone is not asked for the next one.
#[tokio::test]
async fn a_refusal_ends_the_look() {
    let site = Site::open().await;
    let room = Newsroom::open().await;
    site.put("/index.xml", Reply::ok(INDEX));
    site.put(
        "/news-1.xml",
        Reply::status(429).header("retry-after", "7200"),
    );
    add(&room, &site, "/index.xml").await;
    let id = room.handle.live().sources[0].id;
    assert_eq!(site.asked("/news-2.xml").len(), 0);
    assert!(room.poll(id).paused_until.is_some());

    site.put(
        "/news-1.xml",
        Reply::ok(sitemap(&site, &[("/a", "Herring are back")])),
    );
    site.put("/news-2.xml", Reply::ok(sitemap(&site, &[])));
    room.pass(jiff::SignedDuration::from_hours(3)).await;
    assert_eq!(room.articles().len(), 1);
    assert!(room.articles()[0].head.backfill);
}

#[tokio::test]
async fn an_index_of_nothing_is_a_failure_that_says_so() {
    let site = Site::open().await;
    let room = Newsroom::open().await;
    site.put("/index.xml", Reply::ok("<sitemapindex><sitemap><loc>http://elsewhere.example/news.xml</loc></sitemap></sitemapindex>"));
    add(&room, &site, "/index.xml").await;
    let id = room.handle.live().sources[0].id;
    assert_eq!(
        room.trouble(id),
        "The index names no sitemap of its own site. It is tried again, less often."
    );
}
