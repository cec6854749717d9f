//! An article's page: what belongs to the article, and what only stands around it.
//!
//! Readability finds the container of the article. That is not enough for alerts: teasers, consent
//! texts and newsletter boxes stand in the same container on many pages, and a word in a teaser
//! must not raise an alert. So the text is cut again, block by block, and whatever of the page is
//! not the article comes back as chrome.

mod agree;
mod cut;
mod dates;
mod extract;
mod facts;
mod head;
mod json_ld;
mod labels;
mod language;
mod mend;
mod sift;
mod tail;
mod template;
mod wall;
mod words;
mod zones;

use newshawk_core::article::{Block, Method, Page, Zone};
use url::Url;

pub use template::{Lesson, Template};

use crate::charset;
use crate::html::{bounds, lighten, scan};
use crate::link::{resolve, without_tracking};

/// How much of a page is read, in bytes of text; the article is in it on all but broken pages.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// Reads a page. Never fails: where no article is found, title and description are what there is.
pub fn read(bytes: &[u8], url: &Url, content_type: Option<&str>) -> Page {
    read_among(bytes, url, content_type, &Template::default()).0
}

/// Reads a page of a source whose other pages are known, and says what this one teaches about them.
pub fn read_among(
    bytes: &[u8],
    url: &Url,
    content_type: Option<&str>,
    template: &Template,
) -> (Page, Lesson) {
    let decoded = charset::decode(bytes, content_type);
    let light = lighten::lighten(start_of(&decoded.text, MOST_BYTES));
    let text = bounds::bounded(&light);
    let (head, visible) = head::read(text);
    let facts = facts::gather(&head, url);
    let found = extract::article(text, url, &head);
    let published = facts.published;

    let title = found
        .as_ref()
        .and_then(|it| it.title.clone())
        .filter(|it| !it.is_empty());
    let title = facts::better_title(title, &facts, &head);
    let mut page = Page {
        canonical: Some(canonical(&facts, url)),
        byline: facts
            .byline
            .clone()
            .or_else(|| found.as_ref().and_then(|it| it.byline.clone())),
        site: facts.site.clone(),
        language: None,
        published,
        modified: facts.modified,
        image: facts.image.clone(),
        blocks: Vec::new(),
        has_standfirst: false,
        confidence: 0.0,
        method: Method::Page,
        title,
    };
    let article = found.map(|it| cut::cut(it.pieces, &visible, &page, &facts));
    let is_article = |it: &cut::Cut| it.is_text() && !wall::is_consent(it, &visible);
    let mut lesson = Lesson::default();
    match article.filter(is_article) {
        Some(mut article) => {
            let address = page.canonical.as_ref().unwrap_or(url).as_str();
            lesson = Lesson::of(address, page.title.as_deref(), &article.pieces);
            article.pieces = template.apply(&lesson, article.pieces);
            page.confidence = article.confidence();
            if wall::hides_rest(&article, &visible, &facts) {
                page.method = Method::TitleAndTeaser;
            }
            page.published = page.published.or(article.said_date).or(facts.shown);
            zones::fill(&mut page, article.standfirst, article.pieces, visible);
        }
        None => {
            page.published = page.published.or(facts.shown);
            without_article(&mut page, &facts, visible);
        }
    }
    page.language = language::of(&head, &facts, &page);
    (page, lesson)
}

/// Only what the page says about itself is known.
fn without_article(page: &mut Page, facts: &facts::Facts, visible: Vec<scan::Piece>) {
    page.method = Method::TitleAndTeaser;
    page.confidence = 0.1;
    page.blocks
        .extend(page.title.as_deref().map(|it| Block::new(Zone::Title, it)));
    page.blocks.extend(
        facts
            .description
            .as_deref()
            .map(|it| Block::new(Zone::Lead, it)),
    );
    zones::add_chrome(page, visible);
}

/// The address the page names as its own, if it is one of an article as the page's address is.
fn canonical(facts: &facts::Facts, url: &Url) -> Url {
    let declared = facts.canonical.clone().filter(|it| {
        // Some sites name their front page as the canonical address of every article.
        it.path() != "/" || url.path() == "/"
    });
    without_tracking(declared.unwrap_or_else(|| url.clone()))
}

fn start_of(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// An address on the page, made absolute.
fn address(base: &Url, text: &str) -> Option<Url> {
    resolve(Some(base), text)
}
