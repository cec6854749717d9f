//! What is due: told, held, or silent after all.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::Timestamp;

use super::{Decision, Desk, Manner, Sum, Tell, later};
use crate::alert::policy::Policy;
use crate::alert::{Alert, AlertKey, Fate, Hold, Quiet, Telling};
use crate::ids::{StoryId, WatchId};
use crate::watch::Level;

/// Why an alert is not told whose watch is gone.
pub(in crate::alert) const REMOVED: &str = "the watch was removed before it could be shown";
/// Why an alert is not told whose watch is paused.
pub(in crate::alert) const PAUSED: &str = "the watch was paused before it could be shown";

impl Desk {
    /// What is due by now, in the order in which it was, and at most so many notifications: each is
    /// judged at its own time, so that a late look gives what an early one would have.
    pub fn due(&mut self, now: Timestamp, policy: &Policy, most: usize) -> Vec<Decision> {
        let mut decisions = Vec::new();
        let is_full = |decisions: &[Decision]| {
            let loud = |it: &&Decision| matches!(it, Decision::Tell(_) | Decision::Sum(_));
            decisions.iter().filter(loud).count() >= most
        };
        while let Some(at) = self.next().filter(|at| *at <= now) {
            if is_full(&decisions) {
                break;
            }
            let mut stories = take_at(&mut self.queue, at);
            let updates = self.take_updates(at);
            self.sum_up(at, &stories, policy, &mut decisions);
            while let Some(story) = stories.pop_front() {
                if is_full(&decisions) {
                    self.queue.insert((at, story));
                    continue;
                }
                self.tell(at, story, policy, Budget::Counted, &mut decisions);
            }
            for (story, told) in updates {
                self.update(at, story, told, policy, &mut decisions);
            }
        }
        decisions
    }

    /// The same, with the moment of each decision.
    pub fn look(
        &mut self,
        now: Timestamp,
        policy: &Policy,
        most: usize,
    ) -> Vec<(Timestamp, Decision)> {
        let mut decisions: Vec<(Timestamp, Decision)> = Vec::new();
        let loud =
            |it: &&(Timestamp, Decision)| matches!(it.1, Decision::Tell(_) | Decision::Sum(_));
        while let Some(at) = self.next().filter(|at| *at <= now) {
            let left = most.saturating_sub(decisions.iter().filter(loud).count());
            if left == 0 {
                break;
            }
            let due = self.due(at, policy, left);
            decisions.extend(due.into_iter().map(|decision| (at, decision)));
        }
        decisions
    }

    fn take_updates(&mut self, at: Timestamp) -> Vec<(StoryId, Timestamp)> {
        let mut updates = Vec::new();
        while let Some(row) = self.updates.first().copied().filter(|(due, ..)| *due <= at) {
            self.updates.remove(&row);
            updates.push((row.1, row.2));
        }
        updates
    }

    /// What was held and is due now: one of them is told as it is, several in one notification.
    fn sum_up(
        &mut self,
        at: Timestamp,
        stories: &VecDeque<StoryId>,
        policy: &Policy,
        decisions: &mut Vec<Decision>,
    ) {
        let mut held: BTreeMap<Hold, Vec<AlertKey>> = BTreeMap::new();
        for story in stories {
            for (watch, alert) in self.alerts_of(*story) {
                if let Fate::Held { until, why } = alert.fate
                    && until <= at
                {
                    held.entry(why).or_default().push(AlertKey {
                        watch,
                        story: *story,
                    });
                }
            }
        }
        for (why, mut keys) in held {
            keys.retain(|key| !self.fall_silent(at, *key, policy, decisions));
            if let Some((until, why)) = policy.silence(at) {
                self.hold(&keys, until, why, decisions);
                continue;
            }
            let mut stories: Vec<StoryId> = keys.iter().map(|key| key.story).collect();
            stories.dedup();
            if let [story] = stories[..] {
                // A summary of one is that one, and has waited long enough.
                for key in keys {
                    self.set_fate(key, Fate::Waiting { until: at }, decisions);
                }
                self.tell(at, story, policy, Budget::Spared, decisions);
                continue;
            }
            if stories.is_empty() {
                continue;
            }
            self.spent.note(at, Level::Notify);
            for key in &keys {
                self.mark_told(*key, at, Fate::Summed { at }, decisions);
            }
            decisions.push(Decision::Sum(Sum { at, why, keys }));
        }
    }

    /// Tells a story to every watch that waits for it.
    fn tell(
        &mut self,
        at: Timestamp,
        story: StoryId,
        policy: &Policy,
        budget: Budget,
        decisions: &mut Vec<Decision>,
    ) {
        let is_due = |alert: &Alert| matches!(alert.fate, Fate::Waiting { until } if until <= at);
        let anything_due = self.alerts_of(story).any(|(_, alert)| is_due(alert));
        if !anything_due {
            return;
        }
        // One notification names every watch that waits for this story, whichever was first, and
        // those it mentions in passing.
        let is_named = |alert: &Alert| {
            matches!(
                alert.fate,
                Fate::Waiting { .. } | Fate::Quiet(Quiet::Passing)
            )
        };
        let named = self.alerts_of(story).filter(|(_, alert)| is_named(alert));
        let mut keys: Vec<AlertKey> = named.map(|(watch, _)| AlertKey { watch, story }).collect();
        keys.retain(|key| !self.fall_silent(at, *key, policy, decisions));
        if keys.is_empty() {
            return;
        }
        if let Some((until, why)) = policy.silence(at) {
            return self.hold(&keys, until, why, decisions);
        }
        let alerts: Vec<Alert> = keys
            .iter()
            .filter_map(|key| self.alert(*key).cloned())
            .collect();
        let Some(first) = alerts.first() else {
            return;
        };
        let level = alerts
            .iter()
            .map(|alert| alert.level)
            .max()
            .unwrap_or(Level::Notify);
        if budget == Budget::Counted
            && policy.is_budgeted
            && let Some(until) = self.spent.wait(at, level)
        {
            return self.hold(&keys, until, Hold::Budget, decisions);
        }
        self.spent.note(at, level);
        let was_told = self.alerts_of(story).any(|(_, alert)| alert.told.is_some());
        let tell = Tell {
            at,
            story,
            watches: keys.iter().map(|key| key.watch).collect(),
            article: first.article,
            level,
            origins: self.origins(story),
            reason: alerts
                .iter()
                .map(|it| it.reason.clone())
                .reduce(crate::alert::again::stronger)
                .unwrap_or(first.reason.clone()),
            manner: if was_told { Manner::Again } else { Manner::New },
        };
        for key in keys {
            self.mark_told(key, at, Fate::Showing { at }, decisions);
        }
        if level == Level::Interrupt && !was_told {
            self.updates.insert((later(at, policy.settle), story, at));
        }
        decisions.push(Decision::Tell(tell));
    }

    /// A story told at once has settled: where more outlets have it by now, the notification says so.
    fn update(
        &mut self,
        at: Timestamp,
        story: StoryId,
        told: Timestamp,
        policy: &Policy,
        decisions: &mut Vec<Decision>,
    ) {
        let origins = self.origins(story);
        let has_grown = |alert: &Alert| {
            // Whether the desktop took it is no matter: what is decided never hangs on that.
            let is_told = !matches!(alert.fate, Fate::Held { .. } | Fate::Quiet(_));
            let grown = |it: &Telling| it.at == told && it.origins < origins;
            is_told && alert.told.as_ref().is_some_and(grown)
        };
        let grown: Vec<(WatchId, Alert)> = self
            .alerts_of(story)
            .filter(|(_, alert)| has_grown(alert))
            .map(|(watch, alert)| (watch, alert.clone()))
            .collect();
        let Some((_, first)) = grown.first() else {
            return;
        };
        if !policy.notifications || policy.silence(at).is_some() {
            return;
        }
        decisions.push(Decision::Tell(Tell {
            at,
            story,
            watches: grown.iter().map(|(watch, _)| *watch).collect(),
            article: first.article,
            level: Level::Notify,
            origins,
            reason: first.reason.clone(),
            manner: Manner::Update,
        }));
        for (watch, alert) in grown {
            let told = alert.told.map(|told| Telling { origins, ..told });
            decisions.push(self.put(AlertKey { watch, story }, Alert { told, ..alert }));
        }
    }

    /// The person has ended a silence, or begun another: what was held for it is held as is now due.
    pub fn hold_anew(&mut self, now: Timestamp, policy: &Policy) -> Vec<Decision> {
        let (until, why) = policy.silence(now).unwrap_or((now, Hold::Snooze));
        self.change_all(
            |_| true,
            |_, alert| {
                let Fate::Held { why: held, .. } = alert.fate else {
                    return None;
                };
                let is_silence = matches!(held, Hold::Snooze | Hold::QuietHours);
                // Silent no longer: it is told as what it was held for.
                let why = if until > now { why } else { held };
                let fate = Fate::Held { until, why };
                let is_other = is_silence && fate != alert.fate;
                is_other.then(|| Alert {
                    fate,
                    ..alert.clone()
                })
            },
        )
    }

    /// Why nothing is said of it any more, where that is so.
    fn fall_silent(
        &mut self,
        at: Timestamp,
        key: AlertKey,
        policy: &Policy,
        decisions: &mut Vec<Decision>,
    ) -> bool {
        let rule = policy.watches.get(&key.watch);
        let fate = match rule {
            None => not_shown(at, REMOVED),
            Some(rule) if rule.paused => not_shown(at, PAUSED),
            Some(_) if policy.is_muted(key.watch, key.story, at) => Fate::Quiet(Quiet::Muted),
            Some(_) if !policy.notifications => Fate::Quiet(Quiet::Off),
            Some(_) => return false,
        };
        self.set_fate(key, fate, decisions);
        true
    }

    fn hold(
        &mut self,
        keys: &[AlertKey],
        until: Timestamp,
        why: Hold,
        decisions: &mut Vec<Decision>,
    ) {
        for key in keys {
            self.set_fate(*key, Fate::Held { until, why }, decisions);
        }
    }

    fn mark_told(
        &mut self,
        key: AlertKey,
        at: Timestamp,
        fate: Fate,
        decisions: &mut Vec<Decision>,
    ) {
        let origins = self.origins(key.story);
        let Some(alert) = self.alert(key).cloned() else {
            return;
        };
        let times = alert.told.map_or(0, |told| told.times) + 1;
        let told = Some(Telling { at, origins, times });
        decisions.push(self.put(
            key,
            Alert {
                fate,
                told,
                ..alert
            },
        ));
    }

    fn set_fate(&mut self, key: AlertKey, fate: Fate, decisions: &mut Vec<Decision>) {
        if let Some(alert) = self.alert(key).cloned() {
            decisions.push(self.put(key, Alert { fate, ..alert }));
        }
    }

    fn origins(&self, story: StoryId) -> u32 {
        self.stories.get(&story).map_or(1, |file| file.origins)
    }

    fn alerts_of(&self, story: StoryId) -> impl Iterator<Item = (WatchId, &Alert)> {
        let alerts = self.stories.get(&story).map(|file| file.alerts.iter());
        alerts
            .into_iter()
            .flatten()
            .map(|(watch, alert)| (*watch, alert))
    }
}

/// Whether the budget may hold a notification back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Budget {
    Counted,
    Spared,
}

fn not_shown(at: Timestamp, why: &str) -> Fate {
    Fate::NotShown {
        at,
        why: why.to_owned(),
    }
}

fn take_at(rows: &mut BTreeSet<(Timestamp, StoryId)>, at: Timestamp) -> VecDeque<StoryId> {
    let mut stories = VecDeque::new();
    while let Some((due, story)) = rows.first().copied().filter(|(due, _)| *due <= at) {
        rows.remove(&(due, story));
        stories.push_back(story);
    }
    stories
}
