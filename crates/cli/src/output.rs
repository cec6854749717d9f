//! Printing: for people, or JSON for programs.
//!
//! What sources wrote is foreign: on its way to a terminal it loses the characters a terminal obeys.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::Path;

use anyhow::Context;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// A cell of a table for people is cut here; JSON has all of it.
const WIDEST_CELL: usize = 60;

/// Says something on stderr: progress, remarks, failures. Never fails: there may be nobody.
pub(crate) fn say(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Prints a line on stdout.
pub(crate) fn line(text: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{text}")
}

/// Prints a value as one line of JSON.
pub(crate) fn json(value: &impl Serialize) -> io::Result<()> {
    json_to(&mut io::stdout().lock(), value)
}

/// Writes a value as one line of JSON.
pub(crate) fn json_to(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_string(value)?;
    writeln!(out, "{text}")
}

/// Stdout for much at once; to be flushed at the end.
pub(crate) fn stream() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// Writes a file, aside first: a full disk leaves the old one as it was.
pub(crate) fn whole_file(
    file: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    let failed = || {
        format!(
            "The file {} can't be written. Check the folder and the free space.",
            file.display()
        )
    };
    let folder = file
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut aside = tempfile::NamedTempFile::new_in(folder).with_context(failed)?;
    write(&mut aside).with_context(failed)?;
    aside.as_file().sync_all().with_context(failed)?;
    aside.persist(file).with_context(failed)?;
    Ok(())
}

/// Text without the characters that a terminal obeys or that turn its reading direction.
pub(crate) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' | '\r' => ' ',
            _ => c,
        })
        .filter(|c| !c.is_control() && !turns_direction(*c))
        .collect()
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Rows under a header, in columns; the last column is as long as it is.
pub(crate) fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let header: Vec<String> = header.iter().map(|&cell| cell.to_owned()).collect();
    let all: Vec<Vec<String>> = std::iter::once(&header)
        .chain(rows)
        .map(|row| row.iter().map(|cell| short(&clean(cell))).collect())
        .collect();
    let widest = |column: usize| {
        let cells = all.iter().filter_map(|row: &Vec<String>| row.get(column));
        cells.map(|cell| width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..header.len()).map(widest).collect();
    let lines = all.iter().map(|row| {
        let cells = row.iter().zip(&widths);
        let filled: Vec<String> = cells
            .map(|(cell, columns)| padded(cell, *columns))
            .collect();
        filled.join("  ").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// How many columns of a terminal it takes: an ideograph two, an accent that is put on a letter none.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text, filled up with spaces to so many columns.
pub(crate) fn padded(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

fn short(cell: &str) -> String {
    if cell.chars().count() <= WIDEST_CELL {
        return cell.to_owned();
    }
    let kept: String = cell.chars().take(WIDEST_CELL - 1).collect();
    format!("{kept}…")
}

/// Is a person looking at stdout, and may it be decorated?
pub(crate) fn is_decorated() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// `1 source`, `2 sources`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}
