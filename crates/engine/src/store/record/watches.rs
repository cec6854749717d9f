//! Watches and their matches.

use super::articles::{zone_number, zone_of};
use crate::store::codec::Stored;
use newshawk_core::ids::WatchId;
use newshawk_core::matching::{Evidence, Match};
use newshawk_core::query::{Query, QueryError};
use newshawk_core::watch::{Level, Watch};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct WatchRecord {
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
    /// The watch, or its name and what is wrong with its query: an older version read it otherwise.
    pub(in crate::store) fn into_watch(self, id: WatchId) -> Result<Watch, (String, QueryError)> {
        let query = match Query::parse(&self.query) {
            Ok(query) => query,
            Err(error) => return Err((self.name, error)),
        };
        let level = level_of(self.level);
        Ok(Watch {
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

pub(super) fn level_number(level: Level) -> u8 {
    match level {
        Level::Digest => 0,
        Level::Badge => 1,
        Level::Notify => 2,
        Level::Interrupt => 3,
    }
}

pub(super) fn level_of(number: u8) -> Level {
    match number {
        0 => Level::Digest,
        1 => Level::Badge,
        3 => Level::Interrupt,
        _ => Level::Notify,
    }
}

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct MatchRecord {
    version: u32,
    revision: u32,
    after_edit: bool,
    evidence: Vec<EvidenceRecord>,
}

#[derive(Serialize, Deserialize)]
struct EvidenceRecord {
    clause: String,
    term: String,
    alias: Option<String>,
    form: String,
    zone: u8,
    block: u32,
    start: u32,
    end: u32,
    word: u32,
}

impl Stored for MatchRecord {
    const SCHEMA: u16 = 2;

    fn from_older(schema: u16, value: &[u8]) -> Option<Self> {
        (schema == 1).then(|| first::read(value)).flatten()
    }
}

/// Matches as they were stored when a query had only words: each part of it was one word.
mod first {
    use super::{EvidenceRecord, MatchRecord};
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct OldMatch {
        version: u32,
        revision: u32,
        evidence: Vec<OldEvidence>,
    }

    #[derive(Deserialize)]
    struct OldEvidence {
        clause: String,
        form: String,
        zone: u8,
        block: u32,
        start: u32,
        end: u32,
        word: u32,
    }

    pub(super) fn read(value: &[u8]) -> Option<MatchRecord> {
        let old: OldMatch = postcard::from_bytes(value).ok()?;
        let evidence = old.evidence.into_iter().map(|it| EvidenceRecord {
            term: it.clause.clone(),
            clause: it.clause,
            alias: None,
            form: it.form,
            zone: it.zone,
            block: it.block,
            start: it.start,
            end: it.end,
            word: it.word,
        });
        Some(MatchRecord {
            version: old.version,
            revision: old.revision,
            after_edit: false,
            evidence: evidence.collect(),
        })
    }
}

impl MatchRecord {
    pub(in crate::store) fn new(found: &Match, revision: u32) -> Self {
        let evidence = found.evidence.iter().map(|it| EvidenceRecord {
            clause: it.clause.clone(),
            term: it.term.clone(),
            alias: it.alias.clone(),
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
            after_edit: found.after_edit,
            evidence: evidence.collect(),
        }
    }

    pub(in crate::store) fn into_match(self, watch: WatchId) -> Match {
        let evidence = self.evidence.into_iter().map(|it| Evidence {
            clause: it.clause,
            term: it.term,
            alias: it.alias,
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
            after_edit: self.after_edit,
            evidence: evidence.collect(),
        }
    }
}
