//! What a query would find in the archive, while a person types it.

use std::sync::atomic::{AtomicU64, Ordering};

use newshawk_core::article::Article;
use newshawk_core::preview::{Preview, Question, preview};
use newshawk_core::query::Query;

use crate::handle::{AskError, Handle};

/// So many articles are looked at, the newest: a week of a hundred busy sources, in less than the
/// time between two thoughts.
const ARTICLES: usize = 20_000;

impl Handle {
    /// Reads a query as it is typed, and looks up the names in it.
    ///
    /// # Errors
    /// When it can't be understood.
    pub async fn check_query(&self, text: &str) -> Result<Query, AskError> {
        let (text, live) = (text.to_owned(), self.live());
        let checked =
            tokio::task::spawn_blocking(move || live.language.check(&text, None, &live.watches));
        checked
            .await
            .map_err(|_| AskError::Closing)?
            .map_err(AskError::Query)
    }

    /// What a query would have found in the newest articles of the archive, beside an earlier
    /// version of it. A question asked later ends this one early, with what was found until then.
    ///
    /// # Errors
    /// When the engine is closing.
    pub async fn preview(
        &self,
        query: Query,
        previous: Option<Query>,
    ) -> Result<Preview, AskError> {
        let (live, store, now) = (self.live(), self.store().clone(), self.now());
        let questions = self.previews.clone();
        let number = questions.fetch_add(1, Ordering::Relaxed) + 1;
        let asked = tokio::task::spawn_blocking(move || {
            let is_newest = |questions: &AtomicU64| questions.load(Ordering::Relaxed) == number;
            let articles = store
                .heads(None)
                .take(ARTICLES)
                .take_while(|_| is_newest(&questions))
                .map(|head| Article {
                    blocks: store.blocks(head.id),
                    head,
                });
            let sources = store.sources();
            let mut vocabulary = live.language.vocabulary(&live.watches);
            let names_a_pack = [Some(&query), previous.as_ref()]
                .into_iter()
                .flatten()
                .any(|query| !query.aliases().is_empty());
            if names_a_pack {
                vocabulary.packs = Some(live.language.packs());
            }
            let question = Question {
                query: &query,
                previous: previous.as_ref(),
                vocabulary,
                sources: &sources,
                now,
                zone: &jiff::tz::TimeZone::system(),
            };
            preview(&question, articles)
        });
        asked.await.map_err(|_| AskError::Closing)
    }
}
