//! A query as a plain sentence, for the person who typed it to see how it was understood.
//!
//! Words that occur are *mentioned*; what else an article may be (“are in English”) has a verb of
//! its own. Brackets stand only where the sentence could be taken otherwise.

mod facts;
mod things;

use super::field::is_known;
use super::spelling::listed;
use super::tree::{Node, Weighted};
use things::{is_thing, thing};

/// The whole sentence.
pub(super) fn of(root: &Node) -> String {
    format!("Articles that {}.", predicate(root))
}

/// What is mentioned, as it stands in the sentence.
pub(super) fn mentioned(node: &Node) -> String {
    thing(node)
}

/// What such articles do or are.
fn predicate(node: &Node) -> String {
    match node {
        Node::All(parts) => all(parts),
        _ if is_thing(node) => format!("mention {}", thing(node)),
        Node::Any(parts) => {
            let parts: Vec<String> = parts.iter().map(one).collect();
            listed(&parts, "or")
        }
        Node::Not(part) => negated(part),
        Node::Field(field, inner) if is_known(*field) => facts::known(*field, inner, false),
        Node::Field(field, inner) => format!("{} {}", predicate(inner), things::zone(*field)),
        Node::First(words, inner) => format!("{} within the first {words} words", predicate(inner)),
        Node::Bounds(measure, bounds) => facts::bounds(*measure, *bounds, false),
        Node::Score(least, parts) => format!("reach {least} points: {}", score(parts)),
        Node::AtLeast(..) | Node::Near(..) | Node::Unless(..) | Node::Atom(_) => {
            format!("mention {}", thing(node))
        }
    }
}

/// A predicate beside others.
fn one(node: &Node) -> String {
    let whole = predicate(node);
    match node {
        Node::All(_) => format!("({whole})"),
        Node::Any(_) if !is_thing(node) => format!("either {whole}"),
        _ => whole,
    }
}

fn negated(node: &Node) -> String {
    match node {
        Node::Field(field, inner) if is_known(*field) => facts::known(*field, inner, true),
        Node::Bounds(measure, bounds) => facts::bounds(*measure, *bounds, true),
        Node::Not(part) => predicate(part),
        _ if is_thing(node) => format!("do not mention {}", thing(node)),
        _ => format!("do not at once ({})", predicate(node)),
    }
}

/// What must all be so: first what the articles are, then what they mention, then what not.
fn all(parts: &[Node]) -> String {
    let (mut are, mut mention, mut but_not) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        match part {
            Node::Not(inner) if is_thing(inner) => but_not.push(&**inner),
            Node::Not(inner) => are.push(negated(inner)),
            _ if is_thing(part) => mention.push(part),
            _ => are.push(one(part)),
        }
    }
    let mentions_something = !mention.is_empty();
    if let [only] = mention.as_slice() {
        are.push(format!("mention {}", thing(only)));
    } else if mentions_something {
        are.push(format!(
            "mention {}",
            things::list(mention.into_iter(), "and")
        ));
    }
    let whole = listed(&are, "and");
    let excluded = match but_not.as_slice() {
        [] => return whole,
        [only] => thing(only),
        several => things::list(several.iter().copied(), "or"),
    };
    match (whole.is_empty(), mentions_something) {
        (true, _) => format!("do not mention {excluded}"),
        (_, true) => format!("{whole}, but not {excluded}"),
        (_, false) => format!("{whole}, but do not mention {excluded}"),
    }
}

fn score(parts: &[Weighted]) -> String {
    let part = |part: &Weighted| {
        let weight = super::tree::Tenths(part.weight.0.abs());
        let sign = if part.weight.0 < 0 { "minus " } else { "" };
        if !is_thing(&part.of) {
            return format!("{sign}{weight} if they {}", one(&part.of));
        }
        let words = things::inside(&part.of);
        match part.cap {
            1 => format!("{sign}{weight} for {words}"),
            cap => format!("{sign}{weight} for each of {words}, {cap} times at most"),
        }
    };
    let parts: Vec<String> = parts.iter().map(part).collect();
    parts.join("; ")
}
