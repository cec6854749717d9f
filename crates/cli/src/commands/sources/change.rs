//! Changing the sources.

use std::path::Path;

use jiff::SignedDuration;
use newshawk_core::ids::SourceId;
use newshawk_core::source::{Cadence, FullText};
use newshawk_engine::{Imported, SourceChange, starter_pack};
use serde::Serialize;

use crate::commands::inspect::read_file;
use crate::ending::Ending;
use crate::output::{self, clean, count, say};
use crate::place::Place;
use crate::session;

/// What came of an import, as JSON has it.
#[derive(Serialize)]
struct Summary {
    added: Vec<u32>,
    known: usize,
    left_out: Vec<String>,
}

/// `sources add-starter`.
pub(super) fn add_starter(place: &Place) -> anyhow::Result<Ending> {
    let pack = starter_pack().into_iter().filter(|starter| starter.ticked);
    let list = pack.map(|starter| (starter.title, starter.url)).collect();
    let imported = session::ask(place, |handle| async move {
        Ok(handle.add_sources(list, false).await?)
    })?;
    print(place, &imported, Vec::new())
}

/// `sources import`.
pub(super) fn import(file: &Path, place: &Place) -> anyhow::Result<Ending> {
    let bytes = read_file(file)?;
    let (imported, flaws) = session::ask(place, |handle| async move {
        Ok(handle.import_opml(bytes).await?)
    })?;
    print(place, &imported, flaws)
}

fn print(place: &Place, imported: &Imported, left_out: Vec<String>) -> anyhow::Result<Ending> {
    if place.json {
        output::json(&Summary {
            added: imported.added.iter().map(|id| id.0).collect(),
            known: imported.known,
            left_out,
        })?;
        return Ok(Ending::Done);
    }
    left_out.iter().for_each(|flaw| say(&clean(flaw)));
    let added = count(imported.added.len(), "source", "sources");
    let known = match imported.known {
        0 => String::new(),
        1 => " 1 was there already.".to_owned(),
        known => format!(" {known} were there already."),
    };
    output::line(&format!("Added {added}.{known}"))?;
    Ok(Ending::Done)
}

/// `sources remove`.
pub(super) fn remove(ids: &[u32], place: &Place) -> anyhow::Result<Ending> {
    session::ask(place, |handle| async move {
        for id in ids {
            handle.remove_source(SourceId(*id)).await?;
        }
        Ok(Ending::Done)
    })
}

/// `sources pause` and `sources resume`.
pub(super) fn pause(ids: &[u32], paused: bool, place: &Place) -> anyhow::Result<Ending> {
    session::ask(place, |handle| async move {
        if ids.is_empty() {
            handle.pause(paused).await?;
        }
        for id in ids {
            let change = SourceChange {
                paused: Some(paused),
                ..nothing(*id)
            };
            handle.change_source(change).await?;
        }
        Ok(Ending::Done)
    })
}

/// `sources every` and `sources auto`.
pub(super) fn cadence(id: u32, minutes: Option<u32>, place: &Place) -> anyhow::Result<Ending> {
    let cadence = minutes.map_or(Cadence::Automatic, |minutes| {
        Cadence::Every(SignedDuration::from_mins(i64::from(minutes)))
    });
    change(
        place,
        SourceChange {
            cadence: Some(cadence),
            ..nothing(id)
        },
    )
}

/// `sources pages`.
pub(super) fn pages(id: u32, full_text: FullText, place: &Place) -> anyhow::Result<Ending> {
    change(
        place,
        SourceChange {
            full_text: Some(full_text),
            ..nothing(id)
        },
    )
}

fn change(place: &Place, change: SourceChange) -> anyhow::Result<Ending> {
    session::ask(place, |handle| async move {
        handle.change_source(change).await?;
        Ok(Ending::Done)
    })
}

fn nothing(id: u32) -> SourceChange {
    SourceChange {
        id: SourceId(id),
        title: None,
        cadence: None,
        full_text: None,
        paused: None,
    }
}
