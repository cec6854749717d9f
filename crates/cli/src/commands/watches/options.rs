//! What a watch is asked for besides its stories, as it is typed and printed.

use std::num::NonZeroU32;

use newshawk_core::ids::SourceId;
use newshawk_core::spike::Sensitivity;
use newshawk_core::watch::{Absence, Options};
use serde::Serialize;

use crate::ending::No;

/// Agencies have what others print within it.
const USUAL_HOURS: NonZeroU32 = NonZeroU32::new(3).expect("3 is not 0");

/// The options of `watches add` and `watches edit`; none leaves it as it is.
#[derive(clap::Args, Default)]
pub(crate) struct Asked {
    /// Tell only the first mention in so many days; 0 tells every story again
    #[arg(long, value_name = "DAYS")]
    first_in: Option<u32>,
    /// Tell, too, when one of these sources has a story (numbers from `sources`) …
    #[arg(long, value_name = "ID,...", value_delimiter = ',', requires = "lacks")]
    has: Vec<u32>,
    /// … and these have not …
    #[arg(long, value_name = "ID,...", value_delimiter = ',', requires = "has")]
    lacks: Vec<u32>,
    /// … after so many hours; 3, where nothing is said
    #[arg(long, value_name = "HOURS", requires = "has")]
    after: Option<NonZeroU32>,
    /// Don't look any more for who has not got a story
    #[arg(long, conflicts_with = "has")]
    no_absence: bool,
    /// Tell, too, when there is more news than usual
    #[arg(long, value_name = "HOW")]
    spikes: Option<Spikes>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Spikes {
    /// Never
    Off,
    /// Only the largest rises
    Largest,
    /// Clear rises
    Clear,
    /// Early signs too
    Early,
}

/// The options as JSON has them.
#[derive(Serialize)]
pub(super) struct Row {
    first_in_days: Option<u32>,
    absence: Option<AbsenceRow>,
    spikes: Option<&'static str>,
}

#[derive(Serialize)]
struct AbsenceRow {
    has: Vec<u32>,
    lacks: Vec<u32>,
    hours: u32,
}

impl Asked {
    /// The options with what was asked for.
    pub(super) fn over(&self, before: &Options) -> Options {
        let sources = |ids: &[u32]| ids.iter().copied().map(SourceId).collect();
        let absence = if self.no_absence {
            None
        } else if self.has.is_empty() {
            before.absence.clone()
        } else {
            Some(Absence {
                has: sources(&self.has),
                lacks: sources(&self.lacks),
                hours: self.after.unwrap_or(USUAL_HOURS),
            })
        };
        Options {
            first_in_days: self.first_in.map_or(before.first_in_days, NonZeroU32::new),
            absence,
            spikes: self.spikes.map_or(before.spikes, Option::from),
        }
    }

    /// Refuses numbers that no source has.
    pub(super) fn check(&self, known: &[SourceId]) -> Result<(), No> {
        let mut all = self.has.iter().chain(&self.lacks);
        let unknown = all.find(|id| !known.contains(&SourceId(**id)));
        match unknown {
            None => Ok(()),
            Some(id) => Err(No(format!(
                "There is no source {id}. “newshawk-cli sources” lists them."
            ))),
        }
    }
}

impl From<Spikes> for Option<Sensitivity> {
    fn from(spikes: Spikes) -> Self {
        match spikes {
            Spikes::Off => None,
            Spikes::Largest => Some(Sensitivity::Largest),
            Spikes::Clear => Some(Sensitivity::Clear),
            Spikes::Early => Some(Sensitivity::Early),
        }
    }
}

impl From<&Options> for Row {
    fn from(options: &Options) -> Self {
        let numbers = |sources: &[SourceId]| sources.iter().map(|it| it.0).collect();
        let absence = options.absence.as_ref().map(|it| AbsenceRow {
            has: numbers(&it.has),
            lacks: numbers(&it.lacks),
            hours: it.hours.get(),
        });
        Self {
            first_in_days: options.first_in_days.map(NonZeroU32::get),
            absence,
            spikes: options.spikes.map(Sensitivity::name),
        }
    }
}
