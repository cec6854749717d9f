//! Reading the page behind an article whose feed has only a teaser.

use std::sync::Arc;

use jiff::Timestamp;
use newshawk_core::article::{Article, Block, CONFIDENT, Method, Page, PageState, Zone};
use newshawk_core::ids::ArticleId;
use newshawk_core::matching::{Match, Matcher, Subject};
use newshawk_core::source::Source;
use newshawk_core::story::Digest;
use newshawk_core::text;
use newshawk_fetch::{Content, Exchange, Kind, Request, Validators};
use newshawk_reader::page::{self, Lesson, Template};
use url::Url;

use crate::look::Tools;
use crate::net;
use crate::robots::{self, Refusal};
use crate::store::LedgerEntry;

/// A page that is to be read.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) article: ArticleId,
    pub(crate) url: Url,
    pub(crate) source_title: String,
    /// The person subscribed to a source inside their own network: its pages may lie there too.
    pub(crate) allow_private: bool,
}

/// What an article is read with: its source, and what repeats on its pages.
pub(crate) struct Beside {
    pub(crate) source: Option<Source>,
    pub(crate) template: Template,
}

/// What came of it.
pub(crate) struct PageLook {
    pub(crate) article: ArticleId,
    pub(crate) requests: Vec<LedgerEntry>,
    /// The article as it is now known and what it matches, or why the page could not be had.
    pub(crate) result: Result<Completed, Unread>,
}

/// Why a page was not read.
pub(crate) enum Unread {
    /// The site asks programs not to read it.
    Robots,
    /// It could not be had; with the cause.
    Unreachable(String),
}

/// An article, completed by its page.
pub(crate) struct Completed {
    pub(crate) article: Article,
    pub(crate) matches: Vec<Match>,
    pub(crate) matcher: Arc<Matcher>,
    /// What its story is decided by; the owner completes it.
    pub(crate) digest: Digest,
    /// The page shows no article: the feed's own text is kept.
    pub(crate) is_empty: bool,
    /// What the page teaches about the others of its source.
    pub(crate) lesson: Lesson,
}

/// Fetches and reads a page.
pub(crate) async fn read(
    tools: Tools,
    job: Job,
    beside: Beside,
    matcher: Arc<Matcher>,
    now: Timestamp,
) -> PageLook {
    let mut requests = Vec::new();
    let allowed = robots::may_fetch(&tools, &job.url, job.allow_private, now, &mut requests).await;
    if let Err(refusal) = allowed {
        return PageLook {
            article: job.article,
            requests,
            result: Err(refusal.into()),
        };
    }
    let request = Request {
        url: job.url.clone(),
        kind: Kind::Page,
        validators: Validators::default(),
        limit: net::PAGE_LIMIT,
        allow_private: job.allow_private,
    };
    let exchange = tools.fetcher.get(request).await;
    let reason = format!("page of an article of {}", job.source_title);
    requests.extend(net::ledger(&exchange, &reason));
    let result = complete(tools, &job, exchange, beside, matcher)
        .await
        .map_err(Unread::Unreachable);
    PageLook {
        article: job.article,
        requests,
        result,
    }
}

impl From<Refusal> for Unread {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Asked => Self::Robots,
            Refusal::Unknown(cause) => Self::Unreachable(format!(
                "its site's robots.txt, which says what programs may read, could not be read: {cause}"
            )),
        }
    }
}

async fn complete(
    tools: Tools,
    job: &Job,
    exchange: Exchange,
    beside: Beside,
    matcher: Arc<Matcher>,
) -> Result<Completed, String> {
    let answer = exchange.outcome.map_err(|error| error.to_string())?;
    let Content::Fresh {
        body, content_type, ..
    } = answer.content
    else {
        return Err("the server says “unchanged” of a page that was never asked for".to_owned());
    };
    if body.is_empty() {
        return Err("the page is empty".to_owned());
    }
    let (id, url) = (job.article, answer.url);
    let (store, names) = (tools.store.clone(), tools.names.clone());
    let parsed = tools.read(move || {
        let Beside { source, template } = beside;
        let (page, lesson) = page::read_among(&body, &url, content_type.as_deref(), &template);
        let article = store.article(id)?;
        let (article, is_empty) = merge(article, page);
        let subject = Subject::of(&article.head, &article.blocks, source.as_ref());
        let matches = matcher.matches(subject);
        let digest = names.digest_of(&article);
        Some(Completed {
            article,
            digest,
            matches,
            matcher,
            is_empty,
            lesson,
        })
    });
    match parsed.await {
        Ok(Some(completed)) => Ok(completed),
        Ok(None) => Err("the article is no longer in the archive".to_owned()),
        Err(_) => {
            Err("the page made the reader stumble, which is our fault; the log has more".to_owned())
        }
    }
}

/// The article with the page's text in place of the feed's teaser. Headline, address and date stay
/// the feed's where it has them: it speaks for itself, the page is read by rules.
fn merge(mut article: Article, page: Page) -> (Article, bool) {
    let has_text = page
        .blocks
        .iter()
        .any(|block| matches!(block.zone, Zone::Lead | Zone::Body));
    // The beginning of an article that is paid for is its text as well as the feed's teaser is.
    let is_empty = !has_text || page.confidence < CONFIDENT;
    let chrome_words = page
        .blocks
        .iter()
        .filter(|block| !block.zone.is_article())
        .map(|block| text::count(&block.text))
        .sum::<usize>();
    let blocks = if is_empty {
        kept_with_chrome(article.blocks, page.blocks)
    } else {
        joined(article.blocks, page.blocks)
    };
    let head = &mut article.head;
    head.revision += 1;
    head.page = PageState::Read;
    head.published = head.published.or(page.published);
    head.modified = page.modified.or(head.modified);
    head.author = head.author.take().or(page.byline);
    head.language = page.language.or(head.language.take());
    head.site = page.site;
    head.image = page.image.or(head.image.take());
    head.chrome_words = u32::try_from(chrome_words).unwrap_or(u32::MAX);
    head.method = if is_empty {
        Method::TitleAndTeaser
    } else {
        page.method
    };
    head.confidence = page.confidence;
    (
        Article {
            head: article.head,
            blocks,
        },
        is_empty,
    )
}

/// No article on the page: the feed's blocks, and the page around nothing.
fn kept_with_chrome(feed: Vec<Block>, page: Vec<Block>) -> Vec<Block> {
    let chrome = page.into_iter().filter(|block| !block.zone.is_article());
    feed.into_iter()
        .filter(|block| block.zone.is_article())
        .chain(chrome)
        .collect()
}

/// The page's text between the feed's headline and the feed's tags. What only the feed says (a
/// teaser written for it) stays, as the first paragraph.
fn joined(feed: Vec<Block>, page: Vec<Block>) -> Vec<Block> {
    let on_page: String = page
        .iter()
        .filter(|block| block.zone.is_article())
        .map(|block| squeezed(&block.text) + " ")
        .collect();
    let mut blocks: Vec<Block> = Vec::with_capacity(page.len() + feed.len());
    for block in &feed {
        let is_kept = match block.zone {
            Zone::Title => true,
            Zone::Lead | Zone::Body => !on_page.contains(beginning(&squeezed(&block.text))),
            _ => false,
        };
        if is_kept {
            blocks.push(block.clone());
        }
    }
    let title = feed
        .first()
        .map(|block| squeezed(&block.text))
        .unwrap_or_default();
    let (chrome, article): (Vec<Block>, Vec<Block>) =
        page.into_iter().partition(|block| !block.zone.is_article());
    // Pages repeat the headline above the text, and not always marked as one.
    let own: Vec<Block> = article
        .into_iter()
        .filter(|block| squeezed(&block.text) != title)
        .collect();
    let has_author = own.iter().any(|block| block.zone == Zone::Author);
    let page_tags: Vec<String> = own
        .iter()
        .filter(|block| block.zone == Zone::Tag)
        .map(|block| squeezed(&block.text))
        .collect();
    blocks.extend(own);
    blocks.extend(feed.into_iter().filter(|block| match block.zone {
        Zone::Author => !has_author,
        Zone::Tag => !page_tags.contains(&squeezed(&block.text)),
        _ => false,
    }));
    blocks.extend(chrome);
    blocks
}

/// The words alone, for comparing texts that differ in white space and quotation marks.
fn squeezed(text: &str) -> String {
    let words: Vec<String> = text::words(text)
        .map(|range| text::fold(&text[range]))
        .collect();
    words.join(" ")
}

/// A teaser is often cut off in the middle: its beginning decides.
fn beginning(text: &str) -> &str {
    const BYTES: usize = 80;
    let mut end = BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
