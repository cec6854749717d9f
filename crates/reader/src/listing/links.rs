//! The links of a page, with their texts and the elements around them. No tree is built.

use std::cell::RefCell;

use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::{LocalName, local_name};
use url::Url;

use super::path::{Path, STEPS, Step};
use crate::html::bounds::bounded;
use crate::html::scan;
use crate::link::resolve;

/// How much of a page is looked at, in bytes.
const MOST_BYTES: usize = 2 * 1024 * 1024;
/// Most links that are looked at.
const MOST_LINKS: usize = 5_000;
/// Deeper elements are not told apart.
const DEEPEST: usize = 512;
/// How far up an end tag is looked for: one that was opened higher ended long ago.
const FARTHEST: usize = 32;
/// A headline is shorter than this many bytes, in every script.
const LONGEST: usize = 600;
/// A text of so many words inside a link may be its headline; what stands above it is a section.
const FEW_WORDS: usize = 4;

/// A page as its links.
pub(super) struct Page {
    pub(super) url: Url,
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) links: Vec<Link>,
}

/// A link with a text.
pub(super) struct Link {
    pub(super) url: Url,
    pub(super) text: String,
    /// Does it stand in a heading, or a heading in it?
    pub(super) is_heading: bool,
    pub(super) place: Place,
    pub(super) path: Path,
}

/// What part of a page a link stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Main,
    /// Most read, related, promoted.
    Beside,
    /// Menus, the foot, what belongs to the site and not to its news.
    Chrome,
}

/// Reads the links of a page, in its order; links to the page itself are left out.
pub(super) fn read(text: &str, url: &Url) -> Page {
    let end = text.floor_char_boundary(MOST_BYTES);
    let sink = Sink(RefCell::new(State::default()));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    scan::run(&tokenizer, bounded(&text[..end]));
    let mut state = tokenizer.sink.0.into_inner();
    state.end_link();
    let base = state.base.and_then(|it| url.join(it.trim()).ok());
    let base = base.as_ref().unwrap_or(url);
    let own = newshawk_core::link::identity(url);
    let links = state.drafts.into_iter().filter_map(|draft| {
        let mut link = resolve(Some(base), &draft.href)?;
        link.set_fragment(None);
        let text = draft.headline();
        let is_elsewhere = newshawk_core::link::identity(&link) != own;
        (is_elsewhere && !text.is_empty()).then_some(Link {
            url: link,
            text,
            is_heading: draft.is_heading,
            place: draft.place,
            path: draft.path,
        })
    });
    Page {
        links: links.collect(),
        url: url.clone(),
        title: Some(scan::fold(&state.title)).filter(|it| !it.is_empty()),
        language: state.language,
    }
}

/// A link as it stands in the source.
struct Draft {
    href: String,
    /// What it says where it shows no text.
    label: String,
    /// Its text, block by block; where there is a heading in it, the heading's.
    texts: Vec<String>,
    is_heading: bool,
    /// The heading in it has said all.
    is_done: bool,
    place: Place,
    path: Path,
}

impl Draft {
    /// The text that is the headline: the first that is long enough, where there are several.
    fn headline(&self) -> String {
        let folded = self.texts.iter().map(|it| scan::fold(it));
        let texts: Vec<String> = folded.filter(|it| !it.is_empty()).collect();
        let is_long = |it: &&String| it.split_whitespace().count() >= FEW_WORDS;
        let longest = || texts.iter().max_by_key(|it| it.len());
        let chosen = texts.iter().find(is_long).or_else(longest);
        let chosen = chosen.cloned().unwrap_or_else(|| scan::fold(&self.label));
        chosen[..chosen.floor_char_boundary(LONGEST)].to_owned()
    }
}

struct Open {
    name: LocalName,
    step: Step,
    place: Place,
}

#[derive(Default)]
struct State {
    base: Option<String>,
    language: Option<String>,
    title: String,
    in_title: bool,
    /// The element whose content is left out, and how many of its name are open.
    hidden: Option<(LocalName, u32)>,
    open: Vec<Open>,
    headings: u32,
    drafts: Vec<Draft>,
    in_link: bool,
    /// The last link shows no text: the next heading is its headline, as on cards.
    is_waiting: bool,
}

struct Sink(RefCell<State>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                state.start(&tag);
                return scan::raw_kind(&tag.name);
            }
            Token::TagToken(tag) => state.end(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn text(&mut self, text: &str) {
        if self.in_title {
            self.title.push_str(text);
        }
        if self.hidden.is_some() || self.in_title {
            return;
        }
        let takes = self.in_link || (self.is_waiting && self.headings > 0);
        let Some(draft) = self.drafts.last_mut().filter(|it| takes && !it.is_done) else {
            return;
        };
        if let Some(last) = draft.texts.last_mut()
            && last.len() < LONGEST
        {
            last.push_str(text);
        }
    }

    fn start(&mut self, tag: &Tag) {
        if let Some((name, depth)) = &mut self.hidden {
            *depth += u32::from(*name == tag.name && !tag.self_closing);
            return;
        }
        let is_empty = tag.self_closing || scan::is_void(&tag.name);
        if is_hidden(&tag.name) && !is_empty {
            self.in_title |= tag.name == local_name!("title") && self.title.is_empty();
            self.hidden = Some((tag.name.clone(), 1));
            return;
        }
        match tag.name {
            local_name!("base") if self.base.is_none() => self.base = attribute(tag, "href"),
            local_name!("html") if self.language.is_none() => {
                self.language = attribute(tag, "lang").filter(|it| !it.trim().is_empty());
            }
            local_name!("img") if self.in_link => {
                let alt = attribute(tag, "alt").unwrap_or_default();
                if let Some(draft) = self.drafts.last_mut().filter(|it| it.label.is_empty()) {
                    draft.label = alt;
                }
            }
            _ => {}
        }
        if is_empty {
            return;
        }
        self.push(tag);
        if is_heading(&tag.name) {
            self.start_heading();
        }
        if tag.name == local_name!("a") {
            self.start_link(tag);
        } else if self.in_link {
            self.part_text(&tag.name);
        }
    }

    fn push(&mut self, tag: &Tag) {
        // A paragraph ends where the next block starts, an item where the next item does.
        let ends_last = self.open.last().is_some_and(|it| {
            let is_next = it.name == tag.name;
            (it.name == local_name!("p") && !is_inline(&tag.name))
                || (it.name == local_name!("li") && is_next)
                || (it.name == local_name!("a") && is_next)
        });
        if ends_last {
            self.open.pop();
        }
        if self.open.len() >= DEEPEST {
            return;
        }
        let around = self.open.last().map_or(Place::Main, |it| it.place);
        let in_news = |it: &Open| matches!(&*it.name, "article" | "main" | "li" | "section");
        let own = place(tag, self.open.iter().any(in_news));
        self.open.push(Open {
            name: tag.name.clone(),
            step: Step::of(tag),
            place: around.max(own),
        });
    }

    fn start_heading(&mut self) {
        self.headings += 1;
        let Some(draft) = self.drafts.last_mut() else {
            return;
        };
        let is_first = self.in_link && !draft.is_heading;
        if is_first || self.is_waiting {
            draft.is_heading = true;
            draft.texts = vec![String::new()];
        }
    }

    fn start_link(&mut self, tag: &Tag) {
        self.end_link();
        self.is_waiting = false;
        let Some(href) = attribute(tag, "href") else {
            return;
        };
        if self.drafts.len() >= MOST_LINKS {
            return;
        }
        let label = attribute(tag, "aria-label").or_else(|| attribute(tag, "title"));
        let inner = &self.open[self.open.len().saturating_sub(STEPS)..];
        self.drafts.push(Draft {
            href,
            label: label.unwrap_or_default(),
            texts: vec![String::new()],
            is_heading: self.headings > 0,
            is_done: false,
            place: self.open.last().map_or(Place::Main, |it| it.place),
            path: inner.iter().map(|it| it.step.clone()).collect(),
        });
        self.in_link = true;
    }

    /// Where a block starts or ends inside a link, another text begins.
    fn part_text(&mut self, name: &LocalName) {
        if is_inline(name) {
            return;
        }
        let Some(draft) = self.drafts.last_mut() else {
            return;
        };
        let is_full = draft.texts.len() > 8;
        if !is_full && draft.texts.last().is_some_and(|it| !it.trim().is_empty()) {
            draft.texts.push(String::new());
        }
    }

    fn end_link(&mut self) {
        if std::mem::take(&mut self.in_link) {
            let draft = self.drafts.last();
            self.is_waiting = draft.is_some_and(|it| it.headline().is_empty());
        }
    }

    fn end(&mut self, name: &LocalName) {
        self.in_title &= *name != local_name!("title");
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth -= u32::from(hidden == name);
            if *depth == 0 {
                self.hidden = None;
            }
            return;
        }
        let near = self.open.iter().rev().take(FARTHEST);
        if let Some(up) = near.map(|it| &it.name).position(|it| it == name) {
            self.open.truncate(self.open.len() - up - 1);
        }
        if is_heading(name) {
            self.headings = self.headings.saturating_sub(1);
            if let Some(draft) = self.drafts.last_mut().filter(|_| self.in_link) {
                draft.is_done = true;
            }
            let has_text = |it: &Draft| it.texts.iter().any(|text| !text.trim().is_empty());
            self.is_waiting &= !self.drafts.last().is_some_and(has_text);
        }
        if *name == local_name!("a") {
            self.end_link();
        } else if self.in_link {
            self.part_text(name);
        }
    }
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    let found = tag.attrs.iter().find(|it| &*it.name.local == name);
    found.map(|it| it.value.to_string())
}

fn is_heading(name: &LocalName) -> bool {
    matches!(&**name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_hidden(name: &LocalName) -> bool {
    matches!(
        &**name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "title"
            | "iframe"
            | "object"
            | "select"
            | "textarea"
    )
}

fn is_inline(name: &LocalName) -> bool {
    matches!(
        &**name,
        "a" | "span"
            | "b"
            | "i"
            | "em"
            | "strong"
            | "small"
            | "mark"
            | "font"
            | "sup"
            | "sub"
            | "time"
            | "abbr"
            | "q"
            | "cite"
            | "u"
            | "s"
            | "bdi"
            | "picture"
            | "source"
            | "img"
    )
}

/// What part of the page an element is, by its name and what it is called.
fn place(tag: &Tag, is_in_news: bool) -> Place {
    const CHROME: [&str; 15] = [
        "nav",
        "navbar",
        "navigation",
        "menu",
        "submenu",
        "footer",
        "breadcrumb",
        "breadcrumbs",
        "cookie",
        "consent",
        "pagination",
        "pager",
        "toolbar",
        "login",
        "social",
    ];
    const BESIDE: [&str; 12] = [
        "sidebar",
        "mostread",
        "popular",
        "trending",
        "related",
        "recommended",
        "sponsored",
        "promoted",
        "advertisement",
        "taboola",
        "outbrain",
        "newsletter",
    ];
    match &*tag.name {
        "html" | "body" | "main" | "a" => return Place::Main,
        "nav" | "footer" | "form" | "menu" => return Place::Chrome,
        // Articles have headers, too.
        "header" if !is_in_news => return Place::Chrome,
        "aside" => return Place::Beside,
        _ => {}
    }
    let role = attribute(tag, "role").unwrap_or_default();
    if matches!(
        role.trim(),
        "navigation" | "contentinfo" | "banner" | "search" | "menu"
    ) {
        return Place::Chrome;
    }
    let names = tag
        .attrs
        .iter()
        .filter(|it| matches!(&*it.name.local, "class" | "id"));
    let mut found = Place::Main;
    for name in names.flat_map(|it| it.value.split_ascii_whitespace()) {
        let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
        // What stands between is about the whole page: `has-sidebar`, `content-sidebar-wrap`.
        let (first, last) = (words.next().unwrap_or_default(), words.next_back());
        if matches!(first, "has" | "with" | "no" | "without") {
            continue;
        }
        for word in [Some(first), last].into_iter().flatten() {
            let is = |list: &[&str]| list.iter().any(|it| it.eq_ignore_ascii_case(word));
            if is(&CHROME) {
                return Place::Chrome;
            }
            if is(&BESIDE) {
                found = Place::Beside;
            }
        }
    }
    found
}
