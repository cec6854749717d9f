//! A document as it came, read by what its source is.

use bytes::Bytes;
use newshawk_core::source::{Source, SourceKind};
use newshawk_fetch::{Answer, Content};
use newshawk_reader::discovery::FeedLink;
use newshawk_reader::feed::{Feed, FeedError, Origin};
use newshawk_reader::listing::{self, From, Pattern};
use newshawk_reader::sitemap::{self, Document};
use url::Url;

/// A document as it came.
#[derive(Clone)]
pub(crate) struct Foreign {
    pub(crate) body: Bytes,
    pub(crate) url: Url,
    pub(crate) content_type: Option<String>,
    pub(crate) content_location: Option<String>,
}

/// What was understood of it.
pub(crate) enum Understood {
    /// Its entries.
    Entries(Box<Feed>),
    /// Other documents that have them.
    Index(Vec<Url>),
}

impl Foreign {
    /// The document of an answer that has one.
    pub(crate) fn of(answer: &Answer) -> Option<Self> {
        let Content::Fresh {
            body,
            content_type,
            content_location,
        } = answer.content.clone()
        else {
            return None;
        };
        Some(Self {
            body,
            url: answer.url.clone(),
            content_type,
            content_location,
        })
    }

    /// Reads the document of a source, or says in a sentence why it can't be used.
    pub(crate) fn read_for(&self, source: &Source) -> Result<Understood, String> {
        if let SourceKind::Page { pattern } = &source.kind {
            let feed = self.headlines(pattern)?;
            return Ok(Understood::Entries(Box::new(feed)));
        }
        match self.read(source.site.as_ref()) {
            Ok(Document::Feed(feed) | Document::Sitemap(feed)) => {
                Ok(Understood::Entries(Box::new(feed)))
            }
            Ok(Document::Index(parts)) => Ok(Understood::Index(parts)),
            Err(error) => Err(feed_sentence(&error)),
        }
    }

    /// Reads a document of which nothing is known; `site` is the site that named it.
    pub(crate) fn read(&self, site: Option<&Url>) -> Result<Document, FeedError> {
        let origin = Origin {
            url: &self.url,
            content_type: self.content_type.as_deref(),
            content_location: self.content_location.as_deref(),
        };
        sitemap::read(&self.body, &origin, site)
    }

    /// Where it came from, for whoever reads it as a page.
    pub(crate) fn from(&self) -> From<'_> {
        From {
            url: &self.url,
            content_type: self.content_type.as_deref(),
        }
    }

    fn headlines(&self, pattern: &str) -> Result<Feed, String> {
        let pattern: Option<Pattern> = pattern.parse().ok();
        let feed = pattern.and_then(|pattern| listing::read(&self.body, self.from(), &pattern));
        feed.ok_or_else(|| {
            "The list of headlines is no longer found on this page: its layout has changed. Add the page again to choose its headlines anew; what was found before is kept.".to_owned()
        })
    }
}

/// Why a document could not be used, as a sentence that says what one can do.
pub(crate) fn feed_sentence(error: &FeedError) -> String {
    match error {
        FeedError::Empty => "The address answers with nothing. What was read before is kept; it is tried again, less often.".to_owned(),
        FeedError::Html { feeds, .. } => match feeds.first() {
            Some(FeedLink { url, .. }) => format!("This is now a web page and no feed. The page names a feed: {url}. Add that one instead."),
            None => "This is now a web page and no feed. Look for the feed's new address on the site.".to_owned(),
        },
        other => format!("The feed can't be read: {other}. It is tried again, less often."),
    }
}
