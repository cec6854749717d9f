//! The stories of the last days, and the placing of articles among them.

mod again;
mod by_hand;
mod leaving;

use std::collections::{BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp};

use super::digest::Digest;
use super::facts::Facts;
use super::index::{Index, Slot};
use super::learnt::Learnt;
use super::likeness::{Measures, Member};
use super::pins::Pins;
use super::{How, KEPT, NewFact, Placement, Reason, Why, copies, has_left, origin, words};
use crate::ids::{ArticleId, Fingerprint, StoryId};

/// The live stories. Memory is bounded by what arrives within the time that a story is kept.
#[derive(Debug)]
pub struct Stories {
    kept: SignedDuration,
    stories: Vec<Option<Story>>,
    /// Stories by when they were last added to.
    order: BTreeSet<(Timestamp, Slot)>,
    by_article: HashMap<ArticleId, Slot>,
    /// The text, and the address, of each article.
    by_print: HashMap<Fingerprint, ArticleId>,
    index: Index,
    learnt: Learnt,
    pins: Pins,
}

#[derive(Debug)]
struct Story {
    id: StoryId,
    articles: Vec<ArticleId>,
    /// Those that others are compared with: the first ones and the latest.
    members: Vec<Member>,
    facts: Facts,
    origins: BTreeSet<String>,
    touched: Timestamp,
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

/// So many articles of a story are compared with: a story of hundreds costs no more than one of
/// a dozen, and is no less itself.
const MEMBERS: usize = 12;

/// Of these, the first ones; the others are the latest.
const FIRST: usize = 4;

/// A story is joined from this log-odds on. Above even odds, because a story hidden in another is
/// worse than one told twice.
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
            by_print: HashMap::new(),
            index: Index::default(),
            learnt: Learnt::default(),
            pins: Pins::default(),
        }
    }

    /// Places an article. One that was placed before stays where it is, and only its facts are taken in.
    pub fn place(&mut self, digest: &Digest, now: Timestamp) -> Placement {
        self.let_go(now);
        if let Some(slot) = self.by_article.get(&digest.article).copied() {
            return self.join(slot, digest, reason(Why::Known, digest.article), now);
        }
        if let Some((slot, reason)) = self.certain(digest) {
            return self.join(slot, digest, reason, now);
        }
        let mut weighed = digest.clone();
        self.learnt.weigh(&mut weighed);
        let member = Member::new(weighed);
        let found = self.compare(&member);
        let Some(best) = found.first() else {
            return self.found(digest, now);
        };
        let reason = Reason {
            why: match best.measures.copied >= copies::COPY {
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
        self.finish(slot, placement)
    }

    /// Puts an article where it was placed before a restart, without deciding anything anew.
    pub fn restore(&mut self, digest: &Digest, story: StoryId, at: Timestamp) {
        self.let_go(at);
        let slot = self.slot(story);
        match slot {
            Some(slot) => {
                self.join(slot, digest, reason(Why::Known, story.0), at);
            }
            None => {
                self.found(digest, at);
                if let Some(slot) = self.by_article.get(&digest.article)
                    && let Some(new) = &mut self.stories[*slot as usize]
                {
                    new.id = story;
                }
            }
        }
    }

    /// The story of an article, while it is live.
    pub fn story_of(&self, article: ArticleId) -> Option<StoryId> {
        let slot = self.by_article.get(&article)?;
        self.stories[*slot as usize].as_ref().map(|story| story.id)
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
        let maps = (self.by_article.len() + self.by_print.len()) * 2 * PLACE;
        Size {
            stories: self.order.len(),
            articles,
            members,
            bytes: inside
                + index
                + maps
                + self.learnt.words() * 9
                + self.stories.len() * size_of::<Option<Story>>(),
        }
    }

    /// What needs no measuring: a person's word, the same address, the same text.
    fn certain(&self, digest: &Digest) -> Option<(Slot, Reason)> {
        let mut pinned = self.pins.with(digest.article);
        let with = pinned.find_map(|other| Some((*self.by_article.get(&other)?, other)));
        if let Some((slot, other)) = with {
            return Some((slot, reason(Why::Pinned, other)));
        }
        let same = |print: Option<Fingerprint>| {
            let other = *self.by_print.get(&print?)?;
            Some((*self.by_article.get(&other)?, other))
        };
        let address = same(digest.address).map(|it| (it, Why::Address));
        let ((slot, other), why) =
            address.or_else(|| same(digest.body).map(|it| (it, Why::Copy)))?;
        let story = self.stories[slot as usize].as_ref()?;
        let is_apart = self.pins.part(&[digest.article], &story.articles);
        (!is_apart).then(|| (slot, reason(why, other)))
    }

    /// The stories that the article may join, the likest first.
    fn compare(&mut self, member: &Member) -> Vec<Found> {
        let keys: Vec<u64> = copies::keys(&member.digest.sketch).collect();
        let slots = self
            .index
            .candidates(&member.digest, &keys, self.stories.len());
        let mut found: Vec<Found> = slots
            .into_iter()
            .filter_map(|slot| self.likeness(slot, member))
            .filter(|found| found.score >= JOINED)
            .collect();
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.slot.cmp(&b.slot)));
        found
    }

    /// How like a story an article is: half by its likest member, half by all of them.
    fn likeness(&self, slot: Slot, member: &Member) -> Option<Found> {
        let story = self.stories[slot as usize].as_ref()?;
        if self.pins.part(&[member.digest.article], &story.articles) {
            return None;
        }
        let (mut sum, mut count) = (0.0, 0.0);
        let mut best: Option<(f32, ArticleId, Measures)> = None;
        for other in &story.members {
            let measures = member.compare(other);
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
            for y in &b.members {
                let measures = x.compare(y);
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
        if count == 0.0 || sum / count < JOINED {
            return None;
        }
        let ids = (a.id, b.id);
        *slot = self.merge(*slot, other);
        let kept = self.stories[*slot as usize].as_ref()?.id;
        Some(if kept == ids.0 { ids.1 } else { ids.0 })
    }

    /// Makes one story of two; the older one's name remains.
    fn merge(&mut self, a: Slot, b: Slot) -> Slot {
        let older = |slot: Slot| self.stories[slot as usize].as_ref().map(|story| story.id);
        let (into, from) = if older(a) <= older(b) { (a, b) } else { (b, a) };
        if into == from {
            return into;
        }
        let Some(gone) = self.stories[from as usize].take() else {
            return into;
        };
        self.order.remove(&(gone.touched, from));
        for article in &gone.articles {
            self.by_article.insert(*article, into);
        }
        let Some(story) = &mut self.stories[into as usize] else {
            return into;
        };
        for member in &gone.members {
            let keys: Vec<u64> = copies::keys(&member.digest.sketch).collect();
            self.index.file(into, &member.digest, &keys);
        }
        story.articles.extend(gone.articles);
        story.facts.merge(&gone.facts);
        story.origins.extend(gone.origins);
        for member in gone.members {
            story.add(member);
        }
        self.order.remove(&(story.touched, into));
        story.touched = story.touched.max(gone.touched);
        self.order.insert((story.touched, into));
        into
    }

    fn found(&mut self, digest: &Digest, now: Timestamp) -> Placement {
        let slot = Slot::try_from(self.stories.len()).unwrap_or(Slot::MAX);
        self.stories.push(Some(Story {
            id: StoryId(digest.article),
            articles: Vec::new(),
            members: Vec::new(),
            facts: Facts::default(),
            origins: BTreeSet::new(),
            touched: now,
        }));
        self.order.insert((now, slot));
        self.add(slot, digest, now);
        self.learnt.founded(digest);
        Placement::founds(digest.article)
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
        if self.by_article.insert(digest.article, slot).is_some() {
            return news;
        }
        let is_copy = story
            .members
            .iter()
            .any(|it| origin::is_copy(&it.digest, digest));
        if !is_copy {
            story.origins.insert(origin::of(digest).to_owned());
        }
        story.articles.push(digest.article);
        let keys: Vec<u64> = copies::keys(&digest.sketch).collect();
        self.index.file(slot, digest, &keys);
        for print in [digest.address, digest.body].into_iter().flatten() {
            self.by_print.entry(print).or_insert(digest.article);
        }
        let mut weighed = digest.clone();
        self.learnt.weigh(&mut weighed);
        story.add(Member::kept(weighed));
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
        let slot = self.by_article.get(&story.0)?;
        let live = self.stories[*slot as usize].as_ref()?;
        (live.id == story).then_some(*slot)
    }
}

impl Story {
    fn add(&mut self, member: Member) {
        self.members.push(member);
        if self.members.len() > MEMBERS {
            self.members.remove(FIRST);
        }
    }
}

fn reason(why: Why, like: ArticleId) -> Reason {
    Reason {
        why,
        like,
        measures: None,
        names: Vec::new(),
    }
}
