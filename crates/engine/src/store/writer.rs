//! The one thread that writes.
//!
//! What waits is committed together: while one flush is on its way to the disk, the next batches
//! gather. The queue has no bound of its own: the owner stops asking sources while too much waits. sled's `flush_async` is never used; it can deadlock when called concurrently.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use sled::transaction::{ConflictableTransactionError, TransactionError};
use sled::{Db, Transactional};
use tokio::sync::oneshot;

use super::batch::Change;
use super::{Batch, StoreError, Tree, Trees, rescue};

/// So many changes are committed together, and what the last batch has more: sled wants its
/// transactions small, and copies of all they change stay in memory until the end.
const TOGETHER: usize = 400;
/// A batch that nobody waits for may wait this long for others to be flushed with it.
const GATHER: Duration = Duration::from_millis(100);
/// The rescue copy is written when nothing else has been for this long.
const IDLE: Duration = Duration::from_secs(1);

/// The way to the writer thread.
pub(super) struct Writer {
    jobs: mpsc::Sender<Job>,
    thread: Option<std::thread::JoinHandle<()>>,
}

struct Job {
    batch: Batch,
    /// Somebody waits for it.
    is_urgent: bool,
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
    pub(super) fn submit(
        &self,
        batch: Batch,
        is_urgent: bool,
    ) -> oneshot::Receiver<Result<(), StoreError>> {
        let (done, answer) = oneshot::channel();
        // A closed queue drops the job, and with it the sender: the receiver then says so.
        let _ = self.jobs.send(Job {
            batch,
            is_urgent,
            done,
        });
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

fn run(db: &Db, trees: &Trees, folder: &Path, queue: &mpsc::Receiver<Job>) {
    let mut is_copied = true;
    loop {
        let first = match queue.recv_timeout(IDLE) {
            Ok(first) => first,
            Err(mpsc::RecvTimeoutError::Timeout) if is_copied => match queue.recv() {
                Ok(first) => first,
                Err(mpsc::RecvError) => break,
            },
            Err(mpsc::RecvTimeoutError::Timeout) => {
                rescue::save(trees, folder);
                is_copied = true;
                continue;
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        };
        let jobs = gather(first, queue);
        let touches_settings = jobs.iter().any(|job| job.batch.touches_settings());
        let result = write(db, trees, folder, &jobs);
        is_copied &= result.is_err() || !touches_settings;
        for job in jobs {
            // Nobody waits any more when the caller was cancelled; the data is written all the same.
            let _ = job.done.send(result.clone());
        }
    }
    if !is_copied {
        rescue::save(trees, folder);
    }
    if let Err(error) = db.flush() {
        tracing::error!(%error, "the store could not be flushed while closing");
    }
}

/// What is written together: all that waits, and what comes soon while nobody is kept waiting.
fn gather(first: Job, queue: &mpsc::Receiver<Job>) -> Vec<Job> {
    let until = Instant::now() + GATHER;
    let mut is_urgent = first.is_urgent;
    let mut changes = first.batch.changes.len();
    let mut jobs = vec![first];
    while changes < TOGETHER {
        let patience = if is_urgent {
            Duration::ZERO
        } else {
            until.saturating_duration_since(Instant::now())
        };
        let Ok(next) = queue.recv_timeout(patience) else {
            break;
        };
        is_urgent |= next.is_urgent;
        changes += next.batch.changes.len();
        jobs.push(next);
    }
    jobs
}

fn write(db: &Db, trees: &Trees, folder: &Path, jobs: &[Job]) -> Result<(), StoreError> {
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
