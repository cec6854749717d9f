//! A feed as it was understood.

use jiff::Timestamp;
use newshawk_core::entry::Entry;
use newshawk_reader::feed::{self, Origin};
use newshawk_reader::html;
use serde::Serialize;
use url::Url;

use super::{Document, Kind};
use crate::output::{clean, count};
use crate::times;

/// What can be read as a feed.
pub(super) struct Feeds;

#[derive(Serialize)]
pub(super) struct Feed {
    format: &'static str,
    encoding: String,
    repaired: Vec<String>,
    title: Option<String>,
    link: Option<Url>,
    description: Option<String>,
    language: Option<String>,
    updated: Option<String>,
    ttl_minutes: Option<u32>,
    skip_hours: Vec<u8>,
    skip_days: Vec<String>,
    hub: Option<Url>,
    entries: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    id: Option<String>,
    title: Option<String>,
    link: Option<Url>,
    summary: Option<String>,
    content: Option<String>,
    author: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    categories: Vec<String>,
    enclosures: Vec<Url>,
    flaws: Vec<String>,
    #[serde(skip)]
    moment: Option<Timestamp>,
}

impl Kind for Feeds {
    type Value = Feed;

    fn read(&self, document: &Document) -> Result<Feed, String> {
        let base = document.base();
        let origin = Origin {
            url: &base,
            content_type: document.content_type.as_deref(),
            content_location: None,
        };
        let feed = feed::read(&document.bytes, &origin).map_err(|error| error.to_string())?;
        Ok(Feed {
            format: feed.format.name(),
            encoding: feed.encoding,
            repaired: feed.repairs,
            title: feed.title,
            link: feed.link,
            description: feed
                .description
                .map(|markup| html::sanitize(&markup, &base)),
            language: feed.language,
            updated: feed.updated.map(times::rfc3339),
            ttl_minutes: feed.ttl_minutes,
            skip_hours: feed.skip_hours,
            skip_days: feed.skip_days,
            hub: feed.hub,
            entries: feed
                .entries
                .into_iter()
                .map(|entry| item(entry, &base))
                .collect(),
        })
    }

    fn for_people(&self, feed: &Feed) -> String {
        let title = feed.title.as_deref().unwrap_or("No title");
        let mut lines = vec![
            clean(title),
            format!(
                "{}, {}, {}",
                feed.format,
                feed.encoding,
                count(feed.entries.len(), "entry", "entries")
            ),
        ];
        lines.extend(feed.link.as_ref().map(ToString::to_string));
        lines.extend(
            feed.repaired
                .iter()
                .map(|it| format!("Mended: {}", clean(it))),
        );
        for entry in &feed.entries {
            let time = entry
                .moment
                .map_or_else(|| "date unknown    ".to_owned(), times::day_and_clock);
            let title = entry.title.as_deref().unwrap_or("No title");
            lines.push(format!("  {time}  {}", clean(title)));
            lines.extend(entry.link.as_ref().map(|link| format!("      {link}")));
            lines.extend(
                entry
                    .flaws
                    .iter()
                    .map(|it| format!("      Flaw: {}", clean(it))),
            );
        }
        lines.join("\n")
    }
}

fn item(entry: Entry, feed: &Url) -> Item {
    let base = entry.link.as_ref().unwrap_or(feed);
    let safe = |markup: &Option<String>| markup.as_ref().map(|markup| html::sanitize(markup, base));
    Item {
        summary: safe(&entry.summary),
        content: safe(&entry.content),
        id: entry.id,
        title: entry.title,
        link: entry.link,
        author: entry.author,
        published: entry.published.map(times::rfc3339),
        updated: entry.updated.map(times::rfc3339),
        categories: entry.categories,
        enclosures: entry.enclosures,
        flaws: entry.flaws,
        moment: entry.published,
    }
}
