//! What is known of marked articles besides their text, and could be left out: where they come from,
//! in which language, in which part of a site.

use super::change::{Change, Kind};
use super::lexicon::{Lexicon, Term};
use super::news::{Marked, News};
use super::reading::Terms;
use super::table::Table;
use crate::alias::primary;
use crate::query::Field;
use crate::text;

const FIELDS: [Field; 4] = [Field::Source, Field::Lang, Field::Domain, Field::Url];

/// Changes that leave out where rejected articles alone come from.
pub(super) fn changes(news: &News<'_>) -> Vec<Change> {
    let mut found = Vec::new();
    for field in FIELDS {
        let articles = news.articles.iter();
        let values: Vec<Vec<String>> = articles.map(|article| values(field, article)).collect();
        let mut lexicon = Lexicon::default();
        let mut terms = |values| {
            let number = |value| Term::from(lexicon.number(value));
            Terms::new(
                <[String]>::iter(values)
                    .map(|it| it.as_str())
                    .map(number)
                    .collect(),
                Vec::new(),
            )
        };
        let terms: Vec<Terms> = values.iter().map(|it| terms(it.as_slice())).collect();
        let table = Table::of(news.with(&terms));
        found.extend(table.against(&lexicon).into_iter().map(|value| Change {
            path: Vec::new(),
            kind: Kind::NotFrom(field, lexicon.shown(value)),
        }));
    }
    found
}

fn values(field: Field, article: &Marked<'_>) -> Vec<String> {
    let facts = article.subject.facts;
    let value = match field {
        Field::Source => facts.source.map(|source| source.title.clone()),
        Field::Lang => facts.language.map(primary),
        Field::Domain => {
            let host = facts.url.and_then(|url| url.host_str());
            host.map(|host| host.trim_start_matches("www.").to_owned())
        }
        _ => {
            return facts
                .url
                .map(|url| sections(url.path()))
                .unwrap_or_default();
        }
    };
    value.into_iter().collect()
}

/// The words of an address that name a part of the site: all but those of its end, which is the
/// article's own.
fn sections(path: &str) -> Vec<String> {
    let Some((sections, _)) = path.trim_end_matches('/').rsplit_once('/') else {
        return Vec::new();
    };
    let is_name = |word: &&str| word.len() > 2 && word.chars().all(char::is_alphabetic);
    let words = text::words(sections).map(|range| &sections[range]);
    words.filter(is_name).map(str::to_owned).collect()
}
