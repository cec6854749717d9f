//! One story as it is held in memory.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::ids::{ArticleId, StoryId};
use crate::story::digest::Digest;
use crate::story::facts::Facts;
use crate::story::member::Member;

/// A live story.
#[derive(Debug)]
pub(super) struct Story {
    pub id: StoryId,
    pub articles: Vec<ArticleId>,
    /// Those that others are compared with, in the order they were placed: the first ones and the
    /// latest.
    pub members: Vec<Member>,
    pub facts: Facts,
    pub origins: BTreeSet<String>,
    pub touched: Timestamp,
}

/// So many articles of a story are compared with: a story of hundreds costs no more than one of
/// a dozen, and is no less itself.
const MEMBERS: usize = 12;

/// Of these, the first ones; the others are the latest.
const FIRST: usize = 4;

impl Story {
    /// A story without an article.
    pub(super) fn new(id: StoryId, touched: Timestamp) -> Self {
        Self {
            id,
            articles: Vec::new(),
            members: Vec::new(),
            facts: Facts::default(),
            origins: BTreeSet::new(),
            touched,
        }
    }

    /// Its first article, which stands for the story where words are counted.
    pub(super) fn first(&self) -> Option<&Digest> {
        self.members.first().map(|it| &it.digest)
    }

    /// Adds an article that was placed after all others.
    pub(super) fn add(&mut self, member: Member) {
        self.articles.push(member.digest.article);
        self.members.push(member);
        self.thin();
    }

    /// Takes an article out; gives what it was compared by, where that was kept.
    pub(super) fn take_out(&mut self, article: ArticleId) -> Option<Member> {
        self.articles.retain(|it| *it != article);
        let is_it = |it: &Member| it.digest.article == article;
        let at = self.members.iter().position(is_it)?;
        Some(self.members.remove(at))
    }

    /// Takes in a story that turned out to be this one.
    pub(super) fn take_in(&mut self, gone: Self) {
        self.id = self.id.min(gone.id);
        self.articles.extend(gone.articles);
        self.members.extend(gone.members);
        self.members.sort_by_key(|member| member.place);
        self.facts.merge(&gone.facts);
        self.origins.extend(gone.origins);
        self.touched = self.touched.max(gone.touched);
        self.thin();
    }

    fn thin(&mut self) {
        if self.members.len() > MEMBERS {
            let latest = self.members.len() - (MEMBERS - FIRST);
            self.members.drain(FIRST..latest);
        }
    }
}
