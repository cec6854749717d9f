//! What the shell remembers while it runs.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use newshawk_engine::{Handle, SampleDay};

use crate::error::CommandError;
use crate::views::{ErrorCode, Event};

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
    /// What to show when the window is ready. A lock and no channel, because the window may
    /// be made long after the click, and asks for it itself.
    place: Arc<Mutex<Option<Event>>>,
    /// Kept so that the made-up outlets go on answering.
    day: Arc<Mutex<Option<Arc<SampleDay>>>>,
    /// Every notification that may still be clicked holds a copy.
    clicks: Arc<()>,
    /// The program ends only to begin anew.
    resting: Arc<AtomicBool>,
    /// Somebody wanted the window meanwhile.
    wanted: Arc<AtomicBool>,
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
            clicks: Arc::default(),
            resting: Arc::default(),
            wanted: Arc::default(),
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

    pub(crate) fn remember_place(&self, place: Event) {
        *lock(&self.place) = Some(place);
    }

    pub(crate) fn take_place(&self) -> Option<Event> {
        lock(&self.place).take()
    }

    /// To be held while a click is waited for.
    pub(crate) fn click(&self) -> Arc<()> {
        self.clicks.clone()
    }

    /// Whether the program ends only to begin anew; then it does so with a window.
    pub(crate) fn opens_later(&self) -> bool {
        let is_resting = self.resting.load(Ordering::Relaxed);
        self.wanted.fetch_or(is_resting, Ordering::Relaxed);
        is_resting
    }

    pub(crate) fn keep_day(&self, day: Option<Arc<SampleDay>>) {
        *lock(&self.day) = day;
    }
}

/// For going on in the background without what the web view leaves behind.
#[cfg_attr(
    not(target_os = "linux"),
    expect(dead_code, reason = "elsewhere the web view leaves nothing behind")
)]
impl Shell {
    /// Whether a notification may still be clicked.
    pub(crate) fn waits_for_clicks(&self) -> bool {
        Arc::strong_count(&self.clicks) > 1
    }

    /// Whether the made-up outlets answer from here.
    pub(crate) fn has_day(&self) -> bool {
        lock(&self.day).is_some()
    }

    pub(crate) fn set_resting(&self) {
        self.resting.store(true, Ordering::Relaxed);
    }

    /// How to begin anew: in the background or not, where that is to be.
    pub(crate) fn beginning(&self) -> Option<Beginning> {
        let is_wanted = self.wanted.load(Ordering::Relaxed);
        let beginning = if is_wanted {
            Beginning::WithWindow
        } else {
            Beginning::InBackground
        };
        self.resting.load(Ordering::Relaxed).then_some(beginning)
    }
}

/// How the program begins anew.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Beginning {
    WithWindow,
    InBackground,
}

/// What is behind these locks is whole after any panic: it is only ever replaced.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
