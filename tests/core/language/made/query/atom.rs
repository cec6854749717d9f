//! Words of a query, with all that may stand before and in them.

use newshawk_core::query::{Node, Query};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::super::cast::{Cast, PACKS};

/// A word before the names are known.
#[derive(Clone, Debug)]
pub(in super::super) struct Atom {
    sign: &'static str,
    what: What,
    name: usize,
}

#[derive(Clone, Debug)]
enum What {
    /// As it is, upper case, lower case, decomposed.
    Name(u8),
    /// Two names in a row.
    Row(usize),
    /// So many letters, and a star.
    Prefix(usize),
    /// A letter left open at this place.
    Pattern(usize),
    Regex(&'static str),
    Pack(usize),
    Saved(usize),
}

/// Expressions around a name.
const AROUND: &[&str] = &[
    "NAME",
    r"\bNAME\w*",
    r"(?:zzz|NAME)s?",
    r"NAME[ -]?[a-z]",
    r"NAME. ?",
    r"[^a-z]NAME",
    r"NAME(?:ies|s| )?",
];

pub(super) fn atom() -> impl Strategy<Value = Atom> {
    let signs = prop_oneof![
        4 => Just(""),
        1 => Just("="),
        1 => Just("^^"),
        1 => Just("^"),
        1 => Just("~"),
    ];
    let what = prop_oneof![
        12 => (0..8_u8).prop_map(What::Name),
        2 => (0..4_usize).prop_map(What::Row),
        2 => (3..6_usize).prop_map(What::Prefix),
        2 => (1..6_usize).prop_map(What::Pattern),
        1 => prop::sample::select(AROUND).prop_map(What::Regex),
        2 => (0..PACKS.len()).prop_map(What::Pack),
        2 => (0..8_usize).prop_map(What::Saved),
    ];
    (signs, what, 0..4_usize).prop_map(|(sign, what, name)| Atom { sign, what, name })
}

impl Atom {
    /// The first name, as it is.
    pub(super) fn name() -> Self {
        Self {
            sign: "",
            what: What::Name(0),
            name: 0,
        }
    }

    /// As it is typed; without its sign, or as a plain name, where the word is not one for it.
    pub(super) fn text(&self, cast: &Cast) -> String {
        let name = cast.name(self.name);
        let bare = self.bare(name, cast);
        let is_name = matches!(self.what, What::Name(_) | What::Row(_));
        if is_name && self.sign != "~" {
            return format!("{}{bare}", self.sign);
        }
        let ways = [format!("{}{bare}", self.sign), bare];
        let right = ways.into_iter().find(|way| is_one_word(way));
        right.unwrap_or_else(|| quoted(name))
    }

    fn bare(&self, name: &str, cast: &Cast) -> String {
        let letters: Vec<char> = name.chars().collect();
        match &self.what {
            What::Name(5) => word(&name.to_uppercase()),
            What::Name(6) => word(&name.to_lowercase()),
            What::Name(7) => word(&name.nfd().collect::<String>()),
            What::Name(_) => word(name),
            What::Row(other) => quoted(&format!("{name} {}", cast.name(*other))),
            What::Prefix(count) => {
                let start: String = letters.iter().take(*count).collect();
                format!("{start}*")
            }
            What::Pattern(at) => {
                let mut open = letters;
                if let Some(letter) = open.get_mut(*at) {
                    *letter = '?';
                }
                open.into_iter().collect()
            }
            What::Regex(around) => {
                let name = regex::escape(name).replace('/', r"\/");
                let case = if self.name.is_multiple_of(2) { "i" } else { "" };
                format!("/{}/{case}", around.replace("NAME", &name))
            }
            What::Pack(at) => format!("@{}", PACKS[*at]),
            What::Saved(at) => match cast.saved {
                [] => word(name),
                saved => format!("#{}", saved[at % saved.len()]),
            },
        }
    }
}

/// Beside an operator: alone, words side by side are a phrase too.
fn is_one_word(typed: &str) -> bool {
    let query = Query::parse(&format!("NATO AND {typed}"));
    query.is_ok_and(|query| match query.root() {
        Node::All(parts) => matches!(parts.as_slice(), [_, Node::Atom(_)]),
        _ => false,
    })
}

/// Bare where one may, in quotation marks where one must.
fn word(name: &str) -> String {
    if name.chars().all(char::is_alphanumeric) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}
