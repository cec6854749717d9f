//! One look at a source: ask, read, and sort out what was never seen. Runs as a task of its own;
//! owns nothing, changes nothing.

mod draft;

use std::num::NonZero;
use std::sync::Arc;

use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use newshawk_core::identity::{self, Names};
use newshawk_core::ids::{Fingerprint, SourceId};
use newshawk_core::matching::{Match, Matcher};
use newshawk_core::schedule::{self, Failure, PollState};
use newshawk_core::source::Source;
use newshawk_fetch::{Answer, Content, Fetcher, Kind, Request, Validators};
use newshawk_reader::discovery::FeedLink;
use newshawk_reader::feed::{self, Feed, FeedError, Origin};
use tokio::sync::Semaphore;
use tokio::task::JoinError;
use url::Url;

use crate::net;
use crate::store::{Known, LedgerEntry, Store};
pub(crate) use draft::Draft;

/// What came of one look.
pub(crate) struct Look {
    pub(crate) source: SourceId,
    /// The address it has moved to was asked, and not its own.
    pub(crate) was_direct: bool,
    pub(crate) requests: Vec<LedgerEntry>,
    pub(crate) result: LookResult,
}

pub(crate) enum LookResult {
    /// 304, or the same bytes again.
    Unchanged(Box<Reply>),
    /// A document that was understood.
    Document(Box<Document>),
    /// Nothing was understood.
    Failed { failure: Failure, sentence: String },
}

/// What the headers of a good answer say.
pub(crate) struct Reply {
    /// 304: what it does not say stays as it was.
    pub(crate) is_304: bool,
    pub(crate) validators: Validators,
    pub(crate) max_age: Option<SignedDuration>,
    pub(crate) permanent: Option<Url>,
}

/// A document, and what of it is new.
pub(crate) struct Document {
    pub(crate) reply: Reply,
    pub(crate) body: Fingerprint,
    pub(crate) feed: Feed,
    pub(crate) news: Vec<News>,
    /// The watches that `news` was matched with.
    pub(crate) matcher: Arc<Matcher>,
}

/// An entry that is new, edited, or known under another name.
pub(crate) struct News {
    pub(crate) names: Names,
    pub(crate) known: Option<Known>,
    pub(crate) draft: Draft,
    pub(crate) matches: Vec<Match>,
}

/// What a worker needs.
#[derive(Clone)]
pub(crate) struct Tools {
    pub(crate) fetcher: Fetcher,
    pub(crate) store: Store,
    readers: Arc<Semaphore>,
}

impl Tools {
    pub(crate) fn new(fetcher: Fetcher, store: Store) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, NonZero::get);
        Self {
            fetcher,
            store,
            readers: Arc::new(Semaphore::new(cores)),
        }
    }

    /// Reads foreign bytes beside the runtime: no more documents at once than there are cores,
    /// because more would only hold more memory.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, JoinError> {
        // It is never closed; without a permit the work would still be right.
        let permit = self.readers.clone().acquire_owned().await;
        let done = tokio::task::spawn_blocking(work).await;
        drop(permit);
        done
    }
}

/// Looks at a source.
pub(crate) async fn look(
    tools: Tools,
    source: Source,
    state: PollState,
    matcher: Arc<Matcher>,
    now: Timestamp,
) -> Look {
    let reason = format!("poll of {}", source.title);
    let moved = schedule::remembered_move(&state, now).cloned();
    let address = moved.as_ref().unwrap_or(&source.url);
    let exchange = tools
        .fetcher
        .get(request(address, net::validators(&state)))
        .await;
    let requests = net::ledger(&exchange, &reason);
    let result = match exchange.outcome {
        Ok(mut answer) => {
            let is_unnamed = answer.validators.of.is_none() && !answer.validators.is_empty();
            answer.validators.of = answer
                .validators
                .of
                .or(moved.clone().filter(|_| is_unnamed));
            digest(&tools, &source, state.body, answer, matcher, now).await
        }
        Err(error) => LookResult::Failed {
            failure: net::failure(&error),
            sentence: net::sentence(&error),
        },
    };
    Look {
        source: source.id,
        was_direct: moved.is_some(),
        requests,
        result,
    }
}

/// The first look at a source that was asked when it was added; its requests are in the ledger.
pub(crate) async fn given(
    tools: Tools,
    source: Source,
    answer: Answer,
    matcher: Arc<Matcher>,
    now: Timestamp,
) -> Look {
    Look {
        source: source.id,
        was_direct: false,
        requests: Vec::new(),
        result: digest(&tools, &source, None, answer, matcher, now).await,
    }
}

/// A request for a feed that the person subscribed to: private addresses are theirs to name.
pub(crate) fn request(url: &Url, validators: Validators) -> Request {
    Request {
        url: url.clone(),
        kind: Kind::Feed,
        validators,
        limit: net::FEED_LIMIT,
        allow_private: true,
    }
}

async fn digest(
    tools: &Tools,
    source: &Source,
    last_body: Option<Fingerprint>,
    answer: Answer,
    matcher: Arc<Matcher>,
    now: Timestamp,
) -> LookResult {
    let reply = Reply {
        is_304: matches!(answer.content, Content::Unchanged),
        validators: answer.validators,
        max_age: answer
            .cache
            .max_age
            .and_then(|age| SignedDuration::try_from(age).ok()),
        permanent: answer.permanent,
    };
    let Content::Fresh {
        body,
        content_type,
        content_location,
    } = answer.content
    else {
        return LookResult::Unchanged(Box::new(reply));
    };
    let print = Fingerprint::of(&[&body]);
    if last_body == Some(print) {
        return LookResult::Unchanged(Box::new(reply));
    }
    let from = Foreign {
        body,
        url: answer.url,
        content_type,
        content_location,
    };
    let (source, store) = (source.clone(), tools.store.clone());
    let parsed = tools.read(move || {
        let feed = from.read()?;
        let news = sort_out(&store, &source, last_body.is_none(), &feed, &matcher, now);
        Ok::<_, FeedError>(Document {
            reply,
            body: print,
            feed,
            news,
            matcher,
        })
    });
    match parsed.await {
        Ok(Ok(document)) => LookResult::Document(Box::new(document)),
        Ok(Err(error)) => LookResult::Failed { failure: Failure::Other, sentence: feed_sentence(&error) },
        Err(_) => LookResult::Failed {
            failure: Failure::Other,
            sentence: "The document made the reader stumble, which is our fault. It is tried again; the log has more.".to_owned(),
        },
    }
}

/// A document as it came.
pub(crate) struct Foreign {
    pub(crate) body: Bytes,
    pub(crate) url: Url,
    pub(crate) content_type: Option<String>,
    pub(crate) content_location: Option<String>,
}

impl Foreign {
    pub(crate) fn read(&self) -> Result<Feed, FeedError> {
        let origin = Origin {
            url: &self.url,
            content_type: self.content_type.as_deref(),
            content_location: self.content_location.as_deref(),
        };
        feed::read(&self.body, &origin)
    }
}

/// Why a document could not be used, as a sentence that says what one can do.
pub(crate) fn feed_sentence(error: &FeedError) -> String {
    match error {
        FeedError::Empty => "The address answers with nothing. What was read before is kept; it is tried again, less often.".to_owned(),
        FeedError::Html { feeds, .. } => match feeds.first() {
            Some(FeedLink { url, .. }) => format!("This is now a web page and no feed. The page names a feed: {url}. Add that one instead."),
            None => "This is now a web page and no feed. Look for the feed's new address on the site.".to_owned(),
        },
        other => format!("The feed can't be read: {other}. It is tried again, less often."),
    }
}

/// Keeps the entries that were never seen, or say something else than last time.
pub(crate) fn sort_out(
    store: &Store,
    source: &Source,
    is_new: bool,
    feed: &Feed,
    matcher: &Matcher,
    now: Timestamp,
) -> Vec<News> {
    let names = identity::names(source.id, feed.link.as_ref(), &feed.entries);
    feed.entries
        .iter()
        .zip(names)
        .filter_map(|(entry, names)| {
            // A source that was never read has named nothing.
            let by_own = (!is_new).then(|| store.known(names.own)).flatten();
            let is_seen = by_own.is_some_and(|known| known.content == names.content);
            if is_seen {
                return None;
            }
            let known = by_own.or_else(|| names.address.and_then(|address| store.known(address)));
            let draft = Draft::of(entry, feed);
            let matches = matcher.matches(draft.subject(Some(source), now));
            Some(News {
                names,
                known,
                draft,
                matches,
            })
        })
        .collect()
}
