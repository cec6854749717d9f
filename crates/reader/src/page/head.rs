//! What a page says about itself in its markup: meta tags, links, times, structured data.

use std::cell::RefCell;

use html5ever::local_name;
use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::html::scan;

/// Most bytes of structured data that are kept of a page.
const MOST_DATA: usize = 1024 * 1024;

/// The page about itself.
#[derive(Default)]
pub(super) struct Head {
    /// Name and content of meta tags, names in lower case.
    pub(super) meta: Vec<(String, String)>,
    /// `rel` and `href` of links.
    pub(super) links: Vec<(String, String)>,
    pub(super) base: Option<String>,
    pub(super) language: Option<String>,
    pub(super) title: String,
    /// The text of the first first-level heading.
    pub(super) heading: String,
    /// The sources of JSON-LD scripts.
    pub(super) data: Vec<String>,
    /// `<time>` elements in order.
    pub(super) times: Vec<Time>,
    /// How deep elements are nested at most.
    pub(super) depth: usize,
    pub(super) elements: usize,
}

/// A `<time>` element.
#[derive(Default)]
pub(super) struct Time {
    pub(super) datetime: String,
    pub(super) text: String,
    /// Class, id and itemprop, in lower case.
    pub(super) names: String,
    /// Does it stand after the first first-level heading?
    pub(super) is_after_heading: bool,
}

impl Head {
    /// The content of the first meta tag with one of these names, the names in order of preference.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        let of = |name: &&str| {
            self.meta
                .iter()
                .find(|(it, content)| it == name && !content.trim().is_empty())
        };
        names.iter().find_map(of).map(|(_, content)| content.trim())
    }
}

/// Reads what a page says about itself, and its visible text, in one pass.
pub(super) fn read(text: &str) -> (Head, Vec<scan::Piece>) {
    let sink = Sink {
        state: RefCell::default(),
        visible: scan::Sink::default(),
    };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    scan::run(&tokenizer, text);
    let Sink { state, visible } = tokenizer.sink;
    (state.into_inner().head, visible.finish())
}

struct Sink {
    state: RefCell<State>,
    visible: scan::Sink,
}

#[derive(Default)]
struct State {
    head: Head,
    inside: Inside,
    open: usize,
    data_bytes: usize,
}

#[derive(Default, PartialEq)]
enum Inside {
    #[default]
    Nothing,
    Title,
    Heading,
    Data,
    Time,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match &token {
            Token::CharacterTokens(text) => state.text(text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => state.start(tag),
            Token::TagToken(tag) => state.end(tag),
            _ => {}
        }
        // Both need the scripts told apart from the text; this one answers for the two.
        self.visible.process_token(token, line)
    }
}

impl State {
    fn text(&mut self, text: &str) {
        match self.inside {
            Inside::Nothing => {}
            Inside::Title => self.head.title.push_str(text),
            Inside::Heading => self.head.heading.push_str(text),
            Inside::Time => {
                if let Some(time) = self.head.times.last_mut() {
                    time.text.push_str(text);
                }
            }
            Inside::Data => {
                self.data_bytes += text.len();
                if self.data_bytes <= MOST_DATA
                    && let Some(data) = self.head.data.last_mut()
                {
                    data.push_str(text);
                }
            }
        }
    }

    fn start(&mut self, tag: &Tag) {
        let attribute = |name: &str| {
            tag.attrs
                .iter()
                .find(|it| &*it.name.local == name)
                .map(|it| it.value.to_string())
        };
        self.head.elements += 1;
        if !tag.self_closing && !scan::is_void(&tag.name) {
            self.open += 1;
            self.head.depth = self.head.depth.max(self.open);
        }
        match tag.name {
            local_name!("html") => {
                self.head.language = attribute("lang").or_else(|| attribute("xml:lang"))
            }
            local_name!("base") => {
                self.head.base = self.head.base.take().or_else(|| attribute("href"))
            }
            local_name!("title") if self.head.title.is_empty() => self.inside = Inside::Title,
            local_name!("h1") if self.head.heading.trim().is_empty() => {
                self.inside = Inside::Heading
            }
            local_name!("link") => {
                if let (Some(relation), Some(href)) = (attribute("rel"), attribute("href")) {
                    self.head.links.push((relation.to_ascii_lowercase(), href));
                }
            }
            local_name!("script")
                if attribute("type")
                    .is_some_and(|it| it.to_ascii_lowercase().contains("ld+json")) =>
            {
                self.head.data.push(String::new());
                self.inside = Inside::Data;
            }
            local_name!("time") => {
                let names = ["class", "id", "itemprop"].map(|it| attribute(it).unwrap_or_default());
                let pubdate = if attribute("pubdate").is_some() {
                    " pubdate"
                } else {
                    ""
                };
                self.head.times.push(Time {
                    datetime: attribute("datetime").unwrap_or_default(),
                    text: String::new(),
                    names: (names.join(" ") + pubdate).to_ascii_lowercase(),
                    is_after_heading: !self.head.heading.is_empty(),
                });
                self.inside = Inside::Time;
            }
            _ => {}
        }
        // Microdata puts the same names on any element.
        if let Some(content) = attribute("content")
            && let Some(name) = attribute("property")
                .or_else(|| attribute("name"))
                .or_else(|| attribute("itemprop"))
        {
            self.head
                .meta
                .push((name.trim().to_ascii_lowercase(), content));
        }
    }

    fn end(&mut self, tag: &Tag) {
        self.open = self.open.saturating_sub(1);
        let ended = match tag.name {
            local_name!("title") => Inside::Title,
            local_name!("h1") => Inside::Heading,
            local_name!("script") => Inside::Data,
            local_name!("time") => Inside::Time,
            _ => return,
        };
        if self.inside == ended {
            self.inside = Inside::Nothing;
        }
    }
}
