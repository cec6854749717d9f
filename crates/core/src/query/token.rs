//! The tokens of a query.

use std::ops::Range;

use super::tree::{Field, Form, Measure, Near, Reach, Tenths};

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A word, with its wildcards.
    Word(String),
    /// What stands in quotation marks, or words side by side where only words and commas are typed.
    Phrase(String),
    Regex {
        pattern: String,
        ignores_case: bool,
    },
    /// `@name`.
    Alias(String),
    /// `#name`.
    Saved(String),
    Modifier(Form),
    Open,
    Close,
    OpenBrace,
    CloseBrace,
    /// A comma or semicolon between alternatives.
    Comma,
    /// A line end between alternatives.
    Line,
    Or,
    And,
    Not,
    Prox(Prox),
    /// `title:`.
    Field(Field),
    /// `date:` and `words:`, with what is typed behind.
    Bounds(Measure, String),
    AtLeast(u32),
    First(u32),
    /// `SCORE>=10`.
    Score(Tenths),
    /// `+4 x2:` before a part of a score.
    Weight(Tenths, u32),
}

/// An operator of proximity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prox {
    Near(Near),
    Unless(Reach),
}

impl Kind {
    /// Can it begin a word, phrase or bracket?
    pub(super) fn starts_unit(&self) -> bool {
        match self {
            Self::Word(_)
            | Self::Phrase(_)
            | Self::Regex { .. }
            | Self::Alias(_)
            | Self::Saved(_) => true,
            Self::Modifier(_) | Self::Open | Self::Field(_) | Self::Bounds(..) => true,
            Self::AtLeast(_) | Self::First(_) | Self::Score(_) | Self::Not => true,
            Self::Close | Self::OpenBrace | Self::CloseBrace | Self::Comma | Self::Line => false,
            Self::Or | Self::And | Self::Prox(_) | Self::Weight(..) => false,
        }
    }

    /// Does it stand between two parts and need both?
    pub(super) fn is_infix(&self) -> bool {
        matches!(self, Self::Or | Self::And | Self::Prox(_))
    }

    /// Does it keep alternatives apart?
    pub(super) fn is_separator(&self) -> bool {
        matches!(self, Self::Comma | Self::Line)
    }

    /// Does something have to follow it?
    pub(super) fn needs_more(&self) -> bool {
        self.is_infix()
            || matches!(
                self,
                Self::Not
                    | Self::Field(_)
                    | Self::AtLeast(_)
                    | Self::First(_)
                    | Self::Score(_)
                    | Self::Weight(..)
            )
    }
}
