//! Where the data lies, and opening it for reading.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::Context;
use jiff::Timestamp;
use newshawk_engine::store::{Store, StoreError};
use newshawk_engine::{Config, Language, default_data_folder};
use tempfile::TempDir;

use crate::output::say;

/// A copy may catch the store in the middle of a write; another one a moment later does not.
const COPY_TRIES: u32 = 3;
const COPY_PAUSE: Duration = Duration::from_millis(300);
const COPY_PREFIX: &str = "reading-";
/// A copy this old belongs to a command that was killed.
const COPY_LIFE: Duration = Duration::from_secs(60 * 60);

/// What every command is told: where the data lies, and how to print.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The data folder.
    pub(crate) data: PathBuf,
    /// Whether the person named it.
    pub(crate) is_named: bool,
    /// Print JSON.
    pub(crate) json: bool,
}

/// A store that is open for reading.
pub(crate) struct Reading {
    /// The store.
    pub(crate) store: Store,
    /// Whether another Newshawk has the original.
    pub(crate) is_copy: bool,
    // Behind the store, so that the files go after it was closed.
    _copy: Option<TempDir>,
}

impl Place {
    /// The folder that was named, or the platform's own.
    pub(crate) fn new(named: Option<PathBuf>, json: bool) -> anyhow::Result<Self> {
        let is_named = named.is_some();
        let data = named
            .or_else(default_data_folder)
            .context("There is no home folder to keep the data in. Name a folder with --data.")?;
        Ok(Self {
            data,
            is_named,
            json,
        })
    }

    /// Starts logging, where the folder can be made; where not, opening the store says why.
    pub(crate) fn start_log(&self) {
        if fs::create_dir_all(self.config().log_folder()).is_ok() {
            newshawk_engine::log::start(&self.data);
        }
    }

    /// The usual engine over this folder.
    pub(crate) fn config(&self) -> Config {
        Config::new(&self.data)
    }

    /// The alias packs that queries may name: ours, and the person's own in this folder.
    pub(crate) fn language(&self) -> Language {
        Language::new(self.config().packs_folder())
    }

    /// Opens the store for reading; where another Newshawk has it, a copy of it.
    pub(crate) fn read(&self) -> anyhow::Result<Reading> {
        let folder = self.config().store_folder();
        match Store::open(&folder, Timestamp::now()) {
            Ok(opened) => {
                opened.notice.as_deref().into_iter().for_each(say);
                Ok(Reading {
                    store: opened.store,
                    is_copy: false,
                    _copy: None,
                })
            }
            Err(StoreError::Busy { .. }) => {
                say(
                    "Newshawk is running with this data, so this reads a copy of its archive as it is now.",
                );
                self.copy(&folder)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The copy lies beside the original: on the same disk, and as private.
    fn copy(&self, folder: &Path) -> anyhow::Result<Reading> {
        remove_old_copies(&self.data);
        let mut tries = 0;
        loop {
            tries += 1;
            let place = tempfile::Builder::new()
                .prefix(COPY_PREFIX)
                .tempdir_in(&self.data)
                .with_context(|| {
                    format!(
                        "There is no room for a copy in {}. Free some space, or quit Newshawk and try again.",
                        self.data.display()
                    )
                })?;
            match Store::open_copy(folder, &place.path().join("store")) {
                Ok(store) => {
                    return Ok(Reading {
                        store,
                        is_copy: true,
                        _copy: Some(place),
                    });
                }
                Err(error) if tries == COPY_TRIES => return Err(error.into()),
                Err(_) => std::thread::sleep(COPY_PAUSE),
            }
        }
    }
}

fn remove_old_copies(data: &Path) {
    let Ok(entries) = fs::read_dir(data) else {
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        let is_copy = entry.file_name().to_string_lossy().starts_with(COPY_PREFIX);
        let age = entry
            .metadata()
            .and_then(|meta| meta.modified())
            .ok()
            .and_then(|time| SystemTime::now().duration_since(time).ok());
        if is_copy && age.is_some_and(|age| age > COPY_LIFE) {
            // Another command may be at it too.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
