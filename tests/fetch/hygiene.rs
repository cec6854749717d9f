//! What a request looks like on the wire.

use newshawk_fetch::{Kind, Request};
use newshawk_tests::server::{Recorded, Reply, Server};

use super::{answer, fetcher, request};

/// The lines of two requests in a row, the first answered with a cookie.
async fn sent(kind: Kind) -> Vec<Recorded> {
    let server = Server::start(|_| Reply::ok("news").header("set-cookie", "id=1; Path=/")).await;
    let fetcher = fetcher();
    for _ in 0..2 {
        answer(
            fetcher
                .get(Request {
                    kind,
                    ..request(server.url("/feed"))
                })
                .await,
        );
    }
    server.requests()
}

#[tokio::test]
async fn only_what_is_needed_is_said() {
    for kind in [Kind::Feed, Kind::Page] {
        for request in sent(kind).await {
            let mut names: Vec<_> = request
                .headers
                .iter()
                .map(|(name, _)| name.to_lowercase())
                .collect();
            names.sort();
            assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"]);
            assert_eq!(request.method, "GET");
        }
    }
}

#[tokio::test]
async fn we_say_who_we_are() {
    for request in sent(Kind::Feed).await {
        assert_eq!(
            request.text("user-agent").as_deref(),
            Some("Newshawk/0.0 (+https://newshawk.example/bot)")
        );
    }
}

#[tokio::test]
async fn feeds_are_asked_for_before_anything_else() {
    let requests = sent(Kind::Feed).await;
    let accept = requests[0].text("accept").unwrap();
    assert!(accept.starts_with("application/rss+xml, application/atom+xml, application/feed+json"));
    assert!(accept.rsplit(", ").next().unwrap().starts_with("*/*;q="));
}

#[tokio::test]
async fn four_codings_are_offered() {
    let requests = sent(Kind::Page).await;
    let offered = requests[0].text("accept-encoding").unwrap();
    for coding in ["gzip", "deflate", "br", "zstd"] {
        assert!(
            offered.split(',').any(|it| it.trim() == coding),
            "{coding} is missing in {offered}"
        );
    }
}

#[tokio::test]
async fn targets_are_sent_as_they_are() {
    let server = Server::start(|_| Reply::ok("news")).await;
    let targets = [
        "/Feed/",
        "/feed?",
        "/feed?b=2&a=1&b=%e4%20+",
        "/a//b/%7Euser;x=1",
        "/?",
        "/feed?url=http://x/?a=b",
        "/%C3%A9|x",
    ];
    let fetcher = fetcher();
    for target in targets {
        answer(fetcher.get(request(server.url(target))).await);
    }
    answer(fetcher.get(request(server.url("/feed?a#top"))).await);
    let sent: Vec<_> = server.requests().into_iter().map(|it| it.target).collect();
    assert_eq!(sent, [&targets[..], &["/feed?a"]].concat());
}
