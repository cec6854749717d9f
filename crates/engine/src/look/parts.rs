//! The sitemaps of an index: asked one after the other, each conditionally, and read as one document.

use std::collections::HashSet;

use newshawk_core::ids::Fingerprint;
use newshawk_core::link;
use newshawk_core::schedule::{Failure, Part};
use newshawk_core::source::Source;
use newshawk_fetch::{Content, Kind, Request, Validators, is_private_host};
use newshawk_reader::feed::Feed;
use newshawk_reader::sitemap::Document;
use url::Url;

use super::foreign::Foreign;
use super::{Tools, feed_sentence};
use crate::net;
use crate::store::LedgerEntry;

/// So many sitemaps of an index are asked at each look: those of news, then the last changed ones.
/// The others hold what was published long ago.
const ASKED: usize = 3;

const NOTHING: &str = "The index names no sitemap of its own site. It is tried again, less often.";

/// What the parts have together.
pub(super) struct Whole {
    /// Each with what it gave to be asked with the next time.
    pub(super) parts: Vec<Part>,
    /// What is new in them; none where nothing has changed.
    pub(super) feed: Option<Feed>,
}

/// The parts that are to be asked, with what is known of them.
pub(super) fn chosen(named: Vec<Url>, known: &[Part]) -> Vec<Part> {
    let part = |url: Url| {
        let before = known.iter().find(|it| it.url == url);
        before.cloned().unwrap_or(Part {
            url,
            etag: None,
            last_modified: None,
            body: None,
        })
    };
    named.into_iter().take(ASKED).map(part).collect()
}

/// Asks them all. One that can't be had is named among the repairs, unless none could be had.
pub(super) async fn look(
    tools: &Tools,
    source: &Source,
    mut parts: Vec<Part>,
    requests: &mut Vec<LedgerEntry>,
) -> Result<Whole, (Failure, String)> {
    if parts.is_empty() {
        return Err((Failure::Other, NOTHING.to_owned()));
    }
    let mut feeds = Vec::new();
    let mut failed = Vec::new();
    for part in &mut parts {
        match look_at(tools, source, part, requests).await {
            Ok(feed) => feeds.extend(feed),
            // The server wants to be left alone, and all of this is on one server.
            Err(failure @ (Failure::Refused { .. }, _)) => return Err(failure),
            Err(failure) => failed.push(failure),
        }
    }
    let is_nothing_left = !failed.is_empty() && failed.len() == parts.len();
    if is_nothing_left {
        return Err(failed.swap_remove(0));
    }
    let flaws = failed.into_iter().map(|(_, sentence)| {
        format!(
            "one of its sitemaps could not be read ({})",
            sentence.trim_end_matches('.')
        )
    });
    let feed = joined(feeds).map(|mut feed| {
        feed.repairs.extend(flaws);
        feed
    });
    Ok(Whole { parts, feed })
}

/// What is new in one part, and none where it has not changed.
async fn look_at(
    tools: &Tools,
    source: &Source,
    part: &mut Part,
    requests: &mut Vec<LedgerEntry>,
) -> Result<Option<Feed>, (Failure, String)> {
    let request = Request {
        url: part.url.clone(),
        kind: Kind::Feed,
        validators: Validators {
            etag: part.etag.clone(),
            last_modified: part.last_modified.clone(),
            of: None,
        },
        limit: net::FEED_LIMIT,
        // The index is the person's own choice, and what it names is not.
        allow_private: is_private_host(&source.url),
    };
    let exchange = tools.fetcher.get(request).await;
    requests.extend(net::ledger(&exchange, &format!("poll of {}", source.title)));
    let answer = exchange
        .outcome
        .map_err(|error| (net::failure(&error), net::sentence(&error)))?;
    let is_304 = matches!(answer.content, Content::Unchanged);
    let validators = answer.validators.clone();
    let feed = match Foreign::of(&answer) {
        None => None,
        Some(foreign) => {
            let print = Fingerprint::of(&[&foreign.body]);
            let is_same = part.body == Some(print);
            let feed = if is_same {
                None
            } else {
                Some(entries(tools, source, foreign).await?)
            };
            part.body = Some(print);
            feed
        }
    };
    let is_elsewhere = validators.of.is_some();
    if !(is_304 && validators.is_empty()) {
        // What another address gave must not be sent to this one.
        part.etag = validators.etag.filter(|_| !is_elsewhere);
        part.last_modified = validators.last_modified.filter(|_| !is_elsewhere);
    }
    Ok(feed)
}

async fn entries(
    tools: &Tools,
    source: &Source,
    foreign: Foreign,
) -> Result<Feed, (Failure, String)> {
    let site = source.site.clone();
    let read = tools.read(move || foreign.read(site.as_ref())).await;
    match read {
        Ok(Ok(Document::Sitemap(feed))) => Ok(feed),
        Ok(Ok(_)) => Err((
            Failure::Other,
            "The index names something that is no sitemap.".to_owned(),
        )),
        Ok(Err(error)) => Err((Failure::Other, feed_sentence(&error))),
        Err(_) => Err((Failure::Other, super::STUMBLED.to_owned())),
    }
}

/// Sitemaps as one, with each article once.
fn joined(feeds: Vec<Feed>) -> Option<Feed> {
    let mut feeds = feeds.into_iter();
    let mut whole = feeds.next()?;
    for other in feeds {
        whole.title = whole.title.or(other.title);
        whole.language = whole.language.or(other.language);
        whole.repairs.extend(other.repairs);
        whole.entries.extend(other.entries);
    }
    let mut seen = HashSet::new();
    whole.entries.retain(|it| {
        it.link
            .as_ref()
            .is_none_or(|url| seen.insert(link::identity(url)))
    });
    Some(whole)
}
