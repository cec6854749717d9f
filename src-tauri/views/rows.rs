//! Articles as rows: one that stands for its story, or one that is open.

use super::marks::{self, runs};
use super::ms;
use newshawk_core::article::{Block, Head, Zone};
use newshawk_core::ids::{SourceId, WatchId};
use newshawk_core::matching::Match;
use newshawk_core::notice;
use newshawk_engine::store::Store;
use newshawk_engine::{Listed, Live};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

/// A piece of text; the marked ones are what a watch found.
#[derive(Serialize, TS)]
pub(crate) struct Run {
    /// The text.
    pub(crate) text: String,
    /// The ids of the watches that found it; empty for plain text.
    pub(crate) watches: Vec<u32>,
}

/// An article that matched (or was searched for).
#[derive(Serialize, TS)]
pub(crate) struct MatchRow {
    /// The article's id.
    pub(crate) article: String,
    /// The headline, marked.
    pub(crate) title: Vec<Run>,
    /// The sentence with the first mark that is not in the headline, or the lead.
    pub(crate) line: Vec<Run>,
    /// The name of the source.
    pub(crate) source: String,
    /// When it was published, or null when nobody says.
    #[ts(type = "number | null")]
    pub(crate) published: Option<i64>,
    /// When it was first seen here.
    #[ts(type = "number")]
    pub(crate) first_seen: i64,
    /// The ids of the watches that match.
    pub(crate) watches: Vec<u32>,
    /// The names of the same watches.
    pub(crate) watch_names: Vec<String>,
    /// Whether it was read.
    pub(crate) read: bool,
    /// Whether it was starred.
    pub(crate) starred: bool,
    /// True for made-up news.
    pub(crate) sample: bool,
}

/// Which stories to list: those of which one article is so.
#[derive(Deserialize, TS)]
pub(crate) struct ListRequest {
    /// Only this watch's matches; null for all.
    pub(crate) watch: Option<u32>,
    /// Only this source's articles; null for all.
    pub(crate) source: Option<u32>,
    /// Only what nobody has read.
    pub(crate) unread: bool,
    /// Only what was starred.
    pub(crate) starred: bool,
    /// A query over the whole archive, or null for matches only.
    pub(crate) search: Option<String>,
    /// Where the page before this one ended.
    pub(crate) after: Option<String>,
    /// How many rows at the most.
    pub(crate) limit: u32,
}

/// A line of a list shows so many characters at the most.
const LINE_CHARS: usize = 220;
/// … of which so many before the mark.
const BEFORE_MARK: usize = 70;

/// The names of watches and sources, for rows.
pub(crate) struct Names {
    watches: Vec<(WatchId, String)>,
    sources: HashMap<SourceId, (String, bool)>,
}

impl Names {
    pub(crate) fn of(live: &Live) -> Self {
        Self {
            watches: live
                .watches
                .iter()
                .map(|watch| (watch.id, watch.name.clone()))
                .collect(),
            sources: live
                .sources
                .iter()
                .map(|source| (source.id, (source.title.clone(), source.sample)))
                .collect(),
        }
    }

    pub(crate) fn watches(&self) -> Vec<WatchId> {
        self.watches.iter().map(|(id, _)| *id).collect()
    }

    pub(super) fn watch(&self, id: WatchId) -> Option<&str> {
        self.watches
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, name)| name.as_str())
    }

    /// The title of a source that is still there.
    pub(super) fn source(&self, id: SourceId) -> Option<String> {
        self.sources.get(&id).map(|(title, _)| title.clone())
    }

    /// The title of an article's source, and whether it is made up.
    pub(super) fn source_of(&self, head: &Head) -> (String, bool) {
        let known = self.sources.get(&head.source).cloned();
        known.unwrap_or_else(|| {
            (
                head.site
                    .clone()
                    .unwrap_or_else(|| "A removed source".to_owned()),
                false,
            )
        })
    }
}

impl MatchRow {
    pub(crate) fn of(store: &Store, row: &Listed, names: &Names, all: &[WatchId]) -> Self {
        let head = &row.head;
        let (source, sample) = names.source_of(head);
        let watches: Vec<WatchId> = all
            .iter()
            .copied()
            .filter(|watch| store.has_match(*watch, head.id))
            .collect();
        Self {
            article: head.id.to_string(),
            title: title(head, &row.blocks, &row.matches),
            line: line(&row.blocks, &row.matches),
            source,
            published: head.published.map(ms),
            first_seen: ms(head.first_seen),
            watches: watches.iter().map(|watch| watch.0).collect(),
            watch_names: watches
                .iter()
                .filter_map(|watch| names.watch(*watch))
                .map(str::to_owned)
                .collect(),
            read: row.status.read,
            starred: row.status.starred,
            sample,
        }
    }
}

pub(super) fn title(head: &Head, blocks: &[Block], matches: &[Match]) -> Vec<Run> {
    let is_own = blocks
        .first()
        .is_some_and(|block| block.zone == Zone::Title && block.text == head.title);
    let marks = if is_own {
        marks::in_block(matches, 0)
    } else {
        Vec::new()
    };
    let text = if head.title.is_empty() {
        "(without a headline)"
    } else {
        head.title.as_str()
    };
    runs(text, &marks, 0..text.len())
}

/// The sentence with the first mark below the headline, or the beginning of the text.
pub(super) fn line(blocks: &[Block], matches: &[Match]) -> Vec<Run> {
    let below = matches
        .iter()
        .flat_map(|found| &found.evidence)
        .filter(|found| found.zone != Zone::Title);
    let first = below.min_by_key(|found| (found.block, found.start));
    let Some((found, block)) =
        first.and_then(|found| Some((found, blocks.get(found.block as usize)?)))
    else {
        let lead = blocks
            .iter()
            .find(|block| matches!(block.zone, Zone::Lead | Zone::Body));
        return lead
            .map(|block| {
                vec![Run {
                    text: notice::cut(&block.text, LINE_CHARS),
                    watches: Vec::new(),
                }]
            })
            .unwrap_or_default();
    };
    let part = notice::around(&block.text, &found.range(), BEFORE_MARK);
    let end = block.text[part.clone()]
        .char_indices()
        .nth(LINE_CHARS)
        .map_or(part.end, |(at, _)| part.start + at);
    runs(
        &block.text,
        &marks::in_block(matches, found.block),
        part.start..end,
    )
}
