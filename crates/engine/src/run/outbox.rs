//! Telling: law 4, step by step.
//!
//! Stored and flushed as `Waiting` with the match; flushed as `Showing` before the desktop is asked;
//! then what came of it. Killed before `Showing`, it is told once after the restart; killed after,
//! it is in the list and never told again.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::desk::{Decision, Event as Fact, Sum, Tell};
use newshawk_core::alert::{AlertKey, Fate, Hold, Quiet};

use super::Owner;
use crate::crash;
use crate::handle::AskError;
use crate::message::{About, After, Event, Message, Notice, Told};
use crate::start::Telling;
use crate::store::Batch;

/// So many notices are with the desktop at once; the others wait in the store.
const TELLING: usize = 8;
/// A store that fails is tried again after this long.
const RETRY: SignedDuration = SignedDuration::from_secs(30);
/// Alerts of stories that began longer ago are in the store alone.
pub(super) const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 14);

impl Owner {
    /// Hears of something, and puts what follows into the batch.
    pub(super) fn report(&mut self, fact: &Fact, now: Timestamp, batch: &mut Batch) {
        self.recall_stories(fact);
        let late = self.desk.next().is_some_and(|at| at < now);
        let decisions = self.desk.hear(fact, &self.policy, now);
        note(&decisions, batch);
        self.note_heard(fact, late, &decisions, now, batch);
        if let Fact::Merged { from, into } = fact {
            self.mute_whole(*from, *into, batch);
        }
        if let Some(counted) = &mut self.counted {
            let settled = now + self.policy.settle;
            let quiet = decisions.iter().filter_map(|decision| match decision {
                Decision::Set(key, alert) if only_counts(&alert.fate) => Some((settled, *key)),
                _ => None,
            });
            counted.extend(quiet);
        }
    }

    /// A silence has begun or ended: what is held for one is held by what is set now.
    pub(super) async fn hold_anew(&mut self) -> Result<(), AskError> {
        let late = self.is_late();
        let decisions = self.desk.hold_anew(self.clock.now(), &self.policy);
        let mut batch = Batch::default();
        note(&decisions, &mut batch);
        self.note_held_anew(late, &decisions, &mut batch);
        self.commit(batch).await
    }

    /// When the next of what only counts is told, where that is told at all.
    pub(super) fn next_counted(&self) -> Option<Timestamp> {
        self.counted.as_ref()?.first().map(|(at, _)| *at)
    }

    /// Tells what only counts, where it still does no more.
    fn tell_counted(&mut self, until: Timestamp) {
        while let Some((at, key)) = self.counted.as_ref().and_then(|it| it.first().copied()) {
            if at > until {
                return;
            }
            if let Some(counted) = &mut self.counted {
                counted.remove(&(at, key));
            }
            let is_quiet = self.desk.alert(key).is_some_and(|it| only_counts(&it.fate));
            let tell = self.desk.retold(key.story, &[key.watch], at);
            let notice = tell.filter(|_| is_quiet).and_then(|it| self.notice(&it));
            if let Some(notice) = notice {
                self.hand_over(Vec::new(), vec![notice], None);
            }
        }
    }

    /// Nothing more will come: tells what waits for siblings, too.
    pub(super) fn conclude(&mut self) {
        self.concludes = Some(self.clock.now() + self.policy.settle);
    }

    /// Tells what is due.
    pub(super) async fn tell(&mut self, now: Timestamp) {
        // After a failed write the desk knows more than the store: it begins anew when all that
        // was on its way has arrived, or not.
        if self.is_desk_stale && self.unstored == 0 {
            let store = self.tools.store.clone();
            self.resume_alerts(&store, now);
        }
        let is_resting = self.desk_rests_until.is_some_and(|until| now < until);
        let time = self.told_until(now);
        let is_due = self.desk.next().is_some_and(|at| at <= time);
        let may_tell = self.active && !is_resting && !self.is_desk_stale;
        if is_due && may_tell && self.telling < TELLING {
            self.tell_until(time).await;
        }
        // Its article has to be on the disk to be told of.
        if self.unstored == 0 {
            self.tell_counted(time);
        }
        if !self.has_due(time) {
            self.concludes = None;
        }
    }

    /// Up to what time is told: now, or a little later when nothing more will come.
    fn told_until(&self, now: Timestamp) -> Timestamp {
        self.concludes.map_or(now, |end| end.max(now))
    }

    /// Is anything due that can be told?
    pub(super) fn has_due(&self, now: Timestamp) -> bool {
        let time = self.told_until(now);
        let due = self.desk.next().into_iter().chain(self.next_counted());
        self.active && due.min().is_some_and(|at| at <= time)
    }

    /// Tells all that is due at a time, which may be a little later than now.
    async fn tell_until(&mut self, time: Timestamp) {
        // What it forgets is in the store, and recalled when something is heard of it.
        self.desk.forget_before(self.clock.now() - REMEMBERED);
        let before = self.desk.clone();
        let most = TELLING - self.telling;
        let decided = self.desk.look(time, &self.policy, most);
        let mut batch = Batch::default();
        self.note_look(time, most, &decided, &mut batch);
        if decided.is_empty() {
            return self.store(batch, After::Told);
        }
        let decisions: Vec<Decision> = decided.into_iter().map(|(_, it)| it).collect();
        note(&decisions, &mut batch);
        crash::point("before-showing");
        if let Err(error) = self.store_handle().commit(batch).await {
            // Not flushed means not told: it waits for a disk that takes it.
            self.problem("store", Some(error.to_string()));
            self.desk = before;
            self.desk_rests_until = Some(self.clock.now() + RETRY);
            return;
        }
        crash::point("after-showing");
        self.desk_rests_until = None;
        for decision in decisions {
            match decision {
                Decision::Tell(tell) => self.show(&tell),
                Decision::Sum(sum) => self.show_together(&sum),
                Decision::Set(..) | Decision::Remove(_) => {}
            }
        }
        self.tell_event(Event::Alerts);
    }

    fn show(&mut self, tell: &Tell) {
        let keys: Vec<AlertKey> = tell
            .watches
            .iter()
            .map(|watch| AlertKey {
                watch: *watch,
                story: tell.story,
            })
            .collect();
        let notice = self.notice(tell);
        self.hand_over(keys, notice.into_iter().collect(), None);
    }

    /// Several stories in one notification; whoever prints lines gets one for each.
    fn show_together(&mut self, sum: &Sum) {
        let mut notices: Vec<Notice> = Vec::new();
        for key in &sum.keys {
            let is_there = notices.last().is_some_and(|it| it.story == key.story);
            if is_there {
                continue;
            }
            let of_story = sum.keys.iter().filter(|it| it.story == key.story);
            let watches: Vec<_> = of_story.map(|it| it.watch).collect();
            let tell = self.desk.retold(key.story, &watches, sum.at);
            notices.extend(tell.and_then(|tell| self.notice(&tell)));
        }
        self.hand_over(sum.keys.clone(), notices, Some(sum.why));
    }

    fn hand_over(&mut self, keys: Vec<AlertKey>, notices: Vec<Notice>, together: Option<Hold>) {
        let alone = notices.first().filter(|_| together.is_none());
        let about = About {
            keys,
            story: alone.map(|notice| notice.story),
        };
        self.telling += 1;
        let (desktop, post) = (self.notices.clone(), self.post.clone());
        self.workers.spawn(async move {
            let (reply, answer) = tokio::sync::oneshot::channel();
            let is_groundless = notices.is_empty();
            let telling = Telling {
                notices,
                together,
                digest: None,
                reply,
            };
            let told = if is_groundless {
                Told::NotShown("its article is no longer in the archive".to_owned())
            } else if desktop.send(telling).await.is_ok() {
                answer
                    .await
                    .unwrap_or_else(|_| Told::NotShown("Newshawk was closing".to_owned()))
            } else {
                Told::NotShown("nothing here can show notifications".to_owned())
            };
            let _ = post.send(Message::Told(about, told)).await;
        });
    }

    /// Writes what came of it: with this the alert has left the outbox.
    pub(super) fn take_told(&mut self, about: &About, told: Told) {
        crash::point("after-shown");
        self.telling = self.telling.saturating_sub(1);
        let at = self.clock.now();
        let mut batch = Batch::default();
        let fate = match told {
            Told::Shown(bubble) => {
                self.note_bubble(about, bubble, &mut batch);
                None
            }
            Told::NotShown(why) => Some(Fate::NotShown { at, why }),
        };
        // Meanwhile a story may have turned out to be part of another.
        let keys: Vec<AlertKey> = about.keys.iter().map(|key| self.present(*key)).collect();
        let decisions = self.desk.take_outcome(&keys, at, fate.as_ref());
        note(&decisions, &mut batch);
        if !batch.is_empty() {
            self.store(batch, After::Told);
        }
    }

    fn present(&self, key: AlertKey) -> AlertKey {
        match self.desk.alert(key) {
            Some(_) => key,
            None => AlertKey {
                story: self.whole(key.story),
                ..key
            },
        }
    }

    /// Forgets the alerts of stories that are gone from the archive.
    pub(super) async fn forget_alerts(&mut self, now: Timestamp) {
        let store = self.tools.store.clone();
        self.restore_again(now);
        self.resume_mutes(&store, now).await;
        self.resume_alerts(&store, now);
    }
}

/// Is it silent only because of its level?
fn only_counts(fate: &Fate) -> bool {
    matches!(
        fate,
        Fate::Quiet(Quiet::Passing | Quiet::Badge | Quiet::Digest)
    )
}

/// What is decided, to be written.
fn note(decisions: &[Decision], batch: &mut Batch) {
    for decision in decisions {
        match decision {
            Decision::Set(key, alert) => batch.put_alert(*key, alert),
            Decision::Remove(key) => batch.remove_alert(*key),
            Decision::Tell(_) | Decision::Sum(_) => {}
        }
    }
}
