//! Slow servers, silent servers, no servers.

use std::time::{Duration, Instant};

use newshawk_fetch::{Config, FetchError, Fetcher};
use newshawk_tests::server::{Reply, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use url::Url;

use super::{answer, body, config, error, fetcher, get, get_from, request};

/// Whether it took about this long.
fn check_time(began: Instant, expected: Duration) {
    let took = began.elapsed();
    assert!(
        took >= expected && took < expected + Duration::from_secs(3),
        "{took:?} instead of {expected:?}"
    );
}

#[tokio::test]
async fn a_drip_ends_at_the_total_limit() {
    let began = Instant::now();
    let error =
        error(get_from(Reply::ok(vec![b'x'; 1000]).dripped(Duration::from_millis(50))).await);
    assert!(matches!(error, FetchError::TimedOut { after, .. } if after == config().total_timeout));
    check_time(began, config().total_timeout);
}

#[tokio::test]
async fn a_stall_ends_at_the_idle_limit() {
    let began = Instant::now();
    let error = error(get_from(Reply::ok("half of it").stalled()).await);
    assert!(matches!(error, FetchError::TimedOut { after, .. } if after == config().idle_timeout));
    check_time(began, config().idle_timeout);
}

#[tokio::test]
async fn silence_ends() {
    let exchange = get_from(Reply::silence()).await;
    assert_eq!(exchange.hops[0].status, 0);
    assert!(matches!(error(exchange), FetchError::TimedOut { .. }));
}

#[tokio::test]
async fn redirects_share_one_total_limit() {
    let server = Server::start(|request| {
        let number: u32 = request.target[1..].parse().unwrap();
        Reply::redirect(302, format!("/{}", number + 1)).after(Duration::from_millis(300))
    });
    let server = server.await;
    let began = Instant::now();
    assert!(matches!(
        error(get(&server, "/0").await),
        FetchError::TimedOut { .. }
    ));
    check_time(began, config().total_timeout);
}

#[tokio::test]
async fn waiting_for_a_turn_is_not_counted() {
    let server = Server::start(|_| Reply::ok("news").after(Duration::from_millis(300))).await;
    let fetcher = Fetcher::new(Config {
        private_spacing: Duration::from_millis(900),
        ..config()
    })
    .unwrap();
    let all = (0..3).map(|_| {
        tokio::spawn({
            let (fetcher, asked) = (fetcher.clone(), request(server.url("/")));
            async move { fetcher.get(asked).await }
        })
    });
    for one in all.collect::<Vec<_>>() {
        assert_eq!(body(&answer(one.await.unwrap())), b"news");
    }
}

#[tokio::test]
async fn an_unknown_host_is_told() {
    let asked = request(Url::parse("http://me:secret@news.invalid/feed?token=secret").unwrap());
    let exchange = fetcher().get(asked).await;
    assert_eq!(exchange.hops[0].status, 0);
    let error = error(exchange);
    assert_eq!(error.to_string(), "no such host: news.invalid");
    assert!(error.is_unreached() && !error.is_offline());
}

#[tokio::test]
async fn a_closed_port_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!(
        "http://me:secret@{}/?token=secret",
        listener.local_addr().unwrap()
    ))
    .unwrap();
    drop(listener);
    let error = error(fetcher().get(request(url)).await);
    assert!(matches!(error, FetchError::Connect { .. }));
    assert!(!error.to_string().contains("secret"), "{error}");
}

#[tokio::test]
async fn a_reset_is_told_and_not_tried_again() {
    let server = Server::start(|_| Reply::reset()).await;
    assert!(matches!(
        error(get(&server, "/").await),
        FetchError::Body { .. }
    ));
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_server_without_tls_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .await
            .unwrap();
        stream.read_u8().await.unwrap();
    });
    let error = error(fetcher().get(request(Url::parse(&url).unwrap())).await);
    assert!(matches!(error, FetchError::Tls { .. }), "{error}");
}

#[tokio::test]
async fn connections_are_reused_and_then_closed() {
    let server = Server::start(|_| Reply::ok("news")).await;
    let fetcher = fetcher();
    for _ in 0..3 {
        answer(fetcher.get(request(server.url("/"))).await);
    }
    assert!(server.requests().iter().all(|it| it.connection == 0));
    assert_eq!(server.open_connections(), 1);
    for _ in 0..100 {
        if server.open_connections() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("an idle connection stays open");
}
