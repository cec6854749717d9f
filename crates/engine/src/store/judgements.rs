//! What a person said of a watch's matches. It never filters: a suggestion is made of it, which the
//! person takes or leaves.

use newshawk_core::ids::{ArticleId, WatchId};

use super::record::JudgementRecord;
use super::{Batch, Store, Tree, key};

/// What a person said of an article that a watch found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// It was what the watch is for.
    Relevant,
    /// It was not.
    NotRelevant,
}

impl Batch {
    /// What the person says of an article that a watch found; none takes it back.
    pub fn put_judgement(
        &mut self,
        watch: WatchId,
        article: ArticleId,
        judgement: Option<Judgement>,
    ) {
        let key = key::matched(watch, article);
        match judgement {
            Some(judgement) => {
                self.put_record(Tree::Judgements, &key, &JudgementRecord::from(judgement));
            }
            None => self.remove(Tree::Judgements, &key),
        }
    }
}

impl Store {
    /// What the person said of an article that a watch found.
    pub fn judgement(&self, watch: WatchId, article: ArticleId) -> Option<Judgement> {
        let key = key::matched(watch, article);
        let record = self.value::<JudgementRecord>(Tree::Judgements, &key)?;
        Some(record.into())
    }

    /// All that the person said of a watch's matches, newest article first.
    pub fn judgements_of(
        &self,
        watch: WatchId,
    ) -> impl Iterator<Item = (ArticleId, Judgement)> + use<> {
        let rows = self.rows_of::<JudgementRecord>(Tree::Judgements, &watch.0.to_be_bytes());
        rows.filter_map(|(key, record)| Some((key::article_of(key.get(4..)?)?, record.into())))
    }
}
