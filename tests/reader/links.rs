//! Relative addresses: from where they count.

use newshawk_reader::feed::{self, Origin};

/// In a feed at `/feeds/all.xml`, an item in this document leads to this address.
fn check(document: &str, content_location: Option<&str>, address: &str) {
    let url = "https://news.example/feeds/all.xml"
        .parse()
        .expect("an address");
    let origin = Origin {
        url: &url,
        content_type: None,
        content_location,
    };
    let feed = feed::read(document.as_bytes(), &origin).expect("it is a feed");
    assert_eq!(
        feed.entries[0].link.as_ref().map(AsRef::as_ref),
        Some(address),
        "{document}"
    );
}

#[test]
fn from_the_feeds_own_address() {
    check(
        "<rss><channel><item><link>a</link></item></channel></rss>",
        None,
        "https://news.example/feeds/a",
    );
    check(
        "<rss><channel><item><link>//other.example/a</link></item></channel></rss>",
        None,
        "https://other.example/a",
    );
}

#[test]
fn from_the_nearest_base() {
    check(
        "<feed xml:base='/x/'><entry><link href='a'/></entry></feed>",
        None,
        "https://news.example/x/a",
    );
    check(
        "<feed xml:base='/x/'><entry xml:base='y/'><link href='a'/></entry></feed>",
        None,
        "https://news.example/x/y/a",
    );
    check(
        "<feed><entry><link xml:base='https://other.example/z/' href='a'/></entry></feed>",
        None,
        "https://other.example/z/a",
    );
}

#[test]
fn from_the_content_location() {
    check(
        "<rss><channel><item><link>a</link></item></channel></rss>",
        Some("/elsewhere/"),
        "https://news.example/elsewhere/a",
    );
}
