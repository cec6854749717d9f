//! Watches and sources as the settings panel shows them.

use super::{WatchOptions, ms};
use newshawk_core::health;
use newshawk_core::schedule::PollState;
use newshawk_core::source::{self, Cadence, Source};
use newshawk_core::watch::{self, Watch};
use newshawk_engine::{FeedLink, Handle, Headline, Headlines, Starter, Tally};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How loudly a watch speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    /// A notification with a sound.
    Interrupt,
    /// A silent notification.
    Notify,
    /// Counted in the window only.
    Badge,
    /// Kept for the daily digest.
    Digest,
}

/// A watch, as one row of the settings panel and of the side pane.
#[derive(Serialize, TS)]
pub(crate) struct WatchView {
    /// The watch's id.
    pub(crate) id: u32,
    /// The name the person gave it.
    pub(crate) name: String,
    /// The query as it was typed.
    pub(crate) query: String,
    /// The query as a plain sentence.
    pub(crate) sentence: String,
    /// How loudly it speaks.
    pub(crate) level: Level,
    /// True while the person has paused it.
    pub(crate) paused: bool,
    /// True when it belongs to the made-up news.
    pub(crate) sample: bool,
    /// All its matches in the archive.
    pub(crate) matches: u32,
    /// Its matches nobody has read yet.
    pub(crate) unread: u32,
    /// Its matches of the last seven days.
    pub(crate) week: u32,
    /// When it last matched.
    #[ts(type = "number | null")]
    pub(crate) last_match: Option<i64>,
    /// What it is asked for besides its stories.
    pub(crate) options: WatchOptions,
    /// What is to be known of it, in words: that spikes can't be told yet, that it takes too many notifications.
    pub(crate) notes: Vec<String>,
}

/// A watch as the person edits it.
#[derive(Deserialize, TS)]
pub(crate) struct WatchDraft {
    /// The watch to change, or null for a new one.
    pub(crate) id: Option<u32>,
    /// Its name; empty means: the query itself.
    pub(crate) name: String,
    /// Its query, as typed.
    pub(crate) query: String,
    /// How loudly it speaks.
    pub(crate) level: Level,
    /// True to pause it.
    pub(crate) paused: bool,
    /// What it is asked for besides its stories.
    pub(crate) options: WatchOptions,
}

/// How a source is doing.
#[derive(Clone, Copy, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Health {
    /// Not yet polled.
    New,
    /// Answering.
    Fine,
    /// Answering, but read only after repair or with another flaw.
    Flawed,
    /// Not answering; polled again later.
    Failing,
    /// The publisher said that it is gone; polled no more.
    Gone,
    /// Paused by the person.
    Paused,
}

/// Whether the pages behind a source's entries are read.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FullText {
    /// When the feed carries only a teaser.
    Auto,
    /// For every entry.
    Always,
    /// For none.
    Never,
}

/// What is at a source's address.
#[derive(Clone, Copy, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SourceKind {
    /// A feed.
    Feed,
    /// A sitemap of news.
    Sitemap,
    /// A page that lists headlines.
    Page,
}

/// A source, as one row of the settings panel and of the side pane.
#[derive(Serialize, TS)]
pub(crate) struct SourceView {
    /// The source's id.
    pub(crate) id: u32,
    /// Its title.
    pub(crate) title: String,
    /// The address that is polled, without any password in it.
    pub(crate) url: String,
    /// What is there.
    pub(crate) kind: SourceKind,
    /// The folder it was imported in, or empty.
    pub(crate) folder: String,
    /// How it is doing.
    pub(crate) health: Health,
    /// The same in a sentence that says what one can do.
    pub(crate) note: String,
    /// When it was last asked.
    #[ts(type = "number | null")]
    pub(crate) last_look: Option<i64>,
    /// When it last answered well.
    #[ts(type = "number | null")]
    pub(crate) last_success: Option<i64>,
    /// When its newest entry was first seen.
    #[ts(type = "number | null")]
    pub(crate) last_new: Option<i64>,
    /// When it will be asked next, or null for never.
    #[ts(type = "number | null")]
    pub(crate) next_look: Option<i64>,
    /// Why then, in words ("Cache-Control until 14:05").
    pub(crate) next_why: String,
    /// The interval the person set, in minutes, or null for automatic.
    pub(crate) every_minutes: Option<u32>,
    /// Whether pages are read.
    pub(crate) full_text: FullText,
    /// True while paused.
    pub(crate) paused: bool,
    /// True when it belongs to the made-up news.
    pub(crate) sample: bool,
    /// Articles from it in the archive.
    pub(crate) articles: u32,
    /// Failures in a row.
    pub(crate) failures: u32,
}

/// A source as the person edits it.
#[derive(Deserialize, TS)]
pub(crate) struct SourceDraft {
    /// The source to change.
    pub(crate) id: u32,
    /// Its title.
    pub(crate) title: String,
    /// The interval in minutes, or null for automatic.
    pub(crate) every_minutes: Option<u32>,
    /// Whether pages are read.
    pub(crate) full_text: FullText,
    /// True to pause it.
    pub(crate) paused: bool,
}

/// The answer to "add this address".
#[derive(Default, Serialize, TS)]
pub(crate) struct AddReport {
    /// The new source, or null when there is a choice to make.
    pub(crate) added: Option<SourceView>,
    /// Feeds the page offers, when there are several.
    pub(crate) choices: Vec<FeedChoice>,
    /// The page's headlines, when it offers no feed.
    pub(crate) headlines: Option<HeadlinesView>,
}

/// The headlines of a page without a feed.
#[derive(Serialize, TS)]
pub(crate) struct HeadlinesView {
    /// The page's address.
    pub(crate) page: String,
    /// The list that was found on it; may be empty.
    pub(crate) found: Vec<HeadlineView>,
    /// All its links that may be headlines: any of them leads to its own list.
    pub(crate) links: Vec<HeadlineView>,
}

/// A headline of a page.
#[derive(Serialize, TS)]
pub(crate) struct HeadlineView {
    /// Its text.
    pub(crate) title: String,
    /// Where it leads.
    pub(crate) url: String,
}

/// A feed that a page offers.
#[derive(Serialize, TS)]
pub(crate) struct FeedChoice {
    /// Its address.
    pub(crate) url: String,
    /// Its title, as the page names it.
    pub(crate) title: String,
}

/// The answer to an import.
#[derive(Serialize, TS)]
pub(crate) struct ImportReport {
    /// Sources that are new.
    pub(crate) added: u32,
    /// Sources that were there already.
    pub(crate) known: u32,
    /// Lines that could not be used, each with its reason.
    pub(crate) refused: Vec<String>,
}

/// A source of the starter pack.
#[derive(Serialize, TS)]
pub(crate) struct StarterSource {
    /// Its title.
    pub(crate) title: String,
    /// Its address.
    pub(crate) url: String,
    /// Its language, as a code ("en").
    pub(crate) language: String,
    /// Its country, as a code ("FR").
    pub(crate) country: String,
    /// Whether it is ticked before the person chooses.
    pub(crate) ticked: bool,
}

/// What the person chose in the first run.
#[derive(Deserialize, TS)]
pub(crate) struct FirstRun {
    /// The query to watch for; each comma-separated word becomes a watch of its own.
    pub(crate) query: String,
    /// The addresses of the starter pack that stayed ticked.
    pub(crate) sources: Vec<String>,
}

impl WatchView {
    pub(crate) fn of(watch: &Watch, tally: Tally, engine: &Handle) -> Self {
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
            options: (&watch.options).into(),
            notes: engine.notes_on(watch),
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
            kind: match source.kind {
                source::SourceKind::Feed => SourceKind::Feed,
                source::SourceKind::Sitemap => SourceKind::Sitemap,
                source::SourceKind::Page { .. } => SourceKind::Page,
            },
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

impl From<FeedLink> for FeedChoice {
    fn from(feed: FeedLink) -> Self {
        Self {
            url: feed.url.to_string(),
            title: feed.title,
        }
    }
}

impl From<Headlines> for HeadlinesView {
    fn from(headlines: Headlines) -> Self {
        let views = |list: Vec<Headline>| list.into_iter().map(HeadlineView::from).collect();
        Self {
            page: headlines.page.to_string(),
            found: views(headlines.found),
            links: views(headlines.links),
        }
    }
}

impl From<Headline> for HeadlineView {
    fn from(headline: Headline) -> Self {
        Self {
            title: headline.title,
            url: headline.link.to_string(),
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
    /// Each part between commas is a watch of its own. A comma inside quotation marks or brackets
    /// belongs to a query; `parts` in the interface reads them likewise.
    pub(crate) fn watches(&self) -> Vec<String> {
        let (mut depth, mut in_phrase) = (0_usize, false);
        let is_between = |c: char| {
            match c {
                '"' | '“' | '”' | '„' | '«' | '»' | '＂' => in_phrase = !in_phrase,
                '(' | '{' | '（' | '｛' if !in_phrase => depth += 1,
                ')' | '}' | '）' | '｝' if !in_phrase => depth = depth.saturating_sub(1),
                _ => {}
            }
            let is_comma = matches!(c, ',' | ';' | '，' | '；' | '、' | '،' | '؛' | '\n');
            is_comma && depth == 0 && !in_phrase
        };
        let parts = self.query.split(is_between).map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }
}
