//! What the demo told, beside what its author says is true.

use std::collections::{BTreeMap, BTreeSet};

use newshawk_core::ids::WatchId;
use newshawk_engine::Handle;
use newshawk_engine::demo::{Truth, truth};
use serde::Serialize;
use url::Url;

use crate::output::{clean, count};

/// An item, by the path of its page, and the watch that found it.
pub(super) type Pair = (String, String);

/// What is told together, and the watch.
type Key<'a> = ((&'a str, &'static str), &'a str);

/// How the day went.
pub(super) struct Report {
    expected: usize,
    told: usize,
    missed: Vec<String>,
    wrong: Vec<String>,
    matches_expected: usize,
    matches_found: usize,
    matches_wrong: usize,
    traps: usize,
    avoided: usize,
}

/// The last line of the demo's JSON.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    summary: Summary<'a>,
}

#[derive(Serialize)]
struct Summary<'a> {
    complete: bool,
    right: bool,
    alerts_expected: usize,
    alerts_told: usize,
    missed: &'a [String],
    r#false: &'a [String],
    matches_expected: usize,
    matches_found: usize,
    matches_false: usize,
    traps: usize,
    traps_avoided: usize,
}

/// The matches of the made-up watches as they are stored.
pub(super) fn stored(handle: &Handle) -> BTreeSet<Pair> {
    let live = handle.live();
    let store = handle.store();
    let watches: Vec<(WatchId, String)> = live
        .watches
        .iter()
        .filter(|watch| watch.sample)
        .map(|watch| (watch.id, watch.name.clone()))
        .collect();
    let mut pairs = BTreeSet::new();
    for (id, name) in watches {
        for article in store.matches_of(id, None) {
            let Some(url) = store.head(article).and_then(|head| head.url) else {
                continue;
            };
            pairs.insert((Url::path(&url).to_owned(), name.clone()));
        }
    }
    pairs
}

impl Report {
    /// Compares; of the news that was to come, only what was published counts.
    pub(super) fn new(published: &[&str], told: &[Pair], stored: &BTreeSet<Pair>) -> Self {
        let was_out = |item: &Truth| {
            let first = item.earlier_headline.unwrap_or(item.headline);
            !item.live || published.contains(&first)
        };
        let items: Vec<Truth> = truth().into_iter().filter(was_out).collect();
        // The story told by several outlets is one alert for each watch that any of them fulfils.
        let mut expected: BTreeMap<Key<'_>, &Truth> = BTreeMap::new();
        for item in items.iter().filter(|item| item.live) {
            for watch in &item.watches {
                expected.entry((item.told_with(), watch)).or_insert(item);
            }
        }
        let mut seen: BTreeSet<Key<'_>> = BTreeSet::new();
        let mut wrong = Vec::new();
        for (path, watch) in told {
            let item = items.iter().find(|item| item.path == *path);
            let key = item.map(|item| (item.told_with(), watch.as_str()));
            let is_meant = key.filter(|key| expected.contains_key(key));
            if !is_meant.is_some_and(|key| seen.insert(key)) {
                wrong.push(format!("{watch}: {path}"));
            }
        }
        let missed: Vec<String> = expected
            .iter()
            .filter(|(key, _)| !seen.contains(key))
            .map(|((_, watch), item)| format!("{watch}: {} ({})", item.headline, item.outlet))
            .collect();
        let matches: BTreeSet<Pair> = pairs(&items, |item| &item.watches);
        let traps: BTreeSet<Pair> = pairs(&items, |item| &item.only_beside);
        Self {
            expected: expected.len(),
            told: told.len(),
            missed,
            wrong,
            matches_expected: matches.len(),
            matches_found: matches.intersection(stored).count(),
            matches_wrong: stored.difference(&matches).count(),
            traps: traps.len(),
            avoided: traps.difference(stored).count(),
        }
    }

    /// Is everything as it should be?
    pub(super) fn is_right(&self) -> bool {
        self.missed.is_empty()
            && self.wrong.is_empty()
            && self.matches_found == self.matches_expected
            && self.matches_wrong == 0
            && self.avoided == self.traps
    }

    /// The report as JSON.
    pub(super) fn line(&self, is_over: bool) -> Line<'_> {
        Line {
            summary: Summary {
                complete: is_over,
                right: self.is_right(),
                alerts_expected: self.expected,
                alerts_told: self.told,
                missed: &self.missed,
                r#false: &self.wrong,
                matches_expected: self.matches_expected,
                matches_found: self.matches_found,
                matches_false: self.matches_wrong,
                traps: self.traps,
                traps_avoided: self.avoided,
            },
        }
    }

    /// The report for people.
    pub(super) fn for_people(&self, is_over: bool) -> Vec<String> {
        let head = if is_over {
            "The day is over."
        } else {
            "Ended before the day was over; so far:"
        };
        let mut lines = vec![
            head.to_owned(),
            format!(
                "Told {} of {}, {} wrongly.",
                self.expected - self.missed.len(),
                count(self.expected, "alert", "alerts"),
                self.wrong.len()
            ),
            format!(
                "Found {} of {}, {} wrongly; in {} the words stand only beside the article, and {} of those kept silent.",
                self.matches_found,
                count(self.matches_expected, "match", "matches"),
                self.matches_wrong,
                count(self.traps, "case", "cases"),
                self.avoided
            ),
        ];
        lines.extend(
            self.missed
                .iter()
                .map(|it| format!("Missed: {}", clean(it))),
        );
        lines.extend(self.wrong.iter().map(|it| format!("Wrong: {}", clean(it))));
        lines
    }
}

fn pairs<'a>(
    items: &'a [Truth],
    watches: impl Fn(&'a Truth) -> &'a Vec<&'static str>,
) -> BTreeSet<Pair> {
    let mut pairs = BTreeSet::new();
    for item in items {
        for watch in watches(item) {
            pairs.insert((item.path.clone(), (*watch).to_owned()));
        }
    }
    pairs
}
