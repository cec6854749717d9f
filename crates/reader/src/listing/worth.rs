//! How much a link is like a headline: by its text, its address, and what stands around it.

use url::Url;

use super::links::{Link, Place};
use crate::link::is_same_site;

/// What an address is worth that says neither that it is an article nor that it is none: `/7.html`.
const PLAIN: f32 = 0.3;

/// Could it be one at all? That is enough to be offered for choosing.
pub(super) fn may_be_headline(link: &Link) -> bool {
    of_text(&link.text) > 0.0
}

/// 0 for what is none, 1 for what looks like one, more where it stands in a heading.
pub(super) fn of(link: &Link, page: &Url) -> f32 {
    let heading = if link.is_heading { 1.5 } else { 1.0 };
    let place = match link.place {
        Place::Main => 1.0,
        Place::Beside => 0.4,
        Place::Chrome => 0.15,
    };
    // Who lists the articles of others lists many hosts; a partner's advertisement has one, too.
    let site = if is_same_site(&link.url, page) {
        1.0
    } else {
        0.5
    };
    let address = of_address(&link.url, page);
    // A heading says itself what its link is, where the address says nothing against it.
    let is_vouched = link.is_heading && address >= PLAIN;
    let address = if is_vouched {
        address.max(0.5)
    } else {
        address
    };
    of_text(&link.text) * address * heading * place * site
}

/// By the number of words: sections have one or two, summaries have dozens.
fn of_text(text: &str) -> f32 {
    match words(text) {
        0..=2 => 0.0,
        3 => 0.3,
        4 => 0.6,
        5..=24 => 1.0,
        25..=40 => 0.6,
        _ => 0.2,
    }
}

/// Words, or for scripts without spaces what they would be: two characters are about one.
fn words(text: &str) -> usize {
    let spaced = text
        .split_whitespace()
        .filter(|it| it.chars().any(char::is_alphanumeric));
    let dense = text.chars().filter(|c| is_dense(*c)).count();
    spaced.count().max(dense / 2)
}

/// Is it a character of a script that puts no spaces between words?
fn is_dense(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// Articles have addresses of their own making: words of the headline, a date, a number.
fn of_address(url: &Url, page: &Url) -> f32 {
    let segments: Vec<&str> = url
        .path_segments()
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect();
    let Some(last) = segments.last() else {
        // A front page, unless the query names an article.
        return if has_number(url.query().unwrap_or_default()) {
            0.8
        } else {
            0.1
        };
    };
    let is_service = segments.iter().take(2).any(|it| is_service(it));
    if is_service {
        return 0.2;
    }
    let is_slug = last.split(['-', '_']).filter(|it| !it.is_empty()).count() >= 3;
    let is_foreign = last.matches('%').count() >= 6;
    let is_numbered = has_number(url.path()) || has_number(url.query().unwrap_or_default());
    if is_slug || is_numbered || is_foreign {
        return 1.0;
    }
    let is_deeper = url.path().len() > page.path().len() && url.path().starts_with(page.path());
    match (is_deeper, segments.len()) {
        (true, 2..) => 0.6,
        (_, 2..) => 0.5,
        _ => PLAIN,
    }
}

/// Dates and numbers of articles; a single figure may be a page's.
fn has_number(text: &str) -> bool {
    let mut run = 0;
    for byte in text.bytes() {
        run = if byte.is_ascii_digit() { run + 1 } else { 0 };
        if run == 4 {
            return true;
        }
    }
    false
}

fn is_service(segment: &str) -> bool {
    const SERVICES: [&str; 24] = [
        "about",
        "account",
        "author",
        "authors",
        "category",
        "contact",
        "events",
        "help",
        "jobs",
        "login",
        "newsletter",
        "newsletters",
        "privacy",
        "search",
        "share",
        "shop",
        "sign-in",
        "subscribe",
        "subscription",
        "tag",
        "tags",
        "terms",
        "topic",
        "topics",
    ];
    SERVICES.contains(&segment.to_ascii_lowercase().as_str())
}
