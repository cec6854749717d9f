//! The alert log: what was told, what is held and what stayed silent, in the order of time.
//!
//! An alert stands there at its last turn: where it was told, when it was; else when it was
//! decided on. The alerts of one story that had one fate together are one line.
//!
//! `Store::log` is another one: what was decided, moment by moment. It is kept for 30 days, knows
//! nothing of what the desktop did, and is what a rehearsal gives. Alerts are kept as long as their
//! articles and know only their last turn. Neither can be made of the other, so both stay.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::Timestamp;
use newshawk_core::alert::{Alert, Fate};
use newshawk_core::ids::{StoryId, WatchId};

use crate::store::{AlertEntry, Store};

/// Which lines of the log.
#[derive(Clone, Copy, Debug)]
pub struct AlertQuery {
    /// Only these; none for all.
    pub only: Option<Turn>,
    /// Where the page before this one ended.
    pub after: Option<AlertPlace>,
    /// How many at the most.
    pub limit: usize,
}

/// What became of an alert, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// A person was told.
    Told,
    /// It is on its way, or held back for a while.
    Held,
    /// Nobody was told, and nobody will be.
    Silent,
}

/// A line's place in the log, newest first.
pub type AlertPlace = (Reverse<Timestamp>, Reverse<StoryId>, WatchId);

/// A line of the log.
#[derive(Clone, Debug)]
pub struct AlertLine {
    /// Its place; the watch is the first one.
    pub place: AlertPlace,
    /// When.
    pub at: Timestamp,
    /// The story, as it was then.
    pub story: StoryId,
    /// The watches.
    pub watches: Vec<WatchId>,
    /// What became of it, and why.
    pub alert: Alert,
}

/// A page of the log.
#[derive(Clone, Debug, Default)]
pub struct AlertPage {
    /// The lines, newest first.
    pub lines: Vec<AlertLine>,
    /// Where the next page begins; none at the end.
    pub next: Option<AlertPlace>,
}

impl Turn {
    /// The turn of an alert.
    pub fn of(alert: &Alert) -> Self {
        match alert.fate {
            Fate::Waiting { .. } | Fate::Held { .. } => Self::Held,
            Fate::Showing { .. } | Fate::Shown { .. } | Fate::Summed { .. } => Self::Told,
            Fate::NotShown { .. } | Fate::Quiet(_) => Self::Silent,
        }
    }
}

impl Store {
    /// A page of the alert log.
    ///
    /// Alerts lie in the store by the beginning of their story, which may be days before they are
    /// told, so all of them are looked at; only a page is held in memory.
    pub fn alert_log(&self, query: &AlertQuery) -> AlertPage {
        let mut lines: BTreeMap<AlertPlace, AlertLine> = BTreeMap::new();
        let mut story: Vec<AlertLine> = Vec::new();
        let mut file = |line: AlertLine| {
            if query.after.is_none_or(|after| line.place > after) {
                lines.insert(line.place, line);
            }
            if lines.len() > query.limit + 1 {
                lines.pop_last();
            }
        };
        for entry in self.alerts() {
            if story.first().is_some_and(|it| it.story != entry.key.story) {
                story.drain(..).for_each(&mut file);
            }
            if query
                .only
                .is_some_and(|only| only != Turn::of(&entry.alert))
            {
                continue;
            }
            let line = AlertLine::of(entry);
            match story.iter_mut().find(|known| known.is_one_with(&line)) {
                Some(known) => known.watches.extend(line.watches),
                None => story.push(line),
            }
        }
        story.drain(..).for_each(&mut file);
        let mut lines: Vec<AlertLine> = lines.into_values().collect();
        let has_more = lines.len() > query.limit;
        lines.truncate(query.limit);
        let next = lines.last().map(|line| line.place).filter(|_| has_more);
        AlertPage { lines, next }
    }
}

impl AlertLine {
    fn of(AlertEntry { key, alert }: AlertEntry) -> Self {
        let at = last_turn(&alert);
        Self {
            place: (Reverse(at), Reverse(key.story), key.watch),
            at,
            story: key.story,
            watches: vec![key.watch],
            alert,
        }
    }

    /// Were the two told, held or silenced together?
    fn is_one_with(&self, other: &Self) -> bool {
        let (ours, theirs) = (&self.alert, &other.alert);
        self.at == other.at && ours.fate == theirs.fate && ours.reason == theirs.reason
    }
}

fn last_turn(alert: &Alert) -> Timestamp {
    match &alert.fate {
        Fate::Showing { at }
        | Fate::Shown { at }
        | Fate::Summed { at }
        | Fate::NotShown { at, .. } => *at,
        Fate::Waiting { .. } | Fate::Held { .. } | Fate::Quiet(_) => {
            alert.told.map_or(alert.decided, |told| told.at)
        }
    }
}
