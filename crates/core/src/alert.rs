//! Decides what a person is told, when, and why not.
//!
//! One alert per watch and story: twelve outlets reporting the same summit are one interruption.
//! It is told again only when there is more to tell (spec/alerts.md 6). What is held back is still
//! listed, with its reason: silence is never loss.
//!
//! `desk` is the whole of it: a machine that hears what happens and says what follows. It owns no
//! clock, so that a past span can be played again and gives the same alerts.

mod again;
mod budget;
pub mod desk;
mod gate;
pub mod hours;
pub mod line;
pub mod mute;
pub mod policy;
mod words;

use jiff::Timestamp;

use crate::ids::{ArticleId, StoryId, WatchId};
use crate::watch::Level;

pub use again::{
    Change, FLOOR_DEVELOPING, FLOOR_SUSTAINED, MORE_ORIGINS, earliest_again, is_correction,
};
pub use budget::{A_DAY, AN_HOUR, INTERRUPTS_AN_HOUR};
pub use gate::{FRESH_FOR, Prominence, prominence};

/// What an alert is about; at most one exists for each, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AlertKey {
    /// The watch that matched.
    pub watch: WatchId,
    /// The story it matched in.
    pub story: StoryId,
}

/// All that is known of an alert.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// How loud it is: as the watch, or a badge where the words only stand in passing.
    pub level: Level,
    /// When it was first decided on.
    pub decided: Timestamp,
    /// What became of it.
    pub fate: Fate,
    /// The article to show: the first that fulfilled the watch.
    pub article: ArticleId,
    /// Why it is told, or was told last.
    pub reason: Reason,
    /// The last time it was told; none as long as it never was.
    pub told: Option<Telling>,
}

/// A time when it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    /// When.
    pub at: Timestamp,
    /// How many independent origins the story had then.
    pub origins: u32,
    /// How often it was told, this one included.
    pub times: u32,
}

/// Why an alert is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The story is new.
    NewStory,
    /// It was mentioned in passing before, and is now in a headline, in a first paragraph or twice in a text.
    Prominent,
    /// So many more independent origins have it than when it was told last.
    Origins(u32),
    /// A new key fact, as a sentence.
    Fact(String),
    /// Somebody has corrected or withdrawn it.
    Correction,
    /// The watch had no match for long, as a sentence.
    FirstMention(String),
    /// Some have it and others don't, as a sentence.
    Missing(String),
    /// There is more news of the watch than usual, as a sentence.
    Spike(String),
}

/// What became of an alert. The order of the steps is law 4: stored, then `Showing`, then shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// Stored; to be shown from this time on.
    Waiting {
        /// Not before.
        until: Timestamp,
    },
    /// Held back, to be told together with others.
    Held {
        /// Until then.
        until: Timestamp,
        /// Why.
        why: Hold,
    },
    /// The desktop is being asked. A crash from here on leaves it in the list, never shown again.
    Showing {
        /// Since when.
        at: Timestamp,
    },
    /// The desktop took it.
    Shown {
        /// When.
        at: Timestamp,
    },
    /// It was told with others, in one notification.
    Summed {
        /// When.
        at: Timestamp,
    },
    /// The desktop refused it, or there is no notification service.
    NotShown {
        /// When.
        at: Timestamp,
        /// Why, as a sentence.
        why: String,
    },
    /// Decided to be silent.
    Quiet(Quiet),
}

/// Why an alert is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quiet {
    /// It came with the first look at its source.
    FirstLook,
    /// It was published more than a day before it was seen.
    Old,
    /// The watch counts and does not notify.
    Badge,
    /// The watch is for the digest.
    Digest,
    /// The words stand in the text once, in passing.
    Passing,
    /// The person has switched notifications off.
    Off,
    /// The person has muted the watch, the story or the source.
    Muted,
    /// The person read it before it was told.
    Read,
    /// It turned out to be a story that was there already.
    SameStory,
    /// The watch is told of first mentions, and this is none.
    Again,
}

/// Why an alert is held back for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// So many were told lately that it waits for the next summary.
    Budget,
    /// It is one of the person's quiet hours.
    QuietHours,
    /// The person wants silence for a while.
    Snooze,
    /// It happened while the computer slept or was offline.
    CatchUp,
}

impl Alert {
    /// Is it on its way to the person?
    pub fn is_waiting(&self) -> bool {
        matches!(self.fate, Fate::Waiting { .. } | Fate::Held { .. })
    }

    /// When it is to be told, where it is on its way.
    pub fn due(&self) -> Option<Timestamp> {
        match self.fate {
            Fate::Waiting { until } | Fate::Held { until, .. } => Some(until),
            _ => None,
        }
    }

    /// Is it loud enough for a notification?
    pub fn speaks(&self) -> bool {
        self.level >= Level::Notify
    }
}
