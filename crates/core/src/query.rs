//! What a watch looks for: words and phrases, joined.
//!
//! The tree is where the watch language grows: operators become nodes, modifiers become fields of
//! the atom. The text a person typed is kept beside it, and `Display` prints text that parses back
//! to the same tree.

mod lex;
mod parse;

use std::fmt;
use std::ops::Range;

pub use parse::QueryError;

/// A query: its text and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    text: String,
    root: Node,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// At least one of them holds: commas, line ends, `OR`.
    Any(Vec<Node>),
    /// All of them hold: `AND`.
    All(Vec<Node>),
    /// It does not hold: `NOT`.
    Not(Box<Node>),
    /// A word or phrase occurs in the article.
    Atom(Atom),
}

/// A word, or words in a row, as typed.
#[derive(Clone, Debug)]
pub struct Atom {
    /// The word or phrase, without its quotation marks.
    pub text: String,
    /// Where it stands in the query's text.
    pub span: Range<usize>,
}

/// Where it was typed makes no difference to what it means.
impl PartialEq for Atom {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
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

    /// The query as a plain sentence.
    pub fn sentence(&self) -> String {
        format!("Articles that mention {}.", self.root.words(Place::Top))
    }
}

impl Node {
    fn collect<'a>(&'a self, found: &mut Vec<&'a Atom>) {
        match self {
            Self::Any(parts) | Self::All(parts) => {
                parts.iter().for_each(|part| part.collect(found))
            }
            Self::Not(part) => part.collect(found),
            Self::Atom(atom) => found.push(atom),
        }
    }

    /// Can it hold only for articles in which one of its words occurs?
    pub(crate) fn needs_a_word(&self) -> bool {
        match self {
            Self::Any(parts) => parts.iter().all(Self::needs_a_word),
            Self::All(parts) => parts.iter().any(Self::needs_a_word),
            Self::Not(_) => false,
            Self::Atom(_) => true,
        }
    }

    fn words(&self, place: Place) -> String {
        match self {
            Self::Atom(atom) if atom.is_phrase() => format!("“{}”", atom.text),
            Self::Atom(atom) => atom.text.clone(),
            Self::Not(part) => format!("not {}", part.words(Place::Inside)),
            Self::Any(parts) => bracketed(list(parts, "or"), place),
            Self::All(parts) => bracketed(self.all_words(parts), place),
        }
    }

    fn all_words(&self, parts: &[Self]) -> String {
        let (without, with): (Vec<&Self>, Vec<&Self>) =
            parts.iter().partition(|part| matches!(part, Self::Not(_)));
        let with = joined(
            with.iter().map(|part| part.words(Place::Inside)).collect(),
            "and",
        );
        let without: Vec<String> = without
            .iter()
            .map(|part| match part {
                Self::Not(inner) => inner.words(Place::Inside),
                other => other.words(Place::Inside),
            })
            .collect();
        if without.is_empty() {
            with
        } else {
            format!("{with}, but not {}", joined(without, "or"))
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Top,
    Inside,
}

fn bracketed(words: String, place: Place) -> String {
    if place == Place::Top {
        words
    } else {
        format!("({words})")
    }
}

fn list(parts: &[Node], last: &str) -> String {
    joined(
        parts.iter().map(|part| part.words(Place::Inside)).collect(),
        last,
    )
}

fn joined(mut parts: Vec<String>, last: &str) -> String {
    let Some(end) = parts.pop() else {
        return String::new();
    };
    if parts.is_empty() {
        end
    } else {
        format!("{} {last} {end}", parts.join(", "))
    }
}

impl Atom {
    /// Is it more than one word?
    pub fn is_phrase(&self) -> bool {
        self.text.chars().any(char::is_whitespace)
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Atom(atom) => atom.fmt(f),
            Self::Not(part) if matches!(**part, Self::Not(_)) => write!(f, "NOT ({part})"),
            Self::Not(part) => write!(f, "NOT {}", Inner(part)),
            Self::Any(parts) => write_joined(f, parts, " OR "),
            Self::All(parts) => write_joined(f, parts, " AND "),
        }
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if lex::is_plain_word(&self.text) {
            f.write_str(&self.text)
        } else {
            write!(f, "\"{}\"", self.text)
        }
    }
}

/// A part of a larger query: bracketed where it has parts itself.
struct Inner<'a>(&'a Node);

impl fmt::Display for Inner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Node::Any(_) | Node::All(_) => write!(f, "({})", self.0),
            Node::Not(_) | Node::Atom(_) => self.0.fmt(f),
        }
    }
}

fn write_joined(f: &mut fmt::Formatter<'_>, parts: &[Node], between: &str) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        write!(f, "{}", Inner(part))?;
    }
    Ok(())
}
