//! Whatever comes: no panic, bounded depth, bounded time.

use std::fmt::Write;
use std::time::{Duration, Instant};

use newshawk_reader::feed::{self, Origin};
use newshawk_reader::{charset, date, discovery, html, opml, page};
use proptest::prelude::*;
use url::Url;

const PAGE: &[u8] = include_bytes!("../fixtures/reader/ministers.html");

const FEED: &str = "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE rss [<!ENTITY x 'y'>]><rss version='2.0' xml:base='/é/'><channel>\
    <title>Größe &amp; Мир</title><item><title><![CDATA[A <b>b</b>]]></title><link>/a?x=1&y=2</link><description>&lt;p&gt;Ж&lt;/p&gt;</description>\
    <pubDate>Wed, 03 Jun 2026 10:00:00 GMT</pubDate><guid isPermaLink='false'>1</guid></item><!-- c --><entry><title type='xhtml'><div>x</div></title></entry></channel></rss>";

const JSON: &str = r#"{"version": "https://jsonfeed.org/version/1", "items": [{"id": "é", "url": "/a", "authors": [{"name": "N"}]}]}"#;

const LIST: &str = "<opml version='2.0'><head><title>É</title></head><body><outline text='W &amp; x'><outline text='A' xmlUrl='https://a.example/'/></outline></body></opml>";

/// Every reader reads these bytes; what they find does not matter.
fn check(bytes: &[u8]) {
    let url: Url = "https://news.example/a/b".parse().expect("an address");
    let origin = Origin {
        url: &url,
        content_type: None,
        content_location: Some("é?"),
    };
    let _ = feed::read(bytes, &origin);
    let _ = opml::read(bytes);
    let _ = charset::decode(bytes, Some("text/html; charset="));
    let _ = discovery::feeds(bytes, &url, None);
    let text = String::from_utf8_lossy(bytes);
    let _ = (html::blocks(&text), html::text(&text), date::parse(&text));
    let _ = html::sanitize(&text, &url);
}

fn check_page(bytes: &[u8]) {
    let url: Url = "https://news.example/a/b".parse().expect("an address");
    let _ = page::read(bytes, &url, None);
}

/// Far above what it takes on a busy machine, far below what a quadratic reader would.
fn in_time(what: &str, read: impl FnOnce()) {
    let started = Instant::now();
    read();
    let took = started.elapsed();
    assert!(took < Duration::from_secs(30), "{what:.20}: {took:?}");
}

#[test]
fn a_feed_that_ends_at_any_byte() {
    for text in [FEED, JSON, LIST] {
        for end in 0..text.len() {
            check(&text.as_bytes()[..end]);
        }
    }
    let wide: Vec<u8> = FEED.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for end in 0..wide.len() {
        check(&wide[..end]);
    }
}

#[test]
fn a_page_that_ends_at_any_byte() {
    for end in 0..PAGE.len() {
        check_page(&PAGE[..end]);
    }
}

#[test]
fn nesting_without_end() {
    for open in [
        "<item>",
        "<div>",
        "<title>",
        "<outline text='a'>",
        "<a:b>",
        "<blockquote>",
        "[",
        "{\"a\":",
        "<table><tr><td>",
        "<b><p>",
    ] {
        let start = if open.starts_with('<') {
            "<rss><channel>"
        } else {
            ""
        };
        let deep = format!("{start}{}", open.repeat(50_000));
        in_time(open, || check(deep.as_bytes()));
        let page = format!("<html><body><h1>A</h1>{}text", open.repeat(50_000));
        in_time(open, || check_page(page.as_bytes()));
    }
}

#[test]
fn signs_without_end() {
    for sign in [
        "<",
        "&",
        "<![CDATA[",
        "<script",
        "<script>",
        "<style>",
        "<p>a long line that stands here again and again, as if it were an article, and is none.</p>",
        "<!--",
        "<a ",
        "<a b='",
        "</",
        "]]>",
        "&#",
        "<!DOCTYPE [",
        "<?",
        "&amp;",
        "=\"",
        "> ",
        "\u{A0}",
        "a&amp;</x>",
        "<p",
        "<br>",
    ] {
        let long = format!(
            "<rss><channel><item><title>{}",
            sign.repeat(200_000 / sign.len())
        );
        in_time(sign, || check(long.as_bytes()));
        in_time(sign, || check_page(long.as_bytes()));
    }
}

#[test]
fn attributes_without_end() {
    let mut distinct = String::from("<p>Before.</p><p ");
    for number in 0..200_000 {
        write!(distinct, "a{number}=\"\" ").expect("a string takes it");
    }
    let close = "<rss><channel><item><description>".to_owned() + &distinct;
    for text in [
        &distinct,
        &distinct.replace("\"\" ", "''"),
        &distinct.replace("=\"\"", ""),
        &close,
    ] {
        in_time(text, || check(text.as_bytes()));
        in_time(text, || check_page(text.as_bytes()));
    }
    let blocks = html::blocks(&distinct);
    assert_eq!(blocks.first().map(|it| it.text.as_str()), Some("Before."));
}

/// Pieces of documents in any order: closer to a feed than random bytes ever come.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<rss>",
        "<channel>",
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "<feed>",
        "<entry>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "&amp;",
        "&",
        "<",
        ">",
        "é",
        "\u{0}",
        "<link href='",
        "'/>",
        "<p>",
        "</p>",
        "<div class='related'>",
        "</div>",
        "<h1>",
        "<time datetime='2026'>",
        "text. ",
        "<script type='application/ld+json'>",
        "</script>",
        "{\"@type\":",
        "\"NewsArticle\"}",
        "<figure>",
        "<figcaption>",
        "<outline ",
        "xmlUrl='",
        "日本",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|it| it.concat())
}

proptest! {
    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes);
        check_page(&bytes);
    }

    #[test]
    fn random_documents(text in pieces()) {
        check(text.as_bytes());
        check_page(text.as_bytes());
    }

    #[test]
    fn random_dates(text in "[0-9A-Za-zа-я年月日:/.,+ -]{0,40}") {
        let _ = date::parse(&text);
    }
}
