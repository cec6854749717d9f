//! The fetcher: one request, from its host's turn to its answer.

use std::sync::Arc;
use std::time::SystemTime;

use reqwest::Response;
use reqwest::header::{CONTENT_LOCATION, CONTENT_TYPE, HeaderMap, LOCATION};
use tokio::time::{Instant, timeout_at};
use url::Url;

use crate::address::without_credentials;
use crate::body::{self, Limits};
use crate::client::Clients;
use crate::config::Config;
use crate::error::{FetchError, SetupError};
use crate::exchange::{Answer, Content, Exchange, Hop, Request, Validators};
use crate::redirect::{self, Trail, Way};
use crate::turns::Turns;
use crate::{headers, hints};

/// Fetches, politely. Cheap to clone; all clones share their turns and connections.
#[derive(Clone)]
pub struct Fetcher {
    inner: Arc<Inner>,
}

struct Inner {
    config: Config,
    clients: Clients,
    turns: Turns,
}

/// What one hop came to, where it came to something.
enum Step {
    Arrived {
        headers: HeaderMap,
        content: Content,
    },
    Moved {
        status: u16,
        location: Vec<u8>,
    },
}

impl Fetcher {
    /// Makes a fetcher. Needs no network.
    ///
    /// # Errors
    /// Where the user agent can't be sent in a header, or the system offers no TLS.
    pub fn new(config: Config) -> Result<Fetcher, SetupError> {
        let clients = Clients::new(config.clone())?;
        let turns = Turns::new(config.concurrency, config.longest_spacing());
        Ok(Fetcher {
            inner: Arc::new(Inner {
                config,
                clients,
                turns,
            }),
        })
    }

    /// Looks at an address; waits for its host's turn first. Always answers, and never asks
    /// twice: when to try again is for the schedule to say.
    pub async fn get(&self, request: Request) -> Exchange {
        let mut hops = Vec::new();
        let outcome = self.inner.get(&request, &mut hops).await;
        Exchange { hops, outcome }
    }
}

impl Inner {
    async fn get(&self, request: &Request, hops: &mut Vec<Hop>) -> Result<Answer, FetchError> {
        let mut trail = Trail::start(request);
        let mut left = self.config.total_timeout;
        loop {
            let way = trail.way()?;
            let spacing = self.config.spacing(trail.here(), request.kind);
            // Each hop waits for its own host, and none while it holds another's turn.
            let turn = self.turns.wait(trail.here(), spacing).await;
            let began = Instant::now();
            let step = self
                .step(request, trail.here(), way, began + left, hops)
                .await;
            drop(turn);
            left = left.saturating_sub(began.elapsed());
            match step? {
                Step::Moved { status, location } => trail.follow(status, &location)?,
                Step::Arrived { headers, content } => {
                    return Ok(answer(request, trail, &headers, content));
                }
            }
        }
    }

    /// Sends one request and reads what comes back, and writes it into the ledger.
    async fn step(
        &self,
        request: &Request,
        url: &Url,
        way: Way,
        deadline: Instant,
        hops: &mut Vec<Hop>,
    ) -> Result<Step, FetchError> {
        let (mut status, mut bytes) = (0, 0);
        let step = match self.send(request, url, way, deadline).await {
            Ok(response) => {
                status = response.status().as_u16();
                let limits = self.limits(request, deadline);
                receive(response, &redirect::host(url), &limits, &mut bytes).await
            }
            Err(error) => Err(error),
        };
        tracing::debug!(host = redirect::host(url), status, bytes, "fetched");
        hops.push(Hop {
            url: without_credentials(url),
            status,
            bytes,
        });
        step
    }

    async fn send(
        &self,
        request: &Request,
        url: &Url,
        way: Way,
        deadline: Instant,
    ) -> Result<Response, FetchError> {
        let host = redirect::host(url);
        let client = self.clients.get(way, &host);
        let client = client.map_err(|it| FetchError::Connect {
            host: host.clone(),
            reason: it.to_string(),
        })?;
        let headers = headers::of_request(request.kind, validators_for(request, url));

        let patience = self.config.connect_timeout + self.config.idle_timeout;
        let patience_end = Instant::now() + patience;
        let sending = client.get(url.clone()).headers(headers).send();
        match timeout_at(patience_end.min(deadline), sending).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => Err(FetchError::of_sending(
                &error,
                &host,
                self.config.connect_timeout,
            )),
            Err(_) if patience_end < deadline => Err(FetchError::TimedOut {
                host,
                after: patience,
            }),
            Err(_) => Err(FetchError::TimedOut {
                host,
                after: self.config.total_timeout,
            }),
        }
    }

    fn limits(&self, request: &Request, deadline: Instant) -> Limits {
        Limits {
            bytes: request.limit,
            idle: self.config.idle_timeout,
            deadline,
            total: self.config.total_timeout,
        }
    }
}

/// Makes something of a response.
async fn receive(
    response: Response,
    host: &str,
    limits: &Limits,
    bytes: &mut u64,
) -> Result<Step, FetchError> {
    let status = response.status().as_u16();
    // Nobody asked for a part (206), so a part is not an answer.
    let has_document = response.status().is_success() && status != 206;
    let headers = response.headers().clone();
    if has_document {
        let coding = headers::unknown_coding(&headers);
        if let Some(coding) = coding {
            return Err(FetchError::Body {
                host: host.to_owned(),
                reason: format!("unknown coding {coding}"),
            });
        }
        let body = body::read(response, host, limits, bytes).await?;
        let content_type = headers::text(&headers, CONTENT_TYPE);
        let content_location = headers::text(&headers, CONTENT_LOCATION);
        return Ok(Step::Arrived {
            headers,
            content: Content::Fresh {
                body,
                content_type,
                content_location,
            },
        });
    }

    body::drain(response, bytes).await;
    if redirect::is_redirect(status)
        && let Some(location) = headers.get(LOCATION)
    {
        return Ok(Step::Moved {
            status,
            location: location.as_bytes().to_vec(),
        });
    }
    match status {
        304 => Ok(Step::Arrived {
            headers,
            content: Content::Unchanged,
        }),
        401 => Err(FetchError::Unauthorized),
        410 => Err(FetchError::Gone),
        429 | 503 => Err(FetchError::Refused {
            status,
            retry_after: hints::retry_after(&headers, SystemTime::now()),
        }),
        _ => Err(FetchError::Status { status }),
    }
}

fn answer(request: &Request, trail: Trail, headers: &HeaderMap, content: Content) -> Answer {
    let url = without_credentials(trail.here());
    let mut validators = headers::validators(headers);
    let is_elsewhere = !is_same_document(&url, &request.url);
    if is_elsewhere && !validators.is_empty() {
        validators.of = Some(url.clone());
    }
    Answer {
        url,
        permanent: trail.into_permanent(),
        content,
        validators,
        cache: hints::cache(headers, SystemTime::now()),
    }
}

/// The validators to send to this address: only those it gave itself.
fn validators_for<'a>(request: &'a Request, url: &Url) -> Option<&'a Validators> {
    let of = request.validators.of.as_ref().unwrap_or(&request.url);
    is_same_document(of, url).then_some(&request.validators)
}

/// Whether both are the same address but for credentials and fragment.
fn is_same_document(one: &Url, other: &Url) -> bool {
    let bare = |url: &Url| {
        let mut url = without_credentials(url);
        url.set_fragment(None);
        url
    };
    bare(one) == bare(other)
}
