//! The HTTP clients below, one per [`Way`].
//!
//! They share nothing, connections least of all: a connection that was opened into the own
//! network for one source must not be found in the pool by another.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::{Client, ClientBuilder};
use rustls::{ClientConfig, RootCertStore};

use crate::config::Config;
use crate::error::SetupError;
use crate::redirect::Way;
use crate::resolve::{GuardedNames, SystemNames};

/// How long an idle connection is kept. Apache and Node hang up after five seconds: whoever is
/// quicker never writes into a connection that is just being closed. And no connection is left
/// open between polls.
const KEEP_IDLE: Duration = Duration::from_secs(4);

/// The clients, made when first needed: each one loads the system's certificates.
pub(crate) struct Clients {
    config: Config,
    names: GuardedNames,
    guarded: OnceLock<Client>,
    trusted: OnceLock<Client>,
    direct: OnceLock<Client>,
}

impl Clients {
    pub(crate) fn new(config: Config) -> Result<Clients, SetupError> {
        let clients = Clients {
            config,
            names: GuardedNames::default(),
            guarded: OnceLock::new(),
            trusted: OnceLock::new(),
            direct: OnceLock::new(),
        };
        // The mistakes that can be made are in the configuration, so one client shows them.
        clients.client(Way::Guarded)?;
        Ok(clients)
    }

    /// The client for a request to `host`.
    pub(crate) fn get(&self, way: Way, host: &str) -> Result<&Client, SetupError> {
        if way == Way::Guarded {
            self.names.guard(host);
        }
        self.client(way)
    }

    fn client(&self, way: Way) -> Result<&Client, SetupError> {
        let cell = match way {
            Way::Guarded => &self.guarded,
            Way::Trusted => &self.trusted,
            Way::Direct => &self.direct,
        };
        if let Some(client) = cell.get() {
            return Ok(client);
        }
        let client = self.make(way)?;
        Ok(cell.get_or_init(|| client))
    }

    fn make(&self, way: Way) -> Result<Client, SetupError> {
        // Fails where a provider is already installed, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        if let Ok(client) = self.builder(way)?.build() {
            return Ok(client);
        }
        // A machine without any root certificate can still read plain http; every https source
        // then says what is wrong.
        tracing::warn!("no root certificates found; https sources can't be read");
        let tls = ClientConfig::builder()
            .with_root_certificates(RootCertStore::empty())
            .with_no_client_auth();
        let builder = self.builder(way)?.tls_backend_preconfigured(tls);
        builder
            .build()
            .map_err(|it| SetupError::Client(it.to_string()))
    }

    fn builder(&self, way: Way) -> Result<ClientBuilder, SetupError> {
        let user_agent = reqwest::header::HeaderValue::from_str(&self.config.user_agent);
        let user_agent =
            user_agent.map_err(|_| SetupError::UserAgent(self.config.user_agent.clone()))?;
        let builder = Client::builder()
            .user_agent(user_agent)
            .referer(false)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(self.config.connect_timeout)
            .pool_idle_timeout(KEEP_IDLE)
            .pool_max_idle_per_host(1);
        Ok(match way {
            Way::Guarded => builder.dns_resolver(Arc::new(self.names.clone())),
            Way::Trusted => builder.dns_resolver(Arc::new(SystemNames)),
            Way::Direct => builder.dns_resolver(Arc::new(SystemNames)).no_proxy(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::FetchError;

    const LIMIT: Duration = Duration::from_secs(1);

    async fn error(way: Way) -> FetchError {
        let clients = Clients::new(Config::new("Newshawk/0.0")).unwrap();
        // Port 1 is reserved; nothing answers there.
        let request = clients
            .get(way, "localhost")
            .unwrap()
            .get("http://localhost:1/");
        FetchError::of_sending(&request.send().await.unwrap_err(), "localhost", LIMIT)
    }

    #[tokio::test]
    async fn a_name_that_turns_out_to_be_inside_is_refused_when_connecting() {
        assert_eq!(
            error(Way::Guarded).await,
            FetchError::Forbidden {
                host: "localhost".into()
            }
        );
    }

    #[tokio::test]
    async fn a_trusted_name_may_be_inside() {
        for way in [Way::Trusted, Way::Direct] {
            assert!(matches!(error(way).await, FetchError::Connect { .. }));
        }
    }

    #[test]
    fn a_name_that_is_no_header_is_refused() {
        let made = Clients::new(Config::new("News\nhawk"));
        assert!(matches!(made, Err(SetupError::UserAgent(_))));
    }
}
