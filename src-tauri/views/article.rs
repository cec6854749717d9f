//! An article in full, with its proof.

use super::marks::{self, Mark, runs};
use super::stories;
use super::why::WhyMatched;
use super::{MatchRow, Names, Run, count, ms};
use newshawk_core::article::{Block, Head, Method, PageState, Zone};
use newshawk_core::ids::ArticleId;
use newshawk_core::matching::{Match, Subject};
use newshawk_engine::store::{Judgement, Store};
use newshawk_engine::{Handle, Listed, Live};
use serde::Serialize;
use ts_rs::TS;

/// A paragraph, a caption, a quotation … of an article.
#[derive(Serialize, TS)]
pub(crate) struct BlockView {
    /// `title`, `lead`, `body`, `caption`, `quote`, `author`, `tag` or `chrome`.
    pub(crate) zone: String,
    /// Its text.
    pub(crate) runs: Vec<Run>,
}

/// An article in full, with its proof.
#[derive(Serialize, TS)]
pub(crate) struct ArticleView {
    /// Its row.
    pub(crate) row: MatchRow,
    /// The address to open in a browser, or null.
    pub(crate) url: Option<String>,
    /// Who wrote it, marked; empty when nobody says.
    pub(crate) author: Vec<Run>,
    /// Its language code, or empty.
    pub(crate) language: String,
    /// The name of the site, or of the source.
    pub(crate) site: String,
    /// When it was modified.
    #[ts(type = "number | null")]
    pub(crate) modified: Option<i64>,
    /// What is shown, in words ("the article's page", "the feed's own text; the page could not be reached").
    pub(crate) shown: String,
    /// True when it has a picture that is to be shown.
    pub(crate) pictured: bool,
    /// The article, without its title.
    pub(crate) blocks: Vec<BlockView>,
    /// What stood around the article on its page.
    pub(crate) chrome: Vec<BlockView>,
    /// The number of words left out as `chrome`.
    pub(crate) chrome_words: u32,
    /// How many times a watched word stood only around the article.
    pub(crate) chrome_hits: u32,
    /// Why each watch matched; empty for what only a search found.
    pub(crate) why: Vec<WhyMatched>,
    /// What was done about it, in words, oldest first ("Notified at 14:05", "Listed silently: first look at this source").
    pub(crate) fate: Vec<String>,
    /// Headline, outlet, date and link, ready to be copied.
    pub(crate) citation: String,
}

impl ArticleView {
    pub(crate) fn of(engine: &Handle, id: ArticleId) -> Option<Self> {
        let store = engine.store();
        let live = engine.live();
        let names = Names::of(&live);
        let all = names.watches();
        let listed = store.listed(id, &all)?;
        let row = MatchRow::of(store, &listed, &names, &all);
        let Listed {
            head,
            blocks,
            matches,
            ..
        } = listed;
        let source = live.sources.iter().find(|it| it.id == head.source);
        let subject = Subject::of(&head, &blocks, source);
        let matches = if matches.is_empty() {
            live.matcher.matches(subject)
        } else {
            matches
        };
        let around = chrome_marks(&blocks, &live);
        let text = |(index, block): (usize, &Block)| {
            let marks = marks::in_block(&matches, count(index));
            BlockView::of(block, &marks)
        };
        let why = |found: &Match| {
            let watch = live.watches.iter().find(|it| it.id == found.watch)?;
            let outside = around.iter().flat_map(|(_, marks)| marks);
            let outside = outside.filter(|(_, of)| *of == watch.id).count();
            let judged = store.judgement(watch.id, id);
            let not_relevant = judged == Some(Judgement::NotRelevant);
            Some(WhyMatched::of(
                found,
                watch,
                &head,
                &blocks,
                outside,
                not_relevant,
            ))
        };
        let site = head.site.clone().unwrap_or_else(|| row.source.clone());
        Some(Self {
            url: head.url.as_ref().map(ToString::to_string),
            author: author(&head, &blocks, &matches),
            language: head.language.clone().unwrap_or_default(),
            modified: head.modified.map(ms),
            shown: shown(store, &head),
            pictured: head.image.is_some() && engine.shows_pictures(),
            blocks: blocks
                .iter()
                .enumerate()
                .filter(|(_, block)| is_text(block.zone))
                .map(text)
                .collect(),
            chrome: around
                .iter()
                .map(|(block, marks)| BlockView::of(block, marks))
                .collect(),
            chrome_words: head.chrome_words,
            chrome_hits: count(live.matcher.chrome_hits(subject)),
            why: matches.iter().filter_map(why).collect(),
            fate: stories::fate(store, store.story_of(head.id), &names),
            citation: citation(&head, &site),
            site,
            row,
        })
    }
}

impl BlockView {
    fn of(block: &Block, marks: &[Mark]) -> Self {
        Self {
            zone: block.zone.name().to_owned(),
            runs: runs(&block.text, marks, 0..block.text.len()),
        }
    }
}

/// Title and byline stand above the text; the chrome below it.
fn is_text(zone: Zone) -> bool {
    !matches!(zone, Zone::Title | Zone::Author | Zone::Chrome)
}

/// The place of a block among those that are shown, for one that is.
pub(super) fn shown_at(blocks: &[Block], index: usize) -> Option<u32> {
    let before = blocks.get(..index)?.iter();
    let before = before.filter(|block| is_text(block.zone)).count();
    is_text(blocks.get(index)?.zone).then(|| count(before))
}

/// What stands around the article. Marked here only: nothing outside the article is stored as a
/// match, or alerted.
fn chrome_marks<'a>(blocks: &'a [Block], live: &Live) -> Vec<(&'a Block, Vec<Mark>)> {
    let around = blocks.iter().filter(|block| block.zone == Zone::Chrome);
    around
        .map(|block| (block, live.matcher.words_in(&block.text)))
        .collect()
}

fn author(head: &Head, blocks: &[Block], matches: &[Match]) -> Vec<Run> {
    let name = head.author.as_deref().unwrap_or_default();
    let marks = blocks
        .iter()
        .position(|block| block.zone == Zone::Author && block.text == name)
        .map(|at| marks::in_block(matches, count(at)));
    runs(name, &marks.unwrap_or_default(), 0..name.len())
}

fn shown(store: &Store, head: &Head) -> String {
    match (head.page, head.method) {
        (PageState::Wanted, _) => "the feed's own text; the page is still being read".to_owned(),
        (PageState::Failed, _) => {
            let why = store
                .drops()
                .find(|(_, drop)| drop.url == head.url && drop.title == head.title)
                .map(|(_, drop)| drop.reason.words());
            why.unwrap_or_else(|| "the feed's own text; the page could not be read".to_owned())
        }
        (_, Method::Page) => "the article's page".to_owned(),
        (_, Method::FeedContent) => "the full text from the feed".to_owned(),
        (_, Method::FeedSummary) => "the feed's own summary".to_owned(),
        (_, Method::TitleAndTeaser) => {
            "headline and teaser only; the page shows no more".to_owned()
        }
    }
}

fn citation(head: &Head, site: &str) -> String {
    let date = head.published.map_or_else(String::new, |at| {
        format!(
            ", {}",
            at.to_zoned_datetime(jiff::tz::TimeZone::system())
                .strftime("%-d %B %Y, %H:%M")
        )
    });
    let link = head
        .url
        .as_ref()
        .map(|url| format!("\n{url}"))
        .unwrap_or_default();
    format!("{}\n{site}{date}{link}", head.title)
}
