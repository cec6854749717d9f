//! The made-up news as bytes: feeds, pages, and the words the two share.

mod feed;
mod page;

use jiff::Timestamp;

use super::day::Day;
use super::world::{Block, Item, MADE_UP, OUTLETS, Outlet};

pub(super) use self::feed::feed;
pub(super) use self::page::{front, page};

/// The list of outlets at the server's root.
pub(super) fn index(day: &Day) -> String {
    let rows: String = OUTLETS
        .iter()
        .map(|outlet| {
            let (slug, title, tagline) = (outlet.slug, escape(outlet.title), escape(outlet.tagline));
            let feed = day.feed_url(outlet);
            format!("<li><a href=\"/{slug}/\">{title}</a>: {tagline}. <a href=\"{feed}\">Feed</a></li>\n")
        })
        .collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{MADE_UP}</title></head>\n\
         <body>\n<h1>{MADE_UP}</h1>\n<ul>\n{rows}</ul>\n</body>\n</html>\n"
    )
}

/// The one picture that all outlets have: a drawn ship, 960 by 540.
pub(super) const PHOTO: &[u8] = include_bytes!("photo.png");

/// An article's text as HTML, with its picture where it has one.
fn body(item: &Item) -> String {
    let picture = item
        .caption
        .map(|caption| figure(item.outlet, caption))
        .unwrap_or_default();
    let text: String = item.blocks.iter().map(|it| block(*it)).collect();
    picture + &text
}

fn figure(outlet: &Outlet, caption: &str) -> String {
    let (slug, caption) = (outlet.slug, escape(caption));
    format!(
        "<figure><img src=\"/{slug}/photo.png\" alt=\"\" width=\"960\" height=\"540\">\
         <figcaption>{caption}</figcaption></figure>\n"
    )
}

fn block(block: Block) -> String {
    match block {
        Block::Heading(text) => format!("<h2>{}</h2>\n", escape(text)),
        Block::Paragraph(text) => format!("<p>{}</p>\n", escape(text)),
    }
}

/// A date as HTTP and RSS write it.
pub(super) fn http_date(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// A date as Atom, JSON Feed, RDF and JSON-LD write it.
fn iso_date(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Text for XML and HTML, in elements and in quoted attributes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// A JSON string with its quotes. `<` is written as an escape, so that the value may stand in a `<script>`.
fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '<' => out.push_str("\\u003c"),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// A JSON list of strings.
fn json_list(items: &[&str]) -> String {
    let items: Vec<String> = items.iter().map(|it| json(it)).collect();
    format!("[{}]", items.join(", "))
}
