//! The made-up news world, for trying the app without waiting for the world to move.
//!
//! A loopback server with eight invented outlets. Most of their day is already
//! printed when a person arrives; the rest appears item by item. Everything goes
//! the way real news goes (HTTP, feeds, pages, extraction, matching), so what the
//! demo shows is what the app does. [`truth`] says what it ought to find.

mod day;
mod render;
mod serve;
mod world;

#[cfg(test)]
mod tests;

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use self::day::Day;
use self::world::{Item, OUTLETS};

/// A running loopback server with a made-up day of news; it stops when dropped.
#[derive(Debug)]
pub struct DemoWorld {
    day: Arc<Mutex<Day>>,
    server: JoinHandle<()>,
}

/// A made-up outlet's feed, to subscribe to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoSource {
    /// The outlet's name.
    pub title: &'static str,
    /// Its feed's address on loopback.
    pub url: String,
}

/// A watch that finds something in the made-up day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoWatch {
    /// Its name, by which [`Truth`] refers to it.
    pub name: &'static str,
    /// Its query: the names of its subject in the outlets' languages.
    pub query: &'static str,
    /// Is it meant to interrupt, so that something is heard at once?
    pub interrupt: bool,
}

/// What has just appeared in a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The outlet's name.
    pub outlet: &'static str,
    /// The feed it stands in, the same address as in [`DemoSource`].
    pub feed: String,
    /// The headline as it now reads.
    pub headline: &'static str,
    /// Is it an earlier item with a corrected headline? Then it must not alert again.
    pub correction: bool,
}

/// What is true of one item, decided by its author and checked by a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Truth {
    /// The outlet's name.
    pub outlet: &'static str,
    /// The headline; of a corrected item, the corrected one.
    pub headline: &'static str,
    /// The headline before its correction, if there is one.
    pub earlier_headline: Option<&'static str>,
    /// The path of its page on the demo's server.
    pub path: String,
    /// Does it appear only while the demo runs? The others are there from the start and stay silent.
    pub live: bool,
    /// Does it come without a date?
    pub undated: bool,
    /// Items with the same name here report the same event.
    pub story: Option<&'static str>,
    /// The tag of the language it is written in.
    pub language: &'static str,
    /// Names of the watches that hold by the article's own words.
    pub watches: Vec<&'static str>,
    /// Names of watches whose words were put beside the article as a trap. (Lists of other headlines on other
    /// pages may hold such words as well.)
    pub only_beside: Vec<&'static str>,
}

impl Truth {
    /// Items of which this is the same are told once: those of one story. What another language says
    /// of it may be told by itself, because languages meet only through what is beyond doubt.
    pub fn told_with(&self) -> (&str, &'static str) {
        (self.story.unwrap_or(&self.path), self.language)
    }
}

const WATCHES: &[DemoWatch] = &[
    DemoWatch {
        name: "NATO",
        query: "NATO, OTAN, НАТО",
        interrupt: true,
    },
    DemoWatch {
        name: "Russia",
        query: "Russia, Russie, Росія, Росії, Росією, Росію",
        interrupt: false,
    },
    DemoWatch {
        name: "Sanctions",
        query: "sanctions",
        interrupt: false,
    },
];

impl DemoWorld {
    /// A pause between two items that lets a person read one before the next arrives.
    pub const PACE: Duration = Duration::from_secs(8);

    /// Starts on a free port of 127.0.0.1. The day is seen from `now`: every date is relative to it.
    pub async fn start(now: Timestamp) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = format!("http://{}", listener.local_addr()?);
        let day = Arc::new(Mutex::new(Day::new(now, address)));
        let server = tokio::spawn(serve::accept(listener, Arc::clone(&day)));
        Ok(Self { day, server })
    }

    /// The outlets' feeds.
    pub fn sources(&self) -> Vec<DemoSource> {
        let day = lock(&self.day);
        OUTLETS
            .iter()
            .map(|outlet| DemoSource {
                title: outlet.title,
                url: day.feed_url(outlet),
            })
            .collect()
    }

    /// The watches the day was written for.
    pub fn watches() -> &'static [DemoWatch] {
        WATCHES
    }

    /// How many items are still to come, corrections included.
    pub fn remaining(&self) -> usize {
        lock(&self.day).remaining()
    }

    /// Publishes the next item of the day, dated `now`; nothing once the day is over.
    pub fn publish_next(&self, now: Timestamp) -> Option<Published> {
        lock(&self.day).publish_next(now)
    }
}

impl Drop for DemoWorld {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// What a perfect reader would find: every item of the day, in the order of the outlets.
pub fn truth() -> Vec<Truth> {
    world::items().into_iter().map(truth_of).collect()
}

fn truth_of(item: Item) -> Truth {
    let path = item.path();
    let (headline, earlier_headline) = match item.correction {
        Some(correction) => (correction.headline, Some(item.headline)),
        None => (item.headline, None),
    };
    Truth {
        outlet: item.outlet.title,
        headline,
        earlier_headline,
        path,
        live: item.is_live(),
        undated: item.undated,
        story: item.story,
        language: item.outlet.language.tag(),
        watches: item.matches,
        only_beside: item.beside,
    }
}

/// Nothing that holds this lock can leave the day half changed, so a panic elsewhere is no reason to stop serving.
fn lock(day: &Mutex<Day>) -> MutexGuard<'_, Day> {
    day.lock().unwrap_or_else(PoisonError::into_inner)
}
