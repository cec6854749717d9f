//! What stands between operators.

use super::{DEEPEST, Parser};
use crate::query::error::{QueryError, replaced};
use crate::query::field;
use crate::query::token::{Kind, Token};
use crate::query::tree::{Atom, Field, Node};

impl<'a> Parser<'a> {
    pub(super) fn unit(&mut self) -> Result<Node, QueryError> {
        let first = self.at;
        let node = self.lone_unit()?;
        self.refuse_juxtaposition(first)?;
        Ok(node)
    }

    fn lone_unit(&mut self) -> Result<Node, QueryError> {
        let first = self.at;
        let Some(token) = self.next() else {
            return Err(self.missing_at_end());
        };
        match &token.kind {
            Kind::Open => self.bracket(token),
            Kind::Field(field) => self.field(*field, first),
            Kind::Bounds(measure, value) => self.bounds(*measure, value, token),
            Kind::AtLeast(count) => self.at_least(*count, first),
            Kind::First(words) => {
                let inner = self.bracketed(first)?;
                Ok(Node::First(*words, Box::new(inner)))
            }
            Kind::Score(least) => self.score(*least, first),
            kind if is_atom(kind) => Ok(Node::Atom(self.atom(first)?)),
            _ => Err(self.missing_before(first)),
        }
    }

    pub(super) fn bracket(&mut self, open: &Token) -> Result<Node, QueryError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.too_deep(open.span.clone()));
        }
        if self.peek() == Some(&Kind::Close) {
            return Err(self.empty_bracket());
        }
        let inner = self.list()?;
        if !self.take(&Kind::Close) {
            let Some(next) = self.tokens.get(self.at) else {
                let message = "A bracket is opened and never closed. Close it with ).";
                let fix = format!("{})", self.query.trim_end());
                return Err(QueryError::new(message, open.span.clone()).or(fix));
            };
            let message = "A bracket is opened with ( and closed otherwise. Close it with ).";
            let error = QueryError::new(message, next.span.clone());
            return Err(error.or(replaced(self.query, &next.span, ")")));
        }
        self.depth -= 1;
        Ok(inner)
    }

    /// The bracket that `FIRST/n` and `ATLEAST/n` need.
    fn bracketed(&mut self, first: usize) -> Result<Node, QueryError> {
        let operator = &self.tokens[first];
        let name = self.shown(&operator.span);
        let Some(open) = self.tokens.get(self.at) else {
            let message = format!("Something is missing behind {name}: {name}(NATO OR Russia).");
            let error = QueryError::new(message, operator.span.clone());
            return Err(error.or(self.cut(first, first)));
        };
        if open.kind != Kind::Open {
            let message = format!("A bracket has to follow {name}: {name}(NATO OR Russia).");
            let error = QueryError::new(message, operator.span.start..open.span.end);
            if !is_atom(&open.kind) {
                return Err(error);
            }
            let start = self.at;
            self.atom(start)?;
            let words = self.since(start);
            let fix = format!("({})", &self.query[words.clone()]);
            return Err(error.or(replaced(self.query, &words, &fix)));
        }
        self.at += 1;
        self.bracket(open)
    }

    fn at_least(&mut self, count: u32, first: usize) -> Result<Node, QueryError> {
        let inner = self.bracketed(first)?;
        let mut atoms = Vec::new();
        if !gather(inner, &mut atoms) {
            let message =
                "ATLEAST counts words and phrases, joined by OR. Use AND outside of its brackets.";
            return Err(QueryError::new(message, self.since(first)));
        }
        Ok(Node::AtLeast(count, atoms))
    }

    fn field(&mut self, field: Field, first: usize) -> Result<Node, QueryError> {
        let follows = self
            .peek()
            .is_some_and(|kind| is_atom(kind) || *kind == Kind::Open);
        if !follows {
            return Err(self.nothing_behind(first));
        }
        let second = self.at;
        let inner = self.lone_unit()?;
        if field::is_known(field) {
            self.check_known(field, &inner, second)?;
        }
        Ok(Node::Field(field, Box::new(inner)))
    }
}

/// Is it a word or phrase, or a sign before one?
pub(super) fn is_atom(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Word(_)
            | Kind::Phrase(_)
            | Kind::Regex { .. }
            | Kind::Alias(_)
            | Kind::Saved(_)
            | Kind::Modifier(_)
    )
}

/// Takes words and phrases joined by `OR` apart; false if there is something else among them.
fn gather(node: Node, atoms: &mut Vec<Atom>) -> bool {
    match node {
        Node::Atom(atom) => {
            atoms.push(atom);
            true
        }
        Node::Any(parts) => parts.into_iter().all(|part| gather(part, atoms)),
        _ => false,
    }
}
