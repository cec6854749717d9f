//! `why`: why (or why not) an address led to an alert, now or later.

mod fate;
mod json;
mod words;

use jiff::Timestamp;
use newshawk_core::article::Block;
use newshawk_core::ids::ArticleId;
use newshawk_core::matching::{Explanation, Subject, explain};
use newshawk_core::schedule::PollState;
use newshawk_core::source::{self, Source};
use newshawk_core::watch::Watch;
use newshawk_engine::store::Store;
use newshawk_engine::why::{OfWatch, Why, of_watch, why};
use std::collections::HashMap;
use url::Url;

use newshawk_core::ids::SourceId;

use crate::ending::{Ending, No};
use crate::output;
use crate::place::Place;
use crate::queries::Names;
use crate::titles::Titles;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The article's address
    url: String,
}

/// What is known, and what it takes to tell it.
struct Answer<'a> {
    url: String,
    why: Why,
    blocks: Vec<Block>,
    watches: Vec<Judged>,
    store: &'a Store,
    titles: Titles,
    polls: HashMap<SourceId, PollState>,
}

/// What a watch says of the article, and what became of its story.
struct Judged {
    watch: Watch,
    explained: Explanation,
    /// It is among the watch's matches.
    listed: bool,
    alert: Option<OfWatch>,
}

pub(crate) fn run(args: &Args, place: &Place) -> anyhow::Result<Ending> {
    let url = source::address(&args.url).map_err(|error| No(error.to_string()))?;
    let reading = place.read()?;
    let store = &reading.store;
    let answer = Answer::new(store, &Names::of(place, store), &url);
    if place.json {
        output::json(&json::answer(&answer))?;
    } else {
        output::line(&words::for_people(&answer))?;
    }
    Ok(match answer.why.article {
        Some(_) => Ending::Done,
        None => Ending::No,
    })
}

/// The answer for people, from a store that is open.
pub(crate) fn in_words(store: &Store, names: &Names, url: &Url) -> String {
    words::for_people(&Answer::new(store, names, url))
}

fn judged(answer: &Answer, names: &Names) -> Vec<Judged> {
    let (Some(head), Some(story)) = (&answer.why.article, &answer.why.story) else {
        return Vec::new();
    };
    let sources = answer.titles.sources();
    let source: Option<&Source> = sources.iter().find(|source| source.id == head.source);
    let subject = Subject::of(head, &answer.blocks, source);
    let now = Timestamp::now();
    let judge = |watch: Watch| Judged {
        explained: explain(&watch.query, subject, &names.vocabulary(&[&watch.query])),
        listed: answer.store.has_match(watch.id, head.id),
        alert: of_watch(answer.store, watch.id, story.id, now),
        watch,
    };
    answer.store.watches().into_iter().map(judge).collect()
}

impl<'a> Answer<'a> {
    fn new(store: &'a Store, names: &Names, url: &Url) -> Self {
        let why = why(store, url);
        let article = why.article.as_ref().map(|head| head.id);
        let blocks = article.map(|article| store.blocks(article));
        let mut answer = Self {
            url: url.to_string(),
            why,
            blocks: blocks.unwrap_or_default(),
            watches: Vec::new(),
            store,
            titles: Titles::of(store),
            polls: store.polls(),
        };
        answer.watches = judged(&answer, names);
        answer
    }

    /// An article as it is named to a person.
    fn headline(&self, article: ArticleId) -> String {
        let Some(head) = self.store.head(article) else {
            return "an article that is no longer in the archive".to_owned();
        };
        let source = self.titles.of_article(&head).to_owned();
        output::clean(&format!("{} ({source})", head.title))
    }
}
