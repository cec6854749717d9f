//! The owner: one task that holds the state and makes every change.
//!
//! It hears messages, decides by asking the core, writes, and starts workers; nothing else changes
//! anything. What is on its way is bounded everywhere, so that pressure slows polling and not the
//! machine.

mod asks;
mod by_hand;
mod digests;
mod intake;
mod journal;
mod mutes;
mod notices;
mod outbox;
mod packs;
mod pages;
mod polls;
mod presence;
mod settle;
mod stories;
mod watches;
mod wishes;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::AlertKey;
use newshawk_core::alert::desk::Desk;
use newshawk_core::alert::policy::Policy;
use newshawk_core::ids::{ArticleId, Fingerprint, SourceId, StoryId, WatchId};
use newshawk_core::matching::Matcher;
use newshawk_core::schedule::{self, PollState};
use newshawk_core::source::Source;
use newshawk_core::story::Stories;
use newshawk_core::watch::Watch;
use newshawk_reader::page::Template;
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::clock::{Clock, Glance};
use crate::language::Language;
use crate::look::Tools;
use crate::message::{After, Event, Live, Message};
use crate::page::Job;
use crate::store::{Batch, Bubble, Store};
pub(crate) use digests::Digests;
pub(crate) use intake::Landed;
pub(crate) use watches::Uncompiled;
pub(crate) use wishes::Wishes;

/// Ledger rows and drops are kept this long.
const ROWS_KEPT: SignedDuration = SignedDuration::from_hours(24 * 14);
/// When nothing is due, the owner looks up this often all the same.
const IDLE: SignedDuration = SignedDuration::from_mins(10);
/// Clocks are corrected by less than this all the time.
const CLOCK_SLACK: SignedDuration = SignedDuration::from_secs(60);
/// So many messages are heard in a row.
const TOGETHER: usize = 32;
/// On closing, what is on its way to the disk gets this long.
const DRAIN: std::time::Duration = std::time::Duration::from_secs(5);

/// A host, as fairness sees it: scheme, name and port (spec/polling.md 29).
pub(crate) type Host = Arc<str>;

/// The host of an address.
pub(crate) fn host(url: &Url) -> Host {
    url.origin().ascii_serialization().into()
}

/// All that the owner holds.
pub(crate) struct Owner {
    pub(crate) tools: Tools,
    pub(crate) clock: Clock,
    pub(crate) scheduled: bool,
    pub(crate) active: bool,
    pub(crate) sources: BTreeMap<SourceId, Source>,
    /// The sources' hosts, kept because fairness asks for them all the time.
    pub(crate) hosts: HashMap<SourceId, Host>,
    pub(crate) polls: HashMap<SourceId, PollState>,
    pub(crate) watches: BTreeMap<WatchId, Watch>,
    pub(crate) language: Language,
    pub(crate) matcher: Arc<Matcher>,
    /// Counts the changes of the watchlist, to know the newest.
    pub(crate) edition: u64,
    pub(crate) uncompiled: Vec<Uncompiled>,
    /// Scans of the archive that are on their way.
    pub(crate) scans: usize,
    pub(crate) next_source: u32,
    pub(crate) next_watch: u32,
    /// What the person has set about being told.
    pub(crate) policy: Policy,
    /// The stories of the last days.
    pub(crate) stories: Stories,
    /// What waits until they are in memory again, after a start; none once they are.
    pub(crate) until_restored: Option<Vec<Message>>,
    /// What has become part of what; the store is behind by what is on its way to it.
    pub(crate) joined: HashMap<StoryId, StoryId>,
    /// What was told, and what is on its way to be.
    pub(crate) desk: Desk,
    /// What the person asked watches for besides.
    pub(crate) wishes: Wishes,
    /// The number of the next row of what the desk was asked.
    pub(crate) next_heard: u64,
    /// When the next digest comes, and up to when the last one told.
    pub(crate) digests: Digests,
    /// A write failed: the desk knows of alerts that are not in the store.
    pub(crate) is_desk_stale: bool,
    /// Up to this time is told what waits for siblings: nothing more will come.
    pub(crate) concludes: Option<Timestamp>,
    /// What only counts and is told all the same, and when; none where it is not.
    pub(crate) counted: Option<BTreeSet<(Timestamp, AlertKey)>>,
    /// The store did not take what was to be told; it is tried again then.
    pub(crate) desk_rests_until: Option<Timestamp>,
    pub(crate) paused: bool,
    pub(crate) problems: BTreeMap<&'static str, String>,

    /// Sources a person asked to look at now.
    pub(crate) asked: HashSet<SourceId>,
    /// Sources being asked, with their host.
    pub(crate) asking: HashMap<SourceId, Host>,
    /// Names given to articles that are not on the disk yet.
    pub(crate) pending: HashMap<Fingerprint, ArticleId>,
    /// Batches of looks that are not on the disk yet.
    pub(crate) unstored: usize,
    /// Pages to be read, and the hosts being asked for one.
    pub(crate) pages: VecDeque<Job>,
    pub(crate) reading: HashMap<ArticleId, Host>,
    /// What repeats on the pages of the sources whose pages were read last.
    pub(crate) templates: HashMap<SourceId, Template>,
    /// Notices handed out and not yet answered.
    pub(crate) telling: usize,
    /// No further public source is asked before this time.
    pub(crate) resting_until: Option<Timestamp>,
    /// The time when it was last looked at.
    pub(crate) last_glance: Glance,
    /// Since when there has been no network.
    pub(crate) offline_since: Option<Timestamp>,
    /// Tells rows of one moment apart.
    pub(crate) row: u32,

    pub(crate) inbox: mpsc::Receiver<Message>,
    pub(crate) post: mpsc::Sender<Message>,
    pub(crate) workers: JoinSet<()>,
    pub(crate) events: broadcast::Sender<Event>,
    pub(crate) live: watch::Sender<Live>,
    pub(crate) notices: mpsc::Sender<crate::start::Telling>,
    /// What is to be taken off the desktop.
    pub(crate) withdraw: mpsc::UnboundedSender<Bubble>,
    /// Sources have changed since they were last published.
    pub(crate) is_stale: bool,
    pub(crate) settlers: Vec<oneshot::Sender<()>>,
    pub(crate) stop: CancellationToken,
}

impl Owner {
    /// Runs until it is told to stop.
    pub(crate) async fn run(mut self) {
        self.restore_stories(self.clock.now());
        // Sources take their time to answer.
        self.start_polls(self.clock.now());
        self.resume().await;
        loop {
            let now = self.clock.now();
            self.note_time(now);
            self.start_polls(now);
            self.start_pages();
            self.note_watching(now);
            self.judge_wishes(now);
            self.tell(now).await;
            self.tell_digest(now).await;
            self.settle(now);
            let wake = self.next_wake(now);
            let clock = self.clock.clone();
            tokio::select! {
                () = self.stop.cancelled() => break,
                Some(message) = self.inbox.recv() => self.hear_all(message).await,
                Some(finished) = self.workers.join_next(), if !self.workers.is_empty() => self.outlive(finished),
                () = clock.doze_until(wake) => {}
            }
        }
        self.close().await;
    }

    /// A clock that was set back would silence every source until the old time is reached again.
    fn note_time(&mut self, now: Timestamp) {
        let glance = self.clock.glance();
        let back = self.last_glance.now.duration_since(now);
        if back > CLOCK_SLACK {
            tracing::info!("the clock was set back; the schedule moves with it");
            for state in self.polls.values_mut() {
                schedule::set_back(state, back);
            }
        }
        if glance.slept_since(&self.last_glance) {
            self.came_back(now);
        }
        self.last_glance = glance;
    }

    /// Hears what has come in before looking at the schedule again.
    async fn hear_all(&mut self, first: Message) {
        let mut next = Some(first);
        for _ in 0..TOGETHER {
            let Some(message) = next else { break };
            self.hear(message).await;
            next = self.inbox.try_recv().ok();
        }
        if let Some(last) = next {
            self.hear(last).await;
        }
        if std::mem::take(&mut self.is_stale) {
            self.publish(None);
        }
    }

    async fn hear(&mut self, message: Message) {
        // What is due is told before anything later is heard.
        let now = self.clock.now();
        self.note_time(now);
        if self.desk.next().is_some_and(|at| at <= now) {
            self.tell(now).await;
        }
        let Some(message) = self.postponed(message) else {
            return;
        };
        match message {
            Message::Ask(ask) => self.answer(ask).await,
            Message::Looked(look) => self.take_look(*look),
            Message::PageLooked(look) => self.take_page(*look),
            Message::Stored(after, written) => self.follow_up(after, written),
            Message::Told(about, told) => self.take_told(&about, told),
            Message::Compiled(edition, compiled) => self.take_compiled(edition, compiled),
            Message::Restored(stories) => Box::pin(self.take_restored(*stories)).await,
            Message::Scanned => self.scans = self.scans.saturating_sub(1),
        }
    }

    /// Takes up what a crash or a quit left behind.
    async fn resume(&mut self) {
        let now = self.clock.now();
        let store = self.tools.store.clone();
        self.resume_mutes(&store, now).await;
        self.resume_alerts(&store, now);
        self.resume_digests(&store, now).await;
        self.resume_wishes(&store, now);
        self.resume_pages(&store, now);
        self.resume_presence(now);
        self.resume_packs().await;
        let old = store.forget_rows_before(now - ROWS_KEPT);
        if let Err(error) = store.commit(old).await {
            self.problem("store", Some(error.to_string()));
        }
        self.publish(None);
    }

    /// A worker that panicked has sent no message; its panic costs one document.
    fn outlive(&mut self, finished: Result<(), tokio::task::JoinError>) {
        if let Err(error) = finished {
            tracing::error!(%error, "a worker stopped in the middle of its work");
        }
    }

    /// When the clock gives something to do. What was due by `now` and is not on its way is held
    /// back by something that ends in a message: waiting for the clock as well would be a hot loop.
    fn next_wake(&self, now: Timestamp) -> Timestamp {
        let alerts = self.desk.next().into_iter();
        let polls = self.next_looks();
        alerts
            .chain(polls)
            .chain(self.resting_until)
            .chain(self.desk_rests_until)
            .chain(self.next_counted())
            .chain(self.next_digest(now))
            .chain(self.wishes.next())
            .filter(|at| *at > now)
            .min()
            .unwrap_or(now + IDLE)
            .min(now + IDLE)
    }

    /// Hands a batch to the writer; what follows happens when it is on the disk.
    pub(crate) fn store(&mut self, batch: Batch, after: After) {
        let ticket = self.tools.store.submit(batch);
        let post = self.post.clone();
        self.unstored += 1;
        self.workers.spawn(async move {
            let written = ticket.written().await;
            // The owner is gone when the program ends; then nobody needs to know.
            let _ = post.send(Message::Stored(after, written)).await;
        });
    }

    /// Lets everybody know what is true now.
    pub(crate) fn publish(&self, event: Option<Event>) {
        self.live.send_replace(Live {
            matcher: self.matcher.clone(),
            language: self.language.clone(),
            watches: Arc::new(self.watches.values().cloned().collect()),
            sources: Arc::new(self.sources.values().cloned().collect()),
            asking: self.asking_now(),
            paused: self.paused,
            problems: self.problems.values().cloned().collect(),
        });
        if let Some(event) = event {
            self.tell_event(event);
        }
    }

    /// Lets everybody know who is being asked; nothing else of `Live` has changed.
    pub(crate) fn publish_asking(&self) {
        self.live
            .send_modify(|live| live.asking = self.asking_now());
        self.tell_event(Event::Sources);
    }

    fn asking_now(&self) -> Arc<HashSet<SourceId>> {
        Arc::new(self.asking.keys().copied().collect())
    }

    /// Takes in a new or changed source.
    pub(crate) fn keep_source(&mut self, source: Source) {
        self.hosts.insert(source.id, host(&source.url));
        self.sources.insert(source.id, source);
    }

    pub(crate) fn tell_event(&self, event: Event) {
        // Nobody listens in a terminal's single look.
        let _ = self.events.send(event);
    }

    /// Sets or removes a sentence that stays visible.
    pub(crate) fn problem(&mut self, name: &'static str, sentence: Option<String>) {
        let before = self.problems.get(name).cloned();
        match sentence.clone() {
            Some(sentence) => self.problems.insert(name, sentence),
            None => self.problems.remove(name),
        };
        if before != sentence {
            self.publish(Some(Event::Settings));
        }
    }

    /// The next number for a row of a log.
    pub(crate) fn next_row(&mut self) -> u32 {
        self.row = self.row.wrapping_add(1);
        self.row
    }

    pub(crate) fn store_handle(&self) -> &Store {
        &self.tools.store
    }

    /// Stops scheduling, and waits for what is on its way to the disk.
    async fn close(mut self) {
        let span = self.last_span();
        let unstored = async {
            while self.unstored > 0 || self.telling > 0 {
                match self.inbox.recv().await {
                    Some(Message::Stored(..)) => self.unstored = self.unstored.saturating_sub(1),
                    Some(Message::Told(about, told)) => self.take_told(&about, told),
                    Some(_) => {}
                    None => break,
                }
            }
        };
        if tokio::time::timeout(DRAIN, unstored).await.is_err() {
            tracing::warn!("closing before everything was written");
        }
        let written = tokio::time::timeout(DRAIN, self.tools.store.commit(span)).await;
        if !matches!(written, Ok(Ok(()))) {
            tracing::warn!("until when it was watching could not be written");
        }
        self.workers.shutdown().await;
    }
}

/// Runs work as a task of its own, so that its panic comes back as an answer. It ends with whoever
/// waits for it: on closing, nothing stays behind that has the store.
async fn apart<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Result<T, tokio::task::JoinError> {
    struct Bound<T>(tokio::task::JoinHandle<T>);

    impl<T> Drop for Bound<T> {
        fn drop(&mut self) {
            self.0.abort();
        }
    }

    let mut task = Bound(tokio::spawn(work));
    (&mut task.0).await
}
