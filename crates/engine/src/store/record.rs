//! The stored forms. They mirror the core's words and change only with a new schema number.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::{Fate, Quiet};
use newshawk_core::article::{Block, Head, Method, PageState, Zone};
use newshawk_core::ids::{ArticleId, Fingerprint, SourceId, WatchId};
use newshawk_core::matching::{Evidence, Match};
use newshawk_core::query::Query;
use newshawk_core::schedule::{Hints, Moved, PollState, Why};
use newshawk_core::source::{Cadence, FullText, Source};
use newshawk_core::watch::{Level, Watch};
use serde::{Deserialize, Serialize};
use url::Url;

use super::codec::Stored;

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

#[derive(Serialize, Deserialize)]
pub(super) struct SourceRecord {
    url: String,
    title: String,
    site: Option<String>,
    folder: String,
    every_seconds: Option<i64>,
    full_text: u8,
    paused: bool,
    sample: bool,
    attributes: Vec<(String, String)>,
}

impl Stored for SourceRecord {
    const SCHEMA: u16 = 1;
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
        }
    }
}

impl SourceRecord {
    pub(super) fn into_source(self, id: SourceId) -> Option<Source> {
        Some(Source {
            id,
            url: url(&self.url)?,
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
pub(super) struct PollRecord {
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
    const SCHEMA: u16 = 1;
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

#[derive(Serialize, Deserialize)]
pub(super) struct WatchRecord {
    version: u32,
    name: String,
    query: String,
    level: u8,
    paused: bool,
    sample: bool,
}

impl Stored for WatchRecord {
    const SCHEMA: u16 = 1;
}

impl From<&Watch> for WatchRecord {
    fn from(watch: &Watch) -> Self {
        Self {
            version: watch.version,
            name: watch.name.clone(),
            query: watch.query.text().to_owned(),
            level: level_number(watch.level),
            paused: watch.paused,
            sample: watch.sample,
        }
    }
}

impl WatchRecord {
    pub(super) fn into_watch(self, id: WatchId) -> Option<Watch> {
        let query = Query::parse(&self.query).ok()?;
        let level = level_of(self.level);
        Some(Watch {
            id,
            version: self.version,
            name: self.name,
            query,
            level,
            paused: self.paused,
            sample: self.sample,
        })
    }
}

fn level_number(level: Level) -> u8 {
    match level {
        Level::Digest => 0,
        Level::Badge => 1,
        Level::Notify => 2,
        Level::Interrupt => 3,
    }
}

fn level_of(number: u8) -> Level {
    match number {
        0 => Level::Digest,
        1 => Level::Badge,
        3 => Level::Interrupt,
        _ => Level::Notify,
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct HeadRecord {
    source: u32,
    first_seen: Ms,
    revision: u32,
    url: Option<String>,
    title: String,
    author: Option<String>,
    language: Option<String>,
    site: Option<String>,
    published: Option<Ms>,
    modified: Option<Ms>,
    method: u8,
    confidence: f32,
    content: [u8; 16],
    backfill: bool,
    page: u8,
    chrome_words: u32,
}

impl Stored for HeadRecord {
    const SCHEMA: u16 = 1;
}

impl From<&Head> for HeadRecord {
    fn from(head: &Head) -> Self {
        Self {
            source: head.source.0,
            first_seen: ms(head.first_seen),
            revision: head.revision,
            url: head.url.as_ref().map(Url::to_string),
            title: head.title.clone(),
            author: head.author.clone(),
            language: head.language.clone(),
            site: head.site.clone(),
            published: head.published.map(ms),
            modified: head.modified.map(ms),
            method: match head.method {
                Method::FeedSummary => 0,
                Method::FeedContent => 1,
                Method::Page => 2,
                Method::TitleAndTeaser => 3,
            },
            confidence: head.confidence,
            content: head.content.0,
            backfill: head.backfill,
            page: match head.page {
                PageState::NotWanted => 0,
                PageState::Wanted => 1,
                PageState::Read => 2,
                PageState::Failed => 3,
            },
            chrome_words: head.chrome_words,
        }
    }
}

impl HeadRecord {
    pub(super) fn into_head(self, id: ArticleId) -> Head {
        Head {
            id,
            source: SourceId(self.source),
            first_seen: at(self.first_seen),
            revision: self.revision,
            url: self.url.as_deref().and_then(url),
            title: self.title,
            author: self.author,
            language: self.language,
            site: self.site,
            published: self.published.map(at),
            modified: self.modified.map(at),
            method: match self.method {
                0 => Method::FeedSummary,
                1 => Method::FeedContent,
                2 => Method::Page,
                _ => Method::TitleAndTeaser,
            },
            confidence: self.confidence,
            content: Fingerprint(self.content),
            backfill: self.backfill,
            page: match self.page {
                0 => PageState::NotWanted,
                1 => PageState::Wanted,
                2 => PageState::Read,
                _ => PageState::Failed,
            },
            chrome_words: self.chrome_words,
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct TextRecord(Vec<(u8, String)>);

impl Stored for TextRecord {
    const SCHEMA: u16 = 1;
}

/// The zones in the order of their stored numbers; only ever appended to.
const ZONES: [Zone; 8] = [
    Zone::Title,
    Zone::Lead,
    Zone::Body,
    Zone::Caption,
    Zone::Quote,
    Zone::Author,
    Zone::Tag,
    Zone::Chrome,
];

fn zone_number(zone: Zone) -> u8 {
    ZONES
        .iter()
        .position(|known| *known == zone)
        .and_then(|at| u8::try_from(at).ok())
        .unwrap_or(2)
}

fn zone_of(number: u8) -> Zone {
    ZONES
        .get(usize::from(number))
        .copied()
        .unwrap_or(Zone::Body)
}

impl From<&[Block]> for TextRecord {
    fn from(blocks: &[Block]) -> Self {
        Self(
            blocks
                .iter()
                .map(|block| (zone_number(block.zone), block.text.clone()))
                .collect(),
        )
    }
}

impl From<TextRecord> for Vec<Block> {
    fn from(record: TextRecord) -> Self {
        record
            .0
            .into_iter()
            .map(|(zone, text)| Block {
                zone: zone_of(zone),
                text,
            })
            .collect()
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct IdentityRecord {
    pub(super) at_ms: u64,
    pub(super) print: u64,
    pub(super) content: [u8; 16],
}

impl Stored for IdentityRecord {
    const SCHEMA: u16 = 1;
}

#[derive(Serialize, Deserialize)]
pub(super) struct MatchRecord {
    version: u32,
    revision: u32,
    evidence: Vec<EvidenceRecord>,
}

#[derive(Serialize, Deserialize)]
struct EvidenceRecord {
    clause: String,
    form: String,
    zone: u8,
    block: u32,
    start: u32,
    end: u32,
    word: u32,
}

impl Stored for MatchRecord {
    const SCHEMA: u16 = 1;
}

impl MatchRecord {
    pub(super) fn new(found: &Match, revision: u32) -> Self {
        let evidence = found.evidence.iter().map(|it| EvidenceRecord {
            clause: it.clause.clone(),
            form: it.form.clone(),
            zone: zone_number(it.zone),
            block: it.block,
            start: it.start,
            end: it.end,
            word: it.word,
        });
        Self {
            version: found.version,
            revision,
            evidence: evidence.collect(),
        }
    }

    pub(super) fn into_match(self, watch: WatchId) -> Match {
        let evidence = self.evidence.into_iter().map(|it| Evidence {
            clause: it.clause,
            form: it.form,
            zone: zone_of(it.zone),
            block: it.block,
            start: it.start,
            end: it.end,
            word: it.word,
        });
        Match {
            watch,
            version: self.version,
            evidence: evidence.collect(),
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct AlertRecord {
    level: u8,
    decided: Ms,
    fate: FateRecord,
}

#[derive(Serialize, Deserialize)]
enum FateRecord {
    Waiting(Ms),
    Showing(Ms),
    Shown(Ms),
    NotShown(Ms, String),
    FirstLook,
    Old,
    Badge,
    Digest,
    Off,
}

impl Stored for AlertRecord {
    const SCHEMA: u16 = 1;
}

impl AlertRecord {
    pub(super) fn new(level: Level, decided: Timestamp, fate: &Fate) -> Self {
        let fate = match fate {
            Fate::Waiting { until } => FateRecord::Waiting(ms(*until)),
            Fate::Showing { at } => FateRecord::Showing(ms(*at)),
            Fate::Shown { at } => FateRecord::Shown(ms(*at)),
            Fate::NotShown { at, why } => FateRecord::NotShown(ms(*at), why.clone()),
            Fate::Quiet(Quiet::FirstLook) => FateRecord::FirstLook,
            Fate::Quiet(Quiet::Old) => FateRecord::Old,
            Fate::Quiet(Quiet::Badge) => FateRecord::Badge,
            Fate::Quiet(Quiet::Digest) => FateRecord::Digest,
            Fate::Quiet(Quiet::Off) => FateRecord::Off,
        };
        Self {
            level: level_number(level),
            decided: ms(decided),
            fate,
        }
    }

    pub(super) fn into_parts(self) -> (Level, Timestamp, Fate) {
        let fate = match self.fate {
            FateRecord::Waiting(until) => Fate::Waiting { until: at(until) },
            FateRecord::Showing(since) => Fate::Showing { at: at(since) },
            FateRecord::Shown(when) => Fate::Shown { at: at(when) },
            FateRecord::NotShown(when, why) => Fate::NotShown { at: at(when), why },
            FateRecord::FirstLook => Fate::Quiet(Quiet::FirstLook),
            FateRecord::Old => Fate::Quiet(Quiet::Old),
            FateRecord::Badge => Fate::Quiet(Quiet::Badge),
            FateRecord::Digest => Fate::Quiet(Quiet::Digest),
            FateRecord::Off => Fate::Quiet(Quiet::Off),
        };
        (level_of(self.level), at(self.decided), fate)
    }
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct StatusRecord {
    pub(super) read: bool,
    pub(super) starred: bool,
}

impl Stored for StatusRecord {
    const SCHEMA: u16 = 1;
}

#[derive(Serialize, Deserialize)]
pub(super) struct DropRecord {
    pub(super) source: u32,
    pub(super) url: Option<String>,
    pub(super) title: String,
    pub(super) reason: super::drops::DropReason,
}

impl Stored for DropRecord {
    const SCHEMA: u16 = 1;
}

/// One request, as the network ledger keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// The address, without credentials.
    pub url: String,
    /// Why it was asked.
    pub reason: String,
    /// The status, or 0 where there was no answer.
    pub status: u16,
    /// What came of it, in words.
    pub outcome: String,
    /// Bytes received, decoded.
    pub bytes: u64,
}

impl Stored for LedgerEntry {
    const SCHEMA: u16 = 1;
}

/// A setting or a counter.
#[derive(Serialize, Deserialize)]
pub(super) struct TextValue(pub(super) String);

impl Stored for TextValue {
    const SCHEMA: u16 = 1;
}

/// A number in `meta`.
#[derive(Serialize, Deserialize)]
pub(super) struct NumberValue(pub(super) u32);

impl Stored for NumberValue {
    const SCHEMA: u16 = 1;
}
