//! What a person asked a watch for besides its stories: first mentions, absences, spikes.

use jiff::Timestamp;

use super::{Decision, Desk, Found};
use crate::alert::policy::Policy;
use crate::alert::{Alert, Fate, Quiet, Reason, again, gate};
use crate::watch::Level;

/// What the person asked to be told of.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The article that shows it.
    pub found: Found,
    /// What it is.
    pub reason: Reason,
}

impl Desk {
    /// Tells it: by the usual gates where it is an article's own news, and at once where it is not.
    pub(super) fn asked(
        &mut self,
        asked: &Asked,
        policy: &Policy,
        now: Timestamp,
    ) -> Option<Decision> {
        if let Reason::FirstMention(_) = asked.reason {
            return self.first_mention(asked, policy, now);
        }
        let key = asked.found.key;
        let level = policy.watches.get(&key.watch)?.level;
        let known = self.alert(key);
        let told = known.and_then(|alert| alert.told);
        let earliest = |at| again::earliest_again(key.story.0.at(), at, now);
        let until = told.map_or(now, |told| earliest(told.at));
        let fate = match known.map(|alert| &alert.fate) {
            Some(held @ Fate::Held { .. }) => held.clone(),
            _ => Fate::Waiting { until },
        };
        let alert = Alert {
            // Whoever asks for it wants to hear of it, also where the watch itself only counts.
            level: level.max(Level::Notify),
            decided: known.map_or(now, |alert| alert.decided),
            fate,
            article: known.map_or(asked.found.article, |alert| alert.article),
            reason: asked.reason.clone(),
            told,
        };
        Some(self.put(key, alert))
    }

    /// A mention in passing is a mention; what is old, or came with a first look, is no news.
    fn first_mention(
        &mut self,
        asked: &Asked,
        policy: &Policy,
        now: Timestamp,
    ) -> Option<Decision> {
        let found = &asked.found;
        if self.alert(found.key).is_some() {
            return self.found(found, policy, now);
        }
        let level = policy.watches.get(&found.key.watch)?.level;
        let silence = self.silence(found, level, policy, now);
        let silence = silence.filter(|(_, why)| *why != Quiet::Passing);
        let alert = self.first(found, level, silence, asked.reason.clone(), policy, now);
        Some(self.put(found.key, alert))
    }

    /// Lists what was mentioned not long before. What is on its way is judged as usual: its own page
    /// may say that it is old.
    pub(super) fn repeated(
        &mut self,
        found: &Found,
        policy: &Policy,
        now: Timestamp,
    ) -> Option<Decision> {
        let known = self.alert(found.key);
        if known.is_some_and(Alert::is_waiting) {
            return self.found(found, policy, now);
        }
        let level = policy.watches.get(&found.key.watch)?.level;
        let silence = gate::silence(found, level).filter(|(_, why)| *why != Quiet::Passing);
        let silence = silence.unwrap_or((level, Quiet::Again));
        if known.is_some() {
            return self.counted(found, silence, now);
        }
        let alert = self.first(found, level, Some(silence), Reason::NewStory, policy, now);
        Some(self.put(found.key, alert))
    }
}
