//! What the window shows, in the shapes it is shown in.
//!
//! These are the only types that cross to the interface. They mirror the screen, not the store:
//! times are milliseconds since 1970 (UTC), ids are text, and marked text arrives already cut
//! into runs, so that the interface never counts bytes.
//!
//! `cargo test` writes them to `ui/src/backend/types/` and fails when the committed files differ.

mod make;
mod marks;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use make::{FIRST_RUN_DONE, Names};

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

/// Everything the frame of the window needs at once.
#[derive(Serialize, TS)]
pub(crate) struct Overview {
    /// True until the first run was finished or skipped.
    pub(crate) first_run: bool,
    /// True while the person has paused all polling.
    pub(crate) paused: bool,
    /// The number of sources that are being watched.
    pub(crate) sources: u32,
    /// The number of sources that are failing now.
    pub(crate) failing: u32,
    /// How many sources wait for their first answer.
    pub(crate) waiting: u32,
    /// The number of articles in the archive.
    #[ts(type = "number")]
    pub(crate) articles: u64,
    /// Matches nobody has read yet.
    pub(crate) unread: u32,
    /// When the newest poll ended, or null before the first.
    #[ts(type = "number | null")]
    pub(crate) last_look: Option<i64>,
    /// When the next poll is due, or null when none is.
    #[ts(type = "number | null")]
    pub(crate) next_look: Option<i64>,
    /// Sentences that stay visible until their cause is gone ("This desktop has no notification service. …").
    pub(crate) problems: Vec<String>,
    /// True while made-up news is in the archive.
    pub(crate) sample: bool,
    /// True when the whole store is the demo's own.
    pub(crate) demo_store: bool,
    /// The product's version.
    pub(crate) version: String,
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
}

/// What the query field says while the person types.
#[derive(Serialize, TS)]
pub(crate) struct QueryCheck {
    /// The query in a plain sentence, or null when it can't be understood.
    pub(crate) sentence: Option<String>,
    /// What is wrong, or null.
    pub(crate) error: Option<QueryFault>,
}

/// A mistake in a query.
#[derive(Serialize, TS)]
pub(crate) struct QueryFault {
    /// What is wrong and what to do, as one sentence.
    pub(crate) message: String,
    /// Where it starts, in UTF-16 units of the typed text.
    pub(crate) start: u32,
    /// Where it ends, in UTF-16 units of the typed text.
    pub(crate) end: u32,
    /// Whole queries that would be right, to apply with one click.
    pub(crate) fixes: Vec<String>,
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

/// A source, as one row of the settings panel and of the side pane.
#[derive(Serialize, TS)]
pub(crate) struct SourceView {
    /// The source's id.
    pub(crate) id: u32,
    /// Its title.
    pub(crate) title: String,
    /// The address that is polled, without any password in it.
    pub(crate) url: String,
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
#[derive(Serialize, TS)]
pub(crate) struct AddReport {
    /// The new source, or null when there is a choice to make.
    pub(crate) added: Option<SourceView>,
    /// Feeds the page offers, when there are several.
    pub(crate) choices: Vec<FeedChoice>,
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

/// A piece of text; the marked ones are what a watch found.
#[derive(Serialize, TS)]
pub(crate) struct Run {
    /// The text.
    pub(crate) text: String,
    /// The ids of the watches that found it; empty for plain text.
    pub(crate) watches: Vec<u32>,
}

/// One row of the middle pane: an article that matched (or was searched for).
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

/// A page of rows, newest first.
#[derive(Serialize, TS)]
pub(crate) struct MatchPage {
    /// The rows.
    pub(crate) rows: Vec<MatchRow>,
    /// Pass it as `after` for the next page; null at the end.
    pub(crate) next: Option<String>,
    /// The number of rows in all pages together, where it is known.
    pub(crate) total: Option<u32>,
}

/// Which rows to list.
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

/// An alert in the list of alerts.
#[derive(Serialize, TS)]
pub(crate) struct AlertView {
    /// The alert's id.
    pub(crate) id: String,
    /// The article to open.
    pub(crate) article: String,
    /// The headline.
    pub(crate) title: String,
    /// The name of the source.
    pub(crate) source: String,
    /// The names of the watches.
    pub(crate) watches: Vec<String>,
    /// When it was decided.
    #[ts(type = "number")]
    pub(crate) at: i64,
    /// What became of it, in words ("Shown at 14:05", "Not shown: older than a day").
    pub(crate) fate: String,
}

/// One request in the network ledger.
#[derive(Serialize, TS)]
pub(crate) struct LedgerRow {
    /// When.
    #[ts(type = "number")]
    pub(crate) at: i64,
    /// The address, without any password in it.
    pub(crate) url: String,
    /// Why it was asked ("poll of BBC World", "page of an article", "address you added").
    pub(crate) reason: String,
    /// The status, or 0 when there was no answer.
    pub(crate) status: u16,
    /// What came back, in words ("unchanged", "no connection").
    pub(crate) outcome: String,
    /// Bytes received, decoded.
    #[ts(type = "number")]
    pub(crate) bytes: u64,
}

/// What the person set.
#[derive(Clone, Serialize, Deserialize, TS)]
pub(crate) struct SettingsView {
    /// `system`, `light` or `dark`.
    pub(crate) scheme: String,
    /// `comfortable` or `compact`.
    pub(crate) density: String,
    /// Start in the background when the person logs in.
    pub(crate) autostart: bool,
    /// Show notifications at all.
    pub(crate) notifications: bool,
}

/// Where the data is, and how big.
#[derive(Serialize, TS)]
pub(crate) struct DataView {
    /// The folder of the store.
    pub(crate) folder: String,
    /// Its size on disk in bytes.
    #[ts(type = "number")]
    pub(crate) bytes: u64,
    /// Articles in the archive.
    #[ts(type = "number")]
    pub(crate) articles: u64,
    /// Matches in the archive.
    #[ts(type = "number")]
    pub(crate) matches: u64,
    /// The folder of the log files.
    pub(crate) log_folder: String,
}

/// The answer to "send a test notification".
#[derive(Serialize, TS)]
pub(crate) struct TestReport {
    /// True when the desktop took it.
    pub(crate) shown: bool,
    /// What happened and what to do, in a sentence.
    pub(crate) message: String,
}

/// What the person chose in the first run.
#[derive(Deserialize, TS)]
pub(crate) struct FirstRun {
    /// The query to watch for; each comma-separated word becomes a watch of its own.
    pub(crate) query: String,
    /// The addresses of the starter pack that stayed ticked.
    pub(crate) sources: Vec<String>,
}

/// A fact that the window should ask about again. Carries no payload, so that a missed one is harmless.
#[derive(Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Event {
    /// New matches, or changed ones.
    Matches,
    /// Watches changed.
    Watches,
    /// Sources or their health changed.
    Sources,
    /// Alerts changed.
    Alerts,
    /// Settings, pause or problems changed.
    Settings,
    /// A notification was clicked, or another start asked for it: show this article.
    Open {
        /// The article's id.
        article: String,
    },
}

/// What went wrong, for the interface to decide on.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ErrorCode {
    /// What the person typed can't be used.
    Invalid,
    /// There is no such thing any more.
    Missing,
    /// The network or a server did not answer well.
    Network,
    /// The disk or the store failed.
    Store,
    /// Newshawk is closing.
    Closing,
}

/// An error as the window gets it: decide on the code, show the message.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CommandError {
    /// What kind of thing happened.
    pub(crate) code: ErrorCode,
    /// What happened and what to do, in a sentence.
    pub(crate) message: String,
}
