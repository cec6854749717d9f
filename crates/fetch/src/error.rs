//! What can go wrong, in the words of what a person or the schedule can do about it.

use std::error::Error;
use std::io;
use std::time::Duration;

use crate::resolve::NoAddress;

/// Why a request had no good answer. Messages never hold credentials or paths.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// There is no network between here and anything.
    #[error("no network to reach {host}; check the connection")]
    Offline {
        /// The host that was to be reached.
        host: String,
    },
    /// The name is not known.
    #[error("no such host: {host}")]
    Dns {
        /// The name that was asked for.
        host: String,
    },
    /// The host does not take the connection.
    #[error("no connection to {host}: {reason}")]
    Connect {
        /// The host.
        host: String,
        /// What the system says.
        reason: String,
    },
    /// The secure connection failed: an expired or foreign certificate, no common version.
    #[error("no secure connection to {host}: {reason}")]
    Tls {
        /// The host.
        host: String,
        /// What the TLS library says.
        reason: String,
    },
    /// The answer did not come, or not whole, in time.
    #[error("{host} took longer than {} s", .after.as_secs_f32())]
    TimedOut {
        /// The host.
        host: String,
        /// The limit that was reached.
        after: Duration,
    },
    /// The answer is larger than asked for. Nothing of it is kept.
    #[error("answer is larger than {limit} bytes")]
    TooLarge {
        /// The limit, in decoded bytes.
        limit: usize,
    },
    /// The server asks to be left alone for a while: 429 or 503.
    #[error("server asks to slow down (status {status})")]
    Refused {
        /// 429 or 503.
        status: u16,
        /// How long to wait, where it said so in a way that can be understood.
        retry_after: Option<Duration>,
    },
    /// Any other answer without a document.
    #[error("server answered with status {status}")]
    Status {
        /// The status.
        status: u16,
    },
    /// 410: the publisher took it away for good.
    #[error("address no longer exists")]
    Gone,
    /// 401: credentials are missing or wrong.
    #[error("server asks for a user name and password; add them to the address")]
    Unauthorized,
    /// More than ten redirects.
    #[error("redirected too often")]
    TooManyRedirects,
    /// A redirect to an address already visited.
    #[error("redirected in a circle")]
    RedirectLoop,
    /// An address inside the person's own network that they did not subscribe to themselves.
    #[error(
        "{host} is an address inside your own network; subscribe to it directly if you trust it"
    )]
    Forbidden {
        /// The host.
        host: String,
    },
    /// A scheme other than http and https.
    #[error("only http and https are fetched, not {scheme}")]
    ForbiddenScheme {
        /// The scheme.
        scheme: String,
    },
    /// The answer is no HTTP, broke off or can't be decoded. Nothing of it is kept.
    #[error("answer from {host} is damaged: {reason}")]
    Body {
        /// The host.
        host: String,
        /// What is wrong.
        reason: String,
    },
}

/// Why no fetcher could be made.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The name can't be sent in a header.
    #[error("user agent {0:?} can't be sent in a header")]
    UserAgent(String),
    /// The HTTP client can't be made.
    #[error("http can't be set up: {0}")]
    Client(String),
}

impl FetchError {
    /// Whether the machine has no network: nothing is to be blamed on the source.
    ///
    /// Some systems answer an offline look-up as they answer an unknown name; see
    /// [`is_unreached`](Self::is_unreached) for judging many sources at once.
    pub fn is_offline(&self) -> bool {
        matches!(self, FetchError::Offline { .. })
    }

    /// Whether the request never got as far as a server that speaks.
    pub fn is_unreached(&self) -> bool {
        matches!(
            self,
            FetchError::Offline { .. } | FetchError::Dns { .. } | FetchError::Connect { .. }
        )
    }

    /// Whether it is our own rule that stopped it, so that trying again changes nothing.
    pub fn is_forbidden(&self) -> bool {
        matches!(
            self,
            FetchError::Forbidden { .. } | FetchError::ForbiddenScheme { .. }
        )
    }

    /// The status the server answered with, where that is the error.
    pub fn status(&self) -> Option<u16> {
        match self {
            FetchError::Refused { status, .. } | FetchError::Status { status } => Some(*status),
            FetchError::Gone => Some(410),
            FetchError::Unauthorized => Some(401),
            _ => None,
        }
    }

    /// Tells why a request got no response. `limit` is how long it was allowed to take.
    pub(crate) fn of_sending(error: &reqwest::Error, host: &str, limit: Duration) -> FetchError {
        let host = host.to_owned();
        match Cause::find(error) {
            Cause::NoAddress(NoAddress::Unknown) => FetchError::Dns { host },
            Cause::NoAddress(NoAddress::Offline) => FetchError::Offline { host },
            Cause::NoAddress(NoAddress::Private) => FetchError::Forbidden { host },
            Cause::Unreachable => FetchError::Offline { host },
            Cause::Tls(reason) => FetchError::Tls { host, reason },
            Cause::Other(_) if error.is_timeout() => FetchError::TimedOut { host, after: limit },
            Cause::Other(reason) if error.is_connect() => FetchError::Connect { host, reason },
            Cause::Other(reason) => FetchError::Body { host, reason },
        }
    }

    /// Tells why a body could not be read to its end.
    pub(crate) fn of_reading(error: &reqwest::Error, host: &str) -> FetchError {
        FetchError::Body {
            host: host.to_owned(),
            reason: innermost(error),
        }
    }
}

/// The deepest thing known about a failure to send.
enum Cause {
    NoAddress(NoAddress),
    Unreachable,
    Tls(String),
    Other(String),
}

impl Cause {
    fn find(error: &reqwest::Error) -> Cause {
        let mut next: Option<&(dyn Error + 'static)> = Some(error);
        while let Some(cause) = next {
            if let Some(none) = cause.downcast_ref::<NoAddress>() {
                return Cause::NoAddress(*none);
            }
            if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
                return Cause::Tls(tls.to_string());
            }
            next = cause.source();
            if let Some(io) = cause.downcast_ref::<io::Error>() {
                if matches!(
                    io.kind(),
                    io::ErrorKind::NetworkUnreachable | io::ErrorKind::NetworkDown
                ) {
                    return Cause::Unreachable;
                }
                // An io error's own source skips the error it wraps.
                if let Some(wrapped) = io.get_ref() {
                    next = Some(wrapped);
                }
            }
        }
        Cause::Other(innermost(error))
    }
}

/// The last message of the chain: the outer ones repeat the URL, which may be a secret.
fn innermost(error: &reqwest::Error) -> String {
    let mut last: &dyn Error = error;
    while let Some(source) = last.source() {
        last = source;
    }
    if last.downcast_ref::<reqwest::Error>().is_some() {
        return "the request could not be sent".to_owned();
    }
    last.to_string()
}
