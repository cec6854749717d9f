//! What other products would understand, and what slips from a person's fingers.

mod foreign;

use std::ops::Range;

use crate::query::error::{QueryError, replaced, shown, without};
use crate::query::field;
use crate::query::token::{Kind, Token};
use crate::query::tree::Form;

/// Refuses what looks like an operator and is none.
pub(super) fn check(query: &str, tokens: &[Token]) -> Result<(), QueryError> {
    for at in 0..tokens.len() {
        let here = Here { query, tokens, at };
        if let Some(error) = here.mistake() {
            return Err(error);
        }
    }
    Ok(())
}

/// A place among the tokens.
struct Here<'a> {
    query: &'a str,
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Here<'a> {
    fn mistake(&self) -> Option<QueryError> {
        match &self.token().kind {
            Kind::Word(word) => self.word(word),
            Kind::Phrase(words) => self.loose_phrase(words),
            _ => None,
        }
    }

    fn word(&self, word: &str) -> Option<QueryError> {
        let is_value = matches!(self.kind(-1), Some(Kind::Field(field)) if field::is_known(*field));
        if is_value {
            return None;
        }
        self.distance(word)
            .or_else(|| self.bare(word))
            .or_else(|| self.sign(word))
            .or_else(|| self.prefixed(word))
            .or_else(|| self.boosted(word))
    }

    fn token(&self) -> &'a Token {
        &self.tokens[self.at]
    }

    fn neighbour(&self, by: isize) -> Option<&'a Token> {
        self.tokens.get(self.at.checked_add_signed(by)?)
    }

    fn kind(&self, by: isize) -> Option<&'a Kind> {
        self.neighbour(by).map(|token| &token.kind)
    }

    fn span(&self) -> Range<usize> {
        self.token().span.clone()
    }

    fn with(&self, range: &Range<usize>, text: &str) -> String {
        replaced(self.query, range, text)
    }

    /// Does a word or bracket end right before this token?
    fn follows_unit(&self) -> bool {
        self.kind(-1).is_some_and(|kind| {
            let is_open = matches!(
                kind,
                Kind::Open | Kind::OpenBrace | Kind::CloseBrace | Kind::Modifier(_)
            );
            !is_open && !kind.needs_more() && !kind.is_separator()
        })
    }

    /// All words side by side around this one, as a phrase in the whole query.
    fn phrased(&self) -> String {
        let is_word = |token: &&Token| matches!(token.kind, Kind::Word(_));
        let before = self.tokens[..self.at]
            .iter()
            .rev()
            .take_while(is_word)
            .count();
        let after = self.tokens[self.at..].iter().take_while(is_word).count();
        let words = &self.tokens[self.at - before..self.at + after];
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return self.query.to_owned();
        };
        let span = first.span.start..last.span.end;
        let inside = self.query[span.clone()]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        self.with(&span, &format!("\"{inside}\""))
    }

    /// `&`, `|`, `+` between words.
    fn sign(&self, word: &str) -> Option<QueryError> {
        let operator = match word {
            "&" | "&&" | "+" => "AND",
            "|" | "||" => "OR",
            _ => return None,
        };
        let follows = self.kind(1).is_some_and(Kind::starts_unit);
        if !follows || !self.follows_unit() {
            return None;
        }
        let span = self.span();
        let message = format!(
            "“{word}” is no operator. Write {operator}, or put quotation marks around the words."
        );
        let joined = self.with(&span, operator);
        Some(QueryError::new(message, span).or(joined).or(self.phrased()))
    }

    /// `-hockey`, `+NATO`.
    fn prefixed(&self, word: &str) -> Option<QueryError> {
        let sign = word
            .chars()
            .next()
            .filter(|c| matches!(c, '-' | '−' | '–' | '+' | '!'))?;
        let behind = &word[sign.len_utf8()..];
        let span = self.span();
        let touches = self
            .neighbour(1)
            .is_some_and(|next| next.span.start == span.end && next.kind.starts_unit());
        let is_word = behind.starts_with(char::is_alphabetic) || behind.is_empty() && touches;
        if !is_word {
            return None;
        }
        let mark = span.start..span.start + sign.len_utf8();
        let dropped = self.with(&mark, "");
        if sign == '+' {
            let message = "A + is no operator here: what must occur is joined by AND.";
            let error = QueryError::new(message, span);
            return Some(if self.follows_unit() {
                error.or(self.with(&mark, "AND "))
            } else {
                error.or(dropped)
            });
        }
        let message = format!(
            "“{}” excludes nothing here: what must not occur is written AND NOT.",
            shown(word)
        );
        let error = QueryError::new(message, span);
        if self.follows_unit() {
            return Some(error.or(self.with(&mark, "AND NOT ")));
        }
        Some(error.or(self.with(&mark, "NOT ")).or(dropped))
    }

    /// `NATO^2`, `Zelensky~`: weights and fuzziness behind a word, as Lucene writes them.
    fn boosted(&self, word: &str) -> Option<QueryError> {
        let (base, sign) = split_number(word)?;
        let span = self.span();
        if sign == '^' {
            let message = "Weights are not written behind words. To weigh words, use SCORE>=10 { +6: NATO, +4: Russia }.";
            return Some(QueryError::new(message, span.clone()).or(self.with(&span, base)));
        }
        let message = "The sign for a wrong letter stands before the word: ~Zelensky.";
        let fuzzy = self.with(&span, &format!("~{base}"));
        Some(QueryError::new(message, span).or(fuzzy))
    }

    /// `"NATO Russia"~5`, `"NATO summit"^2`.
    fn loose_phrase(&self, words: &str) -> Option<QueryError> {
        let sign = self
            .neighbour(1)
            .filter(|sign| sign.span.start == self.token().span.end)?;
        let number = self
            .neighbour(2)
            .filter(|number| number.span.start == sign.span.end);
        let typed = number.map_or("", |number| &self.query[number.span.clone()]);
        if !typed
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
        {
            return None;
        }
        let end = number.map_or(sign.span.end, |number| number.span.end);
        let span = self.token().span.start..end;
        match sign.kind {
            Kind::Modifier(Form::Fuzzy) => {
                let operator = format!(" NEAR/{} ", if typed.is_empty() { "5" } else { typed });
                let near = words.split(' ').collect::<Vec<_>>().join(&operator);
                let is_all = span == (0..self.query.len());
                let near = if is_all || !words.contains(' ') {
                    near
                } else {
                    format!("({near})")
                };
                let message = "Words that may stand apart are joined by NEAR: a NEAR/5 b.";
                Some(QueryError::new(message, span.clone()).or(self.with(&span, &near)))
            }
            Kind::Modifier(Form::Capitalised) => {
                let message = "Weights are not written behind phrases. To weigh them, use SCORE>=10 { +6: NATO, +4: Russia }.";
                let behind = sign.span.start..end;
                Some(QueryError::new(message, span).or(without(self.query, &behind)))
            }
            _ => None,
        }
    }
}

/// The word before `^2` or `~0.8`, and the sign.
fn split_number(word: &str) -> Option<(&str, char)> {
    let base = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let sign = base
        .chars()
        .next_back()
        .filter(|c| matches!(c, '^' | '~'))?;
    let base = &base[..base.len() - 1];
    let has_number = sign == '~' || base.len() + 1 < word.len();
    (has_number && base.ends_with(char::is_alphanumeric)).then_some((base, sign))
}
