//! What each change does to the marks, and which are worth saying.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::chance::{SINGLE, so_many_rejected};
use super::change::Change;
use super::news::News;
use super::{LEAST_REMOVED, MOST};
use crate::ids::WatchId;
use crate::matching::{Matcher, Vocabulary};
use crate::query::Query;

/// A change that loses something may lose one of so many accepted,
const LOSS_OF: usize = 20;
/// and has to remove one of so many rejected.
const GAIN_OF: usize = 2;

/// A change and what it does.
pub(super) struct Measured {
    pub(super) change: Change,
    pub(super) query: Query,
    pub(super) removed: usize,
    pub(super) lost: usize,
}

/// Asks the evaluator that serves live matching, all at once.
pub(super) fn measure(
    query: &Query,
    changes: Vec<Change>,
    news: &News<'_>,
    vocabulary: &Vocabulary<'_>,
) -> Vec<Measured> {
    let mut texts = HashSet::from([query.to_string()]);
    let mut measured = Vec::new();
    for change in changes {
        let Some(query) = read(query, &change).filter(|it| texts.insert(it.text().to_owned()))
        else {
            continue;
        };
        measured.push(Measured {
            change,
            query,
            removed: news.rejected,
            lost: news.accepted,
        });
    }
    let matcher = Matcher::for_queries(measured.iter().map(|it| &it.query), vocabulary);
    for article in &news.articles {
        for WatchId(number) in matcher.held(article.subject) {
            let kept = &mut measured[number as usize];
            let count = if article.is_rejected {
                &mut kept.removed
            } else {
                &mut kept.lost
            };
            *count -= 1;
        }
    }
    measured
}

/// The changed query, if its text says what its tree does.
pub(super) fn read(query: &Query, change: &Change) -> Option<Query> {
    let tree = change.apply(query.root())?;
    let changed = Query::parse(&tree.to_string()).ok()?;
    (*changed.root() == tree).then_some(changed)
}

/// The best of each kind: first what loses nothing, then what removes most, then the smallest.
pub(super) fn best(measured: Vec<Measured>, news: &News<'_>) -> Vec<Measured> {
    let mut worthy: Vec<Measured> = measured
        .into_iter()
        .filter(|it| is_worthy(it, news))
        .collect();
    worthy.sort_by_key(|it| (it.lost, Reverse(it.removed), it.change.size()));
    let mut chosen: Vec<Measured> = Vec::new();
    for measured in worthy {
        let is_new = |it: &Measured| !it.change.kind.is_like(&measured.change.kind);
        if chosen.iter().all(is_new) {
            chosen.push(measured);
        }
    }
    chosen.truncate(MOST);
    chosen
}

fn is_worthy(measured: &Measured, news: &News<'_>) -> bool {
    let Measured { removed, lost, .. } = *measured;
    let is_worth_its_loss =
        lost == 0 || lost * LOSS_OF <= news.accepted && removed * GAIN_OF >= news.rejected;
    removed >= LEAST_REMOVED
        && is_worth_its_loss
        && so_many_rejected(removed, lost, news.rejected, news.accepted) <= SINGLE
}
