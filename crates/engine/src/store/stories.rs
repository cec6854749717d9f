//! Stories: which articles tell them, also where two turned out to be one.
//!
//! A place is written once. When a story becomes part of another, a pointer says so, and whoever
//! asks follows it: nothing that was placed has to be written again.

use jiff::Timestamp;
use newshawk_core::ids::{ArticleId, StoryId};

use super::codec::encode_compressed;
use super::record::{JoinedRecord, PlaceRecord, Placed};
use super::{Batch, Store, Tree, key};

/// Longer chains of stories that became part of others don't come about; a damaged store might
/// have a circle.
const LONGEST_CHAIN: usize = 64;

impl Batch {
    /// Where an article was placed.
    pub fn put_place(&mut self, placed: &Placed) {
        let article = placed.digest.article;
        let record = PlaceRecord::from(placed);
        self.put(
            Tree::Places,
            &key::article(article),
            encode_compressed(&record),
        );
        let member = key::member(placed.story, article);
        self.put(Tree::Members, &member, Vec::new());
    }

    /// A story is part of another from now on.
    pub fn put_joined(&mut self, from: StoryId, into: StoryId) {
        let record = JoinedRecord((into.0.at_ms, into.0.print));
        self.put_record(Tree::Joined, &key::article(from.0), &record);
        self.put(Tree::Parts, &key::member(into, from.0), Vec::new());
    }

    /// An article that is to be forgotten leaves its story, too.
    pub(crate) fn remove_place(&mut self, article: ArticleId, story: StoryId) {
        self.remove(Tree::Places, &key::article(article));
        self.remove(Tree::Members, &key::member(story, article));
    }
}

impl Store {
    /// The story of an article: its own, where it was never placed.
    pub fn story_of(&self, article: ArticleId) -> StoryId {
        let placed = self.placed(article);
        self.whole(placed.map_or(StoryId(article), |placed| placed.story))
    }

    /// The story that this one is part of by now, or itself.
    pub fn whole(&self, story: StoryId) -> StoryId {
        let mut story = story;
        for _ in 0..LONGEST_CHAIN {
            let joined = self.value::<JoinedRecord>(Tree::Joined, &key::article(story.0));
            let Some(JoinedRecord((at_ms, print))) = joined else {
                break;
            };
            story = StoryId(ArticleId { at_ms, print });
        }
        story
    }

    /// The articles of a story, newest first.
    pub fn members(&self, story: StoryId) -> Vec<ArticleId> {
        let mut articles = vec![story.0];
        let mut stories = vec![story];
        let mut at = 0;
        while let Some(part) = stories.get(at).copied() {
            articles.extend(self.second_keys(Tree::Members, part));
            stories.extend(self.second_keys(Tree::Parts, part).map(StoryId));
            at += 1;
            if at > LONGEST_CHAIN {
                break;
            }
        }
        articles.sort_unstable_by(|a, b| b.cmp(a));
        articles.dedup();
        articles
    }

    /// Where an article was placed.
    pub fn placed(&self, article: ArticleId) -> Option<Placed> {
        let record = self.value::<PlaceRecord>(Tree::Places, &key::article(article))?;
        Some(record.into_placed(article))
    }

    /// What was placed since a moment, newest first.
    pub fn placed_since(&self, moment: Timestamp) -> impl Iterator<Item = Placed> + use<> {
        let rows = self.rows::<PlaceRecord>(Tree::Places);
        let placed =
            rows.filter_map(|(key, record)| Some(record.into_placed(key::article_of(&key)?)));
        placed.take_while(move |it| it.digest.article.at() >= moment)
    }

    fn second_keys(&self, tree: Tree, story: StoryId) -> impl Iterator<Item = ArticleId> + use<> {
        let rows = self.tree(tree).scan_prefix(key::article(story.0)).keys();
        rows.map_while(Result::ok)
            .filter_map(|key| key::article_of(key.get(16..)?))
    }
}
