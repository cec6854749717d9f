//! Patterns and fuzzy words. One end of such a word stays as it was typed, as a rule: so only words
//! of the right length that begin or end in the same letters are looked at closely.

use std::ops::RangeInclusive;

use super::lexicon::Entry;
use super::page::Page;
use super::pages::Place;

/// What a word may look like.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    /// A folded word with `?` for letters left open.
    Pattern(String),
    /// A folded word that may be one edit away.
    Fuzzy(String),
}

/// The shapes of all queries.
pub(super) struct Shapes {
    all: Vec<(Test, Entry)>,
    starts: Ends,
    ends: Ends,
    /// Those with neither end, for which every word is looked at.
    others: Vec<u32>,
}

struct Test {
    letters: Vec<char>,
    is_fuzzy: bool,
}

impl Shapes {
    pub(super) fn new(shapes: Vec<(Shape, Entry)>) -> Self {
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        let (mut all, mut others) = (Vec::new(), Vec::new());
        for (index, (shape, entry)) in (0..).zip(shapes) {
            let test = shape.test();
            let keys: Option<Vec<_>> = test.lengths().map(|length| shape.keys(length)).collect();
            if keys.is_none() {
                others.push(index);
            }
            for (start, end) in keys.into_iter().flatten() {
                starts.extend(start.map(|key| (key, index)));
                ends.extend(end.map(|key| (key, index)));
            }
            all.push((test, entry));
        }
        Self {
            all,
            starts: Ends::new(starts),
            ends: Ends::new(ends),
            others,
        }
    }

    /// Every word on a page of one of these shapes.
    pub(super) fn find(&self, page: Page<'_>, mut note: impl FnMut(Entry, Place)) {
        if self.all.is_empty() {
            return;
        }
        let mut letters = Vec::new();
        for (at, word) in (0..).zip(page.words()) {
            let folded = page.folded(word);
            let length = page.letters(word);
            let (start, end) = (start_key(folded, length), end_key(folded, length));
            let is_alike = self.starts.may_have(start) || self.ends.may_have(end);
            if !is_alike && self.others.is_empty() {
                continue;
            }
            letters.clear();
            let folded = std::str::from_utf8(folded).unwrap_or_default();
            letters.extend(folded.chars().map(|c| c.to_ascii_lowercase()));
            let starts = self.starts.of(start);
            let is_new = |(_, index): &&(u64, u32)| !starts.iter().any(|start| start.1 == *index);
            let by_end = self.ends.of(end).iter().filter(is_new);
            let alike = starts.iter().chain(by_end).map(|(_, index)| index);
            for index in alike.chain(&self.others) {
                let (test, entry) = &self.all[*index as usize];
                if test.passes(&letters) {
                    note(*entry, page.place(at, word));
                }
            }
        }
    }
}

/// Shapes by the letters at one of their ends.
struct Ends {
    filter: Vec<u64>,
    all: Vec<(u64, u32)>,
}

/// Bits of the filter: 8 kB.
const FILTER_BITS: u32 = 16;

impl Ends {
    fn new(mut all: Vec<(u64, u32)>) -> Self {
        all.sort_unstable();
        let mut filter = vec![0; 1 << (FILTER_BITS - 6)];
        for (key, _) in &all {
            let bit = filter_bit(*key);
            filter[bit / 64] |= 1 << (bit % 64);
        }
        Self { filter, all }
    }

    #[inline]
    fn may_have(&self, key: Option<u64>) -> bool {
        let bit = key.map_or(0, filter_bit);
        self.filter[bit / 64] & (1 << (bit % 64)) != 0
    }

    fn of(&self, key: Option<u64>) -> &[(u64, u32)] {
        let Some(key) = key else {
            return &[];
        };
        let from = self.all.partition_point(|(it, _)| *it < key);
        let count = self.all[from..].partition_point(|(it, _)| *it == key);
        &self.all[from..from + count]
    }
}

/// In bytes: how much of an end is compared for words of so many letters, as long as one edit
/// leaves one half of them as it was.
fn compared(length: usize) -> usize {
    (length.saturating_sub(2) / 2).clamp(2, END)
}

/// In bytes: more of an end is not compared.
const END: usize = 4;

/// The start of a word as a number, and its length.
fn start_key(word: &[u8], length: usize) -> Option<u64> {
    Some(key(word.get(..compared(length))?, length))
}

/// The end of a word as a number, and its length.
fn end_key(word: &[u8], length: usize) -> Option<u64> {
    let start = word.len().checked_sub(compared(length))?;
    Some(key(&word[start..], length))
}

/// Upper and lower case of ASCII are the same.
fn key(bytes: &[u8], length: usize) -> u64 {
    let letters = bytes
        .iter()
        .fold(0, |all, byte| all << 8 | u64::from(byte | 0x20));
    (length as u64) << 32 | letters
}

fn filter_bit(key: u64) -> usize {
    // Fibonacci hashing (Knuth, vol. 3, 6.4).
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - FILTER_BITS)) as usize
}

impl Shape {
    /// By which start or end it is found among words of so many letters; none if by neither.
    fn keys(&self, length: usize) -> Option<(Option<u64>, Option<u64>)> {
        match self {
            Self::Pattern(pattern) => {
                let start = start_key(pattern.split('?').next()?.as_bytes(), length);
                let end = end_key(pattern.rsplit('?').next()?.as_bytes(), length);
                match start {
                    Some(_) => Some((start, None)),
                    None => end.map(|_| (None, end)),
                }
            }
            // One edit, or two neighbours changed over, leaves one half as it was: a letter stands between.
            Self::Fuzzy(word) => {
                let letters = word.chars().count();
                let half = letters.saturating_sub(1) / 2;
                let byte = |letter| {
                    word.char_indices()
                        .nth(letter)
                        .map_or(word.len(), |it| it.0)
                };
                let start = start_key(&word.as_bytes()[..byte(half)], length)?;
                let end = end_key(&word.as_bytes()[byte(letters - half)..], length)?;
                Some((Some(start), Some(end)))
            }
        }
    }

    fn test(&self) -> Test {
        let (Self::Pattern(word) | Self::Fuzzy(word)) = self;
        Test {
            letters: word.chars().collect(),
            is_fuzzy: matches!(self, Self::Fuzzy(_)),
        }
    }
}

impl Test {
    /// How many letters a word may have.
    fn lengths(&self) -> RangeInclusive<usize> {
        let letters = self.letters.len();
        let edit = usize::from(self.is_fuzzy);
        letters.saturating_sub(edit)..=letters + edit
    }

    fn passes(&self, word: &[char]) -> bool {
        if self.is_fuzzy {
            is_near(&self.letters, word)
        } else {
            fits(&self.letters, word)
        }
    }
}

fn fits(pattern: &[char], word: &[char]) -> bool {
    let is_it = |(open, letter): (&char, &char)| open == letter || *open == '?';
    pattern.len() == word.len() && pattern.iter().zip(word).all(is_it)
}

/// Is the word the known one, but for one letter more, less or other, or two changed over?
fn is_near(known: &[char], word: &[char]) -> bool {
    let start = known.iter().zip(word).take_while(|(a, b)| a == b).count();
    let (known, word) = (&known[start..], &word[start..]);
    match (known, word) {
        ([], []) => true,
        ([_, a @ ..], b) if a == b => true,
        (a, [_, b @ ..]) if a == b => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([p, q, a @ ..], [r, s, b @ ..]) => p == s && q == r && a == b,
        _ => false,
    }
}
