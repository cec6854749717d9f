//! The stories of the last days, and the placing of articles among them.

mod again;
mod by_hand;
mod leaving;
mod story;

pub use by_hand::free_name;

use std::collections::{BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp};

use super::digest::Digest;
use super::index::{Index, Slot};
use super::learnt::Learnt;
use super::likeness::Measures;
use super::member::{Member, Weighed};
use super::pins::Pins;
use super::{
    How, KEPT, NewFact, Placement, Reason, Why, copies, has_left, likeness, origin, words,
};
use crate::ids::{ArticleId, Fingerprint, StoryId};
use story::Story;

/// The live stories. Memory is bounded by what arrives within the time that a story is kept.
#[derive(Debug)]
pub struct Stories {
    kept: SignedDuration,
    stories: Vec<Option<Story>>,
    /// Stories by when they were last added to.
    order: BTreeSet<(Timestamp, Slot)>,
    by_article: HashMap<ArticleId, Slot>,
    by_story: HashMap<StoryId, Slot>,
    /// The text, and the address, of each article.
    by_print: HashMap<Fingerprint, ArticleId>,
    index: Index,
    learnt: Learnt,
    pins: Pins,
    /// So many times an article was placed.
    placed: u64,
}

/// What is held in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Live stories.
    pub stories: usize,
    /// Their articles.
    pub articles: usize,
    /// Articles that others are compared with.
    pub members: usize,
    /// Bytes, to within a quarter or so.
    pub bytes: usize,
}

/// A story is joined from this log-odds on, and from more among many.
const JOINED: f32 = 0.0;

/// A story's likeness to an article.
struct Found {
    slot: Slot,
    score: f32,
    like: ArticleId,
    measures: Measures,
}

impl Default for Stories {
    fn default() -> Self {
        Self::new(KEPT)
    }
}

impl Stories {
    /// No stories yet; each leaves when nobody has added to it for so long.
    pub fn new(kept: SignedDuration) -> Self {
        Self {
            kept,
            stories: Vec::new(),
            order: BTreeSet::new(),
            by_article: HashMap::new(),
            by_story: HashMap::new(),
            by_print: HashMap::new(),
            index: Index::default(),
            learnt: Learnt::default(),
            pins: Pins::default(),
            placed: 0,
        }
    }

    /// Places an article. One that was placed before stays where it is, and only its facts are taken in.
    pub fn place(&mut self, digest: &Digest, now: Timestamp) -> Placement {
        self.let_go(now);
        if let Some(slot) = self.by_article.get(&digest.article).copied() {
            return self.join(slot, digest, reason(Why::Known, digest.article), now);
        }
        match self.join_any(digest, now) {
            Some(placement) => placement,
            None => self.found(self.unused(digest.article), digest, now),
        }
    }

    /// Places an article in a story that is there, if there is one for it.
    fn join_any(&mut self, digest: &Digest, now: Timestamp) -> Option<Placement> {
        if let Some((slot, reason)) = self.certain(digest) {
            return Some(self.join(slot, digest, reason, now));
        }
        let member = Member::new(digest.clone());
        if let Some((slot, reason)) = self.copy(&member) {
            return Some(self.join(slot, digest, reason, now));
        }
        let found = self.compare(&member);
        let best = found.first()?;
        let reason = Reason {
            why: match best.measures.is_copy() {
                true => Why::Copy,
                false => Why::Alike,
            },
            like: best.like,
            names: self.names(digest, best),
            measures: Some(best.measures),
        };
        let mut slot = best.slot;
        let mut placement = self.join(slot, digest, reason, now);
        for other in &found[1..] {
            if let Some(gone) = self.merge_if_one(&mut slot, other.slot) {
                placement.merged.push(gone);
            }
        }
        Some(self.finish(slot, placement))
    }

    /// Puts an article where it was placed before a restart, without deciding anything anew.
    pub fn restore(&mut self, digest: &Digest, story: StoryId, at: Timestamp) {
        self.let_go(at);
        match self.slot(story) {
            Some(slot) => self.join(slot, digest, reason(Why::Known, story.0), at),
            None => self.found(story, digest, at),
        };
    }

    /// The story of an article, while it is live.
    pub fn story_of(&self, article: ArticleId) -> Option<StoryId> {
        let slot = self.by_article.get(&article)?;
        self.stories[*slot as usize].as_ref().map(|story| story.id)
    }

    /// Is a story of this name live? The article it is named after may be in another by now.
    pub fn is_live(&self, story: StoryId) -> bool {
        self.by_story.contains_key(&story)
    }

    /// The number of live stories.
    pub fn count(&self) -> usize {
        self.order.len()
    }

    /// What is held in memory; this looks at every article.
    pub fn size(&self) -> Size {
        /// A map keeps a byte for each place, and an eighth of them empty.
        const PLACE: usize = 40;
        let live = self.stories.iter().flatten();
        let members = live.clone().map(|story| story.members.len()).sum();
        let articles = live.clone().map(|story| story.articles.len()).sum();
        let inside: usize = live
            .clone()
            .flat_map(|it| &it.members)
            .map(Member::bytes)
            .sum();
        let index = self.index.entries() * 4 + self.index.words() * PLACE;
        let maps = self.by_article.len() + self.by_print.len() + self.by_story.len();
        Size {
            stories: self.order.len(),
            articles,
            members,
            bytes: inside
                + index
                + maps * 2 * PLACE
                + self.learnt.bytes()
                + self.stories.len() * size_of::<Option<Story>>(),
        }
    }

    /// What needs no measuring: a person's word, and the same address.
    fn certain(&self, digest: &Digest) -> Option<(Slot, Reason)> {
        let mut pinned = self.pins.with(digest.article);
        let with = pinned.find_map(|other| Some((*self.by_article.get(&other)?, other)));
        if let Some((slot, other)) = with {
            return Some((slot, reason(Why::Pinned, other)));
        }
        let (slot, other) = self.printed(digest.address?)?;
        let story = self.stories[slot as usize].as_ref()?;
        let is_apart = self.pins.part(&[digest.article], &story.articles);
        (!is_apart).then(|| (slot, reason(Why::Address, other)))
    }

    /// The story of the article that it is the same text as. Filler is the same under many
    /// headlines, so these are looked at too.
    fn copy(&self, member: &Member) -> Option<(Slot, Reason)> {
        let (slot, other) = self.printed(member.digest.body?)?;
        let story = self.stories[slot as usize].as_ref()?;
        let original = story.members.iter().find(|it| it.digest.article == other)?;
        let measures = Weighed::new(member, &self.learnt).compare(original, &self.learnt);
        (!self.part(member, story) && measures.is_copy()).then(|| (slot, reason(Why::Copy, other)))
    }

    /// The live article with this text or address, and where it is.
    fn printed(&self, print: Fingerprint) -> Option<(Slot, ArticleId)> {
        let article = *self.by_print.get(&print)?;
        Some((*self.by_article.get(&article)?, article))
    }

    /// Did a person say that an article does not belong to a story?
    fn part(&self, member: &Member, story: &Story) -> bool {
        self.pins.part(&[member.digest.article], &story.articles)
    }

    /// The stories that the article may join, the likest first.
    fn compare(&mut self, member: &Member) -> Vec<Found> {
        let keys: Vec<u64> = copies::keys(&member.digest.sketch).collect();
        let slots = self
            .index
            .candidates(&member.digest, &keys, self.stories.len());
        let weighed = Weighed::new(member, &self.learnt);
        let mut found: Vec<Found> = slots
            .into_iter()
            .filter_map(|slot| self.likeness(slot, member, &weighed))
            .filter(|found| found.score >= self.bar(&found.measures))
            .collect();
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.slot.cmp(&b.slot)));
        found
    }

    /// From which likeness on they are one.
    fn bar(&self, measures: &Measures) -> f32 {
        JOINED + likeness::chance(self.count(), measures)
    }

    /// How like a story an article is: half by its likest member, half by all of them.
    fn likeness(&self, slot: Slot, member: &Member, weighed: &Weighed<'_>) -> Option<Found> {
        let story = self.stories[slot as usize].as_ref()?;
        if self.part(member, story) {
            return None;
        }
        let (mut sum, mut count) = (0.0, 0.0);
        let mut best: Option<(f32, ArticleId, Measures)> = None;
        for other in &story.members {
            let measures = weighed.compare(other, &self.learnt);
            if measures.contradicted {
                return None;
            }
            // What a long story began with says nothing of what it is by now.
            if measures.is_far() {
                continue;
            }
            let likeness = measures.sum();
            sum += likeness;
            count += 1.0;
            if best.is_none_or(|(most, ..)| likeness > most) {
                best = Some((likeness, other.digest.article, measures));
            }
        }
        let (most, like, measures) = best?;
        Some(Found {
            slot,
            score: f32::midpoint(most, sum / count),
            like,
            measures,
        })
    }

    /// Merges two stories that one article might have joined, where their articles are as much
    /// alike all in all. Gives the one that is no more.
    fn merge_if_one(&mut self, slot: &mut Slot, other: Slot) -> Option<StoryId> {
        let a = self.stories[*slot as usize].as_ref()?;
        let b = self.stories[other as usize].as_ref()?;
        if *slot == other || self.pins.part(&a.articles, &b.articles) {
            return None;
        }
        let (mut sum, mut count) = (0.0, 0.0);
        for x in &a.members {
            let x = Weighed::new(x, &self.learnt);
            for y in &b.members {
                let measures = x.compare(y, &self.learnt);
                if measures.contradicted {
                    return None;
                }
                if measures.is_far() {
                    continue;
                }
                sum += measures.sum();
                count += 1.0;
            }
        }
        if count == 0.0 || sum / count < self.bar(&Measures::default()) {
            return None;
        }
        let ids = (a.id, b.id);
        *slot = self.merge(*slot, other);
        let kept = self.stories[*slot as usize].as_ref()?.id;
        Some(if kept == ids.0 { ids.1 } else { ids.0 })
    }

    /// Makes one story of two. The older name remains, and the place of the one that was there
    /// first; all is as if each article had been placed in one story from the start.
    fn merge(&mut self, a: Slot, b: Slot) -> Slot {
        let (into, from) = (a.min(b), a.max(b));
        if into == from {
            return into;
        }
        let Some(gone) = self.stories[from as usize].take() else {
            return into;
        };
        self.order.remove(&(gone.touched, from));
        self.leave(&gone);
        for article in &gone.articles {
            self.by_article.insert(*article, into);
        }
        self.index.merge(from, into);
        let Some(story) = &mut self.stories[into as usize] else {
            return into;
        };
        self.by_story.remove(&story.id);
        self.learnt.forget(story.first());
        self.order.remove(&(story.touched, into));
        story.take_in(gone);
        self.by_story.insert(story.id, into);
        self.learnt.count(story.first());
        self.order.insert((story.touched, into));
        into
    }

    fn found(&mut self, id: StoryId, digest: &Digest, now: Timestamp) -> Placement {
        let slot = as_slot(self.stories.len());
        self.stories.push(Some(Story::new(id, now)));
        self.by_story.insert(id, slot);
        self.order.insert((now, slot));
        self.add(slot, digest, now);
        self.learnt.count(Some(digest));
        let mut placement = Placement::founds(digest.article);
        placement.story = id;
        placement
    }

    fn join(&mut self, slot: Slot, digest: &Digest, reason: Reason, now: Timestamp) -> Placement {
        let news = self.add(slot, digest, now);
        let mut placement = Placement::founds(digest.article);
        placement.how = How::Joins(reason);
        placement.news = news;
        self.finish(slot, placement)
    }

    fn finish(&self, slot: Slot, mut placement: Placement) -> Placement {
        if let Some(story) = &self.stories[slot as usize] {
            placement.story = story.id;
            placement.origins = story.origins.len();
        }
        placement
    }

    /// Adds an article to a story, and files it; gives what it brings.
    fn add(&mut self, slot: Slot, digest: &Digest, now: Timestamp) -> Vec<NewFact> {
        let Some(story) = &mut self.stories[slot as usize] else {
            return Vec::new();
        };
        self.order.remove(&(story.touched, slot));
        story.touched = story.touched.max(now);
        self.order.insert((story.touched, slot));
        let news = story.facts.learn(digest);
        let is_known = self.by_article.insert(digest.article, slot).is_some();
        if is_known {
            // What it says by now is what others are compared with.
            self.learnt.forget(story.first());
            if let Some(before) = story.take_out(digest.article) {
                let prints = [before.digest.address, before.digest.body];
                for print in prints.into_iter().flatten() {
                    let mine = |article: &mut ArticleId| *article == digest.article;
                    if self.by_print.get_mut(&print).is_some_and(mine) {
                        self.by_print.remove(&print);
                    }
                }
            }
        }
        let is_copy = story
            .members
            .iter()
            .any(|it| origin::is_copy(&it.digest, digest));
        if !is_copy {
            story.origins.insert(origin::of(digest).to_owned());
        }
        story.add(Member::kept(digest.clone(), self.placed));
        self.placed += 1;
        if is_known {
            self.learnt.count(story.first());
        }
        let keys: Vec<u64> = copies::keys(&digest.sketch).collect();
        self.index.file(slot, digest, &keys);
        for print in [digest.address, digest.body].into_iter().flatten() {
            let first = self.by_print.entry(print).or_insert(digest.article);
            if !self.by_article.contains_key(first) {
                *first = digest.article;
            }
        }
        news
    }

    /// Names of the article that the one it is most like has too.
    fn names(&self, digest: &Digest, best: &Found) -> Vec<String> {
        let story = self.stories[best.slot as usize].as_ref();
        let members = story
            .map(|story| story.members.as_slice())
            .unwrap_or_default();
        let Some(like) = members.iter().find(|it| it.digest.article == best.like) else {
            return Vec::new();
        };
        let has = |name: &&String| {
            let stem = match words::cut(name, 1).into_iter().next() {
                Some(word) if !name.starts_with('@') => word.stem,
                _ => (*name).clone(),
            };
            let word = words::hash(&stem);
            like.digest.terms.iter().any(|term| term.word == word)
        };
        digest.names.iter().filter(has).cloned().collect()
    }

    fn slot(&self, story: StoryId) -> Option<Slot> {
        self.by_story.get(&story).copied()
    }
}

fn as_slot(count: usize) -> Slot {
    Slot::try_from(count).unwrap_or(Slot::MAX)
}

fn reason(why: Why, like: ArticleId) -> Reason {
    Reason {
        why,
        like,
        measures: None,
        names: Vec::new(),
    }
}
