//! The words and phrases of all queries, found in one pass.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::Evidence;
use crate::article::{Block, Zone};
use crate::text::{self, Class, Folded};

/// Up to this many patterns the automaton is worth its full table (notes: 1.3 MB for 1,000).
const DFA_UP_TO: usize = 2_000;

/// A word or phrase, numbered over all queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct AtomId(pub(super) usize);

/// Gathers words and phrases before the automaton is built.
#[derive(Default)]
pub(super) struct Builder {
    known: HashMap<Vec<String>, AtomId>,
    atoms: Vec<Vec<String>>,
}

impl Builder {
    /// The number of a word or phrase; the same for the same after folding.
    pub(super) fn add(&mut self, typed: &str) -> AtomId {
        let pieces: Vec<String> = pieces(typed).collect();
        let next = AtomId(self.atoms.len());
        let id = *self.known.entry(pieces.clone()).or_insert(next);
        if id == next {
            self.atoms.push(pieces);
        }
        id
    }

    pub(super) fn build(self) -> Atoms {
        let mut by_piece: HashMap<&str, usize> = HashMap::new();
        let mut patterns: Vec<&str> = Vec::new();
        let mut starts: Vec<Vec<AtomId>> = Vec::new();
        for (index, pieces) in self.atoms.iter().enumerate() {
            let Some(first) = pieces.first() else {
                continue;
            };
            let pattern = *by_piece.entry(first).or_insert_with(|| {
                patterns.push(first);
                starts.push(Vec::new());
                patterns.len() - 1
            });
            starts[pattern].push(AtomId(index));
        }
        let kind = (patterns.len() <= DFA_UP_TO).then_some(AhoCorasickKind::DFA);
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .kind(kind)
            .build(&patterns)
            // It fails only for more than two thousand million states; queries are bounded far below.
            .expect("an automaton over bounded queries fits");
        Atoms {
            automaton,
            starts,
            atoms: self.atoms,
        }
    }
}

/// What must follow each other: the parts of a phrase between white space and punctuation. A run
/// of a script without spaces stays one part, whatever stands beside it.
fn pieces(typed: &str) -> impl Iterator<Item = String> {
    typed
        .split(|c| text::class(c) == Class::Between)
        .filter(|piece| !piece.is_empty())
        .map(text::fold)
        .filter(|piece| !piece.is_empty())
}

/// The automaton over the first parts, and the phrases they begin.
pub(super) struct Atoms {
    automaton: AhoCorasick,
    starts: Vec<Vec<AtomId>>,
    atoms: Vec<Vec<String>>,
}

/// Where a word or phrase stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    atom: AtomId,
    block: usize,
    range: Range<usize>,
}

/// All places of all words in an article, by word and then by place.
pub(super) struct Hits(Vec<Hit>);

impl Atoms {
    pub(super) fn len(&self) -> usize {
        self.atoms.len()
    }

    /// Every place in the chosen zones, also overlapping ones.
    pub(super) fn hits(&self, blocks: &[Block], chosen: impl Fn(Zone) -> bool) -> Hits {
        let mut found = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            if chosen(block.zone) {
                self.hits_in(index, &block.text, &mut found);
            }
        }
        found.sort_unstable_by(|a, b| {
            (a.atom, a.block, a.range.start).cmp(&(b.atom, b.block, b.range.start))
        });
        Hits(found)
    }

    fn hits_in(&self, block: usize, original: &str, found: &mut Vec<Hit>) {
        let folded = Folded::new(original);
        for place in self.automaton.find_overlapping_iter(folded.text()) {
            let first = place.start()..place.end();
            if !is_word(&folded, first.clone()) {
                continue;
            }
            for atom in &self.starts[place.pattern().as_usize()] {
                let rest = &self.atoms[atom.0][1..];
                if let Some(end) = follow(&folded, first.end, rest) {
                    let range = folded.original_range(first.start..end);
                    found.push(Hit {
                        atom: *atom,
                        block,
                        range,
                    });
                }
            }
        }
    }
}

/// Is the part of the folded text whole words of the original?
fn is_word(folded: &Folded<'_>, part: Range<usize>) -> bool {
    !folded.cuts_character(&part) && text::is_whole(folded.original(), &folded.original_range(part))
}

/// The end of a phrase whose first part ends at `end`, where the other parts follow.
fn follow(folded: &Folded<'_>, mut end: usize, rest: &[String]) -> Option<usize> {
    let text = folded.text();
    for piece in rest {
        let start = end + gap(&text[end..])?;
        if ends_sentence(folded, end..start) {
            return None;
        }
        let stop = start + piece.len();
        let is_same = text
            .get(start..stop)
            .is_some_and(|found| found.eq_ignore_ascii_case(piece));
        if !is_same || !is_word(folded, start..stop) {
            return None;
        }
        end = stop;
    }
    Some(end)
}

/// The length of what may stand between the words of a phrase: white space, hyphens, quotation
/// marks, apostrophes, a full stop after an abbreviation; but not the end of a sentence.
fn gap(after: &str) -> Option<usize> {
    let length = after.find(|c| text::class(c) != Class::Between)?;
    let between = &after[..length];
    let ends_phrase = between.contains(['!', '?', ';', ':', '…']);
    (!ends_phrase).then_some(length)
}

/// Does a sentence end between two words?
fn ends_sentence(folded: &Folded<'_>, gap: Range<usize>) -> bool {
    let original = folded.original();
    let between = folded.original_range(gap);
    original[between.clone()]
        .char_indices()
        .any(|(at, c)| text::ends_sentence(original, between.start + at + c.len_utf8()))
}

impl Hits {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The words that occur, each once.
    pub(super) fn atoms(&self) -> impl Iterator<Item = AtomId> + '_ {
        self.0
            .chunk_by(|a, b| a.atom == b.atom)
            .filter_map(|run| run.first())
            .map(|hit| hit.atom)
    }

    pub(super) fn has(&self, atom: AtomId) -> bool {
        self.0.binary_search_by_key(&atom, |hit| hit.atom).is_ok()
    }

    /// The places of a word, in the order of the article.
    pub(super) fn of(&self, atom: AtomId) -> impl Iterator<Item = &Hit> + '_ {
        let start = self.0.partition_point(|hit| hit.atom < atom);
        self.0[start..]
            .iter()
            .take_while(move |hit| hit.atom == atom)
    }
}

impl Hit {
    /// Its place in the text of its block.
    pub(super) fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    pub(super) fn evidence(&self, clause: &str, blocks: &[Block]) -> Evidence {
        let block = &blocks[self.block];
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Evidence {
            clause: clause.to_owned(),
            form: block.text[self.range.clone()].to_owned(),
            zone: block.zone,
            block: place(self.block),
            start: place(self.range.start),
            end: place(self.range.end),
            word: place(text::words(&block.text[..self.range.start]).count()),
        }
    }
}
