//! An article, read once: all words of all blocks, and what is known of it.

use std::cell::RefCell;
use std::collections::HashMap;

use newshawk_core::article::{self, Zone};
use newshawk_core::query::{Atom, Form, Term};
use url::Url;

use super::sentences::sentences;
use super::words::{Word, words};

/// An article as the page speaks of it.
#[derive(Debug)]
pub(crate) struct Article {
    /// All blocks but chrome, which keep their number among all.
    pub(crate) blocks: Vec<Block>,
    /// The first part of its language code.
    pub(crate) language: Option<String>,
    pub(crate) known: Known,
    /// What has been looked for, and where it was found.
    found: RefCell<HashMap<(Form, Term), Vec<Place>>>,
}

/// What is known of an article besides its text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) language: Option<String>,
    pub(crate) url: Option<Url>,
    pub(crate) source: Option<Source>,
    /// The day it was published, counted from 1970-01-01.
    pub(crate) day: Option<i64>,
}

/// Where it comes from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Source {
    pub(crate) title: String,
    pub(crate) folder: String,
    pub(crate) country: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) zone: Zone,
    pub(crate) text: String,
    /// None for chrome: “places in `chrome` never count”.
    pub(crate) words: Vec<Word>,
    /// The number of each word's sentence.
    pub(crate) sentences: Vec<usize>,
}

/// “A place is a block with a first and a last word in it.”
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) block: usize,
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// What is shown of it, in bytes; of `a ONEAR b` that is a and b, and not what stands between.
    pub(crate) pieces: Vec<(usize, usize)>,
}

impl Article {
    pub(crate) fn new(blocks: &[article::Block], known: Known) -> Self {
        let primary = known.language.as_deref().map(|code| {
            let first = code.split(['-', '_']).next().unwrap_or_default();
            first.to_lowercase()
        });
        Self {
            blocks: blocks.iter().map(Block::new).collect(),
            language: primary,
            known,
            found: RefCell::default(),
        }
    }

    /// The places of an atom, looked for once.
    pub(crate) fn once(&self, atom: &Atom, look: impl FnOnce() -> Vec<Place>) -> Vec<Place> {
        let key = (atom.form, atom.term.clone());
        let mut found = self.found.borrow_mut();
        found.entry(key).or_insert_with(look).clone()
    }
}

impl Block {
    fn new(block: &article::Block) -> Self {
        let words = if block.zone == Zone::Chrome {
            Vec::new()
        } else {
            words(&block.text)
        };
        // An expression must not look at chrome either.
        let text = if block.zone == Zone::Chrome {
            ""
        } else {
            &block.text
        };
        Self {
            zone: block.zone,
            text: text.to_owned(),
            sentences: sentences(text, &words),
            words,
        }
    }

    pub(crate) fn place(&self, block: usize, first: usize, last: usize) -> Place {
        Place {
            block,
            first,
            last,
            pieces: vec![(self.words[first].start, self.words[last].end)],
        }
    }

    /// “Title, lead, body and quotations.”
    pub(crate) fn is_title_or_text(&self) -> bool {
        self.zone == Zone::Title || self.is_text()
    }

    /// “Lead, body and quotations.”
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.zone, Zone::Lead | Zone::Body | Zone::Quote)
    }
}
