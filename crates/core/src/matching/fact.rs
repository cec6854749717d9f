//! What is known of an article besides its words: where it comes from, in which language.

use super::Facts;
use super::plan::Plan;
use crate::alias;
use crate::query::{Field, Node, Term};
use crate::text;

/// A condition on what is known.
pub(super) enum Fact {
    Any(Vec<Fact>),
    All(Vec<Fact>),
    Not(Box<Fact>),
    Is(Field, Value),
}

/// What was typed behind the field.
pub(super) struct Value {
    /// Folded; a host as addresses have it.
    typed: String,
    words: Vec<String>,
}

/// Does the field say something of the article, and not of its words?
pub(super) fn is_fact(field: Field) -> bool {
    matches!(
        field,
        Field::Source | Field::Domain | Field::Url | Field::Lang | Field::Country | Field::Pack
    )
}

pub(super) fn plan(field: Field, node: &Node) -> Plan {
    condition(field, node).map_or(Plan::Never, Plan::Fact)
}

fn condition(field: Field, node: &Node) -> Option<Fact> {
    let all = |parts: &[Node]| -> Option<Vec<Fact>> {
        parts.iter().map(|part| condition(field, part)).collect()
    };
    match node {
        Node::Any(parts) => Some(Fact::Any(all(parts)?)),
        Node::All(parts) => Some(Fact::All(all(parts)?)),
        Node::Not(part) => Some(Fact::Not(Box::new(condition(field, part)?))),
        Node::Atom(atom) => match &atom.term {
            Term::Words(typed) => Some(Fact::Is(field, Value::new(field, typed))),
            _ => None,
        },
        _ => None,
    }
}

impl Value {
    fn new(field: Field, typed: &str) -> Self {
        let folded = text::fold(typed.trim());
        Self {
            typed: match field {
                Field::Domain => host(typed),
                Field::Lang => alias::primary(&folded),
                Field::Pack => folded.trim_matches('/').to_owned(),
                _ => folded,
            },
            words: folded_words(typed),
        }
    }

    /// Do its words stand in a row in this text?
    fn is_in(&self, text: &str) -> bool {
        let found = folded_words(text);
        !self.words.is_empty() && found.windows(self.words.len()).any(|row| row == self.words)
    }
}

fn folded_words(text: &str) -> Vec<String> {
    text::words(text)
        .map(|word| text::fold(&text[word]))
        .collect()
}

impl Fact {
    /// Does it hold?
    pub(super) fn holds(&self, facts: &Facts<'_>) -> bool {
        match self {
            Self::Any(parts) => parts.iter().any(|part| part.holds(facts)),
            Self::All(parts) => parts.iter().all(|part| part.holds(facts)),
            Self::Not(part) => !part.holds(facts),
            Self::Is(field, value) => is(*field, value, facts),
        }
    }
}

fn is(field: Field, value: &Value, facts: &Facts<'_>) -> bool {
    match field {
        Field::Source => facts
            .source
            .is_some_and(|source| value.is_in(&source.title)),
        Field::Url => facts.url.is_some_and(|url| value.is_in(url.as_str())),
        Field::Domain => {
            let host = facts.url.and_then(url::Url::host_str);
            host.is_some_and(|host| is_within(host, &value.typed))
        }
        Field::Lang => {
            let language = facts.language.map(alias::primary);
            language.is_some_and(|language| language == value.typed)
        }
        Field::Country => {
            let country = facts.source.and_then(|source| source.country());
            country.is_some_and(|country| text::fold(country.trim()) == value.typed)
        }
        Field::Pack => {
            let folder = facts.source.map(|source| text::fold(&source.folder));
            folder.is_some_and(|folder| {
                let rest = folder.strip_prefix(&value.typed);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        }
        _ => false,
    }
}

/// The domain as addresses have it: without what a browser puts in front, and in letters of ASCII.
fn host(typed: &str) -> String {
    let lower = typed.trim().to_lowercase();
    let domain = lower.trim_start_matches("www.").trim_matches('.');
    url::Host::parse(domain).map_or_else(|_| domain.to_owned(), |host| host.to_string())
}

/// Is the host this domain, or below it?
fn is_within(host: &str, domain: &str) -> bool {
    let rest = host.strip_suffix(domain);
    !domain.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}
