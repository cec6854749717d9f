//! `search`: the archive, newest first.

use std::io::Write;

use jiff::Timestamp;
use newshawk_core::ids::{ArticleId, WatchId};
use newshawk_core::{notice, story};
use newshawk_engine::store::Store;
use newshawk_engine::{Found, search};
use serde::Serialize;

use crate::ending::{self, Ending, No};
use crate::output;
use crate::place::Place;
use crate::proof::{self, Proof};
use crate::times;

/// A person reads so many; programs get all of them.
const FOR_PEOPLE: usize = 50;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// What to look for, such as: NATO AND Russia
    query: String,
    /// Only articles since then: 7d, 12h, a date or a time
    #[arg(long, value_name = "WHEN", value_parser = times::since)]
    since: Option<Timestamp>,
    /// At most so many; with --json all of them, else 50
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// A found article as JSON has it.
#[derive(Serialize)]
struct Line<'a> {
    id: String,
    url: Option<&'a str>,
    title: &'a str,
    source: &'a str,
    published: Option<String>,
    first_seen: String,
    story: String,
    watches: Vec<&'a str>,
    evidence: Vec<Proof>,
}

pub(crate) fn run(args: &Args, place: &Place) -> anyhow::Result<Ending> {
    let query = ending::query(&args.query)?;
    let reading = place.read()?;
    let names = Names::of(&reading.store);
    let limit = match args.limit {
        Some(limit) => limit,
        None if place.json => usize::MAX,
        None => FOR_PEOPLE,
    };
    let mut out = output::stream();
    let mut found = search(&reading.store, &query, args.since, None);
    let mut count = 0;
    while count < limit
        && let Some(one) = found.next()
    {
        count += 1;
        if place.json {
            output::json_to(&mut out, &line(&one, &names, &reading.store))?;
        } else {
            writeln!(out, "{}", for_people(&one, &names))?;
        }
    }
    out.flush()?;
    if count == 0 && limit > 0 {
        let what = match reading.store.article_count() {
            0 => "The archive is empty. “newshawk-cli watch” fills it.".to_owned(),
            1 => "Nothing found in the one article of the archive.".to_owned(),
            all => format!("Nothing found in the {all} articles of the archive."),
        };
        return Err(No(what).into());
    }
    let is_cut = args.limit.is_none() && count == limit && found.next().is_some();
    if is_cut {
        output::say(&format!(
            "There are more than {FOR_PEOPLE}; --limit shows them."
        ));
    }
    Ok(Ending::Done)
}

fn line<'a>(found: &'a Found, names: &'a Names, store: &Store) -> Line<'a> {
    let head = &found.article.head;
    Line {
        id: head.id.to_string(),
        url: head.url.as_ref().map(url::Url::as_str),
        title: &head.title,
        source: names.source(found),
        published: head.published.map(times::rfc3339),
        first_seen: times::rfc3339(head.first_seen),
        story: story::place(head.id).story().to_string(),
        watches: names.watches_of(store, head.id),
        evidence: proof::proofs(&found.found.evidence, &found.article.blocks),
    }
}

fn for_people(found: &Found, names: &Names) -> String {
    let head = &found.article.head;
    let evidence = &found.found.evidence;
    let mut lines = vec![format!(
        "{}  {} ({})",
        times::day_and_clock(head.published.unwrap_or(head.first_seen)),
        output::clean(&head.title),
        output::clean(names.source(found))
    )];
    if let Some(best) = proof::best(evidence) {
        lines.push(format!(
            "    {}: {}",
            notice::place(best.zone),
            proof::marked(best, evidence, &found.article.blocks)
        ));
    }
    lines.extend(head.url.as_ref().map(|url| format!("    {url}")));
    lines.join("\n")
}

/// The names of sources and watches.
struct Names {
    sources: Vec<newshawk_core::source::Source>,
    watches: Vec<(WatchId, String)>,
}

impl Names {
    fn of(store: &Store) -> Self {
        let watches = store.watches().into_iter();
        Self {
            sources: store.sources(),
            watches: watches.map(|watch| (watch.id, watch.name)).collect(),
        }
    }

    /// A removed source's articles stay; their site still has a name.
    fn source<'a>(&'a self, found: &'a Found) -> &'a str {
        let head = &found.article.head;
        let known = self.sources.iter().find(|source| source.id == head.source);
        known
            .map(|source| source.title.as_str())
            .or(head.site.as_deref())
            .or(head.url.as_ref().and_then(|url| url.host_str()))
            .unwrap_or_default()
    }

    fn watches_of(&self, store: &Store, article: ArticleId) -> Vec<&str> {
        let held = self
            .watches
            .iter()
            .filter(|(id, _)| store.has_match(*id, article));
        held.map(|(_, name)| name.as_str()).collect()
    }
}
