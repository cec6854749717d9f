//! What a start costs with an archive of 30,000 and of 100,000 articles of the last two weeks: until
//! the window can list, until the first source is asked, until the owner answers.
//!
//! `cargo bench -p newshawk-tests --bench start` makes each archive, and starts over it in processes
//! of their own.

#![expect(
    clippy::print_stdout,
    reason = "a table is what it is for, and lines are how its processes talk"
)]

use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode};

#[path = "start/archive.rs"]
mod archive;
#[path = "start/meter.rs"]
mod meter;

use meter::Cost;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// How many articles are in the archive.
const ARTICLES: [u64; 2] = [30_000, 100_000];

/// How often it is started. The table shows medians.
const RUNS: usize = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["make", articles, folder] => make(articles, Path::new(folder)),
        ["run", folder] => meter::run(Path::new(folder)),
        // `cargo test --benches` only wants to know that it starts.
        _ if arguments.contains(&"--bench") => compare(),
        _ => Ok(()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn make(articles: &str, folder: &Path) -> Result<()> {
    archive::make(articles.parse()?, folder)
}

/// Makes the archives, starts over each, and prints the table.
fn compare() -> Result<()> {
    println!("{RUNS} runs, medians, in milliseconds\n");
    println!(
        "{:<10}{:>10}{:>10}{:>10}",
        "articles", "lists", "asks", "answers"
    );
    for articles in ARTICLES {
        let home = tempfile::tempdir()?;
        let folder = home.path().to_string_lossy().into_owned();
        spawn(&["make", &articles.to_string(), &folder])?;
        let mut costs = Vec::new();
        for _ in 0..RUNS {
            costs.push(Cost::read(&spawn(&["run", &folder])?)?);
        }
        let cost = Cost::median(&costs);
        println!(
            "{articles:<10}{:>10.0}{:>10.0}{:>10.0}",
            cost.lists, cost.asks, cost.answers
        );
    }
    Ok(())
}

/// Runs this program anew, and gives its last line.
fn spawn(arguments: &[&str]) -> Result<String> {
    let output = Command::new(std::env::current_exe()?)
        .args(arguments)
        .output()?;
    let text = String::from_utf8(output.stdout)?;
    let last = text.lines().last().unwrap_or_default().to_owned();
    if !output.status.success() {
        return Err(format!("{arguments:?} failed: {last}").into());
    }
    Ok(last)
}
