//! How to behave on the network.

use std::time::Duration;

use url::Url;

use crate::address::is_private_host;
use crate::exchange::Kind;

/// How to behave on the network.
#[derive(Clone, Debug)]
pub struct Config {
    /// Who we say we are: `Name/version (+contact URL)`.
    pub user_agent: String,
    /// The most requests in flight over all hosts.
    pub concurrency: usize,
    /// The least time between two requests to a host, the later one being for a feed.
    pub feed_spacing: Duration,
    /// The same, the later one being for a page or its picture.
    pub page_spacing: Duration,
    /// The same on hosts of the own machine and network, whatever is fetched.
    pub private_spacing: Duration,
    /// The longest wait for a connection, with its name look-up and its handshake.
    pub connect_timeout: Duration,
    /// The longest silence of a server.
    pub idle_timeout: Duration,
    /// The longest time for a request with all its redirects, without the waits for turns.
    pub total_timeout: Duration,
}

impl Config {
    /// The polite defaults, under a name: twelve requests in flight, five seconds between the
    /// feeds of a host and one between its pages.
    pub fn new(user_agent: impl Into<String>) -> Config {
        Config {
            user_agent: user_agent.into(),
            concurrency: 12,
            feed_spacing: Duration::from_secs(5),
            page_spacing: Duration::from_secs(1),
            private_spacing: Duration::ZERO,
            connect_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(15),
            total_timeout: Duration::from_secs(60),
        }
    }

    /// The time to leave between the last request to a host and this one.
    pub(crate) fn spacing(&self, url: &Url, kind: Kind) -> Duration {
        match kind {
            _ if is_private_host(url) => self.private_spacing,
            Kind::Feed => self.feed_spacing,
            Kind::Page | Kind::Picture => self.page_spacing,
        }
    }

    /// The longest time a host has to be remembered for.
    pub(crate) fn longest_spacing(&self) -> Duration {
        self.feed_spacing
            .max(self.page_spacing)
            .max(self.private_spacing)
    }
}
