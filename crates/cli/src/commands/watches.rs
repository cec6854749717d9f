//! `watches`: what is watched for.

mod arrivals;
mod change;
mod list;
mod transfer;

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use newshawk_core::watch;

use crate::ending::Ending;
use crate::place::Place;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Subcommand)]
enum What {
    /// List them (what `watches` alone does)
    List,
    /// Watch for something
    Add {
        /// A short name
        name: String,
        /// What to look for, such as: NATO AND Russia
        query: String,
        /// How loudly it speaks
        #[arg(long, default_value = "notify")]
        level: Level,
    },
    /// Change a watch
    Edit {
        /// The number from the list
        id: u32,
        /// A new name
        #[arg(long)]
        name: Option<String>,
        /// A new query
        #[arg(long)]
        query: Option<String>,
        /// How loudly it speaks
        #[arg(long)]
        level: Option<Level>,
    },
    /// Stop matching until `resume`
    Pause {
        /// Numbers from the list
        #[arg(value_name = "ID", required = true)]
        ids: Vec<u32>,
    },
    /// Go on matching
    Resume {
        /// Numbers from the list
        #[arg(value_name = "ID", required = true)]
        ids: Vec<u32>,
    },
    /// Remove watches and their matches
    Remove {
        /// Numbers from the list
        #[arg(value_name = "ID", required = true)]
        ids: Vec<u32>,
    },
    /// Add the watches of a file: what `export` printed, or a query in each line
    Import {
        /// The file
        file: PathBuf,
    },
    /// Print all watches as JSON
    Export,
}

#[derive(Clone, Copy, ValueEnum)]
enum Level {
    /// Kept for the digest
    Digest,
    /// Counted
    Badge,
    /// Told
    Notify,
    /// Told, with a sound where there is one
    Interrupt,
}

impl From<Level> for watch::Level {
    fn from(level: Level) -> Self {
        match level {
            Level::Digest => Self::Digest,
            Level::Badge => Self::Badge,
            Level::Notify => Self::Notify,
            Level::Interrupt => Self::Interrupt,
        }
    }
}

pub(crate) fn run(args: Args, place: &Place) -> anyhow::Result<Ending> {
    match args.what.unwrap_or(What::List) {
        What::List => list::list(place),
        What::Export => transfer::export(place),
        What::Import { file } => transfer::import(&file, place),
        What::Add { name, query, level } => change::add(name, &query, level.into(), place),
        What::Edit {
            id,
            name,
            query,
            level,
        } => {
            let edit = change::Edit {
                name,
                query,
                level: level.map(Into::into),
                paused: None,
            };
            change::edit(&[id], &edit, place)
        }
        What::Pause { ids } => change::edit(&ids, &change::Edit::paused(true), place),
        What::Resume { ids } => change::edit(&ids, &change::Edit::paused(false), place),
        What::Remove { ids } => change::remove(&ids, place),
    }
}
