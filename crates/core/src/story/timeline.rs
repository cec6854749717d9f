//! A story told in order: who had it first, who followed, what changed.

use std::collections::BTreeSet;

use super::digest::Digest;
use super::facts::{Facts, NewFact};
use super::origin;
use crate::ids::ArticleId;

/// One article of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The article.
    pub article: ArticleId,
    /// The outlet, without its edition.
    pub outlet: String,
    /// What it is among those before it.
    pub part: Part,
    /// The earliest article whose text it has, the same or lightly rewritten.
    pub copy_of: Option<ArticleId>,
    /// What it brought that the story did not have.
    pub news: Vec<NewFact>,
}

/// What an article is among those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Nobody had it before.
    First,
    /// A hand that had not reported it before.
    Follows,
    /// A copy, a report of an agency that was there already, or a further one of the same outlet.
    Repeats,
}

/// The steps of a story, from its digests in any order.
pub fn timeline(digests: &[Digest]) -> Vec<Step> {
    let mut digests: Vec<&Digest> = digests.iter().collect();
    digests.sort_by_key(|digest| {
        (
            digest.published.unwrap_or(digest.article.at()),
            digest.article,
        )
    });
    let mut facts = Facts::default();
    let mut origins = BTreeSet::new();
    let mut steps = Vec::new();
    for (at, digest) in digests.iter().enumerate() {
        let copied = digests[..at]
            .iter()
            .find(|earlier| origin::is_copy(earlier, digest));
        let is_new = copied.is_none() && origins.insert(origin::of(digest));
        let part = match (at, is_new) {
            (0, _) => Part::First,
            (_, true) => Part::Follows,
            (_, false) => Part::Repeats,
        };
        steps.push(Step {
            article: digest.article,
            outlet: digest.outlet.clone(),
            part,
            copy_of: copied.map(|earlier| earlier.article),
            news: facts.learn(digest),
        });
    }
    steps
}
