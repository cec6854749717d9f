//! An entry made into the beginnings of an article.

use jiff::Timestamp;
use newshawk_core::article::{Block, Method, Zone};
use newshawk_core::entry::Entry;
use newshawk_core::matching::{Facts, Subject};
use newshawk_core::source::{FULL_TEXT_WORDS, Source};
use newshawk_core::{link, text};
use newshawk_reader::feed::Feed;
use newshawk_reader::html;
use url::Url;

/// What the feed alone says of an article.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) url: Option<Url>,
    pub(crate) title: String,
    pub(crate) author: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) published: Option<Timestamp>,
    pub(crate) modified: Option<Timestamp>,
    /// Title first, then the text, the byline and the tags.
    pub(crate) blocks: Vec<Block>,
    pub(crate) method: Method,
    pub(crate) image: Option<Url>,
    /// The number of words of the text, counted no further than to tell a teaser.
    pub(crate) words: usize,
}

/// A headline made of a text is cut after so many words.
const TITLE_WORDS: usize = 14;

impl Draft {
    pub(crate) fn of(entry: &Entry, feed: &Feed) -> Self {
        let (method, mut body) = longest_text(entry);
        let words = text::count_up_to(
            body.iter().map(|block| block.text.as_str()),
            FULL_TEXT_WORDS,
        );
        let title = entry
            .title
            .clone()
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| title_of(&body));
        let mut blocks = vec![Block::new(Zone::Title, title.clone())];
        blocks.append(&mut body);
        let author = entry.byline();
        blocks.extend(
            author
                .iter()
                .map(|author| Block::new(Zone::Author, author.clone())),
        );
        blocks.extend(
            entry
                .categories
                .iter()
                .map(|tag| Block::new(Zone::Tag, tag.clone())),
        );
        Self {
            url: entry.link.as_ref().map(link::without_tracking),
            title,
            author,
            language: feed.language.clone(),
            published: entry.published.or(entry.updated),
            modified: entry.updated,
            blocks,
            method,
            image: entry.image.clone(),
            words,
        }
    }

    /// As it is matched: what says no date is news of now.
    pub(crate) fn subject<'a>(&'a self, source: Option<&'a Source>, now: Timestamp) -> Subject<'a> {
        Subject {
            blocks: &self.blocks,
            facts: Facts {
                language: self.language.as_deref(),
                url: self.url.as_ref(),
                source,
                published: Some(self.published.unwrap_or(now)),
            },
        }
    }

    /// Is there anything in it at all?
    pub(crate) fn is_empty(&self) -> bool {
        self.url.is_none() && self.blocks.iter().all(|block| block.text.trim().is_empty())
    }
}

/// Publishers put the whole text in either field, and a teaser in the other or in both.
fn longest_text(entry: &Entry) -> (Method, Vec<Block>) {
    let blocks = |text: &Option<String>| text.as_deref().map(html::blocks).unwrap_or_default();
    let length = |blocks: &[Block]| blocks.iter().map(|block| block.text.len()).sum::<usize>();
    let (summary, content) = (blocks(&entry.summary), blocks(&entry.content));
    if length(&content) > length(&summary) {
        (Method::FeedContent, content)
    } else {
        (Method::FeedSummary, summary)
    }
}

fn title_of(body: &[Block]) -> String {
    let Some(first) = body.first() else {
        return String::new();
    };
    let mut words = first.text.split_whitespace();
    let head: Vec<&str> = words.by_ref().take(TITLE_WORDS).collect();
    let is_cut = words.next().is_some();
    head.join(" ") + if is_cut { " …" } else { "" }
}
