//! One look at a source: ask, read, and sort out what was never seen. Runs as a task of its own;
//! owns nothing, changes nothing.

mod draft;
mod foreign;
mod parts;

use std::num::NonZero;
use std::sync::Arc;

use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use newshawk_core::identity::{self, Names};
use newshawk_core::ids::{ArticleId, Fingerprint, SourceId};
use newshawk_core::matching::{Match, Matcher};
use newshawk_core::schedule::{self, Failure, Part, PollState};
use newshawk_core::source::Source;
use newshawk_core::story::Digest;
use newshawk_fetch::{Answer, Content, Fetcher, Kind, Request, Validators};
use newshawk_reader::feed::Feed;
use tokio::sync::Semaphore;
use tokio::task::JoinError;
use url::Url;

use crate::net;
use crate::robots::Wishes;
use crate::store::{Known, LedgerEntry, Store};
use crate::story_digest::PackNames;
pub(crate) use draft::Draft;
use foreign::Understood;
pub(crate) use foreign::{Foreign, feed_sentence};

const STUMBLED: &str = "The document made the reader stumble, which is our fault. It is tried again; the log has more.";

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
    Failed {
        failure: Failure,
        sentence: String,
        /// The document that could not be read, for a report.
        unread: Option<Bytes>,
    },
}

/// What the headers of a good answer say.
pub(crate) struct Reply {
    /// 304: what it does not say stays as it was.
    pub(crate) is_304: bool,
    pub(crate) validators: Validators,
    pub(crate) max_age: Option<SignedDuration>,
    pub(crate) permanent: Option<Url>,
    /// What is to be kept of the parts of an index.
    pub(crate) parts: Vec<Part>,
}

/// A document, and what of it is new.
pub(crate) struct Document {
    pub(crate) reply: Reply,
    pub(crate) body: Option<Fingerprint>,
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
    /// What its story is decided by; the owner completes it.
    pub(crate) digest: Digest,
}

/// What a worker needs.
#[derive(Clone)]
pub(crate) struct Tools {
    pub(crate) fetcher: Fetcher,
    pub(crate) store: Store,
    /// What sites ask programs not to read.
    pub(crate) wishes: Wishes,
    /// What things are called in stories.
    pub(crate) names: PackNames,
    readers: Arc<Semaphore>,
}

impl Tools {
    pub(crate) fn new(fetcher: Fetcher, store: Store) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, NonZero::get);
        Self {
            fetcher,
            store,
            wishes: Wishes::default(),
            names: PackNames::default(),
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
    let mut requests = net::ledger(&exchange, &reason);
    let result = match exchange.outcome {
        Ok(mut answer) => {
            let is_unnamed = answer.validators.of.is_none() && !answer.validators.is_empty();
            answer.validators.of = answer
                .validators
                .of
                .or(moved.clone().filter(|_| is_unnamed));
            let before = (state.body, state.parts);
            digest(&tools, &source, before, answer, matcher, now, &mut requests).await
        }
        Err(error) => LookResult::Failed {
            failure: net::failure(&error),
            sentence: net::sentence(&error),
            unread: None,
        },
    };
    Look {
        source: source.id,
        was_direct: moved.is_some(),
        requests,
        result,
    }
}

/// The first look at a source that was asked when it was added; that request is in the ledger.
pub(crate) async fn given(
    tools: Tools,
    source: Source,
    answer: Answer,
    matcher: Arc<Matcher>,
    now: Timestamp,
) -> Look {
    let mut requests = Vec::new();
    let before = (None, Vec::new());
    let result = digest(&tools, &source, before, answer, matcher, now, &mut requests).await;
    Look {
        source: source.id,
        was_direct: false,
        requests,
        result,
    }
}

/// A request for what the person subscribed to: private addresses are theirs to name.
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
    (last_body, last_parts): (Option<Fingerprint>, Vec<Part>),
    answer: Answer,
    matcher: Arc<Matcher>,
    now: Timestamp,
    requests: &mut Vec<LedgerEntry>,
) -> LookResult {
    let foreign = Foreign::of(&answer);
    let mut reply = Reply {
        is_304: matches!(answer.content, Content::Unchanged),
        validators: answer.validators,
        max_age: answer
            .cache
            .max_age
            .and_then(|age| SignedDuration::try_from(age).ok()),
        permanent: answer.permanent,
        parts: Vec::new(),
    };
    let print = foreign.as_ref().map(|it| Fingerprint::of(&[&it.body]));
    let fresh = foreign.filter(|_| print != last_body);
    let understood = match fresh {
        // An index that has not changed names sitemaps that may have.
        None if last_parts.is_empty() => return LookResult::Unchanged(Box::new(reply)),
        None => Understood::Index(last_parts.iter().map(|it| it.url.clone()).collect()),
        Some(foreign) => {
            let source = source.clone();
            let body = foreign.body.clone();
            let read = tools.read(move || foreign.read_for(&source)).await;
            match read.unwrap_or_else(|_| Err(STUMBLED.to_owned())) {
                Ok(understood) => understood,
                Err(sentence) => {
                    return LookResult::Failed {
                        failure: Failure::Other,
                        sentence,
                        unread: Some(body),
                    };
                }
            }
        }
    };
    let feed = match understood {
        Understood::Entries(feed) => *feed,
        Understood::Index(named) => {
            let chosen = parts::chosen(named, &last_parts);
            let whole = match parts::look(tools, source, chosen, requests).await {
                Ok(whole) => whole,
                Err((failure, sentence)) => return failed(failure, sentence),
            };
            reply.parts = whole.parts;
            match whole.feed {
                Some(feed) => feed,
                None => return LookResult::Unchanged(Box::new(reply)),
            }
        }
    };
    let (source, sorter) = (source.clone(), tools.clone());
    let sorted = tools.read(move || {
        let news = sort_out(&sorter, &source, last_body.is_none(), &feed, &matcher, now);
        (feed, news, matcher)
    });
    match sorted.await {
        Ok((feed, news, matcher)) => LookResult::Document(Box::new(Document {
            reply,
            body: print.or(last_body),
            feed,
            news,
            matcher,
        })),
        Err(_) => failed(Failure::Other, STUMBLED.to_owned()),
    }
}

fn failed(failure: Failure, sentence: String) -> LookResult {
    LookResult::Failed {
        failure,
        sentence,
        unread: None,
    }
}

/// Keeps the entries that were never seen, or say something else than last time.
fn sort_out(
    tools: &Tools,
    source: &Source,
    is_new: bool,
    feed: &Feed,
    matcher: &Matcher,
    now: Timestamp,
) -> Vec<News> {
    let store = &tools.store;
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
            let unnamed = ArticleId::new(now, names.own);
            let digest = tools.names.digest_of_draft(unnamed, &draft);
            Some(News {
                names,
                known,
                draft,
                matches,
                digest,
            })
        })
        .collect()
}
