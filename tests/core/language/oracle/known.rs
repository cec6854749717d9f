//! “What is known”: fields that say something of the article and not of its words.

use newshawk_core::query::{Bounds, Field, Measure, Node, Term};

use url::Url;

use super::article::Article;
use super::words::{fold, words};

/// `source:`, `domain:`, `url:`, `lang:`, `country:`, `pack:`; brackets hold a whole query.
pub(crate) fn holds(field: Field, node: &Node, article: &Article) -> bool {
    match node {
        Node::Any(parts) => parts.iter().any(|part| holds(field, part, article)),
        Node::All(parts) => parts.iter().all(|part| holds(field, part, article)),
        Node::Not(part) => !holds(field, part, article),
        Node::Atom(atom) => match &atom.term {
            Term::Words(typed) => is(field, typed, article),
            _ => false,
        },
        _ => false,
    }
}

fn is(field: Field, typed: &str, article: &Article) -> bool {
    let known = &article.known;
    let source = known.source.as_ref();
    let typed_folded = fold(typed.trim());
    let first_part = |code: &str| code.split(['-', '_']).next().unwrap_or_default().to_owned();
    match field {
        // “Whole words of the source's title.”
        Field::Source => source.is_some_and(|it| has_words(&it.title, typed)),
        // “Whole words of the address.”
        Field::Url => known
            .url
            .as_ref()
            .is_some_and(|it| has_words(it.as_str(), typed)),
        // “The host or a domain above it.”
        Field::Domain => known
            .url
            .as_ref()
            .and_then(Url::host_str)
            .is_some_and(|host| {
                let typed = domain(typed);
                host == typed || host.ends_with(&format!(".{typed}"))
            }),
        // “The first part of the language code.”
        Field::Lang => article.language == Some(first_part(&typed_folded)),
        // “The source's country code.”
        Field::Country => source
            .and_then(|it| it.country.as_deref())
            .is_some_and(|it| fold(it) == typed_folded),
        // “The source's folder or a folder above it.”
        Field::Pack => source.is_some_and(|it| {
            let (folder, typed_folded) = (fold(&it.folder), typed_folded.trim_matches('/'));
            folder == typed_folded || folder.starts_with(&format!("{typed_folded}/"))
        }),
        _ => false,
    }
}

/// A domain as addresses have it; people type it as their browser shows it.
fn domain(typed: &str) -> String {
    let typed = typed.trim().to_lowercase();
    let bare = typed.trim_start_matches("www.").trim_matches('.');
    let address = Url::parse(&format!("http://{bare}/")).ok();
    address
        .and_then(|it| it.host_str().map(str::to_owned))
        .unwrap_or_else(|| bare.to_owned())
}

fn has_words(text: &str, typed: &str) -> bool {
    let folded = |text: &str| {
        words(text)
            .into_iter()
            .map(|word| word.folded)
            .collect::<Vec<_>>()
    };
    let (here, wanted) = (folded(text), folded(typed));
    !wanted.is_empty() && here.windows(wanted.len()).any(|row| row == wanted)
}

/// “`date:` is the day it was published, else first seen. `words:` counts title, lead, body and
/// quotations.” “Both ends included.”
pub(crate) fn lies(measure: Measure, bounds: &Bounds, article: &Article) -> bool {
    let value = match measure {
        Measure::Date => article.known.day,
        Measure::Words => {
            let counted = article
                .blocks
                .iter()
                .filter(|block| block.is_title_or_text());
            i64::try_from(counted.map(|block| block.words.len()).sum::<usize>()).ok()
        }
    };
    value.is_some_and(|it| {
        bounds.from.is_none_or(|from| from <= it) && bounds.to.is_none_or(|to| it <= to)
    })
}
