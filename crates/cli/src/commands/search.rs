//! `search`: the archive, newest first.

use std::io::Write;

use jiff::Timestamp;
use newshawk_core::ids::ArticleId;
use newshawk_core::ids::StoryId;
use newshawk_core::notice;
use newshawk_core::watch::Watch;
use newshawk_engine::store::Store;
use newshawk_engine::{Found, search};
use serde::Serialize;

use crate::ending::{Ending, No};
use crate::output;
use crate::place::Place;
use crate::proof::{self, Proof};
use crate::queries::{self, Names};
use crate::times;
use crate::titles::Titles;

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
    queries::read(&args.query)?;
    let reading = place.read()?;
    let names = Names::of(place, &reading.store);
    let matcher = names.matcher(&names.read(&args.query)?);
    let titles = Titles::of(&reading.store);
    let watches = reading.store.watches();
    let limit = match args.limit {
        Some(limit) => limit,
        None if place.json => usize::MAX,
        None => FOR_PEOPLE,
    };
    let mut out = output::stream();
    let mut found = search(&reading.store, matcher, args.since, None);
    let mut count = 0;
    while count < limit
        && let Some(one) = found.next()
    {
        count += 1;
        if place.json {
            let held = watches_of(&watches, &reading.store, one.article.head.id);
            let story = reading.store.story_of(one.article.head.id);
            output::json_to(&mut out, &line(&one, &titles, held, story))?;
        } else {
            writeln!(out, "{}", for_people(&one, &titles))?;
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

fn line<'a>(
    found: &'a Found,
    titles: &'a Titles,
    watches: Vec<&'a str>,
    story: StoryId,
) -> Line<'a> {
    let head = &found.article.head;
    Line {
        id: head.id.to_string(),
        url: head.url.as_ref().map(url::Url::as_str),
        title: &head.title,
        source: titles.of_article(head),
        published: head.published.map(times::rfc3339),
        first_seen: times::rfc3339(head.first_seen),
        story: story.to_string(),
        watches,
        evidence: proof::proofs(&found.found.evidence, &found.article.blocks),
    }
}

fn for_people(found: &Found, titles: &Titles) -> String {
    let head = &found.article.head;
    let evidence = &found.found.evidence;
    let mut lines = vec![format!(
        "{}  {} ({})",
        times::day_and_clock(head.published.unwrap_or(head.first_seen)),
        output::clean(&head.title),
        output::clean(titles.of_article(head))
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

/// The watches that an article fulfils, by name.
fn watches_of<'a>(watches: &'a [Watch], store: &Store, article: ArticleId) -> Vec<&'a str> {
    let held = watches
        .iter()
        .filter(|watch| store.has_match(watch.id, article));
    held.map(|watch| watch.name.as_str()).collect()
}
