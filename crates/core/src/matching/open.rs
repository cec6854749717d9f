//! What one look-up of a word can't find: patterns, fuzzy words, regular expressions. Each has
//! fragments of which one must occur, and only a block with one of them is looked at.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::{Regex, RegexBuilder};

use super::lexicon::Entry;
use crate::query::gate;
use crate::text;

/// A pattern that is not a word, as it is written in the query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Open {
    /// A folded word with `?` for letters left open.
    Pattern(String),
    /// A folded word that may be one edit away.
    Fuzzy(String),
    /// A regular expression, and whether case makes no difference.
    Regex(String, bool),
}

/// A compiled expression may take so many bytes.
const LARGEST_REGEX: usize = 1 << 20;

/// All open patterns behind one automaton over their fragments.
pub(super) struct Opens {
    gate: Option<AhoCorasick>,
    /// For each fragment the pattern it opens.
    opened: Vec<usize>,
    patterns: Vec<(Test, Entry)>,
}

enum Test {
    Pattern(Vec<char>),
    Fuzzy(Vec<char>),
    Regex(Regex),
    /// An expression that could not be compiled; the parser refuses those.
    Never,
}

impl Opens {
    pub(super) fn new(mut opens: Vec<(Open, Entry)>) -> Self {
        opens.sort_by_key(|(_, entry)| *entry);
        let (mut fragments, mut opened, mut patterns) = (Vec::new(), Vec::new(), Vec::new());
        for (index, (open, entry)) in opens.into_iter().enumerate() {
            for fragment in open.fragments() {
                fragments.push(text::bare(&fragment));
                opened.push(index);
            }
            patterns.push((open.test(), entry));
        }
        let gate = (!fragments.is_empty()).then(|| {
            AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .match_kind(MatchKind::Standard)
                .build(&fragments)
                // It fails only for more than two thousand million states; queries are bounded far below.
                .expect("an automaton over bounded queries fits")
        });
        Self {
            gate,
            opened,
            patterns,
        }
    }

    /// Every place of every pattern in a text.
    pub(super) fn find(&self, text: &str, mut note: impl FnMut(Entry, Range<usize>)) {
        let Some(gate) = &self.gate else {
            return;
        };
        let bare = if text.is_ascii() {
            None
        } else {
            Some(text::bare(text))
        };
        let mut open: Vec<usize> = gate
            .find_overlapping_iter(bare.as_deref().unwrap_or(text))
            .map(|found| self.opened[found.pattern().as_usize()])
            .collect();
        open.sort_unstable();
        open.dedup();
        for index in open {
            let (test, entry) = &self.patterns[index];
            test.find(text, |range| note(*entry, range));
        }
    }
}

impl Open {
    /// One of these, bare, occurs in every bare text that has a place of it.
    fn fragments(&self) -> Vec<String> {
        match self {
            Self::Pattern(pattern) => {
                let longest = pattern.split('?').max_by_key(|part| part.len());
                longest.map(str::to_owned).into_iter().collect()
            }
            // One edit, or two neighbours changed over, leaves the start or the end as it was: a letter stands between.
            Self::Fuzzy(word) => {
                let letters: Vec<char> = word.chars().collect();
                let part = letters.len().saturating_sub(1) / 2;
                let (start, end) = (&letters[..part], &letters[letters.len() - part..]);
                vec![start.iter().collect(), end.iter().collect()]
            }
            Self::Regex(pattern, ignores_case) => {
                gate::fragments(pattern, *ignores_case).unwrap_or_default()
            }
        }
    }

    fn test(&self) -> Test {
        match self {
            Self::Pattern(pattern) => Test::Pattern(pattern.chars().collect()),
            Self::Fuzzy(word) => Test::Fuzzy(word.chars().collect()),
            Self::Regex(pattern, ignores_case) => RegexBuilder::new(pattern)
                .case_insensitive(*ignores_case)
                .size_limit(LARGEST_REGEX)
                .build()
                .map_or(Test::Never, Test::Regex),
        }
    }
}

impl Test {
    fn find(&self, text: &str, mut note: impl FnMut(Range<usize>)) {
        match self {
            Self::Never => {}
            Self::Regex(regex) => regex
                .find_iter(text)
                .filter(|found| !found.is_empty())
                .for_each(|found| note(found.range())),
            Self::Pattern(pattern) => words_like(text, note, |word| fits(pattern, word)),
            Self::Fuzzy(known) => words_like(text, note, |word| is_near(known, word)),
        }
    }
}

fn words_like(text: &str, mut note: impl FnMut(Range<usize>), test: impl Fn(&[char]) -> bool) {
    let mut letters = Vec::new();
    for word in text::words(text) {
        letters.clear();
        letters.extend(text::fold(&text[word.clone()]).chars());
        if test(&letters) {
            note(word);
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
