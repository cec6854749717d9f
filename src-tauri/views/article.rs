//! An article in full, with its proof.

use super::frame::fate_words;
use super::marks::{self, runs};
use super::{MatchRow, Names, Run, count, ms};
use newshawk_core::article::{Block, Head, Method, PageState, Zone};
use newshawk_core::ids::{ArticleId, WatchId};
use newshawk_core::matching::{Evidence, Match};
use newshawk_core::{notice, story};
use newshawk_engine::store::Store;
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

/// Why an article is here: one line per thing found.
#[derive(Serialize, TS)]
pub(crate) struct ProofLine {
    /// The watch that found it.
    pub(crate) watch: u32,
    /// Its name.
    pub(crate) watch_name: String,
    /// The part of the query it fulfils ("NATO").
    pub(crate) clause: String,
    /// The zone it stands in, in words ("headline", "first paragraph", "text", "caption").
    pub(crate) place: String,
    /// The sentence, marked.
    pub(crate) sentence: Vec<Run>,
}

/// An article in full, with its proof.
#[derive(Serialize, TS)]
pub(crate) struct ArticleView {
    /// Its row.
    pub(crate) row: MatchRow,
    /// The address to open in a browser, or null.
    pub(crate) url: Option<String>,
    /// Who wrote it, or empty.
    pub(crate) author: String,
    /// Its language code, or empty.
    pub(crate) language: String,
    /// The name of the site, or of the source.
    pub(crate) site: String,
    /// When it was modified.
    #[ts(type = "number | null")]
    pub(crate) modified: Option<i64>,
    /// What is shown, in words ("the article's page", "the feed's own text; the page could not be reached").
    pub(crate) shown: String,
    /// The article, without its title.
    pub(crate) blocks: Vec<BlockView>,
    /// What stood around the article on its page.
    pub(crate) chrome: Vec<BlockView>,
    /// The number of words left out as `chrome`.
    pub(crate) chrome_words: u32,
    /// How many times a watched word stood only around the article.
    pub(crate) chrome_hits: u32,
    /// Why it is here.
    pub(crate) proof: Vec<ProofLine>,
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
        let matches = if matches.is_empty() {
            live.matcher.matches(&blocks)
        } else {
            matches
        };
        let view = |index: usize, block: &Block| BlockView {
            zone: block.zone.name().to_owned(),
            runs: runs(
                &block.text,
                &marks::in_block(&matches, count(index)),
                0..block.text.len(),
            ),
        };
        let indexed = || blocks.iter().enumerate();
        let site = head.site.clone().unwrap_or_else(|| row.source.clone());
        Some(Self {
            url: head.url.as_ref().map(ToString::to_string),
            author: head.author.clone().unwrap_or_default(),
            language: head.language.clone().unwrap_or_default(),
            modified: head.modified.map(ms),
            shown: shown(store, &head),
            blocks: indexed()
                .filter(|(_, block)| is_text(block.zone))
                .map(|(at, block)| view(at, block))
                .collect(),
            chrome: chrome(&blocks, &live),
            chrome_words: head.chrome_words,
            chrome_hits: count(live.matcher.chrome_hits(&blocks)),
            proof: proof(&matches, &blocks, &names),
            fate: fate(store, &head, &names),
            citation: citation(&head, &site),
            site,
            row,
        })
    }
}

/// Title and byline stand above the text; the chrome below it.
fn is_text(zone: Zone) -> bool {
    !matches!(zone, Zone::Title | Zone::Author | Zone::Chrome)
}

fn chrome(blocks: &[Block], live: &Live) -> Vec<BlockView> {
    let around = blocks.iter().filter(|block| block.zone == Zone::Chrome);
    let marked = |block: &Block| {
        // Marked here only: nothing outside the article is stored as a match, or alerted.
        let hits = live.matcher.words_in(&block.text);
        BlockView {
            zone: block.zone.name().to_owned(),
            runs: runs(&block.text, &hits, 0..block.text.len()),
        }
    };
    around.map(marked).collect()
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

fn proof_line(
    watch: WatchId,
    evidence: &Evidence,
    blocks: &[Block],
    names: &Names,
) -> Option<ProofLine> {
    let block = blocks.get(evidence.block as usize)?;
    let range = evidence.range();
    let sentence = newshawk_core::text::sentence(&block.text, &range);
    Some(ProofLine {
        watch: watch.0,
        watch_name: names.watch(watch)?.to_owned(),
        clause: evidence.clause.clone(),
        place: notice::place(evidence.zone).to_owned(),
        sentence: runs(&block.text, &[(range, watch)], sentence),
    })
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

fn proof(matches: &[Match], blocks: &[Block], names: &Names) -> Vec<ProofLine> {
    let mut lines = Vec::new();
    for found in matches {
        let mut said: Vec<(&str, Zone)> = Vec::new();
        for evidence in &found.evidence {
            // One line for each word and place: the marks in the text show the others.
            let what = (evidence.clause.as_str(), evidence.zone);
            if said.contains(&what) {
                continue;
            }
            said.push(what);
            lines.extend(proof_line(found.watch, evidence, blocks, names));
        }
    }
    lines
}

fn fate(store: &Store, head: &Head, names: &Names) -> Vec<String> {
    let alerts = store.alerts_of(story::place(head.id).story());
    alerts
        .into_iter()
        .filter_map(|entry| {
            Some(format!(
                "{}: {}",
                names.watch(entry.key.watch)?,
                fate_words(&entry.fate)
            ))
        })
        .collect()
}
