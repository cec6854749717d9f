//! Feeds: RSS in all its versions, Atom, CDF, JSON Feed and news sitemaps, as they are really sent.
//!
//! All XML goes through one tolerant reader, broken or not. A strict parser with a fallback would
//! read an item one way today and another way on the day a stray `&` comes in, and the item would
//! look new.

mod channel;
mod construct;
mod format;
mod item;
mod json;
mod names;
mod repair;
mod sniff;

use jiff::Timestamp;
use newshawk_core::entry::Entry;
use url::Url;

use crate::charset;
use crate::discovery::{self, FeedLink};
use crate::html;
use crate::link::resolve;

pub use format::Format;

/// Most items that are read from one feed: the first ones, or the last where a feed grows downwards.
const MOST_ITEMS: usize = 1_000;

/// Where a feed's bytes came from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The final address, after redirects.
    pub url: &'a Url,
    /// The Content-Type header.
    pub content_type: Option<&'a str>,
    /// The Content-Location header; relative links start there (RFC 3986, 5.1).
    pub content_location: Option<&'a str>,
}

/// A feed as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// The format it is in.
    pub format: Format,
    /// The encoding it came in, WHATWG name in lower case.
    pub encoding: String,
    /// What was mended in the document, in words.
    pub repairs: Vec<String>,
    /// Its name as plain text.
    pub title: Option<String>,
    /// The site it belongs to.
    pub link: Option<Url>,
    /// What it says about itself, as published HTML. Not sanitised.
    pub description: Option<String>,
    /// The language code, as declared.
    pub language: Option<String>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// `ttl`: minutes it may be kept.
    pub ttl_minutes: Option<u32>,
    /// `sy:updatePeriod` divided by `sy:updateFrequency`, in minutes.
    pub update_minutes: Option<u32>,
    /// Hours of the day, UTC, in which nothing new comes.
    pub skip_hours: Vec<u8>,
    /// English names of days on which nothing new comes.
    pub skip_days: Vec<String>,
    /// Where updates are pushed from (WebSub).
    pub hub: Option<Url>,
    /// The items, in the order of the document.
    pub entries: Vec<Entry>,
}

/// Nothing could be read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FeedError {
    /// There are no bytes, or only white space.
    #[error("the answer is empty")]
    Empty,
    /// It is a page for people.
    #[error("this is a web page, not a feed{}", offer(feeds))]
    Html {
        /// The page's title.
        title: Option<String>,
        /// The feeds it names.
        feeds: Vec<FeedLink>,
    },
    /// It is something else.
    #[error("this is not a feed: {detail}")]
    Unreadable {
        /// What it is instead.
        detail: String,
    },
}

/// Reads a feed. Wounds are mended and named in `repairs` and in the entries' `flaws`.
pub fn read(bytes: &[u8], from: &Origin<'_>) -> Result<Feed, FeedError> {
    let decoded = charset::decode(bytes, from.content_type);
    let text = decoded.text.trim_start_matches(['\u{FEFF}', '\0']).trim();
    if text.is_empty() {
        return Err(FeedError::Empty);
    }
    let base = from
        .content_location
        .and_then(|it| resolve(Some(from.url), it));
    let base = base.as_ref().unwrap_or(from.url);
    let mut feed = match sniff::sniff(text) {
        sniff::Kind::Json => json::read(text, base)?,
        sniff::Kind::Xml { start } => read_xml(text, start, base),
        sniff::Kind::Html => {
            let title = discovery::title(text);
            return Err(FeedError::Html {
                title,
                feeds: discovery::feeds(bytes, from.url, from.content_type),
            });
        }
        sniff::Kind::Other(detail) => return Err(FeedError::Unreadable { detail }),
    };
    feed.encoding = decoded.encoding;
    feed.repairs.extend(decoded.flaw);
    Ok(feed)
}

fn read_xml(text: &str, start: usize, base: &Url) -> Feed {
    let (mended, mut repairs) = repair::mend(&text[start..]);
    if start > 0 {
        repairs.push("text before the document was left out".to_owned());
    }
    let mut feed = channel::read(&mended, base);
    feed.repairs.splice(0..0, repairs);
    feed
}

impl Feed {
    /// A feed of a format that says nothing yet.
    pub(crate) fn empty(format: Format) -> Self {
        Self {
            format,
            encoding: String::new(),
            repairs: Vec::new(),
            title: None,
            link: None,
            description: None,
            language: None,
            updated: None,
            ttl_minutes: None,
            update_minutes: None,
            skip_hours: Vec::new(),
            skip_days: Vec::new(),
            hub: None,
            entries: Vec::new(),
        }
    }
}

/// Not all items were read.
fn too_many(items: usize) -> String {
    format!("only {MOST_ITEMS} of {items} items were read")
}

/// What the page offers instead.
fn offer(feeds: &[FeedLink]) -> String {
    match feeds {
        [] => String::new(),
        [one] => format!("; it names a feed at {}", one.url),
        [first, ..] => format!(
            "; it names {} feeds, the first at {}",
            feeds.len(),
            first.url
        ),
    }
}

/// A title as plain text; none if nothing is left.
fn plain(markup: &str) -> Option<String> {
    Some(html::text(markup)).filter(|it| !it.is_empty())
}
