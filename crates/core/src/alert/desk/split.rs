//! Stories that a person has taken apart.

use jiff::Timestamp;

use super::{Decision, Desk, Found};
use crate::alert::policy::Policy;
use crate::alert::{Alert, AlertKey, Fate, Quiet, Telling};
use crate::ids::StoryId;
use crate::watch::Level;

/// An article that fulfils a watch tells another story than the one it was in.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// The story it was in.
    pub from: StoryId,
    /// The article, and its story from now on.
    pub found: Found,
    /// Of what stays in the other story, the first article that fulfils the watch.
    pub stays: Option<Found>,
}

impl Desk {
    /// Each of the two stories has an alert from now on, and what was told of both is not told again
    /// of either: later news of them is.
    pub(super) fn split(
        &mut self,
        split: &Split,
        policy: &Policy,
        now: Timestamp,
    ) -> Vec<Decision> {
        let found = &split.found;
        let left = AlertKey {
            story: split.from,
            ..found.key
        };
        let rule = policy.watches.get(&found.key.watch);
        let Some((known, rule)) = self.alert(left).cloned().zip(rule) else {
            return Vec::new();
        };
        let (is_moving, level) = (known.article == found.article, rule.level);
        let silence = |it: &Found| self.silence(it, level, policy, now);
        let own = Alert {
            told: known.told.map(|told| Telling { origins: 1, ..told }),
            ..about(&known, found, silence(found))
        };
        let own = match own.told {
            // What was about to be told again is news of the other one.
            Some(told) if own.is_waiting() => Alert {
                fate: Fate::Shown { at: told.at },
                ..own
            },
            _ => own,
        };
        let stays = split.stays.as_ref().filter(|_| is_moving);
        let staying = stays.map(|it| about(&known, it, silence(it)));
        let mut decisions = vec![self.put(found.key, own)];
        match staying {
            Some(alert) => decisions.push(self.put(left, alert)),
            None if is_moving => decisions.push(self.remove(left)),
            None => {}
        }
        decisions
    }
}

/// The alert of a story that is known by this article now. What was never told is judged by it.
fn about(known: &Alert, found: &Found, silence: Option<(Level, Quiet)>) -> Alert {
    let alert = Alert {
        article: found.article,
        ..known.clone()
    };
    match silence {
        Some((level, why)) if known.told.is_none() => Alert {
            level,
            fate: Fate::Quiet(why),
            ..alert
        },
        _ => alert,
    }
}
