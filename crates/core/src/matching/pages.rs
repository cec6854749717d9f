//! An article while it is looked at: its words, sentences and occurrences, found when first asked for.

use std::cell::OnceCell;
use std::ops::Range;

use super::Subject;
use super::hits::Hit;
use super::terms::TermId;
use super::words::{Word, Words};
use crate::article::{Block, Zone};
use crate::text;
use crate::text::forms::Languages;

/// A stretch of words in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) block: u32,
    /// Its first word, and its last: indices in the block.
    pub(super) first: u32,
    pub(super) last: u32,
    /// In bytes of the block.
    pub(super) start: u32,
    pub(super) end: u32,
    /// What stands here.
    pub(super) what: What,
}

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// A word of a query: the pattern that found it.
    Pattern(u32),
    /// Two places in order: their index among the joined ones.
    Joined(u32),
}

impl Place {
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.block == other.block && self.first <= other.last && other.first <= self.last
    }

    /// Is the other one inside, and shorter?
    pub(super) fn holds(&self, other: &Self) -> bool {
        let is_inside = self.first <= other.first && other.last <= self.last;
        self.block == other.block && is_inside && self.last - self.first > other.last - other.first
    }

    /// How many words stand between two places of a block that don't overlap.
    pub(super) fn words_between(&self, other: &Self) -> u32 {
        if self.last < other.first {
            other.first - self.last - 1
        } else {
            self.first.saturating_sub(other.last + 1)
        }
    }
}

/// What one pass over an article found: hits in the order of their terms.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) words: Words,
    pub(super) hits: Vec<Hit>,
}

/// An article that is looked at.
pub(super) struct Article<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) language: Languages,
    words: &'a Words,
    /// Sorted by term.
    hits: &'a [Hit],
    /// For each block where its sentences start.
    sentences: Vec<OnceCell<Vec<usize>>>,
    /// For each block how many words of the text stand before it.
    offsets: OnceCell<Vec<u32>>,
}

impl<'a> Article<'a> {
    pub(super) fn new(subject: Subject<'a>, reading: &'a Reading) -> Self {
        let mut sentences = Vec::new();
        sentences.resize_with(subject.blocks.len(), OnceCell::new);
        Self {
            language: Languages::of(subject.facts.language),
            subject,
            words: &reading.words,
            hits: &reading.hits,
            sentences,
            offsets: OnceCell::new(),
        }
    }

    pub(super) fn block(&self, index: u32) -> &'a Block {
        &self.subject.blocks[index as usize]
    }

    /// Does anything occur that any watch looks for?
    pub(super) fn is_of_interest(&self) -> bool {
        !self.hits.is_empty()
    }

    /// Where a term may stand.
    pub(super) fn hits(&self, term: TermId) -> &[Hit] {
        let start = self.hits.partition_point(|it| it.term < term);
        let count = self.hits[start..].partition_point(|it| it.term == term);
        &self.hits[start..start + count]
    }

    /// The words of a block that was read.
    pub(super) fn words(&self, block: u32) -> &[Word] {
        self.words.of(block)
    }

    /// A word of a block as it is compared: folded, but for the case of ASCII.
    pub(super) fn folded(&self, block: u32, word: &Word) -> &[u8] {
        self.words.folded(word, &self.block(block).text)
    }

    /// The index of the word that holds this byte of a block, or of the next one.
    pub(super) fn word_at(&self, block: u32, byte: u32) -> u32 {
        let index = self.words(block).partition_point(|word| word.end <= byte);
        u32::try_from(index).unwrap_or(u32::MAX)
    }

    /// The byte that a place's first word starts at. An expression may begin before it.
    pub(super) fn first_word(&self, place: &Place) -> u32 {
        let word = self.words(place.block).get(place.first as usize);
        word.map_or(place.start, |word| word.start)
    }

    /// The index of the sentence that a byte of a block belongs to.
    pub(super) fn sentence_at(&self, block: u32, byte: u32) -> usize {
        let starts = self.sentences[block as usize]
            .get_or_init(|| text::sentence_starts(&self.block(block).text));
        starts.partition_point(|start| *start <= byte as usize)
    }

    /// The words of the sentence that a byte of a block belongs to.
    pub(super) fn sentence_words(&self, block: u32, byte: u32) -> Range<u32> {
        let next = self.sentence_at(block, byte);
        let starts = self.sentences[block as usize].get();
        let start_of = |index: usize| {
            let start = starts.and_then(|starts| starts.get(index)).copied();
            start.map_or(u32::MAX, |byte| {
                self.word_at(block, u32::try_from(byte).unwrap_or(u32::MAX))
            })
        };
        start_of(next.saturating_sub(1))..start_of(next)
    }

    /// Is there no other word before this one in its sentence?
    pub(super) fn starts_sentence(&self, block: u32, word: u32) -> bool {
        let words = self.words(block);
        let Some(before) = word.checked_sub(1).and_then(|at| words.get(at as usize)) else {
            return true;
        };
        let Some(this) = words.get(word as usize) else {
            return true;
        };
        self.sentence_at(block, before.start) != self.sentence_at(block, this.start)
    }

    /// How many words of the text (lead, body, quotations) stand before a block.
    pub(super) fn words_before(&self, block: u32) -> u32 {
        let offsets = self.offsets.get_or_init(|| {
            let mut before = 0;
            (0..)
                .zip(self.subject.blocks)
                .map(|(index, block)| {
                    let here = before;
                    if block.zone.is_text() {
                        before += u32::try_from(self.words(index).len()).unwrap_or(u32::MAX);
                    }
                    here
                })
                .collect()
        });
        offsets.get(block as usize).copied().unwrap_or_default()
    }

    /// How many words title, text and quotations have.
    pub(super) fn length(&self) -> usize {
        (0..)
            .zip(self.subject.blocks)
            .filter(|(_, block)| block.zone == Zone::Title || block.zone.is_text())
            .map(|(index, _)| self.words(index).len())
            .sum()
    }
}
