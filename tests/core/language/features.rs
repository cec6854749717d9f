//! Which parts of the language a query uses, to count that all of them are tried.

use std::collections::BTreeSet;

use newshawk_core::query::{Atom, Field, Form, Measure, Near, Node, Query, Reach, Term};

/// All of them, in the order of the page.
pub(super) const ALL: [&str; 41] = [
    "word", "phrase", ",", "AND", "OR", "NOT", "NEAR", "ONEAR", "SENTENCE", "PARA", "UNLESS/n",
    "UNLESS/s", "UNLESS/p", "title:", "lead:", "body:", "caption:", "quote:", "author:", "tag:",
    "any:", "source:", "domain:", "url:", "lang:", "country:", "pack:", "date:", "words:",
    "ATLEAST", "FIRST", "SCORE", "=", "^", "^^", "~", "prefix*", "patt?rn", "/regex/", "@pack",
    "#watch",
];

/// Those that a query uses.
pub(super) fn of(query: &Query) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    if query.text().contains([',', ';', '，']) {
        found.insert(",");
    }
    gather(query.root(), &mut found);
    found
}

fn gather(node: &Node, found: &mut BTreeSet<&'static str>) {
    let inner: Vec<&Node> = match node {
        Node::Any(parts) => {
            found.insert("OR");
            parts.iter().collect()
        }
        Node::All(parts) => {
            found.insert("AND");
            parts.iter().collect()
        }
        Node::Not(part) => {
            found.insert("NOT");
            vec![part]
        }
        Node::Near(near, left, right) => {
            found.insert(match near {
                Near::Either(Reach::Words(_)) => "NEAR",
                Near::Either(Reach::Sentence) => "SENTENCE",
                Near::Either(Reach::Paragraph) => "PARA",
                Near::Ordered(_) => "ONEAR",
            });
            vec![left, right]
        }
        Node::Unless(reach, left, right) => {
            found.insert(match reach {
                Reach::Words(_) => "UNLESS/n",
                Reach::Sentence => "UNLESS/s",
                Reach::Paragraph => "UNLESS/p",
            });
            vec![left, right]
        }
        Node::Field(field, part) => {
            found.insert(name(*field));
            vec![part]
        }
        Node::Bounds(measure, _) => {
            found.insert(if *measure == Measure::Date {
                "date:"
            } else {
                "words:"
            });
            Vec::new()
        }
        Node::AtLeast(_, atoms) => {
            found.insert("ATLEAST");
            atoms.iter().for_each(|atom| found.extend(of_atom(atom)));
            Vec::new()
        }
        Node::First(_, part) => {
            found.insert("FIRST");
            vec![part]
        }
        Node::Score(_, parts) => {
            found.insert("SCORE");
            parts.iter().map(|part| &part.of).collect()
        }
        Node::Atom(atom) => {
            found.extend(of_atom(atom));
            Vec::new()
        }
    };
    inner.into_iter().for_each(|part| gather(part, found));
}

fn of_atom(atom: &Atom) -> [&'static str; 2] {
    let what = match &atom.term {
        Term::Words(words) if words.contains(' ') => "phrase",
        Term::Words(_) => "word",
        Term::Prefix(_) => "prefix*",
        Term::Pattern(_) => "patt?rn",
        Term::Regex { .. } => "/regex/",
        Term::Alias(_) => "@pack",
        Term::Saved(_) => "#watch",
    };
    let sign = match atom.form {
        Form::Usual => what,
        Form::Exact => "=",
        Form::Capitals => "^^",
        Form::Capitalised => "^",
        Form::Fuzzy => "~",
    };
    [what, sign]
}

fn name(field: Field) -> &'static str {
    match field {
        Field::Title => "title:",
        Field::Lead => "lead:",
        Field::Body => "body:",
        Field::Caption => "caption:",
        Field::Quote => "quote:",
        Field::Author => "author:",
        Field::Tag => "tag:",
        Field::Any => "any:",
        Field::Source => "source:",
        Field::Domain => "domain:",
        Field::Url => "url:",
        Field::Lang => "lang:",
        Field::Country => "country:",
        Field::Pack => "pack:",
    }
}

/// Is something in it in order, or may it be, in another watch?
pub(super) fn has_order(node: &Node) -> bool {
    match node {
        Node::Any(parts) | Node::All(parts) => parts.iter().any(has_order),
        Node::Not(part) | Node::Field(_, part) | Node::First(_, part) => has_order(part),
        Node::Near(near, left, right) => {
            matches!(near, Near::Ordered(_)) || has_order(left) || has_order(right)
        }
        Node::Unless(_, kept, _) => has_order(kept),
        Node::Score(_, parts) => parts.iter().any(|part| has_order(&part.of)),
        Node::AtLeast(_, atoms) => atoms.iter().any(|atom| matches!(atom.term, Term::Saved(_))),
        Node::Atom(atom) => matches!(atom.term, Term::Saved(_)),
        Node::Bounds(..) => false,
    }
}
