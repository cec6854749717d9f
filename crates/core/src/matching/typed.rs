//! Words in a row, as typed, and the rows that a language makes of them.

use super::pattern;
use crate::text;
use crate::text::forms::{self, Languages};

/// A word alone has so many letters at least before a particle is written onto it: 한 with 이 is not 한이,
/// and بحر, the sea, is not حر with a particle.
const KOREAN_LETTERS: usize = 2;
const ARABIC_LETTERS: usize = 3;

/// Words in a row, as typed.
#[derive(Clone)]
pub(super) struct Typed {
    /// Folded.
    pub(super) words: Vec<String>,
    pub(super) parted: Vec<bool>,
    pub(super) is_in_capitals: bool,
}

impl Typed {
    pub(super) fn new(typed: &str) -> Self {
        let (mut words, mut parted) = (Vec::new(), Vec::new());
        let (mut before, mut last) = (0, "");
        for range in text::words(typed) {
            let folded = text::fold(&typed[range.clone()]);
            if folded.is_empty() {
                continue;
            }
            words.push(folded);
            parted.push(pattern::is_parted(typed, before, range.start));
            before = range.end;
            last = &typed[range];
        }
        let letters = last.chars().filter(|c| c.is_alphabetic()).count();
        Self {
            words,
            parted,
            is_in_capitals: letters >= 2
                && !last.chars().any(char::is_lowercase)
                && last.chars().any(char::is_uppercase),
        }
    }

    fn with_first(&self, word: String) -> Self {
        let mut changed = self.clone();
        changed.words[0] = word;
        changed
    }

    pub(super) fn with_last(&self, word: String) -> Self {
        let mut changed = self.clone();
        changed.words.pop();
        changed.words.push(word);
        changed
    }

    /// With the Arabic article, alone and with particles before it.
    pub(super) fn with_article(&self) -> Vec<(Self, Languages)> {
        let Some((word, languages)) = self
            .long_enough(ARABIC_LETTERS)
            .and_then(|it| forms::with_article(&it.words[0]))
        else {
            return Vec::new();
        };
        let definite = self.with_first(word);
        let particles = definite.with_particles();
        std::iter::once((definite, languages))
            .chain(particles)
            .collect()
    }

    /// With each particle that is written onto its first or last word.
    pub(super) fn with_particles(&self) -> Vec<(Self, Languages)> {
        let mut found = Vec::new();
        if let Some(it) = self.long_enough(KOREAN_LETTERS) {
            let behind = forms::with_particles_behind(&it.words[it.words.len() - 1]);
            found.extend(
                behind
                    .into_iter()
                    .map(|(word, languages)| (it.with_last(word), languages)),
            );
        }
        if let Some(it) = self.long_enough(ARABIC_LETTERS) {
            let before = forms::with_particles_before(&it.words[0]);
            found.extend(
                before
                    .into_iter()
                    .map(|(word, languages)| (it.with_first(word), languages)),
            );
        }
        found
    }

    /// Itself, unless it is so short a word that another letter makes it another word.
    fn long_enough(&self, letters: usize) -> Option<&Self> {
        let is_long = match self.words.as_slice() {
            [] => false,
            [word] => word.chars().count() >= letters,
            _ => true,
        };
        is_long.then_some(self)
    }
}
