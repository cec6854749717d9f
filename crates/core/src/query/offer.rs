//! Names that the world's press writes otherwise, and one click between a word and its pack.

use super::Query;
use super::error::replaced;
use super::tree::{Atom, Form, Term};
use crate::alias::{Case, Pack, Packs};
use crate::text;

/// More are a list that nobody reads.
const MOST: usize = 6;
/// So many other forms show what a pack is good for.
const SAMPLES: usize = 3;

/// A name in a query that has a pack, or is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What stands behind the `@`.
    pub name: String,
    /// What it is about: “the African Union”.
    pub title: String,
    /// The word alone, as an article in English has it.
    pub word: String,
    /// True when the word doesn't count in small letters, because it is another word then.
    pub needs_capital: bool,
    /// Some of the other forms, of different scripts first.
    pub also: Vec<String>,
    /// In how many languages it has forms.
    pub languages: usize,
    /// True where the query names the pack, false where it has the word alone.
    pub taken: bool,
    /// The whole query with the other of the two.
    pub other: String,
}

impl Query {
    /// The names in it for which there is a pack, each once.
    pub fn offers(&self, packs: &Packs) -> Vec<Offer> {
        let mut found: Vec<Offer> = Vec::new();
        for atom in self.atoms() {
            let Some(offer) = self.offer(atom, packs) else {
                continue;
            };
            if found.iter().all(|known| known.name != offer.name) {
                found.push(offer);
            }
        }
        found.truncate(MOST);
        found
    }

    fn offer(&self, atom: &Atom, packs: &Packs) -> Option<Offer> {
        let (pack, typed) = match (atom.form, &atom.term) {
            (Form::Usual, Term::Alias(name)) => (packs.get(name)?, None),
            (Form::Usual, Term::Words(words)) => (packs.get(words)?, Some(words.as_str())),
            _ => return None,
        };
        let word = typed.or_else(|| plain(pack))?;
        let also = pack.samples(word, SAMPLES);
        let other = match typed {
            Some(_) => format!("@{}", pack.name),
            None if word.contains(' ') => format!("\"{word}\""),
            None => word.to_owned(),
        };
        let other = replaced(self.text(), &atom.span, &other);
        // A word that the pack adds nothing to is best left alone.
        (!also.is_empty() && Self::parse(&other).is_ok()).then(|| Offer {
            name: pack.name.clone(),
            title: pack.title.clone(),
            word: word.to_owned(),
            needs_capital: needs_capital(pack, word),
            also,
            languages: pack.languages(),
            taken: typed.is_none(),
            other,
        })
    }
}

/// The word for those who don't want the pack: its first English form.
fn plain(pack: &Pack) -> Option<&str> {
    let english = |language: Option<&str>| matches!(language, None | Some("en"));
    let first = pack
        .forms
        .iter()
        .find(|form| english(form.language.as_deref()));
    first.or(pack.forms.first()).map(|form| form.text.as_str())
}

fn needs_capital(pack: &Pack, word: &str) -> bool {
    let folded = text::fold(word);
    let mut same = pack
        .forms
        .iter()
        .filter(|form| text::fold(&form.text) == folded)
        .peekable();
    same.peek().is_some() && same.all(|form| form.case != Case::Any)
}
