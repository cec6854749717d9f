//! Who is missing, as a watch carries it to another computer, where sources have other numbers.

use std::num::NonZeroU32;

use newshawk_core::ids::SourceId;
use newshawk_core::source::Source;
use newshawk_core::watch::Absence;
use newshawk_engine::without_credentials;
use serde::{Deserialize, Serialize};
use url::Url;

/// The sources by their addresses.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct CarriedAbsence {
    has: Vec<Url>,
    lacks: Vec<Url>,
    hours: NonZeroU32,
}

impl CarriedAbsence {
    /// With the addresses of these sources; none where nobody is left on one side.
    pub(super) fn of(absence: &Absence, sources: &[Source]) -> Option<Self> {
        let address = |id: &SourceId| {
            let source = sources.iter().find(|source| source.id == *id)?;
            Some(without_credentials(&source.url))
        };
        let has: Vec<Url> = absence.has.iter().filter_map(address).collect();
        let lacks: Vec<Url> = absence.lacks.iter().filter_map(address).collect();
        let is_whole = !has.is_empty() && !lacks.is_empty();
        is_whole.then_some(Self {
            has,
            lacks,
            hours: absence.hours,
        })
    }

    /// With the numbers of these sources; those that are not among them are left out, and there is
    /// nothing to ask where nobody is left on one side.
    pub(super) fn among(&self, sources: &[Source]) -> Option<Absence> {
        let number = |address: &Url| number(address, sources);
        let has: Vec<SourceId> = self.has.iter().filter_map(number).collect();
        let lacks: Vec<SourceId> = self.lacks.iter().filter_map(number).collect();
        let is_whole = !has.is_empty() && !lacks.is_empty();
        is_whole.then_some(Absence {
            has,
            lacks,
            hours: self.hours,
        })
    }

    /// The addresses that none of these sources has, each once.
    pub(super) fn not_among(&self, sources: &[Source]) -> Vec<Url> {
        let mut missing: Vec<Url> = Vec::new();
        for address in self.has.iter().chain(&self.lacks) {
            if number(address, sources).is_none() && !missing.contains(address) {
                missing.push(address.clone());
            }
        }
        missing
    }
}

fn number(address: &Url, sources: &[Source]) -> Option<SourceId> {
    let known = sources
        .iter()
        .find(|source| without_credentials(&source.url) == *address);
    known.map(|source| source.id)
}
