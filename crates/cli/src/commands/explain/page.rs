//! A saved page as it is matched.
//!
//! Where the reader is not sure which part of a page is the article, that part doesn't count: in
//! the running program the feed's headline and summary stand in for it, and here what the page says
//! about itself does. Only on a page of a few words there is nothing that it could be mistaken for.

use newshawk_core::article::{Block, CONFIDENT, Method, Page, Zone};
use newshawk_core::matching::{Facts, Subject};
use newshawk_core::text;
use newshawk_reader::page;
use url::Url;

/// A page of so many words in all, with what stands around the article, is a small one: the menus
/// and teasers of a news site alone have more.
const SMALL_PAGE: usize = 150;

/// A page, and which of its text counts.
pub(super) struct Shown {
    page: Page,
}

impl Shown {
    /// Reads a saved page.
    pub(super) fn read(bytes: &[u8], url: &Url, content_type: Option<&str>) -> Self {
        let mut page = page::read(bytes, url, content_type);
        if is_doubtful(&page) && !is_small(&page) {
            let teaser = teaser(bytes, url, content_type);
            set_aside_text(&mut page.blocks);
            page.blocks
                .extend(teaser.map(|text| Block::new(Zone::Lead, text)));
            page.method = Method::TitleAndTeaser;
        }
        Self { page }
    }

    /// The page as an article with what is known of it.
    pub(super) fn subject<'a>(&'a self, url: &'a Url) -> Subject<'a> {
        let facts = Facts {
            language: self.page.language.as_deref(),
            url: Some(url),
            source: None,
            published: self.page.published,
        };
        Subject {
            blocks: &self.page.blocks,
            facts,
        }
    }

    /// How the text was found.
    pub(super) fn method(&self) -> Method {
        self.page.method
    }

    /// How sure the reader is that this is the article, 0 to 1.
    pub(super) fn confidence(&self) -> f32 {
        self.page.confidence
    }

    /// The page's text in zones.
    pub(super) fn blocks(&self) -> &[Block] {
        &self.page.blocks
    }

    /// Whether the article itself was found, and not only what the page says about itself.
    pub(super) fn has_text(&self) -> bool {
        self.page.method != Method::TitleAndTeaser
    }

    /// Whether it is doubtful that what counts is the article.
    pub(super) fn is_doubtful(&self) -> bool {
        is_doubtful(&self.page)
    }
}

fn is_doubtful(page: &Page) -> bool {
    page.method == Method::Page && page.confidence < CONFIDENT
}

fn is_small(page: &Page) -> bool {
    let words = page.blocks.iter().map(|block| text::count(&block.text));
    words.sum::<usize>() <= SMALL_PAGE
}

/// The headline stays; all other text may be anything, so that it counts as outside the article.
/// No block is taken out: proofs give their numbers.
fn set_aside_text(blocks: &mut [Block]) {
    for block in blocks {
        if block.zone != Zone::Title {
            block.zone = Zone::Chrome;
        }
    }
}

/// What a page says in its head about the article. The head alone is a page without an article, and
/// of such a one the reader tells just that.
fn teaser(bytes: &[u8], url: &Url, content_type: Option<&str>) -> Option<String> {
    let end = bytes
        .windows(5)
        .position(|it| it.eq_ignore_ascii_case(b"<body"))?;
    let about = page::read(&bytes[..end], url, content_type);
    let lead = about.blocks.into_iter().find(|it| it.zone == Zone::Lead)?;
    Some(lead.text)
}
