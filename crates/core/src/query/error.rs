//! What is wrong with a query, and the small surgery on its text that puts it right.

use std::ops::Range;

/// What is wrong with a query, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// What is wrong and what to do, as a sentence.
    pub message: String,
    /// Where, in bytes of the query's text.
    pub span: Range<usize>,
    /// Whole queries that would be right.
    pub fixes: Vec<String>,
}

impl QueryError {
    pub(super) fn new(message: impl Into<String>, span: Range<usize>) -> Self {
        Self {
            message: message.into(),
            span,
            fixes: Vec::new(),
        }
    }

    /// The same, with one more query that may be right.
    pub(super) fn or(mut self, fix: impl Into<String>) -> Self {
        self.fixes.push(fix.into());
        self
    }

    /// The same, in a text that has so many bytes more in front.
    pub(super) fn moved(mut self, by: usize) -> Self {
        self.span = self.span.start + by..self.span.end + by;
        self
    }
}

/// The text with another one in the place of the range.
pub(super) fn replaced(text: &str, range: &Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..range.start], &text[range.end..])
}

/// The text without the range, and with no more white space than before.
pub(super) fn without(text: &str, range: &Range<usize>) -> String {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let is_open =
        before.is_empty() || before.ends_with(['(', '{']) || before.ends_with(char::is_whitespace);
    let after = if is_open { after.trim_start() } else { after };
    let is_closed = after.starts_with([')', '}', '）', '｝']);
    let before = if is_closed { before.trim_end() } else { before };
    format!("{before}{after}").trim().to_owned()
}

/// A part of the query's text as it is shown in a message: its start, when it is long.
pub(super) fn shown(text: &str) -> String {
    /// More does not fit a line beside the words around it.
    const LONGEST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
