//! The floor: what polling costs with stock crates and nothing else.

use std::path::Path;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};
use feed_rs::model::Entry;
use reqwest::header::{ETAG, IF_NONE_MATCH};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use url::Url;

use crate::Result;
use crate::round::Seen;

/// How many requests are in flight, as in the product.
const CONCURRENCY: usize = 12;

/// What is watched for.
const WORDS: [&str; 1] = ["NATO"];

/// The whole program.
struct Floor {
    http: reqwest::Client,
    words: AhoCorasick,
    tags: sled::Tree,
    items: sled::Tree,
}

/// Polls every address once and stores what is new in `folder`.
pub(crate) async fn floor_round(urls: Vec<Url>, folder: &Path) -> Result<Seen> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let store = sled::Config::new()
        .path(folder)
        .cache_capacity(16 << 20)
        .open()?;
    let floor = Arc::new(Floor {
        http: reqwest::Client::builder().user_agent("floor/0.1").build()?,
        words: AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .build(WORDS)?,
        tags: store.open_tree("tags")?,
        items: store.open_tree("items")?,
    });

    let places = Arc::new(Semaphore::new(CONCURRENCY));
    let mut polls = JoinSet::new();
    for url in urls {
        let place = places.clone().acquire_owned().await?;
        let floor = floor.clone();
        polls.spawn(async move {
            let _place = place;
            floor.poll(url).await
        });
    }
    let mut all = Seen::default();
    for seen in polls.join_all().await {
        let seen = seen?;
        all.items += seen.items;
        all.matches += seen.matches;
    }
    store.flush()?;
    Ok(all)
}

impl Floor {
    async fn poll(&self, url: Url) -> Result<Seen> {
        let mut request = self.http.get(url.clone());
        if let Some(tag) = self.tags.get(url.as_str())? {
            request = request.header(IF_NONE_MATCH, &tag[..]);
        }
        let response = request.send().await?;
        if response.status() == 304 {
            return Ok(Seen::default());
        }
        let tag = response.headers().get(ETAG).cloned();
        let body = response.bytes().await?;
        let seen = self.store(&feed_rs::parser::parse(&body[..])?.entries)?;
        if let Some(tag) = tag {
            self.tags.insert(url.as_str(), tag.as_bytes())?;
        }
        Ok(seen)
    }

    fn store(&self, entries: &[Entry]) -> Result<Seen> {
        let mut seen = Seen::default();
        let mut batch = sled::Batch::default();
        for entry in entries {
            if self.items.contains_key(&entry.id)? {
                continue;
            }
            let title = entry.title.as_ref().map_or("", |it| &it.content);
            let body = entry
                .content
                .as_ref()
                .and_then(|it| it.body.as_deref())
                .unwrap_or_default();
            seen.items += 1;
            seen.matches += usize::from(self.matches(title) || self.matches(body));
            batch.insert(entry.id.as_bytes(), [title, "\0", body].concat().as_bytes());
        }
        self.items.apply_batch(batch)?;
        Ok(seen)
    }

    /// Whether a word stands in a text as a word.
    fn matches(&self, text: &str) -> bool {
        let is_edge =
            |byte: Option<&u8>| byte.is_none_or(|it| it.is_ascii() && !it.is_ascii_alphanumeric());
        let bytes = text.as_bytes();
        self.words
            .find_overlapping_iter(text)
            .any(|it| is_edge(bytes[..it.start()].last()) && is_edge(bytes.get(it.end())))
    }
}
