//! What is said of a story: the article to open, the watches, the proof.

use newshawk_core::alert::desk::Tell;
use newshawk_core::article::Article;
use newshawk_core::matching::Evidence;

use super::Owner;
use crate::message::Notice;

impl Owner {
    /// The notice of a telling; none where its article is gone.
    pub(super) fn notice(&self, tell: &Tell) -> Option<Notice> {
        let store = self.store_handle();
        let article = store.article(tell.article)?;
        let watches: Vec<_> = tell
            .watches
            .iter()
            .filter_map(|watch| self.watches.get(watch))
            .map(|watch| (watch.id, watch.name.clone()))
            .collect();
        let evidence: Vec<Evidence> = watches
            .iter()
            .filter_map(|(watch, _)| store.match_of(*watch, article.head.id))
            .flat_map(|found| found.evidence)
            .collect();
        let source = self.sources.get(&article.head.source);
        let is_groundless = watches.is_empty();
        (!is_groundless).then(|| Notice {
            story: tell.story,
            article: article.head.id,
            watches,
            level: tell.level,
            reason: tell.reason.clone(),
            manner: tell.manner,
            origins: tell.origins,
            title: article.head.title.clone(),
            source: source
                .map(|source| source.title.clone())
                .unwrap_or_default(),
            url: article.head.url.clone(),
            published: article.head.published,
            first_seen: article.head.first_seen,
            at: tell.at,
            sentence: best_sentence(&article, &evidence),
            evidence,
            sample: source.is_some_and(|source| source.sample),
            bubble: store.bubble(tell.story),
        })
    }
}

/// A sentence of the text says more than the headline that stands above it already.
fn best_sentence(article: &Article, evidence: &[Evidence]) -> String {
    let in_text = evidence.iter().find(|found| found.block > 0);
    let found = in_text.or(evidence.first());
    let sentence = found
        .and_then(|found| Some(found.sentence(&article.blocks.get(found.block as usize)?.text)));
    sentence.unwrap_or_default().to_owned()
}
