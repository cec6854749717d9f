//! Carrying watches from one computer to another.

use std::num::NonZeroU32;
use std::path::Path;

use newshawk_core::ids::WatchId;
use newshawk_core::query::Query;
use newshawk_core::source::Source;
use newshawk_core::spike::Sensitivity;
use newshawk_core::watch::{Level, Options, Watch};
use newshawk_engine::{Handle, WatchChange};
use serde::{Deserialize, Serialize};

use super::absences::{self, Incomplete};
use super::arrivals;
use super::carried::CarriedAbsence;
use crate::commands::inspect::read_file;
use crate::ending::{Ending, No};
use crate::output::{self, count, say};
use crate::place::Place;
use crate::queries;
use crate::session;

/// The id of a watch that is not saved yet.
const UNSAVED: WatchId = WatchId(0);

/// A watch in a file.
#[derive(Clone, Serialize, Deserialize)]
struct Carried {
    #[serde(default)]
    name: String,
    query: String,
    #[serde(default = "usual_level")]
    level: String,
    #[serde(default)]
    paused: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first_in_days: Option<NonZeroU32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    absence: Option<CarriedAbsence>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    spikes: Option<String>,
}

/// What came of an import, as JSON has it.
#[derive(Serialize)]
struct Summary {
    added: Vec<u32>,
    known: usize,
    /// Those that were there and could not ask for all who were missing until now.
    completed: Vec<u32>,
    incomplete: Vec<Incomplete>,
}

/// `watches export`.
pub(super) fn export(place: &Place) -> anyhow::Result<Ending> {
    let reading = place.read()?;
    let own = reading
        .store
        .watches()
        .into_iter()
        .filter(|watch| !watch.sample);
    let sources = reading.store.sources();
    let absence = |options: &Options| CarriedAbsence::of(options.absence.as_ref()?, &sources);
    let list: Vec<Carried> = own
        .map(|watch| Carried {
            query: watch.query.text().to_owned(),
            level: watch.level.name().to_owned(),
            paused: watch.paused,
            first_in_days: watch.options.first_in_days,
            absence: absence(&watch.options),
            spikes: watch.options.spikes.map(|it| it.name().to_owned()),
            name: watch.name,
        })
        .collect();
    output::line(&serde_json::to_string_pretty(&list)?)?;
    Ok(Ending::Done)
}

/// `watches import`: all of the file, or, where a query is wrong, nothing.
pub(super) fn import(file: &Path, place: &Place) -> anyhow::Result<Ending> {
    let carried = read(file)?;
    let result = session::ask(place, |handle| async move { take(&handle, &carried).await })?;
    if place.json {
        output::json(&result)?;
        return Ok(Ending::Done);
    }
    for watch in &result.incomplete {
        say(&watch.sentence());
    }
    let added = count(result.added.len(), "watch", "watches");
    let known = match result.known {
        0 => String::new(),
        1 => " 1 was there already.".to_owned(),
        known => format!(" {known} were there already."),
    };
    let completed = match result.completed.len() {
        0 => String::new(),
        1 => " 1 of them looks for more sources now.".to_owned(),
        number => format!(" {number} of them look for more sources now."),
    };
    output::line(&format!("Added {added}.{known}{completed}"))?;
    Ok(Ending::Done)
}

async fn take(handle: &Handle, carried: &[Carried]) -> anyhow::Result<Summary> {
    let live = handle.live();
    let arriving = carried
        .iter()
        .map(|it| watch(it, &live.sources))
        .collect::<anyhow::Result<Vec<Watch>>>()?;
    let fresh = arrivals::checked(arriving.clone(), &live.watches, &live.language)?;
    let known = arriving.len() - fresh.len();
    let mut here = live.watches.to_vec();
    let mut added = Vec::new();
    for mut watch in fresh {
        watch.id = handle.save_watch(change(None, watch.clone())).await?;
        added.push(watch.id.0);
        here.push(watch);
    }
    let mut completed = Vec::new();
    let mut incomplete = Vec::new();
    for (carried, arriving) in carried.iter().zip(&arriving) {
        let here = here.iter_mut().find(|it| arrivals::is_same(it, arriving));
        let (Some(absence), Some(watch)) = (&carried.absence, here) else {
            continue;
        };
        let wish = &arriving.options.absence;
        let before = watch.options.absence.as_ref();
        if wish.as_ref().is_some_and(|it| absences::adds(it, before)) {
            watch.options.absence.clone_from(wish);
            let change = change(Some(watch.id), watch.clone());
            completed.push(handle.save_watch(change).await?.0);
        }
        let missing = absence.not_among(&live.sources);
        if !missing.is_empty() && watch.options.absence == *wish {
            incomplete.push(Incomplete::of(watch, missing));
        }
    }
    Ok(Summary {
        added,
        known,
        completed,
        incomplete,
    })
}

fn read(file: &Path) -> anyhow::Result<Vec<Carried>> {
    let bytes = read_file(file)?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{FEFF}').trim();
    if text.starts_with('[') {
        return serde_json::from_str(text).map_err(|error| {
            No(format!(
                "{} is no list of watches: {error}. “newshawk-cli watches export” prints one.",
                file.display()
            ))
            .into()
        });
    }
    let queries = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let list = queries.map(|query| Carried {
        name: String::new(),
        query: query.to_owned(),
        level: usual_level(),
        paused: false,
        first_in_days: None,
        absence: None,
        spikes: None,
    });
    Ok(list.collect())
}

/// What a file says of a watch, as a watch that is not saved yet.
fn watch(carried: &Carried, sources: &[Source]) -> anyhow::Result<Watch> {
    let text = carried.query.trim();
    let name = carried.name.trim();
    let name = if name.is_empty() { text } else { name };
    let query = Query::parse(text)
        .map_err(|error| arrivals::in_watch(name, queries::refusal(text, &error)))?;
    let level = Level::named(&carried.level).ok_or_else(|| {
        No(format!(
            "“{}” is no level. The levels are digest, badge, notify and interrupt.",
            output::clean(&carried.level)
        ))
    })?;
    Ok(Watch {
        id: UNSAVED,
        version: 0,
        name: name.to_owned(),
        query,
        level,
        paused: carried.paused,
        sample: false,
        options: Options {
            first_in_days: carried.first_in_days,
            absence: carried.absence.as_ref().and_then(|it| it.among(sources)),
            spikes: carried.spikes.as_deref().and_then(Sensitivity::named),
        },
    })
}

fn change(id: Option<WatchId>, watch: Watch) -> WatchChange {
    WatchChange {
        id,
        query: watch.query.text().to_owned(),
        name: watch.name,
        level: watch.level,
        paused: watch.paused,
        sample: watch.sample,
        options: watch.options,
    }
}

fn usual_level() -> String {
    Level::Notify.name().to_owned()
}
