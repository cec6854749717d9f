//! Which articles tell the same story.
//!
//! [`Stories`] holds the stories of the last days. Each article is placed once, in the order of
//! arrival: it joins the story it is most like, or founds one; when it is as much like a second
//! story, the two were one all along. What of an article this needs is its [`Digest`]. The same
//! digests in the same order, at the same times, give the same stories.
//!
//! A story hidden in another is a missed alert, and one told twice is merely told twice. So where
//! the measures disagree, articles are kept apart. `docs/stories.md` has the figures.

mod clauses;
mod copies;
mod days;
mod digest;
mod facts;
mod index;
mod learnt;
mod likeness;
mod live;
mod member;
mod names;
mod numbers;
mod origin;
mod pins;
mod timeline;
mod tolls;
mod tongue;
mod weights;
mod words;

use jiff::{SignedDuration, Timestamp};

pub use digest::{Digest, News, Term};
pub use facts::{Measure, NewFact, Polarity};
pub use likeness::{Measures, measures};
pub use live::{Size, Stories, free_name};
pub use names::Names;
pub use numbers::Number;
pub use origin::{Wire, independent, outlet};
pub use pins::Pin;
pub use timeline::{Part, Step, timeline};
pub use weights::{counted, rarity};

use crate::ids::{ArticleId, StoryId};

/// A story that nobody adds to leaves after so long. The press follows an event for days; what it
/// says of it a week later is most often news of its own.
pub const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Where an article belongs.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    story: StoryId,
    /// Whether it is the first, and if not, what it was joined for.
    pub how: How,
    /// Stories that turned out to be this one, and are no more.
    pub merged: Vec<StoryId>,
    /// What it brings that the story did not have.
    pub news: Vec<NewFact>,
    /// How many hands report the story by now: agencies and editions count once.
    pub origins: usize,
}

/// How an article came to its story.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// It is the first of its story.
    Founds,
    /// It tells a story that is already known.
    Joins(Reason),
}

/// Why an article was joined to a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What decided.
    pub why: Why,
    /// The article of the story that it was held against: the one most like it.
    pub like: ArticleId,
    /// How alike the two are; none where that was not asked.
    pub measures: Option<Measures>,
    /// Names that both have.
    pub names: Vec<String>,
}

/// What decided that an article joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has been placed before; an edit moves nothing.
    Known,
    /// A person said so.
    Pinned,
    /// It stands at the same address.
    Address,
    /// It is the same text.
    Copy,
    /// It tells the same, in other words.
    Alike,
}

impl Placement {
    /// The story.
    pub fn story(&self) -> StoryId {
        self.story
    }

    /// The place of an article that founds its story.
    fn founds(article: ArticleId) -> Self {
        Self {
            story: StoryId(article),
            how: How::Founds,
            merged: Vec::new(),
            news: Vec::new(),
            origins: 1,
        }
    }
}

/// The place of an article that is compared with nothing: a story of its own.
pub fn place(article: ArticleId) -> Placement {
    Placement::founds(article)
}

/// Is a story that was last added to at this time to leave?
fn has_left(touched: Timestamp, kept: SignedDuration, now: Timestamp) -> bool {
    now.duration_since(touched) > kept
}
