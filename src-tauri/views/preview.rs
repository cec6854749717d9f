//! What a query would find in the archive, while it is still being written.

use super::{Names, Run, count, ms, rows};
use newshawk_core::ids::{ArticleId, WatchId};
use newshawk_core::matching::Match;
use newshawk_core::preview::{Preview, Sample};
use newshawk_engine::Handle;
use newshawk_engine::store::Store;
use serde::Serialize;
use ts_rs::TS;

/// More sources than these are a list, and no answer.
const SOURCES: usize = 5;

/// What a query would find in the archive.
#[derive(Serialize, TS)]
pub(crate) struct QueryPreview {
    /// How many articles it holds for.
    pub(crate) articles: u32,
    /// How many days the archive reaches back, begun ones included.
    pub(crate) days_back: u32,
    /// How many it holds for a week, or null when the archive reaches back less than a week.
    pub(crate) per_week: Option<f64>,
    /// The last 14 days, oldest first.
    pub(crate) days: Vec<PreviewDay>,
    /// The sources that have most of them, at most five.
    pub(crate) sources: Vec<PreviewSource>,
    /// The newest of them, at most five.
    pub(crate) samples: Vec<PreviewSample>,
    /// How many of them the previous query does not find; 0 without one.
    pub(crate) added: u32,
    /// How many only the previous query finds; 0 without one.
    pub(crate) removed: u32,
    /// Headlines of those added, at most three.
    pub(crate) added_samples: Vec<String>,
    /// Headlines of those removed, at most three.
    pub(crate) removed_samples: Vec<String>,
    /// How many articles were looked at.
    pub(crate) searched: u32,
}

/// One day of a preview.
#[derive(Serialize, TS)]
pub(crate) struct PreviewDay {
    /// The day, as `2026-11-24`.
    pub(crate) day: String,
    /// How many articles of that day.
    pub(crate) count: u32,
}

/// One source of a preview.
#[derive(Serialize, TS)]
pub(crate) struct PreviewSource {
    /// The source's title.
    pub(crate) title: String,
    /// How many articles it has.
    pub(crate) count: u32,
}

/// One article of a preview.
#[derive(Serialize, TS)]
pub(crate) struct PreviewSample {
    /// The article's id.
    pub(crate) id: String,
    /// Its headline.
    pub(crate) title: String,
    /// The title of its source.
    pub(crate) source: String,
    /// When it was published, or null.
    #[ts(type = "number | null")]
    pub(crate) published: Option<i64>,
    /// What to show of it, marked: the headline where it has a mark, else the sentence that has one.
    pub(crate) runs: Vec<Run>,
}

impl QueryPreview {
    pub(crate) fn of(engine: &Handle, found: Preview) -> Self {
        let store = engine.store();
        let names = Names::of(&engine.live());
        let titles = |ids: &[ArticleId]| {
            let heads = ids.iter().filter_map(|id| store.head(*id));
            heads.map(|head| head.title).collect()
        };
        let day = |(day, articles): (jiff::civil::Date, usize)| PreviewDay {
            day: day.to_string(),
            count: count(articles),
        };
        let source = |(id, articles)| PreviewSource {
            title: names.source(id).unwrap_or_default(),
            count: count(articles),
        };
        let samples = found.samples.into_iter();
        Self {
            articles: count(found.articles),
            days_back: count(found.days_back),
            per_week: found.per_week,
            days: found.days.into_iter().map(day).collect(),
            sources: found
                .sources
                .into_iter()
                .take(SOURCES)
                .map(source)
                .collect(),
            samples: samples
                .filter_map(|sample| PreviewSample::of(store, sample, &names))
                .collect(),
            added: count(found.added.count),
            removed: count(found.removed.count),
            added_samples: titles(&found.added.samples),
            removed_samples: titles(&found.removed.samples),
            searched: count(found.searched),
        }
    }
}

impl PreviewSample {
    /// Nothing when the article was removed meanwhile.
    fn of(store: &Store, sample: Sample, names: &Names) -> Option<Self> {
        let article = store.article(sample.article)?;
        let found = [Match {
            watch: WatchId(0),
            version: 0,
            after_edit: false,
            evidence: sample.evidence,
        }];
        let title = || rows::title(&article.head, &article.blocks, &found);
        let is_marked = |runs: &Vec<Run>| runs.iter().any(|run| !run.watches.is_empty());
        let marked = [title(), rows::line(&article.blocks, &found)]
            .into_iter()
            .find(is_marked);
        Some(Self {
            id: article.head.id.to_string(),
            source: names.source_of(&article.head).0,
            published: article.head.published.map(ms),
            // What is only known of an article marks nothing.
            runs: marked.unwrap_or_else(title),
            title: article.head.title,
        })
    }
}
