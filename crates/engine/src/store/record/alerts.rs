//! Alerts: what became of them, and why.

use jiff::Timestamp;
use newshawk_core::alert::{Alert, Fate, Hold, Quiet, Reason, Telling};
use newshawk_core::ids::ArticleId;
use serde::{Deserialize, Serialize};

use super::watches::{level_number, level_of};
use super::{Ms, at, ms};
use crate::store::codec::Stored;

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct AlertRecord {
    level: u8,
    decided: Ms,
    fate: FateRecord,
    reason: ReasonRecord,
    told: Option<(Ms, u32, u32)>,
    /// None stands for the article that founded the story.
    article: Option<(u64, u64)>,
}

// The order is that of the stored numbers: new ones only ever come at the end.
#[derive(Serialize, Deserialize)]
pub(super) enum FateRecord {
    Waiting(Ms),
    Showing(Ms),
    Shown(Ms),
    NotShown(Ms, String),
    FirstLook,
    Old,
    Badge,
    Digest,
    Off,
    Passing,
    Muted,
    Read,
    SameStory,
    Held(Ms, HoldRecord),
    Summed(Ms),
    Again,
}

#[derive(Serialize, Deserialize)]
pub(super) enum HoldRecord {
    Budget,
    QuietHours,
    Snooze,
    CatchUp,
}

#[derive(Serialize, Deserialize)]
pub(super) enum ReasonRecord {
    NewStory,
    Prominent,
    Origins(u32),
    Fact(String),
    Correction,
    FirstMention(String),
    Missing(String),
    Spike(String),
}

impl Stored for AlertRecord {
    const SCHEMA: u16 = 2;

    /// Schema 1 ended with the fate; each story was told once and was one article.
    fn from_older(schema: u16, value: &[u8]) -> Option<Self> {
        const NEW_STORY_NEVER_COUNTED_ITS_OWN_ARTICLE: [u8; 3] = [0, 0, 0];
        let rest = &NEW_STORY_NEVER_COUNTED_ITS_OWN_ARTICLE[..];
        let value = (schema == 1).then(|| [value, rest].concat())?;
        postcard::from_bytes(&value).ok()
    }
}

impl From<&Alert> for AlertRecord {
    fn from(alert: &Alert) -> Self {
        Self {
            level: level_number(alert.level),
            decided: ms(alert.decided),
            fate: FateRecord::from(&alert.fate),
            reason: ReasonRecord::from(&alert.reason),
            told: alert.told.map(|it| (ms(it.at), it.origins, it.times)),
            article: Some((alert.article.at_ms, alert.article.print)),
        }
    }
}

impl AlertRecord {
    /// The alert, in the story that this article founded.
    pub(in crate::store) fn into_alert(self, founder: ArticleId) -> Alert {
        let article = |(at_ms, print)| ArticleId { at_ms, print };
        Alert {
            level: level_of(self.level),
            decided: at(self.decided),
            fate: self.fate.into(),
            article: self.article.map_or(founder, article),
            reason: self.reason.into(),
            told: self.told.map(|(when, origins, times)| Telling {
                at: at(when),
                origins,
                times,
            }),
        }
    }
}

impl From<&Reason> for ReasonRecord {
    fn from(reason: &Reason) -> Self {
        match reason {
            Reason::NewStory => Self::NewStory,
            Reason::Prominent => Self::Prominent,
            Reason::Origins(more) => Self::Origins(*more),
            Reason::Fact(fact) => Self::Fact(fact.clone()),
            Reason::Correction => Self::Correction,
            Reason::FirstMention(said) => Self::FirstMention(said.clone()),
            Reason::Missing(said) => Self::Missing(said.clone()),
            Reason::Spike(said) => Self::Spike(said.clone()),
        }
    }
}

impl From<ReasonRecord> for Reason {
    fn from(record: ReasonRecord) -> Self {
        match record {
            ReasonRecord::NewStory => Self::NewStory,
            ReasonRecord::Prominent => Self::Prominent,
            ReasonRecord::Origins(more) => Self::Origins(more),
            ReasonRecord::Fact(fact) => Self::Fact(fact),
            ReasonRecord::Correction => Self::Correction,
            ReasonRecord::FirstMention(said) => Self::FirstMention(said),
            ReasonRecord::Missing(said) => Self::Missing(said),
            ReasonRecord::Spike(said) => Self::Spike(said),
        }
    }
}

impl From<Hold> for HoldRecord {
    fn from(hold: Hold) -> Self {
        match hold {
            Hold::Budget => Self::Budget,
            Hold::QuietHours => Self::QuietHours,
            Hold::Snooze => Self::Snooze,
            Hold::CatchUp => Self::CatchUp,
        }
    }
}

impl From<HoldRecord> for Hold {
    fn from(record: HoldRecord) -> Self {
        match record {
            HoldRecord::Budget => Self::Budget,
            HoldRecord::QuietHours => Self::QuietHours,
            HoldRecord::Snooze => Self::Snooze,
            HoldRecord::CatchUp => Self::CatchUp,
        }
    }
}

impl From<&Fate> for FateRecord {
    fn from(fate: &Fate) -> Self {
        let of = |at: &Timestamp| ms(*at);
        match fate {
            Fate::Waiting { until } => Self::Waiting(of(until)),
            Fate::Held { until, why } => Self::Held(of(until), HoldRecord::from(*why)),
            Fate::Showing { at } => Self::Showing(of(at)),
            Fate::Shown { at } => Self::Shown(of(at)),
            Fate::Summed { at } => Self::Summed(of(at)),
            Fate::NotShown { at, why } => Self::NotShown(of(at), why.clone()),
            Fate::Quiet(Quiet::FirstLook) => Self::FirstLook,
            Fate::Quiet(Quiet::Old) => Self::Old,
            Fate::Quiet(Quiet::Badge) => Self::Badge,
            Fate::Quiet(Quiet::Digest) => Self::Digest,
            Fate::Quiet(Quiet::Passing) => Self::Passing,
            Fate::Quiet(Quiet::Off) => Self::Off,
            Fate::Quiet(Quiet::Muted) => Self::Muted,
            Fate::Quiet(Quiet::Read) => Self::Read,
            Fate::Quiet(Quiet::SameStory) => Self::SameStory,
            Fate::Quiet(Quiet::Again) => Self::Again,
        }
    }
}

impl From<FateRecord> for Fate {
    fn from(record: FateRecord) -> Self {
        match record {
            FateRecord::Waiting(until) => Self::Waiting { until: at(until) },
            FateRecord::Held(until, why) => Self::Held {
                until: at(until),
                why: why.into(),
            },
            FateRecord::Showing(since) => Self::Showing { at: at(since) },
            FateRecord::Shown(when) => Self::Shown { at: at(when) },
            FateRecord::Summed(when) => Self::Summed { at: at(when) },
            FateRecord::NotShown(when, why) => Self::NotShown { at: at(when), why },
            FateRecord::FirstLook => Self::Quiet(Quiet::FirstLook),
            FateRecord::Old => Self::Quiet(Quiet::Old),
            FateRecord::Badge => Self::Quiet(Quiet::Badge),
            FateRecord::Digest => Self::Quiet(Quiet::Digest),
            FateRecord::Passing => Self::Quiet(Quiet::Passing),
            FateRecord::Off => Self::Quiet(Quiet::Off),
            FateRecord::Muted => Self::Quiet(Quiet::Muted),
            FateRecord::Read => Self::Quiet(Quiet::Read),
            FateRecord::SameStory => Self::Quiet(Quiet::SameStory),
            FateRecord::Again => Self::Quiet(Quiet::Again),
        }
    }
}
