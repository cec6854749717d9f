//! A narrower query for a watch that takes more than its share of notifications (spec/alerts.md 7).
//!
//! Nobody has marked anything here, so nothing is said of what is worth reading: these are the few
//! changes that always make less of the same, to be shown with how much less.

use super::MOST;
use super::change::{Change, Kind};
use super::{choose, collect, spot};
use crate::alert::A_DAY;
use crate::query::Query;

/// A query that finds less.
#[derive(Clone, Debug, PartialEq)]
pub struct Narrower {
    /// The changed query, as it is printed.
    pub query: Query,
    /// The change, in plain words.
    pub change: String,
}

/// Queries that find less than this one, the whole of it changed before its parts.
pub fn narrower(query: &Query) -> Vec<Narrower> {
    let spots = spot::spots(query.root());
    let changes = spots.iter().flat_map(collect::stricter);
    let changes = changes.filter(|it| matches!(it.kind, Kind::Zones(_) | Kind::AtLeast(2)));
    let narrower = changes.filter_map(|change: Change| {
        Some(Narrower {
            query: choose::read(query, &change)?,
            change: change.words(query.root()),
        })
    });
    narrower.take(MOST).collect()
}

/// Does a watch that was told so often in a day take over half of the day's budget?
pub fn takes_too_much(told_in_a_day: usize) -> bool {
    told_in_a_day * 2 > A_DAY
}

/// “It took 21 of the 30 notifications of the last day.”
pub fn share(told_in_a_day: usize) -> String {
    let told = told_in_a_day.min(A_DAY);
    let beyond = told_in_a_day - told;
    let held = match beyond {
        0 => String::new(),
        beyond => format!(", and {beyond} more were told in summaries"),
    };
    format!("It took {told} of the {A_DAY} notifications of the last day{held}.")
}

impl Narrower {
    /// The change with its effect, of the articles of so many days.
    pub fn sentence(&self, found: usize, of: usize, days: usize) -> String {
        let days = match days {
            1 => "the last day".to_owned(),
            days => format!("the last {days} days"),
        };
        format!(
            "{}: finds {found} articles of {days} instead of {of}.",
            self.change
        )
    }
}
