//! Names for things, as fixed bytes, so that the wrong one can't be passed.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// A source, numbered as it was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A watch, numbered as it was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WatchId(pub u32);

/// An article: its moment, then which one of that moment.
///
/// The moment is when it was first seen; for what came with the first look at a source, which is
/// older than that look, when it was published. It stands in front so that an id is also a place
/// in the archive: newer articles have larger ids, and no second index is needed to find one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId {
    /// The moment, in milliseconds since 1970.
    pub at_ms: u64,
    /// The end of its identity's fingerprint.
    pub print: u64,
}

/// A story: the article that founded it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(pub ArticleId);

/// 128 bits of SHA-256: equal only for equal input, also when a publisher tries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub [u8; 16]);

impl Fingerprint {
    /// The fingerprint of some parts; where one part ends matters.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        let full = hash.finalize();
        let mut short = [0; 16];
        short.copy_from_slice(&full[..16]);
        Self(short)
    }
}

impl Fingerprint {
    /// The same fingerprint, with its first four bytes given over to what it belongs to: names of
    /// one source then lie side by side in the store, and are found together.
    pub fn within(self, family: [u8; 4]) -> Self {
        let mut bytes = self.0;
        bytes[..4].copy_from_slice(&family);
        Self(bytes)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl ArticleId {
    /// The id of the article of this moment and identity.
    pub fn new(at: Timestamp, identity: Fingerprint) -> Self {
        let mut print = [0; 8];
        // The end, because names that belong together begin alike.
        print.copy_from_slice(&identity.0[8..]);
        let at_ms = u64::try_from(at.as_millisecond()).unwrap_or(0);
        Self {
            at_ms,
            print: u64::from_be_bytes(print),
        }
    }

    /// The moment.
    pub fn at(self) -> Timestamp {
        i64::try_from(self.at_ms)
            .ok()
            .and_then(|ms| Timestamp::from_millisecond(ms).ok())
            .unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl StoryId {
    /// The name under which a spike is told. It is no story, but has a time and is told like one:
    /// a watch has one each hour at most. Articles have fingerprints beyond any watch's number.
    pub fn of_spike(watch: WatchId, hour: Timestamp) -> Self {
        let at_ms = u64::try_from(hour.as_millisecond()).unwrap_or(0);
        Self(ArticleId {
            at_ms,
            print: u64::from(watch.0),
        })
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}{:016x}", self.at_ms, self.print)
    }
}

impl FromStr for ArticleId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let is_hex = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
        if !is_hex {
            return Err(BadId);
        }
        let part = |range: std::ops::Range<usize>| {
            u64::from_str_radix(&text[range], 16).map_err(|_| BadId)
        };
        Ok(Self {
            at_ms: part(0..16)?,
            print: part(16..32)?,
        })
    }
}

impl fmt::Display for StoryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not an article's id: it has 32 hexadecimal digits")]
pub struct BadId;
