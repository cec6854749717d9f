//! What a query grows to once it is spelled out: the words of the watches it refers to, and the pairs
//! that have to be near each other. Both multiply, so a short text can stand for more than there is
//! memory for.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::tree::{Node, Term};
use crate::matching::saved_name;
use crate::watch::Watch;

/// A query stands for so many words and phrases at most, those of other watches counted each time.
pub(crate) const MOST_WORDS: usize = 20_000;
/// `(a AND b) NEAR/3 (c AND d)` asks for four pairs near each other; so many can be asked for.
pub(crate) const MOST_PAIRS: usize = 1_000;

/// What a part grows to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    /// How many words and phrases.
    pub(crate) words: usize,
    /// How many parts anything that is near it has to be near.
    pub(crate) parts: usize,
    /// The most pairs that stand near each other in it.
    pub(crate) pairs: usize,
}

impl Size {
    const ONE: Self = Self {
        words: 1,
        parts: 1,
        pairs: 1,
    };

    pub(crate) fn is_too_large(&self) -> bool {
        self.words > MOST_WORDS || self.pairs > MOST_PAIRS
    }
}

/// The sizes of other watches' queries, each measured once.
pub(crate) struct Sizes<'a> {
    watches: &'a [Watch],
    known: RefCell<BTreeMap<String, Size>>,
}

impl<'a> Sizes<'a> {
    pub(crate) fn new(watches: &'a [Watch]) -> Self {
        Self {
            watches,
            known: RefCell::default(),
        }
    }

    pub(crate) fn of(&self, node: &Node) -> Size {
        match node {
            Node::Any(parts) => {
                let size = self.together(parts);
                let each_is_one = size.parts == parts.len();
                let has_groups = parts.iter().any(|part| matches!(part, Node::All(_)));
                Size {
                    parts: if each_is_one && !has_groups {
                        1
                    } else {
                        size.parts
                    },
                    ..size
                }
            }
            Node::All(parts) => self.together(parts),
            Node::Near(_, left, right) => {
                let (left, right) = (self.of(left), self.of(right));
                let pairs = left.parts.saturating_mul(right.parts);
                Size {
                    words: left.words.saturating_add(right.words),
                    parts: pairs,
                    pairs: pairs.max(left.pairs).max(right.pairs),
                }
            }
            Node::Unless(_, kept, other) => {
                let (kept, other) = (self.of(kept), self.of(other));
                Size {
                    words: kept
                        .words
                        .saturating_add(other.words.saturating_mul(kept.parts)),
                    parts: kept.parts,
                    pairs: kept.pairs.max(other.pairs),
                }
            }
            Node::Not(part) | Node::Field(_, part) | Node::First(_, part) => self.of(part),
            Node::Score(_, parts) => Size {
                parts: 1,
                ..self.together(parts.iter().map(|part| &part.of))
            },
            Node::AtLeast(_, atoms) => atoms.iter().fold(Size::ONE, |size, atom| Size {
                words: size.words.saturating_add(self.of_term(&atom.term).words),
                ..size
            }),
            Node::Bounds(..) => Size::ONE,
            Node::Atom(atom) => self.of_term(&atom.term),
        }
    }

    fn of_term(&self, term: &Term) -> Size {
        let Term::Saved(name) = term else {
            return Size::ONE;
        };
        let key = saved_name(name);
        if let Some(size) = self.known.borrow().get(&key) {
            return *size;
        }
        // A circle ends here; it is refused elsewhere.
        self.known.borrow_mut().insert(key.clone(), Size::ONE);
        let watch = self
            .watches
            .iter()
            .find(|watch| saved_name(&watch.name) == key);
        let size = watch.map_or(Size::ONE, |watch| self.of(watch.query.root()));
        self.known.borrow_mut().insert(key, size);
        size
    }

    fn together<'n>(&self, parts: impl IntoIterator<Item = &'n Node>) -> Size {
        let none = Size {
            words: 0,
            parts: 0,
            pairs: 0,
        };
        parts
            .into_iter()
            .map(|part| self.of(part))
            .fold(none, |all, one| Size {
                words: all.words.saturating_add(one.words),
                parts: all.parts.saturating_add(one.parts),
                pairs: all.pairs.max(one.pairs),
            })
    }
}
