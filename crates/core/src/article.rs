//! What an entry stands for: one address, metadata, and text in zones.

use jiff::Timestamp;
use url::Url;

use crate::ids::{ArticleId, Fingerprint, SourceId};

/// Where in an article a piece of text stands. All but `Chrome` are the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// The headline.
    Title,
    /// The first paragraph of the text.
    Lead,
    /// The other paragraphs, headings and lists.
    Body,
    /// Captions of pictures and tables.
    Caption,
    /// Quotations set apart.
    Quote,
    /// The byline.
    Author,
    /// Tags and categories.
    Tag,
    /// Everything else on the page: never matched, only counted and shown.
    Chrome,
}

impl Zone {
    /// The zone's name in queries, JSON and the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Lead => "lead",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::Quote => "quote",
            Self::Author => "author",
            Self::Tag => "tag",
            Self::Chrome => "chrome",
        }
    }

    /// Is it the running text: lead, body or quotation?
    pub fn is_text(self) -> bool {
        matches!(self, Self::Lead | Self::Body | Self::Quote)
    }

    /// Is it part of the article?
    pub fn is_article(self) -> bool {
        self != Self::Chrome
    }
}

/// A paragraph, heading, caption … as plain text. Proximity never crosses its edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub zone: Zone,
    /// Its text: no markup, white space folded.
    pub text: String,
}

impl Block {
    /// A block of a zone.
    pub fn new(zone: Zone, text: impl Into<String>) -> Self {
        Self {
            zone,
            text: text.into(),
        }
    }
}

/// How the text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Title and summary of the feed.
    FeedSummary,
    /// The feed carries the whole text.
    FeedContent,
    /// The article's page, by its structure.
    Page,
    /// The page gave no article: its title, and the feed's own text.
    TitleAndTeaser,
}

impl Method {
    /// The method's name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::FeedSummary => "feed-summary",
            Self::FeedContent => "feed-content",
            Self::Page => "page",
            Self::TitleAndTeaser => "title-and-teaser",
        }
    }
}

/// Below this confidence the reader's word for an article is not taken: the headline and the feed's
/// own text count instead (spec/watch-language.md 3.2).
pub const CONFIDENT: f32 = 0.3;

/// An article's page as the reader understood it.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The canonical address: as the page declares it, or the one it came from, without tracking parameters.
    pub canonical: Option<Url>,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// The language code, declared or detected.
    pub language: Option<String>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When it was changed.
    pub modified: Option<Timestamp>,
    /// The address of its picture.
    pub image: Option<Url>,
    /// Title, text, captions … and at the end the chrome, in the order of the page.
    pub blocks: Vec<Block>,
    /// Is the lead a standfirst, set above the text, and not its first paragraph?
    pub has_standfirst: bool,
    /// How sure the reader is that this is the article, 0 to 1.
    pub confidence: f32,
    /// How the text was found.
    pub method: Method,
}

/// Whether the page behind an article was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageState {
    /// The feed's own text is enough, or the person wants no pages.
    NotWanted,
    /// It is to be read.
    Wanted,
    /// It was read.
    Read,
    /// It could not be had; the feed's own text counts.
    Failed,
}

/// What is known of an article besides its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Its id.
    pub id: ArticleId,
    /// The source that gave it first.
    pub source: SourceId,
    /// When it was first seen here.
    pub first_seen: Timestamp,
    /// 1, and one more for each change that was seen.
    pub revision: u32,
    /// The address to open.
    pub url: Option<Url>,
    /// The headline.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// The language code.
    pub language: Option<String>,
    /// The site's own name, where the page gives one.
    pub site: Option<String>,
    /// When it was published: the feed's date, then the page's.
    pub published: Option<Timestamp>,
    /// When it was changed, as its publisher says.
    pub modified: Option<Timestamp>,
    /// How the text was found.
    pub method: Method,
    /// How sure the reader is, 0 to 1.
    pub confidence: f32,
    /// The fingerprint of what the feed said, so that an edit is seen and a repetition is not one.
    pub content: Fingerprint,
    /// True when it came with the first look at its source, which is silent.
    pub backfill: bool,
    /// Whether its page was read.
    pub page: PageState,
    /// The number of words around the article on its page.
    pub chrome_words: u32,
    /// The address of its picture: the page's, else the feed's.
    pub image: Option<Url>,
}

/// One revision of an article: its head and its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// What is known of it.
    pub head: Head,
    /// Its text in zones; the title is the first block.
    pub blocks: Vec<Block>,
}
