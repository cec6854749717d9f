//! What articles mention.

use crate::query::field::is_known;
use crate::query::spelling::listed;
use crate::query::tree::{Atom, Field, Form, Near, Node, Reach, Term};

/// Can it be the object of “mention”?
pub(super) fn is_thing(node: &Node) -> bool {
    match node {
        Node::Atom(_) | Node::AtLeast(..) | Node::Near(..) | Node::Unless(..) => true,
        Node::Any(parts) => parts.iter().all(is_thing),
        Node::All(parts) => {
            // Each is asked once: asked twice at every depth, fifty brackets would never be through.
            let excluded = |part: &&Node| matches!(part, Node::Not(inner) if is_thing(inner));
            let things = parts.iter().filter(|part| is_thing(part)).count();
            things > 0 && things + parts.iter().filter(excluded).count() == parts.len()
        }
        Node::Field(field, inner) => !is_known(*field) && is_thing(inner),
        Node::First(_, inner) => is_thing(inner),
        Node::Not(_) | Node::Bounds(..) | Node::Score(..) => false,
    }
}

/// It, where nothing stands beside it.
pub(super) fn thing(node: &Node) -> String {
    match node {
        Node::Atom(atom) => words(atom),
        Node::Any(parts) => list(parts.iter(), "or"),
        Node::All(parts) => all(parts),
        Node::Near(near, left, right) => near_each_other(*near, left, right),
        Node::Unless(reach, kept, other) => unless(*reach, kept, other),
        Node::Field(field, inner) => format!("{} {}", before_place(inner), zone(*field)),
        Node::First(words, inner) => {
            format!("{} within the first {words} words", before_place(inner))
        }
        Node::AtLeast(count, atoms) => {
            let parts: Vec<String> = atoms.iter().map(words).collect();
            format!("{} at least {}", listed(&parts, "or"), times(*count))
        }
        // None of these is a thing; their text says what was typed.
        Node::Not(_) | Node::Bounds(..) | Node::Score(..) => node.to_string(),
    }
}

/// It, beside others: in brackets where it has parts itself.
pub(super) fn inside(node: &Node) -> String {
    match node {
        Node::Atom(atom) => words(atom),
        other => format!("({})", thing(other)),
    }
}

/// “a, b or c”.
pub(super) fn list<'a>(parts: impl Iterator<Item = &'a Node>, last: &str) -> String {
    let parts: Vec<String> = parts.map(inside).collect();
    listed(&parts, last)
}

pub(super) fn zone(field: Field) -> &'static str {
    match field {
        Field::Title => "in the title",
        Field::Lead => "in the first paragraph",
        Field::Body => "in the text",
        Field::Caption => "in a caption",
        Field::Quote => "in a quotation",
        Field::Author => "in the byline",
        Field::Tag => "in a tag",
        _ => "anywhere in the article",
    }
}

fn all(parts: &[Node]) -> String {
    let not = |part: &&Node| matches!(part, Node::Not(_));
    let with = list(parts.iter().filter(|part| !not(part)), "and");
    let without: Vec<String> = parts
        .iter()
        .filter_map(|part| match part {
            Node::Not(inner) => Some(inside(inner)),
            _ => None,
        })
        .collect();
    if without.is_empty() {
        with
    } else {
        format!("{with}, but not {}", listed(&without, "or"))
    }
}

/// A side of a nearness: alternatives that are plain words read well without brackets.
fn side(node: &Node) -> String {
    match node {
        Node::Any(parts) if parts.iter().all(|part| matches!(part, Node::Atom(_))) => thing(node),
        other => inside(other),
    }
}

fn near_each_other(near: Near, left: &Node, right: &Node) -> String {
    let (left, right) = (side(left), side(right));
    match near {
        Near::Either(reach) => format!("{left} {} {right}", reach_words(reach)),
        Near::Ordered(0) => format!("{left} directly followed by {right}"),
        Near::Ordered(words) => format!("{left} followed within {} by {right}", words_of(words)),
    }
}

fn unless(reach: Reach, kept: &Node, other: &Node) -> String {
    let it = if matches!(kept, Node::Atom(_)) {
        "it"
    } else {
        "that"
    };
    let kept = match kept {
        Node::Near(..) | Node::Field(..) | Node::First(..) => thing(kept),
        other => side(other),
    };
    format!(
        "{kept}, where {it} isn't {} {}",
        reach_words(reach),
        side(other)
    )
}

fn reach_words(reach: Reach) -> String {
    match reach {
        Reach::Words(0) => "right beside".to_owned(),
        Reach::Words(words) => format!("within {} of", words_of(words)),
        Reach::Sentence => "in the same sentence as".to_owned(),
        Reach::Paragraph => "in the same paragraph as".to_owned(),
    }
}

fn words_of(count: u32) -> String {
    if count == 1 {
        "1 word".to_owned()
    } else {
        format!("{count} words")
    }
}

fn times(count: u32) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}

/// It, before the place where it stands.
fn before_place(node: &Node) -> String {
    match node {
        Node::Near(..) | Node::Unless(..) | Node::AtLeast(..) => format!("{},", thing(node)),
        Node::Field(..) | Node::First(..) => thing(node),
        Node::All(parts) if parts.iter().any(|part| matches!(part, Node::Not(_))) => inside(node),
        other => thing(other),
    }
}

fn words(atom: &Atom) -> String {
    let form = match atom.form {
        Form::Usual => "",
        Form::Exact => "in exactly this form",
        Form::Capitals => "in capitals",
        Form::Capitalised => "capitalised",
        Form::Fuzzy => "or one letter off",
    };
    let (name, note) = match &atom.term {
        Term::Words(words) if words.contains(' ') => (format!("“{words}”"), ""),
        Term::Words(words) => (words.clone(), ""),
        Term::Prefix(letters) => (format!("words that start with “{letters}”"), ""),
        Term::Pattern(letters) => (letters.clone(), "any letter for each ?"),
        Term::Regex { .. } => (format!("the pattern {atom}"), ""),
        Term::Alias(name) => (name.replace(['-', '_'], " "), "all its names"),
        Term::Saved(name) => (format!("what “{}” looks for", name.replace('-', " ")), ""),
    };
    match (note, form) {
        ("", "") => name,
        ("", only) | (only, "") => format!("{name} ({only})"),
        (note, form) => format!("{name} ({note}, {form})"),
    }
}
