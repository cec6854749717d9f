//! What the sources of articles are called.

use newshawk_core::article::Head;
use newshawk_core::source::Source;
use newshawk_engine::store::Store;

/// The titles of all sources.
pub(crate) struct Titles(Vec<Source>);

impl Titles {
    /// As they are in a store.
    pub(crate) fn of(store: &Store) -> Self {
        Self(store.sources())
    }

    /// The sources themselves.
    pub(crate) fn sources(&self) -> &[Source] {
        &self.0
    }

    /// The title of an article's source. A removed source's articles stay; their site still has a name.
    pub(crate) fn of_article<'a>(&'a self, head: &'a Head) -> &'a str {
        let known = self.0.iter().find(|source| source.id == head.source);
        known
            .map(|source| source.title.as_str())
            .or(head.site.as_deref())
            .or(head.url.as_ref().and_then(|url| url.host_str()))
            .unwrap_or_default()
    }
}
