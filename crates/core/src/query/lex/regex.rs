//! Regular expressions between slashes.

use super::{Lexer, ends_word, run};
use crate::query::error::{QueryError, replaced, without};
use crate::query::token::Kind;

impl Lexer<'_> {
    /// `/…/` or `/…/i`. A slash alone, and `/5` of other products, is left to be a word.
    pub(super) fn regex(&mut self) -> Result<(), QueryError> {
        let run = run(self.rest());
        let distance = &run[1..];
        let is_number = !distance.is_empty() && distance.bytes().all(|byte| byte.is_ascii_digit());
        let is_alone = self.rest()[1..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace);
        if is_number || is_alone || matches!(distance, "s" | "p") {
            self.push(Kind::Word(run.to_owned()), run.len());
            return Ok(());
        }
        let Some(end) = closing_slash(&self.rest()[1..]) else {
            let message = "A regular expression is opened with / and never closed. Close it with a second /, or put quotation marks around the words.";
            let span = self.at..self.at + run.len();
            let closed = replaced(self.text, &span, &format!("{run}/"));
            return Err(QueryError::new(message, span)
                .or(self.quoted(run))
                .or(closed));
        };
        let pattern = self.rest()[1..1 + end].to_owned();
        let mut bytes = end + 2;
        let behind = &self.rest()[bytes..];
        let ignores_case = behind.starts_with('i');
        bytes += usize::from(ignores_case);
        let flags: &str = &behind[usize::from(ignores_case)..];
        let extra = flags.find(ends_word).unwrap_or(flags.len());
        if extra > 0 {
            let message = "Behind the second / of a regular expression stands nothing, or i for any case. A / within it is written \\/.";
            let span = self.at..self.at + bytes + extra;
            let surplus = self.at + bytes..span.end;
            let dropped = without(self.text, &surplus);
            return Err(QueryError::new(message, span)
                .or(self.quoted(run))
                .or(dropped));
        }
        self.push(
            Kind::Regex {
                pattern,
                ignores_case,
            },
            bytes,
        );
        Ok(())
    }

    fn quoted(&self, run: &str) -> String {
        replaced(
            self.text,
            &(self.at..self.at + run.len()),
            &format!("\"{run}\""),
        )
    }
}

/// The first slash without a backslash, in this line.
fn closing_slash(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => return None,
            '/' if !escaped => return Some(at),
            _ => escaped = c == '\\' && !escaped,
        }
    }
    None
}
