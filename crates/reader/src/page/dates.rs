//! When an article was published. A date of a teaser or a sidebar is worse than none.

use jiff::Timestamp;
use url::Url;

use super::head::{Head, Time};
use super::json_ld::Said;
use crate::date;

/// Names of meta tags that hold the date of publication, the surest first.
const PUBLISHED: [&str; 28] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "date.issued",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "cxenseparse:recs:publishtime",
    "article.published",
    "cxenseparse:publishtime",
    "published-date",
    "published_time",
    "displaydate",
    "originalpublicationdate",
    "dc.date",
    "dcterms.date",
    "datecreated",
    "date",
    "article_date_original",
];

/// Names of meta tags that hold the date of the last change.
const MODIFIED: [&str; 9] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:modified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "revision_date",
];

/// The date of publication as it is declared: structured data, meta tags, a `<time>` that says so,
/// the address.
pub(super) fn published(said: &Said, head: &Head, url: &Url) -> Option<Timestamp> {
    let declared = said.published.as_deref().and_then(date::parse);
    let in_meta = || {
        PUBLISHED
            .iter()
            .find_map(|name| date::parse(head.meta(&[name])?))
    };
    declared
        .or_else(in_meta)
        .or_else(|| in_named_time(&head.times))
        .or_else(|| in_address(url))
}

/// The first `<time>` below the headline; it does not say of what, so a line of the text is surer.
pub(super) fn shown(head: &Head) -> Option<Timestamp> {
    head.times
        .iter()
        .find(|it| it.is_after_heading)
        .and_then(read)
}

/// The date of the last change.
pub(super) fn modified(said: &Said, head: &Head) -> Option<Timestamp> {
    let declared = said.modified.as_deref().and_then(date::parse);
    declared.or_else(|| {
        MODIFIED
            .iter()
            .find_map(|name| date::parse(head.meta(&[name])?))
    })
}

/// A line such as `Published October 19, 2021`: the words before the date are the proof.
pub(super) fn in_line(line: &str) -> Option<Timestamp> {
    const LONGEST: usize = 80;
    const WORDS: [&str; 26] = [
        "published on",
        "published at",
        "published:",
        "published",
        "first published",
        "posted on",
        "posted:",
        "posted",
        "date:",
        "veröffentlicht am",
        "veröffentlicht",
        "erstellt am",
        "stand:",
        "publié le",
        "publié",
        "publicado el",
        "publicado em",
        "publicado",
        "pubblicato il",
        "pubblicato",
        "gepubliceerd op",
        "gepubliceerd",
        "опубликовано",
        "опубліковано",
        "opublikowano",
        "publisert",
    ];
    if line.len() > LONGEST {
        return None;
    }
    let lower = line.to_lowercase();
    let rest = WORDS.iter().find_map(|word| lower.strip_prefix(word))?;
    date::parse(rest.trim_start_matches([':', ' ', ',']))
}

/// The date of a line that is nothing but a date, with or without the words that bring it in.
pub(super) fn of_line(line: &str) -> Option<Timestamp> {
    const LONGEST: usize = 60;
    const MOST_WORDS: usize = 8;
    let has_digit = line.bytes().any(|b| b.is_ascii_digit());
    let is_signed = line.contains('@') || line.starts_with(['—', '–']);
    let is_short = line.len() <= LONGEST && line.split_whitespace().count() <= MOST_WORDS;
    if !has_digit || is_signed || !is_short {
        return None;
    }
    in_line(line).or_else(|| date::parse(line))
}

/// A `<time>` that says it is the publication's.
fn in_named_time(times: &[Time]) -> Option<Timestamp> {
    let is_named = |it: &&Time| {
        ["datepublished", "pubdate", "published", "publish"]
            .iter()
            .any(|word| it.names.contains(word))
    };
    times.iter().filter(is_named).find_map(read)
}

fn read(time: &Time) -> Option<Timestamp> {
    date::parse(&time.datetime).or_else(|| date::parse(time.text.trim()))
}

/// `/2021/10/19/` in the address.
fn in_address(url: &Url) -> Option<Timestamp> {
    let parts: Vec<&str> = url.path().split('/').collect();
    let whole = |part: &str, digits: usize| {
        part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())
    };
    parts.windows(3).find_map(|it| match it {
        [year, month, day] if whole(year, 4) && whole(month, 2) && whole(day, 2) => {
            date::parse(&format!("{year}-{month}-{day}"))
        }
        _ => None,
    })
}
