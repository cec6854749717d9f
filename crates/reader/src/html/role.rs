//! What the names of elements say about the text in them. Publishers name their boxes for their
//! stylesheets, and much the same everywhere.

use html5ever::local_name;
use html5ever::tokenizer::Tag;

/// What a box is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing is said, or nothing that matters.
    None,
    /// The caption or the credit of a picture.
    Caption,
    /// Dates, bylines, shares, the way to the page: about the article, not of it.
    About,
    /// Other articles, newsletters, comments, consent, advertisements.
    Aside,
}

/// The role of an element by its name, its classes and its id.
pub(crate) fn of(tag: &Tag) -> Option<Role> {
    match tag.name {
        local_name!("body") | local_name!("html") | local_name!("main") | local_name!("a") => {
            return None;
        }
        local_name!("aside") | local_name!("nav") | local_name!("form") | local_name!("button") => {
            return Some(Role::Aside);
        }
        _ => {}
    }
    let is_inline = matches!(
        tag.name,
        local_name!("span")
            | local_name!("em")
            | local_name!("i")
            | local_name!("small")
            | local_name!("strong")
            | local_name!("b")
            | local_name!("time")
    );
    let names = tag.attrs.iter().filter(|it| {
        let name = &*it.name.local;
        matches!(name, "class" | "id" | "itemprop")
    });
    // A marked word inside a sentence must not break the sentence; a credit is one all the same.
    names
        .flat_map(|it| it.value.split_ascii_whitespace())
        .find_map(of_name)
        .filter(|it| !is_inline || *it == Role::Caption)
}

/// Is it text for screen readers alone, by its classes? It speaks of buttons and links.
pub(crate) fn is_unseen(classes: &str) -> bool {
    const UNSEEN: [&str; 10] = [
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "hidden-visually",
        "u-visually-hidden",
        "screen-reader-text",
        "screen-reader-only",
        "screenreader-only",
        "h-offscreen",
        "element-invisible",
    ];
    classes
        .split_ascii_whitespace()
        .any(|it| UNSEEN.iter().any(|name| name.eq_ignore_ascii_case(it)))
}

/// The role that one name says: `article__related-links`, `newsletterBox`.
fn of_name(name: &str) -> Option<Role> {
    const CAPTION: [&str; 9] = [
        "caption",
        "figcaption",
        "credit",
        "credits",
        "copyright",
        "legend",
        "bildunterschrift",
        "bildnachweis",
        "fotocredit",
    ];
    const ABOUT: [&str; 19] = [
        "breadcrumb",
        "breadcrumbs",
        "byline",
        "dateline",
        "timestamp",
        "datetime",
        "pubdate",
        "date",
        "datepublished",
        "datemodified",
        "share",
        "sharing",
        "social",
        "tags",
        "keywords",
        "kicker",
        "overline",
        "author",
        "authors",
    ];
    const ASIDE: [&str; 33] = [
        "related",
        "recommended",
        "recommendation",
        "recommendations",
        "newsletter",
        "newsletters",
        "promo",
        "teasers",
        "comments",
        "sidebar",
        "subscribe",
        "subscription",
        "signup",
        "paywall",
        "cookie",
        "consent",
        "advert",
        "advertisement",
        "ad",
        "ads",
        "trending",
        "popular",
        "mostread",
        "readmore",
        "morestories",
        "taboola",
        "outbrain",
        "disclaimer",
        "biography",
        "bio",
        "infobox",
        "factbox",
        "pagination",
    ];
    let mut found = None;
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()) {
        let mut rest = word;
        while !rest.is_empty() {
            let (part, after) = rest.split_at(part_end(rest));
            rest = after;
            let is = |names: &[&str]| names.iter().any(|it| it.eq_ignore_ascii_case(part));
            if part.len() < 2 {
                continue;
            }
            if is(&ASIDE) {
                return Some(Role::Aside);
            }
            if is(&CAPTION) {
                found = Some(Role::Caption);
            } else if found.is_none() && is(&ABOUT) {
                found = Some(Role::About);
            }
        }
    }
    found
}

/// Where the first word of a name ends: names are parted by capitals too.
fn part_end(name: &str) -> usize {
    let bytes = name.as_bytes();
    let is_edge =
        |at: &usize| bytes[at - 1].is_ascii_lowercase() && bytes[*at].is_ascii_uppercase();
    (1..bytes.len()).find(is_edge).unwrap_or(bytes.len())
}
