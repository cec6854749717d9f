//! `explain`: does a page match a query, and why or why not?

use std::path::PathBuf;

use newshawk_core::article::Page;
use newshawk_core::matching::{Explanation, explain};
use newshawk_core::notice;
use newshawk_core::query::Query;
use newshawk_reader::page;
use serde::Serialize;
use url::Url;

use crate::commands::inspect;
use crate::ending::{self, Ending};
use crate::output;
use crate::proof::{self, Proof};

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

pub(crate) fn run(args: &Args, json: bool) -> anyhow::Result<Ending> {
    let query = ending::query(&args.query)?;
    let bytes = inspect::read_file(&args.file)?;
    let page = page::read(&bytes, &args.url, args.content_type.as_deref());
    let explained = explain(&query, &page.blocks);
    let ending = if explained.matched {
        Ending::Done
    } else {
        Ending::No
    };
    if json {
        output::json(&answer(&query, &page, explained))?;
    } else {
        output::line(&for_people(&page, &explained))?;
    }
    Ok(ending)
}

fn answer(query: &Query, page: &Page, explained: Explanation) -> Answer {
    Answer {
        matched: explained.matched,
        query: query.text().to_owned(),
        query_version: UNSAVED,
        method: page.method.name(),
        confidence: page.confidence,
        evidence: proof::proofs(&explained.evidence, &page.blocks),
        failed_clause: explained.failed_clause,
        nearest: explained.nearest,
        chrome_hits: explained.chrome_hits,
    }
}

fn for_people(page: &Page, explained: &Explanation) -> String {
    let mut lines = Vec::new();
    match (explained.matched, &explained.failed_clause) {
        (true, _) => lines.push("It matches.".to_owned()),
        (false, Some(clause)) => lines.push(format!("It does not match: {clause} fails.")),
        (false, None) => lines.push("It does not match.".to_owned()),
    }
    for found in &explained.evidence {
        let one = std::slice::from_ref(found);
        lines.push(format!(
            "  {}: {}",
            notice::place(found.zone),
            proof::marked(found, one, &page.blocks)
        ));
    }
    lines.extend(
        explained
            .nearest
            .as_deref()
            .map(|nearest| format!("  {}.", output::clean(nearest))),
    );
    if explained.chrome_hits > 0 {
        let places = output::count(explained.chrome_hits, "time", "times");
        lines.push(format!(
            "  Outside the article the words stand {places}; that never counts."
        ));
    }
    lines.join("\n")
}
