//! The attributes of an outline that are nobody's but its writer's.

use crate::html::scan::fold;
use crate::xml::Element;

/// Attributes that an outline has places for, but that may say more than fits in there.
pub(super) const KNOWN: [&str; 3] = ["text", "type", "htmlUrl"];

/// Most attributes that are kept of one outline.
const MOST: usize = 64;

/// The prefixes that hold inside an element: those declared around it, and its own.
pub(super) fn prefixes<'t>(
    element: &'t Element<'_>,
    around: &[(&'t str, &'t str)],
) -> Vec<(&'t str, &'t str)> {
    let mut all = around.to_vec();
    for (name, value) in &element.attributes {
        if !name.starts_with("xmlns:") || all.len() >= MOST {
            continue;
        }
        all.retain(|(it, _)| it != name);
        all.push((name, value.as_ref()));
    }
    all
}

/// All attributes that would be lost otherwise. A prefix takes its declaration with it, as the
/// outline is written without what stood around it.
pub(super) fn others(
    element: &Element<'_>,
    title: &str,
    has_site: bool,
    prefixes: &[(&str, &str)],
) -> Vec<(String, String)> {
    let mut kept: Vec<(String, String)> = Vec::new();
    let mut keep = |name: &str, value: &str| {
        let is_new = kept.len() < MOST && kept.iter().all(|(it, _)| it != name);
        if is_new {
            kept.push((name.to_owned(), writable(value)));
        }
    };
    for (name, value) in &element.attributes {
        let lower = name.to_ascii_lowercase();
        let value = value.as_ref();
        let is_said = match lower.as_str() {
            "text" => fold(value) == title || fold(value).is_empty(),
            "type" => value.eq_ignore_ascii_case("rss"),
            "htmlurl" => has_site || fold(value).is_empty(),
            "title" | "xmlurl" | "xmlns" => true,
            _ => !is_name(name),
        };
        if is_said {
            continue;
        }
        if let Some(known) = KNOWN.iter().find(|it| it.eq_ignore_ascii_case(name)) {
            keep(known, value);
            continue;
        }
        if let Some((prefix, _)) = name.split_once(':').filter(|it| !is_reserved(it.0)) {
            let declaration = format!("xmlns:{prefix}");
            let address = prefixes.iter().find(|(it, _)| *it == declaration);
            // A prefix that nobody declared would make the file unreadable for others.
            let own = format!("urn:{prefix}");
            keep(&declaration, address.map_or(own.as_str(), |(_, it)| it));
        }
        keep(name, value);
    }
    kept
}

fn is_reserved(prefix: &str) -> bool {
    matches!(prefix, "xml" | "xmlns")
}

/// Can it be written as the name of an attribute (XML 1.0, 2.3, and Namespaces, 4)?
pub(super) fn is_name(name: &str) -> bool {
    let is_letter = |c: char| {
        let is_foreign =
            c >= '\u{C0}' && c.is_alphabetic() && !('\u{2190}'..'\u{2C00}').contains(&c);
        c.is_ascii_alphabetic() || c == '_' || is_foreign
    };
    let is_part = |part: &str| {
        part.starts_with(is_letter)
            && part
                .chars()
                .all(|c| is_letter(c) || c.is_ascii_digit() || matches!(c, '-' | '.'))
    };
    match name.split_once(':') {
        Some((prefix, local)) => is_part(prefix) && is_part(local),
        None => is_part(name),
    }
}

/// The value without what no XML may hold.
fn writable(value: &str) -> String {
    value.chars().filter(|c| is_character(*c)).collect()
}

/// Is it a character of XML (1.0, 2.2)?
pub(super) fn is_character(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        c => c >= ' ',
    }
}
