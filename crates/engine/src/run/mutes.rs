//! What the person wants to hear nothing more of.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::AlertKey;
use newshawk_core::alert::desk::{Event as Fact, Found};
use newshawk_core::alert::mute::Mute;
use newshawk_core::ids::{ArticleId, SourceId, StoryId};
use newshawk_core::story::KEPT;

use super::Owner;
use super::intake::heard;
use crate::handle::AskError;
use crate::message::Event;
use crate::store::{Batch, Store};

/// A muted story is forgotten after this long, if it ended: nothing can be added to it any more.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24 * 14);

impl Owner {
    /// Mutes a watch, a story or a source; what waits to be told becomes silent when it is due.
    pub(super) async fn mute(&mut self, what: Mute) -> Result<(), AskError> {
        let now = self.clock.now();
        let what = self.existing(what)?;
        let since = self.policy.muted.since(what).unwrap_or(now);
        let mut batch = Batch::default();
        batch.put_mute(what, since);
        self.note_mute(what, since, &mut batch);
        self.commit(batch).await?;
        self.policy.muted.insert(what, since);
        if let Mute::Source(source) = what {
            self.silence(source, now).await?;
        }
        self.tell_event(Event::Settings);
        Ok(())
    }

    /// Hears of it again from now on.
    pub(super) async fn unmute(&mut self, what: Mute) -> Result<(), AskError> {
        // Also what has gone since may still be on the list of what is muted.
        let what = self.existing(what).unwrap_or(what);
        let Some(since) = self.policy.muted.since(what) else {
            return Ok(());
        };
        let mut batch = Batch::default();
        batch.remove_mute(what);
        self.note_unmute(what, since, self.is_late(), &mut batch);
        self.commit(batch).await?;
        self.policy.muted.remove(what);
        self.tell_event(Event::Settings);
        Ok(())
    }

    /// What is gone takes its mute along.
    pub(super) fn forget_mute(&mut self, what: Mute, late: bool, batch: &mut Batch) {
        if let Some(since) = self.policy.muted.remove(what) {
            batch.remove_mute(what);
            self.note_unmute(what, since, late, batch);
        }
    }

    /// A muted story that becomes part of another stays muted there.
    pub(super) fn mute_whole(&mut self, from: StoryId, into: StoryId, batch: &mut Batch) {
        let (from, into) = (Mute::Story(from), Mute::Story(into));
        let Some(since) = self.policy.muted.remove(from) else {
            return;
        };
        batch.remove_mute(from);
        self.note_unmute(from, since, self.is_late(), batch);
        if self.policy.muted.since(into).is_none() {
            batch.put_mute(into, since);
            self.note_mute(into, since, batch);
        }
        self.policy.muted.insert(into, since);
    }

    /// Takes up what is muted, without stories that are over or gone.
    pub(super) async fn resume_mutes(&mut self, store: &Store, now: Timestamp) {
        self.policy.muted = store.muted();
        let is_over = |story: StoryId, since| {
            let members = store.members(story);
            let newest = members.first().map(|article| article.at());
            let has_ended = newest.is_none_or(|newest| newest < now - KEPT);
            newest.is_none() || (has_ended && since < now - FORGOTTEN)
        };
        let muted: Vec<_> = self.policy.muted.iter().collect();
        let over = muted.into_iter().filter_map(|(what, since)| match what {
            Mute::Story(story) if is_over(story, since) => Some(what),
            _ => None,
        });
        let over: Vec<Mute> = over.collect();
        let mut batch = Batch::default();
        for what in over {
            // What was due before the start is told after it, if at all.
            self.forget_mute(what, true, &mut batch);
        }
        if batch.is_empty() {
            return;
        }
        // If the disk doesn't take it, the next start tries again.
        let _ = self.commit(batch).await;
    }

    /// The thing as it is called by now, if it is there.
    fn existing(&self, what: Mute) -> Result<Mute, AskError> {
        match what {
            Mute::Watch(watch) if !self.watches.contains_key(&watch) => {
                Err(AskError::Missing("watch"))
            }
            Mute::Source(source) if !self.sources.contains_key(&source) => {
                Err(AskError::Missing("source"))
            }
            Mute::Story(story) => {
                let whole = self.whole(story);
                let is_there = !self.store_handle().members(whole).is_empty();
                let there = is_there.then_some(Mute::Story(whole));
                there.ok_or(AskError::Missing("story"))
            }
            Mute::Watch(_) | Mute::Source(_) => Ok(what),
        }
    }

    /// What waits to be told and shows an article of this source: silent, unless another source has
    /// it, too.
    async fn silence(&mut self, source: SourceId, now: Timestamp) -> Result<(), AskError> {
        let store = self.tools.store.clone();
        let is_of = |article| store.head(article).is_some_and(|it| it.source == source);
        let waiting = self.desk.waiting().filter(|(_, article)| is_of(*article));
        let waiting: Vec<(AlertKey, ArticleId)> = waiting.collect();
        let mut batch = Batch::default();
        for (key, article) in waiting {
            let others = store.members(key.story);
            let others = others.iter().rev().filter(|other| !is_of(**other));
            for article in [&article].into_iter().chain(others) {
                if let Some(found) = self.found_again(key, *article) {
                    self.report(&Fact::Found(found), now, &mut batch);
                }
            }
        }
        self.commit(batch).await
    }

    /// What is known of a watch's match, as the alert desk hears of it.
    pub(super) fn found_again(&self, key: AlertKey, article: ArticleId) -> Option<Found> {
        let store = self.store_handle();
        let found = store.match_of(key.watch, article)?;
        Some(heard(key, &store.head(article)?, &found))
    }
}
