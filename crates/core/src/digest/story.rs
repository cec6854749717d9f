//! A story in a digest.

use jiff::Timestamp;
use url::Url;

use crate::alert::Prominence;
use crate::ids::{ArticleId, StoryId};
use crate::watch::Level;

/// A story, as a digest tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The story.
    pub id: StoryId,
    /// The article to open: the first that fulfilled a watch in the time that is covered.
    pub article: ArticleId,
    /// Its headline.
    pub title: String,
    /// Its address.
    pub url: Option<Url>,
    /// The outlets that have the story, the first one first.
    pub outlets: Vec<String>,
    /// How many of them report independently of each other.
    pub origins: u32,
    /// The names of the watches that found it.
    pub watches: Vec<String>,
    /// The loudest of these watches.
    pub level: Level,
    /// How much of it is about them.
    pub prominence: Prominence,
    /// A sentence that fulfils one of them; empty where the headline does.
    pub sentence: String,
    /// What changed since the last digest, as sentences; empty for what is new.
    pub changes: Vec<String>,
    /// When it was first seen in the time that is covered.
    pub at: Timestamp,
}

impl Story {
    /// How loud it is. A watch for the digest is no less important than one that notifies: it is
    /// here that the person wants to hear of it. What stands in passing counts, as for alerts.
    pub(super) fn loudness(&self) -> Loudness {
        match (self.prominence, self.level) {
            (Prominence::Passing, _) | (_, Level::Badge) => Loudness::Counts,
            (_, Level::Notify | Level::Digest) => Loudness::Tells,
            (_, Level::Interrupt) => Loudness::Interrupts,
        }
    }
}

/// The three steps of what is loud.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Loudness {
    Counts,
    Tells,
    Interrupts,
}
