//! A data folder with a past: the person has subscribed and watches already.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use newshawk_core::watch::Level;
use newshawk_engine::{Config, DIGEST, Engine, ManualClock, WatchChange};
use url::Url;

use crate::eventually;
use crate::news::{News, OUTLET};

/// The first look lies so far back that the next one is due as soon as Newshawk starts.
const AGO: SignedDuration = SignedDuration::from_hours(3);

/// The name of the watch, unlike its query so that a test sees which of the two is shown.
pub(crate) const WATCH: &str = "The alliance";
pub(crate) const QUERY: &str = "NATO";

/// Subscribes to the outlet, watches, and takes the first look, three hours ago.
pub(crate) async fn seed(data: &Path, news: &News) {
    let outlets = [(OUTLET.to_owned(), news.feed())];
    seed_with(data, &outlets, Level::Notify).await;
}

/// The same with several outlets, by their names and feeds, and a watch that is as loud as that.
pub(crate) async fn seed_with(data: &Path, outlets: &[(String, String)], level: Level) {
    let clock = ManualClock::new(Timestamp::now() - AGO);
    let mut config = Config::new(data);
    config.clock = clock.clock();
    // One look, the one below: a test counts what comes after it.
    config.scheduled = false;
    // Taken apart, because the store closes with the last of these.
    let Engine {
        handle,
        notices,
        task,
        ..
    } = Engine::start(config).expect("a new store can be made");
    let sources = outlets
        .iter()
        .map(|(title, feed)| (title.clone(), Url::parse(feed).unwrap()))
        .collect();
    handle.add_sources(sources, false).await.unwrap();
    let watch = WatchChange {
        id: None,
        name: WATCH.to_owned(),
        query: QUERY.to_owned(),
        level,
        paused: false,
        sample: false,
        options: newshawk_core::watch::Options::default(),
    };
    handle.save_watch(watch).await.unwrap();
    handle.set_setting("first-run-done", "yes").await.unwrap();
    // One that was missed would be told beside what the tests wait for.
    handle.set_setting(DIGEST, "off").await.unwrap();
    handle.check(None).await.unwrap();
    handle.settled().await;
    handle.close();
    task.await.unwrap();
    drop((handle, notices));
    // The writer lets go of the store on a thread of its own.
    let lock = data.join("store").join("db");
    eventually("a store that was closed", async || {
        let file = std::fs::File::open(&lock).ok()?;
        file.try_lock().ok()
    })
    .await;
}
