//! A whole Newshawk over a folder of its own, with a clock that goes when it is told to, and
//! publishers on loopback.

mod desk;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::SignedDuration;
use newshawk_core::Timestamp;
use newshawk_core::alert::{Fate, Quiet};
use newshawk_core::article::Article;
use newshawk_core::digest::Digest;
use newshawk_core::ids::{SourceId, WatchId};
use newshawk_core::matching::Matcher;
use newshawk_core::schedule::PollState;
use newshawk_core::watch::{Level, Options};
use newshawk_engine::rehearsal::{Rehearsal, Span, recorded_until, rehearse};
use newshawk_engine::store::{AlertEntry, Drop, StoreError};
use newshawk_engine::{
    Config, Engine, Handle, ManualClock, Notice, SourceChange, Told, WatchChange,
};
use tempfile::TempDir;
use tokio::task::JoinHandle;
use url::Url;

use crate::made_up::{self, Item};
use crate::server::{Recorded, Reply, Server};
use desk::Desk;
pub use desk::Manner;

/// Nothing in these tests takes that long, on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// While a file of this name lies in the folder of everything, the stories are not put back.
const STORIES_WAIT: &str = "stories-wait";

/// A running Newshawk.
pub struct Newsroom {
    /// Its handle.
    pub handle: Handle,
    /// Its time.
    pub clock: ManualClock,
    /// A sentence of the opening.
    pub notice: Option<String>,
    is_spared: bool,
    desk: Desk,
    task: JoinHandle<()>,
    folder: TempDir,
}

impl Newsroom {
    /// A new one, on the morning of the made-up day.
    pub async fn open() -> Newsroom {
        let folder = tempfile::tempdir().expect("a folder for the test");
        Newsroom::start(folder, made_up::now(), Manner::Shows, false).await
    }

    /// A new one at another time.
    pub async fn open_at(now: Timestamp) -> Newsroom {
        let folder = tempfile::tempdir().expect("a folder for the test");
        Newsroom::start(folder, now, Manner::Shows, false).await
    }

    /// A new one whose desk behaves differently.
    pub async fn open_with(manner: Manner) -> Newsroom {
        let folder = tempfile::tempdir().expect("a folder for the test");
        Newsroom::start(folder, made_up::now(), manner, false).await
    }

    /// Quits.
    pub async fn quit(self) -> (TempDir, Timestamp) {
        self.handle.close();
        within(self.task).await.expect("it ends in order");
        self.desk.task.abort();
        (self.folder, self.clock.now())
    }

    /// Quits and starts again over the same folder, with an empty desk.
    pub async fn reopen(self) -> Newsroom {
        self.reopen_with(Manner::Shows).await
    }

    /// The same, with another desk.
    pub async fn reopen_with(self, manner: Manner) -> Newsroom {
        let is_spared = self.is_spared;
        let (folder, now) = self.quit().await;
        Newsroom::start(folder, now, manner, is_spared).await
    }

    /// The same, and the stories of before stay where they are, in the store, until
    /// `restore_stories`: what comes meanwhile has to wait for them.
    pub async fn reopen_without_stories(self) -> Newsroom {
        let is_spared = self.is_spared;
        let (folder, now) = self.quit().await;
        std::fs::write(folder.path().join(STORIES_WAIT), "").expect("it is written");
        Newsroom::start(folder, now, Manner::Shows, is_spared).await
    }

    /// Lets the stories of before come back.
    pub fn restore_stories(&self) {
        std::fs::remove_file(self.folder().join(STORIES_WAIT)).expect("they are held back");
    }

    /// A new one for somebody who reads notifications and not lines: with a limit to their number,
    /// and with digests.
    pub async fn for_a_person(now: Timestamp) -> Newsroom {
        let folder = tempfile::tempdir().expect("a folder for the test");
        Newsroom::start(folder, now, Manner::Shows, true).await
    }

    /// One for such a person over a folder that another one left.
    pub async fn for_a_person_in(folder: TempDir, now: Timestamp) -> Newsroom {
        Newsroom::start(folder, now, Manner::Shows, true).await
    }

    /// One over a folder that another one left.
    pub async fn open_in(folder: TempDir, now: Timestamp) -> Newsroom {
        Newsroom::start(folder, now, Manner::Shows, false).await
    }

    async fn start(folder: TempDir, now: Timestamp, manner: Manner, is_spared: bool) -> Newsroom {
        let clock = ManualClock::new(now);
        let mut config = Config::new(folder.path());
        config.clock = clock.clock();
        config.request_timeout = Duration::from_secs(10);
        // Budgets, summaries and digests have tests of their own.
        config.tells_all = !is_spared;
        let engine = within(started(config)).await;
        Newsroom {
            is_spared,
            desk: Desk::open(engine.notices, engine.withdrawn, manner),
            handle: engine.handle,
            clock,
            notice: engine.notice,
            task: engine.task,
            folder,
        }
    }

    /// Watches for a query, under its own name, loud enough to notify.
    pub async fn watch(&self, query: &str) -> WatchId {
        self.save_watch(None, query, Level::Notify, false).await
    }

    /// Saves a watch.
    pub async fn save_watch(
        &self,
        id: Option<WatchId>,
        query: &str,
        level: Level,
        paused: bool,
    ) -> WatchId {
        self.save(id, query, level, paused, Options::default())
            .await
    }

    /// Watches for a query, under its own name, loud enough to notify, and asks for more.
    pub async fn watch_asking(&self, query: &str, options: Options) -> WatchId {
        self.save(None, query, Level::Notify, false, options).await
    }

    async fn save(
        &self,
        id: Option<WatchId>,
        query: &str,
        level: Level,
        paused: bool,
        options: Options,
    ) -> WatchId {
        let change = WatchChange {
            id,
            name: String::new(),
            query: query.to_owned(),
            level,
            paused,
            sample: false,
            options,
        };
        let saved = within(self.handle.save_watch(change)).await;
        saved.expect("the watch is saved")
    }

    /// Its folder of everything.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// A query as a search takes it, with the names it uses looked up.
    pub fn compiled(&self, query: &str) -> Arc<Matcher> {
        let live = self.handle.live();
        let query = live.language.check(query, None, &live.watches);
        live.language
            .matcher_for(&query.expect("the query is right"), &live.watches)
    }

    /// Subscribes, and waits for the first look.
    pub async fn subscribe(&self, url: &Url) -> SourceId {
        let list = vec![("Harbour Post".to_owned(), url.clone())];
        let added = within(self.handle.add_sources(list, false)).await;
        self.settle().await;
        added.expect("it is added").added[0]
    }

    /// Changes one thing about a source.
    pub async fn change(&self, id: SourceId, change: impl FnOnce(&mut SourceChange)) {
        let mut wanted = SourceChange {
            id,
            title: None,
            cadence: None,
            full_text: None,
            paused: None,
        };
        change(&mut wanted);
        let changed = within(self.handle.change_source(wanted)).await;
        changed.expect("the source is changed");
    }

    /// Looks at all sources now, and waits for what follows.
    pub async fn look(&self) {
        let asked = within(self.handle.check(None)).await;
        asked.expect("it answers");
        self.settle().await;
    }

    /// Lets time pass, and waits for what follows.
    pub async fn pass(&self, time: SignedDuration) {
        self.clock.advance(time);
        // The owner sees the new time when it next looks up; a question makes it do so.
        within(self.handle.set_problem("test", None)).await;
        self.settle().await;
    }

    /// The machine sleeps for so long.
    pub async fn sleep(&self, time: SignedDuration) {
        self.clock.sleep(time);
        within(self.handle.set_problem("test", None)).await;
    }

    /// The numbers of what was taken off the desk.
    pub fn taken_off(&self) -> Vec<u32> {
        lock(&self.desk.taken_off).clone()
    }

    /// Waits until nothing is on its way; what waits for siblings is told without them.
    pub async fn settle(&self) {
        within(self.handle.concluded()).await;
    }

    /// What the desk got: the headline, and the names of the watches.
    pub fn told(&self) -> Vec<(String, Vec<String>)> {
        let line = |notice: Notice| {
            let watches = notice.watches.into_iter().map(|(_, name)| name).collect();
            (notice.title, watches)
        };
        self.notices().into_iter().map(line).collect()
    }

    /// The headlines the desk got.
    pub fn headlines(&self) -> Vec<String> {
        self.told().into_iter().map(|(title, _)| title).collect()
    }

    /// The notices the desk got.
    pub fn notices(&self) -> Vec<Notice> {
        lock(&self.desk.told).clone()
    }

    /// The desk shows what it has taken.
    pub async fn show(&self) {
        for (reply, bubble) in lock(&self.desk.taken).drain(..) {
            // The engine may be closing: then nobody waits for the answer.
            let _ = reply.send(Told::Shown(bubble));
        }
        self.settle().await;
    }

    /// The digests the desk got.
    pub fn digests(&self) -> Vec<Digest> {
        lock(&self.desk.digests).clone()
    }

    /// Waits until the desk got so many notices.
    pub async fn told_to_be(&self, count: usize) {
        eventually(|| self.notices().len() == count).await;
    }

    /// The headlines a watch has matched, newest first.
    pub fn matched(&self, watch: WatchId) -> Vec<String> {
        let store = self.handle.store();
        let title = |id| store.head(id).map(|head| head.title);
        store.matches_of(watch, None).filter_map(title).collect()
    }

    /// All articles, newest first.
    pub fn articles(&self) -> Vec<Article> {
        let store = self.handle.store();
        let heads = store.heads(None);
        heads.filter_map(|head| store.article(head.id)).collect()
    }

    /// All alerts.
    pub fn alerts(&self) -> Vec<AlertEntry> {
        self.handle.store().alerts().collect()
    }

    /// Why alerts were silent.
    pub fn silences(&self) -> Vec<Quiet> {
        let quiet = |entry: AlertEntry| match entry.alert.fate {
            Fate::Quiet(why) => Some(why),
            _ => None,
        };
        self.alerts().into_iter().filter_map(quiet).collect()
    }

    /// All that the journal has.
    pub fn recorded(&self) -> Span {
        let store = self.handle.store();
        Span {
            from: store.heard_since().expect("something was heard"),
            to: recorded_until(store).expect("something was heard"),
        }
    }

    /// All of it, played again with the settings of now.
    pub fn rehearsed(&self) -> Rehearsal {
        let (store, config) = (self.handle.store(), Config::new(self.folder()));
        let played = rehearse(store, &config, self.recorded(), |_, _| {});
        played.expect("there is a record")
    }

    /// What went no further.
    pub fn drops(&self) -> Vec<Drop> {
        self.handle.store().drops().map(|(_, drop)| drop).collect()
    }

    /// What is known of a source's polls.
    pub fn poll(&self, source: SourceId) -> PollState {
        let polls = self.handle.store().polls();
        polls.get(&source).cloned().unwrap_or_default()
    }

    /// The source's trouble, as a sentence.
    pub fn trouble(&self, source: SourceId) -> String {
        self.poll(source).trouble
    }

    /// How long after now a source is looked at next; none for never.
    pub fn next_look(&self, source: SourceId) -> Option<SignedDuration> {
        let next = self.poll(source).next?;
        Some(next.duration_since(self.clock.now()))
    }
}

/// The lock of the store is freed by the last worker that reads: that may take a moment.
async fn started(config: Config) -> Engine {
    loop {
        match Engine::start(config.clone()) {
            Ok(engine) => return engine,
            Err(StoreError::Busy { .. }) => tokio::time::sleep(Duration::from_millis(10)).await,
            Err(error) => panic!("it does not start: {error}"),
        }
    }
}

type Script = Arc<dyn Fn(&Recorded) -> Reply + Send + Sync>;

/// A publisher: a server whose pages can be changed while it runs.
pub struct Site {
    server: Server,
    pages: Arc<Mutex<HashMap<String, Script>>>,
}

impl Site {
    /// A publisher without pages.
    pub async fn open() -> Site {
        let pages: Arc<Mutex<HashMap<String, Script>>> = Arc::default();
        let known = pages.clone();
        let server = Server::start(move |request| {
            let page = lock(&known).get(&request.target).cloned();
            page.map_or_else(|| Reply::status(404), |page| page(request))
        });
        Site {
            server: server.await,
            pages,
        }
    }

    /// A publisher with a feed of items at `/feed`.
    pub async fn with_feed(items: &[Item]) -> Site {
        let site = Site::open().await;
        site.publish(items);
        site
    }

    /// What the feed at `/feed` says from now on.
    pub fn publish(&self, items: &[Item]) {
        self.put("/feed", Reply::ok(made_up::feed(items)));
    }

    /// What an address answers from now on.
    pub fn put(&self, target: &str, reply: Reply) {
        self.put_script(target, move |_| reply.clone());
    }

    /// What an address answers from now on, depending on the request.
    pub fn put_script(
        &self,
        target: &str,
        script: impl Fn(&Recorded) -> Reply + Send + Sync + 'static,
    ) {
        lock(&self.pages).insert(target.to_owned(), Arc::new(script));
    }

    /// The feed's address.
    pub fn feed(&self) -> Url {
        self.server.url("/feed")
    }

    /// Any address.
    pub fn url(&self, target: &str) -> Url {
        self.server.url(target)
    }

    /// The requests for an address so far.
    pub fn asked(&self, target: &str) -> Vec<Recorded> {
        let all = self.server.requests();
        all.into_iter().filter(|it| it.target == target).collect()
    }

    /// The most requests that were being answered at one time.
    pub fn most_in_flight(&self) -> usize {
        self.server.most_in_flight()
    }

    /// How many bytes it has sent.
    pub fn sent(&self) -> u64 {
        self.server.sent()
    }
}

/// Waits for something, but not for ever.
pub async fn within<T>(work: impl Future<Output = T>) -> T {
    let done = tokio::time::timeout(PATIENCE, work).await;
    done.expect("this takes less than twenty seconds")
}

/// Waits until something is so.
pub async fn eventually(is_so: impl Fn() -> bool) {
    let waiting = async {
        while !is_so() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    within(waiting).await;
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
