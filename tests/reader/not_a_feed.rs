//! What comes in place of a feed, and what is said about it.

use newshawk_reader::feed::{self, Origin};

fn check(body: &[u8], said: &str) {
    let url = "https://news.example/".parse().expect("an address");
    let origin = Origin {
        url: &url,
        content_type: Some("application/rss+xml"),
        content_location: None,
    };
    let error = feed::read(body, &origin).expect_err("it is none");
    assert_eq!(error.to_string(), said);
}

#[test]
fn nothing() {
    check(b"", "the answer is empty");
    check(b" \r\n\t ", "the answer is empty");
    check("\u{FEFF}".as_bytes(), "the answer is empty");
    check(&[0; 64], "the answer is empty");
}

#[test]
fn a_page_that_names_its_feed() {
    check(
        b"<!doctype html><title>Harbour</title><link rel=alternate type='application/rss+xml' href='/feed.xml'>",
        "this is a web page, not a feed; it names a feed at https://news.example/feed.xml",
    );
    check(
        b"<html><link rel='alternate' type='application/atom+xml' href='/a'><a href='/feed.rss'>Feed</a>",
        "this is a web page, not a feed; it names 2 feeds, the first at https://news.example/a",
    );
}

#[test]
fn what_is_only_called_a_feed_is_none_where_feeds_are_declared() {
    check(
        b"<html><link rel=alternate type='application/rss+xml' href='/a'><link rel=alternate type='application/rss+xml' href='/comments/feed/'><a href='/rss'>RSS</a>",
        "this is a web page, not a feed; it names a feed at https://news.example/a",
    );
    check(
        b"<html><link rel=alternate type='application/json' href='/api'><a href='/rss'>RSS</a>",
        "this is a web page, not a feed; it names a feed at https://news.example/rss",
    );
}

#[test]
fn a_page_that_names_none() {
    check(
        b"<html><body><h1>Not found</h1>",
        "this is a web page, not a feed",
    );
    check(
        b"<!-- made today --><!DOCTYPE HTML><p>Hello",
        "this is a web page, not a feed",
    );
}

#[test]
fn other_documents() {
    check(
        b"good morning",
        "this is not a feed: it is neither XML nor JSON",
    );
    check(
        b"{\"error\": 404}",
        "this is not a feed: it is JSON, but no JSON Feed",
    );
    check(
        b"<opml><body/></opml>",
        "this is not a feed: it is an OPML list of feeds",
    );
    check(
        b"<note><to>you</to></note>",
        "this is not a feed: it is an XML document of the kind \"note\"",
    );
    check(
        b"\x89PNG\r\n\x1a\n\0\0\0",
        "this is not a feed: it is neither XML nor JSON",
    );
}
