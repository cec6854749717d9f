//! Views made of what the engine knows.

use std::collections::HashMap;

use jiff::Timestamp;
use newshawk_core::alert::Fate;
use newshawk_core::article::{Block, Head, Method, PageState, Zone};
use newshawk_core::ids::{ArticleId, SourceId, WatchId};
use newshawk_core::matching::{Evidence, Match};
use newshawk_core::query::{Query, QueryError};
use newshawk_core::schedule::PollState;
use newshawk_core::source::{self, Cadence, Source};
use newshawk_core::watch::{self, Watch};
use newshawk_core::{health, notice, story};
use newshawk_engine::store::{LedgerEntry, Store};
use newshawk_engine::{Handle, Listed, Listing, Live, Starter, Tally};

use super::marks::{self, runs};
use super::{
    AlertView, ArticleView, BlockView, FirstRun, FullText, Health, LedgerRow, Level, MatchPage,
    MatchRow, Overview, ProofLine, QueryCheck, QueryFault, Run, SourceView, StarterSource,
    WatchView,
};

/// The setting that says the first run is over.
pub(crate) const FIRST_RUN_DONE: &str = "first-run-done";
/// A line of a list shows so many characters at the most.
const LINE_CHARS: usize = 220;
/// … of which so many before the mark.
const BEFORE_MARK: usize = 70;

fn ms(at: Timestamp) -> i64 {
    at.as_millisecond()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

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

    fn watch(&self, id: WatchId) -> Option<&str> {
        self.watches
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, name)| name.as_str())
    }

    fn source(&self, head: &Head) -> (String, bool) {
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

impl Overview {
    pub(crate) fn of(engine: &Handle, demo_store: bool) -> Self {
        let live = engine.live();
        let store = engine.store();
        let polls = store.polls();
        let state = |source: &Source| polls.get(&source.id).cloned().unwrap_or_default();
        let with = |wanted: health::Health| {
            live.sources
                .iter()
                .filter(|source| health::health(source, &state(source)) == wanted)
                .count()
        };
        let ids: Vec<WatchId> = live.watches.iter().map(|watch| watch.id).collect();
        let unread = Listing {
            watches: ids,
            unread: true,
            limit: 10_000,
            ..Listing::default()
        };
        let active = || live.sources.iter().filter(|source| !source.paused);
        Self {
            first_run: store.setting(FIRST_RUN_DONE).as_deref() != Some("yes")
                && live.watches.is_empty()
                && live.sources.is_empty(),
            paused: live.paused,
            sources: count(live.sources.len()),
            failing: count(with(health::Health::Failing) + with(health::Health::Gone)),
            waiting: count(with(health::Health::New)),
            articles: store.article_count(),
            unread: count(store.count(&unread)),
            last_look: active()
                .filter_map(|source| state(source).last_look)
                .max()
                .map(ms),
            next_look: active()
                .filter_map(|source| state(source).next)
                .min()
                .map(ms)
                .filter(|_| !live.paused),
            problems: live.problems,
            sample: live.sources.iter().any(|source| source.sample),
            demo_store,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

impl WatchView {
    pub(crate) fn of(watch: &Watch, tally: Tally) -> Self {
        Self {
            id: watch.id.0,
            name: watch.name.clone(),
            query: watch.query.text().to_owned(),
            sentence: watch.query.sentence(),
            level: watch.level.into(),
            paused: watch.paused,
            sample: watch.sample,
            matches: tally.all,
            unread: tally.unread,
            week: tally.recent,
            last_match: tally.newest.map(|id| ms(id.at())),
        }
    }
}

impl From<watch::Level> for Level {
    fn from(level: watch::Level) -> Self {
        match level {
            watch::Level::Interrupt => Self::Interrupt,
            watch::Level::Notify => Self::Notify,
            watch::Level::Badge => Self::Badge,
            watch::Level::Digest => Self::Digest,
        }
    }
}

impl From<Level> for watch::Level {
    fn from(level: Level) -> Self {
        match level {
            Level::Interrupt => Self::Interrupt,
            Level::Notify => Self::Notify,
            Level::Badge => Self::Badge,
            Level::Digest => Self::Digest,
        }
    }
}

impl QueryCheck {
    pub(crate) fn of(typed: &str, parsed: Result<Query, QueryError>) -> Self {
        match parsed {
            Ok(query) => Self {
                sentence: Some(query.sentence()),
                error: None,
            },
            Err(error) => {
                let units =
                    |at: usize| count(typed.get(..at).unwrap_or(typed).encode_utf16().count());
                let (start, end) = (units(error.span.start), units(error.span.end));
                Self {
                    sentence: None,
                    error: Some(QueryFault {
                        message: error.message,
                        start,
                        end,
                        fixes: error.fixes,
                    }),
                }
            }
        }
    }
}

impl From<source::FullText> for FullText {
    fn from(full_text: source::FullText) -> Self {
        match full_text {
            source::FullText::Auto => Self::Auto,
            source::FullText::Always => Self::Always,
            source::FullText::Never => Self::Never,
        }
    }
}

impl From<FullText> for source::FullText {
    fn from(full_text: FullText) -> Self {
        match full_text {
            FullText::Auto => Self::Auto,
            FullText::Always => Self::Always,
            FullText::Never => Self::Never,
        }
    }
}

impl SourceView {
    pub(crate) fn of(source: &Source, state: &PollState, articles: u32) -> Self {
        Self {
            id: source.id.0,
            title: source.title.clone(),
            url: newshawk_engine::without_credentials(&source.url).to_string(),
            folder: source.folder.clone(),
            health: match health::health(source, state) {
                health::Health::New => Health::New,
                health::Health::Fine => Health::Fine,
                health::Health::Flawed => Health::Flawed,
                health::Health::Failing => Health::Failing,
                health::Health::Gone => Health::Gone,
                health::Health::Paused => Health::Paused,
            },
            note: health::sentence(source, state),
            last_look: state.last_look.map(ms),
            last_success: state.last_success.map(ms),
            last_new: state.last_new.map(ms),
            next_look: state.next.filter(|_| !source.paused).map(ms),
            next_why: health::why(state),
            every_minutes: match source.cadence {
                Cadence::Automatic => None,
                Cadence::Every(interval) => u32::try_from(interval.as_mins()).ok(),
            },
            full_text: source.full_text.into(),
            paused: source.paused,
            sample: source.sample,
            articles,
            failures: state.failures,
        }
    }
}

impl From<Starter> for StarterSource {
    fn from(source: Starter) -> Self {
        let (language, country, ticked) = (source.language, source.country, source.ticked);
        Self {
            title: source.title,
            url: source.url.to_string(),
            language,
            country,
            ticked,
        }
    }
}

impl FirstRun {
    /// Each comma-separated word is a watch of its own; a query with operators is one.
    pub(crate) fn watches(&self) -> Vec<String> {
        let typed = self.query.trim();
        let has_operators = ["(", " AND ", " OR ", " NOT ", "\""]
            .iter()
            .any(|mark| typed.contains(mark));
        if has_operators {
            return vec![typed.to_owned()];
        }
        typed
            .split([',', ';', '\n'])
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

impl MatchPage {
    pub(crate) fn of(store: &Store, listing: &Listing, names: &Names) -> Self {
        let page = store.list(listing);
        let all = names.watches();
        let rows = page
            .rows
            .iter()
            .map(|row| MatchRow::of(store, row, names, &all))
            .collect();
        Self {
            rows,
            next: page.next.map(|id| id.to_string()),
            total: None,
        }
    }
}

impl MatchRow {
    pub(crate) fn of(store: &Store, row: &Listed, names: &Names, all: &[WatchId]) -> Self {
        let head = &row.head;
        let (source, sample) = names.source(head);
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

fn title(head: &Head, blocks: &[Block], matches: &[Match]) -> Vec<Run> {
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
fn line(blocks: &[Block], matches: &[Match]) -> Vec<Run> {
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

fn fate_words(fate: &Fate) -> String {
    match fate {
        Fate::Waiting { .. } => "about to be shown".to_owned(),
        Fate::Showing { at } => format!("handed to the desktop at {}", clock(*at)),
        Fate::Shown { at } => format!("shown at {}", clock(*at)),
        Fate::NotShown { at, why } => format!("not shown at {}: {why}", clock(*at)),
        Fate::Quiet(why) => why.words().to_owned(),
    }
}

/// The time of day here, with the day where it isn't today's.
fn clock(at: Timestamp) -> String {
    let there = at.to_zoned_datetime(jiff::tz::TimeZone::system());
    there.strftime("%H:%M on %-d %B").to_string()
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

impl AlertView {
    /// The alerts, newest first, those of one story together.
    pub(crate) fn list(engine: &Handle, limit: usize) -> Vec<Self> {
        let store = engine.store();
        let names = Names::of(&engine.live());
        let mut list: Vec<Self> = Vec::new();
        for entry in store.alerts() {
            let id = entry.key.story.to_string();
            let watch = names.watch(entry.key.watch).map(str::to_owned);
            if let Some(known) = list.last_mut().filter(|known| known.id == id) {
                known.watches.extend(watch);
                continue;
            }
            if list.len() == limit {
                break;
            }
            let Some(head) = store.head(entry.key.story.0) else {
                continue;
            };
            list.push(Self {
                article: id.clone(),
                id,
                source: names.source(&head).0,
                title: head.title,
                watches: watch.into_iter().collect(),
                at: ms(entry.decided),
                fate: fate_words(&entry.fate),
            });
        }
        list
    }
}

impl From<(Timestamp, LedgerEntry)> for LedgerRow {
    fn from((at, entry): (Timestamp, LedgerEntry)) -> Self {
        Self {
            at: ms(at),
            url: entry.url,
            reason: entry.reason,
            status: entry.status,
            outcome: entry.outcome,
            bytes: entry.bytes,
        }
    }
}
