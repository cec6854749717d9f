//! What a body is, by its first bytes; what the Content-Type claims is not asked.

use crate::xml;

/// What a body looks like.
pub(super) enum Kind {
    Json,
    /// A feed in XML, from this byte on.
    Xml {
        start: usize,
    },
    Html,
    /// Something else, in words.
    Other(String),
}

/// How far the root of a feed is looked for behind things that don't belong there, in bytes.
const FARTHEST: usize = 64 * 1024;

/// Roots of feeds.
const ROOTS: [&str; 7] = ["rss", "rdf", "feed", "channel", "urlset", "entry", "rss1"];

/// Looks at a body that is not empty.
pub(super) fn sniff(text: &str) -> Kind {
    if text.starts_with(['{', '[']) {
        return Kind::Json;
    }
    let mut at = 0;
    let mut first = None;
    while let Some(start) = text[at..]
        .find('<')
        .map(|it| it + at)
        .filter(|it| *it < FARTHEST)
    {
        at = start + 1;
        let name_end = text[at..]
            .find(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '_' | '-' | '.'))
            .unwrap_or(text.len() - at);
        let name = &text[at..at + name_end];
        if ROOTS
            .iter()
            .any(|root| root.eq_ignore_ascii_case(xml::local(name)))
        {
            // The declaration and comments before the root do no harm; text does.
            let is_prolog = text[..start].trim_start().starts_with('<') && first.is_none();
            return Kind::Xml {
                start: if is_prolog { 0 } else { start },
            };
        }
        let is_element = name.starts_with(char::is_alphabetic);
        if text[at..].starts_with("!--") {
            let Some(end) = text[at..].find("-->") else {
                break;
            };
            at += end;
        } else if is_element && first.is_none() {
            first = Some(name.to_ascii_lowercase());
        }
    }
    match first.as_deref() {
        Some(
            "html" | "head" | "body" | "title" | "div" | "p" | "script" | "meta" | "h1" | "table",
        ) => Kind::Html,
        _ if starts_as_html(text) => Kind::Html,
        Some("opml") => Kind::Other("it is an OPML list of feeds".to_owned()),
        Some("sitemapindex") => Kind::Other("it is an index of sitemaps".to_owned()),
        // Generators write roots of their own around items like anyone's.
        Some(_) if has_items(text) => Kind::Xml { start: 0 },
        Some(name) => Kind::Other(format!(
            "it is an XML document of the kind \"{}\"",
            name.chars().take(40).collect::<String>()
        )),
        None if text.starts_with("<?xml") || text.starts_with("<!--") => {
            Kind::Other("it is an XML document without any element".to_owned())
        }
        None => Kind::Other("it is neither XML nor JSON".to_owned()),
    }
}

fn has_items(text: &str) -> bool {
    let has = |name: &str| {
        [">", " "]
            .iter()
            .any(|end| text.contains(&format!("<{name}{end}")))
    };
    (has("item") || has("entry")) && has("title") && has("link")
}

fn starts_as_html(text: &str) -> bool {
    let start: String = text
        .chars()
        .take(200)
        .collect::<String>()
        .to_ascii_lowercase();
    start.contains("<!doctype html")
}
