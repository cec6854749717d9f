//! When Newshawk was watching: what was not heard then says nothing, and is not called silence.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use crate::spike::UtcHour;

/// Shorter breaks miss nothing: no source is asked more often, and the next look finds what came.
pub const UNNOTICED: SignedDuration = SignedDuration::from_mins(15);

/// The times without a break, each from when to when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watching {
    spans: BTreeMap<Timestamp, Timestamp>,
}

impl FromIterator<(Timestamp, Timestamp)> for Watching {
    fn from_iter<T: IntoIterator<Item = (Timestamp, Timestamp)>>(spans: T) -> Self {
        Self {
            spans: spans.into_iter().collect(),
        }
    }
}

impl Watching {
    /// It is watching now. Gives the time without a break that this belongs to.
    pub fn go_on(&mut self, now: Timestamp) -> (Timestamp, Timestamp) {
        // A clock that was set back has left times to come, of which nobody knows what they were.
        self.spans.retain(|start, _| *start <= now);
        let last = self.spans.last_key_value();
        let goes_on =
            last.filter(|(_, end)| **end <= now && now.duration_since(**end) <= UNNOTICED);
        let start = goes_on.map_or(now, |(start, _)| *start);
        self.spans.insert(start, now);
        (start, now)
    }

    /// Since when it is watching at all.
    pub fn since(&self) -> Option<Timestamp> {
        self.spans.keys().next().copied()
    }

    /// Since when it is watching without a break, and the last moment of which that is known.
    pub fn last(&self) -> Option<(Timestamp, Timestamp)> {
        self.spans.last_key_value().map(|(from, to)| (*from, *to))
    }

    /// How much of a time it was not watching. Before its first day there was nothing to miss.
    pub fn asleep(&self, from: Timestamp, to: Timestamp) -> SignedDuration {
        let Some(from) = self.since().map(|since| since.max(from)) else {
            return SignedDuration::ZERO;
        };
        let mut asleep = SignedDuration::ZERO;
        let mut awake_until = from;
        for (start, end) in self.spans.range(..to) {
            let start = (*start).max(from);
            if start > awake_until {
                asleep += start.duration_since(awake_until);
            }
            awake_until = awake_until.max(*end);
        }
        if to > awake_until {
            asleep += to.duration_since(awake_until);
        }
        asleep
    }

    /// The hours since a moment in which it was watching all the time.
    pub fn hours(&self, since: Timestamp) -> BTreeSet<UtcHour> {
        let mut hours = BTreeSet::new();
        for (start, end) in &self.spans {
            let first = UtcHour::of((*start).max(since));
            let is_whole = first.start() >= (*start).max(since);
            let first = first.0 + i64::from(!is_whole);
            hours.extend((first..UtcHour::of(*end).0).map(UtcHour));
        }
        hours
    }
}
