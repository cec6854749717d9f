//! What is measured: the matcher, and what it must stand beside.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use newshawk_core::alias::Packs;
use newshawk_core::matching::{Matcher, Vocabulary};
use newshawk_core::watch::Watch;
use regex::{RegexSet, RegexSetBuilder};

use crate::Result;
use crate::lists::{self, Written};
use crate::texts::Text;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    /// The matcher: folding, edges of words, evaluation, proof.
    Newshawk,
    /// aho-corasick as it comes, for the same words: overlapping, ASCII case alone, no edges.
    AhoCorasick,
    /// The same as a DFA, which takes more memory.
    Dfa,
    /// One `RegexSet` of the same words with their edges.
    RegexSet,
    /// Each watch compiled and evaluated by itself.
    Alone,
}

/// What it was compiled to.
pub(crate) enum Compiled {
    Newshawk(Box<Matcher>),
    AhoCorasick(AhoCorasick),
    RegexSet(RegexSet),
    Alone(Vec<Matcher>),
}

/// In bytes: what a compiled set may take before it is called not feasible.
const LARGEST_SET: usize = 1 << 30;

impl Program {
    pub(crate) const ALL: [Program; 5] = [
        Program::Newshawk,
        Program::AhoCorasick,
        Program::Dfa,
        Program::RegexSet,
        Program::Alone,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Program::Newshawk => "newshawk",
            Program::AhoCorasick => "aho-corasick",
            Program::Dfa => "as a DFA",
            Program::RegexSet => "RegexSet",
            Program::Alone => "one by one",
        }
    }

    pub(crate) fn compile(self, list: &Written) -> Result<Compiled> {
        let (watches, packs) = (list.watches()?, &list.packs());
        let vocabulary = Vocabulary {
            packs: Some(packs),
            watches: &watches,
        };
        Ok(match self {
            Program::Newshawk => {
                Compiled::Newshawk(Box::new(Matcher::for_watches(&watches, &vocabulary)))
            }
            Program::AhoCorasick => Compiled::AhoCorasick(automaton(&watches, packs, None)?),
            Program::Dfa => {
                Compiled::AhoCorasick(automaton(&watches, packs, Some(AhoCorasickKind::DFA))?)
            }
            Program::RegexSet => Compiled::RegexSet(set(&watches, packs)?),
            Program::Alone => {
                let one = |watch: &Watch| Matcher::for_query(&watch.query, &vocabulary);
                Compiled::Alone(watches.iter().map(one).collect())
            }
        })
    }
}

impl Compiled {
    /// How many watches, or words, it finds in a text.
    pub(crate) fn count(&self, text: &Text) -> usize {
        match self {
            Compiled::Newshawk(matcher) => matcher.matches(text.subject()).len(),
            Compiled::AhoCorasick(automaton) => text
                .blocks()
                .map(|block| automaton.find_overlapping_iter(block).count())
                .sum(),
            Compiled::RegexSet(set) => text
                .blocks()
                .map(|block| set.matches(block).iter().count())
                .sum(),
            Compiled::Alone(matchers) => matchers
                .iter()
                .map(|matcher| matcher.matches(text.subject()).len())
                .sum(),
        }
    }
}

fn automaton(
    watches: &[Watch],
    packs: &Packs,
    kind: Option<AhoCorasickKind>,
) -> Result<AhoCorasick> {
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).kind(kind);
    Ok(builder.build(lists::atoms(watches, packs))?)
}

fn set(watches: &[Watch], packs: &Packs) -> Result<RegexSet> {
    let atoms = lists::atoms(watches, packs);
    let patterns = atoms
        .iter()
        .map(|atom| format!(r"\b{}\b", regex::escape(atom)));
    let mut builder = RegexSetBuilder::new(patterns);
    builder
        .case_insensitive(true)
        .size_limit(LARGEST_SET)
        .dfa_size_limit(LARGEST_SET / 8);
    Ok(builder.build()?)
}
