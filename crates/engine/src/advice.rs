//! What could be better about a watch, said and never done: a change that the person's own marks
//! speak for, and a narrower query where it takes too many notifications.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::{Alert, Fate, Hold};
use newshawk_core::article::Article;
use newshawk_core::ids::{ArticleId, WatchId};
use newshawk_core::matching::Subject;
use newshawk_core::preview;
use newshawk_core::query::Query;
use newshawk_core::suggest::{self, MOST_MARKS, Marks, Suggestion};
use newshawk_core::watch::{Level, Watch};

use crate::archive::Sources;
use crate::handle::{AskError, Handle};
use crate::language::Language;
use crate::store::{Judgement, Store};

/// A narrower query is measured on so many days: news has its weekdays.
const DAYS: i64 = 7;
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// So many matches are looked through for those that were read or starred.
const MATCHES: usize = 5_000;
/// So many articles are looked at for a narrower query, as for a preview.
const ARTICLES: usize = 20_000;

/// What could be better about a watch.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// So many marks say that a match was not relevant.
    pub rejected: usize,
    /// So many matches were read, starred or marked as relevant.
    pub accepted: usize,
    /// Changes that the marks speak for.
    pub suggestions: Vec<Suggestion>,
    /// Where it takes over half of the notifications of a day.
    pub loud: Option<Loud>,
}

/// A watch that takes too many notifications.
#[derive(Clone, Debug, PartialEq)]
pub struct Loud {
    /// How many, as a sentence.
    pub sentence: String,
    /// Queries that find less, each with its effect as a sentence.
    pub narrower: Vec<(Query, String)>,
}

impl Handle {
    /// What could be better about a watch. Nothing is changed by it.
    ///
    /// # Errors
    /// When the watch is gone, or the engine is closing.
    pub async fn advise(&self, watch: WatchId) -> Result<Advice, AskError> {
        let (live, store, now) = (self.live(), self.store().clone(), self.now());
        let watches = live.watches.clone();
        let known = watches.iter().find(|it| it.id == watch).cloned();
        let watch = known.ok_or(AskError::Missing("watch"))?;
        let asked = tokio::task::spawn_blocking(move || {
            advice(&store, &live.language, &watches, &watch, now)
        });
        asked.await.map_err(|_| AskError::Closing)
    }
}

impl Handle {
    /// What is to be known of a watch, in words: that spikes can't be told yet, that it takes too
    /// many notifications. It reads the store: call it where waiting for the disk is allowed.
    pub fn notes_on(&self, watch: &Watch) -> Vec<String> {
        let told = told_in_a_day(self.store(), watch.id, self.now());
        let share = suggest::takes_too_much(told).then(|| suggest::share(told));
        self.spikes_missing(watch)
            .into_iter()
            .chain(share)
            .collect()
    }
}

/// What could be better about a watch, from what is in the store.
pub fn advice(
    store: &Store,
    language: &Language,
    watches: &[Watch],
    watch: &Watch,
    now: Timestamp,
) -> Advice {
    let sources = Sources::of(store);
    let rejected = articles(store, rejected(store, watch.id));
    let accepted = articles(store, accepted(store, watch.id));
    let vocabulary = language.vocabulary_for([&watch.query], watches);
    let marks = Marks {
        accepted: &subjects(&accepted, &sources),
        rejected: &subjects(&rejected, &sources),
    };
    Advice {
        rejected: rejected.len(),
        accepted: accepted.len(),
        suggestions: suggest::suggest(&watch.query, marks, &vocabulary),
        loud: loud(store, language, watches, watch, now),
    }
}

/// How many stories a watch told in the last day, or would have where nobody held them back.
pub fn told_in_a_day(store: &Store, watch: WatchId, now: Timestamp) -> usize {
    let since = now - DAY;
    // A story that goes on for days is told again; beyond that it has had its time.
    let recent = store
        .alerts()
        .take_while(|entry| entry.key.story.0.at() >= since - 2 * DAY);
    let own = recent.filter(|entry| entry.key.watch == watch);
    own.filter(|entry| took_one(&entry.alert, since)).count()
}

/// Did it take a notification since then? Those that interrupt have an hour's budget of their own.
fn took_one(alert: &Alert, since: Timestamp) -> bool {
    let was_told = alert.told.is_some_and(|told| told.at >= since);
    let is_too_much = matches!(
        alert.fate,
        Fate::Held {
            why: Hold::Budget,
            ..
        }
    );
    alert.level == Level::Notify && (was_told || is_too_much)
}

fn loud(
    store: &Store,
    language: &Language,
    watches: &[Watch],
    watch: &Watch,
    now: Timestamp,
) -> Option<Loud> {
    let told = told_in_a_day(store, watch.id, now);
    if !suggest::takes_too_much(told) {
        return None;
    }
    let candidates = suggest::narrower(&watch.query);
    let queries = || std::iter::once(&watch.query).chain(candidates.iter().map(|it| &it.query));
    let vocabulary = language.vocabulary_for(queries(), watches);
    let since = now - DAY * i32::try_from(DAYS).unwrap_or(1);
    let heads = store.heads_since(since).take(ARTICLES);
    let mut oldest = now;
    let recent = heads.map(|head| {
        oldest = oldest.min(head.id.at());
        let blocks = store.blocks(head.id);
        Article { head, blocks }
    });
    let recent: Vec<Article> = recent.collect();
    let counts = preview::count(queries(), &vocabulary, &store.sources(), recent);
    let all = counts.first().copied().unwrap_or(0);
    let days = usize::try_from(now.duration_since(oldest).as_hours() / 24 + 1).unwrap_or(1);
    let found = candidates.iter().zip(counts.iter().skip(1).copied());
    let narrower = found
        .filter(|(_, found)| *found > 0 && *found < all)
        .map(|(it, found)| {
            let sentence = it.sentence(found, all, days.min(DAYS.unsigned_abs() as usize));
            (it.query.clone(), sentence)
        });
    Some(Loud {
        sentence: suggest::share(told),
        narrower: narrower.collect(),
    })
}

fn rejected(store: &Store, watch: WatchId) -> impl Iterator<Item = ArticleId> {
    let marks = store.judgements_of(watch);
    marks.filter_map(|(article, said)| (said == Judgement::NotRelevant).then_some(article))
}

/// What was read, starred or marked as relevant, and not marked as the contrary. What was passed
/// over with “mark all as read” is among it: that makes a suggestion rarer, never a loss larger.
fn accepted(store: &Store, watch: WatchId) -> impl Iterator<Item = ArticleId> {
    let matches = store.matches_of(watch, None).take(MATCHES);
    matches.filter(move |article| match store.judgement(watch, *article) {
        Some(said) => said == Judgement::Relevant,
        None => {
            let status = store.status(*article);
            status.read || status.starred
        }
    })
}

fn subjects<'a>(articles: &'a [Article], sources: &'a Sources) -> Vec<Subject<'a>> {
    let subject = |it: &'a Article| sources.subject(&it.head, &it.blocks);
    articles.iter().map(subject).collect()
}

fn articles(store: &Store, ids: impl Iterator<Item = ArticleId>) -> Vec<Article> {
    ids.take(MOST_MARKS)
        .filter_map(|id| store.article(id))
        .collect()
}
