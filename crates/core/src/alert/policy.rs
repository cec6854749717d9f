//! What the person has set about being told.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Hold;
use super::hours::QuietHours;
use super::mute::{Mute, Muted};
use crate::ids::{SourceId, StoryId, WatchId};
use crate::watch::Level;

/// After its first match a story waits this long, so that its siblings join it (spec/alerts.md 3).
pub const SETTLE: SignedDuration = SignedDuration::from_secs(45);

/// After waking up, what happened meanwhile is collected for so long: the sources are asked one
/// after the other.
pub const CATCH_UP: SignedDuration = SignedDuration::from_mins(3);

/// What the person has set.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Notifications at all.
    pub notifications: bool,
    /// How long a story settles.
    pub settle: SignedDuration,
    /// After waking up, how long what happened meanwhile is collected.
    pub catch_up: SignedDuration,
    /// Whether there is a limit to the number of notifications.
    pub is_budgeted: bool,
    /// Hours without notifications.
    pub quiet_hours: Option<QuietHours>,
    /// Where the person is.
    pub zone: TimeZone,
    /// No notification before this time.
    pub snoozed_until: Option<Timestamp>,
    /// The watches, by what they say of alerts.
    pub watches: BTreeMap<WatchId, Rule>,
    /// What was muted, and when.
    pub muted: Muted,
}

/// What a watch says of its alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// How loud it is.
    pub level: Level,
    /// True while it is paused.
    pub paused: bool,
    /// How long its stories settle, where it is not as long as others.
    pub settle: Option<SignedDuration>,
}

impl Default for Policy {
    /// As it is before anything is set.
    fn default() -> Self {
        Self {
            notifications: true,
            settle: SETTLE,
            catch_up: CATCH_UP,
            is_budgeted: true,
            quiet_hours: None,
            zone: TimeZone::UTC,
            snoozed_until: None,
            watches: BTreeMap::new(),
            muted: Muted::default(),
        }
    }
}

impl Policy {
    /// How long a story of this watch settles.
    pub(super) fn settle(&self, watch: WatchId) -> SignedDuration {
        let own = self.watches.get(&watch).and_then(|rule| rule.settle);
        own.unwrap_or(self.settle)
    }

    /// Until when everything is silent, and why; none where it isn't.
    pub fn silence(&self, at: Timestamp) -> Option<(Timestamp, Hold)> {
        let snooze = self.snoozed_until.filter(|until| *until > at);
        let night = self
            .quiet_hours
            .and_then(|hours| hours.end_of(at, &self.zone));
        match (snooze, night) {
            (Some(snooze), Some(night)) if night > snooze => Some((night, Hold::QuietHours)),
            (Some(snooze), _) => Some((snooze, Hold::Snooze)),
            (None, night) => night.map(|night| (night, Hold::QuietHours)),
        }
    }

    /// Is a watch's story muted at that time?
    pub(super) fn is_muted(&self, watch: WatchId, story: StoryId, at: Timestamp) -> bool {
        self.muted.holds(Mute::Watch(watch), at) || self.muted.holds(Mute::Story(story), at)
    }

    /// Is a source muted at that time?
    pub(super) fn is_source_muted(&self, source: SourceId, at: Timestamp) -> bool {
        self.muted.holds(Mute::Source(source), at)
    }
}
