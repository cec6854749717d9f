//! What stands behind fields that say something of the article: `lang:`, `domain:`.

use super::Parser;
use crate::query::error::{QueryError, replaced};
use crate::query::field;
use crate::query::names;
use crate::query::tree::{Field, Form, Node, Term};

impl Parser<'_> {
    /// Plain words and phrases, joined by `AND`, `OR` and `NOT`.
    pub(super) fn check_known(
        &self,
        field: Field,
        node: &Node,
        first: usize,
    ) -> Result<(), QueryError> {
        let name = field::name(field);
        match node {
            Node::Any(_) | Node::All(_) | Node::Not(_) => node
                .parts()
                .into_iter()
                .try_for_each(|part| self.check_known(field, part, first)),
            Node::Atom(atom) => {
                let (Form::Usual, Term::Words(words)) = (atom.form, &atom.term) else {
                    let message =
                        format!("Behind {name}: stand plain words, without signs and wildcards.");
                    let (Term::Words(words) | Term::Prefix(words)) = &atom.term else {
                        return Err(QueryError::new(message, atom.span.clone()));
                    };
                    let fix = replaced(self.query, &atom.span, &format!("\"{words}\""));
                    return Err(QueryError::new(message, atom.span.clone()).or(fix));
                };
                self.check_value(field, words).map_err(|(message, better)| {
                    let error = QueryError::new(message, atom.span.clone());
                    match better {
                        Some(better) => error.or(replaced(self.query, &atom.span, &better)),
                        None => error,
                    }
                })
            }
            _ => {
                let message = format!(
                    "In the brackets behind {name}: stand plain words, joined by OR, AND and NOT."
                );
                Err(QueryError::new(message, self.since(first)))
            }
        }
    }

    /// What is wrong with a value, and what would be right.
    fn check_value(&self, field: Field, value: &str) -> Result<(), (String, Option<String>)> {
        match field {
            Field::Domain => {
                let host = value.split_once("//").map_or(value, |(_, rest)| rest);
                let host = host.split(['/', '?', '#']).next().unwrap_or_default();
                if host == value && !value.contains(char::is_whitespace) {
                    return Ok(());
                }
                let message = "domain: takes a site's name alone, such as bbc.co.uk; url: takes words of an address.";
                let is_host = !host.is_empty() && !host.contains(char::is_whitespace);
                Err((message.to_owned(), is_host.then(|| host.to_owned())))
            }
            Field::Lang if !names::is_language_code(value) => {
                let message = "lang: takes a language's code of two letters, such as en, uk or zh.";
                Err((
                    message.to_owned(),
                    names::language_code(value).map(str::to_owned),
                ))
            }
            Field::Country if !names::is_country_code(value) => {
                let message =
                    "country: takes a country's code of two letters, such as UA, GB or US.";
                Err((
                    message.to_owned(),
                    names::country_code(value).map(str::to_owned),
                ))
            }
            _ => Ok(()),
        }
    }
}
