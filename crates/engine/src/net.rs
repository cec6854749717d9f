//! Between what the network does and what the core decides on.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::schedule::{Failure, PollState};
use newshawk_fetch::{Exchange, FetchError, Hop, Validators, without_credentials};

use crate::store::{Batch, LedgerEntry, Store};

/// What robots.txt calls us.
pub(crate) const NAME: &str = "Newshawk";

/// Feeds beyond this are not feeds (spec/polling.md 63).
pub(crate) const FEED_LIMIT: usize = 5 << 20;
/// Pages beyond this are not articles.
pub(crate) const PAGE_LIMIT: usize = 10 << 20;

/// What the last good answer gave, to be sent back byte for byte.
pub(crate) fn validators(state: &PollState) -> Validators {
    Validators {
        etag: state.etag.clone(),
        last_modified: state.last_modified.clone(),
        of: state.validated_by.clone(),
    }
}

/// What follows from an error.
pub(crate) fn failure(error: &FetchError) -> Failure {
    match error {
        FetchError::Offline { .. } => Failure::Offline,
        FetchError::Refused { retry_after, .. } => Failure::Refused {
            wait: retry_after.and_then(|wait| SignedDuration::try_from(wait).ok()),
        },
        FetchError::Gone => Failure::Gone,
        FetchError::Unauthorized => Failure::Locked,
        _ => Failure::Other,
    }
}

/// The error as a sentence that says what one can do.
pub(crate) fn sentence(error: &FetchError) -> String {
    let what = capitalised(&error.to_string());
    let remedy = match error {
        FetchError::Offline { .. } => return what + ". Newshawk goes on as soon as there is one.",
        FetchError::Dns { .. } => "Check the address.",
        FetchError::Gone => {
            "The publisher has taken it away; remove it, or look for its new address."
        }
        FetchError::Status { status: 404 } => {
            "The feed may have moved; look for its new address on the site."
        }
        FetchError::Status { status: 403 } => {
            "The site refuses programs, or this network; it is tried again, less often."
        }
        FetchError::Refused { .. } => "It is left alone until then.",
        FetchError::TooLarge { .. } => "That is no feed one could read; check the address.",
        FetchError::Unauthorized => return what + ".",
        FetchError::Tls { .. } => {
            "The site's certificate is not in order, or something stands between you and it."
        }
        _ => "It is tried again, less and less often.",
    };
    format!("{what}. {remedy}")
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// The ledger's rows for an exchange: every request, also the redirected ones.
pub(crate) fn ledger(exchange: &Exchange, reason: &str) -> Vec<LedgerEntry> {
    let last = exchange.hops.len().saturating_sub(1);
    exchange
        .hops
        .iter()
        .enumerate()
        .map(|(index, hop)| entry(hop, reason, outcome(exchange, hop, index == last)))
        .collect()
}

/// Writes requests that were made for a person, and not by the owner, into the network ledger.
pub(crate) async fn note(store: &Store, now: Timestamp, exchange: &Exchange, reason: &str) {
    let mut batch = Batch::default();
    // Numbers far from the owner's, and from those of what is asked at the same time.
    let first = fastrand::u32(u32::MAX / 2..u32::MAX - 100);
    for (row, entry) in (first..).zip(ledger(exchange, reason)) {
        batch.put_request(now, row, &entry);
    }
    if let Err(error) = store.commit(batch).await {
        tracing::warn!(%error, "the network ledger could not be written");
    }
}

fn entry(hop: &Hop, reason: &str, outcome: String) -> LedgerEntry {
    LedgerEntry {
        url: without_credentials(&hop.url).to_string(),
        reason: reason.to_owned(),
        status: hop.status,
        outcome,
        bytes: hop.bytes,
    }
}

fn outcome(exchange: &Exchange, hop: &Hop, is_last: bool) -> String {
    match (&exchange.outcome, hop.status) {
        (_, 304) => "unchanged".to_owned(),
        (_, 300..400) => "sent on".to_owned(),
        (Err(error), _) if is_last => error.to_string(),
        _ => "answered".to_owned(),
    }
}
