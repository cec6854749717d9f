//! What an element says: as text, or as the markup inside it.

use std::borrow::Cow;

use super::Element;
use super::tokens::attributes;
use crate::html::entity;

impl<'a> Element<'a> {
    /// The text of the element: references resolved, CDATA opened, tags inside left out.
    pub(crate) fn text(&self) -> Cow<'a, str> {
        if !self.inner.contains('<') {
            return entity::decode(self.inner);
        }
        let mut text = String::with_capacity(self.inner.len());
        for part in Parts(self.inner) {
            match part {
                Part::Text(source) => text.push_str(&entity::decode(source)),
                Part::CData(source) => text.push_str(source),
                Part::Tag(_) => {}
            }
        }
        Cow::Owned(text)
    }

    /// Are there tags inside, outside of CDATA?
    pub(crate) fn has_markup(&self) -> bool {
        self.inner.contains('<') && Parts(self.inner).any(|part| matches!(part, Part::Tag(_)))
    }

    /// Is there no other tag inside than that of a `div` around it all?
    pub(crate) fn is_wrapped(&self) -> bool {
        let is_div = |tag: &str| tag.trim_start_matches(['<', '/']).starts_with("div");
        Parts(self.inner).all(|part| !matches!(part, Part::Tag(tag) if !is_div(tag)))
    }

    /// The markup inside as HTML: prefixes dropped, elements that XML lets be empty written out.
    pub(crate) fn markup(&self) -> String {
        let mut html = String::with_capacity(self.inner.len());
        for part in Parts(self.inner) {
            match part {
                Part::Text(source) => html.push_str(source),
                Part::CData(source) => html.push_str(source),
                Part::Tag(source) => push_tag(&mut html, source),
            }
        }
        html
    }
}

/// A stretch of an element's source.
enum Part<'a> {
    Text(&'a str),
    CData(&'a str),
    /// A tag with its angle brackets.
    Tag(&'a str),
}

struct Parts<'a>(&'a str);

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        loop {
            if self.0.is_empty() {
                return None;
            }
            let text_end = self.0.find('<').unwrap_or(self.0.len());
            if text_end > 0 {
                return Some(Part::Text(self.take(text_end)));
            }
            if let Some(body) = self.0.strip_prefix("<![CDATA[") {
                let end = body.find("]]>");
                let source = &body[..end.unwrap_or(body.len())];
                self.0 = end.map_or("", |at| &body[at + 3..]);
                return Some(Part::CData(source));
            }
            if self.0.starts_with("<!--") {
                let end = self.0.find("-->").map_or(self.0.len(), |at| at + 3);
                self.take(end);
                continue;
            }
            let is_tag = self.0[1..]
                .starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '?' | '!'));
            if !is_tag {
                return Some(Part::Text(self.take(1)));
            }
            let Some(end) = self.0.find('>').map(|at| at + 1) else {
                let rest = self.take(self.0.len());
                // The document ends inside an end tag.
                if rest.starts_with("</") {
                    continue;
                }
                return Some(Part::Tag(rest));
            };
            return Some(Part::Tag(self.take(end)));
        }
    }
}

impl<'a> Parts<'a> {
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }
}

fn push_tag(html: &mut String, source: &str) {
    let inner = source.trim_start_matches('<').trim_end_matches('>');
    if inner.starts_with(['?', '!']) {
        return;
    }
    let (slash, inner) = match inner.strip_prefix('/') {
        Some(rest) => ("/", rest),
        None => ("", inner),
    };
    let name_end = inner
        .find(|c: char| c.is_whitespace() || c == '/')
        .unwrap_or(inner.len());
    let (name, rest) = inner.split_at(name_end);
    let name = super::local(name);
    html.push('<');
    html.push_str(slash);
    html.push_str(name);
    let is_empty = rest.ends_with('/');
    for (key, value) in attributes(rest.strip_suffix('/').unwrap_or(rest)) {
        if key.starts_with("xmlns") {
            continue;
        }
        let value = value
            .replace('&', "&amp;")
            .replace('"', "&quot;")
            .replace('<', "&lt;");
        html.push_str(&format!(" {key}=\"{value}\""));
    }
    html.push('>');
    if is_empty && !is_void(name) {
        html.push_str(&format!("</{name}>"));
    }
}

fn is_void(name: &str) -> bool {
    const VOID: [&str; 12] = [
        "br", "hr", "img", "input", "meta", "link", "source", "embed", "wbr", "col", "area",
        "param",
    ];
    VOID.iter().any(|it| it.eq_ignore_ascii_case(name))
}
