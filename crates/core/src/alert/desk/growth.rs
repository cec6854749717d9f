//! Stories that grow, and stories that turn out to be one.

use jiff::Timestamp;

use super::{Decision, Desk, Grew};
use crate::alert::policy::Policy;
use crate::alert::{Alert, AlertKey, Fate, Quiet, Reason, again};
use crate::ids::StoryId;

impl Desk {
    /// More is known of a story: is it worth telling again?
    pub(super) fn grew(&mut self, grew: &Grew, policy: &Policy, now: Timestamp) -> Vec<Decision> {
        let file = self.stories.entry(grew.story).or_default();
        let before = file.origins;
        file.origins = grew.origins.max(1);
        let joined = file.origins.saturating_sub(before);
        let (origins, began) = (file.origins, grew.story.0.at());
        let settles = self
            .updates
            .iter()
            .any(|(_, story, _)| *story == grew.story);
        self.change_all(
            |story| story == grew.story,
            |watch, alert| {
                let mut told = alert.told?;
                if !grew.is_news {
                    // A new source with old articles makes no story larger than it was.
                    told.origins = told.origins.saturating_add(joined);
                    return (joined > 0).then(|| Alert {
                        told: Some(told),
                        ..alert.clone()
                    });
                }
                let reason = again::reason(told, origins, grew.change.as_ref())?;
                if settles && matches!(reason, Reason::Origins(_)) {
                    // Told at once, and about to be brought up to date: that says it.
                    return None;
                }
                let is_open = match alert.fate {
                    Fate::Held { .. } => false,
                    // The person wants to hear of it again.
                    Fate::Quiet(Quiet::Muted) => !policy.is_muted(watch, grew.story, now),
                    Fate::Quiet(_) => false,
                    // Also while the desktop is being asked: what is new then is news all the same.
                    _ => true,
                };
                if !is_open || !alert.speaks() {
                    return None;
                }
                let waits = matches!(alert.fate, Fate::Waiting { .. });
                let reason = if waits {
                    again::stronger(alert.reason.clone(), reason)
                } else {
                    reason
                };
                // Siblings come with the news here, too.
                let settled = super::later(now, policy.settle);
                let until = alert
                    .due()
                    .unwrap_or_else(|| again::earliest_again(began, told.at, settled));
                Some(Alert {
                    fate: Fate::Waiting { until },
                    reason,
                    ..alert.clone()
                })
            },
        )
    }

    /// The alerts of the story that is no more go over to the other one, and none is told twice.
    pub(super) fn merged(&mut self, from: StoryId, into: StoryId) -> Vec<Decision> {
        let Some(file) = self.stories.remove(&from) else {
            return Vec::new();
        };
        let mut decisions = Vec::new();
        for (watch, alert) in file.alerts {
            let old = AlertKey { watch, story: from };
            let new = AlertKey { watch, story: into };
            let Some(known) = self.alert(new).cloned() else {
                decisions.push(Decision::Remove(old));
                decisions.push(self.put(new, alert));
                continue;
            };
            // What was told of it is told of the story that goes on, where nothing was told before.
            if known.told.is_none() && alert.told.is_some() {
                decisions.push(Decision::Remove(old));
                decisions.push(self.put(new, joint(known, alert)));
                continue;
            }
            // The log keeps what became of the other one, which is on its way no more.
            let fate = match alert.told {
                Some(told) if alert.is_waiting() => Fate::Shown { at: told.at },
                Some(_) => alert.fate.clone(),
                None => Fate::Quiet(Quiet::SameStory),
            };
            let gone = Alert {
                fate,
                ..alert.clone()
            };
            decisions.push(self.put(old, gone));
            decisions.push(self.put(new, joint(known, alert)));
        }
        decisions
    }
}

/// Of two alerts of one watch in what is one story, the one that goes on.
fn joint(known: Alert, other: Alert) -> Alert {
    match (known.told, other.told) {
        (Some(one), Some(two)) if two.at > one.at => Alert {
            told: other.told,
            ..known
        },
        (Some(_), _) => known,
        (None, Some(_)) => other,
        (None, None) if other.is_waiting() && !known.is_waiting() => other,
        (None, None) => known,
    }
}
