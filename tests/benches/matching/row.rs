//! One row of the table, measured in a process of its own.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::lists::Written;
use crate::meter;
use crate::programs::{Compiled, Program};
use crate::texts::{self, Text};
use crate::{BYTES, LONGEST, RUNS, Result};

/// What a row says.
pub(crate) struct Row {
    /// Reading the queries and compiling them, in CPU seconds.
    pub(crate) compile: f64,
    /// Megabytes in a CPU second, in the best run.
    pub(crate) speed: f64,
    /// The most memory that was resident, in megabytes: the program and all the texts.
    pub(crate) peak: f64,
    /// How much of that came after the texts: queries, matcher and matches.
    pub(crate) own: f64,
    /// What was found, for each article.
    pub(crate) found: f64,
}

impl Row {
    /// Measures a program with a written list in a new process; none where that is not feasible.
    pub(crate) fn spawn(program: Program, list: &Path) -> Result<Option<Row>> {
        let mut command = Command::new(std::env::current_exe()?);
        command
            .args(["row", program.name()])
            .arg(list)
            .stderr(Stdio::inherit());
        let output = command.output()?;
        let text = String::from_utf8(output.stdout)?;
        let last = text.lines().last().unwrap_or_default();
        let numbers: Vec<f64> = last
            .split(' ')
            .filter_map(|field| field.parse().ok())
            .collect();
        let [compile, speed, peak, own, found] = numbers[..] else {
            return Ok(None);
        };
        Ok(Some(Row {
            compile,
            speed,
            peak,
            own,
            found,
        }))
    }
}

/// The new process: measures, and prints the row.
pub(crate) fn run(program: &str, list: &Path) -> Result<()> {
    let program = Program::ALL
        .into_iter()
        .find(|it| it.name() == program)
        .ok_or("no such program")?;
    let (texts, _) = texts::all()?;
    let before = (meter::memory("VmRSS:")?, meter::cpu()?);
    let compiled = program.compile(&Written::load(list)?)?;
    let compile = meter::cpu()? - before.1;

    let mut best = 0.0_f64;
    let mut found = 0.0;
    for _ in 0..RUNS {
        let round = pass(&compiled, &texts)?;
        best = best.max(round.bytes as f64 / 1e6 / round.cpu.as_secs_f64());
        found = round.found as f64 / round.articles as f64;
    }
    let peak = meter::memory("VmHWM:")?;
    println!(
        "{} {best} {peak} {} {found}",
        compile.as_secs_f64(),
        peak - before.0
    );
    Ok(())
}

/// What one run saw.
struct Pass {
    articles: usize,
    bytes: usize,
    found: usize,
    cpu: Duration,
}

/// All the texts over and over, until there are enough of them or it takes too long.
fn pass(compiled: &Compiled, texts: &[Text]) -> Result<Pass> {
    let start = meter::cpu()?;
    let mut pass = Pass {
        articles: 0,
        bytes: 0,
        found: 0,
        cpu: Duration::ZERO,
    };
    for text in texts.iter().cycle() {
        pass.articles += 1;
        pass.bytes += text.bytes();
        pass.found += compiled.count(text);
        // Asking for the time costs as much as a few articles.
        if pass.articles.is_multiple_of(64) {
            pass.cpu = meter::cpu()? - start;
            if pass.bytes >= BYTES || pass.cpu >= LONGEST {
                break;
            }
        }
    }
    Ok(pass)
}
