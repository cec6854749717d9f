//! `explain`: does a page match a query, and why or why not?

mod page;
mod words;

use std::path::PathBuf;

use newshawk_core::matching::{Explanation, explain};
use newshawk_core::query::Query;
use serde::Serialize;
use url::Url;

use crate::commands::inspect;
use crate::ending::Ending;
use crate::output;
use crate::place::Place;
use crate::proof::{self, Proof};
use crate::queries::{self, Names};
use page::Shown;

/// The version of a query that belongs to no watch.
const UNSAVED: u32 = 0;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The query
    query: String,
    /// The saved page
    #[arg(long, value_name = "PAGE")]
    file: PathBuf,
    /// The address it came from
    #[arg(long)]
    url: Url,
    /// The Content-Type it came with
    #[arg(long, value_name = "TYPE")]
    content_type: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    matched: bool,
    query: String,
    query_version: u32,
    method: &'static str,
    confidence: f32,
    evidence: Vec<Proof>,
    failed_clause: Option<String>,
    nearest: Option<String>,
    chrome_hits: usize,
}

/// Needs no data folder; where there is one, its packs and watches can be named.
pub(crate) fn run(args: &Args, place: Option<&Place>, json: bool) -> anyhow::Result<Ending> {
    queries::read(&args.query)?;
    let names = Names::without_store(place, &args.query)?;
    let query = names.read(&args.query)?;
    let bytes = inspect::read_file(&args.file)?;
    let shown = Shown::read(&bytes, &args.url, args.content_type.as_deref());
    let explained = explain(
        &query,
        shown.subject(&args.url),
        &names.vocabulary(&[&query]),
    );
    if json {
        output::json(&answer(&query, &shown, &explained))?;
    } else {
        output::line(&words::for_people(&shown, &explained))?;
    }
    Ok(if explained.matched {
        Ending::Done
    } else {
        Ending::No
    })
}

fn answer(query: &Query, shown: &Shown, explained: &Explanation) -> Answer {
    Answer {
        matched: explained.matched,
        query: query.text().to_owned(),
        query_version: UNSAVED,
        method: shown.method().name(),
        confidence: shown.confidence(),
        evidence: proof::proofs(&explained.evidence, shown.blocks()),
        failed_clause: explained.failed_clause.clone(),
        nearest: explained.nearest.clone(),
        chrome_hits: explained.chrome_hits,
    }
}
