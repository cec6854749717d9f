//! A person's named query.

use crate::ids::WatchId;
use crate::query::Query;

/// A named query with its alert level.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch {
    /// Its id.
    pub id: WatchId,
    /// 1, and one more for each change of the query. Evidence names the version it belongs to.
    pub version: u32,
    /// The name the person gave it.
    pub name: String,
    /// What it looks for.
    pub query: Query,
    /// How loudly it speaks.
    pub level: Level,
    /// True while the person has paused it.
    pub paused: bool,
    /// True when it belongs to the made-up news.
    pub sample: bool,
}

/// How loudly a watch speaks (spec/alerts.md 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Kept for the digest.
    Digest,
    /// Counted in the window.
    Badge,
    /// A silent notification: the level of a new watch.
    Notify,
    /// A notification with a sound.
    Interrupt,
}

impl Level {
    /// The level's name in JSON and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Digest => "digest",
            Self::Badge => "badge",
            Self::Notify => "notify",
            Self::Interrupt => "interrupt",
        }
    }

    /// The level with that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Digest, Self::Badge, Self::Notify, Self::Interrupt]
            .into_iter()
            .find(|level| level.name() == name)
    }
}
