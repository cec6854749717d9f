//! `newshawk-cli`: Newshawk for a terminal, a script or a server.
//!
//! The same engine as behind the window, and no decisions of its own: a command asks, and prints
//! what it was told. `docs/command-line.md` describes what is printed.

mod commands;
mod ending;
mod output;
mod place;
mod proof;
mod queries;
mod session;
mod times;
mod titles;

use std::panic::catch_unwind;
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    // A panic in foreign code is caught where it happens, and costs one document. Its message is
    // for the log, not for a person.
    std::panic::set_hook(Box::new(
        |panic| tracing::error!(%panic, "a part of Newshawk gave up"),
    ));
    let words = commands::Words::parse();
    match catch_unwind(|| commands::run(words)) {
        Ok(result) => ending::exit_code(result),
        Err(_) => {
            output::say(
                "Newshawk stopped because of a mistake of its own. What was stored is safe; the log may say more.",
            );
            ExitCode::from(ending::FAILED)
        }
    }
}
