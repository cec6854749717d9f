//! One start, in a process of its own, and how long its steps take.

use std::path::Path;
use std::time::{Duration, Instant};

use newshawk_engine::{Config, Engine, Listing, ManualClock};
use tokio::net::TcpListener;

use crate::{Result, archive};

/// Nobody waits longer for a start.
const PATIENCE: Duration = Duration::from_secs(300);

/// A page of the window's list.
const LISTED: usize = 50;

/// What a start costs, in milliseconds since its beginning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// Until the first page of the list is there.
    pub(crate) lists: f64,
    /// Until a source is asked.
    pub(crate) asks: f64,
    /// Until the owner has answered a question.
    pub(crate) answers: f64,
}

impl Cost {
    /// What `run` has printed.
    pub(crate) fn read(line: &str) -> Result<Cost> {
        let numbers: std::result::Result<Vec<f64>, _> = line.split(' ').map(str::parse).collect();
        let [lists, asks, answers] = numbers?[..] else {
            return Err(format!("no three numbers: {line}").into());
        };
        Ok(Cost {
            lists,
            asks,
            answers,
        })
    }

    /// The median of each number by itself.
    pub(crate) fn median(costs: &[Cost]) -> Cost {
        let median = |of: fn(&Cost) -> f64| {
            let mut numbers: Vec<f64> = costs.iter().map(of).collect();
            numbers.sort_by(f64::total_cmp);
            numbers[numbers.len() / 2]
        };
        Cost {
            lists: median(|it| it.lists),
            asks: median(|it| it.asks),
            answers: median(|it| it.answers),
        }
    }
}

/// Starts over a folder and prints what that cost.
pub(crate) fn run(folder: &Path) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let [lists, asks, answers] = runtime.block_on(start(folder))?;
    println!("{lists} {asks} {answers}");
    Ok(())
}

async fn start(folder: &Path) -> Result<[f64; 3]> {
    let mut config = Config::new(folder);
    config.clock = ManualClock::new(archive::now()).clock();
    let address = std::fs::read_to_string(archive::port_file(folder))?;
    let source = TcpListener::bind(address).await?;
    let started = Instant::now();
    let passed = || started.elapsed().as_secs_f64() * 1000.0;
    let engine = Engine::start(config)?;
    let handle = engine.handle;

    let store = handle.store().clone();
    let watches = handle.live().watches.iter().map(|watch| watch.id).collect();
    let first_page = Listing {
        watches,
        limit: LISTED,
        ..Listing::default()
    };
    let page = tokio::task::spawn_blocking(move || store.list_stories(&first_page)).await?;
    let lists = passed();
    if page.rows.len() < LISTED {
        return Err(format!("only {} rows", page.rows.len()).into());
    }

    let answered = async {
        handle.set_setting("bench", "asked").await?;
        Result::Ok(passed())
    };
    let asked = async {
        tokio::time::timeout(PATIENCE, source.accept()).await??;
        Result::Ok(passed())
    };
    let (answers, asks) = tokio::try_join!(answered, asked)?;
    handle.close();
    engine.task.await?;
    Ok([lists, asks, answers])
}
