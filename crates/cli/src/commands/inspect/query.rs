//! A query as it was understood: in a plain sentence, as text, as chips; what may surprise in it,
//! and what its names stand for.

mod json;
mod words;

use newshawk_core::alias::{Form, Pack};
use newshawk_core::query::{Chips, Lint, Query};

use crate::ending::Ending;
use crate::output;
use crate::place::Place;
use crate::queries::Names;

/// All there is to say of a query that was understood.
struct Understood<'a> {
    query: Query,
    lints: Vec<Lint>,
    chips: Chips,
    packs: Vec<&'a Pack>,
    /// The watches it names, as they are written behind `#`, with their queries.
    watches: Vec<(String, &'a Query)>,
}

pub(super) fn run(text: &str, place: Option<&Place>, json: bool) -> anyhow::Result<Ending> {
    let text = text.trim();
    let names = Names::without_store(place, text)?;
    if !json {
        let query = names.read(text)?;
        output::line(&words::for_people(&understood(query, &names)))?;
        return Ok(Ending::Done);
    }
    match names.check(text) {
        Ok(query) => {
            output::json(&json::understood(&understood(query, &names)))?;
            Ok(Ending::Done)
        }
        Err(error) => {
            output::json(&json::refused(text, &error))?;
            Ok(Ending::No)
        }
    }
}

fn understood(query: Query, names: &Names) -> Understood<'_> {
    let known = names.language().packs();
    let mut packs: Vec<&Pack> = Vec::new();
    for (name, _) in query.aliases() {
        let pack = known.get(name);
        packs.extend(pack.filter(|pack| !packs.iter().any(|it| it.name == pack.name)));
    }
    let mut watches: Vec<(String, &Query)> = Vec::new();
    for (name, _) in query.saved() {
        let is_told = watches.iter().any(|(told, _)| told == name);
        let saved = names.saved(name).filter(|_| !is_told);
        watches.extend(saved.map(|query| (name.to_owned(), query)));
    }
    Understood {
        lints: query.lints(known),
        chips: Chips::of(&query),
        packs,
        watches,
        query,
    }
}

/// The readings of a lint, with whether each is how the query is read as it stands.
fn readings<'a>(query: &Query, lint: &'a Lint) -> Vec<(&'a str, Query, bool)> {
    let read = |fix: &'a String| {
        let other = Query::parse(fix).ok()?;
        let is_ours = other.root() == query.root();
        Some((fix.as_str(), other, is_ours))
    };
    lint.fixes.iter().filter_map(read).collect()
}

/// The forms of a pack by language, in the order of the pack; those of all languages have none.
fn by_language(pack: &Pack) -> Vec<(Option<&str>, Vec<&Form>)> {
    let mut groups: Vec<(Option<&str>, Vec<&Form>)> = Vec::new();
    for form in &pack.forms {
        let language = form.language.as_deref();
        match groups.iter_mut().find(|(known, _)| *known == language) {
            Some((_, forms)) => forms.push(form),
            None => groups.push((language, vec![form])),
        }
    }
    groups
}
