//! Reads a body up to a limit of bytes and of time.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::Response;
use tokio::time::{Instant, timeout_at};

use crate::error::FetchError;

/// What an answer without a document may still send for its connection to be worth keeping.
const SMALL_BODY: usize = 16 * 1024;

/// How long to wait for it: a new connection costs about as much.
const SMALL_WAIT: Duration = Duration::from_millis(500);

/// The limits of one body.
pub(crate) struct Limits {
    /// The most bytes, after decompression.
    pub(crate) bytes: usize,
    /// The longest silence.
    pub(crate) idle: Duration,
    /// When the whole request must be done.
    pub(crate) deadline: Instant,
    /// How long that is, for the message.
    pub(crate) total: Duration,
}

/// Reads a body to its end. `read` counts decoded bytes as they come, also when it fails.
pub(crate) async fn read(
    mut response: Response,
    host: &str,
    limits: &Limits,
    read: &mut u64,
) -> Result<Bytes, FetchError> {
    let announced = response
        .content_length()
        .and_then(|it| usize::try_from(it).ok());
    if announced.is_some_and(|it| it > limits.bytes) {
        return Err(FetchError::TooLarge {
            limit: limits.bytes,
        });
    }
    let mut body = BytesMut::new();
    loop {
        let Some(chunk) = next(&mut response, host, limits).await? else {
            return Ok(body.freeze());
        };
        *read += chunk.len() as u64;
        if body.len() + chunk.len() > limits.bytes {
            return Err(FetchError::TooLarge {
                limit: limits.bytes,
            });
        }
        if body.is_empty() {
            body.reserve(announced.unwrap_or_default().max(chunk.len()));
        }
        body.extend_from_slice(&chunk);
    }
}

/// Reads what little a redirect or an error says, so that the connection can be used again.
pub(crate) async fn drain(mut response: Response, read: &mut u64) {
    let mut left = SMALL_BODY;
    let until = Instant::now() + SMALL_WAIT;
    while let Ok(Ok(Some(chunk))) = timeout_at(until, response.chunk()).await {
        *read += chunk.len() as u64;
        let Some(rest) = left.checked_sub(chunk.len()) else {
            return;
        };
        left = rest;
    }
}

async fn next(
    response: &mut Response,
    host: &str,
    limits: &Limits,
) -> Result<Option<Bytes>, FetchError> {
    let idle_end = Instant::now() + limits.idle;
    match timeout_at(idle_end.min(limits.deadline), response.chunk()).await {
        Ok(Ok(chunk)) => Ok(chunk),
        Ok(Err(error)) => Err(FetchError::of_reading(&error, host)),
        Err(_) => {
            let after = if idle_end < limits.deadline {
                limits.idle
            } else {
                limits.total
            };
            Err(FetchError::TimedOut {
                host: host.to_owned(),
                after,
            })
        }
    }
}
