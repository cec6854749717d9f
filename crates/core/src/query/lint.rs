//! What is right in a query and may yet surprise: gentle words, with what would be surer.

mod ambiguous;
mod exclusion;

use std::collections::BTreeSet;
use std::ops::Range;

use super::error::{QueryError, replaced};
use super::parse::{self, Join, Mixed, in_capitals};
use super::spelling::{listed, nearest};
use super::tree::{Atom, Form, Term};
use super::{Query, lex};
use crate::alias::Packs;

/// More than these are no help, and each fix is read through to be sure that it is right.
const MOST: usize = 20;

/// Something in a query that a person may want to say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    /// What may surprise, as a sentence.
    pub message: String,
    /// Where, in bytes of the query's text.
    pub span: Range<usize>,
    /// Whole queries that say it otherwise.
    pub fixes: Vec<String>,
}

impl Query {
    /// What may surprise in it.
    pub fn lints(&self, packs: &Packs) -> Vec<Lint> {
        let mut found: Vec<Lint> = self.mixed_operators();
        let mut seen = BTreeSet::new();
        for atom in self.atoms() {
            let (Form::Usual, Term::Words(words)) = (atom.form, &atom.term) else {
                continue;
            };
            if !seen.insert(words) {
                continue;
            }
            found.extend(self.lower_case_operator(atom, words));
            found.extend(ambiguous::lints(self, atom, words, packs));
        }
        found.extend(exclusion::lints(self));
        found.truncate(MOST);
        for lint in &mut found {
            lint.fixes.retain(|fix| Self::parse(fix).is_ok());
        }
        found
    }

    /// The packs it names that there are not, each with what may have been meant.
    pub fn unknown_aliases(&self, packs: &Packs) -> Vec<QueryError> {
        let unknown = self
            .aliases()
            .into_iter()
            .filter(|(name, _)| packs.get(name).is_none());
        unknown
            .map(|(name, span)| self.unknown_alias(name, span, packs))
            .collect()
    }

    fn unknown_alias(&self, name: &str, span: Range<usize>, packs: &Packs) -> QueryError {
        let names = packs
            .iter()
            .flat_map(|pack| std::iter::once(&pack.name).chain(&pack.also));
        let guesses = nearest(name, names.map(String::as_str));
        let asked: Vec<String> = guesses.iter().map(|guess| format!("@{guess}")).collect();
        let question = if asked.is_empty() {
            "Without @ it is a word.".to_owned()
        } else {
            format!(
                "Did you mean {}? Without @ it is a word.",
                listed(&asked, "or")
            )
        };
        let sign = self.text[span.clone()]
            .find(['@', '＠'])
            .unwrap_or_default();
        let place = span.start + sign..span.end;
        let mut error = QueryError::new(
            format!("There are no names under @{name}. {question}"),
            span,
        );
        let word = name.replace(['-', '_'], " ");
        let word = if word.contains(' ') {
            format!("\"{word}\"")
        } else {
            word
        };
        for fix in asked.iter().chain([&word]) {
            error = error.or(replaced(&self.text, &place, fix));
        }
        error.fixes.retain(|fix| Self::parse(fix).is_ok());
        error
    }

    fn mixed_operators(&self) -> Vec<Lint> {
        let Ok(reading) = parse::read(&self.text) else {
            return Vec::new();
        };
        reading
            .mixed
            .iter()
            .map(|mixed| self.mixed(mixed))
            .collect()
    }

    /// `a OR b AND c`: as it is read, and as others read it.
    fn mixed(&self, mixed: &Mixed) -> Lint {
        let first = mixed.parts.first().map_or(0, |part| part.start);
        let last = mixed.parts.last().map_or(self.text.len(), |part| part.end);
        let (ours, other) = (
            self.bracketed(mixed, Join::And),
            self.bracketed(mixed, Join::Or),
        );
        Lint {
            message: "AND and OR stand side by side. AND binds more tightly here, and not everywhere: brackets say which you mean.".to_owned(),
            span: first..last,
            fixes: vec![ours, other],
        }
    }

    /// The text with brackets around what is joined so.
    fn bracketed(&self, mixed: &Mixed, join: Join) -> String {
        let mut text = String::new();
        let mut at = 0;
        for (index, part) in mixed.parts.iter().enumerate() {
            let before = index
                .checked_sub(1)
                .and_then(|before| mixed.joins.get(before));
            let (opens, closes) = (before != Some(&join), mixed.joins.get(index) != Some(&join));
            text.push_str(&self.text[at..part.start]);
            if opens && !closes {
                text.push('(');
            }
            text.push_str(&self.text[part.clone()]);
            if closes && !opens {
                text.push(')');
            }
            at = part.end;
        }
        text.push_str(&self.text[at..]);
        text
    }

    /// `Bosnia and Herzegovina` is a name, and may be two.
    fn lower_case_operator(&self, atom: &Atom, words: &str) -> Option<Lint> {
        let is_quoted = self.text[atom.span.clone()].starts_with(lex::is_quote);
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let inner = words
            .get(1..words.len().saturating_sub(1))
            .unwrap_or_default();
        let operator = inner
            .iter()
            .find(|word| matches!(word.as_str(), "and" | "or" | "not" | "near"));
        let operator = operator.filter(|_| !is_quoted)?;
        let capitals = operator.to_uppercase();
        let meaning = match operator.as_str() {
            "and" => "both, anywhere",
            "or" => "either",
            "near" => "both, near each other",
            _ => "the first without the second",
        };
        let message = format!(
            "Did you mean {capitals}? This looks for the words in a row; in capitals, {capitals} looks for {meaning}."
        );
        Some(Lint {
            message,
            span: atom.span.clone(),
            fixes: vec![replaced(&self.text, &atom.span, &in_capitals(&words))],
        })
    }
}
