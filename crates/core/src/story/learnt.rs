//! What is common here and now, learnt from the live stories themselves.
//!
//! A word counts once for each story, not for each article: a story that everybody tells makes its
//! own words no less telling. What is learnt is a matter of which stories are live and of nothing
//! else, so that it is the same again after a restart.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::digest::{Digest, Term, WEIGHT_PARTS, twentieths};
use super::index::Plain;
use crate::text::forms::Languages;

/// So many stories are as good as the table that was there before.
const TRUST: f32 = 3000.0;

/// And so many as good as a guess at the weight.
const GUESSED: f32 = 60.0;

/// So many stories may share a word by chance, or because they are one that fell apart.
const CHANCE: u32 = 2;

/// Bits that say which words are worth looking up; four for each word of a busy week.
const BITS: usize = 1 << 20;

/// Counts of words over the live stories, one article of each.
#[derive(Debug)]
pub(super) struct Learnt {
    counts: HashMap<u32, u32, Plain>,
    stories: u32,
    /// The stories of each language whose weights are guessed.
    guessed: HashMap<Languages, u32>,
    /// Nearly all words are in no more stories than by chance, and that is to be known at once.
    common: Box<[u64]>,
}

impl Default for Learnt {
    fn default() -> Self {
        Self {
            counts: HashMap::default(),
            stories: 0,
            guessed: HashMap::new(),
            common: vec![0; BITS / 64].into_boxed_slice(),
        }
    }
}

impl Learnt {
    /// Counts the words of a story's first article.
    pub(super) fn count(&mut self, first: Option<&Digest>) {
        let Some(first) = first else { return };
        self.stories += 1;
        if is_guessed(first) {
            *self.guessed.entry(first.language).or_default() += 1;
        }
        for term in &first.terms {
            let count = self.counts.entry(term.word).or_default();
            *count += 1;
            if *count > CHANCE {
                let (at, bit) = place(term.word);
                self.common[at] |= bit;
            }
        }
    }

    /// Takes back what was counted, when a story leaves or becomes another's.
    pub(super) fn forget(&mut self, first: Option<&Digest>) {
        let Some(first) = first else { return };
        self.stories = self.stories.saturating_sub(1);
        if let Some(stories) = self.guessed.get_mut(&first.language)
            && is_guessed(first)
        {
            *stories = stories.saturating_sub(1);
        }
        for term in &first.terms {
            if let Some(count) = self.counts.get_mut(&term.word) {
                *count -= 1;
                if *count == 0 {
                    self.counts.remove(&term.word);
                }
            }
        }
    }

    /// What is learnt of the words of an article.
    pub(super) fn of(&self, digest: &Digest) -> LearntOf<'_> {
        LearntOf {
            learnt: self,
            alike: self.guessed.get(&digest.language).copied().unwrap_or(0),
        }
    }

    /// Forgets which words were worth looking up once, and are not any more.
    pub(super) fn tidy(&mut self) {
        self.common.fill(0);
        for (word, _) in self.counts.iter().filter(|(_, count)| **count > CHANCE) {
            let (at, bit) = place(*word);
            self.common[at] |= bit;
        }
    }

    /// Bytes in memory.
    pub(super) fn bytes(&self) -> usize {
        /// A map keeps a byte for each place.
        const PLACE: usize = 9;
        self.counts.capacity() * PLACE + BITS / 8
    }
}

/// What is learnt, as it holds for one article.
#[derive(Clone, Copy)]
pub(super) struct LearntOf<'a> {
    learnt: &'a Learnt,
    /// The stories of its language, where weights are guessed in it.
    alike: u32,
}

impl LearntOf<'_> {
    /// The weight that a word has by now: never more than it came with.
    pub(super) fn weight(self, term: &Term) -> u8 {
        let Learnt {
            counts,
            stories,
            common,
            ..
        } = self.learnt;
        let (at, bit) = place(term.word);
        if common[at] & bit == 0 {
            return term.weight;
        }
        let count = counts.get(&term.word).copied().unwrap_or(0);
        let count = as_float(count.saturating_sub(CHANCE));
        let before = BEFORE[usize::from(term.weight)];
        let (stories, trust) = match term.is(Term::GUESS) {
            true => (self.alike, GUESSED),
            false => (*stories, TRUST),
        };
        // As rare here as it was thought to be.
        if count <= before * as_float(stories) {
            return term.weight;
        }
        let share = (count + trust * before) / (as_float(stories) + trust);
        term.weight.min(twentieths(-share.min(1.0).ln()))
    }
}

/// Are words of it weighed by a guess?
pub(super) fn is_guessed(digest: &Digest) -> bool {
    digest.terms.iter().any(|term| term.is(Term::GUESS))
}

/// The share of texts that have a word of each weight.
static BEFORE: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|weight| {
        let weight = u8::try_from(weight).unwrap_or(u8::MAX);
        (-f32::from(weight) / WEIGHT_PARTS).exp()
    })
});

/// Where the bit of a word is.
fn place(word: u32) -> (usize, u64) {
    let bit = word as usize % BITS;
    (bit / 64, 1 << (bit % 64))
}

#[expect(clippy::cast_precision_loss, reason = "stories, and not ten millions")]
fn as_float(count: u32) -> f32 {
    count as f32
}
