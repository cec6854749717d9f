//! Many documents at once: one JSON line each, in the order of the list, read by several threads.

use std::collections::BTreeMap;
use std::io::Write;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use serde::Serialize;
use url::Url;

use super::{Document, Files, Kind, read_file};
use crate::ending::Ending;
use crate::output;

/// More threads than this gain nothing on documents of a few hundred kilobytes.
const MOST_THREADS: usize = 8;

/// A line of a list.
pub(super) struct Row {
    file: String,
    url: Result<Option<Url>, String>,
    content_type: Option<String>,
}

/// A value, and the file it stands for.
#[derive(Serialize)]
struct Named<'a, V> {
    file: &'a str,
    #[serde(flatten)]
    value: V,
}

#[derive(Serialize)]
struct Failed<'a> {
    file: &'a str,
    error: &'a str,
}

/// A file named in the command itself.
pub(super) fn row(file: &Path, files: &Files) -> Row {
    Row {
        file: file.to_string_lossy().into_owned(),
        url: Ok(files.url.clone()),
        content_type: files.content_type.clone(),
    }
}

/// The lines of a list; what a line leaves out, the command's own words say.
pub(super) fn rows(list: &Path, files: &Files) -> anyhow::Result<Vec<Row>> {
    let text = read_file(list)?;
    let text = String::from_utf8_lossy(&text);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let row = |line: &str| {
        let mut cells = line.split('\t').map(str::trim);
        let file = cells.next().unwrap_or_default().to_owned();
        let address = cells.next().filter(|cell| !cell.is_empty());
        let content_type = cells.next().filter(|cell| !cell.is_empty());
        Row {
            file,
            url: match address {
                Some(address) => Url::parse(address)
                    .map(Some)
                    .map_err(|_| format!("{address} is no web address")),
                None => Ok(files.url.clone()),
            },
            content_type: content_type
                .map(str::to_owned)
                .or_else(|| files.content_type.clone()),
        }
    };
    Ok(lines.map(row).collect())
}

/// Reads all of them; a bad one costs its own line.
pub(super) fn run<K: Kind>(kind: &K, rows: &[Row]) -> anyhow::Result<Ending> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    // Bounded, so that a slow reader of our output does not fill the memory.
    let (sender, lines) = mpsc::sync_channel::<(usize, String)>(MOST_THREADS * 4);
    thread::scope(|scope| {
        for _ in 0..threads.min(MOST_THREADS) {
            let (next, sender) = (&next, sender.clone());
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(row) = rows.get(index) else {
                        return;
                    };
                    // Nobody takes the lines any more when stdout was closed.
                    if sender.send((index, line(kind, row))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        print_in_order(lines)
    })?;
    Ok(Ending::Done)
}

/// Takes the receiver itself: when printing fails it is gone, and the threads end.
fn print_in_order(lines: mpsc::Receiver<(usize, String)>) -> std::io::Result<()> {
    let mut out = output::stream();
    let mut early = BTreeMap::new();
    let mut due = 0;
    for (index, line) in lines {
        early.insert(index, line);
        while let Some(line) = early.remove(&due) {
            writeln!(out, "{line}")?;
            due += 1;
        }
    }
    out.flush()
}

fn line<K: Kind>(kind: &K, row: &Row) -> String {
    let file = row.file.as_str();
    let read = catch_unwind(AssertUnwindSafe(|| value(kind, row)))
        .unwrap_or_else(|_| Err("reading it stopped in the middle, which is our fault".to_owned()));
    let text = match &read {
        Ok(value) => serde_json::to_string(&Named { file, value }),
        Err(error) => serde_json::to_string(&Failed { file, error }),
    };
    // Strings and numbers always become JSON; a line must come all the same.
    text.unwrap_or_else(|_| "{}".to_owned())
}

fn value<K: Kind>(kind: &K, row: &Row) -> Result<K::Value, String> {
    let url = row.url.clone()?;
    let bytes = read_file(&PathBuf::from(&row.file)).map_err(|error| error.to_string())?;
    kind.read(&Document {
        bytes,
        url,
        content_type: row.content_type.clone(),
    })
}
