//! Queries to plans: packs and saved queries are spelled out, and all queries share their terms.

use super::Vocabulary;
use super::fact;
use super::lexicon::Lexicon;
use super::plan::{self, Plan, Weighted};
use super::terms::{self, Terms};
use crate::query::budget::Sizes;
use crate::query::{Atom, Node, Query, Term};

/// Saved queries may refer to saved queries so many times over; a circle ends here too.
const DEEPEST_REFERENCE: usize = 10;

/// Gathers what all queries need.
pub(super) struct Builder<'a> {
    vocabulary: &'a Vocabulary<'a>,
    terms: terms::Builder<'a>,
    clauses: Vec<Box<str>>,
    references: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary<'a>) -> Self {
        Self {
            vocabulary,
            terms: terms::Builder::new(vocabulary),
            clauses: Vec::new(),
            references: 0,
        }
    }

    /// The terms of all plans, how to find them, and the texts of their clauses.
    pub(super) fn build(self) -> (Terms, Lexicon, Vec<Box<str>>) {
        let (terms, lexicon) = self.terms.build();
        (terms, lexicon, self.clauses)
    }

    pub(super) fn plan(&mut self, query: &Query) -> Plan {
        // Refused when it was written; but a watch that it refers to may have grown since.
        let sizes = Sizes::new(self.vocabulary.watches);
        if !query.saved().is_empty() && sizes.of(query.root()).is_too_large() {
            return Plan::Never;
        }
        self.clause(query.root())
    }

    /// A part that is not inside a named one: AND, OR and NOT go on, anything else is named.
    fn clause(&mut self, node: &Node) -> Plan {
        match node {
            Node::Any(parts) => Plan::Any(parts.iter().map(|part| self.clause(part)).collect()),
            Node::All(parts) => Plan::All(parts.iter().map(|part| self.clause(part)).collect()),
            Node::Not(part) => Plan::Not(Box::new(self.clause(part))),
            _ => {
                let name = u32::try_from(self.clauses.len()).unwrap_or(u32::MAX);
                self.clauses.push(node.to_string().into_boxed_str());
                Plan::Clause(name, Box::new(self.part(node)))
            }
        }
    }

    fn part(&mut self, node: &Node) -> Plan {
        match node {
            Node::Any(parts) => Plan::Any(parts.iter().map(|part| self.part(part)).collect()),
            Node::All(parts) => Plan::All(parts.iter().map(|part| self.part(part)).collect()),
            Node::Not(part) => Plan::Not(Box::new(self.part(part))),
            Node::Near(near, left, right) => {
                let (left, right) = (self.part(left), self.part(right));
                plan::near_each_other(*near, left, right)
            }
            Node::Unless(reach, kept, other) => {
                let (kept, other) = (self.part(kept), self.part(other));
                plan::unless(*reach, kept, other)
            }
            Node::Field(field, inner) if fact::is_fact(*field) => fact::plan(*field, inner),
            Node::Field(field, inner) => Plan::Zone(*field, Box::new(self.part(inner))),
            Node::Bounds(measure, bounds) => Plan::Bounds(*measure, *bounds),
            Node::AtLeast(count, atoms) => {
                Plan::AtLeast(*count, atoms.iter().map(|atom| self.atom(atom)).collect())
            }
            Node::First(words, inner) => Plan::First(*words, Box::new(self.part(inner))),
            Node::Score(least, parts) => {
                let part = |part: &crate::query::Weighted| Weighted {
                    weight: part.weight.0,
                    cap: part.cap,
                    of: self.part(&part.of),
                };
                Plan::Score(least.0, parts.iter().map(part).collect())
            }
            Node::Atom(atom) => self.atom(atom),
        }
    }

    fn atom(&mut self, atom: &Atom) -> Plan {
        let Term::Saved(name) = &atom.term else {
            return Plan::Term(self.terms.term(atom.form, &atom.term, &atom.to_string()));
        };
        let Some(query) = self.vocabulary.saved(name) else {
            return Plan::Never;
        };
        if self.references == DEEPEST_REFERENCE {
            return Plan::Never;
        }
        self.references += 1;
        let plan = self.part(query.root());
        self.references -= 1;
        plan
    }
}
