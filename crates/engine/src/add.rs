//! Adding sources: an address that a person typed, and what they choose of what is found there.

use newshawk_core::ids::SourceId;
use newshawk_core::source::{SourceKind, address};
use newshawk_fetch::Answer;
use newshawk_reader::discovery::FeedLink;
use newshawk_reader::listing::{self, Headline, Listing};
use url::Url;

use crate::find::{Found, Ready};
use crate::handle::{AskError, Handle};
use crate::look::Foreign;
use crate::message::{Ask, NewSource};

/// The answer to adding an address.
#[derive(Clone, Debug)]
pub enum Added {
    /// A new source.
    New(SourceId),
    /// It was there already.
    Known(SourceId),
    /// It was there already, and is read in another way from now on.
    Changed(SourceId),
    /// The page offers several feeds or sitemaps: the person chooses.
    Choose(Vec<FeedLink>),
    /// The page has neither: its headlines can be watched, if these are the right ones.
    Headlines(Headlines),
}

/// The headlines of a page without a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headlines {
    /// The page.
    pub page: Url,
    /// Its title.
    pub title: Option<String>,
    /// The list that was found, in the order of the page; may be empty.
    pub found: Vec<Headline>,
    /// All links that may be headlines: any of them leads to its own list.
    pub links: Vec<Headline>,
}

const NOTHING: &str = "This page names no feed, and no list of headlines was found on it. Look on the site for “RSS” or “Feed”, or for a page that lists its latest news, and add that address.";
const NOT_THERE: &str = "This headline is not on the page any more. Choose another one.";
const NO_LIST: &str = "No list of headlines was found on this page. Choose one of its headlines.";

impl Handle {
    /// Finds what can be watched behind a typed address, and subscribes to it where there is no choice.
    ///
    /// # Errors
    /// When the address is wrong, does not answer, or has nothing that could be watched.
    pub async fn add_source(&self, typed: &str) -> Result<Added, AskError> {
        let url = address(typed)?;
        let known = self.known(&url);
        // A page whose headlines were lost is added again to choose them anew.
        if let Some(id) = known.filter(|id| !self.has_lost_its_headlines(*id)) {
            return Ok(Added::Known(id));
        }
        match self.find(&url).await? {
            Found::Known(id) => Ok(Added::Known(id)),
            Found::One(ready) => self.subscribe(*ready).await,
            Found::Several(feeds) => Ok(Added::Choose(feeds)),
            Found::Page(page) => {
                self.held.keep(&url, *page, self.clock.now());
                Ok(Added::Headlines(self.offered(url).await?))
            }
        }
    }

    /// The headlines of a page, also where it has a feed.
    ///
    /// # Errors
    /// When the page does not answer, or has no links that could be headlines.
    pub async fn headlines_of(&self, typed: &str) -> Result<Headlines, AskError> {
        self.offered(address(typed)?).await
    }

    /// The headlines of a page that one of them belongs to.
    ///
    /// # Errors
    /// When the page does not answer, or does not have this headline.
    pub async fn headlines_around(
        &self,
        typed: &str,
        headline: &Url,
    ) -> Result<Vec<Headline>, AskError> {
        let page = self.page(&address(typed)?).await?;
        Ok(choice(&page, Some(headline)).await?.headlines)
    }

    /// Watches the headlines of a page: those that one of them belongs to, or those that are found,
    /// also where the page has a feed.
    ///
    /// # Errors
    /// When the page does not answer, or has no such headlines.
    pub async fn watch_headlines(
        &self,
        typed: &str,
        headline: Option<&Url>,
    ) -> Result<Added, AskError> {
        let url = address(typed)?;
        let page = self.page(&url).await?;
        let pattern = choice(&page, headline).await?.pattern.to_string();
        let kind = SourceKind::Page { pattern };
        let site = None;
        let added = self.subscribe(Ready {
            url,
            kind,
            site,
            answer: page,
        });
        let added = added.await?;
        self.held.release();
        Ok(added)
    }

    /// Its answer is the first look.
    async fn subscribe(&self, ready: Ready) -> Result<Added, AskError> {
        let new = NewSource {
            title: ready.url.to_string(),
            url: ready.url,
            kind: ready.kind,
            site: ready.site,
            folder: String::new(),
            attributes: Vec::new(),
            sample: false,
        };
        let answer = Box::new(ready.answer);
        self.ask(|reply| Ask::AddSource(Box::new(new), answer, reply))
            .await
    }

    async fn offered(&self, url: Url) -> Result<Headlines, AskError> {
        let page = self.page(&url).await?;
        let nothing = || AskError::Network(NOTHING.to_owned());
        let foreign = Foreign::of(&page).ok_or_else(nothing)?;
        let offered = apart(move || listing::find(&foreign.body, foreign.from())).await?;
        if offered.links.is_empty() {
            return Err(nothing());
        }
        Ok(Headlines {
            page: url,
            title: offered.title,
            found: offered.listing.map(|it| it.headlines).unwrap_or_default(),
            links: offered.links,
        })
    }

    pub(crate) fn known(&self, url: &Url) -> Option<SourceId> {
        let sources = self.live().sources;
        let known = sources.iter().find(|source| source.url == *url);
        known.map(|source| source.id)
    }

    fn has_lost_its_headlines(&self, id: SourceId) -> bool {
        let live = self.live();
        let source = live.sources.iter().find(|source| source.id == id);
        let is_page = source.is_some_and(|it| matches!(it.kind, SourceKind::Page { .. }));
        let polls = self.store.polls();
        is_page && polls.get(&id).is_some_and(|state| state.failures > 0)
    }
}

/// The list on a page that a headline belongs to, or the best one.
async fn choice(page: &Answer, headline: Option<&Url>) -> Result<Listing, AskError> {
    let missing = if headline.is_some() {
        NOT_THERE
    } else {
        NO_LIST
    };
    let foreign = Foreign::of(page).ok_or_else(|| AskError::Network(missing.to_owned()))?;
    let headline = headline.cloned();
    let chosen = apart(move || match headline {
        Some(headline) => listing::around(&foreign.body, foreign.from(), &headline),
        None => listing::find(&foreign.body, foreign.from()).listing,
    });
    chosen
        .await?
        .ok_or_else(|| AskError::Network(missing.to_owned()))
}

/// Reads foreign bytes beside the runtime, where they can do no more than fail.
pub(crate) async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AskError> {
    let stumbled = "The document made the reader stumble, which is our fault; the log has more.";
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| AskError::Network(stumbled.to_owned()))
}
