//! What can be watched behind an address: the document itself, the feeds that its page names, the
//! sitemap of news that its site names in robots.txt, and at last the page's own headlines.
//!
//! Addresses are never guessed, and each is asked once: what was read to judge it is its first look.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use newshawk_core::ids::SourceId;
use newshawk_core::source::SourceKind;
use newshawk_fetch::{Answer, Kind, Request, Validators, is_private_host};
use newshawk_reader::discovery::FeedLink;
use newshawk_reader::feed::FeedError;
use newshawk_reader::robots::Robots;
use newshawk_reader::sitemap::{self, Document};
use url::Url;

use crate::add::apart;
use crate::handle::{AskError, Handle};
use crate::look::{self, Foreign};
use crate::net;

/// What was found.
pub(crate) enum Found {
    /// It leads to a source that is there already.
    Known(SourceId),
    /// One thing to watch.
    One(Box<Ready>),
    /// Several: the person chooses.
    Several(Vec<FeedLink>),
    /// A page that names nothing.
    Page(Box<Answer>),
}

/// Something to watch, with the answer that showed what it is.
pub(crate) struct Ready {
    pub(crate) url: Url,
    pub(crate) kind: SourceKind,
    pub(crate) site: Option<Url>,
    pub(crate) answer: Answer,
}

/// What a document is.
enum Seen {
    Feed,
    Sitemap { has_news: bool },
    Index(Vec<Url>),
    Page(Vec<FeedLink>),
}

impl Handle {
    /// Finds what can be watched behind an address.
    pub(crate) async fn find(&self, url: &Url) -> Result<Found, AskError> {
        let page = self
            .request(look::request(url, Validators::default()))
            .await?;
        let feeds = match self.seen(&page, None).await? {
            Seen::Page(feeds) => feeds,
            seen => return Ok(ready(url, seen, None, page)),
        };
        // What a public page names must not lead into the person's own network.
        let feeds: Vec<FeedLink> = feeds
            .into_iter()
            .filter(|it| is_private_host(url) || !is_private_host(&it.url))
            .collect();
        let mut trouble = None;
        match feeds.as_slice() {
            [] => {}
            [one] => match self.follow(&one.url, &page.url).await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => {}
                Err(error) => trouble = Some(error),
            },
            _ => return Ok(Found::Several(feeds)),
        }
        if let Some(found) = self.news_sitemap(&page.url).await {
            return Ok(found);
        }
        match trouble {
            // The page has a feed, only not at the moment: its headlines would be second best.
            Some(error) => Err(error),
            None => Ok(Found::Page(Box::new(page))),
        }
    }

    /// The page whose headlines are being chosen; it is not asked for again meanwhile.
    pub(crate) async fn page(&self, url: &Url) -> Result<Answer, AskError> {
        let now = self.clock.now();
        if let Some(answer) = self.held.get(url, now) {
            return Ok(answer);
        }
        let answer = self
            .request(look::request(url, Validators::default()))
            .await?;
        self.held.keep(url, answer.clone(), now);
        Ok(answer)
    }

    /// The one feed that a page names; or the page that lists feeds, where the link led to that.
    async fn follow(&self, url: &Url, page: &Url) -> Result<Option<Found>, AskError> {
        if let Some(id) = self.known(url) {
            return Ok(Some(Found::Known(id)));
        }
        let answer = self.request(named(url, page, Kind::Feed)).await?;
        match self.seen(&answer, None).await? {
            Seen::Page(feeds) if feeds.len() > 1 => Ok(Some(Found::Several(feeds))),
            Seen::Page(_) => Ok(None),
            seen => Ok(Some(ready(url, seen, None, answer))),
        }
    }

    /// The sitemap of news that the site names. What can't be had is not there: nobody promised it.
    async fn news_sitemap(&self, page: &Url) -> Option<Found> {
        let robots_url = page.join("/robots.txt").ok()?;
        let answer = self
            .request(named(&robots_url, page, Kind::Page))
            .await
            .ok()?;
        let robots = Foreign::of(&answer)?;
        let sitemaps = Robots::read(&robots.body, net::NAME).sitemaps(&robots.url);
        let (mut of_news, mut others): (Vec<Url>, Vec<Url>) = sitemaps
            .into_iter()
            .filter(|it| is_private_host(page) || !is_private_host(it))
            .partition(sitemap::is_named_news);
        if of_news.is_empty() && !others.is_empty() {
            let general = others.swap_remove(0);
            match self.sitemap(&general, page, false).await? {
                Ok(found) => return Some(found),
                Err(parts) => of_news.extend(parts.into_iter().filter(sitemap::is_named_news)),
            }
        }
        match of_news.as_slice() {
            [] => None,
            [one] => self.sitemap(one, page, true).await?.ok(),
            _ => Some(Found::Several(of_news.into_iter().map(choice).collect())),
        }
    }

    /// A sitemap that a site names: as a source where it is one of news, else the sitemaps in it.
    async fn sitemap(
        &self,
        url: &Url,
        page: &Url,
        is_named_news: bool,
    ) -> Option<Result<Found, Vec<Url>>> {
        if let Some(id) = self.known(url) {
            return Some(Ok(Found::Known(id)));
        }
        let answer = self.request(named(url, page, Kind::Feed)).await.ok()?;
        let site = page.join("/").ok();
        match self.seen(&answer, site.as_ref()).await.ok()? {
            Seen::Index(parts) if !is_named_news => Some(Err(parts)),
            Seen::Sitemap { has_news: false } if !is_named_news => None,
            Seen::Page(_) => None,
            seen => Some(Ok(ready(url, seen, site, answer))),
        }
    }

    async fn seen(&self, answer: &Answer, site: Option<&Url>) -> Result<Seen, AskError> {
        let Some(foreign) = Foreign::of(answer) else {
            let sentence = "The server gave no document. Try again later.";
            return Err(AskError::Network(sentence.to_owned()));
        };
        let site = site.cloned();
        let read = apart(move || foreign.read(site.as_ref())).await?;
        match read {
            Ok(Document::Feed(_)) => Ok(Seen::Feed),
            Ok(Document::Sitemap(feed)) => Ok(Seen::Sitemap {
                has_news: sitemap::has_news(&feed),
            }),
            Ok(Document::Index(parts)) => Ok(Seen::Index(parts)),
            Err(FeedError::Html { feeds, .. }) => Ok(Seen::Page(feeds)),
            Err(error) => Err(AskError::Network(look::feed_sentence(&error))),
        }
    }

    /// Asks, and writes it into the network ledger.
    async fn request(&self, request: Request) -> Result<Answer, AskError> {
        let exchange = self.fetcher.get(request).await;
        net::note(
            &self.store,
            self.clock.now(),
            &exchange,
            "address you added",
        )
        .await;
        let failed = |error| AskError::Network(net::sentence(&error));
        exchange.outcome.map_err(failed)
    }
}

/// A request for what a page names and the person has not typed.
fn named(url: &Url, page: &Url, kind: Kind) -> Request {
    Request {
        kind,
        allow_private: is_private_host(page),
        ..look::request(url, Validators::default())
    }
}

fn ready(url: &Url, seen: Seen, site: Option<Url>, answer: Answer) -> Found {
    let kind = match seen {
        Seen::Feed | Seen::Page(_) => SourceKind::Feed,
        Seen::Sitemap { .. } | Seen::Index(_) => SourceKind::Sitemap,
    };
    Found::One(Box::new(Ready {
        url: url.clone(),
        kind,
        site,
        answer,
    }))
}

fn choice(url: Url) -> FeedLink {
    FeedLink {
        url,
        title: "News sitemap".to_owned(),
    }
}

/// The page whose headlines a person is choosing: one at a time, and not for long.
#[derive(Clone, Default)]
pub(crate) struct Held(Arc<Mutex<Option<(Url, Timestamp, Answer)>>>);

/// Who has not chosen after this time gets the page as it is then.
const HELD_FOR: SignedDuration = SignedDuration::from_mins(10);

impl Held {
    pub(crate) fn keep(&self, url: &Url, answer: Answer, now: Timestamp) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *held = Some((url.clone(), now, answer));
    }

    pub(crate) fn release(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn get(&self, url: &Url, now: Timestamp) -> Option<Answer> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, at, answer) = held.as_ref()?;
        let is_recent = now.duration_since(*at) < HELD_FOR;
        (known == url && is_recent).then(|| answer.clone())
    }
}
