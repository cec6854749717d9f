//! A person's named query.

use std::num::NonZeroU32;

use crate::ids::{SourceId, WatchId};
use crate::query::Query;
use crate::spike::Sensitivity;

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
    /// What it is asked for besides.
    pub options: Options,
}

/// What a watch is asked for besides; nothing of it for a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// It is told only when it had no match for so many days.
    pub first_in_days: Option<NonZeroU32>,
    /// It is told, too, when some have a story and others don't.
    pub absence: Option<Absence>,
    /// It is told, too, when there is more news than usual.
    pub spikes: Option<Sensitivity>,
}

/// Some have a story, and others not so many hours later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Those of whom the first one starts the clock.
    pub has: Vec<SourceId>,
    /// Those who are expected to report it too.
    pub lacks: Vec<SourceId>,
    /// How much time they have.
    pub hours: NonZeroU32,
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
