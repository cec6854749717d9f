//! Why an address led to an alert, or why not: what is known of the article, of its story, and of
//! what became of it.

use jiff::Timestamp;
use newshawk_core::alert::line::Line;
use newshawk_core::alert::{Alert, AlertKey, earliest_again};
use newshawk_core::article::Head;
use newshawk_core::ids::{ArticleId, StoryId, WatchId};
use newshawk_core::link;
use newshawk_core::source::Source;
use newshawk_core::story::{Digest, measures};
use url::Url;

use crate::store::{Drop, Store};

/// What is known of an address.
#[derive(Clone, Debug)]
pub struct Why {
    /// The article that stands there, where it was ever seen.
    pub article: Option<Head>,
    /// What went no further of it, newest first.
    pub drops: Vec<(Timestamp, Drop)>,
    /// Its story.
    pub story: Option<OfStory>,
    /// The sources of the same site, which might have brought it.
    pub sources: Vec<Source>,
}

/// The story that an article tells.
#[derive(Clone, Debug)]
pub struct OfStory {
    /// The story.
    pub id: StoryId,
    /// Its articles, newest first, this one among them.
    pub articles: Vec<ArticleId>,
    /// Why the article is in it.
    pub place: Place,
    /// What was decided of it, in order.
    pub log: Vec<Line>,
}

/// Why an article is in its story.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// Nothing like it was known.
    Founded,
    /// Another article of the story stands at the same address.
    Address(ArticleId),
    /// It has the same text as another.
    Copy(ArticleId),
    /// It tells the same as another, in other words.
    Alike(ArticleId),
    /// It came before stories were made, or the others are gone.
    Unknown,
}

/// What became of a story for a watch.
#[derive(Clone, Debug)]
pub struct OfWatch {
    /// The alert.
    pub alert: Alert,
    /// Where it was told: when it would be told again at the earliest.
    pub again: Option<Timestamp>,
}

/// What is known of an address.
pub fn why(store: &Store, url: &Url) -> Why {
    let article = find(store, url).and_then(|article| store.head(article));
    let same = link::identity(url);
    let drops = store.drops().filter(|(_, drop)| {
        let its = drop.url.as_ref().map(link::identity);
        its.is_some_and(|its| its == same)
    });
    Why {
        drops: drops.collect(),
        story: article.as_ref().map(|head| of_story(store, head.id)),
        sources: of_site(store, url),
        article,
    }
}

/// What became of a story for a watch; none where nothing was ever to be told.
pub fn of_watch(store: &Store, watch: WatchId, story: StoryId, now: Timestamp) -> Option<OfWatch> {
    let alert = store.alert(AlertKey { watch, story })?.alert;
    let again = |told| earliest_again(story.0.at(), told, now);
    Some(OfWatch {
        again: alert.told.map(|told| again(told.at)),
        alert,
    })
}

/// The article at an address. Where several entries of a feed share one, their names don't have it.
fn find(store: &Store, url: &Url) -> Option<ArticleId> {
    let same = link::identity(url);
    if let Some(known) = store.known(same) {
        return Some(known.article);
    }
    let is_there = |head: &Head| {
        head.url
            .as_ref()
            .is_some_and(|it| link::identity(it) == same)
    };
    store.heads(None).find(is_there).map(|head| head.id)
}

fn of_story(store: &Store, article: ArticleId) -> OfStory {
    let id = store.story_of(article);
    let articles = store.members(id);
    let parts = |story: StoryId| store.whole(story) == id;
    let mut log: Vec<Line> = store.log().filter(|line| parts(line.story)).collect();
    log.reverse();
    OfStory {
        place: place(store, article, &articles),
        id,
        articles,
        log,
    }
}

/// What joins an article to the earlier ones of its story. When it was placed that was decided by
/// the same measures, over more than two articles.
fn place(store: &Store, article: ArticleId, articles: &[ArticleId]) -> Place {
    let placed = |article: &ArticleId| store.placed(*article).map(|placed| placed.digest);
    let earlier = articles.iter().filter(|other| **other < article);
    let others: Vec<Digest> = earlier.filter_map(placed).collect();
    let Some(own) = placed(&article) else {
        return Place::Unknown;
    };
    if others.is_empty() {
        return Place::Founded;
    }
    let with = |is_same: &dyn Fn(&Digest) -> bool| {
        let same = others.iter().find(|other| is_same(other));
        same.map(|other| other.article)
    };
    if let Some(other) = with(&|it| own.address.is_some() && it.address == own.address) {
        return Place::Address(other);
    }
    if let Some(other) = with(&|it| own.body.is_some() && it.body == own.body) {
        return Place::Copy(other);
    }
    let alike = |other: &Digest| measures(&own, other).sum();
    let most = others.iter().max_by(|a, b| alike(a).total_cmp(&alike(b)));
    most.map_or(Place::Unknown, |other| Place::Alike(other.article))
}

/// The sources that are polled from the address's site, or say that they are of it.
fn of_site(store: &Store, url: &Url) -> Vec<Source> {
    let host = url.host_str().map(bare);
    let is_of_it = |other: &Url| other.host_str().map(bare) == host;
    let sources = store.sources().into_iter();
    sources
        .filter(|it| is_of_it(&it.url) || it.site.as_ref().is_some_and(is_of_it))
        .collect()
}

fn bare(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}
