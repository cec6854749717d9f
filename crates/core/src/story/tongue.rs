//! What is common in the languages of which no news was counted.
//!
//! The table of weights was counted in English and Russian. Beyond these “werden” and “dans” would
//! say as much as a name, and any two texts would be alike for them. So the function words of each
//! language are known from a list (the crate `stop-words`, from stopwords-iso), and what the
//! weight of all others is worth is said with it: it is a guess, soon outweighed by what is learnt.

use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, OnceLock};

use super::index::Plain;
use super::words::{self, Word, hash};
use crate::alias;

/// The stems that are common in a language.
type Common = HashSet<u32, Plain>;

/// The languages of which news was counted.
const COUNTED: [&str; 2] = ["en", "ru"];

/// Codes that name no language.
const NONE: [&str; 3] = ["", "mul", "und"];

/// Lists that go by another code.
const OTHER: [(&str, &str); 3] = [("nb", "no"), ("nn", "no"), ("fil", "tl")];

/// The language of an article, as far as weights depend on it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tongue {
    is_guessed: bool,
    common: Option<&'static Common>,
}

impl Tongue {
    /// The language of this code. What has none is taken for one that was counted.
    pub(super) fn of(code: Option<&str>) -> Self {
        let code = alias::primary(code.unwrap_or_default());
        if COUNTED.contains(&code.as_str()) || NONE.contains(&code.as_str()) {
            return Self::default();
        }
        let other = OTHER.iter().find(|(from, _)| *from == code);
        Self {
            is_guessed: true,
            common: common(other.map_or(&code, |(_, list)| list)),
        }
    }

    /// Is what a word weighs a guess, where the table does not have it?
    pub(super) fn is_guessed(self) -> bool {
        self.is_guessed
    }

    /// Is it a word that stands in every text?
    pub(super) fn is_common(self, word: &Word<'_>) -> bool {
        let is_listed = |common: &Common| common.contains(&hash(&word.stem));
        self.common.is_some_and(is_listed)
    }
}

fn common(code: &str) -> Option<&'static Common> {
    static LISTS: LazyLock<HashMap<&str, OnceLock<Common>>> = LazyLock::new(|| {
        let codes = stop_words::available_languages().iter();
        codes.map(|code| (*code, OnceLock::new())).collect()
    });
    let list = LISTS.get(code)?;
    Some(list.get_or_init(|| read(stop_words::lookup(code).unwrap_or_default())))
}

/// The stems of a list. Of an entry of several words each by itself is as common or more so.
fn read(list: &[&str]) -> Common {
    /// No entry has more words.
    const WORDS: usize = 4;
    let words = list.iter().flat_map(|entry| words::cut(entry, WORDS));
    words.map(|word| hash(&word.stem)).collect()
}
