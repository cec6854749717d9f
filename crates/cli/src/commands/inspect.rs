//! `inspect`: documents and queries as Newshawk understands them. Needs no data folder; where there
//! is one, a query may name its packs and watches.

mod article;
mod feed;
mod list;
mod query;
mod stories;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Subcommand;
use serde::Serialize;
use url::Url;

use crate::ending::{Ending, No};
use crate::output;
use crate::place::Place;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The feed in a file
    Feed(Files),
    /// The article in a saved page
    Article(Files),
    /// A query, in a plain sentence
    Query {
        /// The query
        query: String,
    },
    /// Which articles tell the same story
    Stories(stories::Args),
}

#[derive(clap::Args)]
struct Files {
    /// The files
    #[arg(value_name = "FILE", required_unless_present = "list")]
    files: Vec<PathBuf>,
    /// The address it came from
    #[arg(long)]
    url: Option<Url>,
    /// The Content-Type it came with
    #[arg(long, value_name = "TYPE")]
    content_type: Option<String>,
    /// A list of files: in each line a path, then optionally a tab and the address, a tab and the Content-Type
    #[arg(long, value_name = "LIST", conflicts_with = "files")]
    list: Option<PathBuf>,
}

/// A document, and what came with it.
struct Document {
    bytes: Vec<u8>,
    /// Where it came from; none where nobody said.
    url: Option<Url>,
    content_type: Option<String>,
}

/// What can be inspected, and in which words.
trait Kind: Sync {
    /// The value as JSON.
    type Value: Serialize + Send;
    /// Reads it.
    fn read(&self, document: &Document) -> Result<Self::Value, String>;
    /// The value for people.
    fn for_people(&self, value: &Self::Value) -> String;
}

pub(crate) fn run(args: &Args, place: Option<&Place>, json: bool) -> anyhow::Result<Ending> {
    match &args.what {
        What::Feed(files) => inspect(&feed::Feeds, files, json),
        What::Article(files) => {
            if files.url.is_none() && files.list.is_none() {
                bail!("Say where the page came from: --url https://example.org/article");
            }
            inspect(&article::Articles, files, json)
        }
        What::Query { query } => query::run(query, place, json),
        What::Stories(args) => stories::run(args, json),
    }
}

fn inspect<K: Kind>(kind: &K, files: &Files, json: bool) -> anyhow::Result<Ending> {
    if let Some(list) = &files.list {
        let rows = list::rows(list, files)?;
        return list::run(kind, &rows);
    }
    let [file] = files.files.as_slice() else {
        let rows: Vec<list::Row> = files
            .files
            .iter()
            .map(|file| list::row(file, files))
            .collect();
        return list::run(kind, &rows);
    };
    let document = Document {
        bytes: read_file(file)?,
        url: files.url.clone(),
        content_type: files.content_type.clone(),
    };
    let value = kind
        .read(&document)
        .map_err(|detail| No(format!("{}: {detail}.", file.display())))?;
    if json {
        output::json(&value)?;
    } else {
        output::line(&kind.for_people(&value))?;
    }
    Ok(Ending::Done)
}

/// Reads a file that the person named.
pub(crate) fn read_file(file: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(file)
        .with_context(|| format!("The file {} can't be read. Check its name.", file.display()))
}

impl Document {
    /// The address that relative links start from. Where nobody said, one that makes no web
    /// addresses of them.
    fn base(&self) -> Url {
        self.url.clone().unwrap_or_else(nowhere)
    }
}

fn nowhere() -> Url {
    // The text is an address; there is no other way to make one.
    #[expect(clippy::unwrap_used, reason = "a constant that a test reads")]
    Url::parse("file:///").unwrap()
}
