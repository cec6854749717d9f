//! What structured data says the text is, and whether the page agrees, run of words by run of words.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// How many words make a run: as many as no two texts share by chance.
const RUN: usize = 4;

/// Fewer runs than this are a teaser, and no text.
const LEAST: usize = 80;

/// A text that other texts are compared with.
pub(super) struct Agreement {
    runs: HashSet<u64>,
}

impl Agreement {
    /// The text that the page gives as its own; none if it is only a teaser.
    pub(super) fn new(text: &str) -> Option<Self> {
        let runs: HashSet<u64> = runs(text).collect();
        (runs.len() >= LEAST).then_some(Self { runs })
    }

    /// The number of runs in the whole text.
    pub(super) fn len(&self) -> usize {
        self.runs.len()
    }

    /// How many runs of a text are in this one, and how many it has.
    pub(super) fn with(&self, text: &str) -> (usize, usize) {
        let (mut shared, mut all) = (0, 0);
        for run in runs(text) {
            all += 1;
            shared += usize::from(self.runs.contains(&run));
        }
        (shared, all)
    }

    /// Is a text a part of this one?
    pub(super) fn holds(&self, text: &str) -> bool {
        const SHARE: f32 = 0.6;
        let (shared, all) = self.with(text);
        all > 0 && shared as f32 >= SHARE * all as f32
    }
}

/// The runs of words of a text. Where words aren't parted by spaces, each character is one.
fn runs(text: &str) -> impl Iterator<Item = u64> {
    let hash = |word: &str| {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        hasher.finish()
    };
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .flat_map(parts)
        .map(hash)
        .collect();
    let run = |window: &[u64]| {
        let mut hasher = DefaultHasher::new();
        window.hash(&mut hasher);
        hasher.finish()
    };
    let all: Vec<u64> = words.windows(RUN).map(run).collect();
    all.into_iter()
}

fn parts(word: &str) -> Vec<&str> {
    let is_unparted = |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{0E00}'..='\u{0E7F}');
    if !word.contains(is_unparted) {
        return vec![word];
    }
    word.split_inclusive(|_: char| true).collect()
}
