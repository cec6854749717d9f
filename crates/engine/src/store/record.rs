//! The stored forms. They mirror the core's words and change only with a new schema number.

mod alerts;
mod articles;
mod bubbles;
mod heard;
mod judgements;
mod lines;
mod logs;
mod sources;
mod stories;
mod templates;
mod watches;

use jiff::{SignedDuration, Timestamp};
use url::Url;

pub(super) use alerts::AlertRecord;
pub(super) use articles::{HeadRecord, IdentityRecord, StatusRecord, TextRecord};
pub use bubbles::Bubble;
pub(super) use bubbles::BubbleRecord;
pub use heard::{Cause, Heard};
pub(super) use heard::{HeardRecord, MemoRecord};
pub(super) use judgements::JudgementRecord;
pub(super) use logs::{DigestRecord, DropRecord, MuteRecord, NumberValue, SpanRecord, TextValue};
pub use logs::{LedgerEntry, Unread};
pub(super) use sources::{PollRecord, SourceRecord};
pub use stories::Placed;
pub(super) use stories::{PinRecord, PlaceRecord, StoryRecord};
pub(super) use templates::TemplateRecord;
pub(super) use watches::{MatchRecord, WatchRecord};

/// A time, in milliseconds since 1970.
type Ms = i64;

fn ms(at: Timestamp) -> Ms {
    at.as_millisecond()
}

fn at(ms: Ms) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn seconds(duration: SignedDuration) -> i64 {
    duration.as_secs()
}

fn url(text: &str) -> Option<Url> {
    Url::parse(text).ok()
}
