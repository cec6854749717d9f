//! Follows redirects by hand, so that every hop keeps the rules.

use url::Url;

use crate::address::{is_private_host, is_same_machine};
use crate::error::FetchError;
use crate::exchange::Request;

/// How many redirects are followed. Browsers allow 20; feeds that need more than ten are broken.
pub(crate) const MAX_REDIRECTS: usize = 10;

/// The way from the address asked for to where the answer is.
pub(crate) struct Trail {
    visited: Vec<Url>,
    here: Url,
    /// Where the permanent redirects at the start lead.
    permanent: Option<Url>,
    /// Whether every hop so far was permanent.
    is_permanent_so_far: bool,
    /// Whether addresses in the own network are still allowed.
    allow_private: bool,
}

/// How a hop is to be connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// To the internet only; what the name resolves to is checked.
    Guarded,
    /// Wherever the name resolves to: the person subscribed to it themselves.
    Trusted,
    /// Into the own network, past any proxy.
    Direct,
}

impl Trail {
    pub(crate) fn start(request: &Request) -> Trail {
        Trail {
            visited: Vec::new(),
            here: without_fragment(request.url.clone()),
            permanent: None,
            is_permanent_so_far: true,
            allow_private: request.allow_private,
        }
    }

    /// The address to ask now, with its credentials.
    pub(crate) fn here(&self) -> &Url {
        &self.here
    }

    /// The address the permanent redirects at the start lead to.
    pub(crate) fn into_permanent(self) -> Option<Url> {
        self.permanent
    }

    /// How the current address may be reached, if it may at all.
    pub(crate) fn way(&self) -> Result<Way, FetchError> {
        if !matches!(self.here.scheme(), "http" | "https") {
            return Err(FetchError::ForbiddenScheme {
                scheme: self.here.scheme().to_owned(),
            });
        }
        match (self.allow_private, is_private_host(&self.here)) {
            (true, true) => Ok(Way::Direct),
            (true, false) => Ok(Way::Trusted),
            (false, false) => Ok(Way::Guarded),
            (false, true) => Err(FetchError::Forbidden {
                host: host(&self.here),
            }),
        }
    }

    /// Goes on to where a redirect leads.
    pub(crate) fn follow(&mut self, status: u16, location: &[u8]) -> Result<(), FetchError> {
        let target = self.here.join(&String::from_utf8_lossy(location));
        let Ok(target) = target else {
            return Err(FetchError::Status { status });
        };
        let target = with_credentials_of(&self.here, without_fragment(target));
        self.visited.push(self.here.clone());
        if self.visited.contains(&target) {
            return Err(FetchError::RedirectLoop);
        }
        if self.visited.len() > MAX_REDIRECTS {
            return Err(FetchError::TooManyRedirects);
        }

        let is_permanent = matches!(status, 301 | 308);
        let is_downgrade = self.here.scheme() == "https" && target.scheme() == "http";
        self.is_permanent_so_far &= is_permanent && !is_downgrade;
        if self.is_permanent_so_far {
            self.permanent = Some(target.clone());
        }
        // Trust covers the machine the person named. Whoever it sends us to can't send us back
        // inside.
        self.allow_private &= is_same_machine(&self.here, &target);
        self.here = target;
        Ok(())
    }
}

/// Whether a status asks to look elsewhere (RFC 9110 §15.4).
pub(crate) fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// The host for people: never empty, never with credentials.
pub(crate) fn host(url: &Url) -> String {
    url.host_str().unwrap_or("this address").to_owned()
}

/// Fragments are for the reader's eyes and never sent (RFC 9110 §7.1).
fn without_fragment(mut url: Url) -> Url {
    url.set_fragment(None);
    url
}

/// Carries credentials over to the same server, and takes them away from any other.
fn with_credentials_of(from: &Url, mut target: Url) -> Url {
    let is_upgrade = from.scheme() == "http"
        && target.scheme() == "https"
        && from.port().is_none()
        && target.port().is_none();
    let is_same_server = from.scheme() == target.scheme() && from.port() == target.port();
    let is_trusted = from.host() == target.host() && (is_same_server || is_upgrade);
    let (name, password) = if is_trusted {
        (from.username(), from.password())
    } else {
        ("", None)
    };
    // Both fail only for addresses that can't hold credentials, such as data: ones.
    let _ = target.set_username(name);
    let _ = target.set_password(password);
    target
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{Kind, Validators};

    fn trail(url: &str, allow_private: bool) -> Trail {
        let url = Url::parse(url).unwrap();
        Trail::start(&Request {
            url,
            kind: Kind::Feed,
            validators: Validators::default(),
            limit: 1,
            allow_private,
        })
    }

    /// Where a chain of (status, location) ends, and what of it is permanent.
    fn walk(from: &str, hops: &[(u16, &str)]) -> (String, Option<String>) {
        let mut trail = trail(from, false);
        for (status, location) in hops {
            trail.follow(*status, location.as_bytes()).unwrap();
        }
        (
            trail.here().to_string(),
            trail.into_permanent().map(String::from),
        )
    }

    #[test]
    fn only_the_permanent_start_of_a_chain_counts() {
        let (end, permanent) = walk(
            "http://a.example/1",
            &[
                (301, "/2"),
                (308, "http://b.example/3"),
                (302, "/4"),
                (301, "/5"),
            ],
        );
        assert_eq!(end, "http://b.example/5");
        assert_eq!(permanent.as_deref(), Some("http://b.example/3"));
        assert_eq!(
            walk("http://a.example/1", &[(307, "/2"), (301, "/3")]).1,
            None
        );
    }

    #[test]
    fn a_downgrade_is_followed_but_never_permanent() {
        let (end, permanent) = walk(
            "https://a.example/",
            &[(301, "https://a.example/x"), (301, "http://a.example/x")],
        );
        assert_eq!(end, "http://a.example/x");
        assert_eq!(permanent.as_deref(), Some("https://a.example/x"));
    }

    #[test]
    fn credentials_stay_with_their_server() {
        let end = |location| walk("http://me:pw@a.example/1", &[(302, location)]).0;
        assert_eq!(end("/2"), "http://me:pw@a.example/2");
        assert_eq!(end("http://a.example/2"), "http://me:pw@a.example/2");
        assert_eq!(end("https://a.example/2"), "https://me:pw@a.example/2");
        assert_eq!(end("http://a.example:81/2"), "http://a.example:81/2");
        assert_eq!(end("http://b.example/2"), "http://b.example/2");
        assert_eq!(end("http://x:y@b.example/2"), "http://b.example/2");
        assert_eq!(
            walk("https://me:pw@a.example/", &[(302, "http://a.example/")]).0,
            "http://a.example/"
        );
    }

    #[test]
    fn a_circle_and_an_endless_chain_end() {
        let mut circle = trail("http://a.example/1#top", false);
        circle.follow(301, b"/2").unwrap();
        assert_eq!(circle.follow(301, b"/1"), Err(FetchError::RedirectLoop));

        let mut chain = trail("http://a.example/0", false);
        for hop in 1..=10 {
            chain.follow(302, format!("/{hop}").as_bytes()).unwrap();
        }
        assert_eq!(chain.follow(302, b"/11"), Err(FetchError::TooManyRedirects));
    }

    #[test]
    fn the_internet_leads_nobody_inside() {
        for inside in [
            "http://127.0.0.1/",
            "http://[::1]:8080/",
            "http://192.168.0.1/",
            "http://localhost/",
            "http://nas/",
        ] {
            for allow_private in [false, true] {
                let mut trail = trail("http://news.example/", allow_private);
                trail.follow(302, inside.as_bytes()).unwrap();
                assert!(
                    matches!(trail.way(), Err(FetchError::Forbidden { .. })),
                    "{inside}"
                );
            }
        }
    }

    #[test]
    fn a_subscribed_machine_is_trusted_until_it_sends_us_away() {
        assert!(matches!(
            trail("http://nas.local/", false).way(),
            Err(FetchError::Forbidden { .. })
        ));
        let mut trail = trail("http://nas.local/", true);
        assert_eq!(trail.way(), Ok(Way::Direct));
        trail.follow(302, b"http://nas.local:8080/").unwrap();
        assert_eq!(trail.way(), Ok(Way::Direct));
        trail.follow(302, b"http://news.example/").unwrap();
        assert_eq!(trail.way(), Ok(Way::Guarded));
        trail.follow(302, b"http://nas.local:8080/x").unwrap();
        assert!(matches!(trail.way(), Err(FetchError::Forbidden { .. })));
    }

    #[test]
    fn a_neighbour_of_a_subscribed_machine_is_not_trusted() {
        let mut trail = trail("http://nas.local/", true);
        trail.follow(302, b"http://192.168.0.1/").unwrap();
        assert!(matches!(trail.way(), Err(FetchError::Forbidden { .. })));
    }

    #[test]
    fn other_schemes_are_refused() {
        for target in [
            "file:///etc/passwd",
            "ftp://a.example/",
            "data:text/plain,x",
        ] {
            let mut trail = trail("http://a.example/", true);
            trail.follow(302, target.as_bytes()).unwrap();
            assert!(
                matches!(trail.way(), Err(FetchError::ForbiddenScheme { .. })),
                "{target}"
            );
        }
    }
}
