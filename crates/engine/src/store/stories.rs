//! Stories: which articles tell them, also where two turned out to be one.
//!
//! When a story becomes part of another, a pointer says so, and whoever asks follows it: nothing
//! that was placed has to be written again. Only what a person takes out of a story moves.

use jiff::Timestamp;
use newshawk_core::ids::{ArticleId, StoryId};
use newshawk_core::story::Pin;

use super::codec::encode_compressed;
use super::record::{PinRecord, PlaceRecord, Placed, StoryRecord};
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
        let home = StoryRecord::from(placed.story);
        self.put_record(Tree::Homes, &key::article(article), &home);
        let member = key::member(placed.story, article);
        self.put(Tree::Members, &member, Vec::new());
    }

    /// An article leaves the story that has these parts, and is placed elsewhere.
    pub fn move_place(&mut self, placed: &Placed, parts: &[StoryId]) {
        for part in parts {
            let member = key::member(*part, placed.digest.article);
            self.remove(Tree::Members, &member);
        }
        self.put_place(placed);
    }

    /// A story is part of another from now on.
    pub fn put_joined(&mut self, from: StoryId, into: StoryId) {
        let record = StoryRecord::from(into);
        self.put_record(Tree::Joined, &key::article(from.0), &record);
        self.put(Tree::Parts, &key::member(into, from.0), Vec::new());
    }

    /// What a person said of two articles; it replaces what was said of them before.
    pub fn put_pin(&mut self, pin: Pin) {
        let (Pin::Together(a, b) | Pin::Apart(a, b)) = pin;
        let record = PinRecord {
            together: matches!(pin, Pin::Together(..)),
        };
        let key = key::member(StoryId(a.min(b)), a.max(b));
        self.put_record(Tree::Pins, &key, &record);
    }

    /// An article that is to be forgotten leaves the story that has these parts, too.
    pub(crate) fn remove_place(&mut self, article: ArticleId, parts: &[StoryId]) {
        self.remove(Tree::Places, &key::article(article));
        self.remove(Tree::Homes, &key::article(article));
        for part in parts {
            self.remove(Tree::Members, &key::member(*part, article));
        }
    }
}

impl Store {
    /// The story of an article: its own, where it was never placed.
    pub fn story_of(&self, article: ArticleId) -> StoryId {
        self.whole(self.home(article).unwrap_or(StoryId(article)))
    }

    /// The story that this one is part of by now, or itself.
    pub fn whole(&self, story: StoryId) -> StoryId {
        let mut story = story;
        for _ in 0..LONGEST_CHAIN {
            let joined = self.value::<StoryRecord>(Tree::Joined, &key::article(story.0));
            let Some(joined) = joined else {
                break;
            };
            story = joined.into();
        }
        story
    }

    /// Is this the name of a story, or was it once? What became part of another keeps pointing there.
    pub fn is_named(&self, story: StoryId) -> bool {
        let joined = self.value::<StoryRecord>(Tree::Joined, &key::article(story.0));
        joined.is_some() || self.second_keys(Tree::Members, story).next().is_some()
    }

    /// The articles of a story, newest first.
    pub fn members(&self, story: StoryId) -> Vec<ArticleId> {
        let mut articles = Vec::new();
        for part in self.parts(story) {
            // What was never placed is a story by itself.
            let is_alone = self.home(part.0).is_none() && self.has_article(part.0);
            articles.extend(is_alone.then_some(part.0));
            articles.extend(self.second_keys(Tree::Members, part));
        }
        articles.sort_unstable_by(|a, b| b.cmp(a));
        articles.dedup();
        articles
    }

    /// A story, and those that became part of it.
    pub fn parts(&self, story: StoryId) -> Vec<StoryId> {
        let mut parts = vec![story];
        let mut at = 0;
        while let Some(part) = parts.get(at).copied() {
            parts.extend(self.second_keys(Tree::Parts, part).map(StoryId));
            at += 1;
            if at > LONGEST_CHAIN {
                break;
            }
        }
        parts
    }

    /// What a person said about stories.
    pub fn pins(&self) -> impl Iterator<Item = Pin> + use<> {
        let rows = self.rows::<PinRecord>(Tree::Pins);
        rows.filter_map(|(key, record)| {
            let (a, b) = (key::article_of(&key)?, key::article_of(key.get(16..)?)?);
            Some(match record.together {
                true => Pin::Together(a, b),
                false => Pin::Apart(a, b),
            })
        })
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

    /// The story an article was placed in. Kept by itself, because lists ask for it all the time
    /// and the rest of a place is large.
    fn home(&self, article: ArticleId) -> Option<StoryId> {
        let home = self.value::<StoryRecord>(Tree::Homes, &key::article(article));
        home.map(StoryId::from)
    }

    fn second_keys(&self, tree: Tree, story: StoryId) -> impl Iterator<Item = ArticleId> + use<> {
        let rows = self.tree(tree).scan_prefix(key::article(story.0)).keys();
        rows.map_while(Result::ok)
            .filter_map(|key| key::article_of(key.get(16..)?))
    }
}
