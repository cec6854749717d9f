//! What a poll costs: a thousand feeds of thirty items, cold and unchanged, beside a floor.
//!
//! The floor is a minimal program of reqwest, feed-rs, aho-corasick and sled with nothing else
//! in it: no stories, no evidence, no limits. `cargo bench -p newshawk-tests --bench poll` runs
//! both as processes of their own against a server on loopback, and prints how long they took, their
//! CPU seconds and their peak memory.

#![expect(
    clippy::print_stdout,
    reason = "a table is what it is for, and lines are how its processes talk"
)]

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

#[path = "poll/feeds.rs"]
mod feeds;
#[path = "poll/floor.rs"]
mod floor;
#[path = "poll/meter.rs"]
mod meter;
#[path = "poll/product.rs"]
mod product;
#[path = "poll/round.rs"]
mod round;
#[path = "poll/serve.rs"]
mod serve;

use meter::Cost;
use round::{Program, Seen};
use serve::Served;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// How many feeds are polled.
const FEEDS: usize = 1000;

/// How many items each one has.
const ITEMS: usize = 30;

/// How many hosts they are on; each port is one.
const HOSTS: usize = 100;

/// How often everything is measured. The table shows medians.
const RUNS: usize = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["serve"] => serve::run(),
        ["round", program, urls, folder] => round::run(program, Path::new(urls), Path::new(folder)),
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

/// A measured round: what it cost the program, what the program saw, what the server gave.
struct Measured {
    cost: Cost,
    seen: Seen,
    served: Served,
}

/// Measures both programs, turn about, and prints the table.
fn compare() -> Result<()> {
    let mut server = serve::Child::start()?;
    let home = tempfile::tempdir()?;
    let urls = home.path().join("urls");
    std::fs::write(&urls, server.urls().join("\n"))?;
    println!("{FEEDS} feeds of {ITEMS} items on {HOSTS} hosts, {RUNS} runs, medians\n");

    let mut measured: Vec<Measured> = Vec::new();
    for run in 0..RUNS {
        for program in Program::ALL {
            let folder = home.path().join(format!("{}-{run}", program.name()));
            std::fs::create_dir(&folder)?;
            for _ in ["cold", "unchanged"] {
                let (cost, seen) = round::spawn(program, &urls, &folder)?;
                measured.push(Measured {
                    cost,
                    seen,
                    served: server.take_served()?,
                });
            }
            std::fs::remove_dir_all(&folder)?;
        }
    }

    println!(
        "{:<11}{:<9}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>9}",
        "", "", "s", "CPU s", "peak MB", "200s", "304s", "items", "matches"
    );
    for (index, round) in ["cold", "unchanged"].into_iter().enumerate() {
        let costs = Program::ALL.map(|program| {
            let place = program as usize * 2 + index;
            let of_this: Vec<&Measured> = measured
                .iter()
                .skip(place)
                .step_by(Program::ALL.len() * 2)
                .collect();
            let cost = Cost::median(of_this.iter().map(|it| it.cost));
            let Measured { seen, served, .. } = of_this[0];
            print!(
                "{round:<11}{:<9}{:>8.2}{:>8.2}{:>8.1}",
                program.name(),
                cost.seconds,
                cost.cpu_seconds,
                cost.peak_megabytes
            );
            println!(
                "{:>8}{:>8}{:>8}{:>9}",
                served.fresh, served.unchanged, seen.items, seen.matches
            );
            cost
        });
        let [floor, product] = costs;
        let ratio = |product: f64, floor: f64| format!("{:.2}×", product / floor);
        let cpu = ratio(product.cpu_seconds, floor.cpu_seconds);
        let time = ratio(product.seconds, floor.seconds);
        let memory = ratio(product.peak_megabytes, floor.peak_megabytes);
        println!("{round:<11}{:<9}{time:>8}{cpu:>8}{memory:>8}\n", "ratio");
    }
    Ok(())
}
