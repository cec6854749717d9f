//! `digest`: what mattered most on a day, on one page.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use newshawk_core::alert::Prominence;
use newshawk_core::digest::{self, Story};
use newshawk_engine::{Edition, edition};
use serde::Serialize;

use crate::ending::{Ending, No};
use crate::output;
use crate::place::Place;
use crate::times;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The day, as 2026-06-03; without it today's, or what has come since the last one
    #[arg(long, value_name = "DATE")]
    day: Option<Date>,
    /// The format
    #[arg(long, default_value = "text")]
    format: Format,
    /// The file to write, instead of printing
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Html,
    Json,
}

/// A digest as JSON has it.
#[derive(Serialize)]
struct Page {
    day: String,
    since: String,
    until: String,
    closed: bool,
    nothing_significant: bool,
    more: usize,
    stories: Vec<Line>,
}

/// A story of it.
#[derive(Serialize)]
struct Line {
    story: String,
    id: String,
    title: String,
    url: Option<String>,
    outlets: Vec<String>,
    origins: u32,
    watches: Vec<String>,
    level: &'static str,
    sentence: String,
    changes: Vec<String>,
    first_seen: String,
}

pub(crate) fn run(args: &Args, place: &Place) -> anyhow::Result<Ending> {
    let reading = place.read()?;
    let zone = TimeZone::system();
    let found = edition(&reading.store, args.day, Timestamp::now(), &zone);
    let edition = found.map_err(|none| No(none.to_string()))?;
    let format = if place.json {
        Format::Json
    } else {
        args.format
    };
    let Some(file) = &args.out else {
        // A terminal obeys some characters; the other forms have their own way with them.
        let page = written(&edition, format, &zone)?;
        let page = match format {
            Format::Text => {
                page.lines()
                    .map(output::clean)
                    .collect::<Vec<_>>()
                    .join("\n")
                    + "\n"
            }
            _ => page,
        };
        let mut out = output::stream();
        out.write_all(page.as_bytes())?;
        out.flush()?;
        return Ok(Ending::Done);
    };
    let page = written(&edition, format, &zone)?;
    output::whole_file(file, |out| out.write_all(page.as_bytes()))?;
    let count = output::count(edition.digest.stories.len(), "story", "stories");
    output::say(&format!("Wrote {count} to {}.", file.display()));
    Ok(Ending::Done)
}

fn written(edition: &Edition, format: Format, zone: &TimeZone) -> anyhow::Result<String> {
    let digest = &edition.digest;
    Ok(match format {
        Format::Text => digest::text(digest, zone),
        Format::Markdown => digest::markdown(digest, zone),
        Format::Html => digest::html(digest, zone),
        Format::Json => serde_json::to_string(&page(edition))? + "\n",
    })
}

fn page(edition: &Edition) -> Page {
    let digest = &edition.digest;
    Page {
        day: edition.day.to_string(),
        since: times::rfc3339(digest.span.since),
        until: times::rfc3339(digest.span.until),
        closed: edition.is_closed,
        nothing_significant: digest.stories.is_empty(),
        more: digest.more,
        stories: digest.stories.iter().map(line).collect(),
    }
}

fn line(story: &Story) -> Line {
    let level = match story.prominence {
        Prominence::Passing => "badge",
        Prominence::Prominent => story.level.name(),
    };
    Line {
        story: story.id.to_string(),
        id: story.article.to_string(),
        title: story.title.clone(),
        url: story.url.as_ref().map(ToString::to_string),
        outlets: story.outlets.clone(),
        origins: story.origins,
        watches: story.watches.clone(),
        level,
        sentence: story.sentence.clone(),
        changes: story.changes.clone(),
        first_seen: times::rfc3339(story.at),
    }
}
