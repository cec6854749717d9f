//! What is said to the owner, and what it says.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::Timestamp;
use newshawk_core::alert::desk::Manner;
use newshawk_core::alert::mute::Mute;
use newshawk_core::alert::{AlertKey, Reason};
use newshawk_core::ids::{ArticleId, SourceId, StoryId, WatchId};
use newshawk_core::matching::{Evidence, Matcher};
use newshawk_core::source::{Source, SourceKind};
use newshawk_core::story::Stories;
use newshawk_core::watch::{Level, Watch};
use tokio::sync::oneshot;
use url::Url;

use crate::add::Added;
use crate::handle::{AskError, Imported, SourceChange, WatchChange};
use crate::language::Language;
use crate::look::Look;
use crate::page::PageLook;
use crate::store::{Bubble, Judgement, Status, StoreError};

/// A fact, without payload: whoever cares asks again, and a missed one is harmless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Matches are new or changed.
    Matches,
    /// Watches changed.
    Watches,
    /// Sources or their health changed.
    Sources,
    /// Alerts changed.
    Alerts,
    /// Settings, pause or problems changed.
    Settings,
}

/// What is true now and not in the store.
#[derive(Clone)]
pub struct Live {
    /// The watches, compiled.
    pub matcher: Arc<Matcher>,
    /// What the names in queries stand for.
    pub language: Language,
    /// The watches, as they are.
    pub watches: Arc<Vec<Watch>>,
    /// The sources.
    pub sources: Arc<Vec<Source>>,
    /// The sources that are being asked.
    pub asking: Arc<HashSet<SourceId>>,
    /// True while the person has paused all polling.
    pub paused: bool,
    /// Sentences that stay until their cause is gone.
    pub problems: Vec<String>,
}

/// One notification to be shown: a story, and every watch that found it.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The story.
    pub story: StoryId,
    /// The article to open.
    pub article: ArticleId,
    /// The watches that found it.
    pub watches: Vec<(WatchId, String)>,
    /// The loudest level of the watches.
    pub level: Level,
    /// Why it is told now.
    pub reason: Reason,
    /// How it stands to an earlier notification of the story.
    pub manner: Manner,
    /// How many independent origins have the story.
    pub origins: u32,
    /// The headline.
    pub title: String,
    /// The source's name.
    pub source: String,
    /// The address to open.
    pub url: Option<Url>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When it was first seen.
    pub first_seen: Timestamp,
    /// When it was decided to show it.
    pub at: Timestamp,
    /// The proof.
    pub evidence: Vec<Evidence>,
    /// The sentence of the first proof.
    pub sentence: String,
    /// True for made-up news.
    pub sample: bool,
    /// What the desktop has of the story already.
    pub bubble: Option<Bubble>,
}

/// What came of a notice.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// The desktop took it, and has it as this where it can be replaced or withdrawn.
    Shown(Option<Bubble>),
    /// It did not; with the reason as a sentence.
    NotShown(String),
}

/// What “check now” did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// So many sources are asked.
    pub asked: usize,
    /// So many wait because their server asked to.
    pub waiting: usize,
    /// Until when the first of those waits.
    pub until: Option<Timestamp>,
    /// So many are gone or locked for good.
    pub gone: usize,
}

/// Everything that reaches the owner.
pub(crate) enum Message {
    Ask(Ask),
    Looked(Box<Look>),
    PageLooked(Box<PageLook>),
    Stored(After, Result<(), StoreError>),
    Told(About, Told),
    /// The watchlist of an edition, compiled; none where that failed.
    Compiled(u64, Option<Arc<Matcher>>),
    /// The archive's matches of changed watches are listed.
    Scanned,
    /// The stories of the last days are in memory again.
    Restored(Box<Stories>),
}

/// What a notification was about.
#[derive(Default)]
pub(crate) struct About {
    pub(crate) keys: Vec<AlertKey>,
    /// The story, where it was about one alone.
    pub(crate) story: Option<StoryId>,
}

/// Where an answer goes.
pub(crate) type Answer<T> = oneshot::Sender<Result<T, AskError>>;

/// What a person, or a program for one, asks.
pub(crate) enum Ask {
    /// With the answer that showed what it is.
    AddSource(Box<NewSource>, Box<newshawk_fetch::Answer>, Answer<Added>),
    ImportSources(Vec<NewSource>, Answer<Imported>),
    ChangeSource(SourceChange, Answer<()>),
    RemoveSource(SourceId, Answer<()>),
    SaveWatch(WatchChange, Answer<WatchId>),
    RemoveWatch(WatchId, Answer<()>),
    SetStatus(Vec<(ArticleId, Status)>, Answer<()>),
    /// What the person says of articles that watches found; none takes it back.
    Judge(Vec<(WatchId, ArticleId, Option<Judgement>)>, Answer<()>),
    UniteStories(StoryId, StoryId, Answer<StoryId>),
    SplitStory(ArticleId, Answer<StoryId>),
    SetSetting(String, String, Answer<()>),
    Mute(Mute, Answer<()>),
    Unmute(Mute, Answer<()>),
    Check(Option<SourceId>, Answer<Checked>),
    Pause(bool, Answer<()>),
    Problem {
        name: &'static str,
        sentence: Option<String>,
    },
    RemoveSample(Answer<()>),
    /// Tells what waits for siblings: nothing more will come.
    Conclude(oneshot::Sender<()>),
    /// Answered when nothing is on its way any more.
    Settled(oneshot::Sender<()>),
}

/// A source that is to be added.
#[derive(Clone, Debug)]
pub(crate) struct NewSource {
    pub(crate) url: Url,
    pub(crate) kind: SourceKind,
    pub(crate) title: String,
    pub(crate) site: Option<Url>,
    pub(crate) folder: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) sample: bool,
}

/// What follows once a batch is on the disk.
pub(crate) enum After {
    /// A look at a source.
    Looked(Box<crate::run::Landed>),
    /// A page.
    Paged(Box<crate::run::Landed>),
    /// What became of an alert.
    Told,
    /// What only the engine itself remembers.
    Noted,
}
