//! The feeds a page names. Addresses are never guessed: only what the page says is looked at.

use std::cell::RefCell;

use html5ever::local_name;
use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use url::Url;

use crate::charset;
use crate::html::bounds::bounded;
use crate::html::scan;
use crate::link::resolve;

/// How much of a page is looked at, in bytes.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// Most feeds that are taken from one page.
const MOST_FEEDS: usize = 50;

/// A feed that a page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedLink {
    /// Its address.
    pub url: Url,
    /// What the page calls it; may be empty.
    pub title: String,
}

/// The feeds of a page: first `<link rel=alternate>` of a feed's type, then links that look like one.
/// Comments on the news are no news, where there is another feed.
pub fn feeds(bytes: &[u8], url: &Url, content_type: Option<&str>) -> Vec<FeedLink> {
    let decoded = charset::decode(bytes, content_type);
    let found = look(&decoded.text);
    let base = found
        .base
        .as_deref()
        .and_then(|it| url.join(it.trim()).ok())
        .unwrap_or_else(|| url.clone());
    let mut feeds: Vec<FeedLink> = Vec::new();
    // Where feeds are declared, a link that is only called “RSS” leads to a page about them.
    let has_declared = !found.declared.is_empty();
    let linked = found
        .linked
        .into_iter()
        .filter(|(address, _)| !has_declared || has_ending(address));
    for (address, title) in found.declared.into_iter().chain(linked) {
        let address = address
            .trim()
            .strip_prefix("feed:")
            .map(|it| it.trim_start_matches("//"))
            .unwrap_or(&address)
            .to_owned();
        let Some(url) = resolve(Some(&base), &address) else {
            continue;
        };
        let is_new = feeds.iter().all(|it| it.url != url);
        if is_new && feeds.len() < MOST_FEEDS {
            feeds.push(FeedLink {
                url,
                title: scan::fold(&title),
            });
        }
    }
    let is_news = |it: &FeedLink| !it.url.path().split('/').any(|part| part == "comments");
    if feeds.iter().any(is_news) {
        feeds.retain(is_news);
    }
    feeds
}

/// Does the last part of an address say what kind of file it is?
fn has_ending(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.starts_with("feed:") || path.rsplit('/').next().is_some_and(|it| it.contains('.'))
}

/// The title of a page.
pub(crate) fn title(text: &str) -> Option<String> {
    Some(scan::fold(&look(text).title)).filter(|it| !it.is_empty())
}

#[derive(Default)]
struct Found {
    base: Option<String>,
    title: String,
    in_title: bool,
    declared: Vec<(String, String)>,
    linked: Vec<(String, String)>,
    /// Is the text inside a link to a feed, which is its title?
    in_link: bool,
}

fn look(text: &str) -> Found {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), TokenizerOpts::default());
    scan::run(&tokenizer, bounded(&text[..end]));
    tokenizer.sink.0.into_inner()
}

struct Sink(RefCell<Found>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut found = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) if found.in_title => found.title.push_str(&text),
            Token::CharacterTokens(text) if found.in_link => {
                if let Some((_, title)) = found.linked.last_mut() {
                    title.push_str(&text);
                }
            }
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                found.start(&tag);
                return scan::raw_kind(&tag.name);
            }
            Token::TagToken(tag) if tag.name == local_name!("title") => found.in_title = false,
            Token::TagToken(tag) if tag.name == local_name!("a") => found.in_link = false,
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Found {
    fn start(&mut self, tag: &Tag) {
        let attribute = |name: &str| {
            tag.attrs
                .iter()
                .find(|it| &*it.name.local == name)
                .map(|it| it.value.to_string())
        };
        let Some(href) = attribute("href") else {
            self.in_title |= tag.name == local_name!("title") && self.title.is_empty();
            return;
        };
        match tag.name {
            local_name!("base") if self.base.is_none() => self.base = Some(href),
            local_name!("link") => {
                let relation = attribute("rel").unwrap_or_default().to_ascii_lowercase();
                let names_feed = relation
                    .split_whitespace()
                    .any(|it| it == "alternate" || it == "feed");
                let is_page = relation.split_whitespace().any(|it| it == "stylesheet");
                if names_feed && !is_page && attribute("type").is_some_and(|it| is_feed_type(&it)) {
                    self.declared
                        .push((href, attribute("title").unwrap_or_default()));
                }
            }
            local_name!("a")
                if attribute("type").is_some_and(|it| is_feed_type(&it))
                    || looks_like_feed(&href) =>
            {
                self.in_link = true;
                self.linked
                    .push((href, attribute("title").unwrap_or_default()));
            }
            _ => {}
        }
    }
}

fn is_feed_type(kind: &str) -> bool {
    const TYPES: [&str; 9] = [
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/xml",
        "text/xml",
        "application/rss",
        "application/x-rss+xml",
        "application/x-atom+xml",
    ];
    let kind = kind
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    TYPES.contains(&kind.as_str())
}

/// Does a link of the page end as addresses of feeds do?
fn looks_like_feed(href: &str) -> bool {
    let path = href
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_end_matches('/')
        .to_ascii_lowercase();
    let last = path.rsplit('/').next().unwrap_or_default();
    path.starts_with("feed:")
        || [".rss", ".atom", ".rdf"]
            .iter()
            .any(|it| last.ends_with(it))
        || matches!(
            last,
            "rss.xml"
                | "atom.xml"
                | "feed.xml"
                | "index.xml"
                | "feed.json"
                | "feed"
                | "rss"
                | "atom"
        )
}
