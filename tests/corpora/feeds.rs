//! Real feeds: every item is found, and every letter is read.

use newshawk_core::entry::Entry;
use newshawk_reader::feed::{self, Feed, Origin};
use serde_json::Value;

use super::{list, part};

/// Each feed that somebody else can read too: its name, its line in the list, and what was read.
fn feeds() -> Vec<(String, Value, Result<Feed, String>)> {
    let Some(folder) = part("feeds") else {
        return Vec::new();
    };
    let mut feeds = Vec::new();
    for document in list(&folder.join("manifest.json")) {
        // Some are of a kind that nobody else reads either.
        if document["format"] == "unknown" {
            continue;
        }
        let name = document["file"].as_str().expect("a name").to_owned();
        let bytes = std::fs::read(folder.join("xml").join(&name)).expect("it can be read");
        let url = "https://news.example/feed".parse().expect("an address");
        let origin = Origin {
            url: &url,
            content_type: None,
            content_location: None,
        };
        let read = feed::read(&bytes, &origin).map_err(|error| error.to_string());
        feeds.push((name, document, read));
    }
    assert!(!feeds.is_empty());
    feeds
}

#[test]
fn every_real_feed_has_as_many_items_as_were_counted() {
    let mut wrong = Vec::new();
    for (name, document, read) in feeds() {
        let items = document["items"].as_u64().expect("a count");
        match read {
            Ok(feed) if feed.entries.len() as u64 == items => {}
            Ok(feed) => wrong.push(format!("{name}: {} items, not {items}", feed.entries.len())),
            Err(error) => wrong.push(format!("{name}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_letter_of_a_real_feed_is_one() {
    let mut wrong = Vec::new();
    for (name, _, read) in feeds() {
        let feed = read.expect("it is a feed");
        let own = feed.title.iter().chain(&feed.description);
        let is_unread = |text: &String| text.contains(char::REPLACEMENT_CHARACTER);
        if own
            .chain(feed.entries.iter().flat_map(texts))
            .any(is_unread)
        {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

fn texts(entry: &Entry) -> impl Iterator<Item = &String> {
    let texts = entry
        .title
        .iter()
        .chain(&entry.summary)
        .chain(&entry.content);
    texts.chain(&entry.author).chain(&entry.categories)
}
