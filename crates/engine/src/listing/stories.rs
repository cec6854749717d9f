//! Lists of stories: one row for all the articles that tell the same.
//!
//! The articles are walked as in any list, newest first, and a story stands where the newest of
//! its articles does that the list is of. Whether that was on an earlier page is told by the
//! story's own articles, so that a page costs what is on it and not what lies before it.

use std::collections::HashSet;

use jiff::Timestamp;
use newshawk_core::article::Head;
use newshawk_core::ids::{ArticleId, StoryId, WatchId};
use newshawk_core::story::{self, Digest};

use super::{Listed, Listing, place};
use crate::archive::{self, Sources};
use crate::store::{Status, Store};

/// A story in a list.
#[derive(Clone, Debug)]
pub struct ListedStory {
    /// The story.
    pub story: StoryId,
    /// The article that stands for it: the first that the list is of.
    pub first: Listed,
    /// All of its articles that the list is of, newest first, and what the person did with them.
    pub articles: Vec<(ArticleId, Status)>,
    /// How many tell it.
    pub reach: Reach,
    /// When the newest of `articles` was first seen.
    pub latest: Timestamp,
}

/// How far a story has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Articles, whether the list is of them or not.
    pub articles: usize,
    /// Outlets, each with all its editions.
    pub outlets: usize,
    /// Independent hands: what an agency sent out counts once, and so does what was copied.
    pub origins: usize,
}

/// A page of a list of stories.
#[derive(Clone, Debug, Default)]
pub struct StoryPage {
    /// The stories.
    pub rows: Vec<ListedStory>,
    /// Where the next page begins; none at the end.
    pub next: Option<ArticleId>,
}

impl Store {
    /// A page of a list of stories.
    pub fn list_stories(&self, listing: &Listing) -> StoryPage {
        let sources = Sources::of(self);
        let mut seen = HashSet::new();
        let mut rows = Vec::new();
        let mut ends = Vec::new();
        for id in self.ids(listing) {
            if !listing.wants_status(self.status(id)) {
                continue;
            }
            let story = self.story_of(id);
            if !seen.insert(story) {
                continue;
            }
            let Some(row) = self.listed_story(story, id, listing, &sources) else {
                continue;
            };
            rows.push(row);
            ends.push(id);
            if rows.len() > listing.limit {
                break;
            }
        }
        let has_more = rows.len() > listing.limit;
        rows.truncate(listing.limit);
        ends.truncate(listing.limit);
        let next = ends.last().copied().filter(|_| has_more);
        StoryPage { rows, next }
    }

    /// How many stories a list of matches has. Its limit is one of matches looked at.
    pub fn count_stories(&self, listing: &Listing) -> usize {
        let ids = self.merged(&listing.watches, listing.after);
        let wanted = ids.filter(|(id, _)| listing.wants_status(self.status(*id)));
        let stories: HashSet<StoryId> = wanted
            .take(listing.limit)
            .map(|(id, _)| self.story_of(id))
            .collect();
        stories.len()
    }

    /// How far a story has come that these articles tell, in the order of time.
    pub fn reach(&self, articles: &[ArticleId]) -> Reach {
        if let [_] = articles {
            return Reach {
                articles: 1,
                outlets: 1,
                origins: 1,
            };
        }
        let placed = articles.iter().filter_map(|id| self.placed(*id));
        let digests: Vec<Digest> = placed.map(|placed| placed.digest).collect();
        let outlets: HashSet<&str> = digests.iter().map(|it| it.outlet.as_str()).collect();
        Reach {
            articles: articles.len(),
            outlets: outlets.len().max(1),
            origins: story::independent(&digests).max(1),
        }
    }

    /// The articles a list walks, newest first, whatever the person did with them.
    fn ids(&self, listing: &Listing) -> Box<dyn Iterator<Item = ArticleId>> {
        let after = listing.after;
        let wanted = listing.source;
        if let Some(matcher) = &listing.search {
            let found = archive::search(self, matcher.clone(), None, after);
            let found = found.map(|it| it.article.head);
            let found = found.filter(move |head| wanted.is_none_or(|it| it == head.source));
            return Box::new(found.map(|head| head.id));
        }
        let is_of_source = move |head: &Head| wanted.is_none_or(|it| it == head.source);
        if listing.watches.is_empty() && wanted.is_some() {
            return Box::new(self.heads(after).filter(is_of_source).map(|head| head.id));
        }
        let ids = self.merged(&listing.watches, after).map(|(id, _)| id);
        let Some(wanted) = wanted else {
            return Box::new(ids);
        };
        let store = self.clone();
        let is_of_source =
            move |id: &ArticleId| store.head(*id).is_some_and(|it| it.source == wanted);
        Box::new(ids.filter(is_of_source))
    }

    /// A story that the list comes to at one of its articles; none where an earlier page has it.
    fn listed_story(
        &self,
        story: StoryId,
        at: ArticleId,
        listing: &Listing,
        sources: &Sources,
    ) -> Option<ListedStory> {
        let mut members = self.members(story);
        if members.is_empty() {
            members.push(at);
        }
        let mut articles = Vec::new();
        for member in &members {
            if *member != at && !self.is_of(*member, listing, sources) {
                continue;
            }
            let status = self.status(*member);
            let was_before = listing.after.is_some() && place(*member) < place(at);
            if was_before && listing.wants_status(status) {
                return None;
            }
            articles.push((*member, status));
        }
        let (first, _) = *articles.last()?;
        members.reverse();
        Some(ListedStory {
            story,
            first: self.row(first, listing, sources)?,
            latest: self.head(articles.first()?.0)?.first_seen,
            reach: self.reach(&members),
            articles,
        })
    }

    /// Is the list of this article, whatever the person did with it?
    fn is_of(&self, id: ArticleId, listing: &Listing, sources: &Sources) -> bool {
        let is_of_source = |wanted| self.head(id).is_some_and(|head| head.source == wanted);
        if !listing.source.is_none_or(is_of_source) {
            return false;
        }
        if listing.search.is_some() {
            return self
                .row(id, listing, sources)
                .is_some_and(|it| !it.matches.is_empty());
        }
        let is_of_watch = |watch: &WatchId| self.has_match(*watch, id);
        listing.is_of_source_alone() || listing.watches.iter().any(is_of_watch)
    }

    fn row(&self, id: ArticleId, listing: &Listing, sources: &Sources) -> Option<Listed> {
        let Some(matcher) = &listing.search else {
            return self.listed(id, &listing.watches);
        };
        let article = self.article(id)?;
        let subject = sources.subject(&article.head, &article.blocks);
        let matches = matcher.matches(subject).pop().into_iter().collect();
        Some(self.dressed(article.head, article.blocks, matches))
    }
}

impl Listing {
    fn wants_status(&self, status: Status) -> bool {
        let read_fits = !self.unread || !status.read;
        let star_fits = !self.starred || status.starred;
        read_fits && star_fits
    }

    fn is_of_source_alone(&self) -> bool {
        self.source.is_some() && self.watches.is_empty()
    }
}
