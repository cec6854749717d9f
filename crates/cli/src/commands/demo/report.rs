//! What the demo told, beside what its author says is true.

use std::collections::{BTreeMap, BTreeSet};

use newshawk_core::ids::WatchId;
use newshawk_engine::Handle;
use newshawk_engine::demo::{Truth, truth};
use newshawk_engine::rehearsal::Rehearsal;
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
    /// The paths of what was missed, told wrongly or not found.
    in_doubt: BTreeSet<String>,
    matches_expected: usize,
    matches_found: usize,
    matches_wrong: usize,
    traps: usize,
    avoided: usize,
    /// So many decisions came again when the day was played again.
    again: usize,
    is_same_again: bool,
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
    why: &'a [String],
    matches_expected: usize,
    matches_found: usize,
    matches_false: usize,
    traps: usize,
    traps_avoided: usize,
    rehearsed: usize,
    rehearsal_same: bool,
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
    pub(super) fn new(
        published: &[&str],
        told: &[Pair],
        stored: &BTreeSet<Pair>,
        again: &Rehearsal,
    ) -> Self {
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
        let mut in_doubt = BTreeSet::new();
        for (path, watch) in told {
            let item = items.iter().find(|item| item.path == *path);
            let key = item.map(|item| (item.told_with(), watch.as_str()));
            let is_meant = key.filter(|key| expected.contains_key(key));
            if !is_meant.is_some_and(|key| seen.insert(key)) {
                wrong.push(format!("{watch}: {path}"));
                in_doubt.insert(path.clone());
            }
        }
        let unseen = expected.iter().filter(|(key, _)| !seen.contains(key));
        let missed: Vec<String> = unseen
            .clone()
            .map(|((_, watch), item)| format!("{watch}: {} ({})", item.headline, item.outlet))
            .collect();
        in_doubt.extend(unseen.map(|(_, item)| item.path.clone()));
        let matches: BTreeSet<Pair> = pairs(&items, |item| &item.watches);
        in_doubt.extend(
            matches
                .symmetric_difference(stored)
                .map(|(path, _)| path.clone()),
        );
        let traps: BTreeSet<Pair> = pairs(&items, |item| &item.only_beside);
        Self {
            expected: expected.len(),
            told: told.len(),
            missed,
            wrong,
            in_doubt,
            matches_expected: matches.len(),
            matches_found: matches.intersection(stored).count(),
            matches_wrong: stored.difference(&matches).count(),
            traps: traps.len(),
            avoided: traps.difference(stored).count(),
            again: again.lines.len(),
            is_same_again: again.is_as_it_was() && !again.lines.is_empty(),
        }
    }

    /// Is everything as it should be?
    pub(super) fn is_right(&self) -> bool {
        self.missed.is_empty()
            && self.wrong.is_empty()
            && self.matches_found == self.matches_expected
            && self.matches_wrong == 0
            && self.avoided == self.traps
            && self.is_same_again
    }

    /// The paths of the articles of which too little was told or found, or too much.
    pub(super) fn in_doubt(&self) -> impl Iterator<Item = &str> {
        self.in_doubt.iter().map(String::as_str)
    }

    /// The report as JSON, with what is known of what is in doubt.
    pub(super) fn line<'a>(&'a self, why: &'a [String], is_over: bool) -> Line<'a> {
        Line {
            summary: Summary {
                complete: is_over,
                right: self.is_right(),
                alerts_expected: self.expected,
                alerts_told: self.told,
                missed: &self.missed,
                r#false: &self.wrong,
                why,
                matches_expected: self.matches_expected,
                matches_found: self.matches_found,
                matches_false: self.matches_wrong,
                traps: self.traps,
                traps_avoided: self.avoided,
                rehearsed: self.again,
                rehearsal_same: self.is_same_again,
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
        lines.push(if self.is_same_again {
            format!(
                "Played again, the day gives exactly the same {}.",
                count(self.again, "decision", "decisions")
            )
        } else {
            "Played again, the day does not give the same decisions.".to_owned()
        });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_missed_told_wrongly_or_not_found_is_in_doubt() {
        let all = truth();
        let printed: Vec<&str> = all
            .iter()
            .map(|it| it.earlier_headline.unwrap_or(it.headline))
            .collect();
        let mut stored = pairs(&all, |item| &item.watches);
        let live = |it: &&Truth| it.live && it.story.is_none() && !it.watches.is_empty();
        let missed = all.iter().find(live).expect("news of a watch");
        let quiet = all
            .iter()
            .find(|it| it.watches.is_empty())
            .expect("other news");
        let lost = stored.pop_first().expect("a match");
        let told: Vec<Pair> = pairs(&all, |item| &item.watches)
            .into_iter()
            .filter(|(path, _)| *path != missed.path)
            .chain([(quiet.path.clone(), "NATO".to_owned())])
            .collect();
        let report = Report::new(&printed, &told, &stored, &Rehearsal::default());
        let in_doubt: Vec<&str> = report.in_doubt().collect();
        for path in [&missed.path, &quiet.path, &lost.0] {
            assert!(in_doubt.contains(&path.as_str()), "{path}: {in_doubt:?}");
        }
        assert!(!report.is_right());
    }
}
