//! Fairness between hosts.

use std::time::{Duration, Instant};

use newshawk_fetch::{Config, Fetcher, Kind, Request};
use newshawk_tests::server::{Reply, Server};
use tokio::task::JoinSet;

use super::{answer, config, fetcher, request};

/// Asks for all at once and waits for all.
async fn get_all(fetcher: &Fetcher, requests: Vec<Request>) {
    let mut all = JoinSet::new();
    for request in requests {
        let fetcher = fetcher.clone();
        all.spawn(async move { answer(fetcher.get(request).await) });
    }
    all.join_all().await;
}

#[tokio::test]
async fn a_host_sees_one_request_at_a_time_in_order() {
    let server = Server::start(|_| Reply::ok("news").after(Duration::from_millis(20))).await;
    let targets: Vec<_> = (0..10).map(|it| format!("/{it}")).collect();
    let requests = targets.iter().map(|it| request(server.url(it))).collect();
    get_all(&fetcher(), requests).await;
    assert_eq!(server.most_in_flight(), 1);
    assert_eq!(
        server
            .requests()
            .into_iter()
            .map(|it| it.target)
            .collect::<Vec<_>>(),
        targets
    );
}

#[tokio::test]
async fn requests_to_a_host_are_spaced() {
    const SPACING: Duration = Duration::from_millis(200);
    let server = Server::start(|_| Reply::ok("news")).await;
    let fetcher = Fetcher::new(Config {
        private_spacing: SPACING,
        ..config()
    })
    .unwrap();
    let requests = [Kind::Feed, Kind::Page, Kind::Feed].map(|kind| Request {
        kind,
        ..request(server.url("/"))
    });
    get_all(&fetcher, requests.to_vec()).await;
    let times: Vec<_> = server.requests().iter().map(|it| it.at).collect();
    for pair in times.windows(2) {
        assert!(
            pair[1] - pair[0] >= SPACING,
            "{:?} between two requests",
            pair[1] - pair[0]
        );
    }
}

#[tokio::test]
async fn all_hosts_together_are_bounded() {
    let mut servers = Vec::new();
    for _ in 0..10 {
        servers.push(Server::start(|_| Reply::ok("news").after(Duration::from_millis(100))).await);
    }
    let fetcher = Fetcher::new(Config {
        concurrency: 2,
        ..config()
    })
    .unwrap();
    let began = Instant::now();
    get_all(
        &fetcher,
        servers.iter().map(|it| request(it.url("/"))).collect(),
    )
    .await;
    assert!(began.elapsed() >= Duration::from_millis(500));
}

#[tokio::test]
async fn a_dripping_host_holds_up_only_itself() {
    let slow =
        Server::start(|_| Reply::ok(vec![b'x'; 12]).dripped(Duration::from_millis(100))).await;
    let quick = Server::start(|_| Reply::ok("news")).await;
    let fetcher = Fetcher::new(Config {
        concurrency: 2,
        ..config()
    })
    .unwrap();
    let crowd = (0..50).map(|_| request(slow.url("/"))).collect();
    let crowd = tokio::spawn({
        let fetcher = fetcher.clone();
        async move { get_all(&fetcher, crowd).await }
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    let began = Instant::now();
    get_all(
        &fetcher,
        (0..20)
            .map(|it| request(quick.url(&format!("/{it}"))))
            .collect(),
    )
    .await;
    assert!(
        began.elapsed() < Duration::from_secs(3),
        "twenty quick answers took {:?}",
        began.elapsed()
    );
    crowd.abort();
}
