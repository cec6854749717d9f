//! The log: one file a day, seven days kept, no secrets.
//!
//! Addresses are logged without credentials, and what a person watches is never logged at all.

use std::path::{Path, PathBuf};

use tracing_appender::rolling::{Builder, Rotation};
use tracing_subscriber::EnvFilter;

use crate::config::log_folder;

const KEPT_DAYS: usize = 7;

/// Starts logging into the data folder; answers with the folder of the log files. Set
/// `NEWSHAWK_LOG` to `debug` to see more. Where the folder can't be written, nothing is logged.
pub fn start(data: &Path) -> PathBuf {
    let folder = log_folder(data);
    // Where it can't be made the appender says so below, and nothing is logged.
    let _ = std::fs::create_dir_all(&folder);
    let appender = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix("newshawk")
        .filename_suffix("log")
        .max_log_files(KEPT_DAYS)
        .build(&folder);
    if let Ok(file) = appender {
        let filter = EnvFilter::try_from_env("NEWSHAWK_LOG").unwrap_or_else(|_| {
            EnvFilter::new(
                "warn,newshawk=info,newshawk_engine=info,newshawk_cli=info,newshawk_shell=info",
            )
        });
        // A second start in one process (tests) keeps the first log.
        let _ = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_ansi(false)
            .with_writer(std::sync::Mutex::new(file))
            .try_init();
    }
    folder
}
