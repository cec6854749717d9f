//! The names of the alias packs, found in a text and written one way: “DPRK” and «КНДР» are both
//! North Korea. It is the only bridge between languages that needs no guessing.

use std::collections::HashMap;

use super::words::{self, Word};
use crate::alias::{Case, Packs};
use crate::text;

/// What a stem of a pack's name begins with; no folded word does.
pub(super) const SIGN: char = '@';

/// The forms of all packs, by their first word.
#[derive(Clone, Debug, Default)]
pub struct Names {
    by_first: HashMap<String, Vec<Form>>,
}

#[derive(Clone, Debug)]
struct Form {
    /// The stems of all its words.
    rest: Vec<String>,
    case: Case,
    name: String,
}

impl Names {
    /// The names of some packs.
    pub fn new(packs: &Packs) -> Self {
        let mut names = Self::default();
        for pack in packs.iter() {
            for form in &pack.forms {
                let mut stems = stems(&form.text).into_iter();
                let Some(first) = stems.next() else { continue };
                names.by_first.entry(first).or_default().push(Form {
                    rest: stems.collect(),
                    case: form.case,
                    name: format!("{SIGN}{}", pack.name),
                });
            }
        }
        for forms in names.by_first.values_mut() {
            // The longest first: “South Sudan” is no Sudan.
            forms.sort_by(|a, b| {
                let length = b.rest.len().cmp(&a.rest.len());
                length.then_with(|| a.name.cmp(&b.name))
            });
        }
        names
    }

    /// The words with each name of a pack put in place of what it was written with.
    pub(super) fn put_in<'a>(&self, mut words: Vec<Word<'a>>) -> Vec<Word<'a>> {
        let mut out = Vec::with_capacity(words.len());
        let mut at = 0;
        while at < words.len() {
            let found = self.at(&words[at..]);
            let taken = found.map(|form| (form.name.clone(), form.rest.len()));
            let mut word = std::mem::take(&mut words[at]);
            at += 1;
            if let Some((name, further)) = taken {
                word.stem = name;
                at += further;
            }
            out.push(word);
        }
        out
    }

    fn at(&self, words: &[Word<'_>]) -> Option<&Form> {
        let first = words.first()?;
        // Latin, Cyrillic and Greek names have a capital; “turkey” without one is a bird.
        let is_cased = first.written.chars().any(char::is_lowercase);
        if is_cased && !first.is_capital {
            return None;
        }
        self.by_first.get(&first.stem)?.iter().find(|form| {
            let has_case =
                form.case != Case::Capitals || !first.written.chars().any(char::is_lowercase);
            let rest = words.get(1..=form.rest.len());
            has_case
                && rest.is_some_and(|rest| {
                    rest.iter()
                        .zip(&form.rest)
                        .all(|(word, stem)| word.follows && word.stem == *stem)
                })
        })
    }
}

fn stems(form: &str) -> Vec<String> {
    const LONGEST: usize = 12;
    let words = words::cut(form, LONGEST);
    // A form of one character has no pair to be known by.
    if words.is_empty() && !text::fold(form).is_empty() {
        return Vec::new();
    }
    words.into_iter().map(|word| word.stem).collect()
}
