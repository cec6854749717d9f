//! Saving and removing watches. The watchlist is compiled beside the owner, which goes on with the
//! old one and takes the new one whole; only then is the archive scanned, so that no article falls
//! between the two.

use std::collections::BTreeSet;
use std::sync::Arc;

use newshawk_core::alert::mute::Mute;
use newshawk_core::ids::WatchId;
use newshawk_core::matching::{Matcher, saved_name};
use newshawk_core::query::{Query, dependents};
use newshawk_core::watch::Watch;

use super::Owner;
use crate::archive;
use crate::handle::{AskError, WatchChange};
use crate::message::{Answer, Event, Message};
use crate::policy;
use crate::store::Batch;

/// What waits for the watchlist to be compiled: an archive scan, and somebody's answer.
pub(crate) struct Uncompiled {
    /// Watches that are new, or mean something else than before.
    changed: Vec<WatchId>,
    answer: Option<(WatchId, Answer<WatchId>)>,
}

impl Uncompiled {
    /// Nobody waits for an answer.
    pub(super) fn unasked(changed: Vec<WatchId>) -> Self {
        Self {
            changed,
            answer: None,
        }
    }
}

impl Owner {
    /// Saves a watch. It is answered when the archive's matches are listed, silently.
    pub(super) async fn save_watch(&mut self, change: WatchChange, answer: Answer<WatchId>) {
        match self.keep_watch(change).await {
            Ok((id, changed)) => self.recompile(Uncompiled {
                changed,
                answer: Some((id, answer)),
            }),
            Err(error) => {
                let _ = answer.send(Err(error));
            }
        }
    }

    /// The saved watch, and the watches whose matches change with it.
    async fn keep_watch(
        &mut self,
        change: WatchChange,
    ) -> Result<(WatchId, Vec<WatchId>), AskError> {
        let query = Query::parse(&change.query).map_err(AskError::Query)?;
        let old = match change.id {
            Some(id) => Some(
                self.watches
                    .get(&id)
                    .cloned()
                    .ok_or(AskError::Missing("watch"))?,
            ),
            None => None,
        };
        let name = Some(change.name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| query.text().to_owned());
        let id = old.as_ref().map_or(WatchId(self.next_watch), |old| old.id);
        let all: Vec<Watch> = self.watches.values().cloned().collect();
        let is_as_before = |old: &Watch| old.query == query && old.name == name;
        if !old.as_ref().is_some_and(is_as_before) {
            query
                .check_references(Some((id, &name)), &all)
                .map_err(AskError::Query)?;
        }
        if let Some(old) = &old
            && saved_name(&old.name) != saved_name(&name)
        {
            refuse_while_used(old, &all)?;
        }
        let query_changed = old.as_ref().is_none_or(|old| old.query != query);
        let watch = Watch {
            id,
            version: old
                .as_ref()
                .map_or(1, |old| old.version + u32::from(query_changed)),
            name,
            query,
            level: change.level,
            paused: change.paused,
            sample: change.sample,
            options: change.options,
        };
        let mut batch = Batch::default();
        if old.is_none() {
            self.next_watch += 1;
            batch.put_next_watch(self.next_watch);
        }
        let was_paused = old.is_some_and(|old| old.paused);
        let mut changed: Vec<Watch> = Vec::new();
        if query_changed {
            // What refers to it means something else from now on.
            let others = dependents(&watch, &all).into_iter().cloned();
            changed.extend(others.map(|other| Watch {
                version: other.version + 1,
                ..other
            }));
        }
        if query_changed || was_paused {
            changed.push(watch.clone());
        }
        changed
            .iter()
            .chain([&watch])
            .for_each(|watch| batch.put_watch(watch));
        for watch in &changed {
            self.note_watch(watch.id, watch.version, &mut batch);
        }
        self.commit(batch).await?;
        let ids = changed
            .iter()
            .filter(|it| !it.paused)
            .map(|it| it.id)
            .collect();
        let kept = changed.into_iter().chain([watch]);
        self.watches.extend(kept.map(|watch| (watch.id, watch)));
        self.policy.watches = policy::rules(&self.watches);
        self.wishes.forget(id);
        self.note_packs().await?;
        self.publish(Some(Event::Watches));
        Ok((id, ids))
    }

    /// Removes a watch and its matches.
    pub(super) async fn remove_watch(&mut self, id: WatchId) -> Result<(), AskError> {
        let watch = self.watches.get(&id).ok_or(AskError::Missing("watch"))?;
        let all: Vec<Watch> = self.watches.values().cloned().collect();
        refuse_while_used(watch, &all)?;
        self.forget_watches(&[id]).await
    }

    /// Removes watches that no other refers to, or all that do.
    pub(super) async fn forget_watches(&mut self, ids: &[WatchId]) -> Result<(), AskError> {
        if ids.is_empty() {
            return Ok(());
        }
        let mut batch = Batch::default();
        for id in ids {
            self.watches.remove(id);
            self.wishes.forget(*id);
            batch.remove_watch(*id);
            self.forget_mute(Mute::Watch(*id), self.is_late(), &mut batch);
            for article in self.tools.store.matches_of(*id, None) {
                batch.remove_match(*id, article);
            }
            for (article, _) in self.tools.store.judgements_of(*id) {
                batch.put_judgement(*id, article, None);
            }
        }
        self.policy.watches = policy::rules(&self.watches);
        self.recompile(Uncompiled::unasked(Vec::new()));
        self.commit(batch).await?;
        self.publish(Some(Event::Watches));
        self.tell_event(Event::Matches);
        Ok(())
    }

    /// Compiles the watchlist as it now is, beside the owner.
    pub(super) fn recompile(&mut self, then: Uncompiled) {
        self.uncompiled.push(then);
        self.edition += 1;
        let (edition, language, post) = (self.edition, self.language.clone(), self.post.clone());
        let watches: Vec<Watch> = self.watches.values().cloned().collect();
        self.workers.spawn(async move {
            let compiled = tokio::task::spawn_blocking(move || language.matcher(&watches)).await;
            if let Err(error) = &compiled {
                tracing::error!(%error, "the watchlist could not be compiled");
            }
            let compiled = compiled.ok().map(Arc::new);
            let _ = post.send(Message::Compiled(edition, compiled)).await;
        });
    }

    /// Takes the compiled watchlist, unless a newer one is on its way.
    pub(super) fn take_compiled(&mut self, edition: u64, compiled: Option<Arc<Matcher>>) {
        if edition != self.edition {
            return;
        }
        let waiting = std::mem::take(&mut self.uncompiled);
        let Some(matcher) = compiled else {
            for (_, answer) in waiting.into_iter().filter_map(|it| it.answer) {
                let _ = answer.send(Err(AskError::Uncompiled));
            }
            return;
        };
        self.matcher = matcher;
        self.publish(None);
        let changed: BTreeSet<WatchId> = waiting.iter().flat_map(|it| it.changed.clone()).collect();
        let answers = waiting.into_iter().filter_map(|it| it.answer).collect();
        self.list_archive(&changed, answers);
    }

    fn list_archive(
        &mut self,
        changed: &BTreeSet<WatchId>,
        answers: Vec<(WatchId, Answer<WatchId>)>,
    ) {
        let watches: Vec<Watch> = self.watches.values().cloned().collect();
        let chosen: Vec<WatchId> = self
            .watches
            .keys()
            .copied()
            .filter(|id| changed.contains(id))
            .collect();
        let (store, language) = (self.tools.store.clone(), self.language.clone());
        let (events, post) = (self.events.clone(), self.post.clone());
        self.scans += 1;
        self.workers.spawn(async move {
            if !chosen.is_empty() {
                let scanned = tokio::task::spawn_blocking(move || {
                    let them = watches.iter().filter(|watch| chosen.contains(&watch.id));
                    let matcher = Matcher::for_watches(them, &language.vocabulary(&watches));
                    archive::backfill(&store, &chosen, &matcher)
                });
                if !matches!(scanned.await, Ok(Ok(()))) {
                    tracing::error!("the archive's matches could not all be listed");
                }
                let _ = events.send(Event::Matches);
            }
            for (id, answer) in answers {
                // Whoever asked may have gone: that is their right.
                let _ = answer.send(Ok(id));
            }
            let _ = post.send(Message::Scanned).await;
        });
    }
}

/// A watch that others refer to can't lose its name.
fn refuse_while_used(watch: &Watch, watches: &[Watch]) -> Result<(), AskError> {
    let users = dependents(watch, watches);
    let Some(user) = users.first() else {
        return Ok(());
    };
    Err(AskError::Used {
        watch: watch.name.clone(),
        by: user.name.clone(),
    })
}
