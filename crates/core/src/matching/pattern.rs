//! One way to write a term, and whether it stands at a place.

use super::lexicon::Entry;
use super::pages::{Article, Place, What};
use crate::alias::Case;
use crate::query::Form;
use crate::text;
use crate::text::forms::Languages;

/// One way to write a term: its words, the languages it counts in, and how strictly it is compared.
pub(super) struct Pattern {
    /// The word that is looked up.
    pub(super) entry: Entry,
    /// The languages of articles it counts in.
    pub(super) languages: Languages,
    pub(super) check: Check,
    /// The words around the one that is looked up; none for a single word, as most are.
    pub(super) row: Option<Box<Row>>,
    /// The alias pack it comes from.
    pub(super) alias: Option<Box<str>>,
    /// How long the entry's word is, in bytes.
    pub(super) letters: u32,
}

/// Words in a row.
pub(super) struct Row {
    /// All of them, folded.
    pub(super) words: Vec<Box<str>>,
    /// Which of them is looked up.
    pub(super) anchor: usize,
    /// Before which of them a sign was typed that parts words, as in “Yahoo! Finance”.
    pub(super) parted: Vec<bool>,
}

/// What a place must look like besides its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Check {
    /// Nothing.
    None,
    /// This form alone, as typed.
    Exact(Box<str>),
    /// No small letters; but for an ending after so many letters of the last word.
    Capitals(Option<u32>),
    /// Only the start of the last word is in capitals: so many letters.
    Stem(u32),
    /// Capitalised words, of which one at least starts no sentence; which ones are meant.
    Capitalised(Vec<bool>),
    /// What is a capital here must be one there.
    AsWritten(Box<str>),
    /// Two of these.
    Both(Box<(Check, Check)>),
}

impl Check {
    pub(super) fn of(form: Form, typed: &str, words: usize) -> Self {
        match form {
            Form::Usual | Form::Fuzzy => Self::None,
            Form::Exact => Self::Exact(text::fold_case(typed).into_boxed_str()),
            Form::Capitals => Self::Capitals(None),
            Form::Capitalised => {
                let starts = text::words(typed).map(|word| typed[word].chars().next());
                let mut meant: Vec<bool> =
                    starts.map(|c| c.is_some_and(char::is_uppercase)).collect();
                meant.resize(words, false);
                if !meant.contains(&true) {
                    meant.fill(true);
                }
                Self::Capitalised(meant)
            }
        }
    }

    pub(super) fn of_case(case: Case, text: &str) -> Self {
        match case {
            Case::Any => Self::None,
            Case::AsWritten => Self::AsWritten(text.into()),
            Case::Capitals => Self::Capitals(None),
        }
    }

    /// Both together.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (check, Self::None) | (Self::None, check) => check,
            both => Self::Both(Box::new(both)),
        }
    }
}

impl Pattern {
    /// How often it is expected, as a guess: short words are frequent.
    pub(super) fn rarity(&self) -> f64 {
        let letters = match &self.row {
            Some(row) => row.words.iter().map(|word| word.len()).sum(),
            None => self.letters as usize,
        };
        (letters.max(1) as f64).powi(-3)
    }

    /// All places of the pattern, in the order of the article.
    pub(super) fn places(&self, number: u32, article: &Article<'_>, found: &mut Vec<Place>) {
        if !self.languages.meet(article.language) {
            return;
        }
        for occurrence in article.occurrences(self.entry) {
            let (block, start) = (occurrence.block, occurrence.start);
            let at = article.word_at(block, start);
            let stretch = match &self.row {
                Some(row) => row.around(article, block, at),
                None => article
                    .word_before(block, occurrence.end)
                    .map(|last| (at, last)),
            };
            let Some((first, last)) = stretch.filter(|(first, last)| first <= last) else {
                continue;
            };
            let is_row = self.row.is_some();
            let words = article.words(block);
            let place = Place {
                block,
                first,
                last,
                start: if is_row {
                    words[first as usize].start
                } else {
                    start
                },
                end: if is_row {
                    words[last as usize].end
                } else {
                    occurrence.end
                },
                what: What::Pattern(number),
            };
            if self.check.passes(article, &place) {
                found.push(place);
            }
        }
    }
}

impl Row {
    /// The first and last word of the row, where it stands around this word.
    fn around(&self, article: &Article<'_>, block: u32, at: u32) -> Option<(u32, u32)> {
        let first = (at as usize).checked_sub(self.anchor)?;
        let words = article.words(block).get(first..first + self.words.len())?;
        let text = &article.block(block).text;
        let mut before = None;
        for (index, (word, wanted)) in words.iter().zip(&self.words).enumerate() {
            let range = word.start as usize..word.end as usize;
            if index != self.anchor && !text::is_folded(&text[range.clone()], wanted) {
                return None;
            }
            if let Some(end) = before
                && !self.parted[index]
                && is_parted(text, end, range.start)
            {
                return None;
            }
            before = Some(range.end);
        }
        let last = first + self.words.len() - 1;
        Some((u32::try_from(first).ok()?, u32::try_from(last).ok()?))
    }
}

/// Does a sign between two words part them, or a sentence end there?
pub(super) fn is_parted(text: &str, end: usize, start: usize) -> bool {
    let parts = |c: char| {
        matches!(
            c,
            ',' | '،' | '、' | '，' | ';' | '；' | '؛' | ':' | '：' | '!' | '！' | '?' | '？' | '؟'
        ) || matches!(c, '…' | '|' | '•' | '。' | '।')
    };
    let mut signs = text[end..start].char_indices();
    signs.any(|(at, c)| parts(c) || text::ends_sentence(text, end + at + c.len_utf8()))
}

impl Check {
    fn passes(&self, article: &Article<'_>, place: &Place) -> bool {
        let whole = &article.block(place.block).text;
        let (start, end) = (place.start as usize, place.end as usize);
        let here = &whole[start..end];
        match self {
            Self::None => true,
            Self::Exact(typed) => same_words(here, typed) && !is_possessive(article, place),
            Self::Capitals(None) => !here.chars().any(char::is_lowercase),
            Self::Capitals(Some(stem)) => {
                let words = article.words(place.block);
                let last = words[place.last as usize].start as usize;
                !whole[start..last].chars().any(char::is_lowercase)
                    && is_stem_in_capitals(&whole[last..end], *stem)
            }
            Self::Stem(stem) => {
                let words = article.words(place.block);
                let last = words[place.last as usize].start as usize;
                is_stem_in_capitals(&whole[last..end], *stem)
            }
            Self::Capitalised(meant) => is_capitalised(article, place, meant),
            Self::AsWritten(written) => is_as_written(here, written),
            Self::Both(checks) => {
                checks.0.passes(article, place) && checks.1.passes(article, place)
            }
        }
    }
}

/// No small letter among those whose folding makes up the stem.
fn is_stem_in_capitals(word: &str, stem: u32) -> bool {
    let mut folded = 0;
    for c in word.chars() {
        if folded >= stem as usize {
            break;
        }
        if c.is_lowercase() {
            return false;
        }
        folded += text::fold(c.encode_utf8(&mut [0; 4])).chars().count();
    }
    true
}

/// The words of a place, one by one, folded with their diacritics.
fn same_words(here: &str, typed: &str) -> bool {
    let mut found = text::words(here).map(|word| text::fold_case(&here[word]));
    let mut wanted = text::words(typed).map(|word| &typed[word]);
    loop {
        match (found.next(), wanted.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b => {}
            _ => return false,
        }
    }
}

/// Does an apostrophe and an s follow?
fn is_possessive(article: &Article<'_>, place: &Place) -> bool {
    let text = &article.block(place.block).text;
    let Some(next) = article.words(place.block).get(place.last as usize + 1) else {
        return false;
    };
    let (end, start) = (place.end as usize, next.start as usize);
    matches!(
        text.get(end..start),
        Some("'" | "\u{2019}" | "\u{2bc}" | "\u{ff07}")
    ) && text::fold_case(&text[start..next.end as usize]) == "s"
}

fn is_capitalised(article: &Article<'_>, place: &Place, meant: &[bool]) -> bool {
    let text = &article.block(place.block).text;
    let mut is_sure = false;
    for (index, word) in (place.first..=place.last).enumerate() {
        if !meant.get(index).copied().unwrap_or(true) {
            continue;
        }
        let range = &article.words(place.block)[word as usize];
        let first = text[range.start as usize..range.end as usize]
            .chars()
            .next();
        if first.is_some_and(char::is_lowercase) {
            return false;
        }
        let has_case = first.is_some_and(char::is_uppercase);
        is_sure |= !has_case || !article.starts_sentence(place.block, word);
    }
    is_sure
}

/// Each word's capitals, letter by letter from its start.
fn is_as_written(here: &str, written: &str) -> bool {
    text::words(here).zip(text::words(written)).all(|(a, b)| {
        here[a]
            .chars()
            .zip(written[b].chars())
            .all(|(found, wanted)| !wanted.is_uppercase() || !found.is_lowercase())
    })
}
