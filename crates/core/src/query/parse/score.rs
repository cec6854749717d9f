//! `SCORE>=10 { +6: a, +4 x2: b }`.

use super::Parser;
use crate::query::error::{QueryError, replaced};
use crate::query::token::Kind;
use crate::query::tree::{Node, Tenths, Weighted};

/// A place in the title counts so many times.
const TITLE: i64 = 2;

impl Parser<'_> {
    pub(super) fn score(&mut self, least: Tenths, first: usize) -> Result<Node, QueryError> {
        if !self.take(&Kind::OpenBrace) {
            let span = self.tokens[first].span.clone();
            let message = "Braces have to follow the score: SCORE>=10 { +6: NATO, +4: Russia }.";
            return Err(QueryError::new(message, span));
        }
        let open = self.tokens[self.at - 1].span.clone();
        let mut parts = Vec::new();
        loop {
            let Some(token) = self.tokens.get(self.at) else {
                let message = "A brace is opened and never closed. Close it with }.";
                let fix = format!("{} }}", self.query.trim_end());
                return Err(QueryError::new(message, open).or(fix));
            };
            let Kind::Weight(weight, cap) = token.kind else {
                return Err(self.without_weight(least));
            };
            self.at += 1;
            let of = self.or_parts()?;
            parts.push(Weighted { weight, cap, of });
            if self.peek().is_some_and(Kind::is_separator) {
                self.at += 1;
                continue;
            }
            if self.take(&Kind::CloseBrace) {
                break;
            }
            if self.at < self.tokens.len() {
                let span = self.tokens[self.at].span.clone();
                let message = "A comma or a closing brace } has to follow here.";
                return Err(
                    QueryError::new(message, span.clone()).or(replaced(self.query, &span, "}"))
                );
            }
        }
        let most: i64 = parts
            .iter()
            .map(|part| part.weight.0.max(0) * i64::from(part.cap) * TITLE)
            .sum();
        if most < least.0 {
            let message = format!(
                "{} is never reached: its weights add up to {} at most.",
                self.shown(&self.tokens[first].span),
                Tenths(most)
            );
            return Err(QueryError::new(message, self.since(first)));
        }
        Ok(Node::Score(least, parts))
    }

    fn without_weight(&self, least: Tenths) -> QueryError {
        let span = self.tokens[self.at].span.clone();
        if self.tokens[self.at].kind == Kind::CloseBrace {
            let message = "There is nothing in the braces. A score is written SCORE>=10 { +6: NATO, +4: Russia }.";
            return QueryError::new(message, span);
        }
        let message = "Each part of a score begins with its weight: +5: NATO, or +5 x2: NATO for at most two places.";
        let start = span.start..span.start;
        QueryError::new(message, span).or(replaced(self.query, &start, &format!("+{least}: ")))
    }
}
