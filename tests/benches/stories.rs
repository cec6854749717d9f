//! What telling stories apart is worth and what it costs, beside two plain ways to do it.
//!
//! Over labelled news that is not part of the house: `NEWSHAWK_CORPORA` names its folder, and
//! without it `../shared/corpora` is looked for. `scripts/bench stories` prints the table; with
//! `weights` behind it, the table of common words that `core::story` begins with; with `measures`,
//! what the weights of its measures were fitted to; with `overlaid`, what is joined by
//! chance; with `abroad`, the same in a language of which no news was counted. `docs/stories.md` says
//! what came of it.

#![expect(clippy::print_stdout, reason = "a table is what it is for")]

use std::error::Error;
use std::process::ExitCode;

#[path = "stories/abroad.rs"]
mod abroad;
#[path = "stories/baselines.rs"]
mod baselines;
#[path = "stories/labelled.rs"]
mod labelled;
#[path = "stories/measures.rs"]
mod measures;
#[path = "stories/ours.rs"]
mod ours;
#[path = "stories/overlaid.rs"]
mod overlaid;
#[path = "stories/pace.rs"]
mod pace;
#[path = "stories/score.rs"]
mod score;
#[path = "stories/table.rs"]
mod table;
#[path = "stories/weights.rs"]
mod weights;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // `cargo test --benches` only wants to know that it starts.
    if !arguments.contains(&"--bench") {
        return ExitCode::SUCCESS;
    }
    let Some(folder) = labelled::folder() else {
        println!("No labelled news here; name a folder in NEWSHAWK_CORPORA.");
        return ExitCode::SUCCESS;
    };
    let outcome = match arguments[..] {
        ["weights", ..] => weights::run(&folder),
        ["measures", ..] => measures::run(&folder),
        ["abroad", ..] => abroad::run(&folder),
        ["overlaid", ..] => overlaid::run(&folder),
        ["pace", ..] => pace::run(&folder),
        _ => table::run(&folder),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}
