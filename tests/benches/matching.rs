//! What matching costs: watchlists of all sizes over 200 MB of news, beside other ways to do it.
//!
//! Each row is a process of its own that matches one article after another in one thread, with the
//! whole of it: folding, edges of words, evaluation and proof. `cargo bench -p newshawk-tests
//! --bench matching` prints the table; with `pieces` behind `--`, criterion measures the hot pieces
//! one by one instead. `docs/matching.md` says what came of it, and why it is built as it is.

#![expect(
    clippy::print_stdout,
    reason = "a table is what it is for, and lines are how its processes talk"
)]

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

#[path = "matching/chance.rs"]
mod chance;
#[path = "matching/lists.rs"]
mod lists;
#[path = "matching/meter.rs"]
mod meter;
#[path = "matching/names.rs"]
mod names;
#[path = "matching/pieces.rs"]
mod pieces;
#[path = "matching/programs.rs"]
mod programs;
#[path = "matching/row.rs"]
mod row;
#[path = "matching/texts.rs"]
mod texts;

use lists::{Kind, Shape, Written};
use names::Names;
use programs::Program;
use row::Row;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// So much text is matched in a run; the texts are repeated up to it.
const BYTES: usize = 200_000_000;

/// A run ends here even when there is more, because one by one would take days.
const LONGEST: Duration = Duration::from_secs(4);

/// How often each row is measured. The table shows the best, because others use the machine too.
const RUNS: usize = 3;

/// More words than these are no task for a `RegexSet`, nor more watches for one by one.
const FEW: usize = 1000;

/// A DFA of more than these takes gigabytes.
const MANY: usize = 10_000;

/// The lists: how many, how they are written, where their names come from.
const LISTS: [(usize, Shape, Kind); 12] = [
    (10, Shape::Names, Kind::Usual),
    (1000, Shape::Names, Kind::Usual),
    (10_000, Shape::Names, Kind::Usual),
    (100_000, Shape::Names, Kind::Usual),
    (1000, Shape::Names, Kind::Harsh),
    (1000, Shape::Names, Kind::Absent),
    (10_000, Shape::Names, Kind::Absent),
    (100_000, Shape::Names, Kind::Absent),
    (1000, Shape::Mixed, Kind::Usual),
    (10_000, Shape::Mixed, Kind::Usual),
    (10_000, Shape::Mixed, Kind::Harsh),
    (10_000, Shape::Mixed, Kind::Absent),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["row", program, list] => row::run(program, Path::new(list)),
        // `cargo test --benches` only wants to know that it starts.
        _ if !arguments.contains(&"--bench") => Ok(()),
        ["pieces", ..] => pieces::run(),
        _ => table(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Measures every list with every program that can do it, and prints the table.
fn table() -> Result<()> {
    let (texts, what) = texts::all()?;
    let names = Names::of(&texts);
    let bytes: usize = texts.iter().map(texts::Text::bytes).sum();
    println!(
        "{} articles, {:.1} MB: {what}",
        texts.len(),
        bytes as f64 / 1e6
    );
    println!(
        "repeated to {} MB; one thread, CPU time, best of {RUNS} runs\n",
        BYTES / 1_000_000
    );
    println!(
        "{:<24}{:<15}{:>10}{:>9}{:>10}{:>9}{:>12}",
        "watches", "program", "compile s", "MB/s", "peak MB", "own MB", "an article"
    );
    let home = tempfile::tempdir()?;
    let path = home.path().join("list");
    for (count, shape, kind) in LISTS {
        Written::new(shape, kind, count, &names).save(&path)?;
        let mut list = format!("{count} {}, {}", shape.name(), kind.name());
        for program in Program::ALL {
            let most = match program {
                Program::Newshawk | Program::AhoCorasick => usize::MAX,
                Program::Dfa => MANY,
                Program::RegexSet | Program::Alone => FEW,
            };
            if count > most {
                continue;
            }
            print!("{list:<24}{:<15}", program.name());
            list.clear();
            match Row::spawn(program, &path)? {
                Some(row) => println!(
                    "{:>10.2}{:>9.1}{:>10.1}{:>9.1}{:>12.2}",
                    row.compile, row.speed, row.peak, row.own, row.found
                ),
                None => println!("{:>10}", "it failed"),
            }
        }
        println!();
    }
    Ok(())
}
