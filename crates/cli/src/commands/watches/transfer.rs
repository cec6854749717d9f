//! Carrying watches from one computer to another.

use std::path::Path;

use newshawk_core::watch::Level;
use newshawk_engine::WatchChange;
use serde::{Deserialize, Serialize};

use crate::commands::inspect::read_file;
use crate::ending::{self, Ending, No};
use crate::output::{self, count};
use crate::place::Place;
use crate::session;

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
}

/// What came of an import, as JSON has it.
#[derive(Serialize)]
struct Summary {
    added: Vec<u32>,
    known: usize,
}

/// `watches export`.
pub(super) fn export(place: &Place) -> anyhow::Result<Ending> {
    let reading = place.read()?;
    let own = reading
        .store
        .watches()
        .into_iter()
        .filter(|watch| !watch.sample);
    let list: Vec<Carried> = own
        .map(|watch| Carried {
            query: watch.query.text().to_owned(),
            level: watch.level.name().to_owned(),
            paused: watch.paused,
            name: watch.name,
        })
        .collect();
    output::line(&serde_json::to_string_pretty(&list)?)?;
    Ok(Ending::Done)
}

/// `watches import`: all of the file, or, where a query is wrong, nothing.
pub(super) fn import(file: &Path, place: &Place) -> anyhow::Result<Ending> {
    let changes = changes(&read(file)?)?;
    let result = session::ask(place, |handle| async move {
        let live = handle.live();
        let mut result = Summary {
            added: Vec::new(),
            known: 0,
        };
        for change in changes {
            let is_known = live
                .watches
                .iter()
                .any(|watch| watch.name == change.name && watch.query.text() == change.query);
            if is_known {
                result.known += 1;
                continue;
            }
            result.added.push(handle.save_watch(change).await?.0);
        }
        Ok(result)
    })?;
    if place.json {
        output::json(&result)?;
        return Ok(Ending::Done);
    }
    let added = count(result.added.len(), "watch", "watches");
    let known = match result.known {
        0 => String::new(),
        1 => " 1 was there already.".to_owned(),
        known => format!(" {known} were there already."),
    };
    output::line(&format!("Added {added}.{known}"))?;
    Ok(Ending::Done)
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
    });
    Ok(list.collect())
}

fn changes(list: &[Carried]) -> anyhow::Result<Vec<WatchChange>> {
    let change = |carried: &Carried| {
        let query = ending::query(&carried.query)?;
        let name = carried.name.trim();
        let level = Level::named(&carried.level).ok_or_else(|| {
            No(format!(
                "“{}” is no level. The levels are digest, badge, notify and interrupt.",
                output::clean(&carried.level)
            ))
        })?;
        Ok(WatchChange {
            id: None,
            name: if name.is_empty() { query.text() } else { name }.to_owned(),
            query: query.text().to_owned(),
            level,
            paused: carried.paused,
            sample: false,
        })
    };
    list.iter().map(change).collect()
}

fn usual_level() -> String {
    Level::Notify.name().to_owned()
}
