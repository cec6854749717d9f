//! `watches`: what is watched for.

mod absences;
mod arrivals;
mod carried;
mod change;
mod list;
mod marks;
mod options;
mod transfer;

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use newshawk_core::watch;
use newshawk_engine::store;

use crate::ending::Ending;
use crate::place::Place;
use options::Asked;

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
        #[command(flatten)]
        asked: Asked,
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
        #[command(flatten)]
        asked: Asked,
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
    /// Say of articles whether they are what a watch is for
    Mark {
        /// The watch's name, or its number from the list
        watch: String,
        /// What they are
        what: Judgement,
        /// Their addresses, or their ids from `search --json`
        #[arg(value_name = "ARTICLE", required = true)]
        articles: Vec<String>,
    },
    /// Show what your marks suggest: a narrower query, with its effect; nothing is changed
    Suggest {
        /// The watch's name, or its number from the list
        watch: String,
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

#[derive(Clone, Copy, ValueEnum)]
enum Judgement {
    /// What the watch is for
    Relevant,
    /// Not what it is for
    NotRelevant,
    /// No longer marked
    Nothing,
}

impl From<Judgement> for Option<store::Judgement> {
    fn from(judgement: Judgement) -> Self {
        match judgement {
            Judgement::Relevant => Some(store::Judgement::Relevant),
            Judgement::NotRelevant => Some(store::Judgement::NotRelevant),
            Judgement::Nothing => None,
        }
    }
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
        What::Add {
            name,
            query,
            level,
            asked,
        } => change::add(name, &query, level.into(), &asked, place),
        What::Edit {
            id,
            name,
            query,
            level,
            asked,
        } => {
            let edit = change::Edit {
                name,
                query,
                level: level.map(Into::into),
                paused: None,
                asked,
            };
            change::edit(&[id], &edit, place)
        }
        What::Pause { ids } => change::edit(&ids, &change::Edit::paused(true), place),
        What::Resume { ids } => change::edit(&ids, &change::Edit::paused(false), place),
        What::Mark {
            watch,
            what,
            articles,
        } => marks::mark(&watch, what.into(), &articles, place),
        What::Suggest { watch } => marks::suggest(&watch, place),
        What::Remove { ids } => change::remove(&ids, place),
    }
}
