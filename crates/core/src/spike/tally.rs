//! The stories of a watch, each counted in the hour in which the watch first found it.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::UtcHour;
use crate::ids::StoryId;

/// When each story was first found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    first: BTreeMap<StoryId, Timestamp>,
}

impl Tally {
    /// A story was found then.
    pub fn note(&mut self, story: StoryId, at: Timestamp) {
        let first = self.first.entry(story).or_insert(at);
        *first = at.min(*first);
    }

    /// Two stories are one: it came when the first of them did.
    pub fn merged(&mut self, from: StoryId, into: StoryId) {
        if let Some(at) = self.first.remove(&from) {
            self.note(into, at);
        }
    }

    /// How many stories came in each hour.
    pub fn hours(&self) -> BTreeMap<UtcHour, u32> {
        let mut hours = BTreeMap::new();
        for at in self.first.values() {
            *hours.entry(UtcHour::of(*at)).or_insert(0) += 1;
        }
        hours
    }

    /// The stories that came between two moments.
    pub fn between(&self, from: Timestamp, to: Timestamp) -> impl Iterator<Item = StoryId> {
        let came = self.first.iter();
        came.filter(move |(_, at)| from < **at && **at <= to)
            .map(|(story, _)| *story)
    }

    /// Forgets what came before a moment.
    pub fn forget_before(&mut self, moment: Timestamp) {
        self.first.retain(|_, at| *at >= moment);
    }
}
