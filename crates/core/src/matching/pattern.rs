//! One way to write a term, and whether it stands at a place.

use super::pages::{Article, Place};
use super::terms::TermId;
use super::words::at_u32;
use crate::alias::Case;
use crate::query::Form;
use crate::text;

/// One way to write a term: its words, and how strictly they are compared.
pub(super) struct Pattern {
    pub(super) term: TermId,
    pub(super) check: Check,
    /// The words around what is looked up; none for a single word.
    pub(super) row: Option<Row>,
}

/// Words in a row, in as little memory as can be: a watchlist has many, and they are met at random.
pub(super) struct Row {
    /// All of them, folded, each with [`PARTED`] or [`CLOSE`] behind it.
    words: Box<str>,
    count: u32,
    /// The second of the two that are looked up.
    pair: u32,
}

/// Before this word a sign was typed that parts words, as in “Yahoo! Finance”.
const PARTED: u8 = b'\t';
/// Before this word no such sign was typed.
const CLOSE: u8 = b'\n';

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
    /// The place of the pattern around its word that was found, if it stands there.
    pub(super) fn place(&self, article: &Article<'_>, mut place: Place) -> Option<Place> {
        let stands = match &self.row {
            Some(row) => row.widen(article, &mut place),
            None => true,
        };
        (stands && self.check.passes(article, &place)).then_some(place)
    }

    /// Is there nothing to be compared but the word?
    pub(super) fn is_plain(&self) -> bool {
        self.row.is_none() && self.check == Check::None
    }
}

impl Row {
    pub(super) fn new(words: &[String], parted: &[bool], pair: usize) -> Self {
        let mut joined = String::new();
        for (word, parted) in words.iter().zip(parted) {
            joined.push_str(word);
            joined.push(char::from(if *parted { PARTED } else { CLOSE }));
        }
        Self {
            words: joined.into_boxed_str(),
            count: at_u32(words.len()),
            pair: at_u32(pair + 1),
        }
    }

    /// Makes the place of the pair's second word that of the row, where it stands around it.
    fn widen(&self, article: &Article<'_>, place: &mut Place) -> bool {
        let first = place.first.checked_sub(self.pair);
        let row = first.and_then(|first| {
            let range = first as usize..(first + self.count) as usize;
            article.words(place.block).get(range)
        });
        let Some(row) = row else {
            return false;
        };
        let text = &article.block(place.block).text;
        let mut wanted = self.words.as_bytes();
        let mut before = None;
        for word in row {
            let folded = article.folded(place.block, word);
            let Some((same, [sign, others @ ..])) = wanted.split_at_checked(folded.len()) else {
                return false;
            };
            let is_it = same.eq_ignore_ascii_case(folded) && matches!(*sign, PARTED | CLOSE);
            let is_parted = |end| *sign == CLOSE && is_parted(text, end, word.start as usize);
            if !is_it || before.is_some_and(is_parted) {
                return false;
            }
            before = Some(word.end as usize);
            wanted = others;
        }
        place.first -= self.pair;
        place.last = place.first + self.count - 1;
        place.start = row[0].start;
        place.end = row[row.len() - 1].end;
        true
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
