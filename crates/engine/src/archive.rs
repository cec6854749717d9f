//! The archive: searched with the evaluator that serves live matching.

use jiff::Timestamp;
use newshawk_core::alert::AlertKey;
use newshawk_core::article::Article;
use newshawk_core::ids::{ArticleId, SourceId, StoryId, WatchId};
use newshawk_core::matching::{Match, Matcher};
use newshawk_core::query::Query;
use newshawk_core::story;
use newshawk_core::watch::Watch;

use crate::store::{Batch, Store, StoreError};

/// So many changes go into one transaction; sled wants them small.
const CHANGES: usize = 500;

/// An article that a search found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The article.
    pub article: Article,
    /// Where.
    pub found: Match,
}

/// The articles that fulfil a query, newest first, found as they are asked for.
pub fn search(
    store: &Store,
    query: &Query,
    since: Option<Timestamp>,
    after: Option<ArticleId>,
) -> impl Iterator<Item = Found> + use<> {
    let matcher = Matcher::for_query(query);
    let store = store.clone();
    store
        .heads(after)
        .take_while(move |head| since.is_none_or(|since| head.id.at() >= since))
        .filter_map(move |head| {
            let blocks = store.blocks(head.id);
            let found = matcher.matches(&blocks).pop()?;
            Some(Found {
                article: Article { head, blocks },
                found,
            })
        })
}

/// Lists the archive's matches of a new or changed watch, and takes back those that hold no more.
pub(crate) fn backfill(store: &Store, watch: &Watch) -> Result<(), StoreError> {
    let matcher = Matcher::new([watch]);
    let mut batch = Batch::default();
    let mut changes = 0;
    for head in store.heads(None) {
        match matcher.matches(&store.blocks(head.id)).pop() {
            Some(found) => batch.put_match(head.id, head.revision, &found),
            None if store.has_match(watch.id, head.id) => batch.remove_match(watch.id, head.id),
            None => continue,
        }
        changes += 1;
        if changes % CHANGES == 0 {
            store.commit_blocking(std::mem::take(&mut batch))?;
        }
    }
    store.commit_blocking(batch)
}

/// All that is to be removed with the articles of some sources.
pub(crate) fn without(store: &Store, sources: &[SourceId], watches: &[WatchId]) -> Batch {
    let mut batch = Batch::default();
    let doomed: std::collections::HashSet<ArticleId> = store
        .heads(None)
        .filter(|head| sources.contains(&head.source))
        .map(|head| head.id)
        .collect();
    for id in &doomed {
        batch.remove_article(*id);
        let story: StoryId = story::place(*id).story();
        for watch in watches {
            batch.remove_match(*watch, *id);
            batch.remove_alert(AlertKey {
                watch: *watch,
                story,
            });
        }
    }
    for (name, article) in store.names() {
        if doomed.contains(&article) {
            batch.remove_identity(name);
        }
    }
    batch
}
