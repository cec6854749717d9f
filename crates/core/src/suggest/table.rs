//! In how many rejected and accepted articles something occurs, and what is telling of that.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::LEAST_REMOVED;
use super::chance::{self, CHANCE};
use super::lexicon::{Lexicon, Term};
use super::reading::Terms;
use crate::story;

/// So many of a kind are tried.
const MOST_TRIED: usize = 10;

/// Counts of what occurs.
pub(super) struct Table {
    counts: HashMap<Term, Count>,
    rejected: usize,
    accepted: usize,
}

#[derive(Clone, Copy, Default)]
struct Count {
    rejected: usize,
    accepted: usize,
    /// In the headlines of so many rejected articles.
    titles: usize,
}

impl Table {
    /// Counts what each article has, given whether it was rejected.
    pub(super) fn of<'t>(articles: impl IntoIterator<Item = (bool, &'t Terms)>) -> Self {
        let mut table = Self {
            counts: HashMap::new(),
            rejected: 0,
            accepted: 0,
        };
        for (is_rejected, terms) in articles {
            if is_rejected {
                table.rejected += 1;
            } else {
                table.accepted += 1;
            }
            for term in terms.iter() {
                let count = table.counts.entry(term).or_default();
                if is_rejected {
                    count.rejected += 1;
                    count.titles += usize::from(terms.are_in_title(term));
                } else {
                    count.accepted += 1;
                }
            }
        }
        table
    }

    /// What occurs in rejected articles alone, and so often that it is no chance; best first.
    pub(super) fn against(&self, lexicon: &Lexicon<'_>) -> Vec<Term> {
        self.telling(lexicon, |count| Group {
            size: count.rejected + count.accepted,
            rejected: count.rejected,
        })
    }

    /// What rejected articles alone lack, and so often that it is no chance; best first.
    pub(super) fn companions(&self, lexicon: &Lexicon<'_>) -> Vec<Term> {
        self.telling(lexicon, |count| Group {
            size: self.rejected - count.rejected + self.accepted - count.accepted,
            rejected: self.rejected - count.rejected,
        })
    }

    /// What makes a group of articles that are all rejected ones.
    fn telling(&self, lexicon: &Lexicon<'_>, group: impl Fn(&Count) -> Group) -> Vec<Term> {
        let total = self.rejected + self.accepted;
        // How many make a group of at least this size by chance, had they nothing to do with marks?
        let mut by_chance = vec![0.0; total + 2];
        for count in self.counts.values() {
            let size = group(count).size;
            by_chance[size] += chance::all_rejected(size, self.rejected, total);
        }
        for size in (0..total).rev() {
            by_chance[size] += by_chance[size + 1];
        }
        let is_telling = |group: &Group| {
            let is_rejected = group.rejected == group.size && group.size >= LEAST_REMOVED;
            is_rejected && by_chance[group.size] <= CHANCE
        };
        let candidates = self.counts.iter();
        let mut candidates: Vec<_> = candidates
            .filter(|(_, count)| is_telling(&group(count)))
            .collect();
        candidates.sort_by_cached_key(|(term, count)| {
            let shown = lexicon.shown(**term);
            // Of two words that do as well a person would name the rarer one, and never “about”.
            let rarity = story::rarity(&shown);
            let most_first = (group(count).rejected, !term.is_pair(), count.titles, rarity);
            (Reverse(most_first), shown)
        });
        let best = candidates.into_iter().take(MOST_TRIED);
        best.map(|(term, _)| *term).collect()
    }
}

/// Articles that have something in common.
struct Group {
    size: usize,
    rejected: usize,
}
