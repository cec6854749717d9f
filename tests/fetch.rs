//! Polite HTTP, seen from a server on loopback.

use std::time::Duration;

use newshawk_fetch::{
    Answer, Config, Content, Exchange, FetchError, Fetcher, Kind, Request, Validators,
};
use newshawk_tests::server::{Reply, Server};
use url::Url;

mod bodies;
mod hygiene;
mod redirects;
mod statuses;
mod time;
mod turns;
mod validators;

/// More than any document of these tests needs.
const LIMIT: usize = 1 << 20;

/// Limits short enough to wait for.
fn config() -> Config {
    Config {
        connect_timeout: Duration::from_millis(1000),
        idle_timeout: Duration::from_millis(400),
        total_timeout: Duration::from_millis(1500),
        ..Config::new("Newshawk/0.0 (+https://newshawk.example/bot)")
    }
}

fn fetcher() -> Fetcher {
    Fetcher::new(config()).expect("the configuration is fine")
}

/// A wish for a feed on loopback, as the person's own subscription.
fn request(url: Url) -> Request {
    Request {
        url,
        kind: Kind::Feed,
        validators: Validators::default(),
        limit: LIMIT,
        allow_private: true,
    }
}

/// Asks once, on first contact.
async fn get(server: &Server, target: &str) -> Exchange {
    fetcher().get(request(server.url(target))).await
}

/// Asks a server that always gives this reply.
async fn get_from(reply: Reply) -> Exchange {
    let server = Server::start(move |_| reply.clone()).await;
    get(&server, "/feed").await
}

fn answer(exchange: Exchange) -> Answer {
    exchange.outcome.expect("a good answer")
}

fn error(exchange: Exchange) -> FetchError {
    exchange.outcome.expect_err("no good answer")
}

fn body(answer: &Answer) -> &[u8] {
    match &answer.content {
        Content::Fresh { body, .. } => body,
        Content::Unchanged => panic!("no document"),
    }
}
