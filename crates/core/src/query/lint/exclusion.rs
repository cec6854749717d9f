//! `a AND NOT b` loses every article that mentions b at all.

use super::Lint;
use crate::query::Query;
use crate::query::field::is_known;
use crate::query::tree::{Node, Reach};

/// So far reaches the UNLESS that is offered: about a sentence.
const REACH: u32 = 10;

pub(super) fn lints(query: &Query) -> Vec<Lint> {
    let root = query.root();
    let parts: &[Node] = match root {
        Node::Any(parts) => parts,
        other => std::slice::from_ref(other),
    };
    let lint = |(index, part): (usize, &Node)| {
        let (local, excluded) = local(part)?;
        let changed = match root {
            Node::Any(parts) => {
                let mut parts = parts.clone();
                parts[index] = local;
                Node::Any(parts)
            }
            _ => local,
        };
        let mut atoms = Vec::new();
        excluded.collect(&mut atoms);
        let (first, last) = (atoms.first()?, atoms.last()?);
        Some(Lint {
            message: format!(
                "NOT drops every article that mentions {} even once. UNLESS/{REACH} drops only places near it.",
                crate::query::sentence::mentioned(excluded)
            ),
            span: first.span.start..last.span.end,
            fixes: vec![changed.to_string()],
        })
    };
    parts
        .iter()
        .enumerate()
        .filter_map(lint)
        .take(super::MOST)
        .collect()
}

/// The same with `UNLESS`, and what was excluded; where one part stands somewhere and one is excluded.
fn local(node: &Node) -> Option<(Node, &Node)> {
    let Node::All(parts) = node else {
        return None;
    };
    let mut kept = parts.iter().enumerate().filter(|(_, part)| is_placed(part));
    let (index, place) = kept.next().filter(|_| kept.next().is_none())?;
    let mut dropped = parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| match part {
            Node::Not(inner) if is_placed(inner) => Some((at, &**inner)),
            _ => None,
        });
    let (gone, excluded) = dropped.next().filter(|_| dropped.next().is_none())?;
    let unless = Node::Unless(
        Reach::Words(REACH),
        Box::new(place.clone()),
        Box::new(excluded.clone()),
    );
    let mut rest: Vec<Node> = parts.clone();
    rest[index] = unless;
    rest.remove(gone);
    let whole = if rest.len() == 1 {
        rest.remove(0)
    } else {
        Node::All(rest)
    };
    Some((whole, excluded))
}

/// Words, packs and their alternatives: what has places in the text.
fn is_placed(node: &Node) -> bool {
    match node {
        Node::Atom(_) => true,
        Node::Any(parts) => parts.iter().all(is_placed),
        Node::Near(_, left, right) | Node::Unless(_, left, right) => {
            is_placed(left) && is_placed(right)
        }
        Node::Field(field, inner) => !is_known(*field) && is_placed(inner),
        _ => false,
    }
}
