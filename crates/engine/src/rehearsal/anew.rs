//! What watches would have found that are newer than the news, or look for something else by now.
//!
//! What a watch found then, as it is today, is in the journal. Before it was so, the archive's
//! matches stand in: each at the time when its article was first seen.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::Timestamp;
use newshawk_core::alert::desk::{Event, Found};
use newshawk_core::alert::{AlertKey, prominence};
use newshawk_core::ids::{ArticleId, StoryId, WatchId};
use newshawk_core::rehearsal::{Asked, Question};
use newshawk_core::watch::Watch;

use super::{question, versions};
use crate::store::{Cause, Heard, Store};

/// What the desk would have been asked with today's watches.
pub(super) fn asked(
    store: &Store,
    watches: &[Watch],
    since: Timestamp,
    rows: Vec<Heard>,
) -> Vec<Asked> {
    let today = versions(watches);
    let began = began(&today, &rows);
    let mut kept = Vec::with_capacity(rows.len());
    let mut heard: HashSet<(WatchId, ArticleId)> = HashSet::new();
    for (row, cause) in rows.into_iter().enumerate() {
        let Some((asked, version)) = question(cause) else {
            continue;
        };
        if let Question::Heard { event, .. } = &asked.what {
            if let Some(found) = event.found() {
                if today.get(&found.key.watch) != Some(&version) {
                    continue;
                }
                heard.insert((found.key.watch, found.article));
            }
            if let Event::Lost(key) = event {
                let meant_another = began.get(&key.watch).is_some_and(|it| row < it.changed);
                if meant_another {
                    continue;
                }
            }
        }
        kept.push(asked);
    }
    let mut anew: BTreeMap<Timestamp, Vec<Asked>> = BTreeMap::new();
    for (watch, began) in &began {
        let missing = |article: &ArticleId| !heard.contains(&(*watch, *article));
        for found in found_before(store, *watch, since, began.at, missing) {
            anew.entry(found.first_seen).or_default().push(Asked {
                at: found.first_seen,
                what: Question::Heard {
                    event: Event::Found(found),
                    late: false,
                },
            });
        }
    }
    merged(kept, anew)
}

/// Since when a watch is as it is today.
struct Began {
    at: Timestamp,
    /// The row from which on its query is today's.
    changed: usize,
}

fn began(today: &HashMap<WatchId, u32>, rows: &[Heard]) -> HashMap<WatchId, Began> {
    let mut began: HashMap<WatchId, Began> = HashMap::new();
    for (row, heard) in rows.iter().enumerate() {
        let Cause::Watch(watch, version) = heard.cause else {
            continue;
        };
        if today.get(&watch) != Some(&version) {
            continue;
        }
        let changed = began.get(&watch).map_or(row, |it| it.changed);
        let at = heard.at;
        began.insert(watch, Began { at, changed });
    }
    began
}

/// The archive's matches of a watch between two moments.
fn found_before(
    store: &Store,
    watch: WatchId,
    since: Timestamp,
    before: Timestamp,
    is_missing: impl Fn(&ArticleId) -> bool,
) -> Vec<Found> {
    let articles = store.matches_of(watch, None);
    let recent = articles.take_while(|article| article.at() >= since);
    let found = recent.filter(is_missing).filter_map(|article| {
        let head = store.head(article)?;
        let stored = store.match_of(watch, article)?;
        let story = store.placed(article);
        Some(Found {
            key: AlertKey {
                watch,
                story: story.map_or(StoryId(article), |placed| placed.story),
            },
            article,
            source: head.source,
            prominence: prominence(&stored.evidence),
            backfill: head.backfill,
            published: head.published,
            first_seen: head.first_seen,
        })
    });
    found.filter(|it| it.first_seen < before).collect()
}

/// Puts what was found anew behind what was heard by then.
fn merged(kept: Vec<Asked>, mut anew: BTreeMap<Timestamp, Vec<Asked>>) -> Vec<Asked> {
    let mut all = Vec::with_capacity(kept.len());
    for asked in kept {
        while let Some(first) = anew.first_entry().filter(|it| *it.key() < asked.at) {
            all.extend(first.remove());
        }
        all.push(asked);
    }
    all.extend(anew.into_values().flatten());
    all
}
