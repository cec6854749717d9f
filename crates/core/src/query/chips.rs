//! The editor of chips: any of these, all of those, none of them, these near each other.
//!
//! Text, chips and sentence show one tree. What doesn't fit a row becomes one chip that holds its
//! text, so that every query can be shown; and what the chips say is a query's text again.

use super::Query;
use super::parse;
use super::tree::{Near, Node};

/// A query in rows of chips. Each chip is the text of a part; a plain one is a word or phrase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chips {
    /// At least one of them.
    pub any: Vec<String>,
    /// Each of them.
    pub all: Vec<String>,
    /// Not one of them.
    pub none: Vec<String>,
    /// Groups near each other.
    pub near: Option<NearChips>,
}

/// Groups of chips near each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearChips {
    /// How near, and whether in this order.
    pub near: Near,
    /// One of each group.
    pub groups: Vec<Vec<String>>,
}

impl Chips {
    /// The chips of a query.
    pub fn of(query: &Query) -> Self {
        let parts: &[Node] = match query.root() {
            Node::All(parts) => parts,
            other => std::slice::from_ref(other),
        };
        let mut chips = Self::default();
        let mut is_another_near = false;
        for part in parts {
            match part {
                Node::Any(some) if chips.any.is_empty() => {
                    chips.any = some.iter().map(text).collect()
                }
                Node::Not(inner) => chips.none.extend(alternatives(inner)),
                Node::Near(near, ..) if chips.near.is_none() => {
                    chips.near = Some(NearChips::of(*near, part))
                }
                other => {
                    is_another_near |= matches!(other, Node::Near(..));
                    chips.all.push(text(other));
                }
            }
        }
        // One chip is the beginning of a row of alternatives as a rule.
        if chips.any.is_empty() && chips.all.len() == 1 && !is_another_near {
            chips.any.append(&mut chips.all);
        }
        chips
    }

    /// What the chips say, as a query's text; empty where there are none. It need not be right: a
    /// chip holds what a person typed.
    pub fn query(&self) -> String {
        let mut parts = Vec::new();
        if let [only] = self.any.as_slice() {
            parts.push(Part::chip(only));
        } else if !self.any.is_empty() {
            parts.push(joined(&self.any, Node::Any, " OR "));
        }
        // Before what must all occur: of several that are near each other the first one has the row.
        parts.extend(self.near.as_ref().and_then(NearChips::part));
        parts.extend(self.all.iter().map(|chip| Part::chip(chip)));
        if !self.none.is_empty() {
            parts.push(joined(&self.none, Node::Any, " OR ").not());
        }
        let whole = match parts.len() {
            0 => return String::new(),
            1 => parts.remove(0),
            _ => Part::join(parts, Node::All, " AND "),
        };
        whole.text()
    }
}

impl NearChips {
    fn of(near: Near, node: &Node) -> Self {
        let mut groups = Vec::new();
        let mut rest = node;
        while let Node::Near(link, left, right) = rest
            && *link == near
        {
            groups.push(alternatives(right));
            rest = left;
        }
        groups.push(alternatives(rest));
        groups.reverse();
        Self { near, groups }
    }

    /// Its groups, in a chain; a single one is near nothing, and just has to occur.
    fn part(&self) -> Option<Part> {
        let groups = self.groups.iter().filter(|group| !group.is_empty());
        let mut groups = groups.map(|group| joined(group, Node::Any, " OR "));
        let first = groups.next()?;
        Some(groups.fold(first, |left, right| left.near(self.near, right)))
    }
}

/// The members of a group, each as text.
fn alternatives(node: &Node) -> Vec<String> {
    match node {
        Node::Any(parts) => parts.iter().map(text).collect(),
        other => vec![text(other)],
    }
}

fn text(node: &Node) -> String {
    node.to_string()
}

/// One chip, or several joined.
fn joined(chips: &[String], into: fn(Vec<Node>) -> Node, between: &str) -> Part {
    match chips {
        [only] => Part::chip(only),
        several => Part::join(
            several.iter().map(|chip| Part::chip(chip)).collect(),
            into,
            between,
        ),
    }
}

/// A part of what chips say: understood, or, where a chip isn't right, only its text.
enum Part {
    Tree(Node),
    Text(String),
}

impl Part {
    fn chip(chip: &str) -> Self {
        match parse::read_part(chip.trim()) {
            Ok(reading) => Self::Tree(reading.root),
            Err(_) => Self::Text(chip.trim().to_owned()),
        }
    }

    fn text(self) -> String {
        match self {
            Self::Tree(node) => node.to_string(),
            Self::Text(text) => text,
        }
    }

    fn bracketed(self) -> String {
        format!("({})", self.text())
    }

    fn join(parts: Vec<Self>, into: fn(Vec<Node>) -> Node, between: &str) -> Self {
        if parts.iter().all(|part| matches!(part, Self::Tree(_))) {
            let node = |part| match part {
                Self::Tree(node) => Some(node),
                Self::Text(_) => None,
            };
            return Self::Tree(into(parts.into_iter().filter_map(node).collect()));
        }
        let texts: Vec<String> = parts.into_iter().map(Self::bracketed).collect();
        Self::Text(texts.join(between))
    }

    fn not(self) -> Self {
        match self {
            Self::Tree(node) => Self::Tree(Node::Not(Box::new(node))),
            Self::Text(text) => Self::Text(format!("NOT ({text})")),
        }
    }

    fn near(self, near: Near, right: Self) -> Self {
        match (self, right) {
            (Self::Tree(left), Self::Tree(right)) => {
                Self::Tree(Node::Near(near, Box::new(left), Box::new(right)))
            }
            (left, right) => {
                Self::Text(format!("{} {near} {}", left.bracketed(), right.bracketed()))
            }
        }
    }
}
