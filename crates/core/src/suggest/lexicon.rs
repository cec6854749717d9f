//! Words by number: marks have a hundred thousand words, and most of them many times.

use std::collections::HashMap;

use crate::text::{self, Class};

/// A word, or two words in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Term {
    first: u32,
    second: Option<u32>,
}

impl Term {
    pub(super) fn pair(first: u32, second: u32) -> Self {
        Self {
            first,
            second: Some(second),
        }
    }

    pub(super) fn is_pair(self) -> bool {
        self.second.is_some()
    }
}

impl From<u32> for Term {
    fn from(word: u32) -> Self {
        Self {
            first: word,
            second: None,
        }
    }
}

/// The words of all marks, and how they are shown.
#[derive(Default)]
pub(super) struct Lexicon<'t> {
    /// As it is written; so no word is folded twice.
    written: HashMap<&'t str, u32>,
    folded: HashMap<String, u32>,
    shown: Vec<&'t str>,
}

impl<'t> Lexicon<'t> {
    /// The number of a word, whatever its case and diacritics. It is shown in small letters where it
    /// ever stood so: headlines have their own capitals.
    pub(super) fn number(&mut self, written: &'t str) -> u32 {
        if let Some(number) = self.written.get(written) {
            return *number;
        }
        let next = u32::try_from(self.shown.len()).unwrap_or(u32::MAX);
        let number = *self.folded.entry(text::fold(written)).or_insert(next);
        if number == next {
            self.shown.push(written);
        } else if !written.chars().any(char::is_uppercase) {
            self.shown[number as usize] = written;
        }
        self.written.insert(written, number);
        number
    }

    /// A term as it is shown, and as a query has it.
    pub(super) fn shown(&self, term: Term) -> String {
        let word = |number: u32| self.shown.get(number as usize).copied().unwrap_or_default();
        let (first, second) = (word(term.first), term.second.map(word));
        match second {
            None => first.to_owned(),
            Some(second) if is_free(first) => format!("{first}{second}"),
            Some(second) => format!("{first} {second}"),
        }
    }
}

/// Is it of a script in which a word may end anywhere?
pub(super) fn is_free(word: &str) -> bool {
    word.chars().next().map(text::class) == Some(Class::Free)
}
