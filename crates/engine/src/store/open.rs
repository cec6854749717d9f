//! Opening: with a lock, a format check, and a way out when the store is damaged.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use jiff::Timestamp;

use super::codec::{decode, encode};
use super::record::NumberValue;
use super::writer::Writer;
use super::{Inner, Store, StoreError, Tree, Trees, rescue};

/// The store's format; migrations go one step at a time.
const FORMAT: u32 = 1;
const FORMAT_KEY: &str = "format";
/// sled's own default is a gigabyte. What is asked for twice is the newest page of a list, and the
/// system keeps the files in memory anyway.
const CACHE_BYTES: u64 = 3 << 20;
/// The flusher is sled's only regular fsync: it stays on.
const FLUSH_EVERY_MS: u64 = 500;

/// An open store, and what the person should know of it.
pub struct Opened {
    /// The store.
    pub store: Store,
    /// A sentence when a damaged store was set aside.
    pub notice: Option<String>,
}

impl Store {
    /// Opens the store in a folder, and makes it where there is none.
    ///
    /// # Errors
    /// When another Newshawk has it, when the folder can't be used, or when it was written by a
    /// newer version. A damaged store is set aside instead, and the person is told.
    pub fn open(folder: &Path, now: Timestamp) -> Result<Opened, StoreError> {
        prepare(folder)?;
        match attempt(folder) {
            Ok(db) => finish(db, folder, None),
            Err(Failure::Final(error)) => Err(error),
            Err(Failure::Damaged(detail)) => {
                let aside = set_aside(folder, now)?;
                tracing::error!(%detail, aside = %aside.display(), "the store was damaged and set aside");
                prepare(folder)?;
                let db = attempt(folder).map_err(|failure| failure.into_error(folder))?;
                finish(db, folder, Some(aside))
            }
        }
    }

    /// Opens a copy, for reading while another Newshawk has the original. The copy is the caller's to remove.
    ///
    /// # Errors
    /// When it can't be copied or opened.
    pub fn open_copy(folder: &Path, copy: &Path) -> Result<Self, StoreError> {
        let failed = |error: std::io::Error| StoreError::Folder {
            folder: copy.to_owned(),
            detail: error.to_string(),
        };
        copy_folder(folder, copy).map_err(failed)?;
        let db = attempt(copy).map_err(|failure| failure.into_error(copy))?;
        finish(db, copy, None).map(|opened| opened.store)
    }
}

enum Failure {
    Final(StoreError),
    Damaged(String),
}

impl Failure {
    fn into_error(self, folder: &Path) -> StoreError {
        match self {
            Self::Final(error) => error,
            Self::Damaged(detail) => StoreError::Folder {
                folder: folder.to_owned(),
                detail,
            },
        }
    }
}

fn prepare(folder: &Path) -> Result<(), StoreError> {
    let failed = |error: std::io::Error| StoreError::Folder {
        folder: folder.to_owned(),
        detail: error.to_string(),
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let probe = folder.join(".probe");
    std::fs::write(&probe, b"").map_err(failed)?;
    std::fs::remove_file(&probe).map_err(failed)
}

fn attempt(folder: &Path) -> Result<sled::Db, Failure> {
    let config = sled::Config::new()
        .path(folder)
        .cache_capacity(CACHE_BYTES)
        .flush_every_ms(Some(FLUSH_EVERY_MS));
    // sled panics on some damage instead of saying so.
    match catch_unwind(AssertUnwindSafe(|| config.open())) {
        Ok(Ok(db)) => Ok(db),
        Ok(Err(sled::Error::Io(error))) => Err(io_failure(folder, &error)),
        Ok(Err(error)) => Err(Failure::Damaged(error.to_string())),
        Err(_) => Err(Failure::Damaged("sled gave up while reading it".to_owned())),
    }
}

fn io_failure(folder: &Path, error: &std::io::Error) -> Failure {
    let is_locked = error.kind() == std::io::ErrorKind::WouldBlock
        || error.to_string().contains("could not acquire lock");
    if is_locked {
        return Failure::Final(StoreError::Busy {
            folder: folder.to_owned(),
        });
    }
    let is_damage = matches!(
        error.kind(),
        std::io::ErrorKind::InvalidData | std::io::ErrorKind::UnexpectedEof
    );
    if is_damage {
        return Failure::Damaged(error.to_string());
    }
    Failure::Final(StoreError::Folder {
        folder: folder.to_owned(),
        detail: error.to_string(),
    })
}

fn set_aside(folder: &Path, now: Timestamp) -> Result<PathBuf, StoreError> {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let aside = folder.with_file_name(format!("{name}.damaged-{}", now.as_second()));
    std::fs::rename(folder, &aside).map_err(|error| StoreError::Folder {
        folder: folder.to_owned(),
        detail: error.to_string(),
    })?;
    Ok(aside)
}

fn finish(db: sled::Db, folder: &Path, aside: Option<PathBuf>) -> Result<Opened, StoreError> {
    let failed = |error: sled::Error| StoreError::Folder {
        folder: folder.to_owned(),
        detail: error.to_string(),
    };
    let open: Result<Vec<sled::Tree>, sled::Error> = Tree::ALL
        .iter()
        .map(|tree| db.open_tree(tree.name()))
        .collect();
    let trees = Trees(open.map_err(failed)?);
    let restored = if aside.is_some() {
        rescue::restore(&trees, folder)
    } else {
        0
    };
    check_format(&trees, folder)?;
    let keys = trees.get(Tree::Articles).iter().keys();
    let articles = u64::try_from(keys.map_while(Result::ok).count()).unwrap_or(0);
    let writer = Writer::start(db.clone(), trees.clone(), folder.to_owned())?;
    let inner = Inner {
        db,
        trees,
        writer,
        folder: folder.to_owned(),
        articles: AtomicU64::new(articles),
    };
    let notice = aside.map(|aside| {
        let what = if restored > 0 { "Your watches and sources were restored" } else { "There was no copy of your watches and sources" };
        format!("The archive was damaged and has been set aside as {}. {what}; articles will be fetched again.", aside.display())
    });
    Ok(Opened {
        store: Store {
            inner: Arc::new(inner),
        },
        notice,
    })
}

fn check_format(trees: &Trees, folder: &Path) -> Result<(), StoreError> {
    let failed = |error: sled::Error| StoreError::Folder {
        folder: folder.to_owned(),
        detail: error.to_string(),
    };
    let meta = trees.get(Tree::Meta);
    match meta.get(FORMAT_KEY).map_err(failed)? {
        Some(bytes) => {
            let found = decode::<NumberValue>(&bytes).map_or(u32::MAX, |number| number.0);
            if found > FORMAT {
                return Err(StoreError::Newer {
                    folder: folder.to_owned(),
                    found,
                    known: FORMAT,
                });
            }
        }
        None => {
            meta.insert(FORMAT_KEY, encode(&NumberValue(FORMAT)))
                .map_err(failed)?;
        }
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
