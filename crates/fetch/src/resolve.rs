//! Looks names up, and refuses answers inside the person's own network.
//!
//! The check sits where the connection is made, not before it: a name that answers with a
//! public address first and a private one a moment later (DNS rebinding) gains nothing. Literal
//! addresses never come here; [`redirect`](crate::redirect) judges them.

use std::collections::HashSet;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::address::is_private_ip;

/// What Windows says where no name server answers (WSATRY_AGAIN in winsock2.h).
const WSATRY_AGAIN: i32 = 11002;

/// Why a name has no address to connect to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoAddress {
    #[error("no such host")]
    Unknown,
    #[error("names can't be looked up")]
    Offline,
    #[error("address inside the own network")]
    Private,
}

/// The system's resolver, which knows about VPNs and split DNS.
pub(crate) struct SystemNames;

/// The system's resolver behind the address rules.
#[derive(Clone, Default)]
pub(crate) struct GuardedNames {
    /// Names that requests were made for. Any other name that is looked up is a proxy's, which
    /// the person configured and which usually is inside their network.
    targets: Arc<Mutex<HashSet<String>>>,
}

impl GuardedNames {
    /// Puts a name under the rules, from now on.
    pub(crate) fn guard(&self, name: &str) {
        let mut targets = self.targets.lock().unwrap_or_else(PoisonError::into_inner);
        if !targets.contains(name) {
            targets.insert(name.to_owned());
        }
    }

    fn is_target(&self, name: &str) -> bool {
        self.targets
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(name)
    }
}

impl Resolve for SystemNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move { Ok(addresses(look_up(name.as_str()).await?)) })
    }
}

impl Resolve for GuardedNames {
    fn resolve(&self, name: Name) -> Resolving {
        let is_target = self.is_target(name.as_str());
        Box::pin(async move {
            let found = look_up(name.as_str()).await?;
            let allowed = if is_target {
                only_public(found)?
            } else {
                found
            };
            Ok(addresses(allowed))
        })
    }
}

async fn look_up(name: &str) -> Result<Vec<SocketAddr>, NoAddress> {
    // Reserved for names that don't exist; asking would only bother the network (RFC 6761 §6.4).
    if name.ends_with(".invalid") {
        return Err(NoAddress::Unknown);
    }
    // This machine, even where no hosts file says so (RFC 6761 §6.3).
    if name == "localhost" || name.ends_with(".localhost") {
        let here = [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()];
        return Ok(here.map(|address: IpAddr| (address, 0).into()).to_vec());
    }
    let found: Vec<SocketAddr> = match tokio::net::lookup_host((name, 0)).await {
        Ok(found) => found.collect(),
        Err(error) => return Err(no_address(&error)),
    };
    if found.is_empty() {
        return Err(NoAddress::Unknown);
    }
    Ok(found)
}

/// Leaves the addresses of the internet.
fn only_public(mut found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, NoAddress> {
    found.retain(|address| !is_private_ip(address.ip()));
    if found.is_empty() {
        return Err(NoAddress::Private);
    }
    Ok(found)
}

/// Tells a missing name from a missing network. The standard library keeps the resolver's code
/// to itself, so its text (glibc, musl, Windows) has to do.
fn no_address(error: &io::Error) -> NoAddress {
    let text = error.to_string();
    let is_temporary = ["Temporary failure", "Try again"]
        .iter()
        .any(|it| text.contains(it));
    if is_temporary || error.raw_os_error() == Some(WSATRY_AGAIN) {
        return NoAddress::Offline;
    }
    NoAddress::Unknown
}

fn addresses(found: Vec<SocketAddr>) -> Addrs {
    Box::new(found.into_iter())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(names: &GuardedNames, name: &str) -> Result<Vec<SocketAddr>, String> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let found = runtime.block_on(names.resolve(name.parse().unwrap()));
        found.map(Iterator::collect).map_err(|it| it.to_string())
    }

    #[test]
    fn a_target_that_resolves_to_this_machine_is_refused() {
        let names = GuardedNames::default();
        names.guard("localhost");
        assert_eq!(
            resolve(&names, "localhost"),
            Err(NoAddress::Private.to_string())
        );
    }

    #[test]
    fn a_proxy_may_live_in_the_own_network() {
        let found = resolve(&GuardedNames::default(), "localhost").unwrap();
        assert!(found.iter().all(|it| it.ip().is_loopback()));
    }

    #[test]
    fn private_addresses_among_public_ones_are_left_out() {
        let found = ["10.0.0.1:0", "8.8.8.8:0", "[::1]:0"].map(|it| it.parse().unwrap());
        assert_eq!(
            only_public(found.to_vec()),
            Ok(vec!["8.8.8.8:0".parse().unwrap()])
        );
    }

    #[test]
    fn a_reserved_name_is_unknown_without_asking() {
        assert_eq!(
            resolve(&GuardedNames::default(), "news.invalid"),
            Err(NoAddress::Unknown.to_string())
        );
    }
}
