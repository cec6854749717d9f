//! What is common here and now, learnt from the stories themselves.
//!
//! A word counts once for each story, not for each article: a story that everybody tells makes its
//! own words no less telling.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::digest::{Digest, Term, WEIGHT_PARTS, twentieths};
use super::index::AsItIs;

/// So many stories are as good as the table that was there before.
const TRUST: f32 = 3000.0;

/// So many words are remembered; then the rarest are forgotten, and all counts halved.
const MOST: usize = 400_000;

/// Counts of words over the stories so far.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    counts: HashMap<u32, f32, BuildHasherDefault<AsItIs>>,
    stories: f32,
}

impl Learnt {
    /// Counts the words of an article that founds a story.
    pub(super) fn founded(&mut self, digest: &Digest) {
        self.stories += 1.0;
        for term in &digest.terms {
            *self.counts.entry(term.word).or_default() += 1.0;
        }
        if self.counts.len() > MOST {
            self.counts.retain(|_, count| *count > 1.0);
            for count in self.counts.values_mut() {
                *count /= 2.0;
            }
            self.stories /= 2.0;
        }
    }

    /// Gives the words of an article the weights they have by now: never more than they came with.
    pub(super) fn weigh(&self, digest: &mut Digest) {
        for term in &mut digest.terms {
            term.weight = term.weight.min(self.weight(*term));
        }
    }

    fn weight(&self, term: Term) -> u8 {
        let before = (-f32::from(term.weight) / WEIGHT_PARTS).exp();
        let count = self.counts.get(&term.word).copied().unwrap_or(0.0);
        let share = (count + TRUST * before) / (self.stories + TRUST);
        twentieths(-share.ln())
    }

    pub(super) fn words(&self) -> usize {
        self.counts.capacity()
    }
}
