//! What was compared, counted by the parts of the language that were in it.

use std::collections::{BTreeMap, BTreeSet};

use super::features;

/// How many pairs, and how many of them match.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) pairs: usize,
    pub(super) matches: usize,
    features: BTreeMap<&'static str, [usize; 2]>,
}

impl Tally {
    pub(super) fn add(&mut self, compared: &[(BTreeSet<&'static str>, bool)]) {
        for (features, holds) in compared {
            self.pairs += 1;
            self.matches += usize::from(*holds);
            for feature in features {
                let [pairs, matches] = self.features.entry(feature).or_default();
                *pairs += 1;
                *matches += usize::from(*holds);
            }
        }
    }

    /// How many in a hundred match.
    pub(super) fn in_a_hundred(&self) -> usize {
        self.matches * 100 / self.pairs.max(1)
    }

    /// How many pairs have this, and how many of those match.
    pub(super) fn of(&self, feature: &str) -> [usize; 2] {
        self.features.get(feature).copied().unwrap_or_default()
    }

    /// The first part of the language that no pair has.
    pub(super) fn rarest(&self) -> Option<&'static str> {
        features::ALL
            .into_iter()
            .find(|feature| self.of(feature)[0] == 0)
    }
}
