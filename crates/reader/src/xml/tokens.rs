//! Start and end tags in a text; everything between them is left to whoever wants it.

use std::borrow::Cow;

use crate::html::entity;

/// A tag. Positions are bytes in the text.
pub(crate) enum Token<'a> {
    Open {
        name: &'a str,
        /// The source of the attributes.
        attributes: &'a str,
        is_empty: bool,
        start: usize,
        end: usize,
    },
    Close {
        name: &'a str,
        start: usize,
    },
}

pub(crate) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The next end of a CDATA section at or after `at`, so that none is looked for twice.
    cdata_end: Option<usize>,
    has_doctype: bool,
    pub(crate) repairs: Vec<&'static str>,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            cdata_end: Some(0),
            has_doctype: false,
            repairs: Vec::new(),
        }
    }

    /// The next tag. `inside` is the element that is open now: an unclosed CDATA section ends with it.
    pub(crate) fn next(&mut self, inside: Option<&str>) -> Option<Token<'a>> {
        loop {
            let start = self.at + self.text.get(self.at..)?.find('<')?;
            let rest = &self.text[start..];
            match rest.as_bytes().get(1) {
                Some(b'!') if rest.starts_with("<![CDATA[") => {
                    self.at = start + self.cdata(start, inside)
                }
                Some(b'!') if rest.starts_with("<!--") => self.at = start + through(rest, "-->"),
                Some(b'!') => {
                    // Only the first can be one with a subset.
                    self.at =
                        start + doctype(rest, !std::mem::replace(&mut self.has_doctype, true));
                }
                Some(b'?') => self.at = start + through(rest, ">"),
                Some(b'/') => {
                    // Another tag begins where this one was never closed.
                    let end = rest[2..].find(['>', '<']).map_or(rest.len(), |at| at + 2);
                    let is_closed = rest[end..].starts_with('>');
                    if !is_closed && end < rest.len() {
                        self.note("a tag was not closed");
                    }
                    self.at = start + end + usize::from(is_closed);
                    return Some(Token::Close {
                        name: rest[2..end].trim(),
                        start,
                    });
                }
                Some(b) if b.is_ascii_alphabetic() || *b == b'_' || *b >= 0x80 => {
                    let Some((end, next)) = tag_end(rest) else {
                        self.note("the document ends inside a tag");
                        self.at = self.text.len();
                        return None;
                    };
                    if end == next {
                        self.note("a tag was not closed");
                    }
                    self.at = start + next;
                    return Some(open(rest, start, end, next));
                }
                _ => {
                    self.note("a stray < was read as text");
                    self.at = start + 1;
                }
            }
        }
    }

    /// The length of the CDATA section that starts at `start`.
    fn cdata(&mut self, start: usize, inside: Option<&str>) -> usize {
        let rest = &self.text[start..];
        if self.cdata_end.is_some_and(|at| at < start + 9) {
            self.cdata_end = rest
                .get(9..)
                .and_then(|it| it.find("]]>"))
                .map(|at| start + 9 + at);
        }
        let end = self.cdata_end.map(|at| at - start);
        let body = &rest[9..end.unwrap_or(rest.len()).max(9)];
        // Another section that starts in this one shows that this one was never closed.
        let is_closed = end.is_some() && !body.contains("<![CDATA[");
        let closing = inside.map(|name| format!("</{name}"));
        let own_end = closing.and_then(|it| body.find(&it)).map(|at| at + 9);
        match (is_closed, end, own_end) {
            (true, Some(end), _) => end + 3,
            (_, _, Some(own_end)) => {
                self.note("a CDATA section was not closed");
                own_end
            }
            (_, Some(end), None) => end + 3,
            (_, None, None) => {
                self.note("a CDATA section was not closed");
                rest.len()
            }
        }
    }

    fn note(&mut self, repair: &'static str) {
        if !self.repairs.contains(&repair) {
            self.repairs.push(repair);
        }
    }
}

/// The attributes of a tag; quotes may be missing, values may be too.
pub(crate) fn attributes(source: &str) -> Vec<(&str, Cow<'_, str>)> {
    let mut found = Vec::new();
    let mut rest = source.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    while !rest.is_empty() {
        let name_end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(name_end);
        let after = after.trim_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
            found.push((name, Cow::Borrowed("")));
            rest = after;
            continue;
        };
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let value = &value[1..];
                value.split_once(quote).unwrap_or((value, ""))
            }
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        found.push((name, entity::decode(value)));
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '=');
    }
    found
}

fn open(rest: &str, start: usize, end: usize, next: usize) -> Token<'_> {
    let tag = &rest[1..end];
    let is_empty = tag.ends_with('/');
    let tag = tag.strip_suffix('/').unwrap_or(tag);
    let name_end = tag
        .find(|c: char| c.is_whitespace() || c == '/')
        .unwrap_or(tag.len());
    let (name, attributes) = tag.split_at(name_end);
    Token::Open {
        name,
        attributes,
        is_empty,
        start,
        end: start + next,
    }
}

/// Where a start tag ends, at a `>` outside of quotes, and where the text goes on.
fn tag_end(rest: &str) -> Option<(usize, usize)> {
    let mut quote = None;
    let closed = |at: usize| (at, at + 1);
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'>') => return Some(closed(at)),
            // Another tag begins: this one was never closed.
            (None, b'<') => return Some((at, at)),
            (None, b'"' | b'\'') if is_value_start(&rest[..at]) => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            // No value holds a tag: its quote was never closed.
            (Some(_), b'<') => return rest.find('>').map(closed),
            _ => {}
        }
    }
    rest.find('>').map(closed)
}

fn is_value_start(before: &str) -> bool {
    before.trim_end().ends_with('=')
}

fn doctype(rest: &str, may_have_subset: bool) -> usize {
    let first_end = through(rest, ">");
    if may_have_subset && rest[..first_end].contains('[') {
        return rest
            .find("]>")
            .or_else(|| rest.find("] >"))
            .map_or(first_end, |at| at + through(&rest[at..], ">"));
    }
    first_end
}

fn through(rest: &str, mark: &str) -> usize {
    rest.find(mark).map_or(rest.len(), |at| at + mark.len())
}
