//! The sources as a list.

use std::io::{self, Write};

use newshawk_core::Timestamp;
use newshawk_core::health::{self, Health};
use newshawk_core::ids::SourceId;
use newshawk_core::schedule::PollState;
use newshawk_core::source::{Cadence, FullText, Source};

use newshawk_engine::opml_of;
use serde::Serialize;
use url::Url;

use crate::ending::{Ending, No};
use crate::output;
use crate::place::Place;
use crate::times;

/// A source as JSON has it.
#[derive(Serialize)]
struct Row {
    id: u32,
    title: String,
    url: Url,
    kind: &'static str,
    site: Option<Url>,
    folder: String,
    health: &'static str,
    sentence: String,
    paused: bool,
    sample: bool,
    every_minutes: Option<i64>,
    pages: &'static str,
    last_look: Option<String>,
    last_success: Option<String>,
    last_new: Option<String>,
    next_look: Option<String>,
    why_then: String,
    failures: u32,
}

struct Known {
    source: Source,
    state: PollState,
}

/// `sources list`.
pub(super) fn list(place: &Place) -> anyhow::Result<Ending> {
    let known = known(place)?;
    if place.json {
        print_json(&known)?;
        return Ok(Ending::Done);
    }
    let rows: Vec<Vec<String>> = known
        .iter()
        .map(|Known { source, state }| {
            vec![
                source.id.0.to_string(),
                health::health(source, state).name().to_owned(),
                state
                    .last_look
                    .map_or_else(|| "never".to_owned(), times::day_and_clock),
                source.title.clone(),
                without_credentials(&source.url).to_string(),
            ]
        })
        .collect();
    print_table(&["ID", "STATE", "LAST LOOK", "TITLE", "ADDRESS"], &rows)
}

/// `sources health`.
pub(super) fn health(place: &Place) -> anyhow::Result<Ending> {
    let mut known = known(place)?;
    known.sort_by_key(|known| {
        let rank = match health::health(&known.source, &known.state) {
            Health::Gone => 0,
            Health::Failing => 1,
            Health::Flawed => 2,
            Health::New => 3,
            Health::Paused => 4,
            Health::Fine => 5,
        };
        (rank, known.source.id)
    });
    if place.json {
        print_json(&known)?;
        return Ok(Ending::Done);
    }
    if known.is_empty() {
        return Err(no_sources());
    }
    let mut out = output::stream();
    for Known { source, state } in &known {
        let title = output::clean(&source.title);
        let state_name = health::health(source, state).name();
        writeln!(out, "{:>4}  {state_name:8}{title}", source.id.0)?;
        writeln!(
            out,
            "      {}",
            output::clean(&health::sentence(source, state))
        )?;
        if let Some(next) = state.next {
            let (next, why) = (times::day_and_clock(next), health::why(state));
            writeln!(out, "      Next look {next}: {why}.")?;
        }
    }
    out.flush()?;
    Ok(Ending::Done)
}

/// `sources export`.
pub(super) fn export(place: &Place) -> anyhow::Result<Ending> {
    let sources = place.read()?.store.sources();
    output::line(opml_of(&sources).trim_end())?;
    Ok(Ending::Done)
}

/// Prints the document, and beside it when it came and what was wrong.
pub(super) fn unread(id: u32, place: &Place) -> anyhow::Result<Ending> {
    let reading = place.read()?;
    let is_there = reading.store.sources().iter().any(|it| it.id.0 == id);
    if !is_there {
        return Err(No(format!(
            "There is no source {id}. “newshawk-cli sources” lists them."
        ))
        .into());
    }
    let Some(unread) = reading.store.unread(SourceId(id)) else {
        return Err(No(format!("Every document of source {id} could be read.")).into());
    };
    let at = Timestamp::from_millisecond(unread.at_ms).unwrap_or_default();
    let at = times::rfc3339(at);
    output::say(&format!("{at}: {}", unread.why));
    io::stdout().lock().write_all(&unread.body)?;
    Ok(Ending::Done)
}

fn known(place: &Place) -> anyhow::Result<Vec<Known>> {
    let reading = place.read()?;
    let mut polls = reading.store.polls();
    let sources = reading.store.sources().into_iter();
    let known = sources.map(|source| Known {
        state: polls.remove(&source.id).unwrap_or_default(),
        source,
    });
    Ok(known.collect())
}

fn print_table(header: &[&str], rows: &[Vec<String>]) -> anyhow::Result<Ending> {
    if rows.is_empty() {
        return Err(no_sources());
    }
    output::line(&output::table(header, rows))?;
    Ok(Ending::Done)
}

fn no_sources() -> anyhow::Error {
    No("There are no sources yet. “newshawk-cli sources add-starter” adds reputable world news, “newshawk-cli add ADDRESS” one of your own.".to_owned()).into()
}

fn print_json(known: &[Known]) -> std::io::Result<()> {
    let rows: Vec<Row> = known.iter().map(row).collect();
    output::json(&rows)
}

fn row(Known { source, state }: &Known) -> Row {
    Row {
        id: source.id.0,
        title: source.title.clone(),
        url: without_credentials(&source.url),
        kind: source.kind.name(),
        site: source.site.clone(),
        folder: source.folder.clone(),
        health: health::health(source, state).name(),
        sentence: health::sentence(source, state),
        paused: source.paused,
        sample: source.sample,
        every_minutes: match source.cadence {
            Cadence::Automatic => None,
            Cadence::Every(interval) => Some(interval.as_mins()),
        },
        pages: match source.full_text {
            FullText::Auto => "auto",
            FullText::Always => "always",
            FullText::Never => "never",
        },
        last_look: state.last_look.map(times::rfc3339),
        last_success: state.last_success.map(times::rfc3339),
        last_new: state.last_new.map(times::rfc3339),
        next_look: state.next.map(times::rfc3339),
        why_then: health::why(state),
        failures: state.failures,
    }
}

/// Passwords stay in the store.
fn without_credentials(url: &Url) -> Url {
    let mut url = url.clone();
    // Both fail only for addresses that can't hold credentials in the first place.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url
}
