//! XML as it is really sent: a tree of elements that no wound can stop.
//!
//! A strict parser throws a whole feed away for one stray `&`. This one takes what stands there:
//! elements that were never closed end with their item, stray `<` and `&` are text, a CDATA section
//! that was never closed ends with its element. There is no DTD here at all: entities are never
//! declared, fetched or expanded, so that no document can grow by being read.

pub(crate) mod tokens;
mod value;

use std::borrow::Cow;

use tokens::{Token, Tokens};

/// Elements below this depth are not told apart; no format nests nearly as deep.
const DEEPEST: usize = 64;

/// An element with its attributes, its children and its source text.
#[derive(Clone, Debug)]
pub(crate) struct Element<'a> {
    /// The name as written, with its prefix.
    pub(crate) name: &'a str,
    pub(crate) attributes: Vec<(&'a str, Cow<'a, str>)>,
    /// The source between the start and the end tag.
    pub(crate) inner: &'a str,
    pub(crate) children: Vec<Element<'a>>,
}

/// What a format tells the reader about its elements, by their names.
pub(crate) struct Shape {
    /// Is the content text or markup, and not elements of the format?
    pub(crate) is_text: fn(&str) -> bool,
    /// Does this element never stand inside a text or another of its kind?
    pub(crate) is_boundary: fn(&str) -> bool,
    /// Is it an item: does nothing that was opened inside outlive it?
    pub(crate) is_item: fn(&str) -> bool,
}

/// A tree, and what had to be mended for it.
pub(crate) struct Tree<'a> {
    pub(crate) roots: Vec<Element<'a>>,
    pub(crate) repairs: Vec<&'static str>,
}

impl<'a> Element<'a> {
    /// The name without its prefix.
    pub(crate) fn local(&self) -> &'a str {
        local(self.name)
    }

    /// The prefix of the name; empty without one.
    pub(crate) fn prefix(&self) -> &'a str {
        self.name.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// An attribute's value, by its name with or without the prefix it has here.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let named = |exact: bool| {
            self.attributes.iter().find(move |(it, _)| {
                let it = if exact { it } else { local(it) };
                it.eq_ignore_ascii_case(name)
            })
        };
        named(true)
            .or_else(|| named(false))
            .map(|(_, value)| value.as_ref())
    }

    /// The first child with this local name.
    pub(crate) fn child(&self, name: &str) -> Option<&Element<'a>> {
        self.children.iter().find(|it| it.is(name))
    }

    /// Is this its local name?
    pub(crate) fn is(&self, name: &str) -> bool {
        self.local().eq_ignore_ascii_case(name)
    }
}

/// A name without its prefix.
pub(crate) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Reads a whole document. Never fails.
pub(crate) fn read<'a>(text: &'a str, shape: &Shape) -> Tree<'a> {
    let mut builder = Builder {
        text,
        shape,
        open: Vec::new(),
        roots: Vec::new(),
        same_inside: 0,
        too_deep: 0,
        was_too_deep: false,
        unclosed: false,
    };
    let mut tokens = Tokens::new(text);
    loop {
        let inside = builder.open.last().map(|it| it.element.name);
        let Some(token) = tokens.next(inside) else {
            break;
        };
        match token {
            Token::Open {
                name,
                attributes,
                is_empty,
                start,
                end,
            } => builder.open(name, attributes, is_empty, start, end),
            Token::Close { name, start } => builder.close(name, start),
        }
    }
    builder.unclosed |= !builder.open.is_empty();
    builder.close_to(0, text.len());
    let mut repairs = tokens.repairs;
    if builder.was_too_deep {
        repairs.push("elements that stood too deep were left out");
    }
    if builder.unclosed {
        repairs.push("elements were not closed");
    }
    Tree {
        roots: builder.roots,
        repairs,
    }
}

/// An element whose end was not met yet.
struct Open<'a> {
    element: Element<'a>,
    starts: usize,
    is_text: bool,
    is_item: bool,
}

struct Builder<'a, 's> {
    text: &'a str,
    shape: &'s Shape,
    open: Vec<Open<'a>>,
    roots: Vec<Element<'a>>,
    /// Open elements inside a text that have the text's own name.
    same_inside: usize,
    too_deep: usize,
    was_too_deep: bool,
    unclosed: bool,
}

impl<'a> Builder<'a, '_> {
    fn open(
        &mut self,
        name: &'a str,
        attributes: &'a str,
        is_empty: bool,
        start: usize,
        end: usize,
    ) {
        let is_same = self.open.last().is_some_and(|it| it.element.name == name);
        let is_boundary = (self.shape.is_boundary)(name) && !is_same;
        if let Some(top) = self.open.last()
            && top.is_text
        {
            if !is_boundary {
                self.same_inside += usize::from(!is_empty && top.element.name == name);
                return;
            }
            self.unclosed = true;
            self.close_to(self.open.len() - 1, start);
        }
        let is_item = (self.shape.is_item)(name);
        if is_item && let Some(at) = self.open.iter().rposition(|it| it.is_item) {
            self.unclosed = true;
            self.close_to(at, start);
        }
        if self.open.len() >= DEEPEST {
            self.too_deep += usize::from(!is_empty);
            self.was_too_deep = true;
            return;
        }
        let element = Element {
            name,
            attributes: tokens::attributes(attributes),
            inner: &self.text[end..end],
            children: Vec::new(),
        };
        self.open.push(Open {
            element,
            starts: end,
            is_text: (self.shape.is_text)(name),
            is_item,
        });
        if is_empty {
            self.close_to(self.open.len() - 1, end);
        }
    }

    fn close(&mut self, name: &str, start: usize) {
        let Some(top) = self.open.last() else {
            return;
        };
        let is_own = top.element.name.eq_ignore_ascii_case(name);
        if top.is_text && is_own && self.same_inside > 0 {
            self.same_inside -= 1;
            return;
        }
        let may_close = |it: &Open<'_>| it.element.name.eq_ignore_ascii_case(name);
        if top.is_text && !is_own {
            // Markup inside a text may be as unbalanced as it likes, but an item's end is an end.
            let ends_item = self.open.iter().rposition(|it| {
                (it.is_item || (self.shape.is_boundary)(it.element.name)) && may_close(it)
            });
            if let Some(at) = ends_item {
                self.unclosed = true;
                self.close_to(at, start);
            }
            return;
        }
        if !is_own && self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        // A stray end tag inside an item must not end what the item stands in.
        let floor = self.open.iter().rposition(|it| it.is_item).unwrap_or(0);
        let found = self.open.iter().rposition(may_close);
        match found {
            Some(at) if at >= floor || (self.shape.is_boundary)(name) => {
                self.unclosed |= at + 1 < self.open.len();
                self.close_to(at, start);
            }
            _ => self.unclosed = true,
        }
    }

    /// Ends all open elements from this one inwards.
    fn close_to(&mut self, keep: usize, at: usize) {
        while self.open.len() > keep {
            let Some(Open {
                mut element,
                starts,
                ..
            }) = self.open.pop()
            else {
                return;
            };
            self.same_inside = 0;
            element.inner = &self.text[starts..at.max(starts)];
            match self.open.last_mut() {
                Some(parent) => parent.element.children.push(element),
                None => self.roots.push(element),
            }
        }
    }
}
