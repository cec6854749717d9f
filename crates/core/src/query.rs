//! What a watch looks for: words, phrases and patterns, and how they stand to each other.
//!
//! A query is read from the text that a person typed; the text is kept beside its tree, and
//! `Display` prints text that is read back as the same tree. All of it is in `docs/watch-language.md`.

pub(crate) mod budget;
mod chips;
mod error;
mod field;
pub(crate) mod gate;
mod lex;
mod lint;
mod names;
mod offer;
mod parse;
mod print;
mod reference;
mod sentence;
mod spelling;
mod token;
mod tree;
mod walk;

use std::fmt;
use std::ops::Range;

pub use chips::{Chips, NearChips};
pub use error::QueryError;
pub(crate) use field::is_known;
pub use lint::Lint;
pub(crate) use names::language as language_name;
pub use offer::Offer;
pub use reference::dependents;
pub(crate) use spelling::listed;
pub use tree::{Atom, Bounds, Field, Form, Measure, Near, Node, Reach, Tenths, Term, Weighted};

/// A query: its text and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    text: String,
    root: Node,
}

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// What is wrong, where, and which queries would be right.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let trimmed = text.trim();
        let before = text.len() - text.trim_start().len();
        let root = parse::parse(trimmed).map_err(|error| error.moved(before))?;
        Ok(Self {
            text: trimmed.to_owned(),
            root,
        })
    }

    /// The query as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it means.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// The words and phrases in it, from left to right.
    pub fn atoms(&self) -> Vec<&Atom> {
        let mut found = Vec::new();
        self.root.collect(&mut found);
        found
    }

    /// The alias packs it names with `@`, and where.
    pub fn aliases(&self) -> Vec<(&str, Range<usize>)> {
        self.named(|term| match term {
            Term::Alias(name) => Some(name),
            _ => None,
        })
    }

    /// The other watches it names with `#`, and where.
    pub fn saved(&self) -> Vec<(&str, Range<usize>)> {
        self.named(|term| match term {
            Term::Saved(name) => Some(name),
            _ => None,
        })
    }

    fn named(&self, name: impl Fn(&Term) -> Option<&String>) -> Vec<(&str, Range<usize>)> {
        let atoms = self.atoms().into_iter();
        atoms
            .filter_map(|atom| Some((name(&atom.term)?.as_str(), atom.span.clone())))
            .collect()
    }

    /// Can it hold only for articles in which one of its words occurs? If not, what is known of an
    /// article is enough, and it has to be looked at for every one.
    pub fn needs_a_word(&self) -> bool {
        self.root.needs_a_word()
    }

    /// The query as a plain sentence.
    pub fn sentence(&self) -> String {
        sentence::of(&self.root)
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)
    }
}
