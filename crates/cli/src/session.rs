//! An engine for the length of a command.

use std::future::Future;
use std::time::Duration;

use anyhow::{Context, bail};
use newshawk_engine::store::StoreError;
use newshawk_engine::{Config, Engine, Handle, Telling};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::output::say;
use crate::place::Place;

/// What is still on its way in the background gets this long at the end of a command.
const LAST_SECONDS: Duration = Duration::from_secs(3);
/// The engine itself takes five seconds at the most; a disk that refuses everything can hold it up for ever.
const LONGEST_CLOSE: Duration = Duration::from_secs(10);

/// Another command that only reads has the store for a moment; whoever watches has it for good.
const BUSY_TRIES: u32 = 6;
const BUSY_PAUSE: Duration = Duration::from_millis(200);

/// A running engine.
pub(crate) struct Session {
    /// The way to ask it.
    pub(crate) handle: Handle,
    /// What is to be told.
    pub(crate) notices: mpsc::Receiver<Telling>,
    /// A sentence when a damaged store was set aside.
    pub(crate) notice: Option<String>,
    task: JoinHandle<()>,
}

impl Session {
    /// Starts an engine on the current runtime.
    pub(crate) async fn start(config: Config) -> Result<Self, StoreError> {
        let mut tries = 1;
        let engine = loop {
            match Engine::start(config.clone()) {
                Err(StoreError::Busy { .. }) if tries < BUSY_TRIES => tries += 1,
                started => break started?,
            }
            tokio::time::sleep(BUSY_PAUSE).await;
        };
        engine.notice.as_deref().into_iter().for_each(say);
        Ok(Self {
            handle: engine.handle,
            notices: engine.notices,
            notice: engine.notice,
            task: engine.task,
        })
    }

    /// Ends it, after what is on its way to the disk has arrived.
    pub(crate) async fn close(self) -> anyhow::Result<()> {
        self.handle.close();
        match tokio::time::timeout(LONGEST_CLOSE, self.task).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => bail!(
                "Newshawk stopped because of a mistake of its own. What was stored is safe; the log may say more."
            ),
            Err(_) => bail!(
                "Newshawk could not end in order: its archive does not answer. What was stored is safe."
            ),
        }
    }
}

/// Runs what needs a runtime to its end.
pub(crate) fn block_on<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Runtime::new()
        .context("The system refuses to start threads. Close other programs and try again.")?;
    let result = runtime.block_on(work);
    runtime.shutdown_timeout(LAST_SECONDS);
    result
}

/// Asks an engine that does not poll, and ends it.
pub(crate) fn ask<T, W>(place: &Place, work: impl FnOnce(Handle) -> W) -> anyhow::Result<T>
where
    W: Future<Output = anyhow::Result<T>>,
{
    block_on(async {
        let mut config = place.config();
        config.scheduled = false;
        // What waits to be told is left to the program that watches.
        config.active = false;
        let session = Session::start(config).await?;
        let result = work(session.handle.clone()).await;
        session.close().await?;
        result
    })
}

/// Waits until somebody ends the program from outside.
pub(crate) async fn interrupted() {
    let terminated = async {
        #[cfg(unix)]
        if let Ok(mut signal) =
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        {
            signal.recv().await;
            return;
        }
        std::future::pending::<()>().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}
