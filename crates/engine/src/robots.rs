//! What sites ask programs not to read: each robots.txt is asked for once a day and host, before the
//! first page that is fetched there. What a person subscribed to is not asked about.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use newshawk_fetch::{Content, FetchError, Kind, Request, Validators};
use newshawk_reader::robots::Robots;
use url::Url;

use crate::look::Tools;
use crate::net;
use crate::run::{Host, host};
use crate::store::LedgerEntry;

/// A robots.txt holds for a day (RFC 9309, 2.4).
const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// Where it could not be had, it is asked for again after this time.
const KEPT_FAILED: SignedDuration = SignedDuration::from_mins(30);
/// More hosts than this are not remembered; some kilobytes each.
const MOST_HOSTS: usize = 1_000;

/// What is known of hosts.
#[derive(Clone, Default)]
pub(crate) struct Wishes(Arc<Mutex<HashMap<Host, Known>>>);

#[derive(Clone)]
struct Known {
    until: Timestamp,
    /// What the file says, or why it could not be had.
    said: Result<Arc<Robots>, String>,
}

/// Why a page is not fetched.
pub(crate) enum Refusal {
    /// The site asks programs not to.
    Asked,
    /// It is not known whether it does; with the cause.
    Unknown(String),
}

/// May this page be fetched? Asks the host where that is not known.
pub(crate) async fn may_fetch(
    tools: &Tools,
    url: &Url,
    allow_private: bool,
    now: Timestamp,
    requests: &mut Vec<LedgerEntry>,
) -> Result<(), Refusal> {
    let host = host(url);
    let said = match tools.wishes.known(&host, now) {
        Some(said) => said,
        None => {
            let known = ask(tools, url, allow_private, now, requests).await;
            tools.wishes.keep(host, known.clone(), now);
            known.said
        }
    };
    match said {
        Ok(robots) if robots.allows(url) => Ok(()),
        Ok(_) => Err(Refusal::Asked),
        Err(cause) => Err(Refusal::Unknown(cause)),
    }
}

async fn ask(
    tools: &Tools,
    page: &Url,
    allow_private: bool,
    now: Timestamp,
    requests: &mut Vec<LedgerEntry>,
) -> Known {
    let none = Known {
        until: now + KEPT,
        said: Ok(Arc::default()),
    };
    let Ok(url) = page.join("/robots.txt") else {
        return none;
    };
    let request = Request {
        url,
        kind: Kind::Page,
        validators: Validators::default(),
        limit: net::PAGE_LIMIT,
        allow_private,
    };
    let exchange = tools.fetcher.get(request).await;
    requests.extend(net::ledger(&exchange, "what the site lets programs read"));
    match exchange.outcome {
        Ok(answer) => match answer.content {
            Content::Fresh { body, .. } => Known {
                said: Ok(Arc::new(Robots::read(&body, net::NAME))),
                ..none
            },
            Content::Unchanged => none,
        },
        // There is none, or not for us: then nothing is forbidden (RFC 9309, 2.3.1.3).
        Err(FetchError::Gone | FetchError::Unauthorized) => none,
        Err(FetchError::Status { status: 400..500 }) => none,
        // Nobody knows what it says: for now, everything is forbidden (2.3.1.4). The server has said
        // so itself; a network that is not there says nothing.
        Err(error) => Known {
            until: match error {
                FetchError::Status { .. } | FetchError::Refused { .. } => now + KEPT_FAILED,
                _ => now,
            },
            said: Err(error.to_string()),
        },
    }
}

impl Wishes {
    fn known(&self, host: &Host, now: Timestamp) -> Option<Result<Arc<Robots>, String>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.get(host).filter(|known| known.until > now)?;
        Some(known.said.clone())
    }

    fn keep(&self, host: Host, known: Known, now: Timestamp) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_HOSTS {
            kept.retain(|_, known| known.until > now);
        }
        if kept.len() < MOST_HOSTS {
            kept.insert(host, known);
        }
    }
}
