//! Where redirects lead, and where they don't.

use newshawk_fetch::{Content, FetchError, Kind, Request, Validators};
use newshawk_tests::server::{Recorded, Reply, Server};
use url::Url;

use super::{LIMIT, answer, body, error, fetcher, get, request};

/// Answers `/301/308/feed` with a 301 to `/308/feed`, that with a 308 to `/feed`, and so on.
fn stairs(request: &Recorded) -> Reply {
    let mut steps = request.target.splitn(3, '/').skip(1);
    match (steps.next().and_then(|it| it.parse().ok()), steps.next()) {
        (Some(status), Some(rest)) => Reply::redirect(status, format!("/{rest}")),
        _ => Reply::ok("news"),
    }
}

/// Follows `way` and answers which target it says is permanent.
async fn permanent_of(way: &str) -> Option<String> {
    let server = Server::start(stairs).await;
    let answer = answer(get(&server, way).await);
    assert_eq!(body(&answer), b"news");
    assert_eq!(answer.url, server.url("/feed"));
    answer.permanent.map(|it| it.path().to_owned())
}

#[tokio::test]
async fn permanent_redirects_are_told() {
    assert_eq!(permanent_of("/feed").await, None);
    assert_eq!(permanent_of("/301/feed").await.as_deref(), Some("/feed"));
    assert_eq!(permanent_of("/308/feed").await.as_deref(), Some("/feed"));
}

#[tokio::test]
async fn temporary_redirects_are_followed_and_not_kept() {
    for status in [302, 303, 307] {
        assert_eq!(permanent_of(&format!("/{status}/feed")).await, None);
    }
}

#[tokio::test]
async fn of_a_mixed_chain_the_permanent_start_is_told() {
    assert_eq!(
        permanent_of("/301/308/302/feed").await.as_deref(),
        Some("/302/feed")
    );
    assert_eq!(permanent_of("/302/301/feed").await, None);
}

#[tokio::test]
async fn every_hop_is_in_the_ledger() {
    let server = Server::start(stairs).await;
    let hops = get(&server, "/301/302/feed").await.hops;
    let told: Vec<_> = hops
        .iter()
        .map(|it| (it.url.path(), it.status, it.bytes))
        .collect();
    assert_eq!(
        told,
        [
            ("/301/302/feed", 301, 0),
            ("/302/feed", 302, 0),
            ("/feed", 200, 4)
        ]
    );
}

#[tokio::test]
async fn ten_redirects_are_followed_and_eleven_are_not() {
    let server = Server::start(stairs).await;
    let way = |count: usize| format!("{}/feed", "/302".repeat(count));
    assert_eq!(body(&answer(get(&server, &way(10)).await)), b"news");
    let exchange = get(&server, &way(11)).await;
    assert_eq!(exchange.hops.len(), 11);
    assert_eq!(error(exchange), FetchError::TooManyRedirects);
}

#[tokio::test]
async fn a_circle_ends_at_once() {
    let server = Server::start(|request| {
        Reply::redirect(301, if request.target == "/a" { "/b" } else { "/a" })
    })
    .await;
    assert_eq!(error(get(&server, "/a").await), FetchError::RedirectLoop);
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn a_redirect_without_a_target_is_an_error() {
    let server = Server::start(|_| Reply::status(301)).await;
    assert_eq!(
        error(get(&server, "/").await),
        FetchError::Status { status: 301 }
    );
}

#[tokio::test]
async fn other_schemes_are_refused() {
    for target in [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "data:text/xml,<rss/>",
    ] {
        let server = Server::start(move |_| Reply::redirect(302, target)).await;
        assert!(
            matches!(
                error(get(&server, "/").await),
                FetchError::ForbiddenScheme { .. }
            ),
            "{target}"
        );
    }
}

#[tokio::test]
async fn the_own_network_is_closed_to_strangers() {
    let server = Server::start(|_| Reply::ok("secret")).await;
    let mut hosts = vec![server.url("/")];
    for host in ["localhost", "[::ffff:127.0.0.1]", "2130706433"] {
        hosts.push(Url::parse(&format!("http://{host}:{}/", server.port())).unwrap());
    }
    for url in hosts {
        let asked = Request {
            url,
            kind: Kind::Page,
            validators: Validators::default(),
            limit: LIMIT,
            allow_private: false,
        };
        let exchange = fetcher().get(asked).await;
        assert_eq!(exchange.hops, []);
        assert!(error(exchange).is_forbidden());
    }
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn a_loopback_server_may_send_to_another_but_not_into_the_network() {
    let other = Server::start_on("127.0.0.2:0", |_| Reply::ok("news")).await;
    let target = other.url("/");
    let server = Server::start(move |it| {
        Reply::redirect(
            302,
            if it.target == "/" {
                target.as_str()
            } else {
                "http://10.0.0.1/"
            },
        )
    })
    .await;
    assert_eq!(body(&answer(get(&server, "/").await)), b"news");
    assert_eq!(
        error(get(&server, "/away").await),
        FetchError::Forbidden {
            host: "10.0.0.1".into()
        }
    );
}

#[tokio::test]
async fn credentials_go_to_their_server_only() {
    let other = Server::start(|_| Reply::ok("news")).await;
    let target = other.url("/");
    let server = Server::start(move |it| {
        Reply::redirect(
            302,
            if it.target == "/" {
                "/again"
            } else {
                target.as_str()
            },
        )
    })
    .await;
    let mut url = server.url("/");
    url.set_username("me").unwrap();
    url.set_password(Some("s%3Acret")).unwrap();
    let exchange = fetcher().get(request(url)).await;

    let expected = Some("Basic bWU6czpjcmV0".to_owned());
    assert_eq!(
        server
            .requests()
            .iter()
            .map(|it| it.text("authorization"))
            .collect::<Vec<_>>(),
        [expected.clone(), expected]
    );
    assert_eq!(other.requests()[0].header("authorization"), None);
    assert!(
        exchange
            .hops
            .iter()
            .all(|it| it.url.username().is_empty() && it.url.password().is_none())
    );
    let answer = answer(exchange);
    assert_eq!(answer.url, other.url("/"));
    assert!(matches!(answer.content, Content::Fresh { .. }));
}
