//! What is common in the languages of which no news was counted.
//!
//! The table of weights was counted in English and Russian. Beyond these “werden” and “dans” would
//! say as much as a name, and any two texts would be alike for them. So the function words of each
//! language are known from a list (the crate `stop-words`, from stopwords-iso), and what the
//! weight of all others is worth is said with it: it is a guess, soon outweighed by what is learnt.
//!
//! A third of all feeds name no language, and some a wrong one. A text shows its own by the lists.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::index::Plain;
use super::words::{self, Word, hash};
use crate::alias;
use crate::text::forms::Languages;

/// The languages of which news was counted.
const COUNTED: [&str; 2] = ["en", "ru"];

/// Codes that name no language.
const NONE: [&str; 3] = ["", "mul", "und"];

/// Lists that go by another code.
const OTHER: [(&str, &str); 3] = [("nb", "no"), ("nn", "no"), ("fil", "tl")];

/// Fewer words than this show no language.
const SHOWING: usize = 30;
/// And no more are looked at.
const LOOKED_AT: usize = 120;
/// A text is in another language than it says if it has so many times more of its words.
const CLEARLY: usize = 2;

/// The language of an article, as far as weights depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tongue {
    is_guessed: bool,
    /// The list of its function words, as a bit.
    list: u64,
    /// The language that the text shows, where that is another than it says.
    shown: Option<&'static str>,
}

impl Tongue {
    /// The language of an article, by its code or, where that is none or says that it was counted
    /// and the text shows otherwise, by its words. What shows none is taken for one that was counted.
    pub(super) fn of(code: Option<&str>, text: &[Word<'_>]) -> Self {
        let code = alias::primary(code.unwrap_or_default());
        let is_counted = COUNTED.contains(&code.as_str());
        if is_counted || NONE.contains(&code.as_str()) {
            return Self::shown(text);
        }
        let other = OTHER.iter().find(|(from, _)| *from == code);
        Self {
            is_guessed: true,
            list: list(other.map_or(&code, |(_, list)| list)),
            shown: None,
        }
    }

    fn shown(text: &[Word<'_>]) -> Self {
        if text.len() < SHOWING {
            return Self::default();
        }
        let mut hits = [0; 64];
        for word in text.iter().take(LOOKED_AT) {
            let mut lists = LISTS.get(&hash(&word.stem)).copied().unwrap_or(0);
            while lists != 0 {
                hits[lists.trailing_zeros() as usize] += 1;
                lists &= lists - 1;
            }
        }
        let of = |list: u64| {
            hits.get(list.trailing_zeros() as usize)
                .copied()
                .unwrap_or(0)
        };
        let counted = COUNTED.map(|code| of(list(code))).into_iter().max();
        let best = (0..CODES.len().min(64))
            .max_by_key(|at| hits[*at])
            .unwrap_or(0);
        if hits[best] < CLEARLY * counted.unwrap_or(0).max(1) {
            return Self::default();
        }
        Self {
            is_guessed: true,
            list: 1 << best,
            shown: CODES.get(best).copied(),
        }
    }

    /// The language itself: the one that the text shows, or else the one that it says.
    pub(super) fn language(self, said: Option<&str>) -> Languages {
        Languages::of(self.shown.or(said))
    }

    /// Is what a word weighs a guess, where the table does not have it?
    pub(super) fn is_guessed(self) -> bool {
        self.is_guessed
    }

    /// Is it a word that stands in every text?
    pub(super) fn is_common(self, word: &Word<'_>) -> bool {
        let lists = || LISTS.get(&hash(&word.stem)).copied().unwrap_or(0);
        self.list != 0 && self.list & lists() != 0
    }
}

/// The languages with a list; a bit has room for 64 of them.
static CODES: LazyLock<&[&str]> = LazyLock::new(stop_words::available_languages);

/// The lists that each stem is in.
static LISTS: LazyLock<HashMap<u32, u64, Plain>> = LazyLock::new(|| {
    /// No entry has more words. Of several each by itself is as common or more so.
    const WORDS: usize = 4;
    let mut lists: HashMap<u32, u64, Plain> = HashMap::default();
    for code in CODES.iter() {
        let own = list(code);
        let entries = stop_words::lookup(code).unwrap_or_default();
        for word in entries.iter().flat_map(|entry| words::cut(entry, WORDS)) {
            *lists.entry(hash(&word.stem)).or_default() |= own;
        }
    }
    lists.shrink_to_fit();
    lists
});

/// The bit of a language's list; none where there is no list.
fn list(code: &str) -> u64 {
    let place = CODES.iter().position(|known| *known == code);
    let bit = place.and_then(|place| u32::try_from(place).ok());
    bit.and_then(|bit| 1_u64.checked_shl(bit)).unwrap_or(0)
}
