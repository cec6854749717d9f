//! What of an article its story is decided by, made by whoever read the article.
//!
//! Making it costs more than placing it, and the owner is one task. So workers make it, and the
//! owner puts in what only it knows: what the article is called, what was known of it before, and
//! what a source on a private host calls itself by now.

use std::sync::{Arc, LazyLock};

use newshawk_core::article::{Article, Block, Head};
use newshawk_core::ids::ArticleId;
use newshawk_core::link;
use newshawk_core::source::Source;
use newshawk_core::story::{Digest, Names, News, outlet};
use url::Url;

use crate::look::Draft;
use crate::packs;

/// The names of all packs, read when the first article needs them.
#[derive(Clone)]
pub(crate) struct PackNames(Arc<LazyLock<Names>>);

impl Default for PackNames {
    fn default() -> Self {
        Self(Arc::new(LazyLock::new(|| Names::new(&packs::built_in()))))
    }
}

impl PackNames {
    /// The digest of an entry of a feed, which has no name yet.
    pub(crate) fn digest_of_draft(&self, name: ArticleId, draft: &Draft) -> Digest {
        let address = address(draft.url.as_ref());
        let news = News {
            title: &draft.title,
            text: &text(&draft.blocks),
            author: draft.author.as_deref(),
            published: draft.published,
            language: draft.language.as_deref(),
            source: public_host(draft.url.as_ref()).unwrap_or_default(),
            url: address.as_ref(),
        };
        Digest::of(name, &news, Some(&self.0))
    }

    /// The digest of an article.
    pub(crate) fn digest_of(&self, article: &Article) -> Digest {
        let head = &article.head;
        let address = address(head.url.as_ref());
        let news = News {
            title: &head.title,
            text: &text(&article.blocks),
            author: head.author.as_deref(),
            published: head.published,
            language: head.language.as_deref(),
            source: public_host(head.url.as_ref()).unwrap_or_default(),
            url: address.as_ref(),
        };
        Digest::of(head.id, &news, Some(&self.0))
    }
}

/// The digest with what is known of the article by now.
pub(crate) fn settled(digest: Digest, head: &Head, source: Option<&Source>) -> Digest {
    let outlet = match (public_host(head.url.as_ref()), source) {
        (None, Some(source)) => outlet(&source.title),
        _ => digest.outlet,
    };
    Digest {
        article: head.id,
        published: head.published,
        outlet,
        ..digest
    }
}

/// The publisher's host. On the own machine and network several publishers share one, and are told
/// apart by what they call themselves.
fn public_host(url: Option<&Url>) -> Option<&str> {
    url.filter(|url| !newshawk_fetch::is_private_host(url))?
        .host_str()
}

fn address(url: Option<&Url>) -> Option<Url> {
    url.map(link::without_tracking)
}

fn text(blocks: &[Block]) -> String {
    let text: Vec<&str> = blocks
        .iter()
        .filter(|block| block.zone.is_text())
        .map(|block| block.text.as_str())
        .collect();
    text.join("\n\n")
}
