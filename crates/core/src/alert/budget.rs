//! How many notifications a person is sent (spec/alerts.md 7).

use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};

use crate::watch::Level;

/// So many in an hour, over all watches.
pub const AN_HOUR: usize = 6;
/// So many in a day.
pub const A_DAY: usize = 30;
/// Watches that interrupt have an hourly budget of their own.
pub const INTERRUPTS_AN_HOUR: usize = 10;

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// What was told in the last day.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Spent {
    usual: VecDeque<Timestamp>,
    interrupts: VecDeque<Timestamp>,
    /// When the next summary of what was too much is told, once one is needed.
    summary: Option<Timestamp>,
}

impl Spent {
    /// What was told, as it was kept.
    pub(super) fn new(
        usual: &[Timestamp],
        interrupts: &[Timestamp],
        summary: Option<Timestamp>,
    ) -> Self {
        Self {
            usual: usual.iter().copied().collect(),
            interrupts: interrupts.iter().copied().collect(),
            summary,
        }
    }

    /// What was told, to be kept: the usual ones, and those that interrupt.
    pub(super) fn lists(&self) -> (Vec<Timestamp>, Vec<Timestamp>) {
        let list = |rows: &VecDeque<Timestamp>| rows.iter().copied().collect();
        (list(&self.usual), list(&self.interrupts))
    }

    /// When the next summary is told.
    pub(super) fn summary(&self) -> Option<Timestamp> {
        self.summary
    }

    /// Counts a notification.
    pub(super) fn note(&mut self, at: Timestamp, level: Level) {
        self.forget(at);
        let list = if level == Level::Interrupt {
            &mut self.interrupts
        } else {
            &mut self.usual
        };
        // What is resumed from the store comes in any order.
        let place = list.partition_point(|earlier| *earlier <= at);
        list.insert(place, at);
    }

    /// Until when a notification has to wait for the next summary; none where there is room.
    pub(super) fn wait(&mut self, at: Timestamp, level: Level) -> Option<Timestamp> {
        self.forget(at);
        let since = |list: &VecDeque<Timestamp>, span: SignedDuration| {
            list.iter()
                .filter(|earlier| at.duration_since(**earlier) < span)
                .count()
        };
        let is_spent = if level == Level::Interrupt {
            since(&self.interrupts, HOUR) >= INTERRUPTS_AN_HOUR
        } else {
            since(&self.usual, HOUR) >= AN_HOUR || since(&self.usual, DAY) >= A_DAY
        };
        if !is_spent {
            return None;
        }
        // One summary an hour takes all of them: it is what keeps the day's limit from being a loss.
        let planned = self.summary.filter(|planned| *planned > at);
        let next = planned.unwrap_or_else(|| at.saturating_add(HOUR).unwrap_or(Timestamp::MAX));
        self.summary = Some(next);
        Some(next)
    }

    fn forget(&mut self, now: Timestamp) {
        for list in [&mut self.usual, &mut self.interrupts] {
            // A clock that was set back leaves times of the future: they count until they are past.
            while list
                .front()
                .is_some_and(|at| now.duration_since(*at) >= DAY)
            {
                list.pop_front();
            }
        }
    }
}
