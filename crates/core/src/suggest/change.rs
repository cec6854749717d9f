//! The changes that make a query narrower.

use super::spot;
use crate::query::{Atom, Field, Form, Node, Reach, Term};

/// A change of one part of a query.
#[derive(Clone, Debug)]
pub(super) struct Change {
    /// The way to the part.
    pub(super) path: Vec<usize>,
    /// What is changed.
    pub(super) kind: Kind,
}

/// What can be changed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A word is compared more strictly.
    Form(Form),
    /// A place doesn't count with one of these words near it.
    Unless(Reach, Vec<String>),
    /// An alternative is left out.
    Drop,
    /// It is looked for in these zones alone.
    Zones(&'static [Field]),
    /// None of these words may occur.
    Without(Vec<String>),
    /// It may not come from there.
    NotFrom(Field, String),
    /// It has to occur so often.
    AtLeast(u32),
    /// This word has to occur too.
    With(String),
}

impl Change {
    /// The changed tree, if the part can be changed so.
    pub(super) fn apply(&self, root: &Node) -> Option<Node> {
        spot::changed(root, &self.path, &|part| self.kind.part(part))
    }

    /// How large it is: a word compared more strictly is less than a word more, what concerns one
    /// part less than what concerns all, and what is taken away less than what is demanded: a demand
    /// keeps out all that nobody thought of.
    pub(super) fn size(&self) -> usize {
        match &self.kind {
            Kind::Form(_) => 1,
            Kind::Unless(Reach::Words(_), words) => 1 + words.len(),
            Kind::Unless(_, words) => 2 + words.len(),
            Kind::Without(words) => 3 + words.len() + usize::from(self.path.is_empty()),
            Kind::Drop => 5,
            Kind::NotFrom(..) => 6,
            Kind::Zones(zones) => 10 - zones.len(),
            Kind::AtLeast(times) => 6 + *times as usize,
            Kind::With(_) => 10,
        }
    }
}

impl Kind {
    /// Is it the same idea, with other words or of another degree?
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    fn part(&self, part: &Node) -> Option<Node> {
        let kept = || Box::new(part.clone());
        match self {
            Self::Form(form) => match part {
                Node::Atom(atom) => Some(Node::Atom(Atom {
                    form: *form,
                    ..atom.clone()
                })),
                _ => None,
            },
            Self::Unless(reach, words) => {
                Some(Node::Unless(*reach, kept(), Box::new(any_of(words)?)))
            }
            Self::Drop => None,
            Self::Zones([only]) => Some(Node::Field(*only, kept())),
            Self::Zones(zones) => {
                let zones = zones.iter().map(|zone| Node::Field(*zone, kept()));
                Some(Node::Any(zones.collect()))
            }
            Self::Without(words) => Some(and(part, Node::Not(Box::new(any_of(words)?)))),
            Self::NotFrom(field, value) => {
                let from = Node::Field(*field, Box::new(word(value)));
                Some(and(part, Node::Not(Box::new(from))))
            }
            Self::AtLeast(times) => Some(Node::AtLeast(*times, atoms(part)?)),
            Self::With(other) => Some(and(part, word(other))),
        }
    }
}

/// Words and phrases, of which one is enough.
fn atoms(part: &Node) -> Option<Vec<Atom>> {
    match part {
        Node::Atom(atom) => Some(vec![atom.clone()]),
        Node::Any(parts) => {
            let each: Option<Vec<Vec<Atom>>> = parts.iter().map(atoms).collect();
            Some(each?.concat())
        }
        _ => None,
    }
}

fn and(part: &Node, other: Node) -> Node {
    let mut parts = match part {
        Node::All(parts) => parts.clone(),
        single => vec![single.clone()],
    };
    parts.push(other);
    Node::All(parts)
}

fn any_of(words: &[String]) -> Option<Node> {
    match words {
        [] => None,
        [only] => Some(word(only)),
        several => Some(Node::Any(several.iter().map(|it| word(it)).collect())),
    }
}

fn word(written: &str) -> Node {
    Node::Atom(Atom {
        form: Form::Usual,
        term: Term::Words(written.to_owned()),
        span: 0..0,
    })
}
