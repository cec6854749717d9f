//! The frame of the window and the network ledger.

use super::{count, ms};
use jiff::Timestamp;
use newshawk_core::alert::Hold;
use newshawk_core::health;
use newshawk_core::ids::WatchId;
use newshawk_core::source::Source;
use newshawk_engine::store::LedgerEntry;
use newshawk_engine::{Handle, Listing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
    /// Stories with a match that nobody has read yet.
    pub(crate) unread: u32,
    /// When the newest poll ended, or null before the first.
    #[ts(type = "number | null")]
    pub(crate) last_look: Option<i64>,
    /// When the next poll is due, or null when none is.
    #[ts(type = "number | null")]
    pub(crate) next_look: Option<i64>,
    /// Until when there are no notifications, or null where there are.
    #[ts(type = "number | null")]
    pub(crate) silent_until: Option<i64>,
    /// True when that is because the person asked for silence, not for their quiet hours.
    pub(crate) snoozed: bool,
    /// Sentences that stay visible until their cause is gone ("This desktop has no notification service. …").
    pub(crate) problems: Vec<String>,
    /// True while made-up news is in the archive.
    pub(crate) sample: bool,
    /// True when the whole store is the demo's own.
    pub(crate) demo_store: bool,
    /// The product's version.
    pub(crate) version: String,
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
    /// Notifications don't say what they are about: others may see the screen.
    pub(crate) discreet: bool,
    /// Show the pictures of articles.
    pub(crate) pictures: bool,
    /// Whether there are hours without notifications.
    pub(crate) quiet: bool,
    /// When they begin ("22:00").
    pub(crate) quiet_from: String,
    /// When they end ("07:00").
    pub(crate) quiet_to: String,
    /// When digests come: `weekdays`, `daily` or `off`.
    pub(crate) digest: String,
    /// The time of day they come ("08:00").
    pub(crate) digest_at: String,
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
    /// The folder of the person's own alias packs.
    pub(crate) packs_folder: String,
    /// What is wrong in them, as sentences.
    pub(crate) packs_flaws: Vec<String>,
}

/// The answer to "send a test notification".
#[derive(Serialize, TS)]
pub(crate) struct TestReport {
    /// True when the desktop took it.
    pub(crate) shown: bool,
    /// What happened and what to do, in a sentence.
    pub(crate) message: String,
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
    /// The notification of the digest was clicked: show it.
    Digest,
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

/// The setting that says the first run is over.
pub(crate) const FIRST_RUN_DONE: &str = "first-run-done";

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
        let silence = newshawk_engine::silence(store, engine.now());
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
            unread: count(store.count_stories(&unread)),
            last_look: active()
                .filter_map(|source| state(source).last_look)
                .max()
                .map(ms),
            next_look: active()
                .filter_map(|source| state(source).next)
                .min()
                .map(ms)
                .filter(|_| !live.paused),
            silent_until: silence.map(|(until, _)| ms(until)),
            snoozed: silence.is_some_and(|(_, why)| why == Hold::Snooze),
            problems: live.problems,
            sample: live.sources.iter().any(|source| source.sample),
            demo_store,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
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
