//! Sitemaps of news: the articles of the last days, and indexes that name such sitemaps.
//!
//! Publishers make them for search engines, in the form of sitemaps.org with the `news` extension.
//! A sitemap speaks only for its own site, and may come in gzip whatever its name says.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::io::Read;

use flate2::read::MultiGzDecoder;
use jiff::Timestamp;
use url::Url;

use crate::charset;
use crate::date;
use crate::feed::{self, Feed, FeedError, Format, Origin};
use crate::link::{is_same_site, resolve};
use crate::xml::{self, Element, Shape};

/// A sitemap is no larger than this when unpacked. The standard allows 50 MB, but one of news has at
/// most a thousand entries of a kilobyte.
const MOST_BYTES: u64 = 10 << 20;
/// More entries have no sitemap (sitemaps.org).
pub(crate) const MOST_URLS: usize = 50_000;
/// So many sitemaps of an index are looked at.
const MOST_PARTS: usize = 50;

/// What stands at the address of a source.
#[derive(Clone, Debug, PartialEq)]
pub enum Document {
    /// A feed.
    Feed(Feed),
    /// A sitemap, the newest articles first.
    Sitemap(Feed),
    /// An index: the sitemaps it names, those that matter most first.
    Index(Vec<Url>),
}

/// Reads a feed, a sitemap or an index of sitemaps. `site` is the site that named the sitemap, for
/// which it may speak too.
///
/// # Errors
/// Where it is none of these.
pub fn read(bytes: &[u8], from: &Origin<'_>, site: Option<&Url>) -> Result<Document, FeedError> {
    let bytes = unpacked(bytes)?;
    let is_own =
        |url: &Url| is_same_site(url, from.url) || site.is_some_and(|site| is_same_site(url, site));
    if let Some(mut parts) = index(&bytes, from) {
        parts.retain(is_own);
        parts.truncate(MOST_PARTS);
        return Ok(Document::Index(parts));
    }
    let mut feed = feed::read(&bytes, from)?;
    if feed.format != Format::Sitemap {
        return Ok(Document::Feed(feed));
    }
    feed.entries
        .retain(|it| it.link.as_ref().is_some_and(is_own));
    feed.link = site.cloned();
    Ok(Document::Sitemap(feed))
}

/// Does it carry news, and not only addresses?
pub fn has_news(feed: &Feed) -> bool {
    feed.entries.iter().any(|it| it.title.is_some())
}

/// Is it called a sitemap of news?
pub fn is_named_news(url: &Url) -> bool {
    let names = url.path().split(|c: char| !c.is_ascii_alphabetic());
    names.filter(|it| !it.is_empty()).any(|it| {
        let it = it.to_ascii_lowercase();
        it == "news" || it == "googlenews" || it == "newssitemap" || it == "sitemapnews"
    })
}

/// The bytes without their packing, which shows in their first bytes and not in a name or a header.
fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, FeedError> {
    if !bytes.starts_with(b"\x1F\x8B") {
        return Ok(Cow::Borrowed(bytes));
    }
    let unreadable = |detail: String| FeedError::Unreadable { detail };
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(bytes)
        .take(MOST_BYTES + 1)
        .read_to_end(&mut unpacked)
        .map_err(|error| unreadable(format!("its gzip is broken ({error})")))?;
    if unpacked.len() as u64 > MOST_BYTES {
        return Err(unreadable(format!(
            "unpacked it has more than {MOST_BYTES} bytes"
        )));
    }
    Ok(Cow::Owned(unpacked))
}

/// The sitemaps of an index: those of news first, then the last changed ones.
fn index(bytes: &[u8], from: &Origin<'_>) -> Option<Vec<Url>> {
    /// The root stands behind a declaration and a comment at most.
    const START: usize = 4096;
    let start = &bytes[..bytes.len().min(START)];
    let is_index = start
        .windows(b"<sitemapindex".len())
        .any(|it| it.eq_ignore_ascii_case(b"<sitemapindex"));
    // A prefix for its own elements is allowed, too.
    let is_prefixed = || {
        start
            .windows(14)
            .any(|it| it.eq_ignore_ascii_case(b":sitemapindex "))
    };
    if !is_index && !is_prefixed() {
        return None;
    }
    let text = charset::decode(bytes, from.content_type).text;
    let tree = xml::read(&text, &INDEX);
    let root = tree.roots.iter().find(|it| it.is("sitemapindex"))?;
    let sitemaps = root.children.iter().filter(|it| it.is("sitemap"));
    let mut parts: Vec<(Url, Option<Timestamp>)> = sitemaps
        .take(MOST_URLS)
        .filter_map(|it| part(it, from.url))
        .collect();
    // Stable: of equals the first stays first.
    parts.sort_by_key(|(url, changed)| (!is_named_news(url), Reverse(*changed)));
    Some(parts.into_iter().map(|(url, _)| url).collect())
}

fn part(sitemap: &Element<'_>, base: &Url) -> Option<(Url, Option<Timestamp>)> {
    let url = resolve(Some(base), &sitemap.child("loc")?.text())?;
    let changed = sitemap.child("lastmod");
    Some((url, changed.and_then(|it| date::parse(&it.text()))))
}

const INDEX: Shape = Shape {
    is_text: |name| matches!(xml::local(name), "loc" | "lastmod"),
    is_boundary: |name| matches!(xml::local(name), "sitemap" | "sitemapindex"),
    is_item: |name| xml::local(name) == "sitemap",
};

/// What the first entry of a sitemap of news says of the whole: the publication and its language.
pub(crate) fn describe(feed: &mut Feed, entry: &Element<'_>) {
    let news = entry.child("news");
    let Some(publication) = news.and_then(|it| it.child("publication")) else {
        return;
    };
    let said = |name: &str| {
        let text = publication.child(name)?.text().trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    feed.title = feed.title.take().or_else(|| said("name"));
    feed.language = feed.language.take().or_else(|| said("language"));
}

/// The entries that are kept of a sitemap: where some are news, only those; the newest first, for
/// sitemaps are in any order.
pub(crate) fn keep_newest(feed: &mut Feed, most: usize) {
    if has_news(feed) {
        feed.entries.retain(|it| it.title.is_some());
    }
    feed.entries
        .sort_by_key(|it| Reverse(it.published.or(it.updated)));
    feed.entries.truncate(most);
}
