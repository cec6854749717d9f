//! `add`: find the feed behind an address and subscribe to it.

use std::time::{Duration, Instant};

use newshawk_core::ids::SourceId;
use newshawk_engine::{Added, AskError, Handle};
use serde::Serialize;

use crate::ending::Ending;
use crate::output::{self, clean, say};
use crate::place::Place;
use crate::session;

/// Reading a document and writing it takes milliseconds; a disk that refuses it takes for ever.
const PATIENCE: Duration = Duration::from_secs(5);
const LOOK_EVERY: Duration = Duration::from_millis(20);

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Addresses of feeds or of sites
    #[arg(value_name = "URL", required = true)]
    urls: Vec<String>,
}

/// What came of an address, as JSON has it.
#[derive(Serialize)]
struct Line<'a> {
    url: &'a str,
    /// `added`, `known`, `choose` or `failed`.
    result: &'static str,
    source: Option<u32>,
    feeds: Vec<Offer>,
    error: Option<String>,
}

#[derive(Serialize)]
struct Offer {
    url: String,
    title: String,
}

pub(crate) fn run(args: &Args, place: &Place) -> anyhow::Result<Ending> {
    session::ask(place, |handle| async move {
        let mut failed = None;
        let mut ending = Ending::Done;
        for url in &args.urls {
            let added = handle.add_source(url).await;
            if let Ok(Added::New(id)) = added {
                first_look(&handle, id).await;
            }
            let line = line(url, &added);
            if place.json {
                output::json(&line)?;
            }
            match added {
                Ok(Added::Choose(_)) => {
                    ending = Ending::No;
                    if !place.json {
                        print_choice(&line)?;
                    }
                }
                Ok(Added::New(id)) if !place.json => {
                    output::line(&format!("Added as source {}: {}", id.0, title(&handle, id)))?;
                }
                Ok(Added::Known(id)) if !place.json => {
                    output::line(&format!(
                        "It is source {} already: {}",
                        id.0,
                        title(&handle, id)
                    ))?;
                }
                Ok(_) => {}
                Err(error @ (AskError::Store(_) | AskError::Closing)) => return Err(error.into()),
                Err(error) => {
                    // The last one ends the command; those before it are said as they come.
                    if let Some(earlier) = failed.replace(error) {
                        say(&earlier.to_string());
                    }
                }
            }
        }
        failed.map_or(Ok(ending), |error| Err(error.into()))
    })
}

/// What the address answered is taken as the source's first look; it brings the title, and is to be
/// on the disk before the command ends.
async fn first_look(handle: &Handle, id: SourceId) {
    let since = Instant::now();
    while handle.live().asking.contains(&id) && since.elapsed() < PATIENCE {
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

fn line<'a>(url: &'a str, added: &Result<Added, AskError>) -> Line<'a> {
    let line = |result, source: Option<SourceId>| Line {
        url,
        result,
        source: source.map(|id| id.0),
        feeds: Vec::new(),
        error: None,
    };
    match added {
        Ok(Added::New(id)) => line("added", Some(*id)),
        Ok(Added::Known(id)) => line("known", Some(*id)),
        Ok(Added::Choose(feeds)) => Line {
            feeds: feeds
                .iter()
                .map(|feed| Offer {
                    url: feed.url.to_string(),
                    title: feed.title.clone(),
                })
                .collect(),
            ..line("choose", None)
        },
        Err(error) => Line {
            error: Some(error.to_string()),
            ..line("failed", None)
        },
    }
}

fn print_choice(line: &Line<'_>) -> std::io::Result<()> {
    output::line("This page offers several feeds. Add the one you want:")?;
    for feed in &line.feeds {
        let title = clean(&feed.title);
        output::line(format!("  newshawk-cli add {}  {title}", feed.url).trim_end())?;
    }
    Ok(())
}

fn title(handle: &Handle, id: SourceId) -> String {
    let live = handle.live();
    let source = live.sources.iter().find(|source| source.id == id);
    source.map_or_else(String::new, |source| clean(&source.title))
}
