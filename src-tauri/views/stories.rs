//! Stories: rows of the middle pane, and the page of one.

use super::alerts::{AlertTurn, fate_words};
use super::{MatchRow, Names, count, ms};
use newshawk_core::ids::{ArticleId, StoryId, WatchId};
use newshawk_core::story::{self, Digest, Part, Step};
use newshawk_engine::store::Store;
use newshawk_engine::{Handle, ListedStory, Listing};
use serde::Serialize;
use std::collections::HashMap;
use ts_rs::TS;

/// One row of the middle pane: a story, under the article that stands for it.
#[derive(Serialize, TS)]
pub(crate) struct StoryRow {
    /// The story's id.
    pub(crate) story: String,
    /// The first of its articles that the list is of.
    pub(crate) first: MatchRow,
    /// All of its articles that the list is of, newest first.
    pub(crate) articles: Vec<String>,
    /// Those of them that nobody has read.
    pub(crate) unread: Vec<String>,
    /// Whether one of them was starred.
    pub(crate) starred: bool,
    /// The names of the watches that match one of them.
    pub(crate) watch_names: Vec<String>,
    /// How many articles tell it, whether the list is of them or not.
    pub(crate) versions: u32,
    /// How many outlets have it.
    pub(crate) outlets: u32,
    /// How many of them reported it by themselves.
    pub(crate) origins: u32,
    /// When the newest of its articles was first seen.
    #[ts(type = "number")]
    pub(crate) latest: i64,
    /// What became of its alert, or null where it has none.
    pub(crate) alert: Option<AlertTurn>,
}

/// A page of stories, newest first.
#[derive(Serialize, TS)]
pub(crate) struct StoryPage {
    /// The stories.
    pub(crate) rows: Vec<StoryRow>,
    /// Pass it as `after` for the next page; null at the end.
    pub(crate) next: Option<String>,
    /// The number of stories in all pages together, where it is known.
    pub(crate) total: Option<u32>,
}

/// A story in full.
#[derive(Serialize, TS)]
pub(crate) struct StoryView {
    /// Its id.
    pub(crate) story: String,
    /// How many outlets have it.
    pub(crate) outlets: u32,
    /// How many of them reported it by themselves.
    pub(crate) origins: u32,
    /// Its articles, in the order of time.
    pub(crate) versions: Vec<VersionView>,
    /// What became of its alerts, in words.
    pub(crate) fate: Vec<String>,
}

/// One article of a story.
#[derive(Serialize, TS)]
pub(crate) struct VersionView {
    /// The article's id.
    pub(crate) article: String,
    /// The name of the source.
    pub(crate) source: String,
    /// The headline.
    pub(crate) title: String,
    /// When it was published, or first seen where nobody says.
    #[ts(type = "number")]
    pub(crate) at: i64,
    /// Whether it says when it was published.
    pub(crate) dated: bool,
    /// What it is among those before it.
    pub(crate) part: VersionPart,
    /// The source whose text it has, the same or lightly rewritten; null for a text of its own.
    pub(crate) copy_of: Option<String>,
    /// The agency it is credited to, or null.
    pub(crate) wire: Option<String>,
    /// What it brought that the story did not have ("Dead: 40, before 12").
    pub(crate) news: Vec<String>,
    /// The names of the watches that match it.
    pub(crate) watch_names: Vec<String>,
    /// Whether it was read.
    pub(crate) read: bool,
}

/// What an article is among those before it.
#[derive(Clone, Copy, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum VersionPart {
    /// Nobody had it before.
    First,
    /// A hand that had not reported it before.
    Follows,
    /// A copy, a report of an agency that was there already, or a further one of the same outlet.
    Repeats,
}

/// Lists are counted up to so many articles.
const COUNTED: usize = 10_000;

impl StoryPage {
    pub(crate) fn of(store: &Store, listing: &Listing, names: &Names) -> Self {
        let page = store.list_stories(listing);
        let all = names.watches();
        let rows = page.rows.iter();
        // Counting matches reads no text; counting what a search finds would read the archive.
        let is_countable = listing.search.is_none() && listing.source.is_none();
        let all_of_them = Listing {
            after: None,
            limit: COUNTED,
            ..listing.clone()
        };
        let total = is_countable.then(|| count(store.count_stories(&all_of_them)));
        Self {
            rows: rows
                .map(|row| StoryRow::of(store, row, names, &all))
                .collect(),
            next: page.next.map(|id| id.to_string()),
            total,
        }
    }
}

impl StoryRow {
    fn of(store: &Store, row: &ListedStory, names: &Names, all: &[WatchId]) -> Self {
        let ids = |of: &dyn Fn(bool) -> bool| {
            let wanted = row.articles.iter().filter(|(_, status)| of(status.read));
            wanted.map(|(id, _)| id.to_string()).collect()
        };
        let matched = |watch: &&WatchId| {
            let mut articles = row.articles.iter();
            articles.any(|(id, _)| store.has_match(**watch, *id))
        };
        let watch_names = all.iter().filter(matched);
        let alerts = store.alerts_of(row.story);
        Self {
            story: row.story.to_string(),
            first: MatchRow::of(store, &row.first, names, all),
            articles: ids(&|_| true),
            unread: ids(&|read| !read),
            starred: row.articles.iter().any(|(_, status)| status.starred),
            watch_names: watch_names
                .filter_map(|watch| names.watch(*watch))
                .map(str::to_owned)
                .collect(),
            versions: count(row.reach.articles),
            outlets: count(row.reach.outlets),
            origins: count(row.reach.origins),
            latest: ms(row.latest),
            alert: alerts.iter().map(|it| AlertTurn::of(&it.alert)).min(),
        }
    }
}

impl StoryView {
    /// The story of an article; none where the article is gone.
    pub(crate) fn of(engine: &Handle, article: ArticleId) -> Option<Self> {
        let store = engine.store();
        store.head(article)?;
        let story = store.story_of(article);
        let names = Names::of(&engine.live());
        let mut members = store.members(story);
        members.reverse();
        let reach = store.reach(&members);
        Some(Self {
            story: story.to_string(),
            outlets: count(reach.outlets),
            origins: count(reach.origins),
            versions: versions(store, &members, &names),
            fate: fate(store, story, &names),
        })
    }
}

/// The articles in the order they were published, with what each is in the story.
fn versions(store: &Store, members: &[ArticleId], names: &Names) -> Vec<VersionView> {
    let all = names.watches();
    let digests: Vec<Digest> = members
        .iter()
        .filter_map(|id| Some(store.placed(*id)?.digest))
        .collect();
    let steps: HashMap<ArticleId, Step> = story::timeline(&digests)
        .into_iter()
        .map(|step| (step.article, step))
        .collect();
    let wires: HashMap<ArticleId, &str> = digests
        .iter()
        .filter_map(|digest| Some((digest.article, digest.wire?.0)))
        .collect();
    let source = |id: ArticleId| Some(names.source_of(&store.head(id)?).0);
    let version = |id: &ArticleId| {
        let head = store.head(*id)?;
        let step = steps.get(id);
        let matched = all.iter().filter(|watch| store.has_match(**watch, *id));
        Some(VersionView {
            article: id.to_string(),
            source: names.source_of(&head).0,
            at: ms(head.published.unwrap_or(head.first_seen)),
            dated: head.published.is_some(),
            part: step.map_or(VersionPart::First, |step| step.part.into()),
            copy_of: step.and_then(|step| source(step.copy_of?)),
            wire: wires.get(id).map(|wire| (*wire).to_owned()),
            news: step
                .map(|step| step.news.iter().map(ToString::to_string).collect())
                .unwrap_or_default(),
            watch_names: matched
                .filter_map(|watch| names.watch(*watch))
                .map(str::to_owned)
                .collect(),
            read: store.status(*id).read,
            title: head.title,
        })
    };
    let mut versions: Vec<VersionView> = members.iter().filter_map(version).collect();
    versions.sort_by_key(|version| version.at);
    versions
}

/// What became of the alerts of a story, watch by watch.
pub(super) fn fate(store: &Store, story: StoryId, names: &Names) -> Vec<String> {
    let alerts = store.alerts_of(story).into_iter();
    alerts
        .filter_map(|entry| {
            let watch = names.watch(entry.key.watch)?;
            Some(format!("{watch}: {}", fate_words(&entry.alert.fate)))
        })
        .collect()
}

impl From<Part> for VersionPart {
    fn from(part: Part) -> Self {
        match part {
            Part::First => Self::First,
            Part::Follows => Self::Follows,
            Part::Repeats => Self::Repeats,
        }
    }
}
