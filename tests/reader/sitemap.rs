//! Sitemaps of news, and indexes of them.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use newshawk_reader::feed::{Feed, Origin};
use newshawk_reader::sitemap::{self, Document};
use url::Url;

fn url(text: &str) -> Url {
    text.parse().expect("an address")
}

fn read(body: &[u8]) -> Result<Document, String> {
    let from = url("https://news.example/news-sitemap.xml");
    let origin = Origin {
        url: &from,
        content_type: Some("application/octet-stream"),
        content_location: None,
    };
    sitemap::read(body, &origin, None).map_err(|error| error.to_string())
}

fn sitemap(body: &str) -> Feed {
    match read(body.as_bytes()) {
        Ok(Document::Sitemap(feed)) => feed,
        other => panic!("it is a sitemap and not {other:?}"),
    }
}

fn titles(feed: &Feed) -> Vec<&str> {
    let titles = feed.entries.iter();
    titles.filter_map(|it| it.title.as_deref()).collect()
}

fn news(path: &str, title: &str, date: &str) -> String {
    format!(
        "<url><loc>https://www.news.example/{path}</loc><lastmod>{date}</lastmod><news:news><news:publication><news:name>Harbour Post</news:name>\
         <news:language>nb</news:language></news:publication><news:publication_date>{date}</news:publication_date>\
         <news:title>{title}</news:title><news:keywords>sea, fish</news:keywords></news:news></url>"
    )
}

fn urlset(entries: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">{entries}</urlset>"
    )
}

#[test]
fn an_article_has_its_title_its_date_and_its_language() {
    let feed = sitemap(&urlset(&news(
        "a",
        "Fish &amp; ships",
        "2026-06-03T09:00:00+02:00",
    )));
    assert_eq!(feed.title.as_deref(), Some("Harbour Post"));
    assert_eq!(feed.language.as_deref(), Some("nb"));
    let entry = &feed.entries[0];
    assert_eq!(entry.title.as_deref(), Some("Fish & ships"));
    assert_eq!(entry.link, Some(url("https://www.news.example/a")));
    assert_eq!(
        entry.published.map(|it| it.to_string()).as_deref(),
        Some("2026-06-03T07:00:00Z")
    );
    assert_eq!(entry.categories, ["sea", "fish"]);
    assert!(sitemap::has_news(&feed));
}

#[test]
fn the_newest_come_first_and_what_is_no_news_is_left_out() {
    let entries = [
        "<url><loc>https://news.example/imprint</loc></url>".to_owned(),
        news("old", "Old", "2026-06-01"),
        news("new", "New", "2026-06-03"),
        news("mid", "Mid", "2026-06-02"),
    ];
    assert_eq!(
        titles(&sitemap(&urlset(&entries.concat()))),
        ["New", "Mid", "Old"]
    );
}

/// The newest of a long one stand at its end, as in most of them.
#[test]
fn a_long_one_is_cut_at_its_oldest() {
    let day = |number: usize| {
        format!(
            "2026-{:02}-{:02}T{:02}:00:00Z",
            1 + number / 672,
            1 + number / 24 % 28,
            number % 24
        )
    };
    let all: String = (0..1500)
        .map(|it| news(&format!("{it}"), &format!("Story {it}"), &day(it)))
        .collect();
    let feed = sitemap(&urlset(&all));
    assert_eq!(feed.entries.len(), 1000);
    assert_eq!(titles(&feed)[0], "Story 1499");
}

#[test]
fn it_speaks_only_for_its_own_site() {
    let foreign =
        news("x", "Foreign", "2026-06-03").replace("www.news.example", "elsewhere.example");
    let odd =
        news("y", "Odd", "2026-06-03").replace("https://www.news.example", "ftp://news.example");
    let own = news("z", "Own", "2026-06-03");
    let body = urlset(&[foreign, odd, own].concat());
    assert_eq!(titles(&sitemap(&body)), ["Own"]);

    // The site that names it in its robots.txt lets it speak for itself, too.
    let from = url("https://storage.example/bucket/news.xml");
    let origin = Origin {
        url: &from,
        content_type: None,
        content_location: None,
    };
    let site = url("https://www.news.example/");
    let Ok(Document::Sitemap(feed)) = sitemap::read(body.as_bytes(), &origin, Some(&site)) else {
        panic!("it is a sitemap");
    };
    assert_eq!(titles(&feed), ["Own"]);
    assert_eq!(feed.link, Some(site));
}

#[test]
fn one_without_news_has_addresses_and_dates() {
    let feed = sitemap(&urlset(
        "<url><loc>https://news.example/a</loc><lastmod>2026-06-03</lastmod></url>",
    ));
    assert!(!sitemap::has_news(&feed));
    assert!(feed.entries[0].updated.is_some());
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body).expect("a vector takes all");
    encoder.finish().expect("a vector takes all")
}

#[test]
fn gzip_is_known_by_its_first_bytes() {
    let packed = gzip(urlset(&news("a", "Packed", "2026-06-03")).as_bytes());
    assert!(matches!(read(&packed), Ok(Document::Sitemap(feed)) if titles(&feed) == ["Packed"]));
    let broken = read(&packed[..packed.len() / 2]);
    assert!(
        broken
            .expect_err("it is cut")
            .contains("its gzip is broken")
    );
}

#[test]
fn a_bomb_does_not_go_off() {
    let bomb = gzip(&vec![b' '; 64 << 20]);
    assert!(bomb.len() < 1 << 20);
    assert!(
        read(&bomb)
            .expect_err("it is too large")
            .contains("unpacked it has more than")
    );
}

#[test]
fn an_index_names_those_of_news_first() {
    let part = |loc: &str, lastmod: &str| format!("<sitemap><loc>{loc}</loc>{lastmod}</sitemap>");
    let body = format!(
        "<?xml version=\"1.0\"?><sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{}{}{}{}{}</sitemapindex>",
        part("https://news.example/pages.xml", ""),
        part(
            "https://news.example/2026-05.xml",
            "<lastmod>2026-05-31</lastmod>"
        ),
        part(
            "https://news.example/2026-06.xml",
            "<lastmod>2026-06-03T10:00:00Z</lastmod>"
        ),
        part("https://elsewhere.example/news.xml", ""),
        part("/sitemap-news.xml", ""),
    );
    let expected = [
        "/sitemap-news.xml",
        "/2026-06.xml",
        "/2026-05.xml",
        "/pages.xml",
    ];
    let expected: Vec<Url> = expected
        .iter()
        .map(|it| url(&format!("https://news.example{it}")))
        .collect();
    assert_eq!(read(body.as_bytes()), Ok(Document::Index(expected)));
}

#[test]
fn a_feed_is_a_feed_and_a_page_is_none() {
    let feed = b"<rss version=\"2.0\"><channel><title>Harbour</title></channel></rss>";
    assert!(matches!(read(feed), Ok(Document::Feed(_))));
    assert!(read(b"<!doctype html><p>Hello").is_err());
}
