//! What an occurrence of a word may mean for the queries.

use super::pages::Place;
use super::terms::TermId;
use crate::text::forms::Languages;

/// Where an entry leads: a way to write a term with that word in it.
#[derive(Clone, Copy)]
pub(super) struct Use {
    /// The languages of articles it counts in.
    pub(super) languages: Languages,
    pub(super) term: TermId,
    pub(super) pattern: u32,
}

/// A way to write a term that stands at a place, as far as one look-up tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    pub(super) term: TermId,
    pub(super) place: Place,
}
