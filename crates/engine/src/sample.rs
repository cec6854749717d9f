//! The demo, played through the whole app: real HTTP, parsing, matching, store and notifications.

use std::time::Duration;

use newshawk_core::watch::Level;
use url::Url;

use crate::demo::{DemoWorld, Published};
use crate::handle::{AskError, Handle, WatchChange};

/// A made-up day, subscribed to.
pub struct SampleDay {
    world: DemoWorld,
    handle: Handle,
}

impl SampleDay {
    /// Starts the made-up outlets, subscribes to them and watches for the demo's words. All of it is
    /// marked as sample data.
    ///
    /// # Errors
    /// When no loopback port is free, or the store refuses.
    pub async fn start(handle: Handle) -> Result<Self, AskError> {
        let world = DemoWorld::start(handle.now()).await.map_err(|error| {
            AskError::Network(format!(
                "The made-up outlets can't be started on this computer: {error}."
            ))
        })?;
        // An earlier day has ended with the program that played it.
        handle.remove_sample().await?;
        for watch in DemoWorld::watches() {
            let level = if watch.interrupt {
                Level::Interrupt
            } else {
                Level::Notify
            };
            let change = WatchChange {
                id: None,
                name: watch.name.to_owned(),
                query: watch.query.to_owned(),
                level,
                paused: false,
                sample: true,
                options: newshawk_core::watch::Options::default(),
            };
            handle.save_watch(change).await?;
        }
        let sources = world
            .sources()
            .into_iter()
            .filter_map(|source| Some((source.title.to_owned(), Url::parse(&source.url).ok()?)));
        handle.add_sources(sources.collect(), true).await?;
        Ok(Self { world, handle })
    }

    /// How many items are still to come.
    pub fn remaining(&self) -> usize {
        self.world.remaining()
    }

    /// Publishes the next item and has its outlet looked at; none at the end of the day.
    ///
    /// # Errors
    /// When the engine is closing.
    pub async fn next(&self) -> Result<Option<Published>, AskError> {
        let Some(published) = self.world.publish_next(self.handle.now()) else {
            return Ok(None);
        };
        let source = self
            .handle
            .live()
            .sources
            .iter()
            .find(|source| source.url.as_str() == published.feed)
            .map(|source| source.id);
        if let Some(source) = source {
            self.handle.check(Some(source)).await?;
        }
        Ok(Some(published))
    }

    /// Asks those outlets again that did not answer the last time; false where all did.
    ///
    /// # Errors
    /// When the engine is closing.
    pub async fn ask_again(&self) -> Result<bool, AskError> {
        let polls = self.handle.store().polls();
        let is_silent = |id| polls.get(&id).is_some_and(|state| state.failures > 0);
        let mut asked = false;
        for source in self.handle.live().sources.iter() {
            if source.sample && is_silent(source.id) {
                self.handle.check(Some(source.id)).await?;
                asked = true;
            }
        }
        Ok(asked)
    }

    /// Plays the day to its end, an item every `pace`, after the first looks are done. Ends early
    /// when the sample data was removed.
    ///
    /// # Errors
    /// When the engine is closing.
    pub async fn play(&self, pace: Duration) -> Result<(), AskError> {
        loop {
            tokio::time::sleep(pace).await;
            let is_removed = !self
                .handle
                .live()
                .sources
                .iter()
                .any(|source| source.sample);
            if is_removed || self.next().await?.is_none() {
                return Ok(());
            }
        }
    }
}
