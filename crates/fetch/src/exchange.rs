//! What is asked and what comes back: values without behaviour.

use std::time::Duration;

use bytes::Bytes;
use url::Url;

use crate::error::FetchError;

/// What is fetched, which decides the spacing and the `Accept` line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A source: a feed, a sitemap, a page that lists links.
    Feed,
    /// An article's page.
    Page,
    /// The picture of an article that is being looked at.
    Picture,
}

/// One wish to look at an address.
#[derive(Clone, Debug)]
pub struct Request {
    /// The address, sent exactly as it is, but for a fragment. May carry `user:password@`.
    pub url: Url,
    /// What is expected there.
    pub kind: Kind,
    /// What the last good answer gave; empty on first contact.
    pub validators: Validators,
    /// The most bytes to accept, counted after decompression.
    pub limit: usize,
    /// Whether the address may lie in the person's own network, because they subscribed to it
    /// themselves. It holds for the host of `url` only, and not once a redirect has left it.
    pub allow_private: bool,
}

/// Proof of what was last seen (RFC 9110 §8.8): one unit, from one response, byte for byte.
///
/// Nothing in it is ever parsed, re-dated or re-quoted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The `ETag`, with its quotes and its `W/`.
    pub etag: Option<Vec<u8>>,
    /// The `Last-Modified` line, whatever it says.
    pub last_modified: Option<Vec<u8>>,
    /// The address that gave them, where redirects led away from the one asked for. They are
    /// sent to that address only; none means to the address asked for.
    pub of: Option<Url>,
}

impl Validators {
    /// Whether there is nothing to send.
    pub fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// All that happened for one request.
#[derive(Debug)]
pub struct Exchange {
    /// Every request that was sent, in order, for the network ledger.
    pub hops: Vec<Hop>,
    /// What it came to.
    pub outcome: Result<Answer, FetchError>,
}

/// One request that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// Where to, without credentials.
    pub url: Url,
    /// The status that came back; 0 where no answer came.
    pub status: u16,
    /// Bytes of the body that were read, after decompression.
    pub bytes: u64,
}

/// A good answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Where it came from after redirects, without credentials.
    pub url: Url,
    /// Where the leading permanent redirects lead (301 and 308, RFC 9110 §15.4.2 and §15.4.9);
    /// none without such. Never from https to http.
    pub permanent: Option<Url>,
    /// What was said.
    pub content: Content,
    /// The validators of this very response. A 304 may come without them: then the old ones stay.
    pub validators: Validators,
    /// How long the publisher would like not to be asked again.
    pub cache: CacheHints,
}

/// What a good answer says.
#[derive(Clone, Debug)]
pub enum Content {
    /// Nothing new since the validators were given (304).
    Unchanged,
    /// A document. An empty one is passed on as empty.
    Fresh {
        /// The body, decompressed and complete.
        body: Bytes,
        /// The `Content-Type` line.
        content_type: Option<String>,
        /// The `Content-Location` line, unresolved.
        content_location: Option<String>,
    },
}

/// The publisher's hints about freshness (RFC 9111).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CacheHints {
    /// The larger of `max-age − Age` and `Expires − Date`; none where neither is above zero.
    /// Not capped: the schedule does that, and shows it.
    pub max_age: Option<Duration>,
}
