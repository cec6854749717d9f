//! A block of an article while words are looked for in it.

use super::pages::{Place, What};
use super::words::{Word, Words};
use crate::text::forms::Languages;

/// A block of an article.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) block: u32,
    pub(super) text: &'a str,
    pub(super) all_words: &'a Words,
    /// The article's language.
    pub(super) language: Languages,
}

impl<'a> Page<'a> {
    pub(super) fn words(self) -> &'a [Word] {
        self.all_words.of(self.block)
    }

    /// A word as it is compared: folded, but for the case of ASCII.
    pub(super) fn folded(self, word: &Word) -> &'a [u8] {
        self.all_words.folded(word, self.text)
    }

    /// How many letters a folded word has.
    pub(super) fn letters(self, word: &Word) -> usize {
        self.all_words.letters(word)
    }

    /// The place of a word.
    pub(super) fn place(self, at: u32, word: &Word) -> Place {
        Place {
            block: self.block,
            first: at,
            last: at,
            start: word.start,
            end: word.end,
            what: What::Pattern(0),
        }
    }
}
