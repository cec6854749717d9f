//! Any bytes at all, as whatever a publisher sends.
//!
//! A plain `cargo test` tries a second's worth of them; `scripts/fuzz` goes on for as long as one
//! likes. Besides coming back at all, each reader keeps what it promises of its values.

mod documents;
mod safe;

use bolero::check;
use newshawk_core::entry::Entry;
use newshawk_reader::feed::{self, Origin};
use newshawk_reader::listing::{self, From};
use newshawk_reader::sitemap;
use newshawk_reader::{date, discovery, html, opml, page};
use url::Url;

use documents::Document;

/// A value grows by being read at most so much: a letter of one byte has four in UTF-8, and is
/// written as a reference where it stands in markup.
const GROWTH: usize = 6;

fn address() -> Url {
    "https://news.example/a/b?c".parse().expect("an address")
}

fn from(url: &Url) -> Origin<'_> {
    Origin {
        url,
        content_type: None,
        content_location: None,
    }
}

#[test]
fn fuzz_a_feed() {
    check!().for_each(|bytes: &[u8]| {
        let body = Document::new(bytes).feed();
        let url = address();
        let origin = from(&url);
        let found = feed::read(&body, &origin);
        assert_eq!(found, feed::read(&body, &origin));
        let Ok(feed) = found else {
            return;
        };
        feed.link.iter().chain(&feed.hub).for_each(web);
        feed.title.iter().for_each(|it| plain(it));
        for entry in &feed.entries {
            right(entry);
        }
        let lengths = feed.entries.iter().map(length).sum::<usize>();
        assert!(
            lengths <= body.len() * GROWTH,
            "{} bytes became {lengths}",
            body.len()
        );
    });
}

/// What holds for every item.
fn right(entry: &Entry) {
    entry.link.iter().chain(&entry.enclosures).for_each(web);
    let texts = entry.title.iter().chain(&entry.author);
    texts.chain(&entry.categories).for_each(|it| plain(it));
    for markup in entry.summary.iter().chain(&entry.content) {
        assert!(!markup.trim().is_empty());
        for block in html::blocks(markup) {
            plain(&block.text);
        }
        safe::check(markup);
    }
}

fn length(entry: &Entry) -> usize {
    let texts = entry.title.iter().chain(&entry.summary);
    let texts = texts.chain(&entry.content).chain(&entry.author);
    texts.chain(&entry.categories).map(String::len).sum()
}

/// An address that may be opened.
fn web(url: &Url) {
    assert!(matches!(url.scheme(), "http" | "https"), "{url}");
    assert!(url.has_host(), "{url}");
}

/// A text that can be shown anywhere: something to see, in one line, without signs that steer.
fn plain(text: &str) {
    assert!(!text.is_empty());
    assert_eq!(text, text.trim());
    assert!(!text.contains(char::is_control), "{text:?}");
}

#[test]
fn fuzz_markup() {
    check!().for_each(|bytes: &[u8]| {
        let markup = Document::new(bytes).markup();
        safe::check(&markup);
        let title = html::text(&markup);
        if !title.is_empty() {
            plain(&title);
        }
    });
}

#[test]
fn fuzz_a_page() {
    check!().for_each(|bytes: &[u8]| {
        let body = Document::new(bytes).page();
        let url = address();
        let found = page::read(&body, &url, None);
        assert_eq!(found, page::read(&body, &url, None));
        found.canonical.iter().chain(&found.image).for_each(web);
        let texts = found.title.iter().chain(&found.byline).chain(&found.site);
        texts.for_each(|it| plain(it));
        for block in &found.blocks {
            plain(&block.text);
        }
        for feed in discovery::feeds(&body, &url, None) {
            web(&feed.url);
        }
    });
}

#[test]
fn fuzz_a_date() {
    check!().for_each(|bytes: &[u8]| {
        let text = Document::new(bytes).date();
        let Some(moment) = date::parse(&text) else {
            return;
        };
        assert_eq!(date::parse(&format!(" {text}\n")), Some(moment));
        let written = moment.to_string();
        // The years before the first are nobody's.
        if !written.starts_with('-') {
            assert_eq!(date::parse(&written), Some(moment), "{text:?}");
        }
    });
}

#[test]
fn fuzz_a_list() {
    check!().for_each(|bytes: &[u8]| {
        let body = Document::new(bytes).list();
        let Ok(list) = opml::read(&body) else {
            return;
        };
        for outline in &list.outlines {
            web(&outline.url);
            outline.site.iter().for_each(web);
            assert!(!outline.title.is_empty());
        }
        let title = list.title.as_deref().unwrap_or_default();
        let written = opml::write(title, &list.outlines);
        let again = opml::read(written.as_bytes()).expect("what was written is a list");
        assert!(again.flaws.is_empty(), "{:?}\n{written}", again.flaws);
        assert_eq!(again.outlines.len(), list.outlines.len(), "{written}");
        assert_eq!(opml::write(title, &again.outlines), written);
    });
}

#[test]
fn fuzz_a_sitemap() {
    check!().for_each(|bytes: &[u8]| {
        let body = Document::new(bytes).feed();
        let url = address();
        let origin = from(&url);
        let found = sitemap::read(&body, &origin, None);
        assert_eq!(found, sitemap::read(&body, &origin, None));
        match found {
            Ok(sitemap::Document::Feed(feed) | sitemap::Document::Sitemap(feed)) => {
                feed.entries.iter().for_each(right);
            }
            Ok(sitemap::Document::Index(parts)) => parts.iter().for_each(web),
            Err(_) => {}
        }
    });
}

#[test]
fn fuzz_a_page_of_headlines() {
    check!().for_each(|bytes: &[u8]| {
        let body = Document::new(bytes).page();
        let url = address();
        let from = From {
            url: &url,
            content_type: None,
        };
        let Some(found) = listing::find(&body, from).listing else {
            return;
        };
        found.headlines.iter().for_each(|it| web(&it.link));
        // What is kept with the source finds the same list again.
        let kept = found.pattern.to_string().parse().expect("a pattern");
        let again = listing::read(&body, from, &kept).expect("they are found again");
        assert_eq!(again.entries.len(), found.headlines.len());
    });
}
