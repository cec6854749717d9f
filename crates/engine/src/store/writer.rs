//! The one thread that writes.
//!
//! What waits is committed together: while one flush is on its way to the disk, the next batches
//! gather. The queue has no bound of its own: the owner stops asking sources while too much waits. sled's `flush_async` is never used; it can deadlock when called concurrently.

use std::path::PathBuf;
use std::sync::mpsc;

use sled::transaction::{ConflictableTransactionError, TransactionError};
use sled::{Db, Transactional};
use tokio::sync::oneshot;

use super::batch::Change;
use super::{Batch, StoreError, Tree, Trees, rescue};

/// So many batches are committed together at the most; sled wants transactions small.
const TOGETHER: usize = 200;

/// The way to the writer thread.
pub(super) struct Writer {
    jobs: mpsc::Sender<Job>,
    thread: Option<std::thread::JoinHandle<()>>,
}

struct Job {
    batch: Batch,
    done: oneshot::Sender<Result<(), StoreError>>,
}

impl Writer {
    pub(super) fn start(db: Db, trees: Trees, folder: PathBuf) -> Result<Self, StoreError> {
        let (jobs, queue) = mpsc::channel();
        let failed = |detail: std::io::Error| StoreError::Folder {
            folder: PathBuf::new(),
            detail: detail.to_string(),
        };
        let thread = std::thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || run(&db, &trees, &folder, &queue))
            .map_err(failed)?;
        Ok(Self {
            jobs,
            thread: Some(thread),
        })
    }

    /// Hands a batch over, in the order of the calls; the answer comes when it is on the disk.
    pub(super) fn submit(&self, batch: Batch) -> oneshot::Receiver<Result<(), StoreError>> {
        let (done, answer) = oneshot::channel();
        // A closed queue drops the job, and with it the sender: the receiver then says so.
        let _ = self.jobs.send(Job { batch, done });
        answer
    }
}

impl std::ops::Drop for Writer {
    fn drop(&mut self) {
        // Closing the queue ends the thread, after what waits in it was written.
        let (closed, _) = mpsc::channel();
        self.jobs = closed;
        if let Some(thread) = self.thread.take() {
            // A panic of the writer was logged by the panic hook; there is nobody left to tell.
            let _ = thread.join();
        }
    }
}

fn run(db: &Db, trees: &Trees, folder: &std::path::Path, queue: &mpsc::Receiver<Job>) {
    while let Ok(first) = queue.recv() {
        let mut jobs = vec![first];
        jobs.extend(queue.try_iter().take(TOGETHER - 1));
        let saves_settings = jobs.iter().any(|job| job.batch.touches_settings());
        let result = write(db, trees, folder, &jobs);
        if result.is_ok() && saves_settings {
            rescue::save(trees, folder);
        }
        for job in jobs {
            // Nobody waits any more when the caller was cancelled; the data is written all the same.
            let _ = job.done.send(result.clone());
        }
    }
    if let Err(error) = db.flush() {
        tracing::error!(%error, "the store could not be flushed while closing");
    }
}

fn write(db: &Db, trees: &Trees, folder: &std::path::Path, jobs: &[Job]) -> Result<(), StoreError> {
    let changes: Vec<&Change> = jobs.iter().flat_map(|job| &job.batch.changes).collect();
    let mut touched: Vec<Tree> = changes.iter().map(|change| change.tree).collect();
    touched.sort_unstable();
    touched.dedup();
    if touched.is_empty() {
        return Ok(());
    }
    let open: Vec<sled::Tree> = touched
        .iter()
        .map(|tree| trees.get(*tree).clone())
        .collect();
    let failed = |detail: String| StoreError::Write {
        folder: folder.to_owned(),
        detail,
    };
    open.as_slice()
        .transaction(|views| {
            for change in &changes {
                let Ok(index) = touched.binary_search(&change.tree) else {
                    continue;
                };
                match &change.value {
                    Some(value) => views[index].insert(change.key.as_slice(), value.as_slice())?,
                    None => views[index].remove(change.key.as_slice())?,
                };
            }
            Ok::<(), ConflictableTransactionError<()>>(())
        })
        .map_err(|error| match error {
            TransactionError::Storage(error) => failed(error.to_string()),
            TransactionError::Abort(()) => failed("the transaction was given up".to_owned()),
        })?;
    db.flush().map_err(|error| failed(error.to_string()))?;
    Ok(())
}
