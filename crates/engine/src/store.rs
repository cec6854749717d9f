//! What is remembered: sled, behind one type that nobody reaches around.
//!
//! Reads go straight to the trees. Writes are gathered in a `Batch` and handed to the one writer
//! thread, which commits them in a single transaction over all trees and flushes before it answers:
//! an article without its matches, or an alert that was announced and forgotten, can't exist.

mod batch;
mod bubbles;
mod codec;
mod drops;
mod heard;
mod judgements;
mod key;
mod open;
mod read;
mod record;
mod rescue;
mod spans;
mod stories;
mod writer;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use tokio::sync::oneshot;

pub use batch::Batch;
pub use drops::{Drop, DropReason};
pub use judgements::Judgement;
pub use open::Opened;
pub use read::{AlertEntry, Known, Status};
pub use record::{Bubble, Cause, Heard, LedgerEntry, Placed, Unread};

use writer::Writer;

/// The archive and everything else that outlives the program. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    db: sled::Db,
    trees: Trees,
    writer: Writer,
    folder: PathBuf,
    articles: AtomicU64,
}

/// One tree for each noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tree {
    Meta,
    Sources,
    Polls,
    Settings,
    Statuses,
    Articles,
    Texts,
    Identities,
    Watches,
    Matches,
    Places,
    Members,
    Homes,
    Joined,
    Parts,
    Pins,
    Alerts,
    Bubbles,
    Drops,
    Ledger,
    Templates,
    Unread,
    Heard,
    Mutes,
    Digests,
    Judgements,
    Spans,
}

impl Tree {
    const ALL: [Self; 27] = [
        Self::Meta,
        Self::Sources,
        Self::Polls,
        Self::Settings,
        Self::Statuses,
        Self::Articles,
        Self::Texts,
        Self::Identities,
        Self::Watches,
        Self::Matches,
        Self::Places,
        Self::Members,
        Self::Homes,
        Self::Joined,
        Self::Parts,
        Self::Pins,
        Self::Alerts,
        Self::Bubbles,
        Self::Drops,
        Self::Ledger,
        Self::Templates,
        Self::Unread,
        Self::Heard,
        Self::Mutes,
        Self::Digests,
        Self::Judgements,
        Self::Spans,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Sources => "sources",
            Self::Polls => "polls",
            Self::Settings => "settings",
            Self::Statuses => "statuses",
            Self::Articles => "articles",
            Self::Texts => "texts",
            Self::Identities => "identities",
            Self::Watches => "watches",
            Self::Matches => "matches",
            Self::Places => "places",
            Self::Members => "members",
            Self::Homes => "homes",
            Self::Joined => "joined",
            Self::Parts => "parts",
            Self::Pins => "pins",
            Self::Alerts => "alerts",
            Self::Bubbles => "bubbles",
            Self::Drops => "drops",
            Self::Ledger => "ledger",
            Self::Templates => "templates",
            Self::Unread => "unread",
            Self::Heard => "heard",
            Self::Mutes => "mutes",
            Self::Digests => "digests",
            Self::Judgements => "judgements",
            Self::Spans => "spans",
        }
    }
}

/// The open trees, in the order of `Tree::ALL`.
#[derive(Clone)]
struct Trees(Vec<sled::Tree>);

impl Trees {
    fn get(&self, tree: Tree) -> &sled::Tree {
        &self.0[tree as usize]
    }
}

impl Store {
    /// The folder it lies in.
    pub fn folder(&self) -> &Path {
        &self.inner.folder
    }

    /// Its size on disk, in bytes.
    pub fn size(&self) -> u64 {
        self.inner.db.size_on_disk().unwrap_or(0)
    }

    /// Hands a batch to the writer, in the order of the calls. Await the ticket to know that it is
    /// on the disk; it may wait a moment for others to be flushed with it.
    pub fn submit(&self, batch: Batch) -> Ticket {
        self.hand_over(batch, false)
    }

    fn hand_over(&self, batch: Batch, is_urgent: bool) -> Ticket {
        let counts = (batch.new_articles, batch.lost_articles);
        Ticket {
            answer: self.inner.writer.submit(batch, is_urgent),
            store: self.clone(),
            counts,
        }
    }

    /// Writes a batch; when this answers, it is on the disk.
    ///
    /// # Errors
    /// When the disk did not take it: nothing of the batch was written.
    pub async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        self.hand_over(batch, true).written().await
    }

    /// The same from a thread that may wait.
    ///
    /// # Errors
    /// When the disk did not take it: nothing of the batch was written.
    pub fn commit_blocking(&self, batch: Batch) -> Result<(), StoreError> {
        let ticket = self.hand_over(batch, true);
        let written = ticket
            .answer
            .blocking_recv()
            .unwrap_or(Err(StoreError::Closing));
        written.inspect(|()| ticket.store.count_articles(ticket.counts))
    }

    fn tree(&self, tree: Tree) -> &sled::Tree {
        self.inner.trees.get(tree)
    }
}

/// A batch on its way to the disk.
pub struct Ticket {
    answer: oneshot::Receiver<Result<(), StoreError>>,
    store: Store,
    counts: (u64, u64),
}

impl Ticket {
    /// Waits until the batch is on the disk.
    ///
    /// # Errors
    /// When the disk did not take it: nothing of the batch was written.
    pub async fn written(self) -> Result<(), StoreError> {
        let written = self.answer.await.unwrap_or(Err(StoreError::Closing));
        written.inspect(|()| self.store.count_articles(self.counts))
    }
}

/// What went wrong with the store, and what to do.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// Another Newshawk has it.
    #[error(
        "Newshawk is already running with the data in {folder}. Use that window, quit it first, or name another folder with --data."
    )]
    Busy {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder can't be used.
    #[error(
        "The data folder {folder} can't be used: {detail}. Check that it exists and that you may write in it."
    )]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// It was written by a newer Newshawk.
    #[error(
        "The data in {folder} was written by a newer Newshawk (format {found}; this one knows {known}). Install the newer version; nothing was changed."
    )]
    Newer {
        /// The folder.
        folder: PathBuf,
        /// Its format.
        found: u32,
        /// Our format.
        known: u32,
    },
    /// The disk is full, or the store broke while running.
    #[error(
        "Newshawk can't write to its data folder {folder}: {detail}. Free some space or check the disk; what was not stored will be fetched again."
    )]
    Write {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// The writer is gone, because the program ends.
    #[error("Newshawk is closing")]
    Closing,
}
