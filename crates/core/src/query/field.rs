//! The names of fields: `title:`, `lang:`, `date:`.

use super::error::{QueryError, replaced, shown, without};
use super::spelling::{listed, nearest};
use super::tree::{Field, Measure};

/// What stands before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Text(Field),
    Measured(Measure),
}

/// All fields, in the order of the help.
const NAMES: [(&str, Name); 16] = [
    ("title", Name::Text(Field::Title)),
    ("lead", Name::Text(Field::Lead)),
    ("body", Name::Text(Field::Body)),
    ("caption", Name::Text(Field::Caption)),
    ("quote", Name::Text(Field::Quote)),
    ("author", Name::Text(Field::Author)),
    ("tag", Name::Text(Field::Tag)),
    ("any", Name::Text(Field::Any)),
    ("source", Name::Text(Field::Source)),
    ("domain", Name::Text(Field::Domain)),
    ("url", Name::Text(Field::Url)),
    ("lang", Name::Text(Field::Lang)),
    ("country", Name::Text(Field::Country)),
    ("pack", Name::Text(Field::Pack)),
    ("date", Name::Measured(Measure::Date)),
    ("words", Name::Measured(Measure::Words)),
];

/// What other products, and people, call our fields.
const ELSEWHERE: [(&str, &str); 24] = [
    ("headline", "title"),
    ("hl", "title"),
    ("intitle", "title"),
    ("allintitle", "title"),
    ("site", "domain"),
    ("host", "domain"),
    ("website", "domain"),
    ("inurl", "url"),
    ("link", "url"),
    ("language", "lang"),
    ("from", "source"),
    ("publisher", "source"),
    ("publication", "source"),
    ("outlet", "source"),
    ("by", "author"),
    ("byline", "author"),
    ("text", "body"),
    ("intext", "body"),
    ("content", "body"),
    ("keyword", "tag"),
    ("published", "date"),
    ("wordcount", "words"),
    ("wc", "words"),
    ("sourcecountry", "country"),
];

/// The field of that name; case makes no difference.
pub(super) fn named(name: &str) -> Option<Name> {
    let found = NAMES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, name)| *name)
}

/// The name of a field.
pub(super) fn name(field: Field) -> &'static str {
    written(Name::Text(field))
}

/// The name of what is measured.
pub(super) fn measure_name(measure: Measure) -> &'static str {
    written(Name::Measured(measure))
}

fn written(name: Name) -> &'static str {
    let found = NAMES.iter().find(|(_, it)| *it == name);
    found.map_or("any", |(name, _)| name)
}

/// Does the field look at what is known of an article, and not at its text?
pub(crate) fn is_known(field: Field) -> bool {
    matches!(
        field,
        Field::Source | Field::Domain | Field::Url | Field::Lang | Field::Country | Field::Pack
    )
}

/// A word before a colon that is no field: a mistyped one, an address, or words with a colon.
pub(super) fn unknown(text: &str, at: usize, name: &str, run: &str, colon: usize) -> QueryError {
    let span = at..at + run.len();
    let behind = &run[name.len() + colon..];
    if let Some(address) = behind.strip_prefix("//") {
        return an_address(text, &span, run, address);
    }
    let lower = name.to_lowercase();
    let elsewhere = ELSEWHERE
        .iter()
        .filter(|(other, _)| *other == lower)
        .map(|(_, ours)| *ours);
    let mut guesses: Vec<&str> = elsewhere.collect();
    if guesses.is_empty() && name.chars().count() >= 3 {
        guesses = nearest(name, NAMES.iter().map(|(known, _)| *known));
    }
    let asked: Vec<String> = guesses.iter().map(|guess| format!("{guess}:")).collect();
    let question = if asked.is_empty() {
        let names: Vec<String> = NAMES.iter().map(|(name, _)| format!("{name}:")).collect();
        format!("The fields are {}.", listed(&names, "and"))
    } else {
        format!("Did you mean {}?", listed(&asked, "or"))
    };
    let message = format!(
        "There is no field “{}:”. {question} To look for the words, put them in quotation marks.",
        shown(name)
    );
    let mark = at..at + name.len() + colon;
    let mut error = QueryError::new(message, mark.clone());
    for guess in asked {
        error = error.or(replaced(text, &mark, &guess));
    }
    if behind.is_empty() {
        let colon = at + name.len()..mark.end;
        error.or(without(text, &colon))
    } else {
        error.or(replaced(text, &span, &format!("\"{run}\"")))
    }
}

fn an_address(text: &str, span: &std::ops::Range<usize>, run: &str, address: &str) -> QueryError {
    let host = address
        .split(['/', '?', '#', ':'])
        .next()
        .unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let message = "An address is no word of an article. domain: finds what comes from a site, url: what has these words in its address.";
    let error =
        QueryError::new(message, span.clone()).or(replaced(text, span, &format!("domain:{host}")));
    let is_page = address.trim_end_matches('/').contains('/');
    if is_page {
        error.or(replaced(text, span, &format!("url:{run}")))
    } else {
        error
    }
}
