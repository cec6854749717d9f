//! Sources and what is known of their polls.

use super::{Ms, at, ms, seconds, url};
use crate::store::codec::Stored;
use jiff::SignedDuration;
use newshawk_core::ids::{Fingerprint, SourceId};
use newshawk_core::schedule::{Hints, Moved, Part, PollState, Why};
use newshawk_core::source::{Cadence, FullText, Source, SourceKind};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use url::Url;

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct SourceRecord {
    url: String,
    title: String,
    site: Option<String>,
    folder: String,
    every_seconds: Option<i64>,
    full_text: u8,
    paused: bool,
    sample: bool,
    attributes: Vec<(String, String)>,
    kind: KindRecord,
}

#[derive(Serialize, Deserialize)]
enum KindRecord {
    Feed,
    Sitemap,
    Page(String),
}

impl Stored for SourceRecord {
    const SCHEMA: u16 = 2;

    /// The first schema knew only feeds.
    fn from_older(schema: u16, value: &[u8]) -> Option<Self> {
        longer(schema == 1, value)
    }
}

/// Reads a record that lacked only its last field, whose first variant, or whose emptiness, is the
/// byte zero.
fn longer<T: DeserializeOwned>(is_known: bool, value: &[u8]) -> Option<T> {
    if !is_known {
        return None;
    }
    postcard::from_bytes(&[value, &[0]].concat()).ok()
}

impl From<&Source> for SourceRecord {
    fn from(source: &Source) -> Self {
        Self {
            url: source.url.to_string(),
            title: source.title.clone(),
            site: source.site.as_ref().map(Url::to_string),
            folder: source.folder.clone(),
            every_seconds: match source.cadence {
                Cadence::Automatic => None,
                Cadence::Every(interval) => Some(seconds(interval)),
            },
            full_text: match source.full_text {
                FullText::Auto => 0,
                FullText::Always => 1,
                FullText::Never => 2,
            },
            paused: source.paused,
            sample: source.sample,
            attributes: source.attributes.clone(),
            kind: match &source.kind {
                SourceKind::Feed => KindRecord::Feed,
                SourceKind::Sitemap => KindRecord::Sitemap,
                SourceKind::Page { pattern } => KindRecord::Page(pattern.clone()),
            },
        }
    }
}

impl SourceRecord {
    pub(in crate::store) fn into_source(self, id: SourceId) -> Option<Source> {
        Some(Source {
            id,
            url: url(&self.url)?,
            kind: match self.kind {
                KindRecord::Feed => SourceKind::Feed,
                KindRecord::Sitemap => SourceKind::Sitemap,
                KindRecord::Page(pattern) => SourceKind::Page { pattern },
            },
            title: self.title,
            site: self.site.as_deref().and_then(url),
            folder: self.folder,
            cadence: self.every_seconds.map_or(Cadence::Automatic, |every| {
                Cadence::Every(SignedDuration::from_secs(every))
            }),
            full_text: match self.full_text {
                1 => FullText::Always,
                2 => FullText::Never,
                _ => FullText::Auto,
            },
            paused: self.paused,
            sample: self.sample,
            attributes: self.attributes,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct PollRecord {
    etag: Option<Vec<u8>>,
    last_modified: Option<Vec<u8>>,
    validated_by: Option<String>,
    body: Option<[u8; 16]>,
    last_look: Option<Ms>,
    last_success: Option<Ms>,
    last_new: Option<Ms>,
    failures: u32,
    trouble: String,
    flaws: Vec<String>,
    header_hint: Option<i64>,
    document_hint: Option<i64>,
    skip_hours: Vec<u8>,
    skip_days: Vec<u8>,
    rhythm: Option<i64>,
    next: Option<Ms>,
    why: WhyRecord,
    paused_until: Option<Ms>,
    introduced: bool,
    moved: Option<(String, u32, Ms)>,
    parts: Vec<PartRecord>,
}

#[derive(Serialize, Deserialize)]
struct PartRecord {
    url: String,
    etag: Option<Vec<u8>>,
    last_modified: Option<Vec<u8>>,
    body: Option<[u8; 16]>,
}

#[derive(Serialize, Deserialize)]
enum WhyRecord {
    New,
    Default,
    Unconditional,
    Rhythm,
    Person,
    Hint,
    Skipped,
    Failing(u32),
    Asked,
    Offline,
    Gone,
    Locked,
}

impl Stored for PollRecord {
    const SCHEMA: u16 = 2;

    /// The first schema knew no documents of several parts.
    fn from_older(schema: u16, value: &[u8]) -> Option<Self> {
        longer(schema == 1, value)
    }
}

impl From<&Part> for PartRecord {
    fn from(part: &Part) -> Self {
        Self {
            url: part.url.to_string(),
            etag: part.etag.clone(),
            last_modified: part.last_modified.clone(),
            body: part.body.map(|print| print.0),
        }
    }
}

impl PartRecord {
    fn into_part(self) -> Option<Part> {
        Some(Part {
            url: url(&self.url)?,
            etag: self.etag,
            last_modified: self.last_modified,
            body: self.body.map(Fingerprint),
        })
    }
}

impl From<&PollState> for PollRecord {
    fn from(state: &PollState) -> Self {
        Self {
            etag: state.etag.clone(),
            last_modified: state.last_modified.clone(),
            validated_by: state.validated_by.as_ref().map(Url::to_string),
            body: state.body.map(|print| print.0),
            last_look: state.last_look.map(ms),
            last_success: state.last_success.map(ms),
            last_new: state.last_new.map(ms),
            failures: state.failures,
            trouble: state.trouble.clone(),
            flaws: state.flaws.clone(),
            header_hint: state.hints.headers.map(seconds),
            document_hint: state.hints.document.map(seconds),
            skip_hours: state.hints.skip_hours.clone(),
            skip_days: state.hints.skip_days.clone(),
            rhythm: state.rhythm.map(seconds),
            next: state.next.map(ms),
            why: match state.why {
                Why::New => WhyRecord::New,
                Why::Default => WhyRecord::Default,
                Why::Unconditional => WhyRecord::Unconditional,
                Why::Rhythm => WhyRecord::Rhythm,
                Why::Person => WhyRecord::Person,
                Why::Hint => WhyRecord::Hint,
                Why::Skipped => WhyRecord::Skipped,
                Why::Failing(times) => WhyRecord::Failing(times),
                Why::Asked => WhyRecord::Asked,
                Why::Offline => WhyRecord::Offline,
                Why::Gone => WhyRecord::Gone,
                Why::Locked => WhyRecord::Locked,
            },
            paused_until: state.paused_until.map(ms),
            introduced: state.introduced,
            moved: state
                .moved
                .as_ref()
                .map(|moved| (moved.to.to_string(), moved.times, ms(moved.since))),
            parts: state.parts.iter().map(PartRecord::from).collect(),
        }
    }
}

impl From<PollRecord> for PollState {
    fn from(record: PollRecord) -> Self {
        Self {
            etag: record.etag,
            last_modified: record.last_modified,
            validated_by: record.validated_by.as_deref().and_then(url),
            body: record.body.map(Fingerprint),
            parts: record
                .parts
                .into_iter()
                .filter_map(PartRecord::into_part)
                .collect(),
            last_look: record.last_look.map(at),
            last_success: record.last_success.map(at),
            last_new: record.last_new.map(at),
            failures: record.failures,
            trouble: record.trouble,
            flaws: record.flaws,
            hints: Hints {
                headers: record.header_hint.map(SignedDuration::from_secs),
                document: record.document_hint.map(SignedDuration::from_secs),
                skip_hours: record.skip_hours,
                skip_days: record.skip_days,
            },
            rhythm: record.rhythm.map(SignedDuration::from_secs),
            next: record.next.map(at),
            why: match record.why {
                WhyRecord::New => Why::New,
                WhyRecord::Default => Why::Default,
                WhyRecord::Unconditional => Why::Unconditional,
                WhyRecord::Rhythm => Why::Rhythm,
                WhyRecord::Person => Why::Person,
                WhyRecord::Hint => Why::Hint,
                WhyRecord::Skipped => Why::Skipped,
                WhyRecord::Failing(times) => Why::Failing(times),
                WhyRecord::Asked => Why::Asked,
                WhyRecord::Offline => Why::Offline,
                WhyRecord::Gone => Why::Gone,
                WhyRecord::Locked => Why::Locked,
            },
            paused_until: record.paused_until.map(at),
            introduced: record.introduced,
            moved: record.moved.and_then(|(to, times, since)| {
                Some(Moved {
                    to: url(&to)?,
                    times,
                    since: at(since),
                })
            }),
        }
    }
}
