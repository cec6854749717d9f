//! What the person says of a watch's matches, and what follows from it.

use jiff::Timestamp;
use newshawk_core::ids::ArticleId;
use newshawk_core::matching::saved_name;
use newshawk_core::watch::Watch;
use newshawk_engine::store::{Judgement, Store};
use newshawk_engine::{Advice, advice};
use serde::Serialize;

use crate::ending::{Ending, No};
use crate::output::{self, clean, count};
use crate::place::Place;
use crate::session;

#[derive(Serialize)]
struct Answer<'a> {
    watch: &'a str,
    rejected: usize,
    accepted: usize,
    suggestions: Vec<Row<'a>>,
    /// How many notifications it takes, where these are too many.
    share: Option<&'a str>,
    narrower: Vec<Narrower<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    query: &'a str,
    sentence: &'a str,
    removed: usize,
    of_rejected: usize,
    lost: usize,
    of_accepted: usize,
}

#[derive(Serialize)]
struct Narrower<'a> {
    query: &'a str,
    sentence: &'a str,
}

/// `watches mark`.
pub(super) fn mark(
    watch: &str,
    what: Option<Judgement>,
    articles: &[String],
    place: &Place,
) -> anyhow::Result<Ending> {
    session::ask(place, |handle| async move {
        let live = handle.live();
        let watch = named(watch, &live.watches)?;
        let store = handle.store();
        let found: Result<Vec<ArticleId>, No> =
            articles.iter().map(|it| article(it, store)).collect();
        let list = found?.into_iter().map(|it| (watch.id, it, what));
        handle.judge(list.collect()).await?;
        Ok(Ending::Done)
    })
}

/// `watches suggest`.
pub(super) fn suggest(watch: &str, place: &Place) -> anyhow::Result<Ending> {
    let reading = place.read()?;
    let watches = reading.store.watches();
    let watch = named(watch, &watches)?;
    let language = place.language();
    let found = advice(&reading.store, &language, &watches, watch, Timestamp::now());
    if place.json {
        output::json(&answer(watch, &found))?;
    } else {
        output::line(&words(watch, &found))?;
    }
    let is_empty = found.suggestions.is_empty() && found.loud.is_none();
    Ok(if is_empty { Ending::No } else { Ending::Done })
}

fn answer<'a>(watch: &'a Watch, found: &'a Advice) -> Answer<'a> {
    let suggestions = found.suggestions.iter().map(|it| Row {
        query: it.query.text(),
        sentence: &it.sentence,
        removed: it.removed,
        of_rejected: it.of_rejected,
        lost: it.lost,
        of_accepted: it.of_accepted,
    });
    let narrower = found.loud.iter().flat_map(|loud| &loud.narrower);
    Answer {
        watch: &watch.name,
        rejected: found.rejected,
        accepted: found.accepted,
        suggestions: suggestions.collect(),
        share: found.loud.as_ref().map(|loud| loud.sentence.as_str()),
        narrower: narrower
            .map(|(query, sentence)| Narrower {
                query: query.text(),
                sentence,
            })
            .collect(),
    }
}

fn words(watch: &Watch, found: &Advice) -> String {
    let name = clean(&watch.name);
    let mut lines = Vec::new();
    for it in &found.suggestions {
        lines.push(clean(&it.sentence));
        lines.push(format!("  {}", clean(it.query.text())));
    }
    if lines.is_empty() {
        let rejected = count(found.rejected, "match is marked", "matches are marked");
        let accepted = count(found.accepted, "was", "were");
        lines.push(format!(
            "Nothing to suggest for {name}: {rejected} as not relevant and {accepted} read or kept, and nothing tells the ones from the others."
        ));
    }
    if let Some(loud) = &found.loud {
        lines.push(loud.sentence.clone());
        for (query, sentence) in &loud.narrower {
            lines.push(clean(sentence));
            lines.push(format!("  {}", clean(query.text())));
        }
    }
    lines.join("\n")
}

/// The watch of that name or number.
fn named<'a>(text: &str, watches: &'a [Watch]) -> Result<&'a Watch, No> {
    let key = saved_name(text);
    let by_name = watches.iter().find(|it| saved_name(&it.name) == key);
    let number = text.parse::<u32>().ok();
    let by_number = || watches.iter().find(|it| Some(it.id.0) == number);
    by_name.or_else(by_number).ok_or_else(|| {
        No(format!(
            "There is no watch “{}”. “newshawk-cli watches” lists them.",
            clean(text)
        ))
    })
}

/// The article of that id or address.
fn article(text: &str, store: &Store) -> Result<ArticleId, No> {
    let by_id = text.parse().ok().filter(|id| store.head(*id).is_some());
    let is_there = |url: &url::Url| url.as_str() == text;
    let by_address = || {
        let mut heads = store.heads(None);
        heads.find(|head| head.url.as_ref().is_some_and(is_there))
    };
    by_id
        .or_else(|| by_address().map(|head| head.id))
        .ok_or_else(|| {
            No(format!(
                "There is no article {} in the archive. “newshawk-cli search” finds its address.",
                clean(text)
            ))
        })
}
