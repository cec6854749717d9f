//! What a person marked as not relevant, turned into a change of the query that they can take.
//!
//! Marks never filter by themselves: that would be a silent miss. They are shown as one small change
//! with its measured effect, “removes 11 of your 14 rejected, loses 0 of 63 accepted”. Every change
//! makes the query narrower and none wider; each is tried on all marks with the evaluator that serves
//! live matching; and one that could as well be chance is not proposed (`suggest::chance`).

mod chance;
mod change;
mod choose;
mod collect;
mod facts;
mod lexicon;
mod narrower;
mod news;
mod reading;
mod spot;
mod table;
mod words;

use crate::matching::{Subject, Vocabulary};
use crate::query::Query;
use choose::Measured;
use news::News;

pub use narrower::{Narrower, narrower, share, takes_too_much};

/// A choice of more is none.
pub const MOST: usize = 3;
/// A change for less is made for single articles.
pub const LEAST_REMOVED: usize = 3;
/// So many marks of either kind are looked at, the first ones: a mark of long ago may be of a story
/// that nobody tells any more, and the work is bounded.
pub const MOST_MARKS: usize = 200;

/// What a person said of a watch's matches, the newest first.
#[derive(Clone, Copy)]
pub struct Marks<'a> {
    /// Matches that they opened, starred, kept: that were relevant.
    pub accepted: &'a [Subject<'a>],
    /// Matches that they marked as not relevant.
    pub rejected: &'a [Subject<'a>],
}

/// A change of a query, and what it would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The changed query, as it is printed.
    pub query: Query,
    /// The change and its effect as a plain sentence.
    pub sentence: String,
    /// So many rejected matches would be gone.
    pub removed: usize,
    /// Of so many that the query finds today.
    pub of_rejected: usize,
    /// So many accepted matches would be gone too.
    pub lost: usize,
    /// Of so many that the query finds today.
    pub of_accepted: usize,
}

/// The best changes, at most three, each of another kind; none where nothing tells the rejected
/// from the accepted. Marks that the query doesn't find any more count nothing.
pub fn suggest(query: &Query, marks: Marks<'_>, vocabulary: &Vocabulary<'_>) -> Vec<Suggestion> {
    let news = News::of(query, marks, vocabulary);
    // Without anything accepted, nothing can be said of what would be lost.
    if news.rejected < LEAST_REMOVED || news.accepted == 0 {
        return Vec::new();
    }
    let changes = collect::changes(query, &news);
    let measured = choose::measure(query, changes, &news, vocabulary);
    let chosen = choose::best(measured, &news);
    chosen
        .into_iter()
        .map(|measured| told(measured, query, &news))
        .collect()
}

fn told(measured: Measured, query: &Query, news: &News<'_>) -> Suggestion {
    let (removed, lost) = (measured.removed, measured.lost);
    let change = measured.change.words(query.root());
    Suggestion {
        sentence: format!(
            "{change}: removes {removed} of your {} rejected, loses {lost} of {} accepted.",
            news.rejected, news.accepted
        ),
        query: measured.query,
        removed,
        of_rejected: news.rejected,
        lost,
        of_accepted: news.accepted,
    }
}
