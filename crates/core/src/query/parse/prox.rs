//! What stands near what.

use std::ops::Range;

use super::{DEEPEST, Parser};
use crate::query::budget::{MOST_PAIRS, Sizes};
use crate::query::error::{QueryError, replaced, shown};
use crate::query::field;
use crate::query::token::{Kind, Prox};
use crate::query::tree::{Near, Node, Reach};

impl Parser<'_> {
    pub(super) fn prox(&mut self) -> Result<Node, QueryError> {
        let first = self.at;
        let mut left = self.unit()?;
        let mut before: Option<Prox> = None;
        let mut links = 0;
        while let Some(Kind::Prox(operator)) = self.peek() {
            let left_span = self.since(first);
            let sign = self.tokens[self.at].span.clone();
            self.at += 1;
            if self.peek() == Some(&Kind::Not) {
                return Err(self.near_not(*operator, &sign));
            }
            let second = self.at;
            let right = self.unit()?;
            let right_span = self.since(second);
            if before.is_some_and(|before| before != *operator) {
                return Err(self.different(&left_span, right_span));
            }
            self.check_places(*operator, &sign, &left, &left_span)?;
            self.check_places(*operator, &sign, &right, &right_span)?;
            links += 1;
            if links > DEEPEST {
                let message = format!(
                    "More than {DEEPEST} are chained with “{}”. Make several watches of it.",
                    self.shown(&sign)
                );
                return Err(QueryError::new(message, self.since(first)));
            }
            before = Some(*operator);
            left = joined(*operator, left, right);
            self.check_pairs(&left, first)?;
        }
        Ok(left)
    }

    pub(super) fn shown(&self, span: &Range<usize>) -> String {
        shown(&self.query[span.clone()])
    }

    /// `a NEAR/5 NOT b`.
    fn near_not(&self, operator: Prox, sign: &Range<usize>) -> QueryError {
        let span = sign.start..self.tokens[self.at].span.end;
        let instead = match operator {
            Prox::Near(near) => unless_sign(reach_of(near)),
            Prox::Unless(reach) => near_sign(reach),
        };
        let message = format!(
            "NOT has no place in the text, so nothing can be near it. {} says that it isn't near: a UNLESS/5 b.",
            if instead.starts_with("UNLESS") {
                "UNLESS"
            } else {
                "NEAR says that it is, and UNLESS"
            }
        );
        QueryError::new(message, span.clone()).or(replaced(self.query, &span, &instead))
    }

    /// `a NEAR/3 b ONEAR/5 c`.
    fn different(&self, left: &Range<usize>, right: Range<usize>) -> QueryError {
        let second = self.tokens.iter().rposition(|token| {
            token.span.start >= left.start
                && token.span.end <= left.end
                && matches!(token.kind, Kind::Prox(_))
        });
        let message = "Different operators of nearness stand side by side. Say with brackets which belongs together.";
        let span = left.start..right.end;
        let around_left = format!(
            "({}){}",
            &self.query[left.clone()],
            &self.query[left.end..span.end]
        );
        let error =
            QueryError::new(message, span.clone()).or(replaced(self.query, &span, &around_left));
        // Brackets around the right side begin behind the operator before.
        let from = second
            .and_then(|at| self.tokens.get(at + 1))
            .map(|token| token.span.start);
        match from {
            Some(from) => {
                let around_right = format!(
                    "{}({})",
                    &self.query[left.start..from],
                    &self.query[from..span.end]
                );
                error.or(replaced(self.query, &span, &around_right))
            }
            None => error,
        }
    }

    /// Refuses groups that multiply: each of one side has to be near each of the other.
    fn check_pairs(&self, node: &Node, first: usize) -> Result<(), QueryError> {
        let size = Sizes::new(&[]).of(node);
        if size.pairs <= MOST_PAIRS {
            return Ok(());
        }
        let span = self.since(first);
        let message = format!(
            "“{}” asks for {} pairs near each other, as each word that AND joins is one; {MOST_PAIRS} is the most. Join by OR, or make several watches of it.",
            self.shown(&span),
            size.pairs
        );
        Err(QueryError::new(message, span))
    }

    /// Refuses what can be near nothing.
    fn check_places(
        &self,
        operator: Prox,
        sign: &Range<usize>,
        node: &Node,
        span: &Range<usize>,
    ) -> Result<(), QueryError> {
        let Some(what) = placeless(node) else {
            return Ok(());
        };
        let message = format!(
            "“{}” can't be near anything: {what} has no place in the text.",
            self.shown(span)
        );
        let error = QueryError::new(message, span.clone());
        let reach = match operator {
            Prox::Near(near) => reach_of(near),
            Prox::Unless(reach) => reach,
        };
        Err(match local(node, reach) {
            Some(local) => error.or(replaced(self.query, span, &format!("({local})"))),
            None if matches!(operator, Prox::Near(_)) => {
                error.or(replaced(self.query, sign, "AND"))
            }
            None => error.or(replaced(self.query, sign, "AND NOT")),
        })
    }
}

fn joined(operator: Prox, left: Node, right: Node) -> Node {
    let (left, right) = (Box::new(left), Box::new(right));
    match operator {
        Prox::Near(near) => Node::Near(near, left, right),
        Prox::Unless(reach) => Node::Unless(reach, left, right),
    }
}

fn reach_of(near: Near) -> Reach {
    match near {
        Near::Either(reach) => reach,
        Near::Ordered(words) => Reach::Words(words),
    }
}

fn unless_sign(reach: Reach) -> String {
    match reach {
        Reach::Words(words) => format!("UNLESS/{words}"),
        Reach::Sentence => "UNLESS/s".to_owned(),
        Reach::Paragraph => "UNLESS/p".to_owned(),
    }
}

fn near_sign(reach: Reach) -> String {
    match reach {
        Reach::Words(words) => format!("NEAR/{words}"),
        Reach::Sentence => "SENTENCE".to_owned(),
        Reach::Paragraph => "PARA".to_owned(),
    }
}

/// What in it has no place in the text.
fn placeless(node: &Node) -> Option<String> {
    match node {
        Node::Not(_) => Some("what NOT excludes".to_owned()),
        Node::Score(..) => Some("a score".to_owned()),
        Node::AtLeast(..) => Some("a count".to_owned()),
        Node::Bounds(measure, _) => Some(format!("{}:", field::measure_name(*measure))),
        Node::Field(field, _) if field::is_known(*field) => {
            Some(format!("{}:", field::name(*field)))
        }
        _ => node.parts().into_iter().find_map(placeless),
    }
}

/// `b AND NOT c` said of places: `b UNLESS/5 c`.
fn local(node: &Node, reach: Reach) -> Option<Node> {
    let Node::All(parts) = node else {
        return None;
    };
    let [kept, Node::Not(dropped)] = parts.as_slice() else {
        return None;
    };
    let is_placed = placeless(kept).is_none() && placeless(dropped).is_none();
    is_placed.then(|| Node::Unless(reach, Box::new(kept.clone()), dropped.clone()))
}
