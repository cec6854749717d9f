//! How a command ends: done, a clear "no", or a failure; and the words for it.

use std::fmt;
use std::io;
use std::process::ExitCode;

use newshawk_engine::AskError;

use crate::output;

/// The exit status for a clear "no".
const NO: u8 = 1;
/// The exit status for wrong use or a failure.
pub(crate) const FAILED: u8 = 2;

/// How a command ended when nothing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// It did what was asked.
    Done,
    /// The answer is "no", and was printed.
    No,
}

/// The answer is "no", for this reason.
#[derive(Debug)]
pub(crate) struct No(pub(crate) String);

impl fmt::Display for No {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for No {}

/// The exit status of a command; says on stderr what went wrong.
pub(crate) fn exit_code(result: anyhow::Result<Ending>) -> ExitCode {
    let error = match result {
        Ok(Ending::Done) => return ExitCode::SUCCESS,
        Ok(Ending::No) => return ExitCode::from(NO),
        Err(error) => error,
    };
    // `| head` has read enough: that is no failure.
    let is_closed_pipe = error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
    if is_closed_pipe {
        return ExitCode::SUCCESS;
    }
    output::say(&error.to_string());
    let is_no = error.is::<No>()
        || matches!(
            error.downcast_ref::<AskError>(),
            Some(AskError::Query(_) | AskError::Missing(_) | AskError::Used { .. })
        );
    ExitCode::from(if is_no { NO } else { FAILED })
}
