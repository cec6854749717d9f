//! Publishers' HTML: to plain text in blocks, to a title, to markup that is safe to show.

pub(crate) mod bounds;
mod clean;
pub(crate) mod entity;
mod flatten;
mod growth;
pub(crate) mod lighten;
mod place;
pub(crate) mod role;
pub(crate) mod scan;

use std::borrow::Cow;

use newshawk_core::article::{Block, Zone};
use url::Url;

use scan::{Kind, Piece};

/// The visible text of an HTML fragment as blocks: one lead, then body, captions and quotes.
///
/// Scripts, styles and hidden elements are left out, white space is folded. Text without any markup
/// is read too; its empty lines part the blocks.
pub fn blocks(html: &str) -> Vec<Block> {
    let mut has_lead = false;
    let mut to_block = |piece: Piece| {
        let zone = match piece.kind {
            Kind::Caption => Zone::Caption,
            Kind::Quote => Zone::Quote,
            Kind::Heading => Zone::Body,
            Kind::Paragraph | Kind::Item | Kind::Loose if has_lead => Zone::Body,
            Kind::Paragraph | Kind::Item | Kind::Loose => {
                has_lead = true;
                Zone::Lead
            }
        };
        Block::new(zone, piece.text)
    };
    if !has_tags(html) {
        let text = entity::decode(html);
        let paragraphs = text
            .split("\n\n")
            .map(scan::fold)
            .filter(|it| !it.is_empty());
        return paragraphs
            .map(|text| {
                to_block(Piece {
                    text,
                    kind: Kind::Paragraph,
                    linked: 0,
                    role: role::Role::None,
                    place: 0,
                })
            })
            .collect();
    }
    scan::pieces(html).into_iter().map(to_block).collect()
}

/// The plain text of a title: tags removed, entities resolved, also those that were escaped twice.
pub fn text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return scan::fold(html);
    }
    let once = plain(html);
    let is_escaped_twice = once.contains('&') && matches!(entity::decode(&once), Cow::Owned(_));
    let shows_markup = has_inline_markup(&once);
    if is_escaped_twice || shows_markup {
        return plain_if_markup(&once);
    }
    once
}

/// The plain text of markup in which every reference means what it says.
pub(crate) fn text_once(html: &str) -> String {
    let pieces = scan::pieces(html);
    let texts: Vec<&str> = pieces.iter().map(|it| it.text.as_str()).collect();
    texts.join(" ")
}

/// Markup that is safe to show: it runs nothing, loads nothing, styles nothing; links are absolute
/// and http or https only.
pub fn sanitize(html: &str, base: &Url) -> String {
    clean::clean(html, base)
}

/// Does the text hold markup that people write in titles? `a <b` and `x < y` are not.
pub(crate) fn has_inline_markup(text: &str) -> bool {
    text.match_indices('<')
        .any(|(at, _)| is_known_tag(&text[at + 1..]))
}

/// Is there anything that a parser takes for a tag or a comment?
fn has_tags(html: &str) -> bool {
    html.match_indices('<').any(|(at, _)| {
        html[at + 1..]
            .starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    })
}

fn plain(html: &str) -> String {
    if !html.contains('<') {
        return scan::fold(&entity::decode(html));
    }
    if !has_inline_markup(html) {
        // A bare `<` is text, and the tokenizer would take it for a tag.
        return scan::fold(&entity::decode(html));
    }
    text_once(html)
}

fn plain_if_markup(text: &str) -> String {
    if has_inline_markup(text) {
        plain(text)
    } else {
        scan::fold(&entity::decode(text))
    }
}

fn is_known_tag(after: &str) -> bool {
    const TAGS: [&str; 44] = [
        "iframe",
        "object",
        "embed",
        "meta",
        "link",
        "base",
        "form",
        "svg",
        "a",
        "abbr",
        "acronym",
        "b",
        "big",
        "blink",
        "blockquote",
        "br",
        "center",
        "cite",
        "code",
        "del",
        "div",
        "em",
        "font",
        "h1",
        "h2",
        "h3",
        "i",
        "img",
        "ins",
        "li",
        "mark",
        "p",
        "q",
        "s",
        "script",
        "small",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "sup",
        "u",
        "ul",
    ];
    let after = after.strip_prefix('/').unwrap_or(after);
    if after.starts_with("!--") {
        return true;
    }
    let end = after
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(after.len());
    let (name, rest) = after.split_at(end);
    let ends_well = rest.starts_with(['>', '/']) || rest.starts_with(char::is_whitespace);
    ends_well && rest.contains('>') && TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name))
}
