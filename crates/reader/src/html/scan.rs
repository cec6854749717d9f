//! One pass over markup that gives its visible text in pieces. No tree is built.
//!
//! Feeds bring thousands of small fragments a minute and pages bring megabytes, and both only
//! need to know where a block of text starts and ends and what stands around it.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::{LocalName, local_name};

use super::bounds::bounded;
use super::place::Blocks;
use super::role::{self, Role};

/// What kind of element a piece of text stood in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Paragraph,
    Heading,
    Item,
    Caption,
    Quote,
    /// Text of a `div`, a cell, or of nothing at all.
    Loose,
}

/// A longer text in a figure is more than its caption.
const LONGEST_CAPTION: usize = 600;

/// A block of visible text.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) kind: Kind,
    /// How many bytes of it are links.
    pub(crate) linked: usize,
    /// What the elements around it are called.
    pub(crate) role: Role,
    /// The kind of place it stands in: element and class, its own and its parent's; 0 without any class.
    pub(crate) place: u64,
}

/// The visible text of a document or a fragment, in order.
pub(crate) fn pieces(html: &str) -> Vec<Piece> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    run(&tokenizer, bounded(html));
    tokenizer.sink.finish()
}

/// Feeds a whole text to a tokenizer.
pub(crate) fn run<S: TokenSink>(tokenizer: &Tokenizer<S>, html: &str) {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // A sink that asks for scripts would stop here; ours do not.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
}

/// How the tokenizer must read what follows a start tag, so that scripts are not taken for text.
pub(crate) fn raw_kind(name: &LocalName) -> TokenSinkResult<()> {
    match *name {
        local_name!("script") => TokenSinkResult::RawData(RawKind::ScriptData),
        local_name!("style")
        | local_name!("xmp")
        | local_name!("iframe")
        | local_name!("noembed")
        | local_name!("noframes") => TokenSinkResult::RawData(RawKind::Rawtext),
        local_name!("title") | local_name!("textarea") => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

/// White space folded to single spaces; what nobody sees removed.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    push_folded(&mut folded, text, &mut false);
    without_hints(folded)
}

/// Collects the visible text from the tokens of a document.
#[derive(Default)]
pub(crate) struct Sink {
    state: RefCell<State>,
}

impl Sink {
    /// The pieces that were found.
    pub(crate) fn finish(self) -> Vec<Piece> {
        let mut state = self.state.into_inner();
        state.end_piece();
        state.pieces
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) => self.state.borrow_mut().text(&text),
            Token::TagToken(tag) => return self.state.borrow_mut().tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct State {
    pieces: Vec<Piece>,
    text: String,
    linked: usize,
    kind: Option<Kind>,
    needs_space: bool,
    /// Line breaks since the last text; two end a block.
    breaks: u8,
    in_link: bool,
    captions: u32,
    figures: u32,
    tables: u32,
    quotes: u32,
    /// The element whose content is left out, and how many of its name are open.
    hidden: Option<(LocalName, u32)>,
    /// The element whose name says what is in it, and how many of its name are open.
    named: Option<(LocalName, u32, Role)>,
    /// The open blocks.
    open: Blocks,
}

impl State {
    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        let before = self.text.len();
        push_folded(&mut self.text, text, &mut self.needs_space);
        if self.text.len() > before {
            self.breaks = 0;
            if self.in_link {
                self.linked += self.text.len() - before;
            }
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let is_start = tag.kind == TagKind::StartTag;
        if let Some((name, depth)) = &mut self.hidden {
            if *name == tag.name && !tag.self_closing {
                *depth = if is_start { *depth + 1 } else { *depth - 1 };
            }
            if *depth == 0 {
                self.hidden = None;
            }
            return if is_start {
                raw_kind(&tag.name)
            } else {
                TokenSinkResult::Continue
            };
        }
        if is_start && !tag.self_closing && !is_void(&tag.name) && is_hidden(tag) {
            if is_block(&tag.name) {
                self.end_piece();
            }
            self.hidden = Some((tag.name.clone(), 1));
            return raw_kind(&tag.name);
        }
        self.role(tag, is_start);
        match tag.name {
            local_name!("a") => self.in_link = is_start,
            local_name!("br") => {
                self.needs_space = true;
                self.breaks += 1;
                if self.breaks > 1 {
                    self.end_piece();
                }
            }
            _ if is_block(&tag.name) => {
                self.block(&tag.name, is_start);
                if is_start {
                    self.open.start(tag);
                } else {
                    self.open.end(&tag.name);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }

    /// Keeps count of the outermost element that says what it is.
    fn role(&mut self, tag: &Tag, is_start: bool) {
        if tag.self_closing || is_void(&tag.name) {
            return;
        }
        if let Some((name, depth, _)) = &mut self.named {
            // A paragraph ends where the next one starts.
            let is_next = is_start && *name == local_name!("p") && is_block(&tag.name);
            if *name == tag.name && !is_next {
                *depth = if is_start { *depth + 1 } else { *depth - 1 };
            }
            if *depth > 0 && !is_next {
                return;
            }
            self.end_piece();
            self.named = None;
        }
        if is_start && let Some(role) = role::of(tag) {
            self.end_piece();
            self.named = Some((tag.name.clone(), 1, role));
        }
    }

    fn block(&mut self, name: &LocalName, is_start: bool) {
        self.end_piece();
        let count = |depth: u32| {
            if is_start {
                depth + 1
            } else {
                depth.saturating_sub(1)
            }
        };
        self.kind = is_start.then_some(Kind::Loose);
        match *name {
            local_name!("figcaption") | local_name!("caption") => {
                self.captions = count(self.captions)
            }
            local_name!("figure") => {
                self.figures = count(self.figures);
                self.captions = 0;
            }
            local_name!("table") => {
                self.tables = count(self.tables);
                // A caption that was never closed ends with its figure or table.
                self.captions *= u32::from(is_start);
            }
            local_name!("blockquote") => self.quotes = count(self.quotes),
            local_name!("p") if is_start => self.kind = Some(Kind::Paragraph),
            local_name!("li") | local_name!("dd") | local_name!("dt") if is_start => {
                self.kind = Some(Kind::Item)
            }
            local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
                if is_start =>
            {
                self.kind = Some(Kind::Heading);
            }
            _ => {}
        }
    }

    fn end_piece(&mut self) {
        self.breaks = 0;
        self.needs_space = false;
        let linked = std::mem::take(&mut self.linked);
        if self.text.is_empty() {
            return;
        }
        let is_about_picture = self.figures > 0
            && self.tables == 0
            && self.quotes == 0
            && self.text.len() < LONGEST_CAPTION;
        let kind = if self.captions > 0 || is_about_picture {
            Kind::Caption
        } else if self.quotes > 0 {
            Kind::Quote
        } else {
            self.kind.unwrap_or(Kind::Loose)
        };
        let text = without_hints(std::mem::take(&mut self.text));
        if !text.is_empty() {
            let role = self.named.as_ref().map_or(Role::None, |(_, _, role)| *role);
            self.pieces.push(Piece {
                text,
                kind,
                linked,
                role,
                place: self.open.place(),
            });
        }
    }
}

/// Appends text with its white space folded; `needs_space` carries over from piece to piece.
fn push_folded(out: &mut String, text: &str, needs_space: &mut bool) {
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start();
        *needs_space |= trimmed.len() < rest.len();
        if trimmed.is_empty() {
            return;
        }
        if *needs_space && !out.is_empty() {
            out.push(' ');
        }
        *needs_space = false;
        let end = word_end(trimmed);
        out.push_str(&trimmed[..end]);
        rest = &trimmed[end..];
    }
}

/// Where a run ends that needs no folding: words with single spaces between them.
fn word_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b' ' if bytes
                .get(at + 1)
                .is_some_and(|next| next.is_ascii_graphic()) =>
            {
                at += 2
            }
            b' ' | b'\t'..=b'\r' => return at,
            // The white space beyond ASCII starts with one of these bytes.
            0xC2 | 0xE1..=0xE3 => {
                let c = text[at..].chars().next().unwrap_or_default();
                if c.is_whitespace() {
                    return at;
                }
                at += c.len_utf8();
            }
            _ => at += 1,
        }
    }
    at
}

/// Soft hyphens and zero-width characters would part the words that people watch for, and control
/// characters are none to be seen.
fn without_hints(text: String) -> String {
    let is_hint =
        |c: char| c.is_control() || matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    // One look at the bytes is enough for nearly every text.
    let may_have = |b: u8| b.is_ascii_control() || matches!(b, 0xC2 | 0xE2 | 0xEF);
    if !text.bytes().any(may_have) || !text.contains(is_hint) {
        return text;
    }
    // There may have been white space on both sides of it.
    let mut folded = String::with_capacity(text.len());
    push_folded(&mut folded, &text.replace(is_hint, ""), &mut false);
    folded
}

fn is_hidden(tag: &Tag) -> bool {
    let by_name = matches!(
        tag.name,
        local_name!("script")
            | local_name!("style")
            | local_name!("noscript")
            | local_name!("template")
            | local_name!("svg")
            // What is inside these is only shown by browsers that know none of them.
            | local_name!("video")
            | local_name!("audio")
            | local_name!("canvas")
            | local_name!("title")
            | local_name!("iframe")
            | local_name!("select")
            | local_name!("textarea")
            | local_name!("xmp")
            | local_name!("noembed")
            | local_name!("noframes")
    );
    by_name
        || tag
            .attrs
            .iter()
            .any(|attribute| match attribute.name.local {
                local_name!("hidden") => true,
                local_name!("class") => role::is_unseen(&attribute.value),
                local_name!("style") => {
                    let style = attribute.value.to_ascii_lowercase().replace(' ', "");
                    style.contains("display:none") || style.contains("visibility:hidden")
                }
                _ => false,
            })
}

pub(crate) fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("br")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("meta")
            | local_name!("link")
            | local_name!("source")
            | local_name!("embed")
            | local_name!("wbr")
            | local_name!("col")
            | local_name!("area")
            | local_name!("base")
            | local_name!("track")
            | local_name!("param")
    )
}

fn is_block(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("p")
            | local_name!("div")
            | local_name!("li")
            | local_name!("ul")
            | local_name!("ol")
            | local_name!("dl")
            | local_name!("dd")
            | local_name!("dt")
            | local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
            | local_name!("blockquote")
            | local_name!("figure")
            | local_name!("figcaption")
            | local_name!("table")
            | local_name!("caption")
            | local_name!("tr")
            | local_name!("td")
            | local_name!("th")
            | local_name!("section")
            | local_name!("article")
            | local_name!("aside")
            | local_name!("header")
            | local_name!("footer")
            | local_name!("main")
            | local_name!("nav")
            | local_name!("form")
            | local_name!("fieldset")
            | local_name!("button")
            | local_name!("address")
            | local_name!("pre")
            | local_name!("hr")
            | local_name!("body")
            | local_name!("details")
            | local_name!("summary")
            | local_name!("center")
    )
}
