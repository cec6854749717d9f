//! Answering what a person asks. These are rare, so each is on the disk before it is answered.

use jiff::Timestamp;
use newshawk_core::alert::mute::Mute;
use newshawk_core::ids::{ArticleId, SourceId, WatchId};
use newshawk_core::schedule::{PollState, Why};
use newshawk_core::source::{Cadence, FullText, Source, SourceKind};

use super::Owner;
use crate::add::Added;
use crate::archive;
use crate::handle::{AskError, Imported, SourceChange};
use crate::message::{Ask, Event, NewSource};
use crate::policy;
use crate::store::{Batch, Judgement, Status};

impl Owner {
    pub(super) async fn answer(&mut self, ask: Ask) {
        // Whoever asked may have gone: that is their right.
        match ask {
            Ask::AddSource(new, given, answer) => {
                let _ = answer.send(self.add_source(*new, *given).await);
            }
            Ask::ImportSources(list, answer) => {
                let _ = answer.send(self.import(list).await);
            }
            Ask::ChangeSource(change, answer) => {
                let _ = answer.send(self.change_source(change).await);
            }
            Ask::RemoveSource(id, answer) => {
                let _ = answer.send(self.remove_source(id).await);
            }
            Ask::SaveWatch(change, answer) => self.save_watch(change, answer).await,
            Ask::RemoveWatch(id, answer) => {
                let _ = answer.send(self.remove_watch(id).await);
            }
            Ask::SetStatus(list, answer) => {
                let _ = answer.send(self.set_status(list).await);
            }
            Ask::Judge(list, answer) => {
                let _ = answer.send(self.judge(list).await);
            }
            Ask::UniteStories(a, b, answer) => {
                let _ = answer.send(self.unite(a, b).await);
            }
            Ask::SplitStory(article, answer) => {
                let _ = answer.send(self.split(article).await);
            }
            Ask::SetSetting(name, value, answer) => {
                let _ = answer.send(self.set_setting(&name, &value).await);
            }
            Ask::Mute(what, answer) => {
                let _ = answer.send(self.mute(what).await);
            }
            Ask::Unmute(what, answer) => {
                let _ = answer.send(self.unmute(what).await);
            }
            Ask::Check(only, answer) => {
                let _ = answer.send(Ok(self.check(only)));
                self.publish(Some(Event::Sources));
            }
            Ask::Pause(paused, answer) => {
                let value = if paused { "yes" } else { "no" };
                let set = self.set_setting("paused", value).await;
                self.paused = paused;
                self.publish(Some(Event::Settings));
                let _ = answer.send(set);
            }
            Ask::Problem { name, sentence } => self.problem(name, sentence),
            Ask::RemoveSample(answer) => {
                let _ = answer.send(self.remove_sample().await);
            }
            Ask::Conclude(answer) => {
                self.conclude();
                let _ = answer.send(());
            }
            Ask::Settled(answer) => self.settlers.push(answer),
        }
    }

    /// What was read to judge the address is its first look: one request in total.
    async fn add_source(
        &mut self,
        new: NewSource,
        given: newshawk_fetch::Answer,
    ) -> Result<Added, AskError> {
        let known = self.sources.values().find(|source| source.url == new.url);
        if let Some(known) = known.cloned() {
            return self.change_kind(known, new.kind, given).await;
        }
        let (ids, batch) = self.number_sources(vec![new]);
        self.commit(batch).await?;
        let id = *ids.first().ok_or(AskError::Missing("source"))?;
        if let Some(source) = self.sources.get(&id).cloned() {
            self.start_given(source, given);
        }
        self.publish(Some(Event::Sources));
        Ok(Added::New(id))
    }

    /// A page whose headlines are chosen anew, or a feed whose address has become a page. What stood
    /// there before the choice is as old as at any first look.
    async fn change_kind(
        &mut self,
        mut source: Source,
        kind: SourceKind,
        given: newshawk_fetch::Answer,
    ) -> Result<Added, AskError> {
        let id = source.id;
        if source.kind == kind {
            return Ok(Added::Known(id));
        }
        source.kind = kind;
        let state = PollState::default();
        let mut batch = Batch::default();
        batch.put_source(&source);
        batch.put_poll(id, &state);
        self.polls.insert(id, state);
        self.keep_source(source.clone());
        self.commit(batch).await?;
        // A look that is on its way reads by the old kind, and the next one by the new.
        if !self.asking.contains_key(&id) {
            self.start_given(source, given);
        }
        self.publish(Some(Event::Sources));
        Ok(Added::Changed(id))
    }

    async fn import(&mut self, list: Vec<NewSource>) -> Result<Imported, AskError> {
        let total = list.len();
        let mut fresh: Vec<NewSource> = Vec::new();
        for new in list {
            let is_known = self.sources.values().any(|source| source.url == new.url)
                || fresh.iter().any(|other| other.url == new.url);
            if !is_known {
                fresh.push(new);
            }
        }
        let (ids, batch) = self.number_sources(fresh);
        self.commit(batch).await?;
        self.publish(Some(Event::Sources));
        Ok(Imported {
            known: total - ids.len(),
            added: ids,
        })
    }

    fn number_sources(&mut self, list: Vec<NewSource>) -> (Vec<SourceId>, Batch) {
        let mut batch = Batch::default();
        let mut ids = Vec::with_capacity(list.len());
        for new in list {
            let id = SourceId(self.next_source);
            self.next_source += 1;
            let source = Source {
                id,
                url: new.url,
                kind: new.kind,
                title: new.title,
                site: new.site,
                folder: new.folder,
                cadence: Cadence::Automatic,
                full_text: FullText::Auto,
                paused: false,
                sample: new.sample,
                attributes: new.attributes,
            };
            batch.put_source(&source);
            self.keep_source(source);
            ids.push(id);
        }
        batch.put_next_source(self.next_source);
        (ids, batch)
    }

    async fn change_source(&mut self, change: SourceChange) -> Result<(), AskError> {
        let now = self.clock.now();
        let source = self
            .sources
            .get_mut(&change.id)
            .ok_or(AskError::Missing("source"))?;
        let was_paused = source.paused;
        if let Some(title) = change.title.filter(|it| *it != source.title) {
            // The long name from a list of another reader was that of the old title.
            source.attributes.retain(|(name, _)| name != "text");
            source.title = title;
        }
        source.cadence = change.cadence.unwrap_or(source.cadence);
        source.full_text = change.full_text.unwrap_or(source.full_text);
        source.paused = change.paused.unwrap_or(source.paused);
        let source = source.clone();
        let mut batch = Batch::default();
        batch.put_source(&source);
        let cadence_changed = change.cadence.is_some() || (was_paused && !source.paused);
        if let Some(state) = self.polls.get_mut(&source.id).filter(|_| cadence_changed) {
            retime(state, &source, now);
            batch.put_poll(source.id, state);
        }
        self.commit(batch).await?;
        self.publish(Some(Event::Sources));
        Ok(())
    }

    async fn remove_source(&mut self, id: SourceId) -> Result<(), AskError> {
        self.sources
            .remove(&id)
            .ok_or(AskError::Missing("source"))?;
        self.polls.remove(&id);
        self.asked.remove(&id);
        let mut batch = Batch::default();
        batch.remove_source(id);
        self.forget_mute(Mute::Source(id), self.is_late(), &mut batch);
        self.commit(batch).await?;
        self.publish(Some(Event::Sources));
        Ok(())
    }

    async fn set_status(&mut self, list: Vec<(ArticleId, Status)>) -> Result<(), AskError> {
        let mut batch = Batch::default();
        self.note_reading(&list, self.clock.now(), &mut batch);
        for (article, status) in list {
            batch.put_status(article, status);
        }
        self.commit(batch).await?;
        self.tell_event(Event::Matches);
        Ok(())
    }

    /// Keeps what the person says of matches. Nothing is filtered by it.
    async fn judge(
        &mut self,
        list: Vec<(WatchId, ArticleId, Option<Judgement>)>,
    ) -> Result<(), AskError> {
        let mut batch = Batch::default();
        for (watch, article, judgement) in list {
            batch.put_judgement(watch, article, judgement);
        }
        self.commit(batch).await?;
        self.tell_event(Event::Matches);
        Ok(())
    }

    async fn set_setting(&mut self, name: &str, value: &str) -> Result<(), AskError> {
        let mut batch = Batch::default();
        batch.put_setting(name, value);
        if name == policy::SNOOZED_UNTIL {
            self.note_snooze(value.parse().ok(), &mut batch);
        }
        self.commit(batch).await?;
        policy::set(&mut self.policy, name, value);
        if [policy::QUIET_HOURS, policy::SNOOZED_UNTIL].contains(&name) {
            self.hold_anew().await?;
        }
        if name == policy::DIGEST {
            self.change_digests(value).await?;
        }
        self.tell_event(Event::Settings);
        Ok(())
    }

    /// Removes the made-up news: its sources, watches and articles.
    async fn remove_sample(&mut self) -> Result<(), AskError> {
        let sources: Vec<SourceId> = self
            .sources
            .values()
            .filter(|source| source.sample)
            .map(|source| source.id)
            .collect();
        let watches: Vec<WatchId> = self
            .watches
            .values()
            .filter(|watch| watch.sample)
            .map(|watch| watch.id)
            .collect();
        let all: Vec<WatchId> = self.watches.keys().copied().collect();
        self.pages.retain(|job| {
            !self
                .tools
                .store
                .head(job.article)
                .is_some_and(|head| sources.contains(&head.source))
        });
        // What is on its way to the disk is removed with the rest: the writer keeps the order.
        self.commit(Batch::default()).await?;
        let store = self.tools.store.clone();
        let doomed = sources.clone();
        let batch = tokio::task::spawn_blocking(move || archive::without(&store, &doomed, &all))
            .await
            .map_err(|_| AskError::Missing("archive"))?;
        self.commit(batch).await?;
        self.forget_watches(&watches).await?;
        for id in sources {
            self.remove_source(id).await?;
        }
        self.forget_alerts(self.clock.now()).await;
        self.tell_event(Event::Matches);
        self.tell_event(Event::Alerts);
        Ok(())
    }

    pub(super) async fn commit(&mut self, batch: Batch) -> Result<(), AskError> {
        let written = self.tools.store.commit(batch).await;
        self.problem("store", written.as_ref().err().map(ToString::to_string));
        written.map_err(AskError::Store)
    }
}

/// A changed interval counts from the last look, not from now.
fn retime(state: &mut PollState, source: &Source, now: Timestamp) {
    let is_held = matches!(state.why, Why::Gone | Why::Locked | Why::Asked | Why::New);
    if is_held || state.failures > 0 {
        return;
    }
    let (interval, why) = newshawk_core::schedule::usual(state, source.cadence);
    state.next = Some((state.last_look.unwrap_or(now) + interval).max(now));
    state.why = why;
}
