//! The reasons, as a person reads them.

use super::{Hold, Quiet, Reason};

impl Quiet {
    /// The reason, as it is shown.
    pub fn words(self) -> &'static str {
        match self {
            Self::FirstLook => "listed silently: it came with the first look at its source",
            Self::Old => "listed silently: it was published more than a day before it was seen",
            Self::Badge => "counted, not shown: the watch is set to badge",
            Self::Digest => "kept for the digest: the watch is set to digest",
            Self::Passing => "counted, not shown: the words stand once, in passing",
            Self::Off => "listed silently: notifications are switched off",
            Self::Muted => "listed silently: it is muted",
            Self::Read => "not shown: it was read before",
            Self::Again => "listed silently: it was mentioned not long before",
            Self::SameStory => "not shown: another alert tells the same story",
        }
    }
}

impl Hold {
    /// The reason, as it is shown.
    pub fn words(self) -> &'static str {
        match self {
            Self::Budget => "held for the next summary: many were told lately",
            Self::QuietHours => "held until your quiet hours end",
            Self::Snooze => "held until the silence you asked for ends",
            Self::CatchUp => "held for one summary of what happened while you were away",
        }
    }

    /// The title of a notification that tells so many stories together.
    pub fn summary(self, stories: usize) -> String {
        let stories = match stories {
            1 => "1 story".to_owned(),
            more => format!("{more} stories"),
        };
        match self {
            Self::Budget => format!("{stories} more"),
            Self::QuietHours => format!("In your quiet hours: {stories}"),
            Self::Snooze => format!("Meanwhile: {stories}"),
            Self::CatchUp => format!("While you were away: {stories}"),
        }
    }
}

impl Reason {
    /// The reason, as it is shown.
    pub fn words(&self) -> String {
        match self {
            Self::NewStory => "a new story".to_owned(),
            Self::Prominent => "now prominent; mentioned in passing before".to_owned(),
            Self::Origins(more) => format!("{more} more independent outlets have it"),
            Self::Fact(fact) => format!("new: {fact}"),
            Self::Correction => "corrected or withdrawn".to_owned(),
            Self::FirstMention(said) | Self::Missing(said) | Self::Spike(said) => said.clone(),
        }
    }

    /// Is it said the first time, too? That a story is new goes without saying.
    pub fn is_said(&self) -> bool {
        matches!(
            self,
            Self::FirstMention(_) | Self::Missing(_) | Self::Spike(_)
        )
    }
}
