//! The archive: searched with the evaluator that serves live matching.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use newshawk_core::alert::AlertKey;
use newshawk_core::article::{Article, Block, Head};
use newshawk_core::ids::{ArticleId, SourceId, StoryId, WatchId};
use newshawk_core::matching::{Match, Matcher, Subject};
use newshawk_core::source::Source;

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

/// The sources of articles, to be matched with what they are.
pub(crate) struct Sources(HashMap<SourceId, Source>);

impl Sources {
    pub(crate) fn of(store: &Store) -> Self {
        let sources = store.sources().into_iter();
        Self(sources.map(|source| (source.id, source)).collect())
    }

    pub(crate) fn subject<'a>(&'a self, head: &'a Head, blocks: &'a [Block]) -> Subject<'a> {
        Subject::of(head, blocks, self.0.get(&head.source))
    }
}

/// The articles that fulfil a compiled query, newest first, found as they are asked for.
pub fn search(
    store: &Store,
    matcher: Arc<Matcher>,
    since: Option<Timestamp>,
    after: Option<ArticleId>,
) -> impl Iterator<Item = Found> + use<> {
    let (store, sources) = (store.clone(), Sources::of(store));
    store
        .heads(after)
        .take_while(move |head| since.is_none_or(|since| head.id.at() >= since))
        .filter_map(move |head| {
            let blocks = store.blocks(head.id);
            let found = matcher.matches(sources.subject(&head, &blocks)).pop()?;
            Some(Found {
                article: Article { head, blocks },
                found,
            })
        })
}

/// Lists the archive's matches of new or changed watches, and takes back those that hold no more.
/// The matcher is of these watches alone.
pub(crate) fn backfill(
    store: &Store,
    watches: &[WatchId],
    matcher: &Matcher,
) -> Result<(), StoreError> {
    let sources = Sources::of(store);
    let mut batch = Batch::default();
    let mut changes = 0;
    for head in store.heads(None) {
        let blocks = store.blocks(head.id);
        let mut matches = matcher
            .matches(sources.subject(&head, &blocks))
            .into_iter()
            .peekable();
        for watch in watches {
            match matches.next_if(|found| found.watch == *watch) {
                Some(mut found) => {
                    let before = store.match_of(*watch, head.id);
                    found.after_edit = before.is_some_and(|before| before.after_edit);
                    batch.put_match(head.id, head.revision, &found);
                }
                None if store.has_match(*watch, head.id) => batch.remove_match(*watch, head.id),
                None => continue,
            }
            changes += 1;
        }
        if changes >= CHANGES {
            store.commit_blocking(std::mem::take(&mut batch))?;
            changes = 0;
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
        let story = store.story_of(*id);
        batch.remove_place(*id, &store.parts(story));
        for watch in watches {
            batch.remove_match(*watch, *id);
            batch.put_judgement(*watch, *id, None);
            // Also what was told of it before it turned out to be part of another story.
            for story in [story, StoryId(*id)] {
                let watch = *watch;
                batch.remove_alert(AlertKey { watch, story });
            }
        }
    }
    for (name, article) in store.names() {
        if doomed.contains(&article) {
            batch.remove_identity(name);
        }
    }
    batch
}
