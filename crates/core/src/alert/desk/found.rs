//! Articles that fulfil a watch: told, or silent with the reason.

use jiff::Timestamp;

use super::{Decision, Desk, Found, later};
use crate::alert::policy::Policy;
use crate::alert::{Alert, AlertKey, Fate, Hold, Quiet, Reason, gate};
use crate::watch::Level;

impl Desk {
    pub(super) fn found(
        &mut self,
        found: &Found,
        policy: &Policy,
        now: Timestamp,
    ) -> Option<Decision> {
        let rule = policy.watches.get(&found.key.watch)?;
        let silence = self.silence(found, rule.level, policy, now);
        let Some(known) = self.alert(found.key) else {
            let alert = self.first(found, rule.level, silence, Reason::NewStory, policy, now);
            return Some(self.put(found.key, alert));
        };
        let reason = match known.fate {
            // Its own page says that it is old, or its source is muted by now.
            Fate::Waiting { .. } | Fate::Held { .. } => {
                let is_its_own = known.told.is_none() && known.article == found.article;
                let (level, why) = silence
                    .filter(|(_, why)| is_its_own && matches!(why, Quiet::Old | Quiet::Muted))?;
                let alert = Alert {
                    level,
                    fate: Fate::Quiet(why),
                    ..known.clone()
                };
                return Some(self.put(found.key, alert));
            }
            Fate::Quiet(Quiet::Passing) => Reason::Prominent,
            Fate::Quiet(Quiet::FirstLook | Quiet::Old) => Reason::NewStory,
            // Of a muted source is silent what only that source has.
            Fate::Quiet(Quiet::Muted) if known.told.is_none() => {
                let AlertKey { watch, story } = found.key;
                if policy.is_muted(watch, story, now) {
                    return None;
                }
                Reason::NewStory
            }
            _ => return None,
        };
        if let Some(silence) = silence {
            return self.counted(found, silence, now);
        }
        // Never told, and now there is a reason to: that is no repetition.
        let decided = known.decided;
        let alert = self.first(found, rule.level, None, reason, policy, now);
        Some(self.put(found.key, Alert { decided, ..alert }))
    }

    /// An article that is silent, too, in a story that is: the alert is about the one of which more is
    /// heard. What is counted is not lost behind what came with a first look.
    pub(super) fn counted(
        &mut self,
        found: &Found,
        (level, why): (Level, Quiet),
        now: Timestamp,
    ) -> Option<Decision> {
        let known = self.alert(found.key).filter(|it| it.told.is_none())?;
        let Fate::Quiet(before) = known.fate else {
            return None;
        };
        let is_more = weight(before).is_some_and(|before| weight(why) > Some(before));
        is_more.then(|| {
            let alert = Alert {
                level,
                decided: now,
                fate: Fate::Quiet(why),
                article: found.article,
                reason: Reason::NewStory,
                told: None,
            };
            self.put(found.key, alert)
        })
    }

    /// Why it stays silent, with the level it has then; none where it may speak.
    pub(super) fn silence(
        &self,
        found: &Found,
        level: Level,
        policy: &Policy,
        now: Timestamp,
    ) -> Option<(Level, Quiet)> {
        let is_muted = || policy.is_source_muted(found.source, now);
        gate::silence(found, level).or_else(|| is_muted().then_some((level, Quiet::Muted)))
    }

    pub(super) fn first(
        &self,
        found: &Found,
        level: Level,
        silence: Option<(Level, Quiet)>,
        reason: Reason,
        policy: &Policy,
        now: Timestamp,
    ) -> Alert {
        let (level, fate) = match silence {
            Some((level, why)) => (level, Fate::Quiet(why)),
            None => (level, self.wait(found, level, policy, now)),
        };
        Alert {
            level,
            decided: now,
            fate,
            article: found.article,
            reason,
            told: None,
        }
    }

    /// News waits for its siblings; what interrupts doesn't; what was missed is told together.
    fn wait(&self, found: &Found, level: Level, policy: &Policy, now: Timestamp) -> Fate {
        if let Some((back, until)) = self.away {
            let was_missed = now < until && found.published.is_some_and(|at| at <= back);
            if was_missed {
                return Fate::Held {
                    until,
                    why: Hold::CatchUp,
                };
            }
        }
        let until = if level == Level::Interrupt {
            now
        } else {
            later(now, policy.settle(found.key.watch))
        };
        Fate::Waiting { until }
    }
}

/// How much is heard of an article that is silent: of what is no news nothing, of what would have
/// been told the reason, of the rest a number. None where the reason is not the article's own.
fn weight(why: Quiet) -> Option<u8> {
    match why {
        Quiet::FirstLook | Quiet::Old => Some(0),
        Quiet::Muted | Quiet::Again => Some(1),
        Quiet::Passing | Quiet::Badge | Quiet::Digest => Some(2),
        Quiet::Off | Quiet::Read | Quiet::SameStory => None,
    }
}
