//! Decides whether a match is worth a notification, and says why when it is not.
//!
//! One alert per watch and story. What is held back is still listed, with its reason: silence is
//! never loss.

use jiff::{SignedDuration, Timestamp};

use crate::ids::{StoryId, WatchId};
use crate::watch::Level;

/// What an alert is about; at most one exists for each, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AlertKey {
    /// The watch that matched.
    pub watch: WatchId,
    /// The story it matched in.
    pub story: StoryId,
}

/// What became of an alert. The order of the steps is law 4: stored, then `Showing`, then shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// Stored; to be shown from this time on.
    Waiting {
        /// Not before.
        until: Timestamp,
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
    /// The person has switched notifications off.
    Off,
}

impl Quiet {
    /// The reason, as it is shown.
    pub fn words(self) -> &'static str {
        match self {
            Self::FirstLook => "listed silently: it came with the first look at its source",
            Self::Old => "listed silently: it was published more than a day before it was seen",
            Self::Badge => "counted, not shown: the watch is set to badge",
            Self::Digest => "kept for the digest: the watch is set to digest",
            Self::Off => "listed silently: notifications are switched off",
        }
    }
}

/// What `judge` looks at.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The watch's level.
    pub level: Level,
    /// Came with the first look at its source.
    pub backfill: bool,
    /// The feed's date, else the page's.
    pub published: Option<Timestamp>,
    /// When it was first seen.
    pub first_seen: Timestamp,
    /// The page is still being read, and may add watches to the same notification or give a date.
    pub page_pending: bool,
    /// The person wants notifications at all.
    pub notifications: bool,
}

/// Older than this at first sight is not news (spec/alerts.md 5).
pub const FRESH_FOR: SignedDuration = SignedDuration::from_hours(24);

/// An alert waits this long for the article's page, so that one notification names every watch
/// and the date is known; then it goes out with what the feed said.
pub const PAGE_PATIENCE: SignedDuration = SignedDuration::from_secs(20);

/// Judges a new match.
pub fn judge(case: Case, now: Timestamp) -> Fate {
    if case.backfill {
        return Fate::Quiet(Quiet::FirstLook);
    }
    let is_old = is_old(case.published, case.first_seen);
    if is_old {
        return Fate::Quiet(Quiet::Old);
    }
    match case.level {
        Level::Badge => return Fate::Quiet(Quiet::Badge),
        Level::Digest => return Fate::Quiet(Quiet::Digest),
        Level::Notify | Level::Interrupt => {}
    }
    if !case.notifications {
        return Fate::Quiet(Quiet::Off);
    }
    let until = if case.page_pending {
        now + PAGE_PATIENCE
    } else {
        now
    };
    Fate::Waiting { until }
}

/// Was it published more than a day before it was first seen? An unknown or future date is not
/// old: dropping it would be a silent miss.
pub fn is_old(published: Option<Timestamp>, first_seen: Timestamp) -> bool {
    published.is_some_and(|published| first_seen.duration_since(published) > FRESH_FOR)
}
