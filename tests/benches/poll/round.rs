//! One round of one program, in a process of its own.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use url::Url;

use crate::meter::Cost;
use crate::{Result, floor, product};

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    Floor,
    Product,
}

/// What a program made of a round.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// Items that were new to it.
    pub(crate) items: usize,
    /// Items in which the watched word stands.
    pub(crate) matches: usize,
}

impl Program {
    pub(crate) const ALL: [Program; 2] = [Program::Floor, Program::Product];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Program::Floor => "floor",
            Program::Product => "product",
        }
    }
}

/// Runs a round in a new process and answers what it cost and saw.
pub(crate) fn spawn(program: Program, urls: &Path, folder: &Path) -> Result<(Cost, Seen)> {
    let own = std::env::current_exe()?;
    let mut command = Command::new(own);
    command
        .args(["round", program.name()])
        .args([urls, folder])
        .stderr(Stdio::inherit());
    let output = command.output()?;
    let text = String::from_utf8(output.stdout)?;
    let last = text.lines().last().unwrap_or_default();
    let fields: Vec<&str> = last.split(' ').collect();
    let (true, [seconds, cpu, peak, items, matches]) = (output.status.success(), &fields[..])
    else {
        return Err(format!("{} failed: {last}", program.name()).into());
    };
    let cost = Cost {
        seconds: seconds.parse()?,
        cpu_seconds: cpu.parse()?,
        peak_megabytes: peak.parse()?,
    };
    Ok((
        cost,
        Seen {
            items: items.parse()?,
            matches: matches.parse()?,
        },
    ))
}

/// The new process: polls all the addresses once and prints what that cost.
pub(crate) fn run(program: &str, urls: &Path, folder: &Path) -> Result<()> {
    let urls = std::fs::read_to_string(urls)?;
    let urls = urls
        .lines()
        .map(Url::parse)
        .collect::<std::result::Result<Vec<_>, _>>()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let started = Instant::now();
    let seen = runtime.block_on(async {
        match program {
            "floor" => floor::floor_round(urls, folder).await,
            _ => product::product_round(urls, folder).await,
        }
    })?;
    let Cost {
        seconds,
        cpu_seconds,
        peak_megabytes,
    } = Cost::so_far(started.elapsed())?;
    println!(
        "{seconds} {cpu_seconds} {peak_megabytes} {} {}",
        seen.items, seen.matches
    );
    Ok(())
}
