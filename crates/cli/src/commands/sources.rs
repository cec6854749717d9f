//! `sources`: what is looked at, how it is doing, and how one wants it.

mod change;
mod list;

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use newshawk_core::source::FullText;

use crate::ending::Ending;
use crate::place::Place;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Subcommand)]
enum What {
    /// List them (what `sources` alone does)
    List,
    /// How each is doing, those with trouble first
    Health,
    /// Subscribe to the starter pack: reputable world news
    AddStarter,
    /// Remove sources; their articles stay
    Remove {
        /// Numbers from the list
        #[arg(value_name = "ID", required = true)]
        ids: Vec<u32>,
    },
    /// Ask sources no more until `resume`; without an ID: none of them
    Pause {
        /// Numbers from the list
        #[arg(value_name = "ID")]
        ids: Vec<u32>,
    },
    /// Go on; without an ID: with all that are not paused themselves
    Resume {
        /// Numbers from the list
        #[arg(value_name = "ID")]
        ids: Vec<u32>,
    },
    /// Subscribe to the sources of an OPML file
    Import {
        /// The file
        #[arg(value_name = "FILE.opml")]
        file: PathBuf,
    },
    /// Print all sources as OPML
    Export,
    /// Print the last document of a source that could not be read, byte for byte, for a report
    Unread {
        /// The number from the list
        id: u32,
    },
    /// Look at a source this often, if its publisher allows it
    Every {
        /// The number from the list
        id: u32,
        /// Minutes between two looks
        #[arg(value_parser = clap::value_parser!(u32).range(1..=60 * 24 * 30))]
        minutes: u32,
    },
    /// Look at a source by its publisher's hints and its own rhythm again
    Auto {
        /// The number from the list
        id: u32,
    },
    /// Whether the pages behind a source's entries are read
    Pages {
        /// The number from the list
        id: u32,
        /// auto: where the feed does not carry the text
        when: When,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

impl From<When> for FullText {
    fn from(when: When) -> Self {
        match when {
            When::Auto => Self::Auto,
            When::Always => Self::Always,
            When::Never => Self::Never,
        }
    }
}

pub(crate) fn run(args: Args, place: &Place) -> anyhow::Result<Ending> {
    match args.what.unwrap_or(What::List) {
        What::List => list::list(place),
        What::Health => list::health(place),
        What::Export => list::export(place),
        What::Unread { id } => list::unread(id, place),
        What::AddStarter => change::add_starter(place),
        What::Remove { ids } => change::remove(&ids, place),
        What::Pause { ids } => change::pause(&ids, true, place),
        What::Resume { ids } => change::pause(&ids, false, place),
        What::Import { file } => change::import(&file, place),
        What::Every { id, minutes } => change::cadence(id, Some(minutes), place),
        What::Auto { id } => change::cadence(id, None, place),
        What::Pages { id, when } => change::pages(id, when.into(), place),
    }
}
