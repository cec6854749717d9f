//! What the person wants to hear nothing more of.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::ids::{SourceId, StoryId, WatchId};

/// Something that can be muted: it is listed as before, and never told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mute {
    /// Whatever a watch finds.
    Watch(WatchId),
    /// A story, for every watch.
    Story(StoryId),
    /// What only this source has.
    Source(SourceId),
}

/// What is muted, and since when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Muted(BTreeMap<Mute, Timestamp>);

impl Muted {
    /// Mutes something; what is muted already stays so since its own time.
    pub fn insert(&mut self, what: Mute, now: Timestamp) {
        self.0.entry(what).or_insert(now);
    }

    /// Ends it; answers with since when it was muted.
    pub fn remove(&mut self, what: Mute) -> Option<Timestamp> {
        self.0.remove(&what)
    }

    /// Since when something is muted; none where it isn't.
    pub fn since(&self, what: Mute) -> Option<Timestamp> {
        self.0.get(&what).copied()
    }

    /// Is it muted at that time?
    pub fn holds(&self, what: Mute, at: Timestamp) -> bool {
        self.since(what).is_some_and(|since| since <= at)
    }

    /// All of it, with since when.
    pub fn iter(&self) -> impl Iterator<Item = (Mute, Timestamp)> {
        self.0.iter().map(|(what, since)| (*what, *since))
    }
}

impl FromIterator<(Mute, Timestamp)> for Muted {
    fn from_iter<T: IntoIterator<Item = (Mute, Timestamp)>>(list: T) -> Self {
        let mut muted = Self::default();
        for (what, since) in list {
            muted.insert(what, since);
        }
        muted
    }
}
