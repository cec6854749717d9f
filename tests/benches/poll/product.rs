//! The product's round, through the engine as the command line drives it.

use std::path::Path;

use newshawk_core::watch::Level;
use newshawk_engine::{Config, Engine, WatchChange};
use url::Url;

use crate::Result;
use crate::round::Seen;

/// Looks at every address once, conditionally, with a watch for NATO, and keeps what it finds in
/// `folder`, which the next round opens again.
pub(crate) async fn product_round(urls: Vec<Url>, folder: &Path) -> Result<Seen> {
    let mut config = Config::new(folder);
    config.scheduled = false;
    let engine = Engine::start(config)?;
    let handle = engine.handle;
    let is_first = handle.live().sources.is_empty();
    if is_first {
        let sources = urls.into_iter().map(|url| (url.to_string(), url));
        handle.add_sources(sources.collect(), false).await?;
        let watch = WatchChange {
            id: None,
            name: "NATO".to_owned(),
            query: "NATO".to_owned(),
            level: Level::Notify,
            paused: false,
            sample: false,
            options: newshawk_core::watch::Options::default(),
        };
        handle.save_watch(watch).await?;
    }
    handle.check(None).await?;
    handle.settled().await;
    let items = usize::try_from(handle.store().article_count())?;
    let matches = usize::try_from(handle.store().match_count())?;
    handle.close();
    engine.task.await?;
    Ok(Seen { items, matches })
}
