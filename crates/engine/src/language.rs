//! What the names in a query stand for here: alias packs from files, and the other watches.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use newshawk_core::alias::Packs;
use newshawk_core::ids::WatchId;
use newshawk_core::matching::{Matcher, Vocabulary};
use newshawk_core::query::{Query, QueryError};
use newshawk_core::watch::Watch;

use crate::packs::{self, Loaded};

/// The names that queries may use. Cheap to clone.
///
/// The packs are read from their files when somebody first needs them: a person who watches plain
/// words never pays for the names of the world in forty languages.
#[derive(Clone)]
pub struct Language {
    inner: Arc<Inner>,
}

struct Inner {
    /// The folder of the person's own packs.
    own: PathBuf,
    loaded: OnceLock<Loaded>,
}

impl Language {
    /// With the person's own packs in this folder, which need not be there.
    pub fn new(own: PathBuf) -> Self {
        Self {
            inner: Arc::new(Inner {
                own,
                loaded: OnceLock::new(),
            }),
        }
    }

    /// The folder of the person's own packs.
    pub fn folder(&self) -> &std::path::Path {
        &self.inner.own
    }

    /// The alias packs. The first call reads files.
    pub fn packs(&self) -> &Packs {
        &self.loaded().packs
    }

    /// What is wrong in the person's own packs, as sentences. The first call reads files.
    pub fn flaws(&self) -> &[String] {
        &self.loaded().flaws
    }

    fn loaded(&self) -> &Loaded {
        let inner = &self.inner;
        inner.loaded.get_or_init(|| packs::load(Some(&inner.own)))
    }

    /// Reads a query, and looks up the names in it.
    ///
    /// # Errors
    /// What is wrong, where, and which queries would be right.
    pub fn check(
        &self,
        text: &str,
        own: Option<(WatchId, &str)>,
        watches: &[Watch],
    ) -> Result<Query, QueryError> {
        let query = Query::parse(text)?;
        if !query.aliases().is_empty()
            && let Some(unknown) = query.unknown_aliases(self.packs()).into_iter().next()
        {
            return Err(unknown);
        }
        query.check_references(own, watches)?;
        Ok(query)
    }

    /// Compiles the whole watchlist.
    pub fn matcher(&self, watches: &[Watch]) -> Matcher {
        Matcher::for_watches(watches, &self.vocabulary(watches))
    }

    /// Compiles one query.
    pub fn matcher_for(&self, query: &Query, watches: &[Watch]) -> Arc<Matcher> {
        let needs_packs = !query.aliases().is_empty() || !query.saved().is_empty();
        let watches = if needs_packs { watches } else { &[] };
        let vocabulary = self.vocabulary_for([query], watches);
        Arc::new(Matcher::for_query(query, &vocabulary))
    }

    /// What names stand for; with the packs only where one of these queries, or of the watches that
    /// they may refer to, names one.
    pub fn vocabulary_for<'a, 'q>(
        &'a self,
        queries: impl IntoIterator<Item = &'q Query>,
        watches: &'a [Watch],
    ) -> Vocabulary<'a> {
        let mut vocabulary = self.vocabulary(watches);
        if queries.into_iter().any(|query| !query.aliases().is_empty()) {
            vocabulary.packs = Some(self.packs());
        }
        vocabulary
    }

    /// What names stand for; with the packs only where one of these watches names one.
    pub fn vocabulary<'a>(&'a self, watches: &'a [Watch]) -> Vocabulary<'a> {
        let names_one = watches
            .iter()
            .any(|watch| !watch.query.aliases().is_empty());
        Vocabulary {
            packs: names_one.then(|| self.packs()),
            watches,
        }
    }
}
