//! The engine as others ask it.

use crate::clock::Clock;
use crate::find::Held;
use crate::message::{Ask, Checked, Event, Live, Message, NewSource};
use crate::picture::Pictures;
use crate::preview::Questions;
use crate::store::{Judgement, Status, Store, StoreError};
use newshawk_core::alert::mute::Mute;
use newshawk_core::ids::{ArticleId, SourceId, StoryId, WatchId};
use newshawk_core::query::QueryError;
use newshawk_core::source::{AddressError, Cadence, FullText, Source, SourceKind};
use newshawk_core::watch::{Level, Options, Watch};
use newshawk_fetch::Fetcher;
use newshawk_reader::opml;
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use tokio_util::sync::CancellationToken;
use url::Url;

/// Asks the engine. Cheap to clone.
#[derive(Clone)]
pub struct Handle {
    pub(crate) post: mpsc::Sender<Message>,
    pub(crate) events: broadcast::Sender<Event>,
    pub(crate) live: watch::Receiver<Live>,
    pub(crate) store: Store,
    pub(crate) fetcher: Fetcher,
    pub(crate) clock: Clock,
    pub(crate) pictures: Pictures,
    pub(crate) previews: Questions,
    pub(crate) counts: Questions,
    /// The page whose headlines are being chosen.
    pub(crate) held: Held,
    pub(crate) stop: CancellationToken,
}

/// A watch to be saved.
#[derive(Clone, Debug)]
pub struct WatchChange {
    /// The watch to change, or none for a new one.
    pub id: Option<WatchId>,
    /// Its name; empty means: the query itself.
    pub name: String,
    /// Its query, as typed.
    pub query: String,
    /// How loudly it speaks.
    pub level: Level,
    /// Paused.
    pub paused: bool,
    /// Part of the made-up news.
    pub sample: bool,
    /// What it is asked for besides.
    pub options: Options,
}

/// What is to change about a source; none leaves it as it is.
#[derive(Clone, Debug)]
pub struct SourceChange {
    /// The source.
    pub id: SourceId,
    /// Its title.
    pub title: Option<String>,
    /// How often it is looked at.
    pub cadence: Option<Cadence>,
    /// Whether pages are read.
    pub full_text: Option<FullText>,
    /// Paused.
    pub paused: Option<bool>,
}

/// The answer to an import.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// New sources.
    pub added: Vec<SourceId>,
    /// How many were there already.
    pub known: usize,
}

/// Why something asked could not be done; each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The address can't be used.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The query can't be understood.
    #[error(transparent)]
    Query(QueryError),
    /// The address could not be asked, or gave nothing one could watch.
    #[error("{0}")]
    Network(String),
    /// The file is no list of sources.
    #[error("{0}")]
    File(String),
    /// Another watch refers to it.
    #[error(
        "“{by}” refers to “{watch}” with #. Change “{by}” first, or leave the name of “{watch}” as it is."
    )]
    Used {
        /// The watch that was to go, or to get another name.
        watch: String,
        /// The watch that refers to it.
        by: String,
    },
    /// The watchlist could not be made ready.
    #[error(
        "Newshawk stumbled over this watch, which is our fault. It is saved, and looked for after the next start; the log has more."
    )]
    Uncompiled,
    /// It is not there any more.
    #[error("This {0} is not there any more.")]
    Missing(&'static str),
    /// The store failed.
    #[error(transparent)]
    Store(StoreError),
    /// The engine is closing.
    #[error("Newshawk is closing.")]
    Closing,
}

impl Handle {
    /// The store, for reading.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// What is true now.
    pub fn live(&self) -> Live {
        self.live.borrow().clone()
    }

    /// The facts, as they happen.
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }

    /// The time, as the engine sees it.
    pub fn now(&self) -> jiff::Timestamp {
        self.clock.now()
    }

    /// Tells the owner to end; await `Engine::task` to know that it has.
    pub fn close(&self) {
        self.stop.cancel();
    }

    pub(crate) async fn ask<T>(
        &self,
        make: impl FnOnce(oneshot::Sender<Result<T, AskError>>) -> Ask,
    ) -> Result<T, AskError> {
        let (sender, answer) = oneshot::channel();
        self.post
            .send(Message::Ask(make(sender)))
            .await
            .map_err(|_| AskError::Closing)?;
        answer.await.unwrap_or(Err(AskError::Closing))
    }

    /// Imports the sources of an OPML file; answers also with the lines that could not be used.
    ///
    /// # Errors
    /// When nothing of the file can be used.
    pub async fn import_opml(&self, bytes: Vec<u8>) -> Result<(Imported, Vec<String>), AskError> {
        let read = tokio::task::spawn_blocking(move || opml::read(&bytes))
            .await
            .map_err(|_| AskError::Closing)?;
        let read = read.map_err(|error| {
            AskError::File(format!(
                "This file is no list of sources: {error}. Export one as OPML and try again."
            ))
        })?;
        let list = read.outlines.into_iter().map(|mut outline| NewSource {
            url: outline.url,
            kind: SourceKind::take(&mut outline.attributes),
            title: outline.title,
            site: outline.site,
            folder: outline.folder,
            attributes: outline.attributes,
            sample: false,
        });
        let list: Vec<NewSource> = list.collect();
        let imported = self.ask(|answer| Ask::ImportSources(list, answer)).await?;
        Ok((imported, read.flaws))
    }

    /// All sources as OPML.
    pub fn export_opml(&self) -> String {
        opml_of(&self.live().sources)
    }

    /// Adds sources by title and address, without asking them first.
    ///
    /// # Errors
    /// When they can't be stored.
    pub async fn add_sources(
        &self,
        list: Vec<(String, Url)>,
        sample: bool,
    ) -> Result<Imported, AskError> {
        let new = |(title, url)| NewSource {
            url,
            kind: SourceKind::Feed,
            title,
            site: None,
            folder: String::new(),
            attributes: Vec::new(),
            sample,
        };
        let list: Vec<NewSource> = list.into_iter().map(new).collect();
        self.ask(|answer| Ask::ImportSources(list, answer)).await
    }

    /// Changes a source.
    ///
    /// # Errors
    /// When it is gone or can't be stored.
    pub async fn change_source(&self, change: SourceChange) -> Result<(), AskError> {
        self.ask(|answer| Ask::ChangeSource(change, answer)).await
    }

    /// Removes a source; its articles stay.
    ///
    /// # Errors
    /// When it is gone or can't be stored.
    pub async fn remove_source(&self, id: SourceId) -> Result<(), AskError> {
        self.ask(|answer| Ask::RemoveSource(id, answer)).await
    }

    /// Saves a watch; when this answers, the archive's matches are listed.
    ///
    /// # Errors
    /// When the query can't be understood, or it can't be stored.
    pub async fn save_watch(&self, change: WatchChange) -> Result<WatchId, AskError> {
        let live = self.live();
        let is_unchanged = |watch: &&Watch| {
            Some(watch.id) == change.id && watch.query.text() == change.query.trim()
        };
        // Packs are looked up here: reading them is no work for the owner. A watch whose pack is
        // gone can still be paused.
        if !live.watches.iter().any(|watch| is_unchanged(&watch)) {
            self.check_query(&change.query).await?;
        }
        self.ask(|answer| Ask::SaveWatch(change, answer)).await
    }

    /// Removes a watch and its matches.
    ///
    /// # Errors
    /// When it is gone or can't be stored.
    pub async fn remove_watch(&self, id: WatchId) -> Result<(), AskError> {
        self.ask(|answer| Ask::RemoveWatch(id, answer)).await
    }

    /// Marks articles.
    ///
    /// # Errors
    /// When it can't be stored.
    pub async fn set_status(&self, list: Vec<(ArticleId, Status)>) -> Result<(), AskError> {
        self.ask(|answer| Ask::SetStatus(list, answer)).await
    }

    /// Keeps what the person says of articles that watches found; none takes it back.
    ///
    /// # Errors
    /// When it can't be stored.
    pub async fn judge(
        &self,
        list: Vec<(WatchId, ArticleId, Option<Judgement>)>,
    ) -> Result<(), AskError> {
        self.ask(|answer| Ask::Judge(list, answer)).await
    }

    /// Two stories are one, says the person; answers with the one that remains.
    ///
    /// # Errors
    /// When it can't be stored.
    pub async fn unite_stories(&self, a: StoryId, b: StoryId) -> Result<StoryId, AskError> {
        self.ask(|answer| Ask::UniteStories(a, b, answer)).await
    }

    /// An article tells another story than the one it is in, says the person; answers with its
    /// story from now on.
    ///
    /// # Errors
    /// When the article is gone, or it can't be stored.
    pub async fn split_story(&self, article: ArticleId) -> Result<StoryId, AskError> {
        self.ask(|answer| Ask::SplitStory(article, answer)).await
    }

    /// Keeps a setting.
    ///
    /// # Errors
    /// When it can't be stored.
    pub async fn set_setting(&self, name: &str, value: &str) -> Result<(), AskError> {
        let (name, value) = (name.to_owned(), value.to_owned());
        self.ask(|answer| Ask::SetSetting(name, value, answer))
            .await
    }

    /// Mutes a watch, a story or a source: it is listed as before, and never told.
    ///
    /// # Errors
    /// When it is gone or can't be stored.
    pub async fn mute(&self, what: Mute) -> Result<(), AskError> {
        self.ask(|answer| Ask::Mute(what, answer)).await
    }

    /// Ends that; what was muted is not told afterwards, what comes new is.
    ///
    /// # Errors
    /// When it can't be stored.
    pub async fn unmute(&self, what: Mute) -> Result<(), AskError> {
        self.ask(|answer| Ask::Unmute(what, answer)).await
    }

    /// Looks at one source, or at all, now and conditionally.
    ///
    /// # Errors
    /// When the engine is closing.
    pub async fn check(&self, only: Option<SourceId>) -> Result<Checked, AskError> {
        self.ask(|answer| Ask::Check(only, answer)).await
    }

    /// Pauses all polling, or goes on.
    ///
    /// # Errors
    /// When it can't be stored.
    pub async fn pause(&self, paused: bool) -> Result<(), AskError> {
        self.ask(|answer| Ask::Pause(paused, answer)).await
    }

    /// Sets or removes a sentence that stays visible.
    pub async fn set_problem(&self, name: &'static str, sentence: Option<String>) {
        // The engine is closing: then nobody looks any more.
        let _ = self
            .post
            .send(Message::Ask(Ask::Problem { name, sentence }))
            .await;
    }

    /// Removes the made-up news and all that belongs to it.
    ///
    /// # Errors
    /// When it can't be stored.
    pub async fn remove_sample(&self) -> Result<(), AskError> {
        self.ask(Ask::RemoveSample).await
    }

    /// Waits until nothing is on its way, and tells what waited for siblings only: nothing more
    /// will come.
    pub async fn concluded(&self) {
        self.settled().await;
        self.conclude().await;
        self.settled().await;
    }

    /// Tells what waits for siblings now, without waiting for what is on its way.
    pub async fn conclude(&self) {
        let (sender, answer) = oneshot::channel();
        let asked = self.post.send(Message::Ask(Ask::Conclude(sender))).await;
        if asked.is_ok() {
            let _ = answer.await;
        }
    }

    /// Waits until nothing is on its way: no look, no page, no write, no notice
    /// that is due.
    pub async fn settled(&self) {
        let (sender, answer) = oneshot::channel();
        if self
            .post
            .send(Message::Ask(Ask::Settled(sender)))
            .await
            .is_ok()
        {
            let _ = answer.await;
        }
    }
}

/// Sources as OPML, without passwords and without the made-up ones.
pub fn opml_of(sources: &[Source]) -> String {
    let own = sources.iter().filter(|source| !source.sample);
    let outlines: Vec<opml::Outline> = own
        .map(|source| opml::Outline {
            title: source.title.clone(),
            url: newshawk_fetch::without_credentials(&source.url),
            site: source.site.clone(),
            folder: source.folder.clone(),
            attributes: source
                .attributes
                .iter()
                .cloned()
                .chain(source.kind.attribute())
                .collect(),
        })
        .collect();
    opml::write("Newshawk sources", &outlines)
}
