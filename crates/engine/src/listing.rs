//! Lists of articles, and of the stories they tell, as a person reads them: newest first, a page at
//! a time.

mod stories;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::sync::Arc;

use newshawk_core::article::{Block, Head};
use newshawk_core::ids::{ArticleId, SourceId, WatchId};
use newshawk_core::matching::{Match, Matcher};

pub use stories::{ListedStory, Reach, StoryPage};

use crate::archive;
use crate::store::{Status, Store};

/// Which articles are listed.
#[derive(Clone, Default)]
pub struct Listing {
    /// Matches of these watches.
    pub watches: Vec<WatchId>,
    /// Only articles of this source; without watches: all its articles.
    pub source: Option<SourceId>,
    /// Only what was not read.
    pub unread: bool,
    /// Only what was starred.
    pub starred: bool,
    /// What the whole archive is searched for, instead of listing matches: a compiled query.
    pub search: Option<Arc<Matcher>>,
    /// Where the page before this one ended.
    pub after: Option<ArticleId>,
    /// How many at the most.
    pub limit: usize,
}

/// An article in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What is known of it.
    pub head: Head,
    /// Its text.
    pub blocks: Vec<Block>,
    /// What the person did with it.
    pub status: Status,
    /// The matches, in the order of the watches; for a search the place of the words.
    pub matches: Vec<Match>,
}

/// A page of a list.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The articles.
    pub rows: Vec<Listed>,
    /// Where the next page begins; none at the end.
    pub next: Option<ArticleId>,
}

impl Store {
    /// A page of a list.
    pub fn list(&self, listing: &Listing) -> Page {
        let mut rows: Vec<Listed> = Vec::new();
        match &listing.search {
            Some(matcher) => {
                let found = archive::search(self, matcher.clone(), None, listing.after);
                let listed = found
                    .map(|it| self.dressed(it.article.head, it.article.blocks, vec![it.found]));
                rows.extend(
                    listed
                        .filter(|row| listing.wants(row))
                        .take(listing.limit + 1),
                );
            }
            None if listing.source.is_some() && listing.watches.is_empty() => {
                let heads = self
                    .heads(listing.after)
                    .filter(|head| Some(head.source) == listing.source);
                let listed =
                    heads.map(|head| self.dressed(head.clone(), self.blocks(head.id), Vec::new()));
                rows.extend(
                    listed
                        .filter(|row| listing.wants(row))
                        .take(listing.limit + 1),
                );
            }
            None => {
                let ids = self.merged(&listing.watches, listing.after);
                let listed = ids.filter_map(|(id, watches)| self.listed(id, &watches));
                rows.extend(
                    listed
                        .filter(|row| listing.wants(row))
                        .take(listing.limit + 1),
                );
            }
        }
        let has_more = rows.len() > listing.limit;
        rows.truncate(listing.limit);
        let next = rows.last().map(|row| row.head.id).filter(|_| has_more);
        Page { rows, next }
    }

    /// How many matches a list has, up to its limit, without reading any text.
    pub fn count(&self, listing: &Listing) -> usize {
        let ids = self.merged(&listing.watches, listing.after);
        let wanted = ids.filter(|(id, _)| {
            let status = self.status(*id);
            (!listing.unread || !status.read) && (!listing.starred || status.starred)
        });
        wanted.take(listing.limit).count()
    }

    /// How many articles of each source are in the archive.
    pub fn count_by_source(&self) -> HashMap<SourceId, u32> {
        let mut counts = HashMap::new();
        for head in self.heads(None) {
            *counts.entry(head.source).or_default() += 1;
        }
        counts
    }

    /// One article as it is listed, with the matches of some watches.
    pub fn listed(&self, id: ArticleId, watches: &[WatchId]) -> Option<Listed> {
        let article = self.article(id)?;
        let matches = watches
            .iter()
            .filter_map(|watch| self.match_of(*watch, id))
            .collect();
        Some(self.dressed(article.head, article.blocks, matches))
    }

    fn dressed(&self, head: Head, blocks: Vec<Block>, matches: Vec<Match>) -> Listed {
        let status = self.status(head.id);
        Listed {
            head,
            blocks,
            status,
            matches,
        }
    }

    /// The matches of several watches as one list, newest first, each article once.
    fn merged(
        &self,
        watches: &[WatchId],
        after: Option<ArticleId>,
    ) -> impl Iterator<Item = (ArticleId, Vec<WatchId>)> + use<> {
        let mut lists: Vec<_> = watches
            .iter()
            .map(|watch| (*watch, self.matches_of(*watch, after)))
            .collect();
        let mut heap: BinaryHeap<Reverse<(Place, usize)>> = BinaryHeap::new();
        for (index, (_, list)) in lists.iter_mut().enumerate() {
            heap.extend(list.next().map(|id| Reverse((place(id), index))));
        }
        std::iter::from_fn(move || {
            let Reverse((newest, _)) = *heap.peek()?;
            let mut found = Vec::new();
            while heap.peek().is_some_and(|Reverse((id, _))| *id == newest) {
                let Some(Reverse((_, index))) = heap.pop() else {
                    break;
                };
                found.push(lists[index].0);
                heap.extend(lists[index].1.next().map(|id| Reverse((place(id), index))));
            }
            let (Reverse(at_ms), print) = newest;
            Some((ArticleId { at_ms, print }, found))
        })
    }

    /// How many matches each watch has: all and since a moment; how many stories have one that is
    /// unread; and its newest.
    pub fn tally(&self, watches: &[WatchId], since: jiff::Timestamp) -> HashMap<WatchId, Tally> {
        let read: std::collections::HashSet<ArticleId> = self
            .statuses()
            .filter(|(_, status)| status.read)
            .map(|(id, _)| id)
            .collect();
        let count = |watch: &WatchId| {
            let mut tally = Tally::default();
            let mut unread = std::collections::HashSet::new();
            for id in self.matches_of(*watch, None) {
                tally.newest = tally.newest.max(Some(id));
                tally.all += 1;
                if !read.contains(&id) {
                    unread.insert(self.story_of(id));
                }
                tally.recent += u32::from(id.at() >= since);
            }
            tally.unread = u32::try_from(unread.len()).unwrap_or(u32::MAX);
            (*watch, tally)
        };
        watches.iter().map(count).collect()
    }
}

/// The numbers of a watch.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// All its matches.
    pub all: u32,
    /// Stories with one that was not read.
    pub unread: u32,
    /// Those since a moment.
    pub recent: u32,
    /// The newest.
    pub newest: Option<ArticleId>,
}

/// Where an article stands in a list: newest first, and in one moment as they lie in the store.
type Place = (Reverse<u64>, u64);

fn place(id: ArticleId) -> Place {
    (Reverse(id.at_ms), id.print)
}

impl Listing {
    fn wants(&self, row: &Listed) -> bool {
        let source_fits = self.source.is_none_or(|source| row.head.source == source);
        let read_fits = !self.unread || !row.status.read;
        let star_fits = !self.starred || row.status.starred;
        source_fits && read_fits && star_fits
    }
}
