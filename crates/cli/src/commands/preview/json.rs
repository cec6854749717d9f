//! A preview as JSON.

use newshawk_core::article::Head;
use newshawk_core::matching::Evidence;
use newshawk_core::preview::Changed;
use serde::Serialize;

use super::Told;
use crate::proof::{self, Proof};
use crate::times;

#[derive(Serialize)]
pub(super) struct Answer<'a> {
    query: &'a str,
    against: Option<&'a str>,
    searched: usize,
    articles: usize,
    days_back: usize,
    per_week: Option<f64>,
    days: Vec<Day>,
    sources: Vec<Source<'a>>,
    samples: Vec<Sample>,
    added: Option<Difference>,
    removed: Option<Difference>,
}

#[derive(Serialize)]
struct Day {
    day: String,
    count: usize,
}

#[derive(Serialize)]
struct Source<'a> {
    id: u32,
    title: Option<&'a str>,
    count: usize,
}

/// An article that was found.
#[derive(Serialize)]
struct Sample {
    #[serde(flatten)]
    article: About,
    evidence: Vec<Proof>,
}

/// Articles that only one of two queries finds.
#[derive(Serialize)]
struct Difference {
    count: usize,
    samples: Vec<About>,
}

#[derive(Serialize)]
struct About {
    id: String,
    url: Option<String>,
    title: String,
    source: String,
    published: Option<String>,
    first_seen: String,
}

pub(super) fn answer<'a>(told: &'a Told<'_>) -> Answer<'a> {
    let found = &told.found;
    let is_compared = told.against.is_some();
    let days = found.days.iter().map(|(day, count)| Day {
        day: day.to_string(),
        count: *count,
    });
    let sources = told.by_source().into_iter();
    let samples = found.samples.iter();
    Answer {
        query: told.query.text(),
        against: told.against.map(newshawk_core::query::Query::text),
        searched: found.searched,
        articles: found.articles,
        days_back: found.days_back,
        per_week: found.per_week.map(rounded),
        days: days.collect(),
        sources: sources
            .map(|(id, title, count)| Source {
                id: id.0,
                title,
                count,
            })
            .collect(),
        samples: samples
            .filter_map(|it| sample(told, it.article, &it.evidence))
            .collect(),
        added: is_compared.then(|| difference(told, &found.added)),
        removed: is_compared.then(|| difference(told, &found.removed)),
    }
}

fn sample(
    told: &Told<'_>,
    id: newshawk_core::ids::ArticleId,
    evidence: &[Evidence],
) -> Option<Sample> {
    let article = told.store.article(id)?;
    Some(Sample {
        article: about(told, &article.head),
        evidence: proof::proofs(evidence, &article.blocks),
    })
}

fn difference(told: &Told<'_>, changed: &Changed) -> Difference {
    let articles = told.articles(&changed.samples);
    Difference {
        count: changed.count,
        samples: articles.iter().map(|it| about(told, &it.head)).collect(),
    }
}

fn about(told: &Told<'_>, head: &Head) -> About {
    About {
        id: head.id.to_string(),
        url: head.url.as_ref().map(ToString::to_string),
        title: head.title.clone(),
        source: told.titles.of_article(head).to_owned(),
        published: head.published.map(times::rfc3339),
        first_seen: times::rfc3339(head.first_seen),
    }
}

/// Two decimals: more would say that a rate is known better than it is.
fn rounded(rate: f64) -> f64 {
    (rate * 100.0).round() / 100.0
}
