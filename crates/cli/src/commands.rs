//! The commands, as they are typed.

mod add;
mod demo;
mod doctor;
mod explain;
mod export;
mod inspect;
mod preview;
mod rehearse;
mod search;
mod sources;
pub(crate) mod telling;
mod watch;
mod watches;
mod why;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::ending::Ending;
use crate::place::Place;

/// All words of a call.
#[derive(Parser)]
#[command(
    name = "newshawk-cli",
    version,
    about = "Watches news sources for the words you care about, and shows why something matched",
    after_help = "Exit status: 0 done, 1 a clear \"no\" (nothing found, no match, a query that can't be understood), 2 wrong use or a failure."
)]
pub(crate) struct Words {
    #[command(flatten)]
    everywhere: Everywhere,
    #[command(subcommand)]
    command: Command,
}

#[derive(Args)]
struct Everywhere {
    /// The folder of the data; without it the platform's own
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Print JSON instead of text for people
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Look at the sources, match, and tell
    Watch(watch::Args),
    /// Find the feed behind an address and subscribe to it
    Add(add::Args),
    /// List and change the sources
    Sources(sources::Args),
    /// List and change the watches
    Watches(watches::Args),
    /// Search the archive, newest first
    Search(search::Args),
    /// How many articles a query would have found, when and where
    Preview(preview::Args),
    /// Does a page match a query, and why or why not?
    Explain(explain::Args),
    /// Why an address led to an alert, or why not
    Why(why::Args),
    /// Play a past span again with today's settings: what you would have been told, and when
    Rehearse(rehearse::Args),
    /// Show a feed, an article or a query as Newshawk understands it
    Inspect(inspect::Args),
    /// Write the matches as CSV or JSON
    Export(export::Args),
    /// Check the data folder, the sources and what this computer offers
    Doctor,
    /// Play a day of made-up news through the whole program
    Demo(demo::Args),
}

/// Does what was typed.
pub(crate) fn run(words: Words) -> anyhow::Result<Ending> {
    let Words {
        everywhere,
        command,
    } = words;
    let place = || Place::new(everywhere.data.clone(), everywhere.json);
    let logged = || -> anyhow::Result<Place> {
        let place = place()?;
        place.start_log();
        Ok(place)
    };
    match command {
        Command::Watch(args) => watch::run(&args, &logged()?),
        Command::Add(args) => add::run(&args, &logged()?),
        Command::Sources(args) => sources::run(args, &logged()?),
        Command::Watches(args) => watches::run(args, &logged()?),
        Command::Search(args) => search::run(&args, &logged()?),
        Command::Preview(args) => preview::run(&args, &logged()?),
        Command::Explain(args) => explain::run(&args, place().ok().as_ref(), everywhere.json),
        Command::Why(args) => why::run(&args, &logged()?),
        Command::Rehearse(args) => rehearse::run(&args, &logged()?),
        Command::Inspect(args) => inspect::run(&args, place().ok().as_ref(), everywhere.json),
        Command::Export(args) => export::run(&args, &logged()?),
        Command::Doctor => doctor::run(&place()?),
        Command::Demo(args) => demo::run(&args, &place()?),
    }
}
