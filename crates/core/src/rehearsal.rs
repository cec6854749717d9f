//! Plays a past span through a fresh alert desk.
//!
//! The desk has no clock, so what it was asked, and when, is all it takes to have its answers again.
//! With the settings of then they are the same answers; with those of today they are what today's
//! settings would have given.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use crate::alert::desk::{Desk, Event};
use crate::alert::line::{self, Line};
use crate::alert::mute::{Mute, Muted};
use crate::alert::policy::Policy;

/// What the desk was asked once.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// When; for a look, up to when.
    pub at: Timestamp,
    /// What.
    pub what: Question,
}

/// What a desk is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// What follows from something that happened.
    Heard {
        /// What happened.
        event: Event,
        /// Something was due before and could not be told in time: the disk refused it, the desktop
        /// was busy, or nobody was there who tells.
        late: bool,
    },
    /// To be silent until a time, or no longer. That is no setting, but something the person did then.
    Snoozed {
        /// Until when.
        until: Option<Timestamp>,
        /// Something was due before and could not be told in time.
        late: bool,
    },
    /// To tell nothing more of something, or to tell of it again: the person said so then.
    Muted {
        /// Of what.
        what: Mute,
        /// Since when it is muted.
        since: Timestamp,
        /// It is muted no longer.
        is_over: bool,
        /// Something was due before and could not be told in time.
        late: bool,
    },
    /// A silence has begun or ended: what was held for one is held as is now due.
    HeldAnew {
        /// Something was due before and could not be told in time.
        late: bool,
    },
    /// What is due.
    Looked {
        /// At most so many notifications.
        most: usize,
        /// Whether who was told wanted no more than the budget allows; a terminal takes all.
        budgeted: bool,
    },
}

/// The shortest time there is: times are stored in milliseconds.
const TICK: SignedDuration = SignedDuration::from_millis(1);

/// The lines that a desk gives when it is asked the same again, and then looks once more at what is
/// due by a moment. What is due is judged at its own time, before anything later is heard.
///
/// All that was asked is to be played, also what came after the span in question: a clock that was
/// set back, or a look that went ahead of the time, stands out of its order.
pub fn play(
    mut desk: Desk,
    asked: impl IntoIterator<Item = Asked>,
    policy: &Policy,
    until: Timestamp,
) -> Vec<Line> {
    let asked: Vec<Asked> = asked.into_iter().collect();
    let mut policy = Policy {
        snoozed_until: None,
        muted: muted_before(&policy.muted, &asked),
        ..policy.clone()
    };
    let mut lines = Vec::new();
    for Asked { at, what } in asked {
        match what {
            Question::Heard { event, late } => {
                if !late {
                    look(&mut desk, at - TICK, &policy, usize::MAX, &mut lines);
                }
                let heard = desk.hear(&event, &policy, at);
                lines.extend(line::lines(at, &heard));
            }
            Question::Snoozed { until, late } => {
                if !late {
                    look(&mut desk, at - TICK, &policy, usize::MAX, &mut lines);
                }
                policy.snoozed_until = until;
            }
            Question::Muted {
                what,
                since,
                is_over,
                late,
            } => {
                if !late {
                    look(&mut desk, at - TICK, &policy, usize::MAX, &mut lines);
                }
                match is_over {
                    true => drop(policy.muted.remove(what)),
                    false => policy.muted.insert(what, since),
                }
            }
            Question::HeldAnew { late } => {
                if !late {
                    look(&mut desk, at - TICK, &policy, usize::MAX, &mut lines);
                }
                let held = desk.hold_anew(at, &policy);
                lines.extend(line::lines(at, &held));
            }
            Question::Looked { most, budgeted } => {
                policy.is_budgeted = budgeted;
                look(&mut desk, at, &policy, most, &mut lines);
            }
        }
    }
    look(&mut desk, until, &policy, usize::MAX, &mut lines);
    lines
}

/// What was muted when the record began: what is muted today and has no beginning in the record, and
/// what has an end in it and no beginning.
fn muted_before(today: &Muted, asked: &[Asked]) -> Muted {
    let mut first: BTreeMap<Mute, Option<Timestamp>> = BTreeMap::new();
    for asked in asked {
        if let Question::Muted {
            what,
            since,
            is_over,
            ..
        } = asked.what
        {
            first.entry(what).or_insert(is_over.then_some(since));
        }
    }
    let unrecorded = today.iter().filter(|(what, _)| !first.contains_key(what));
    let ended = first
        .iter()
        .filter_map(|(what, since)| Some((*what, (*since)?)));
    unrecorded.chain(ended).collect()
}

fn look(desk: &mut Desk, until: Timestamp, policy: &Policy, most: usize, lines: &mut Vec<Line>) {
    let decided = desk.look(until, policy, most);
    lines.extend(line::of_look(&decided));
}
