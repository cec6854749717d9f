//! Keeping what the alert desk was asked and what it answered, so that it can be asked again; and
//! going on after a restart as if there had been none.

use std::collections::HashMap;

use jiff::Timestamp;
use newshawk_core::alert::desk::{Decision, Desk, Event as Fact};
use newshawk_core::alert::line;
use newshawk_core::alert::mute::Mute;
use newshawk_core::ids::{StoryId, WatchId};
use newshawk_core::rehearsal::Question;
use newshawk_core::story::{Digest, independent};

use super::Owner;
use super::outbox::REMEMBERED;
use crate::store::{Batch, Cause, Heard, Store};

impl Owner {
    /// Goes on with what is in the store: what waited when the program ended waits no longer.
    pub(super) fn resume_alerts(&mut self, store: &Store, now: Timestamp) {
        let since = now - REMEMBERED;
        // What waits in an old story is forgotten by nobody.
        let recent = store
            .alerts()
            .filter(|entry| entry.key.story.0.at() >= since || entry.alert.is_waiting());
        let alerts = recent.map(|entry| (entry.key, entry.alert));
        let heard = origins_heard(store, since);
        let recorded = store.heard_since();
        self.desk = Desk::resume(alerts, |story| match heard.get(&story) {
            Some(origins) => *origins,
            // Whatever has grown since there is a journal is in it.
            None if recorded.is_some_and(|began| story.0.at() >= began) => 1,
            None => origins_stored(store, story),
        });
        let recent = heard.iter().filter(|(story, _)| story.0.at() >= since);
        recent.for_each(|(story, origins)| self.desk.learn_origins(*story, *origins));
        if let Some(memo) = store.memo() {
            self.desk.remember(&memo);
        }
        self.is_desk_stale = false;
    }

    /// What the desk has forgotten of a story, it is told again before it hears more of it.
    pub(super) fn recall_stories(&mut self, fact: &Fact) {
        let stories = match fact {
            Fact::Found(found) | Fact::Repeated(found) => [Some(found.key.story), None],
            Fact::Asked(asked) => [Some(asked.found.key.story), None],
            Fact::Grew(grew) => [Some(grew.story), None],
            Fact::Merged { from, into } => [Some(*from), Some(*into)],
            Fact::Split(split) => [Some(split.from), Some(split.found.key.story)],
            Fact::Lost(key) => [Some(key.story), None],
            Fact::Read(story) => [Some(*story), None],
            Fact::Away => [None, None],
        };
        for story in stories.into_iter().flatten() {
            if self.desk.knows(story) {
                continue;
            }
            for entry in self.tools.store.alerts_of(story) {
                self.desk.recall(entry.key, entry.alert);
            }
        }
    }

    /// Keeps what the desk heard and what it said to it.
    pub(super) fn note_heard(
        &mut self,
        fact: &Fact,
        late: bool,
        decisions: &[Decision],
        now: Timestamp,
        batch: &mut Batch,
    ) {
        let watch = fact.found().map(|found| found.key.watch);
        let version = watch.and_then(|it| Some(self.watches.get(&it)?.version));
        let question = Question::Heard {
            event: fact.clone(),
            late,
        };
        if *fact == Fact::Away {
            batch.put_memo(&self.desk.memo());
        }
        let heard = Heard {
            at: now,
            cause: Cause::Asked(question, version.unwrap_or(0)),
            said: line::lines(now, decisions),
        };
        self.note_row(&heard, batch);
    }

    /// Keeps what the desk found due.
    pub(super) fn note_look(
        &mut self,
        time: Timestamp,
        most: usize,
        decided: &[(Timestamp, Decision)],
        batch: &mut Batch,
    ) {
        batch.put_memo(&self.desk.memo());
        let budgeted = self.policy.is_budgeted;
        let heard = Heard {
            at: time,
            cause: Cause::Asked(Question::Looked { most, budgeted }, 0),
            said: line::of_look(decided),
        };
        self.note_row(&heard, batch);
    }

    /// Keeps that a watch finds something else from now on: what came before is found anew when
    /// the past is played again.
    pub(super) fn note_watch(&mut self, watch: WatchId, version: u32, batch: &mut Batch) {
        let heard = Heard {
            at: self.clock.now(),
            cause: Cause::Watch(watch, version),
            said: Vec::new(),
        };
        self.note_row(&heard, batch);
    }

    /// Keeps that the person wants silence from now on, or no longer.
    pub(super) fn note_snooze(&mut self, until: Option<Timestamp>, batch: &mut Batch) {
        let late = self.is_late();
        self.note_act(Question::Snoozed { until, late }, &[], batch);
    }

    /// Keeps that what was held for a silence is held otherwise from now on.
    pub(super) fn note_held_anew(&mut self, late: bool, said: &[Decision], batch: &mut Batch) {
        self.note_act(Question::HeldAnew { late }, said, batch);
    }

    /// Keeps that the person wants to hear nothing more of something.
    pub(super) fn note_mute(&mut self, what: Mute, since: Timestamp, batch: &mut Batch) {
        let muted = Question::Muted {
            what,
            since,
            is_over: false,
            late: self.is_late(),
        };
        self.note_act(muted, &[], batch);
    }

    /// Keeps that it is told of again.
    pub(super) fn note_unmute(
        &mut self,
        what: Mute,
        since: Timestamp,
        late: bool,
        batch: &mut Batch,
    ) {
        let unmuted = Question::Muted {
            what,
            since,
            is_over: true,
            late,
        };
        self.note_act(unmuted, &[], batch);
    }

    /// Is something due that could not be told in time?
    pub(super) fn is_late(&self) -> bool {
        let now = self.clock.now();
        self.desk.next().is_some_and(|at| at < now)
    }

    fn note_act(&mut self, question: Question, said: &[Decision], batch: &mut Batch) {
        let at = self.clock.now();
        let heard = Heard {
            at,
            cause: Cause::Asked(question, 0),
            said: line::lines(at, said),
        };
        self.note_row(&heard, batch);
    }

    fn note_row(&mut self, heard: &Heard, batch: &mut Batch) {
        batch.put_heard(self.next_heard, heard);
        self.next_heard += 1;
        self.tools.store.forget_heard(heard.at, batch);
    }
}

/// How many independent origins a story has that is older than the journal.
fn origins_stored(store: &Store, story: StoryId) -> u32 {
    let members = store.members(story).into_iter().rev();
    let placed = members.filter_map(|article| store.placed(article));
    let digests: Vec<Digest> = placed.map(|placed| placed.digest).collect();
    u32::try_from(independent(&digests)).unwrap_or(u32::MAX)
}

/// How many independent origins the stories of the last days have, by what was heard of them last.
fn origins_heard(store: &Store, since: Timestamp) -> HashMap<StoryId, u32> {
    let mut origins = HashMap::new();
    for heard in store.heard_backwards().take_while(|it| it.at >= since) {
        let Cause::Asked(Question::Heard { event, .. }, _) = heard.cause else {
            continue;
        };
        match event {
            Fact::Grew(grew) => origins.entry(grew.story).or_insert(grew.origins),
            // It is no more; what comes of it again begins anew.
            Fact::Merged { from, .. } => origins.entry(from).or_insert(1),
            _ => continue,
        };
    }
    origins
}
