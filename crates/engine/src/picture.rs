//! The picture of an article that somebody looks at: asked for once, drawn again, kept in a folder.
//!
//! Nothing is asked ahead. Whoever opens an article asks for its picture, as a browser would, but
//! without cookies and without saying where from; whoever switched pictures off asks for nothing.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use jiff::{SignedDuration, Timestamp};
use newshawk_core::article::Head;
use newshawk_core::ids::{ArticleId, Fingerprint};
use newshawk_fetch::{Content, Kind, Request, Validators, is_private_host};
use newshawk_reader::picture::{self, Picture};
use url::Url;

use crate::handle::Handle;
use crate::net;

/// The setting that switches pictures off, with "no".
pub const PICTURES: &str = "pictures";

/// Pictures beyond this many bytes are not asked to their end.
const LIMIT: usize = 8 << 20;

/// The folder is emptied, oldest first, when it holds more than this many bytes …
const MOST_KEPT: u64 = 64 << 20;
/// … and down to this many, so that it isn't looked through for each picture.
const KEPT_THEN: u64 = 48 << 20;

/// A picture that could not be had is not asked for again for so long.
const PATIENCE: SignedDuration = SignedDuration::from_hours(1);

/// Why there is no picture to show.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPicture {
    /// The person wants none.
    #[error("Pictures are switched off.")]
    Off,
    /// The article has none.
    #[error("This article has no picture.")]
    Unknown,
    /// It could not be had; with the reason as a sentence.
    #[error("The picture could not be had: {0}.")]
    Failed(String),
}

/// What was had, and what was asked for in vain.
#[derive(Clone)]
pub(crate) struct Pictures {
    folder: Arc<Path>,
    failed: Arc<Mutex<HashMap<Fingerprint, (Timestamp, String)>>>,
}

impl Handle {
    /// Whether the person wants to see pictures.
    pub fn shows_pictures(&self) -> bool {
        self.store.setting(PICTURES).as_deref() != Some("no")
    }

    /// The picture of an article: from the folder, else from its publisher.
    ///
    /// # Errors
    /// When there is none, or it could not be had.
    pub async fn picture(&self, article: ArticleId) -> Result<Picture, NoPicture> {
        if !self.shows_pictures() {
            return Err(NoPicture::Off);
        }
        let head = self.store.head(article).ok_or(NoPicture::Unknown)?;
        let url = head.image.clone().ok_or(NoPicture::Unknown)?;
        let name = Fingerprint::of(&[url.as_str().as_bytes()]);
        if let Some(picture) = self.pictures.kept(name).await {
            return Ok(picture);
        }
        let now = self.clock.now();
        if let Some(reason) = self.pictures.failed_lately(name, now) {
            return Err(NoPicture::Failed(reason));
        }
        let fetched = self.fetch_picture(&head, url).await;
        match &fetched {
            Ok(picture) => self.pictures.keep(name, picture).await,
            Err(reason) => self.pictures.note_failure(name, now, reason),
        }
        fetched.map_err(NoPicture::Failed)
    }

    async fn fetch_picture(&self, head: &Head, url: Url) -> Result<Picture, String> {
        let live = self.live();
        let source = live.sources.iter().find(|it| it.id == head.source);
        let request = Request {
            url,
            kind: Kind::Picture,
            validators: Validators::default(),
            limit: LIMIT,
            allow_private: source.is_some_and(|it| is_private_host(&it.url)),
        };
        let exchange = self.fetcher.get(request).await;
        let reason = "picture of the article you opened";
        net::note(&self.store, self.clock.now(), &exchange, reason).await;
        let answer = exchange.outcome.map_err(|error| error.to_string())?;
        let Content::Fresh { body, .. } = answer.content else {
            return Err("the server gave no document".to_owned());
        };
        let drawn = tokio::task::spawn_blocking(move || picture::redraw(&body)).await;
        drawn
            .map_err(|_| "reading it stopped in the middle".to_owned())?
            .map_err(|error| error.to_string())
    }
}

impl Pictures {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            folder: folder.into(),
            failed: Arc::default(),
        }
    }

    /// What could not be had lately, and why.
    fn failed_lately(&self, name: Fingerprint, now: Timestamp) -> Option<String> {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        failed.retain(|_, (at, _)| now.duration_since(*at).abs() < PATIENCE);
        failed.get(&name).map(|(_, reason)| reason.clone())
    }

    fn note_failure(&self, name: Fingerprint, now: Timestamp, reason: &str) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        failed.insert(name, (now, reason.to_owned()));
    }

    fn file(&self, name: Fingerprint) -> PathBuf {
        self.folder.join(format!("{name:?}"))
    }

    async fn kept(&self, name: Fingerprint) -> Option<Picture> {
        let file = self.file(name);
        let read = tokio::task::spawn_blocking(move || fs::read(file)).await;
        let bytes = read.ok()?.ok()?;
        let media_type = picture::media_type(&bytes)?;
        Some(Picture { bytes, media_type })
    }

    /// Keeps a picture. Where that fails it is asked for again another time.
    async fn keep(&self, name: Fingerprint, picture: &Picture) {
        let (folder, file) = (self.folder.clone(), self.file(name));
        let bytes = picture.bytes.clone();
        let kept = tokio::task::spawn_blocking(move || {
            fs::create_dir_all(&folder)?;
            make_room(&folder)?;
            // Renamed when it is whole, so that a full disk or a crash leaves no half of a picture.
            let half = file.with_extension("part");
            fs::write(&half, bytes)?;
            fs::rename(half, file)
        });
        match kept.await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "a picture could not be kept"),
            Err(error) => tracing::warn!(%error, "a picture could not be kept"),
        }
    }
}

fn make_room(folder: &Path) -> io::Result<()> {
    let mut files: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?;
        let facts = file.metadata()?;
        files.push((facts.modified()?, facts.len(), file.path()));
    }
    let mut total: u64 = files.iter().map(|(_, bytes, _)| bytes).sum();
    if total <= MOST_KEPT {
        return Ok(());
    }
    files.sort();
    for (_, bytes, file) in files {
        if total <= KEPT_THEN {
            break;
        }
        fs::remove_file(file)?;
        total -= bytes;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_make_room() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str, megabytes: u64, age: u64| {
            let file = fs::File::create(folder.path().join(name)).unwrap();
            file.set_len(megabytes << 20).unwrap();
            let at = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000 - age);
            file.set_modified(at).unwrap();
        };
        place("old", 20, 300);
        place("new", 20, 100);
        place("middle", 23, 200);
        make_room(folder.path()).unwrap();
        assert!(folder.path().join("old").exists());
        place("newest", 2, 10);
        make_room(folder.path()).unwrap();
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|it| it.unwrap().file_name())
            .collect();
        left.sort();
        assert_eq!(left, ["middle", "new", "newest"]);
    }
}
