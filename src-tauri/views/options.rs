//! What a watch is asked for besides its stories, and what could be better about it.

use std::num::NonZeroU32;

use newshawk_core::ids::SourceId;
use newshawk_core::spike::Sensitivity;
use newshawk_core::watch;
use newshawk_engine::Advice;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a watch is asked for besides its stories.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub(crate) struct WatchOptions {
    /// It is told only when it had no match for so many days; null when it is told each time.
    pub(crate) first_in_days: Option<u32>,
    /// Who is missing, or null.
    pub(crate) absence: Option<AbsenceView>,
    /// Whether more news than usual is told.
    pub(crate) spikes: Spikes,
}

/// Some sources have a story, and others don't.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub(crate) struct AbsenceView {
    /// Those of whom the first one starts the clock.
    pub(crate) has: Vec<u32>,
    /// Those who are expected to report it too.
    pub(crate) lacks: Vec<u32>,
    /// How many hours they have.
    pub(crate) hours: u32,
}

/// How much more than usual is told.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Spikes {
    /// Nothing.
    Off,
    /// Only the largest rises.
    Largest,
    /// Clear rises.
    Clear,
    /// Early signs too.
    Early,
}

/// What could be better about a watch. Nothing of it happens by itself.
#[derive(Serialize, TS)]
pub(crate) struct AdviceView {
    /// Changes of its query.
    pub(crate) suggestions: Vec<SuggestionView>,
    /// How many notifications it takes, where these are too many; empty otherwise.
    pub(crate) share: String,
}

/// A change of a query.
#[derive(Serialize, TS)]
pub(crate) struct SuggestionView {
    /// The changed query.
    pub(crate) query: String,
    /// The change and its effect ("Count “Jordan” only in the headline: removes 11 of your 14 rejected, loses 0 of 63 accepted.").
    pub(crate) sentence: String,
}

impl From<&watch::Options> for WatchOptions {
    fn from(options: &watch::Options) -> Self {
        let numbers = |sources: &[SourceId]| sources.iter().map(|it| it.0).collect();
        let absence = options.absence.as_ref().map(|it| AbsenceView {
            has: numbers(&it.has),
            lacks: numbers(&it.lacks),
            hours: it.hours.get(),
        });
        Self {
            first_in_days: options.first_in_days.map(NonZeroU32::get),
            absence,
            spikes: options.spikes.into(),
        }
    }
}

impl From<WatchOptions> for watch::Options {
    /// Half an absence, with nobody on one side, is none.
    fn from(options: WatchOptions) -> Self {
        let sources = |ids: Vec<u32>| ids.into_iter().map(SourceId).collect();
        let whole = |it: &AbsenceView| !it.has.is_empty() && !it.lacks.is_empty();
        let absence = options.absence.filter(whole).and_then(|it| {
            Some(watch::Absence {
                has: sources(it.has),
                lacks: sources(it.lacks),
                hours: NonZeroU32::new(it.hours)?,
            })
        });
        Self {
            first_in_days: options.first_in_days.and_then(NonZeroU32::new),
            absence,
            spikes: options.spikes.into(),
        }
    }
}

impl From<Option<Sensitivity>> for Spikes {
    fn from(sensitivity: Option<Sensitivity>) -> Self {
        match sensitivity {
            None => Self::Off,
            Some(Sensitivity::Largest) => Self::Largest,
            Some(Sensitivity::Clear) => Self::Clear,
            Some(Sensitivity::Early) => Self::Early,
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

impl From<Advice> for AdviceView {
    fn from(advice: Advice) -> Self {
        let share = advice.loud.as_ref().map(|loud| loud.sentence.clone());
        let narrower = advice.loud.into_iter().flat_map(|loud| loud.narrower);
        let marked = advice.suggestions.into_iter();
        let all = marked.map(|it| (it.query, it.sentence)).chain(narrower);
        let suggestions = all.map(|(query, sentence)| SuggestionView {
            query: query.text().to_owned(),
            sentence,
        });
        Self {
            suggestions: suggestions.collect(),
            share: share.unwrap_or_default(),
        }
    }
}
