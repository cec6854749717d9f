//! Reading queries: what the names in them stand for, and a mistake shown where it was made.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use newshawk_core::matching::{Matcher, Vocabulary};
use newshawk_core::query::{Query, QueryError};
use newshawk_core::watch::Watch;
use newshawk_engine::store::Store;
use newshawk_engine::{AskError, Language};

use crate::ending::No;
use crate::output::{clean, width};
use crate::place::Place;

/// Reads a query without asking what its names stand for.
pub(crate) fn read(text: &str) -> anyhow::Result<Query> {
    let text = text.trim();
    Query::parse(text).map_err(|error| refusal(text, &error).into())
}

/// What `@name` and `#name` stand for.
pub(crate) struct Names {
    language: Language,
    watches: Vec<Watch>,
}

impl Names {
    /// As they are in an open store.
    pub(crate) fn of(place: &Place, store: &Store) -> Self {
        Self {
            language: place.language(),
            watches: store.watches(),
        }
    }

    /// For a command that needs no data folder. A store is opened only where the query names a
    /// watch, and where there is one.
    pub(crate) fn without_store(place: Option<&Place>, text: &str) -> anyhow::Result<Self> {
        let Some(place) = place else {
            return Ok(Self::ours());
        };
        let names_a_watch = Query::parse(text).is_ok_and(|query| !query.saved().is_empty());
        if names_a_watch && place.config().store_folder().is_dir() {
            let reading = place.read()?;
            return Ok(Self::of(place, &reading.store));
        }
        Ok(Self {
            language: place.language(),
            watches: Vec::new(),
        })
    }

    /// Our own packs alone: an empty path leads to no folder.
    fn ours() -> Self {
        Self {
            language: Language::new(PathBuf::new()),
            watches: Vec::new(),
        }
    }

    /// The alias packs, ours and the person's.
    pub(crate) fn language(&self) -> &Language {
        &self.language
    }

    /// Reads a query and looks up its names.
    pub(crate) fn check(&self, text: &str) -> Result<Query, QueryError> {
        self.language.check(text.trim(), None, &self.watches)
    }

    /// Reads a query and looks up its names; where that fails, the error shows the place and what
    /// would be right.
    pub(crate) fn read(&self, text: &str) -> anyhow::Result<Query> {
        let text = text.trim();
        self.check(text)
            .map_err(|error| with_hint(refusal(text, &error), text, &self.language).into())
    }

    /// What the names in these queries stand for.
    pub(crate) fn vocabulary<'a>(&'a self, queries: &[&Query]) -> Vocabulary<'a> {
        let mut vocabulary = self.language.vocabulary(&self.watches);
        if queries.iter().any(|query| !query.aliases().is_empty()) {
            vocabulary.packs = Some(self.language.packs());
        }
        vocabulary
    }

    /// Compiles a query.
    pub(crate) fn matcher(&self, query: &Query) -> Arc<Matcher> {
        self.language.matcher_for(query, &self.watches)
    }

    /// The watch that a query names.
    pub(crate) fn saved(&self, name: &str) -> Option<&Query> {
        self.language.vocabulary(&self.watches).saved(name)
    }
}

/// What the engine says of a query it was asked to save, with the place in it.
pub(crate) fn refused(text: &str, error: AskError, language: &Language) -> anyhow::Error {
    match error {
        AskError::Query(mistake) => with_hint(refusal(text, &mistake), text, language).into(),
        other => other.into(),
    }
}

/// A pack that is missing may be one of the person's own that can't be read.
pub(crate) fn with_hint(refusal: No, text: &str, language: &Language) -> No {
    let lacks_a_pack =
        Query::parse(text).is_ok_and(|query| !query.unknown_aliases(language.packs()).is_empty());
    if !lacks_a_pack || language.flaws().is_empty() {
        return refusal;
    }
    No(format!(
        "{refusal}\nNot all of your own packs can be used; “newshawk-cli doctor” says why."
    ))
}

/// The answer to a query that can't be understood: what is wrong, where, and what would be right.
pub(crate) fn refusal(text: &str, error: &QueryError) -> No {
    let mut lines = vec![format!(
        "The query can't be understood. {}",
        clean(&error.message)
    )];
    lines.extend(underlined(text, &error.span).into_iter().flatten());
    for (index, fix) in error.fixes.iter().enumerate() {
        let word = if index == 0 { "Try" } else { " or" };
        lines.push(format!("{word} {}", clean(fix)));
    }
    No(lines.join("\n"))
}

/// The line of a query that a range starts in, and carets under the range, one at the least; nothing
/// where nothing was typed.
pub(crate) fn underlined(text: &str, span: &Range<usize>) -> Option<[String; 2]> {
    let marked = text.get(span.clone()).filter(|_| !text.is_empty())?;
    let start = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let before = clean(&text[start..span.start]);
    let line = text[start..].lines().next().unwrap_or_default();
    let carets = marked.lines().next().map_or(0, |part| width(&clean(part)));
    Some([
        format!("    {}", clean(line)),
        format!(
            "    {}{}",
            " ".repeat(width(&before)),
            "^".repeat(carets.max(1))
        ),
    ])
}
