//! `export`: the matches as CSV or JSON.

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use jiff::Timestamp;
use newshawk_core::ids::SourceId;
use newshawk_core::watch::Watch;
use newshawk_engine::store::Store;
use newshawk_engine::{Listed, Listing};
use serde::Serialize;

use crate::ending::{Ending, No};
use crate::output;
use crate::place::Place;
use crate::proof;
use crate::times;

/// So many matches are read at a time.
const PAGE: usize = 500;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only matches of this watch, by its name or number; several are allowed
    #[arg(long, value_name = "W")]
    watch: Vec<String>,
    /// Only what was seen since then: 7d, 12h, a date or a time
    #[arg(long, value_name = "WHEN", value_parser = times::since)]
    since: Option<Timestamp>,
    /// The format
    #[arg(long, default_value = "csv")]
    format: Format,
    /// The file to write, instead of printing
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Csv,
    Json,
}

/// A match as it is exported.
#[derive(Serialize)]
struct Row {
    title: String,
    source: String,
    url: String,
    published: Option<String>,
    first_seen: String,
    watches: Vec<String>,
    sentence: String,
}

pub(crate) fn run(args: &Args, place: &Place) -> anyhow::Result<Ending> {
    let reading = place.read()?;
    let watches = chosen(&reading.store, &args.watch)?;
    let rows = rows(&reading.store, &watches, args.since);
    let format = if place.json {
        Format::Json
    } else {
        args.format
    };
    match &args.out {
        Some(file) => output::whole_file(file, |out| write(out, format, &rows))?,
        None => {
            let mut out = output::stream();
            write(&mut out, format, &rows)?;
            out.flush()?;
        }
    }
    if rows.is_empty() {
        return Err(No("There are no matches to export.".to_owned()).into());
    }
    if let Some(file) = &args.out {
        let count = output::count(rows.len(), "match", "matches");
        output::say(&format!("Wrote {count} to {}.", file.display()));
    }
    Ok(Ending::Done)
}

fn chosen(store: &Store, names: &[String]) -> Result<Vec<Watch>, No> {
    let all = store.watches();
    if names.is_empty() {
        return Ok(all);
    }
    let mut chosen: Vec<Watch> = Vec::new();
    for name in names {
        let fits = |watch: &&Watch| watch.name == *name || watch.id.0.to_string() == *name;
        let watch = all.iter().find(fits).ok_or_else(|| {
            No(format!(
                "There is no watch “{}”. “newshawk-cli watches” lists them.",
                output::clean(name)
            ))
        })?;
        chosen.push(watch.clone());
    }
    Ok(chosen)
}

fn rows(store: &Store, watches: &[Watch], since: Option<Timestamp>) -> Vec<Row> {
    let sources: HashMap<SourceId, String> = store
        .sources()
        .into_iter()
        .map(|source| (source.id, source.title))
        .collect();
    let mut listing = Listing {
        watches: watches.iter().map(|watch| watch.id).collect(),
        limit: PAGE,
        ..Listing::default()
    };
    let mut rows = Vec::new();
    // A listing of no watches at all would be something else.
    while !watches.is_empty() {
        let page = store.list(&listing);
        for listed in &page.rows {
            if since.is_some_and(|since| listed.head.id.at() < since) {
                return rows;
            }
            rows.push(row(listed, watches, &sources));
        }
        match page.next {
            Some(next) => listing.after = Some(next),
            None => break,
        }
    }
    rows
}

fn row(listed: &Listed, watches: &[Watch], sources: &HashMap<SourceId, String>) -> Row {
    let head = &listed.head;
    let name = |id| {
        let watch = watches.iter().find(|watch| watch.id == id);
        watch.map(|watch| watch.name.clone())
    };
    let evidence = listed
        .matches
        .first()
        .map(|found| found.evidence.as_slice());
    Row {
        title: head.title.clone(),
        source: sources
            .get(&head.source)
            .or(head.site.as_ref())
            .cloned()
            .unwrap_or_default(),
        url: head
            .url
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        published: head.published.map(times::rfc3339),
        first_seen: times::rfc3339(head.first_seen),
        watches: listed
            .matches
            .iter()
            .filter_map(|found| name(found.watch))
            .collect(),
        sentence: proof::best_sentence(evidence.unwrap_or_default(), &listed.blocks),
    }
}

fn write(mut out: &mut dyn Write, format: Format, rows: &[Row]) -> std::io::Result<()> {
    match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, rows)?;
            writeln!(out)
        }
        Format::Csv => write_csv(&mut out, rows),
    }
}

fn write_csv(out: &mut impl Write, rows: &[Row]) -> std::io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "title",
        "source",
        "url",
        "published",
        "first_seen",
        "watches",
        "sentence",
    ])?;
    for row in rows {
        let watches = row.watches.join(", ");
        let cells = [
            &row.title,
            &row.source,
            &row.url,
            row.published.as_deref().unwrap_or_default(),
            &row.first_seen,
            &watches,
            &row.sentence,
        ];
        table.write_record(cells.map(guarded))?;
    }
    table.flush()
}

/// A spreadsheet takes a cell that starts like this for a formula, and the text is a stranger's.
fn guarded(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
