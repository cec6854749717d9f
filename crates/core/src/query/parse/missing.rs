//! Something is missing, or too much: what is said, and what would be right.

use std::ops::Range;

use super::Parser;
use super::unit::is_atom;
use crate::query::error::{QueryError, replaced, without};
use crate::query::token::{Kind, Token};

impl Parser<'_> {
    /// The text without these tokens, and without the operator that joins them.
    pub(super) fn cut(&self, mut from: usize, mut to: usize) -> String {
        let joins = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.kind.is_infix() || token.kind.is_separator())
        };
        if from > 0 && self.tokens[from - 1].kind == Kind::Not {
            from -= 1;
        }
        if from > 0 && joins(from - 1) {
            from -= 1;
        } else if joins(to + 1) {
            to += 1;
        }
        without(self.query, &self.range(from, to))
    }

    fn range(&self, from: usize, to: usize) -> Range<usize> {
        let at = |index: usize| self.tokens.get(index).map(|token| token.span.clone());
        let end = self.query.len();
        at(from).map_or(end, |span| span.start)..at(to).map_or(end, |span| span.end)
    }

    /// The text ends where a word has to follow.
    pub(super) fn missing_at_end(&self) -> QueryError {
        let count = self.tokens.len();
        let last = self.range(count.saturating_sub(1), count.saturating_sub(1));
        let operators = self
            .tokens
            .iter()
            .rev()
            .take_while(|token| token.kind.needs_more())
            .count();
        let error = QueryError::new(
            "Something is missing at the end: a word has to follow.",
            last.clone(),
        );
        if operators == count {
            return error.or(replaced(
                self.query,
                &last,
                &format!("\"{}\"", self.shown(&last)),
            ));
        }
        error.or(without(
            self.query,
            &self.range(count - operators, count - 1),
        ))
    }

    /// An operator stands where a word has to.
    pub(super) fn missing_before(&self, found: usize) -> QueryError {
        let span = self.range(found, found);
        let kind = &self.tokens[found].kind;
        if let Kind::Weight(..) | Kind::OpenBrace | Kind::CloseBrace = kind {
            let message = format!(
                "“{}” belongs to a score: SCORE>=10 {{ +6: NATO, +4: Russia }}.",
                self.shown(&span)
            );
            return QueryError::new(message, span);
        }
        let message = format!("A word is missing before “{}”.", self.shown(&span));
        let mut error = QueryError::new(message, span.clone());
        if self.tokens.len() == 1 {
            return error.or(replaced(
                self.query,
                &span,
                &format!("\"{}\"", self.shown(&span)),
            ));
        }
        let before = found.checked_sub(1).map(|before| &self.tokens[before]);
        if kind.is_infix() || kind.is_separator() || before.is_none() {
            error = error.or(without(self.query, &span));
        }
        if before.is_some_and(|before| before.kind.is_infix() || before.kind == Kind::Not) {
            let excluded = found >= 2
                && before.is_some_and(|it| it.kind == Kind::Not)
                && self.tokens[found - 2].kind.is_infix();
            let from = if excluded { found - 2 } else { found - 1 };
            error = error.or(without(self.query, &self.range(from, found - 1)));
        }
        error
    }

    /// `()`, behind whose opening the parser stands.
    pub(super) fn empty_bracket(&self) -> QueryError {
        let open = self.at.saturating_sub(1);
        let begins = open.checked_sub(1).map(|before| &self.tokens[before].kind);
        let is_called = matches!(
            begins,
            Some(Kind::Field(_) | Kind::First(_) | Kind::AtLeast(_))
        );
        let from = if is_called { open - 1 } else { open };
        let message = "There is nothing in the brackets. Put words in, or leave them out.";
        QueryError::new(message, self.range(from, self.at)).or(self.cut(from, self.at))
    }

    /// `lang:` with no word behind.
    pub(super) fn nothing_behind(&self, field: usize) -> QueryError {
        let span = self.range(field, field);
        let name = self.shown(&span);
        let Some(next) = self
            .tokens
            .get(field + 1)
            .filter(|next| next.kind.starts_unit())
        else {
            let message = format!(
                "Nothing stands behind {name}. Write a word there, or brackets: {name}(a OR b)."
            );
            return QueryError::new(message, span).or(self.cut(field, field));
        };
        let message = format!("Behind {name} stands a word, a phrase, or brackets: {name}(…).");
        QueryError::new(message, span.start..next.span.end)
    }

    /// `NOT NOT hockey`.
    pub(super) fn not_not(&self, first: usize) -> QueryError {
        let both = self.range(first, first + 1);
        let message = "NOT stands here twice. One excludes, two take each other back.";
        let once = without(self.query, &self.range(first, first));
        QueryError::new(message, both.clone())
            .or(once)
            .or(without(self.query, &both))
    }

    /// A token that nothing began: a closing bracket.
    pub(super) fn surplus(&self) -> QueryError {
        let span = self.range(self.at, self.at);
        let message = match self.tokens[self.at].kind {
            Kind::Close => {
                "There is a closing bracket without its opening one. Remove it, or open it before."
            }
            _ => "Braces and weights belong to a score: SCORE>=10 { +6: NATO, +4: Russia }.",
        };
        QueryError::new(message, span.clone()).or(without(self.query, &span))
    }

    /// Search engines read two words side by side in three ways; here the person says which.
    pub(super) fn refuse_juxtaposition(&self, first: usize) -> Result<(), QueryError> {
        let Some(next) = self
            .tokens
            .get(self.at)
            .filter(|next| next.kind.starts_unit())
        else {
            return Ok(());
        };
        let last = &self.tokens[self.at - 1];
        let is_word = |token: &&Token| matches!(token.kind, Kind::Word(_));
        let words = self.tokens[first..].iter().take_while(is_word).count();
        if words > 1 {
            return Err(self.words_in_a_row(first, words));
        }
        let span = self.tokens[first].span.start..next.span.end;
        let between = last.span.end..next.span.start;
        let message = match (is_atom(&last.kind), is_atom(&next.kind)) {
            (true, true) => {
                "Two words stand side by side. Did you mean a phrase, or both words anywhere?"
            }
            (_, false) if next.kind == Kind::Not => {
                "Two parts stand side by side. NOT excludes from what is found before: join them with AND NOT."
            }
            _ => "Two parts stand side by side. Join them with AND or OR.",
        };
        let error = QueryError::new(message, span).or(replaced(self.query, &between, " AND "));
        if next.kind == Kind::Not {
            return Err(error);
        }
        if !is_atom(&last.kind) || !is_atom(&next.kind) {
            return Err(error.or(replaced(self.query, &between, " OR ")));
        }
        Err(error)
    }

    /// Words side by side beside operators: a phrase, or all of them anywhere, or an operator in
    /// small letters.
    fn words_in_a_row(&self, first: usize, count: usize) -> QueryError {
        let span = self.range(first, first + count - 1);
        let words: Vec<String> = (first..first + count)
            .map(|at| self.shown(&self.range(at, at)))
            .collect();
        let inner = words.get(1..count - 1).unwrap_or_default();
        let is_operator = |word: &str| matches!(word, "and" | "or" | "not");
        let phrase = replaced(self.query, &span, &format!("\"{}\"", words.join(" ")));
        if !inner.iter().any(|word| is_operator(word)) {
            let message = if count == 2 {
                "Two words stand side by side. Did you mean a phrase, or both words anywhere?"
            } else {
                "Words stand side by side. Did you mean a phrase, or all of these words anywhere?"
            };
            let all = replaced(self.query, &span, &words.join(" AND "));
            return QueryError::new(message, span).or(phrase).or(all);
        }
        let message = "Operators are written in capitals: AND, OR, NOT. In quotation marks the words are a phrase.";
        let operators = replaced(self.query, &span, &in_capitals(&words));
        QueryError::new(message, span).or(operators).or(phrase)
    }
}

/// The words with the operators among them in capitals, and phrases between.
pub(in crate::query) fn in_capitals(words: &[String]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut phrase: Vec<&str> = Vec::new();
    let close = |phrase: &mut Vec<&str>, parts: &mut Vec<String>| {
        match phrase.as_slice() {
            [] => {}
            [word] => parts.push((*word).to_owned()),
            words => parts.push(format!("\"{}\"", words.join(" "))),
        }
        phrase.clear();
    };
    let end = words.len().saturating_sub(1);
    for (index, word) in words.iter().enumerate() {
        let is_inner = index > 0 && index < end;
        match word.as_str() {
            "and" | "or" if is_inner => {
                close(&mut phrase, &mut parts);
                parts.push(word.to_uppercase());
            }
            "near" if is_inner => {
                close(&mut phrase, &mut parts);
                parts.push("NEAR/10".to_owned());
            }
            "not" if is_inner => {
                close(&mut phrase, &mut parts);
                let is_joined = parts
                    .last()
                    .is_some_and(|last| last == "AND" || last == "OR");
                parts.push(if is_joined { "NOT" } else { "AND NOT" }.to_owned());
            }
            _ => phrase.push(word),
        }
    }
    close(&mut phrase, &mut parts);
    parts.join(" ")
}
