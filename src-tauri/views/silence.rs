//! Silence, and what is muted.

use super::ms;
use crate::views::{CommandError, ErrorCode};
use newshawk_core::alert::mute::Mute;
use newshawk_core::ids::{SourceId, StoryId, WatchId};
use newshawk_engine::MutedThing;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How long it should be silent.
#[derive(Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SilenceWish {
    /// For an hour.
    Hour,
    /// Until tomorrow at 08:00.
    Tomorrow,
    /// No longer.
    End,
}

/// What kind of thing is muted.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum MuteKind {
    /// A watch.
    Watch,
    /// A story.
    Story,
    /// A source.
    Source,
}

/// Something that can be muted.
#[derive(Clone, Serialize, Deserialize, TS)]
pub(crate) struct MuteTarget {
    /// What kind of thing.
    pub(crate) kind: MuteKind,
    /// Its id, as text; of a story also that of any of its articles.
    pub(crate) id: String,
}

/// Something that is muted.
#[derive(Serialize, TS)]
pub(crate) struct MutedView {
    /// What.
    pub(crate) target: MuteTarget,
    /// Its name, or the headline of the story.
    pub(crate) name: String,
    /// Since when.
    #[ts(type = "number")]
    pub(crate) since: i64,
}

impl TryFrom<MuteTarget> for Mute {
    type Error = CommandError;

    fn try_from(target: MuteTarget) -> Result<Self, CommandError> {
        let number = || target.id.parse().ok();
        let found = match target.kind {
            MuteKind::Watch => number().map(|id| Self::Watch(WatchId(id))),
            MuteKind::Source => number().map(|id| Self::Source(SourceId(id))),
            MuteKind::Story => target.id.parse().ok().map(|id| Self::Story(StoryId(id))),
        };
        found.ok_or_else(|| CommandError::new(ErrorCode::Missing, "That is not there any more."))
    }
}

impl From<MutedThing> for MutedView {
    fn from(thing: MutedThing) -> Self {
        let (kind, id) = match thing.what {
            Mute::Watch(id) => (MuteKind::Watch, id.0.to_string()),
            Mute::Story(id) => (MuteKind::Story, id.to_string()),
            Mute::Source(id) => (MuteKind::Source, id.0.to_string()),
        };
        Self {
            target: MuteTarget { kind, id },
            name: thing.name,
            since: ms(thing.since),
        }
    }
}
