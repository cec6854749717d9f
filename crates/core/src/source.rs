//! What is polled, and how the person wants it polled.

use jiff::SignedDuration;
use url::Url;

use crate::ids::SourceId;

/// Something that is polled.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// The address that is polled, exactly as stored: nothing is added to it or re-ordered.
    pub url: Url,
    /// What is there.
    pub kind: SourceKind,
    /// Its title: the person's, else the feed's own.
    pub title: String,
    /// The address of the site behind it.
    pub site: Option<Url>,
    /// The folder it was imported in; levels are divided by `/`.
    pub folder: String,
    /// How often the person wants it looked at.
    pub cadence: Cadence,
    /// Whether the pages behind its entries are read.
    pub full_text: FullText,
    /// True while the person has paused it.
    pub paused: bool,
    /// True when it belongs to the made-up news.
    pub sample: bool,
    /// Attributes of the imported OPML that we don't use, kept for the export.
    pub attributes: Vec<(String, String)>,
}

impl Source {
    /// Its country, where the list it came from says one: an ISO 3166 code.
    pub fn country(&self) -> Option<&str> {
        let named = |(name, _): &&(String, String)| name.eq_ignore_ascii_case("country");
        self.attributes
            .iter()
            .find(named)
            .map(|(_, value)| value.as_str())
    }
}

/// What is at a source's address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SourceKind {
    /// A feed, in any format.
    #[default]
    Feed,
    /// A sitemap of news, or an index of sitemaps.
    Sitemap,
    /// A page that lists headlines.
    Page {
        /// Where on the page they stand, as the reader wrote it down.
        pattern: String,
    },
}

impl SourceKind {
    /// The name in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Feed => "feed",
            Self::Sitemap => "sitemap",
            Self::Page { .. } => "page",
        }
    }

    /// The kind as an attribute in a list of sources; other programs know only feeds.
    pub fn attribute(&self) -> Option<(String, String)> {
        let (name, value) = match self {
            Self::Feed => return None,
            Self::Sitemap => (SITEMAP, "yes"),
            Self::Page { pattern } => (HEADLINES, pattern.as_str()),
        };
        Some((name.to_owned(), value.to_owned()))
    }

    /// Takes the kind out of the attributes of an entry in a list of sources.
    pub fn take(attributes: &mut Vec<(String, String)>) -> Self {
        let is_kind = |(name, _): &mut (String, String)| name == SITEMAP || name == HEADLINES;
        match attributes.extract_if(.., is_kind).last() {
            None => Self::Feed,
            Some((name, _)) if name == SITEMAP => Self::Sitemap,
            Some((_, pattern)) => Self::Page { pattern },
        }
    }
}

/// The attributes that say what is at an address that is no feed's.
const SITEMAP: &str = "newshawkSitemap";
const HEADLINES: &str = "newshawkHeadlines";

/// How often a source is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cadence {
    /// By the publisher's hints and the source's rhythm.
    Automatic,
    /// As the person set it, never below the publisher's hints.
    Every(SignedDuration),
}

/// Whether the pages behind a source's entries are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FullText {
    /// Unless the feed carries the text.
    Auto,
    /// For every entry.
    Always,
    /// For none.
    Never,
}

/// A feed's text of this many words counts as the article; below it, it is a teaser. The median
/// summary of a news feed has about 30 words, the shortest full reports about 150.
pub const FULL_TEXT_WORDS: usize = 150;

impl FullText {
    /// Is the page needed, when the feed's own text has `words` words?
    pub fn wants_page(self, words: usize) -> bool {
        match self {
            Self::Auto => words < FULL_TEXT_WORDS,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// An address as a person typed or pasted it, made ready to be asked.
///
/// # Errors
/// A sentence that says what is wrong with it (spec/polling.md 47).
pub fn address(typed: &str) -> Result<Url, AddressError> {
    let trimmed = typed.trim().trim_matches(['<', '>', '"']);
    if trimmed.is_empty() {
        return Err(AddressError::Empty);
    }
    if trimmed.split_whitespace().count() > 1 {
        return Err(AddressError::Several);
    }
    let bare = trimmed
        .strip_prefix("feed:")
        .map_or(trimmed, |rest| rest.trim_start_matches("//"));
    let has_scheme = bare.contains("://");
    let full = if has_scheme {
        bare.to_owned()
    } else {
        format!("https://{bare}")
    };
    let url = Url::parse(&full).map_err(|_| AddressError::NotAnAddress {
        typed: trimmed.to_owned(),
    })?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(AddressError::Scheme {
            scheme: url.scheme().to_owned(),
        });
    }
    let host = url.host_str().unwrap_or_default();
    let is_host = host.contains('.') || host.contains(':') || host == "localhost";
    if !is_host {
        return Err(AddressError::NotAnAddress {
            typed: trimmed.to_owned(),
        });
    }
    Ok(url)
}

/// Why a typed address can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing was typed.
    #[error("Type or paste the address of a site or of a feed.")]
    Empty,
    /// More than one address, or an address with spaces.
    #[error("That is more than one address, or one with spaces in it. Add them one at a time.")]
    Several,
    /// Not an address.
    #[error(
        "“{typed}” is not a web address. It should look like example.org or https://example.org/feed."
    )]
    NotAnAddress {
        /// What was typed.
        typed: String,
    },
    /// Neither http nor https.
    #[error(
        "Addresses that start with {scheme}: can't be watched. Use one that starts with https:// or http://."
    )]
    Scheme {
        /// The scheme.
        scheme: String,
    },
}
