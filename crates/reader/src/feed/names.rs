//! Which element means what, whatever prefix it comes with.

use crate::xml::{self, Element, Shape};

/// How the tolerant reader tells the parts of a feed apart.
pub(super) const FEED: Shape = Shape {
    is_text,
    is_boundary,
    is_item,
};

fn is_text(name: &str) -> bool {
    const TEXTS: [&str; 14] = [
        "title",
        "description",
        "summary",
        "content",
        "encoded",
        "subtitle",
        "tagline",
        "info",
        "body",
        "abstract",
        "copyright",
        "rights",
        "fullitem",
        "creator",
    ];
    // media:content holds addresses and other elements.
    let is_media = name
        .split_once(':')
        .is_some_and(|(prefix, _)| prefix.eq_ignore_ascii_case("media"));
    let local = xml::local(name);
    TEXTS.iter().any(|it| it.eq_ignore_ascii_case(local))
        && !(is_media && local.eq_ignore_ascii_case("content"))
}

/// Names that HTML doesn't have, so that meeting one inside a text means the text was never closed.
fn is_boundary(name: &str) -> bool {
    const NAMES: [&str; 11] = [
        "description",
        "item",
        "entry",
        "channel",
        "rss",
        "feed",
        "pubdate",
        "guid",
        "urlset",
        "published",
        "updated",
    ];
    NAMES.iter().any(|it| it.eq_ignore_ascii_case(name))
        || name.eq_ignore_ascii_case("rdf:rdf")
        || name == "content:encoded"
}

fn is_item(name: &str) -> bool {
    ["item", "entry"]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(xml::local(name)))
}

/// The vocabulary an element belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// The feed's own.
    Feed,
    DublinCore,
    Content,
    Media,
    Itunes,
    Xhtml,
    News,
    Other,
}

/// The vocabulary of an element by its prefix. Feeds that forget to declare a prefix use the usual
/// one, and those that declare it also do, so the address behind it need not be asked.
pub(super) fn vocabulary(element: &Element<'_>) -> Vocabulary {
    match element.prefix().to_ascii_lowercase().as_str() {
        it if USUAL.contains(&it) => Vocabulary::Feed,
        "dc" | "dcterms" | "dct" | "dcq" => Vocabulary::DublinCore,
        "content" => Vocabulary::Content,
        "media" => Vocabulary::Media,
        "itunes" => Vocabulary::Itunes,
        "xhtml" | "xh" | "body" => Vocabulary::Xhtml,
        "news" | "n" => Vocabulary::News,
        _ => Vocabulary::Other,
    }
}

/// Is it a prefix that feeds usually have for their own elements, or none?
pub(super) fn is_usual(prefix: &str) -> bool {
    USUAL.contains(&prefix.to_ascii_lowercase().as_str())
}

/// Prefixes of a feed's own elements.
const USUAL: [&str; 9] = [
    "", "atom", "a", "a10", "atom10", "rss", "rss1", "rdf", "ns0",
];
