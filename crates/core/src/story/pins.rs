//! What a person said about stories. It outweighs every measure, and is kept for good.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::ArticleId;

/// A person's word on two articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pin {
    /// They tell one story.
    Together(ArticleId, ArticleId),
    /// They tell two.
    Apart(ArticleId, ArticleId),
}

/// All pins, by article. The last word on two articles counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Pins {
    together: BTreeMap<ArticleId, BTreeSet<ArticleId>>,
    apart: BTreeMap<ArticleId, BTreeSet<ArticleId>>,
}

impl Pins {
    pub(super) fn add(&mut self, pin: Pin) {
        let (a, b) = match pin {
            Pin::Together(a, b) | Pin::Apart(a, b) => (a, b),
        };
        let (into, out_of) = match pin {
            Pin::Together(..) => (&mut self.together, &mut self.apart),
            Pin::Apart(..) => (&mut self.apart, &mut self.together),
        };
        for (x, y) in [(a, b), (b, a)] {
            into.entry(x).or_default().insert(y);
            if let Some(others) = out_of.get_mut(&x) {
                others.remove(&y);
            }
        }
    }

    /// The articles that this one belongs with.
    pub(super) fn with(&self, article: ArticleId) -> impl Iterator<Item = ArticleId> + '_ {
        self.together.get(&article).into_iter().flatten().copied()
    }

    /// Must these articles not be of one story?
    pub(super) fn part(&self, some: &[ArticleId], others: &[ArticleId]) -> bool {
        if self.apart.is_empty() {
            return false;
        }
        let parts = |article: &ArticleId| {
            let from = self.apart.get(article);
            from.is_some_and(|from| others.iter().any(|other| from.contains(other)))
        };
        some.iter().any(parts)
    }
}
