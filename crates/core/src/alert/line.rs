//! The log of what the desk decided: what was told, what was held, what stayed silent, and why.
//!
//! An alert says what has become of it; a line says what happened at one moment. What came of a
//! notification on the desktop is no line: the desk does not decide that.

use jiff::Timestamp;

use super::desk::due::{PAUSED, REMOVED};
use super::desk::{Decision, Manner};
use super::{Alert, AlertKey, Fate, Hold, Quiet, Reason};
use crate::ids::{ArticleId, StoryId, WatchId};
use crate::watch::Level;

/// What was decided of one story at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// When.
    pub at: Timestamp,
    /// The story.
    pub story: StoryId,
    /// The watches it was decided for.
    pub watches: Vec<WatchId>,
    /// What.
    pub what: What,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// One notification of the story.
    Told {
        /// The article to show.
        article: ArticleId,
        /// The loudest level of the watches.
        level: Level,
        /// Why now.
        reason: Reason,
        /// How it stands to an earlier one.
        manner: Manner,
    },
    /// It was told in one notification with the other stories of this moment.
    Summed(Hold),
    /// It is held back.
    Held {
        /// Until then.
        until: Timestamp,
        /// Why.
        why: Hold,
    },
    /// It stays silent.
    Silent(Quiet),
    /// Its watch was paused or removed before it could be told.
    Dropped(String),
}

/// The lines of what was decided at one moment, in the order in which it was.
pub fn lines(at: Timestamp, decisions: &[Decision]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for decision in decisions {
        match decision {
            Decision::Set(key, alert) => {
                if let Some(what) = silence(alert) {
                    add(&mut lines, at, *key, what);
                }
            }
            Decision::Remove(_) => {}
            Decision::Tell(tell) => lines.push(Line {
                at,
                story: tell.story,
                watches: tell.watches.clone(),
                what: What::Told {
                    article: tell.article,
                    level: tell.level,
                    reason: tell.reason.clone(),
                    manner: tell.manner,
                },
            }),
            Decision::Sum(sum) => {
                for key in &sum.keys {
                    add(&mut lines, at, *key, What::Summed(sum.why));
                }
            }
        }
    }
    lines
}

/// The lines of a look: of each moment those of its own.
pub fn of_look(decided: &[(Timestamp, Decision)]) -> Vec<Line> {
    let mut all = Vec::new();
    for moment in decided.chunk_by(|one, other| one.0 == other.0) {
        let decisions: Vec<Decision> = moment.iter().map(|(_, it)| it.clone()).collect();
        all.extend(lines(moment[0].0, &decisions));
    }
    all
}

/// Adds a line, or another watch to the last one.
fn add(lines: &mut Vec<Line>, at: Timestamp, key: AlertKey, what: What) {
    if let Some(last) = lines.last_mut()
        && (last.story, &last.what) == (key.story, &what)
    {
        return last.watches.push(key.watch);
    }
    lines.push(Line {
        at,
        story: key.story,
        watches: vec![key.watch],
        what,
    });
}

/// Why an alert is not told now. One that was told has lines of its own.
fn silence(alert: &Alert) -> Option<What> {
    match &alert.fate {
        Fate::Held { until, why } => Some(What::Held {
            until: *until,
            why: *why,
        }),
        Fate::Quiet(why) => Some(What::Silent(*why)),
        // Anything else is the desktop's word.
        Fate::NotShown { why, .. } if why == REMOVED || why == PAUSED => {
            Some(What::Dropped(why.clone()))
        }
        Fate::NotShown { .. }
        | Fate::Waiting { .. }
        | Fate::Showing { .. }
        | Fate::Shown { .. }
        | Fate::Summed { .. } => None,
    }
}
