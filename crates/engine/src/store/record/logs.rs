//! Drops, requests, what is muted, digests, settings and counters.

use jiff::Timestamp;
use newshawk_core::digest::Span;
use serde::{Deserialize, Serialize};

use super::{Ms, at, ms};
use crate::store::codec::Stored;

/// The end of a time without a break.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct SpanRecord(Ms);

impl Stored for SpanRecord {
    const SCHEMA: u16 = 1;
}

impl SpanRecord {
    pub(in crate::store) fn of(end: Timestamp) -> Self {
        Self(ms(end))
    }

    pub(in crate::store) fn end(&self) -> Timestamp {
        at(self.0)
    }
}

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct DropRecord {
    pub(in crate::store) source: u32,
    pub(in crate::store) url: Option<String>,
    pub(in crate::store) title: String,
    pub(in crate::store) reason: crate::store::drops::DropReason,
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

/// Since when something is muted.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct MuteRecord(Ms);

impl Stored for MuteRecord {
    const SCHEMA: u16 = 1;
}

impl From<Timestamp> for MuteRecord {
    fn from(since: Timestamp) -> Self {
        Self(ms(since))
    }
}

impl MuteRecord {
    pub(in crate::store) fn since(self) -> Timestamp {
        at(self.0)
    }
}

/// Since when a digest told; its key has the end.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct DigestRecord(Ms);

impl Stored for DigestRecord {
    const SCHEMA: u16 = 1;
}

impl From<Span> for DigestRecord {
    fn from(span: Span) -> Self {
        Self(ms(span.since))
    }
}

impl DigestRecord {
    pub(in crate::store) fn span(self, until: Timestamp) -> Span {
        Span {
            since: at(self.0),
            until,
        }
    }
}

/// A setting or a counter.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct TextValue(pub(in crate::store) String);

impl Stored for TextValue {
    const SCHEMA: u16 = 1;
}

/// A number in `meta`.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct NumberValue(pub(in crate::store) u32);

impl Stored for NumberValue {
    const SCHEMA: u16 = 1;
}

/// The last document of a source that could not be read, for a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unread {
    /// When it came, in milliseconds since 1970.
    pub at_ms: i64,
    /// What was wrong, as a sentence.
    pub why: String,
    /// Its bytes, decompressed.
    pub body: Vec<u8>,
}

impl Stored for Unread {
    const SCHEMA: u16 = 1;
}
