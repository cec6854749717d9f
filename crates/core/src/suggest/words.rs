//! Changes in plain words.

use super::change::{Change, Kind};
use crate::query::{self, Atom, Field, Form, Node, Reach, Term};

impl Change {
    /// The change as the beginning of a sentence.
    pub(super) fn words(&self, root: &Node) -> String {
        let it = match node_at(root, &self.path) {
            Some(Node::Atom(atom)) => quoted(atom),
            Some(part) if !self.path.is_empty() => format!("“{part}”"),
            _ => "the words".to_owned(),
        };
        let is_whole = self.path.is_empty();
        match &self.kind {
            Kind::Form(Form::Exact) => format!("Count {it} in exactly this form only"),
            Kind::Form(Form::Capitals) => format!("Count {it} in capitals only"),
            Kind::Form(_) => format!("Count {it} only where it is capitalised"),
            Kind::Unless(reach, words) => {
                let place = match reach {
                    Reach::Words(_) => "right beside",
                    Reach::Sentence => "in a sentence with",
                    Reach::Paragraph => "in a paragraph with",
                };
                format!("Don't count {it} {place} {}", listed(words))
            }
            Kind::Drop => format!("No longer look for {it}"),
            Kind::Zones([_]) => format!("Count {it} only in the headline"),
            Kind::Zones(_) => format!("Count {it} only in the headline or the first paragraph"),
            Kind::Without(words) if is_whole => {
                format!("Leave out articles that mention {}", listed(words))
            }
            Kind::Without(words) => {
                format!("Leave out {it} in articles that mention {}", listed(words))
            }
            Kind::NotFrom(Field::Lang, code) => {
                format!("Leave out articles in {}", query::language_name(code))
            }
            Kind::NotFrom(Field::Url, word) => {
                format!("Leave out articles with “{word}” in their address")
            }
            Kind::NotFrom(_, name) => format!("Leave out articles from {name}"),
            Kind::AtLeast(2) => format!("Count only articles that mention {it} twice or more"),
            Kind::AtLeast(times) => {
                format!("Count only articles that mention {it} {times} times or more")
            }
            Kind::With(word) if is_whole => {
                format!("Count only articles that mention “{word}” too")
            }
            Kind::With(word) => format!("Count {it} only in articles that mention “{word}” too"),
        }
    }
}

/// The part of a tree at the end of a way.
fn node_at<'q>(node: &'q Node, path: &[usize]) -> Option<&'q Node> {
    let Some((number, rest)) = path.split_first() else {
        return Some(node);
    };
    match node {
        Node::Any(parts) | Node::All(parts) => node_at(parts.get(*number)?, rest),
        Node::Field(_, inner) => node_at(inner, rest),
        _ => None,
    }
}

fn quoted(atom: &Atom) -> String {
    match &atom.term {
        Term::Words(words) if atom.form == Form::Usual => format!("“{words}”"),
        _ => format!("“{atom}”"),
    }
}

fn listed(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    query::listed(&words, "or")
}
