//! Regular expressions. Each has fragments of which one must occur, and only a block with one of
//! them is looked at.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex::{Regex, RegexBuilder};

use super::lexicon::Entry;
use crate::query::gate;
use crate::text;

/// A regular expression, as it is written in the query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Expression {
    pub(super) pattern: String,
    pub(super) ignores_case: bool,
}

/// All expressions behind one automaton over their fragments.
pub(super) struct Expressions {
    gate: Option<AhoCorasick>,
    /// For each fragment the expression it opens.
    opened: Vec<usize>,
    all: Vec<(Regex, Entry)>,
}

/// In bytes: up to so many of fragments the automaton is a table of a few megabytes, and twice as fast.
const MOST_FOR_A_TABLE: usize = 1 << 14;

impl Expressions {
    pub(super) fn new(mut expressions: Vec<(Expression, Entry)>) -> Self {
        expressions.sort_by_key(|(_, entry)| *entry);
        let (mut fragments, mut opened, mut all) = (Vec::new(), Vec::new(), Vec::new());
        for (expression, entry) in expressions {
            // One that could not be compiled matches nothing; the parser refuses those.
            let Ok(regex) = expression.compiled() else {
                continue;
            };
            for fragment in expression.fragments() {
                fragments.push(text::bare(&fragment));
                opened.push(all.len());
            }
            all.push((regex, entry));
        }
        let bytes: usize = fragments.iter().map(String::len).sum();
        let gate = (!fragments.is_empty()).then(|| {
            AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .match_kind(MatchKind::Standard)
                .kind((bytes <= MOST_FOR_A_TABLE).then_some(AhoCorasickKind::DFA))
                .build(&fragments)
                // It fails only for more than two thousand million states; queries are bounded far below.
                .expect("an automaton over bounded queries fits")
        });
        Self { gate, opened, all }
    }

    /// Every place of every expression in a text.
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
            let (regex, entry) = &self.all[index];
            let found = regex.find_iter(text).filter(|found| !found.is_empty());
            found.for_each(|found| note(*entry, found.range()));
        }
    }
}

impl Expression {
    /// One of these, bare, occurs in every bare text that has a place of it.
    fn fragments(&self) -> Vec<String> {
        gate::fragments(&self.pattern, self.ignores_case).unwrap_or_default()
    }

    fn compiled(&self) -> Result<Regex, regex::Error> {
        RegexBuilder::new(&self.pattern)
            .case_insensitive(self.ignores_case)
            .size_limit(gate::LARGEST)
            .build()
    }
}
