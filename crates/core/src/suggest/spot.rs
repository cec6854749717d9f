//! Where a query can be changed: parts of its tree that have to hold, or are one of several that may.

use crate::query::{Atom, Field, Form, Node, Term, is_known};

/// More parts than this are not tried: a list of forty names has a change for each of the first ones.
const MOST_SPOTS: usize = 16;

/// A part of a query, and the way to it from the whole.
pub(super) struct Spot<'q> {
    pub(super) path: Vec<usize>,
    pub(super) node: &'q Node,
    /// True where another part may hold in its stead.
    pub(super) is_alternative: bool,
    /// The zone that it is looked for in already.
    pub(super) zone: Option<Field>,
}

impl<'q> Spot<'q> {
    /// The word or words in a row, where the spot is that and nothing more.
    pub(super) fn atom(&self) -> Option<&'q Atom> {
        match self.node {
            Node::Atom(atom) => Some(atom),
            _ => None,
        }
    }

    /// Plain words, which could be compared more strictly.
    pub(super) fn plain_words(&self) -> Option<&'q str> {
        match &self.atom()?.term {
            Term::Words(words) if self.atom()?.form == Form::Usual => Some(words),
            _ => None,
        }
    }
}

/// The spots of a query, the whole first. What is excluded is none: a narrower exclusion would make
/// the query wider.
pub(super) fn spots(root: &Node) -> Vec<Spot<'_>> {
    let mut found = vec![Spot {
        path: Vec::new(),
        node: root,
        is_alternative: false,
        zone: None,
    }];
    let mut at = 0;
    while at < found.len() && found.len() < MOST_SPOTS {
        let inner = below(&found[at]);
        found.extend(inner);
        at += 1;
    }
    found.truncate(MOST_SPOTS);
    found
}

fn below<'q>(spot: &Spot<'q>) -> Vec<Spot<'q>> {
    let with = |number: usize, node: &'q Node, is_alternative, zone| Spot {
        path: [spot.path.as_slice(), &[number]].concat(),
        node,
        is_alternative,
        zone,
    };
    let (parts, is_alternative) = match spot.node {
        Node::Any(parts) => (parts, true),
        Node::All(parts) => (parts, spot.is_alternative),
        Node::Field(field, inner) if !is_known(*field) => {
            return vec![with(0, inner, spot.is_alternative, Some(*field))];
        }
        _ => return Vec::new(),
    };
    let parts = parts.iter().enumerate().filter(|(_, part)| is_said(part));
    parts
        .map(|(number, part)| with(number, part, is_alternative, spot.zone))
        .collect()
}

/// Does it say what an article has to mention?
fn is_said(part: &Node) -> bool {
    let is_known = matches!(part, Node::Field(field, _) if is_known(*field));
    !is_known && !matches!(part, Node::Not(_) | Node::Bounds(..))
}

/// Can it be looked for in a part of the article, and is narrower then? With what is excluded in it,
/// it would be wider.
pub(super) fn is_monotone(node: &Node) -> bool {
    match node {
        Node::Atom(_) | Node::AtLeast(..) => true,
        Node::Any(parts) | Node::All(parts) => parts.iter().all(is_monotone),
        Node::Near(_, left, right) => is_monotone(left) && is_monotone(right),
        _ => false,
    }
}

/// The tree with another part in that place, or without it; nothing, where nothing would be left.
pub(super) fn changed(
    node: &Node,
    path: &[usize],
    change: &dyn Fn(&Node) -> Option<Node>,
) -> Option<Node> {
    let Some((number, rest)) = path.split_first() else {
        return change(node);
    };
    let others = |parts: &[Node]| -> Option<Vec<Node>> {
        let part = changed(parts.get(*number)?, rest, change);
        let mut parts = parts.to_vec();
        parts.splice(number..=number, part);
        Some(parts)
    };
    match node {
        Node::Any(parts) => one_or(Node::Any, others(parts)?),
        Node::All(parts) => {
            let left = others(parts)?;
            // Without a part that has to hold, the query would be wider.
            (left.len() == parts.len()).then_some(Node::All(left))
        }
        Node::Field(field, inner) => {
            let inner = changed(inner, rest, change)?;
            Some(Node::Field(*field, Box::new(inner)))
        }
        _ => None,
    }
}

fn one_or(many: impl Fn(Vec<Node>) -> Node, mut parts: Vec<Node>) -> Option<Node> {
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(many(parts)),
    }
}
