//! What an import can't ask for, because sources are missing here; a later one makes up for it.

use newshawk_core::ids::SourceId;
use newshawk_core::watch::{Absence, Watch};
use serde::Serialize;
use url::Url;

use crate::output::clean;

/// A watch that asks for less than its file says, as JSON has it.
#[derive(Serialize)]
pub(super) struct Incomplete {
    id: u32,
    name: String,
    /// The sources of the file that are not here.
    missing: Vec<Url>,
    /// Is anybody left to ask about?
    asks: bool,
}

impl Incomplete {
    /// The watch as it is saved, without these sources.
    pub(super) fn of(watch: &Watch, missing: Vec<Url>) -> Self {
        Self {
            id: watch.id.0,
            name: watch.name.clone(),
            missing,
            asks: watch.options.absence.is_some(),
        }
    }

    /// What happened, and what one can do.
    pub(super) fn sentence(&self) -> String {
        let names: Vec<&str> = self.missing.iter().map(Url::as_str).collect();
        let (these, are, them) = match names.len() {
            1 => ("this source", "is", "it"),
            _ => ("these sources", "are", "them"),
        };
        let so = match self.asks {
            true => format!("tells who has not got a story without {these}, which {are}"),
            false => format!("can't tell who has not got a story, because {these} {are}"),
        };
        format!(
            "“{}” {so} missing here: {}. Add {them} and import the file again, or choose others \
             with “newshawk-cli watches edit {} --has ID,... --lacks ID,...”.",
            clean(&self.name),
            names.join(", "),
            self.id,
        )
    }
}

/// Does a file ask for all that a watch asks for already, and for more? What somebody has set
/// otherwise stays as it is.
pub(super) fn adds(file: &Absence, here: Option<&Absence>) -> bool {
    let Some(here) = here else {
        return true;
    };
    let has_all = |more: &[SourceId], less: &[SourceId]| less.iter().all(|id| more.contains(id));
    let is_more = file.has.len() > here.has.len() || file.lacks.len() > here.lacks.len();
    let is_same_wish = file.hours == here.hours
        && has_all(&file.has, &here.has)
        && has_all(&file.lacks, &here.lacks);
    is_same_wish && is_more
}
