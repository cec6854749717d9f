//! `preview`: what a query would have found in the archive, and beside another one.

mod json;
mod words;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use newshawk_core::article::Article;
use newshawk_core::ids::{ArticleId, SourceId};
use newshawk_core::preview::{Preview, Question, preview};
use newshawk_core::query::Query;
use newshawk_engine::store::Store;

use crate::ending::Ending;
use crate::output;
use crate::place::Place;
use crate::queries::{self, Names};
use crate::times;
use crate::titles::Titles;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The query
    query: String,
    /// Another query, such as the one it is to replace: what is found more, and what less
    #[arg(long, value_name = "QUERY")]
    against: Option<String>,
    /// Only articles since then: 7d, 12h, a date or a time
    #[arg(long, value_name = "WHEN", value_parser = times::since)]
    since: Option<Timestamp>,
}

/// The answer, and what it takes to tell it.
struct Told<'a> {
    query: &'a Query,
    against: Option<&'a Query>,
    found: Preview,
    titles: &'a Titles,
    store: &'a Store,
}

pub(crate) fn run(args: &Args, place: &Place) -> anyhow::Result<Ending> {
    queries::read(&args.query)?;
    args.against.as_deref().map(queries::read).transpose()?;
    let reading = place.read()?;
    let names = Names::of(place, &reading.store);
    let query = names.read(&args.query)?;
    let against = args
        .against
        .as_deref()
        .map(|text| names.read(text))
        .transpose()?;
    let titles = Titles::of(&reading.store);
    let asked: Vec<&Query> = std::iter::once(&query).chain(&against).collect();
    let question = Question {
        query: &query,
        previous: against.as_ref(),
        vocabulary: names.vocabulary(&asked),
        sources: titles.sources(),
        now: Timestamp::now(),
        zone: &TimeZone::system(),
    };
    let found = preview(&question, articles(&reading.store, args.since));
    let is_empty = found.articles == 0;
    let told = Told {
        query: &query,
        against: against.as_ref(),
        found,
        titles: &titles,
        store: &reading.store,
    };
    if place.json {
        output::json(&json::answer(&told))?;
    } else {
        output::line(&words::for_people(&told))?;
    }
    Ok(if is_empty { Ending::No } else { Ending::Done })
}

/// The archive, newest first.
fn articles(store: &Store, since: Option<Timestamp>) -> impl Iterator<Item = Article> {
    let heads = store
        .heads(None)
        .take_while(move |head| since.is_none_or(|since| head.id.at() >= since));
    heads.map(|head| Article {
        blocks: store.blocks(head.id),
        head,
    })
}

impl Told<'_> {
    /// Articles of the archive, in the order of these ids.
    fn articles(&self, ids: &[ArticleId]) -> Vec<Article> {
        ids.iter()
            .filter_map(|id| self.store.article(*id))
            .collect()
    }

    /// How many articles of each source it is, most first; a removed source has no title any more.
    fn by_source(&self) -> Vec<(SourceId, Option<&str>, usize)> {
        let title = |id| {
            let known = self.titles.sources().iter().find(|source| source.id == id);
            known.map(|source| source.title.as_str())
        };
        let counted = self.found.sources.iter();
        counted
            .map(|(id, count)| (*id, title(*id), *count))
            .collect()
    }
}
