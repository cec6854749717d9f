//! How much a word says: the rarer, the more.
//!
//! A table of common words gives the first articles of a run a sound judgement; what is not in it
//! counts by its length, because short words are seldom rare. `docs/stories.md` tells how the table
//! was counted. What is common only here and now is learnt by [`super::live`].

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use super::digest::twentieths;
use super::index::Plain;
use super::names::{Names, SIGN};
use super::tongue::Tongue;
use super::words::{self, Word, hash};

/// No word weighs more: one that nobody has seen may be a name, or a slip of the pen.
pub(super) const HEAVIEST: f32 = 8.5;

/// A number is less of a name than a word.
const NUMBER: f32 = 6.0;

/// A function word: it stands in one text of five or more.
const FUNCTION: f32 = 1.5;

/// What a word weighs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weight {
    /// As in “one text in e^weight has it”.
    pub weight: f32,
    /// Is it guessed by its length, in a language of which no news was counted?
    pub is_guess: bool,
}

/// The weight of a word in an article of some language.
pub(super) fn of(word: &Word<'_>, tongue: Tongue) -> Weight {
    let counted = || TABLE.get(&hash(&word.stem)).copied();
    let known = match tongue.is_common(word) {
        true => Some(FUNCTION),
        false => counted(),
    };
    let is_word = !word.is_number() && !word.stem.starts_with(SIGN);
    Weight {
        weight: known.unwrap_or_else(|| by_length(word)),
        is_guess: known.is_none() && is_word && tongue.is_guessed(),
    }
}

fn by_length(word: &Word<'_>) -> f32 {
    if word.is_number() {
        return match word.stem.len() {
            1 => 3.0,
            2 => 5.0,
            _ => NUMBER,
        };
    }
    if word.stem.starts_with(SIGN) {
        return HEAVIEST;
    }
    let first = word.stem.chars().next().unwrap_or(' ');
    let letters = word.stem.chars().count();
    match (first, letters) {
        // Two characters of Han, Kana or Thai are a word or half of one.
        ('\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{9fff}', _) => 6.0,
        ('\u{ac00}'..='\u{d7a3}', _) => 7.0,
        (_, 1) => 1.5,
        (_, 2) => 3.0,
        (_, 3) => 5.0,
        (_, 4) => 7.0,
        // The table of Cyrillic words was counted in a tenth of the texts.
        ('\u{400}'..='\u{52f}', _) => 7.8,
        _ => HEAVIEST,
    }
}

/// How rare a word is in the news, in twentieths of the logarithm: one text in e^(rarity/20) has it.
pub fn rarity(word: &str) -> u8 {
    let words = words::cut(word, 1);
    let weight = |word| of(word, Tongue::default()).weight;
    twentieths(words.first().map_or(HEAVIEST, weight))
}

static TABLE: LazyLock<HashMap<u32, f32, Plain>> = LazyLock::new(|| {
    let mut table = HashMap::default();
    for line in include_str!("weights.txt").lines() {
        let mut words = line.split(' ');
        let Some(tenths) = words.next().and_then(|it| it.parse::<u8>().ok()) else {
            continue;
        };
        for word in words {
            table.entry(hash(word)).or_insert(f32::from(tenths) / 10.0);
        }
    }
    table
});

/// The table of common words over some texts, as `weights.txt` has it: lines of a weight in tenths
/// and the stems of that weight. A stem of fewer than `least` texts is left out.
pub fn counted<'a>(
    texts: impl IntoIterator<Item = (&'a str, &'a str)>,
    names: Option<&Names>,
    least: u32,
) -> String {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut all: u32 = 0;
    for (title, text) in texts {
        let mut words = words::cut(title, WORDS);
        words.extend(words::cut(text, WORDS));
        let words = match names {
            Some(names) => names.put_in(words),
            None => words,
        };
        let stems: BTreeSet<String> = words.into_iter().map(|word| word.stem).collect();
        for stem in stems {
            *counts.entry(stem).or_default() += 1;
        }
        all += 1;
    }
    let mut lines: BTreeMap<u8, Vec<String>> = BTreeMap::new();
    for (stem, count) in counts.into_iter().filter(|(_, count)| *count >= least) {
        let weight = (f64::from(all + 1) / f64::from(count + 1)).ln();
        lines.entry(tenths(weight)).or_default().push(stem);
    }
    let lines = lines
        .into_iter()
        .map(|(weight, stems)| format!("{weight} {}\n", stems.join(" ")));
    lines.collect()
}

/// So many words of a text are counted.
const WORDS: usize = 250;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a logarithm of a count of texts"
)]
fn tenths(weight: f64) -> u8 {
    (weight * 10.0).round().clamp(0.0, 85.0) as u8
}
