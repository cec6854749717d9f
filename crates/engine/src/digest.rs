//! Gathers a digest from the archive: the stories of a time, as the store has them.
//!
//! Window, terminal and notification ask here, so they say the same. Only what had been seen when
//! the time ended counts, so that the digest of last Tuesday still is that one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use newshawk_core::alert::mute::{Mute, Muted};
use newshawk_core::alert::{self, Prominence};
use newshawk_core::article::{Article, Head};
use newshawk_core::digest::{self, Digest, Past, Span, Story, USUAL};
use newshawk_core::ids::{ArticleId, SourceId, StoryId};
use newshawk_core::matching::{Evidence, Match};
use newshawk_core::story::{Part, Step, timeline};
use newshawk_core::watch::Watch;

use crate::policy::{self, DIGEST};
use crate::store::Store;

/// So many changes of a story are told.
const CHANGES: usize = 3;

/// A digest of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// The day.
    pub day: Date,
    /// What it says.
    pub digest: Digest,
    /// Whether it has been told, or its time is over; else it still grows.
    pub is_closed: bool,
}

/// There is no digest of that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("There is no digest of {0}: that day is still to come. Choose an earlier one.")]
pub struct NoDigest(pub Date);

/// The digest of a day; without one, the one to read now.
///
/// # Errors
/// When that day is still to come.
pub fn edition(
    store: &Store,
    day: Option<Date>,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Edition, NoDigest> {
    let setting = store.setting(DIGEST);
    let times = policy::digest_times(setting.as_deref()).unwrap_or(USUAL);
    let past = past(store);
    let day = day.unwrap_or_else(|| digest::newest_day(&past, &times, now, zone));
    let span = digest::span(day, &past, &times, now, zone).ok_or(NoDigest(day))?;
    Ok(Edition {
        day,
        digest: gather(store, span),
        is_closed: span.until < now || past.told.contains(&span),
    })
}

/// What was told before.
pub(crate) fn past(store: &Store) -> Past {
    let begun = store.setting(policy::DIGEST_FROM);
    Past {
        told: store.digests().collect(),
        begun: begun.and_then(|text| text.parse().ok()),
    }
}

/// The digest of a time.
pub(crate) fn gather(store: &Store, span: Span) -> Digest {
    let desk = Gathering {
        store,
        span,
        watches: store.watches(),
        sources: store
            .sources()
            .into_iter()
            .map(|source| (source.id, source.title))
            .collect(),
        muted: store.muted(),
    };
    let stories = desk.found();
    let stories = stories
        .into_iter()
        .filter_map(|(id, articles)| desk.story(id, &articles));
    Digest::of(span, stories.collect())
}

/// The matches of an article, each with its watch.
type Matches<'a> = Vec<(&'a Watch, Match)>;

struct Gathering<'a> {
    store: &'a Store,
    span: Span,
    watches: Vec<Watch>,
    sources: HashMap<SourceId, String>,
    muted: Muted,
}

impl Gathering<'_> {
    /// The stories of the time, with the articles that fulfilled a watch in it.
    fn found(&self) -> BTreeMap<StoryId, BTreeSet<ArticleId>> {
        let mut stories: BTreeMap<StoryId, BTreeSet<ArticleId>> = BTreeMap::new();
        let heard = |watch: &&Watch| !self.is_muted(Mute::Watch(watch.id));
        for watch in self.watches.iter().filter(heard) {
            let articles = self
                .store
                .matches_of(watch.id, None)
                .take_while(|article| article.at() >= self.span.since)
                .filter(|article| self.span.holds(article.at()));
            for article in articles {
                let story = self.store.story_of(article);
                stories.entry(story).or_default().insert(article);
            }
        }
        stories.retain(|story, _| !self.is_muted(Mute::Story(*story)));
        stories
    }

    /// A story as it is told; none where only muted sources have it.
    fn story(&self, id: StoryId, articles: &BTreeSet<ArticleId>) -> Option<Story> {
        let heard = articles
            .iter()
            .filter_map(|article| self.store.head(*article))
            .filter(|head| !self.is_muted(Mute::Source(head.source)));
        let mut heads: Vec<(Head, Matches<'_>)> =
            heads_with(heard, |article| self.matches(article));
        // The first that is about it, and not one that mentions it.
        heads.sort_by_key(|(head, matches)| (Reverse(prominence_of(matches)), head.id));
        let (shown, matches) = heads.first()?;
        let article = self.store.article(shown.id)?;
        let members = self.members(id);
        let steps = self.steps(&members);
        let origins = independent(&steps);
        let mut watches: Vec<&Watch> = Vec::new();
        for (watch, _) in heads.iter().flat_map(|(_, matches)| matches) {
            if watches.iter().all(|known| known.id != watch.id) {
                watches.push(watch);
            }
        }
        watches.sort_by_key(|watch| watch.id);
        Some(Story {
            id,
            article: shown.id,
            title: shown.title.clone(),
            url: shown.url.clone(),
            outlets: self.outlets(&members),
            origins: origins.max(1),
            level: watches.iter().map(|watch| watch.level).max()?,
            watches: watches.iter().map(|watch| watch.name.clone()).collect(),
            prominence: prominence_of(matches),
            sentence: sentence(&article, matches),
            changes: self.changes(&steps, &heads),
            at: heads.iter().map(|(head, _)| head.id.at()).min()?,
        })
    }

    fn matches(&self, article: ArticleId) -> Matches<'_> {
        self.watches
            .iter()
            .filter(|watch| !self.is_muted(Mute::Watch(watch.id)))
            .filter_map(|watch| Some((watch, self.store.match_of(watch.id, article)?)))
            .collect()
    }

    /// The articles of a story that had been seen when the time ended, oldest first.
    fn members(&self, story: StoryId) -> Vec<Head> {
        let members = self.store.members(story).into_iter().rev();
        let seen = members.filter(|article| article.at() < self.span.until);
        seen.filter_map(|article| self.store.head(article))
            .collect()
    }

    fn steps(&self, members: &[Head]) -> Vec<Step> {
        let placed = members.iter().filter_map(|head| self.store.placed(head.id));
        let digests: Vec<_> = placed.map(|placed| placed.digest).collect();
        timeline(&digests)
    }

    fn outlets(&self, members: &[Head]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for head in members {
            let name = self.sources.get(&head.source).or(head.site.as_ref());
            if let Some(name) = name.filter(|name| !names.contains(name)) {
                names.push(name.clone());
            }
        }
        names
    }

    /// What the time brought to a story that was known before.
    fn changes(&self, steps: &[Step], heads: &[(Head, Matches<'_>)]) -> Vec<String> {
        let mut changes: Vec<String> = Vec::new();
        let is_corrected = heads
            .iter()
            .any(|(head, _)| alert::is_correction(&head.title));
        if is_corrected {
            changes.push("corrected or withdrawn".to_owned());
        }
        let is_old = |step: &&Step| step.article.at() < self.span.since;
        let before: Vec<Step> = steps.iter().filter(is_old).cloned().collect();
        if before.is_empty() {
            return changes;
        }
        let news = steps.iter().filter(|step| !is_old(step));
        for fact in news.flat_map(|step| &step.news) {
            let fact = fact.to_string();
            if !changes.contains(&fact) {
                changes.push(fact);
            }
        }
        changes.truncate(CHANGES);
        match independent(steps).saturating_sub(independent(&before)) {
            0 => {}
            1 => changes.push("1 more independent outlet has it".to_owned()),
            more => changes.push(format!("{more} more independent outlets have it")),
        }
        changes
    }

    /// Was it muted when the time ended?
    fn is_muted(&self, what: Mute) -> bool {
        let since = self.muted.since(what);
        since.is_some_and(|since| since < self.span.until)
    }
}

fn heads_with<'a>(
    heads: impl Iterator<Item = Head>,
    matches: impl Fn(ArticleId) -> Matches<'a>,
) -> Vec<(Head, Matches<'a>)> {
    let with = heads.map(|head| {
        let found = matches(head.id);
        (head, found)
    });
    with.filter(|(_, found)| !found.is_empty()).collect()
}

fn independent(steps: &[Step]) -> u32 {
    let count = steps.iter().filter(|step| step.part != Part::Repeats);
    u32::try_from(count.count()).unwrap_or(u32::MAX)
}

fn prominence_of(matches: &Matches<'_>) -> Prominence {
    let is_about =
        |(_, found): &(&Watch, Match)| alert::prominence(&found.evidence) == Prominence::Prominent;
    if matches.iter().any(is_about) {
        Prominence::Prominent
    } else {
        Prominence::Passing
    }
}

/// A sentence of the text that fulfils a watch; the headline says enough for itself.
fn sentence(article: &Article, matches: &Matches<'_>) -> String {
    let evidence: Vec<&Evidence> = matches
        .iter()
        .flat_map(|(_, found)| &found.evidence)
        .collect();
    let found = evidence.iter().find(|found| found.block > 0);
    let sentence = found.and_then(|found| {
        let block = article.blocks.get(found.block as usize)?;
        Some(found.sentence(&block.text).to_owned())
    });
    sentence.unwrap_or_default()
}
