//! Where things lie and how the engine behaves.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::SignedDuration;
use newshawk_core::alert::policy::SETTLE;

use crate::clock::Clock;
use crate::crash;

/// How an engine is started.
#[derive(Clone)]
pub struct Config {
    /// The folder of everything: the store, the rescue copy, the log.
    pub data: PathBuf,
    /// The time.
    pub clock: Clock,
    /// Who we say we are to servers: name, version, address.
    pub user_agent: String,
    /// Poll by schedule. Off for commands that only read or look once.
    pub scheduled: bool,
    /// Tell what waits to be told, and read what pages wait. Off for commands that only change or
    /// read something: the outbox is left to the program that watches.
    pub active: bool,
    /// How long a story waits for its siblings before it is told.
    pub settle: SignedDuration,
    /// Tell without a limit, and also what only counts, as badges do: for those who read lines and
    /// not notifications.
    pub tells_all: bool,
    /// The longest a request may take; tests are in more of a hurry.
    pub request_timeout: Duration,
}

impl Config {
    /// The usual engine over a data folder.
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            clock: Clock::System,
            user_agent: format!(
                "Newshawk/{} (+https://newshawk.org)",
                env!("CARGO_PKG_VERSION")
            ),
            scheduled: true,
            active: true,
            settle: crash::settle().unwrap_or(SETTLE),
            tells_all: false,
            request_timeout: Duration::from_secs(45),
        }
    }

    /// The folder of the store.
    pub fn store_folder(&self) -> PathBuf {
        self.data.join("store")
    }

    /// The folder of the person's own alias packs.
    pub fn packs_folder(&self) -> PathBuf {
        self.data.join("packs")
    }

    /// The folder of the pictures that were looked at; may be deleted at any time.
    pub fn pictures_folder(&self) -> PathBuf {
        self.data.join("pictures")
    }

    /// The folder of the log files.
    pub fn log_folder(&self) -> PathBuf {
        log_folder(&self.data)
    }
}

/// The folder of the log files in a data folder.
pub(crate) fn log_folder(data: &Path) -> PathBuf {
    data.join("logs")
}

/// The platform's folder for Newshawk's data; none where the system names no home.
pub fn default_data_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("org", "newshawk", "Newshawk")
        .map(|folders| folders.data_dir().to_owned())
}
