//! Starting: the store opened, the owner set going.

use crate::config::Config;
use crate::find::Held;
use crate::handle::Handle;
use crate::language::Language;
use crate::look::Tools;
use crate::message::{Live, Notice, Told};
use crate::picture::Pictures;
use crate::policy;
use crate::preview::Questions;
use crate::run::{Digests, Owner, Wishes, host};
use crate::store::{Bubble, Store, StoreError};
use newshawk_core::alert::Hold;
use newshawk_core::alert::desk::Desk;
use newshawk_core::digest::Digest;
use newshawk_core::story::{KEPT, Stories};
use newshawk_core::watch::Watch;
use newshawk_fetch::{Config as FetchConfig, Fetcher};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;

/// So many questions may wait for the owner; then the asker waits.
const QUESTIONS: usize = 256;
/// So many notices may wait for the desktop.
const NOTICES: usize = 16;

/// A started engine.
pub struct Engine {
    /// The way to ask it.
    pub handle: Handle,
    /// What is to be shown; whoever takes them answers each.
    pub notices: mpsc::Receiver<Telling>,
    /// What the person has read in the meantime, to be taken off the desktop.
    pub withdrawn: mpsc::UnboundedReceiver<Bubble>,
    /// The owner's task; it ends after `Handle::close`.
    pub task: JoinHandle<()>,
    /// A sentence for the person when a damaged store was set aside.
    pub notice: Option<String>,
}

/// What is to be shown, and the way to say what came of it.
pub struct Telling {
    /// One story, or several that are told together.
    pub notices: Vec<Notice>,
    /// Why several are told together.
    pub together: Option<Hold>,
    /// A digest, in place of stories.
    pub digest: Option<Digest>,
    /// What came of it.
    pub reply: oneshot::Sender<Told>,
}

/// A sentence for the person when stored watches can't be understood.
fn unreadable(store: &Store) -> Option<String> {
    let watches = store.unreadable_watches();
    let (name, error) = watches.first()?;
    let others = match watches.len() - 1 {
        0 => String::new(),
        1 => " One more watch has the same trouble.".to_owned(),
        more => format!(" {more} more watches have the same trouble."),
    };
    Some(format!(
        "The watch “{name}” can't be understood any more and finds nothing: {error} Write it anew in the settings; the old one is kept.{others}"
    ))
}

impl Engine {
    /// Opens the store and starts the owner, on the current tokio runtime.
    ///
    /// # Errors
    /// When the store can't be opened; the message says what to do.
    pub fn start(config: Config) -> Result<Self, StoreError> {
        let folder = config.store_folder();
        let opened = Store::open(&folder, config.clock.now())?;
        let failed = |detail: String| StoreError::Folder {
            folder: folder.clone(),
            detail,
        };
        let mut fetch = FetchConfig::new(config.user_agent.clone());
        fetch.total_timeout = config.request_timeout;
        fetch.idle_timeout = fetch.idle_timeout.min(config.request_timeout);
        fetch.connect_timeout = fetch.connect_timeout.min(config.request_timeout);
        let fetcher = Fetcher::new(fetch).map_err(|error| failed(error.to_string()))?;
        let store = opened.store;
        let (post, inbox) = mpsc::channel(QUESTIONS);
        let (notices, announced) = mpsc::channel(NOTICES);
        // The person's own pace bounds it.
        let (withdraw, withdrawn) = mpsc::unbounded_channel();
        let (events, _) = broadcast::channel(QUESTIONS);
        let watches: BTreeMap<_, _> = store
            .watches()
            .into_iter()
            .map(|watch| (watch.id, watch))
            .collect();
        let sources: BTreeMap<_, _> = store
            .sources()
            .into_iter()
            .map(|source| (source.id, source))
            .collect();
        let (next_source, next_watch) = store.next_numbers();
        let language = Language::new(config.packs_folder());
        let list: Arc<Vec<Watch>> = Arc::new(watches.values().cloned().collect());
        let matcher = Arc::new(language.matcher(&list));
        let paused = store.setting("paused").as_deref() == Some("yes");
        let damage = opened.notice.clone();
        let problems: BTreeMap<&'static str, String> = damage
            .map(|notice| ("damaged", notice))
            .into_iter()
            .chain(unreadable(&store).map(|sentence| ("watches", sentence)))
            .collect();
        let (live, live_now) = watch::channel(Live {
            matcher: matcher.clone(),
            language: language.clone(),
            watches: list,
            sources: Arc::new(sources.values().cloned().collect()),
            asking: Arc::default(),
            paused,
            problems: problems.values().cloned().collect(),
        });
        let stop = CancellationToken::new();
        let owner = Owner {
            tools: Tools::new(fetcher.clone(), store.clone()),
            clock: config.clock.clone(),
            scheduled: config.scheduled,
            active: config.active,
            polls: store.polls(),
            policy: policy::stored(&store, &config, &watches),
            stories: Stories::new(KEPT),
            until_restored: Some(Vec::new()),
            joined: HashMap::new(),
            desk: Desk::default(),
            wishes: Wishes::default(),
            next_heard: store.next_heard(),
            digests: Digests::of(&store),
            is_desk_stale: false,
            desk_rests_until: None,
            concludes: None,
            counted: config.tells_all.then(BTreeSet::new),
            paused,
            hosts: sources
                .values()
                .map(|source| (source.id, host(&source.url)))
                .collect(),
            sources,
            watches,
            language,
            matcher,
            edition: 0,
            uncompiled: Vec::new(),
            scans: 0,
            next_source,
            next_watch,
            problems,
            asked: HashSet::new(),
            asking: HashMap::new(),
            pending: HashMap::new(),
            unstored: 0,
            pages: VecDeque::new(),
            reading: HashMap::new(),
            templates: HashMap::new(),
            telling: 0,
            resting_until: None,
            last_glance: config.clock.glance(),
            offline_since: None,
            row: 0,
            inbox,
            post: post.clone(),
            workers: JoinSet::new(),
            events: events.clone(),
            live,
            notices,
            withdraw,
            is_stale: false,
            settlers: Vec::new(),
            stop: stop.clone(),
        };
        let task = tokio::spawn(owner.run());
        let handle = Handle {
            post,
            events,
            live: live_now,
            store,
            fetcher,
            pictures: Pictures::new(config.pictures_folder()),
            clock: config.clock,
            previews: Questions::default(),
            counts: Questions::default(),
            held: Held::default(),
            stop,
        };
        Ok(Self {
            handle,
            notices: announced,
            withdrawn,
            task,
            notice: opened.notice,
        })
    }
}
