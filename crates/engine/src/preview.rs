//! What queries would find in the archive, while a person types.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use newshawk_core::article::Article;
use newshawk_core::preview::{Preview, Question, count, preview};
use newshawk_core::query::Query;

use crate::handle::{AskError, Handle};
use crate::store::Store;

/// So many articles are looked at, the newest: a week of a hundred busy sources, in less than the
/// time between two thoughts.
const ARTICLES: usize = 20_000;

/// Questions of one kind, of which only the newest is worth an answer.
#[derive(Clone, Default)]
pub(crate) struct Questions(Arc<AtomicU64>);

impl Questions {
    /// Asks another; true for as long as it is the newest.
    fn ask(&self) -> impl Fn() -> bool + use<> {
        let questions = Arc::clone(&self.0);
        let number = questions.fetch_add(1, Ordering::Relaxed) + 1;
        move || questions.load(Ordering::Relaxed) == number
    }
}

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
        let is_newest = self.previews.ask();
        let asked = tokio::task::spawn_blocking(move || {
            let queries = std::iter::once(&query).chain(&previous);
            let question = Question {
                query: &query,
                previous: previous.as_ref(),
                vocabulary: live.language.vocabulary_for(queries, &live.watches),
                sources: &store.sources(),
                now,
                zone: &jiff::tz::TimeZone::system(),
            };
            preview(&question, articles(&store, is_newest))
        });
        asked.await.map_err(|_| AskError::Closing)
    }

    /// How many of the newest articles each query holds for, or none for one that can't be
    /// understood. A question asked later ends this one early, too.
    ///
    /// # Errors
    /// When the engine is closing.
    pub async fn count_queries(&self, texts: Vec<String>) -> Result<Vec<Option<usize>>, AskError> {
        let (live, store) = (self.live(), self.store().clone());
        let is_newest = self.counts.ask();
        let asked = tokio::task::spawn_blocking(move || {
            let (language, watches) = (&live.language, &live.watches);
            let read = |text: &String| language.check(text, None, watches).ok();
            let queries: Vec<Option<Query>> = texts.iter().map(read).collect();
            let understood = || queries.iter().flatten();
            let vocabulary = language.vocabulary_for(understood(), watches);
            let articles = articles(&store, is_newest);
            let mut counts =
                count(understood(), &vocabulary, &store.sources(), articles).into_iter();
            queries
                .iter()
                .map(|query| query.as_ref().and_then(|_| counts.next()))
                .collect()
        });
        asked.await.map_err(|_| AskError::Closing)
    }
}

/// The newest articles, for as long as they are wanted.
fn articles(store: &Store, is_wanted: impl Fn() -> bool) -> impl Iterator<Item = Article> {
    let heads = store.heads(None).take(ARTICLES);
    heads.take_while(move |_| is_wanted()).map(|head| Article {
        blocks: store.blocks(head.id),
        head,
    })
}
