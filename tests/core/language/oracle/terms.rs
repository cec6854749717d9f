//! Where what was typed stands: every start is tried.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use newshawk_core::alias::Pack;
use newshawk_core::query::{Atom, Form, Term};
use regex::{Regex, RegexBuilder};

use super::article::{Article, Block, Place};
use super::looks;
use super::packs;
use super::rows::{self, Row};
use super::words::{Word, fold};

/// The places of an atom in the whole article; a saved query is no atom and has none here.
pub(crate) fn places(
    atom: &Atom,
    pack: Option<&Pack>,
    article: &Article,
    expressions: &Expressions,
) -> Vec<Place> {
    let mut found = BTreeSet::new();
    for index in 0..article.blocks.len() {
        let block = &article.blocks[index];
        let here: Vec<Place> = match &atom.term {
            Term::Words(typed) if atom.form == Form::Fuzzy => {
                let typed = fold(typed);
                one_word(index, block, |word, _| is_one_edit(&typed, &word.folded))
            }
            Term::Words(typed) => typed_words(typed, atom.form, index, article),
            Term::Prefix(letters) => {
                let start = fold(letters);
                let is_it = |word: &Word| word.folded.starts_with(&start);
                one_word(index, block, |word, at| {
                    is_it(word) && looks::suits_word(atom.form, letters, block, at)
                })
            }
            Term::Pattern(typed) => {
                let pattern = fold(typed);
                let is_it = |word: &Word| fits(&pattern, &word.folded);
                one_word(index, block, |word, at| {
                    is_it(word) && looks::suits_word(atom.form, typed, block, at)
                })
            }
            Term::Regex {
                pattern,
                ignores_case,
            } => expressions.with(pattern, *ignores_case, |regex| {
                stretches(regex, index, block)
            }),
            Term::Alias(_) => pack
                .map(|pack| packs::places(pack, atom.form, index, article))
                .unwrap_or_default(),
            Term::Saved(_) => Vec::new(),
        };
        found.extend(here);
    }
    found.into_iter().collect()
}

/// A word, or words in a row, in all forms that count.
pub(crate) fn typed_words(typed: &str, form: Form, index: usize, article: &Article) -> Vec<Place> {
    let row = Row::new(typed);
    let mut ways = vec![row.as_typed()];
    // “Prefixes … `=` and `~` have no further forms.”
    if form != Form::Exact {
        ways.extend(row.further(article.language.as_deref()));
        ways.extend(row.definite(article.language.as_deref()));
        ways.extend(row.with_particles(article.language.as_deref()));
    }
    rows::places(&row, &ways, form, index, article)
}

fn one_word(index: usize, block: &Block, is_it: impl Fn(&Word, usize) -> bool) -> Vec<Place> {
    let found = block
        .words
        .iter()
        .enumerate()
        .filter(|(at, word)| is_it(word, *at));
    found.map(|(at, _)| block.place(index, at, at)).collect()
}

/// `wom?n`: “one letter left open”.
fn fits(pattern: &str, word: &str) -> bool {
    let same_length = pattern.chars().count() == word.chars().count();
    let mut pairs = pattern.chars().zip(word.chars());
    same_length && pairs.all(|(wanted, letter)| wanted == letter || wanted == '?')
}

/// “One insertion, deletion, substitution or change of neighbours”: all of them are made and compared.
fn is_one_edit(typed: &str, word: &str) -> bool {
    let typed: Vec<char> = typed.chars().collect();
    let word: Vec<char> = word.chars().collect();
    let without = |letters: &[char], at: usize| [&letters[..at], &letters[at + 1..]].concat();
    let substituted = || {
        (0..typed.len())
            .any(|at| typed.len() == word.len() && without(&typed, at) == without(&word, at))
    };
    let deleted = || (0..typed.len()).any(|at| without(&typed, at) == word);
    let inserted = || (0..word.len()).any(|at| without(&word, at) == typed);
    let swapped = || {
        (1..typed.len()).any(|at| {
            let mut changed = typed.clone();
            changed.swap(at - 1, at);
            changed == word
        })
    };
    typed == word || substituted() || deleted() || inserted() || swapped()
}

/// Regular expressions, each made once.
#[derive(Default)]
pub(crate) struct Expressions(RefCell<BTreeMap<(String, bool), Regex>>);

impl Expressions {
    fn with(
        &self,
        pattern: &str,
        ignores_case: bool,
        look: impl FnOnce(&Regex) -> Vec<Place>,
    ) -> Vec<Place> {
        let mut made = self.0.borrow_mut();
        let regex = made
            .entry((pattern.to_owned(), ignores_case))
            .or_insert_with(|| {
                let regex = RegexBuilder::new(pattern)
                    .case_insensitive(ignores_case)
                    .build();
                regex.expect("the parser has made it too")
            });
        look(regex)
    }
}

/// A regular expression stands at the words it touches.
fn stretches(regex: &Regex, index: usize, block: &Block) -> Vec<Place> {
    let mut found = Vec::new();
    for hit in regex.find_iter(&block.text).filter(|hit| !hit.is_empty()) {
        let touched = |word: &Word| word.start < hit.end() && hit.start() < word.end;
        let first = block.words.iter().position(touched);
        let last = block.words.iter().rposition(touched);
        if let (Some(first), Some(last)) = (first, last) {
            found.push(Place {
                pieces: vec![(hit.start(), hit.end())],
                ..block.place(index, first, last)
            });
        }
    }
    found
}
