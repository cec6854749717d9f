//! The words and pairs of words that an article could be told by.

use super::lexicon::{Lexicon, Term, is_free};
use super::news::{Marked, Place};
use crate::article::Zone;
use crate::text;

/// An article is told by its beginning; the rest of a very long one costs time and adds little.
const MOST_WORDS: usize = 1000;
/// Shorter words stand in every text, and in no one's mind.
const LEAST_LETTERS: usize = 3;
/// Beside a name shorter ones mean something: Nato FC.
const LEAST_BESIDE: usize = 2;

/// Terms of an article, and those of its headline; each once, in order.
#[derive(Default)]
pub(super) struct Terms {
    all: Vec<Term>,
    title: Vec<Term>,
}

impl Terms {
    pub(super) fn new(mut all: Vec<Term>, mut title: Vec<Term>) -> Self {
        for terms in [&mut all, &mut title] {
            terms.sort_unstable();
            terms.dedup();
        }
        Self { all, title }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Term> {
        self.all.iter().copied()
    }

    pub(super) fn has(&self, term: Term) -> bool {
        self.all.binary_search(&term).is_ok()
    }

    pub(super) fn are_in_title(&self, term: Term) -> bool {
        self.title.binary_search(&term).is_ok()
    }
}

/// All of an article's.
pub(super) fn of_article<'t>(article: &Marked<'t>, lexicon: &mut Lexicon<'t>) -> Terms {
    let (mut all, mut title) = (Vec::new(), Vec::new());
    let mut left = MOST_WORDS;
    for block in article.subject.blocks {
        if !block.zone.is_article() {
            continue;
        }
        let before = all.len();
        read(&block.text, true, &mut left, lexicon, &mut all);
        if block.zone == Zone::Title {
            title.extend_from_slice(&all[before..]);
        }
    }
    Terms::new(all, title)
}

/// Those of the sentences in which the places are, without the places' own.
pub(super) fn of_sentences<'t>(
    article: &Marked<'t>,
    places: &[&Place],
    lexicon: &mut Lexicon<'t>,
) -> Terms {
    let mut all = Vec::new();
    let mut left = MOST_WORDS;
    for place in places {
        let Some(block) = article.subject.blocks.get(place.block) else {
            continue;
        };
        let sentence = text::sentence(&block.text, &place.range);
        let before = block.text.get(sentence.start..place.range.start);
        let after = block.text.get(place.range.end..sentence.end);
        for part in [before, after].into_iter().flatten() {
            read(part, false, &mut left, lexicon, &mut all);
        }
    }
    Terms::new(all, Vec::new())
}

/// The words right beside the places.
pub(super) fn beside<'t>(
    article: &Marked<'t>,
    places: &[&Place],
    lexicon: &mut Lexicon<'t>,
) -> Terms {
    let mut all = Vec::new();
    for place in places {
        let Some(block) = article.subject.blocks.get(place.block) else {
            continue;
        };
        let before = block.text.get(..place.range.start).unwrap_or_default();
        let after = block.text.get(place.range.end..).unwrap_or_default();
        let words = [
            text::words(before).last().map(|range| &before[range]),
            text::words(after).next().map(|range| &after[range]),
        ];
        let words = words.into_iter().flatten();
        let telling = words.filter(|it| is_telling(it, LEAST_BESIDE));
        all.extend(telling.map(|word| Term::from(lexicon.number(word))));
    }
    Terms::new(all, Vec::new())
}

/// The words of a text, and its pairs of words; of scripts without spaces pairs alone, because two
/// characters are the shortest there that mean something.
fn read<'t>(
    text: &'t str,
    with_pairs: bool,
    left: &mut usize,
    lexicon: &mut Lexicon<'t>,
    found: &mut Vec<Term>,
) {
    let mut end = 0;
    let mut last: Option<(u32, bool)> = None;
    for word in text::words(text).take(*left) {
        *left -= 1;
        let between = &text[end..word.start];
        let this = &text[word.clone()];
        end = word.end;
        let is_free = is_free(this);
        if !is_free && !is_telling(this, LEAST_LETTERS) {
            last = None;
            continue;
        }
        let number = lexicon.number(this);
        if !is_free {
            found.push(number.into());
        }
        let is_pair = match last {
            Some((_, was_free)) if was_free && is_free => between.is_empty(),
            Some((_, was_free)) => with_pairs && !was_free && !is_free && between == " ",
            None => false,
        };
        if let Some((before, _)) = last
            && is_pair
        {
            found.push(Term::pair(before, number));
        }
        last = Some((number, is_free));
    }
}

/// Has it letters enough to be a word that one would name?
fn is_telling(word: &str, least: usize) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= least
}
