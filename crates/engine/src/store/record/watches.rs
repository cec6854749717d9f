//! Watches and their matches.

use super::articles::{zone_number, zone_of};
use crate::store::codec::Stored;
use newshawk_core::ids::{SourceId, WatchId};
use newshawk_core::matching::{Evidence, Match};
use newshawk_core::query::{Query, QueryError};
use newshawk_core::spike::Sensitivity;
use newshawk_core::watch::{Absence, Level, Options, Watch};
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct WatchRecord {
    version: u32,
    name: String,
    query: String,
    level: u8,
    paused: bool,
    sample: bool,
    /// 0 for none.
    first_in_days: u32,
    absence: Option<AbsenceRecord>,
    /// 0 for off.
    spikes: u8,
}

#[derive(Serialize, Deserialize)]
struct AbsenceRecord {
    has: Vec<u32>,
    lacks: Vec<u32>,
    hours: u32,
}

impl Stored for WatchRecord {
    const SCHEMA: u16 = 2;

    /// Schema 1 knew no options, which are the last fields: the value without them, and none.
    fn from_older(schema: u16, value: &[u8]) -> Option<Self> {
        const NO_OPTIONS: [u8; 3] = [0, 0, 0];
        let value = (schema == 1).then(|| [value, &NO_OPTIONS[..]].concat())?;
        postcard::from_bytes(&value).ok()
    }
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
            first_in_days: watch.options.first_in_days.map_or(0, NonZeroU32::get),
            absence: watch.options.absence.as_ref().map(AbsenceRecord::from),
            spikes: spikes_number(watch.options.spikes),
        }
    }
}

impl From<&Absence> for AbsenceRecord {
    fn from(absence: &Absence) -> Self {
        let numbers = |sources: &[SourceId]| sources.iter().map(|it| it.0).collect();
        Self {
            has: numbers(&absence.has),
            lacks: numbers(&absence.lacks),
            hours: absence.hours.get(),
        }
    }
}

impl AbsenceRecord {
    fn into_absence(self) -> Option<Absence> {
        let sources = |numbers: Vec<u32>| numbers.into_iter().map(SourceId).collect();
        Some(Absence {
            has: sources(self.has),
            lacks: sources(self.lacks),
            hours: NonZeroU32::new(self.hours)?,
        })
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
            options: Options {
                first_in_days: NonZeroU32::new(self.first_in_days),
                absence: self.absence.and_then(AbsenceRecord::into_absence),
                spikes: spikes_of(self.spikes),
            },
        })
    }
}

fn spikes_number(spikes: Option<Sensitivity>) -> u8 {
    match spikes {
        None => 0,
        Some(Sensitivity::Largest) => 1,
        Some(Sensitivity::Clear) => 2,
        Some(Sensitivity::Early) => 3,
    }
}

fn spikes_of(number: u8) -> Option<Sensitivity> {
    match number {
        1 => Some(Sensitivity::Largest),
        2 => Some(Sensitivity::Clear),
        3 => Some(Sensitivity::Early),
        _ => None,
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
