//! What reading a page costs, and how well it is read, on pages of real publishers.
//!
//! They belong to their publishers and are no part of this project: `NEWSHAWK_CORPORA` names the
//! folder they lie in (`../shared/corpora` without it). Without them nothing is measured, and it
//! says so.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[path = "pages/readability.rs"]
mod readability;
#[path = "pages/score.rs"]
mod score;
#[path = "pages/speed.rs"]
mod speed;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    // `cargo test --benches` only wants to know that it starts.
    if !std::env::args().any(|it| it == "--bench") {
        return ExitCode::SUCCESS;
    }
    let folder = corpora().join("extraction");
    if !folder.is_dir() {
        println!(
            "{} is not there, so nothing was measured. NEWSHAWK_CORPORA can name another place.",
            folder.display()
        );
        return ExitCode::SUCCESS;
    }
    match speed::measure(&folder).and_then(|()| readability::measure(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn corpora() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpora");
    std::env::var_os("NEWSHAWK_CORPORA").map_or(beside, PathBuf::from)
}
