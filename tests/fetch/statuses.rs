//! Answers without a document.

use std::time::Duration;

use newshawk_fetch::FetchError;
use newshawk_tests::server::{Reply, Server};

use super::{answer, error, fetcher, get_from, request};

async fn error_of(status: u16) -> FetchError {
    error(get_from(Reply::status(status).body("<h1>Sorry</h1>")).await)
}

async fn wait_of(status: u16, retry_after: &str) -> Option<Duration> {
    let date = "Tue, 24 Nov 2026 10:00:00 GMT";
    let reply = Reply::status(status)
        .header("date", date)
        .header("retry-after", retry_after);
    match error(get_from(reply).await) {
        FetchError::Refused {
            status: told,
            retry_after,
        } if told == status => retry_after,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn each_has_its_error() {
    assert_eq!(error_of(401).await, FetchError::Unauthorized);
    assert_eq!(error_of(410).await, FetchError::Gone);
    for status in [429, 503] {
        assert_eq!(
            error_of(status).await,
            FetchError::Refused {
                status,
                retry_after: None
            }
        );
    }
    for status in [206, 300, 400, 403, 404, 418, 500, 502, 504] {
        assert_eq!(error_of(status).await, FetchError::Status { status });
        assert_eq!(error_of(status).await.status(), Some(status));
    }
}

#[tokio::test]
async fn a_server_says_when_to_come_back() {
    for status in [429, 503] {
        assert_eq!(wait_of(status, "120").await, Some(Duration::from_secs(120)));
        assert_eq!(
            wait_of(status, "Tue, 24 Nov 2026 10:02:00 GMT").await,
            Some(Duration::from_secs(120))
        );
        for nothing in ["0", "-1", "later", "Mon, 23 Nov 2026 10:00:00 GMT"] {
            assert_eq!(wait_of(status, nothing).await, None, "{nothing}");
        }
    }
}

#[tokio::test]
async fn an_error_is_not_tried_again_and_costs_no_connection() {
    let server = Server::start(|_| Reply::status(500).body("broken")).await;
    let fetcher = fetcher();
    for _ in 0..2 {
        assert!(fetcher.get(request(server.url("/"))).await.outcome.is_err());
    }
    assert_eq!(
        server
            .requests()
            .iter()
            .map(|it| it.connection)
            .collect::<Vec<_>>(),
        [0, 0]
    );
}

#[tokio::test]
async fn hints_come_with_the_answer() {
    let reply = Reply::ok("news")
        .header("cache-control", "public")
        .header("Cache-Control", "MAX-AGE=\"600\"")
        .header("age", "100");
    assert_eq!(
        answer(get_from(reply).await).cache.max_age,
        Some(Duration::from_secs(500))
    );
    let reply = Reply::status(304).header("cache-control", "max-age=60");
    assert_eq!(
        answer(get_from(reply).await).cache.max_age,
        Some(Duration::from_secs(60))
    );
    assert_eq!(
        answer(get_from(Reply::ok("news")).await).cache.max_age,
        None
    );
}
