//! What the shell remembers while it runs.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use newshawk_core::ids::ArticleId;
use newshawk_engine::{Handle, SampleDay};

use crate::error::CommandError;
use crate::views::ErrorCode;

/// The state that commands share.
#[derive(Clone)]
pub(crate) struct Shell {
    /// The engine, or the sentence that says why there is none.
    engine: Result<Handle, String>,
    /// Where everything lies.
    pub(crate) data: PathBuf,
    pub(crate) log_folder: PathBuf,
    /// True when the whole store is the demo's own.
    pub(crate) demo_store: bool,
    /// The article to show when the window is ready. A lock and no channel, because the window may
    /// be made long after the click, and asks for it itself.
    place: Arc<Mutex<Option<ArticleId>>>,
    /// Kept so that the made-up outlets go on answering.
    day: Arc<Mutex<Option<Arc<SampleDay>>>>,
}

impl Shell {
    pub(crate) fn new(
        engine: Result<Handle, String>,
        data: PathBuf,
        log_folder: PathBuf,
        demo_store: bool,
    ) -> Self {
        Self {
            engine,
            data,
            log_folder,
            demo_store,
            place: Arc::default(),
            day: Arc::default(),
        }
    }

    /// The engine.
    ///
    /// # Errors
    /// When it could not be started; the window shows why.
    pub(crate) fn engine(&self) -> Result<&Handle, CommandError> {
        self.engine.as_ref().map_err(|why| CommandError {
            code: ErrorCode::Store,
            message: why.clone(),
        })
    }

    pub(crate) fn remember_place(&self, article: ArticleId) {
        *lock(&self.place) = Some(article);
    }

    pub(crate) fn take_place(&self) -> Option<ArticleId> {
        lock(&self.place).take()
    }

    pub(crate) fn keep_day(&self, day: Option<Arc<SampleDay>>) {
        *lock(&self.day) = day;
    }
}

/// What is behind these locks is whole after any panic: it is only ever replaced.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
