//! Words in a row, and the ways to write them that count.

use newshawk_core::query::Form;

use super::article::{Article, Block, Place};
use super::forms;
use super::looks;
use super::particles;
use super::words::{Word, has_no_small_letter, words};

/// The words that were typed.
pub(crate) struct Row {
    pub(crate) words: Vec<Word>,
    /// Before which of them a sign was typed that parts.
    parted: Vec<bool>,
}

/// One way to write them, folded.
pub(crate) struct Way {
    pub(crate) folded: Vec<String>,
    /// With their diacritics; only as typed.
    kept: Option<Vec<String>>,
    /// How many letters a plural has in common with what was typed.
    pub(crate) stem: Option<usize>,
}

impl Row {
    pub(crate) fn new(typed: &str) -> Self {
        let words = words(typed);
        let sentences = super::sentences::sentences(typed, &words);
        let mut parted = vec![false];
        for index in 1..words.len() {
            let gap = &typed[words[index - 1].end..words[index].start];
            parted.push(gap.chars().any(parts) || sentences[index - 1] != sentences[index]);
        }
        Self { words, parted }
    }

    fn folded(&self) -> Vec<String> {
        self.words.iter().map(|word| word.folded.clone()).collect()
    }

    pub(crate) fn as_typed(&self) -> Way {
        Way {
            folded: self.folded(),
            kept: Some(self.words.iter().map(|word| word.kept.clone()).collect()),
            stem: None,
        }
    }

    fn with(&self, index: usize, word: String) -> Way {
        let mut folded = self.folded();
        folded[index] = word;
        Way {
            folded,
            kept: None,
            stem: None,
        }
    }

    /// “The last word of what is typed also counts in its plural.”
    pub(crate) fn further(&self, language: Option<&str>) -> Vec<Way> {
        let Some(last) = self.words.last() else {
            return Vec::new();
        };
        let plurals = forms::further(&last.folded, language).into_iter();
        plurals
            .map(|plural| Way {
                stem: Some(shared(&plural, &last.folded)),
                ..self.with(self.words.len() - 1, plural)
            })
            .collect()
    }

    /// “What is typed also counts with one of them.”
    pub(crate) fn with_particles(&self, language: Option<&str>) -> Vec<Way> {
        let (Some(first), Some(last)) = (self.words.first(), self.words.last()) else {
            return Vec::new();
        };
        let is_alone = self.words.len() == 1;
        let behind = particles::behind(&last.folded, is_alone, language);
        let before = particles::before(&first.folded, is_alone, language);
        let behind = behind
            .into_iter()
            .map(|word| self.with(self.words.len() - 1, word));
        let before = before.into_iter().map(|word| self.with(0, word));
        behind.chain(before).collect()
    }

    /// “A typed word that does not begin with ال counts with ال before it, too, and then with these
    /// particles before that.”
    pub(crate) fn definite(&self, language: Option<&str>) -> Vec<Way> {
        let Some(first) = self.words.first() else {
            return Vec::new();
        };
        let Some(definite) = particles::definite(&first.folded, self.words.len() == 1, language)
        else {
            return Vec::new();
        };
        let mut ways = particles::before(&definite, false, language);
        ways.push(definite);
        ways.into_iter().map(|word| self.with(0, word)).collect()
    }

    /// “Where the last word is in capitals (two letters at least).”
    pub(crate) fn ends_in_capitals(&self) -> bool {
        self.words.last().is_some_and(|last| {
            let letters = || last.text.chars().filter(|c| c.is_alphabetic());
            letters().count() >= 2
                && letters().any(char::is_uppercase)
                && has_no_small_letter(&last.text)
        })
    }
}

/// All places of a row in a block, in one of the ways to write it.
pub(crate) fn places(
    row: &Row,
    ways: &[Way],
    form: Form,
    index: usize,
    article: &Article,
) -> Vec<Place> {
    let block = &article.blocks[index];
    let length = row.words.len();
    let mut found = Vec::new();
    if length == 0 {
        return found;
    }
    for first in 0..(block.words.len() + 1).saturating_sub(length) {
        let here = &block.words[first..first + length];
        let mut gaps = 1..length;
        let is_row = gaps.all(|offset| row.parted[offset] || !is_parted(block, first + offset - 1));
        let is_way = |way: &Way| {
            let is_same = match &way.kept {
                Some(kept) if form == Form::Exact => {
                    here.iter().zip(kept).all(|(word, kept)| word.kept == *kept)
                }
                _ => here
                    .iter()
                    .zip(&way.folded)
                    .all(|(word, folded)| word.folded == *folded),
            };
            is_same && looks::suits(form, row, block, first, way.stem)
        };
        if is_row && ways.iter().any(is_way) {
            found.push(block.place(index, first, first + length - 1));
        }
    }
    found
}

/// How many letters a further form shares with what was typed.
fn shared(further: &str, typed: &str) -> usize {
    further
        .chars()
        .zip(typed.chars())
        .take_while(|(a, b)| a == b)
        .count()
}

/// Is a word parted from the next one, by a sign or by the end of a sentence?
fn is_parted(block: &Block, word: usize) -> bool {
    let gap = &block.text[block.words[word].end..block.words[word + 1].start];
    block.sentences[word] != block.sentences[word + 1] || gap.chars().any(parts)
}

/// “Comma, semicolon, colon, question mark, exclamation mark, ellipsis, bar and bullet part.”
fn parts(c: char) -> bool {
    ",،、，;；؛:：?？؟!！…|•。।".contains(c)
}
