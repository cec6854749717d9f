//! Operators of other products, and ours in small letters or without their number.

use super::Here;
use crate::query::error::QueryError;
use crate::query::token::Kind;

impl Here<'_> {
    /// `w/5`, `ADJ5`, `near/5`: a distance that is not written in our way.
    pub(super) fn distance(&self, word: &str) -> Option<QueryError> {
        let lower = word.to_ascii_lowercase();
        let end = lower.find(|c: char| !c.is_ascii_alphabetic())?;
        let (name, rest) = lower.split_at(end);
        let has_slash = rest.starts_with('/');
        let reach = rest.trim_start_matches('/');
        let is_number = !reach.is_empty() && reach.bytes().all(|byte| byte.is_ascii_digit());
        let is_reach = is_number || has_slash && matches!(reach, "s" | "p");
        if !is_reach {
            return None;
        }
        let span = self.span();
        match (name, has_slash) {
            ("near" | "onear" | "unless" | "atleast" | "first", true) => {
                let ours = format!("{}/{reach}", name.to_uppercase());
                let message = format!("Operators are written in capitals: {ours}.");
                Some(QueryError::new(message, span.clone()).or(self.with(&span, &ours)))
            }
            ("near", false) => {
                let ours = format!("NEAR/{reach}");
                let message = format!("A stroke stands before the number: {ours}.");
                Some(QueryError::new(message, span.clone()).or(self.with(&span, &ours)))
            }
            ("" | "w" | "within" | "pre" | "p" | "next" | "onw", true) | ("adj", _) => {
                Some(self.other_product(word, name, reach))
            }
            _ => None,
        }
    }

    fn other_product(&self, word: &str, name: &str, reach: &str) -> QueryError {
        let span = self.span();
        let ours = match reach {
            "s" => vec!["SENTENCE".to_owned()],
            "p" => vec!["PARA".to_owned()],
            words => {
                let (either, ordered) = (format!("NEAR/{words}"), format!("ONEAR/{words}"));
                let keeps_order = matches!(name, "pre" | "p" | "next" | "onw" | "adj");
                if keeps_order {
                    vec![ordered, either]
                } else {
                    vec![either, ordered]
                }
            }
        };
        let message = if ours.len() == 1 {
            format!(
                "“{word}” is another product's operator. Ours is {}.",
                ours.concat()
            )
        } else {
            format!(
                "“{word}” is another product's operator, and products differ in what it means. NEAR/{reach} allows at most {reach} words between, in either order; ONEAR/{reach} keeps the order."
            )
        };
        let fixes = ours.iter().map(|ours| self.with(&span, ours));
        fixes.fold(QueryError::new(message, span.clone()), QueryError::or)
    }

    /// `NEAR` without its number, and words that are operators elsewhere.
    pub(super) fn bare(&self, word: &str) -> Option<QueryError> {
        let span = self.span();
        let is_between = self.follows_unit() && self.kind(1).is_some_and(Kind::starts_unit);
        let is_called = self.kind(1) == Some(&Kind::Open);
        match word {
            "NEAR" | "ONEAR" | "UNLESS" if is_between => {
                let message =
                    format!("{word} needs a number of words: {word}/10 reaches over 10 words.");
                if let Some(Kind::Word(number)) = self.kind(1)
                    && number.bytes().all(|byte| byte.is_ascii_digit())
                {
                    let both = span.start..self.neighbour(1)?.span.end;
                    let ours = self.with(&both, &format!("{word}/{number}"));
                    return Some(QueryError::new(message, both).or(ours));
                }
                let error = QueryError::new(message, span.clone());
                let error = error.or(self.with(&span, &format!("{word}/10")));
                let is_among_words = matches!(self.kind(-1), Some(Kind::Word(_)))
                    && matches!(self.kind(1), Some(Kind::Word(_)));
                Some(if is_among_words {
                    error.or(self.phrased())
                } else {
                    error
                })
            }
            "ATLEAST" | "FIRST" if is_called => {
                let number = if word == "FIRST" {
                    "FIRST/100"
                } else {
                    "ATLEAST/3"
                };
                let message = format!("{word} needs a number: {number}(…).");
                Some(QueryError::new(message, span.clone()).or(self.with(&span, number)))
            }
            "AROUND" if is_between && is_called => {
                let (number, close) = (self.neighbour(2)?, self.neighbour(3)?);
                if close.kind != Kind::Close {
                    return None;
                }
                let all = span.start..close.span.end;
                let message = "AROUND is another product's operator. Ours is NEAR.";
                let ours = format!("NEAR/{}", &self.query[number.span.clone()]);
                Some(QueryError::new(message, all.clone()).or(self.with(&all, &ours)))
            }
            "ANDNOT" | "BUTNOT" if is_between => {
                let message = "AND and NOT are two words: AND NOT.";
                Some(QueryError::new(message, span.clone()).or(self.with(&span, "AND NOT")))
            }
            _ => None,
        }
    }
}
