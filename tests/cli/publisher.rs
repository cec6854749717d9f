//! A publisher on loopback for commands that run to their end: it serves while the test waits.

use std::sync::{Arc, Mutex, PoisonError};

use newshawk_tests::made_up::{self, Item};
use newshawk_tests::programs::Data;
use newshawk_tests::server::{Reply, Server};
use tokio::runtime::Runtime;

pub(super) struct Publisher {
    items: Arc<Mutex<Vec<Item>>>,
    server: Server,
    // Behind the server, which lives on it.
    _runtime: Runtime,
}

impl Publisher {
    pub(super) fn new(items: Vec<Item>) -> Publisher {
        let items = Arc::new(Mutex::new(items));
        let shown = items.clone();
        let runtime = Runtime::new().expect("threads");
        let server = runtime.block_on(Server::start(move |request| {
            let items = shown.lock().unwrap_or_else(PoisonError::into_inner);
            match request.target.as_str() {
                "/feed" => {
                    Reply::ok(made_up::feed(&items)).header("Content-Type", "application/rss+xml")
                }
                "/" => Reply::ok(SITE).header("Content-Type", "text/html"),
                "/front" => Reply::ok(made_up::front(&HEADLINES)),
                "/two" => Reply::ok(TWO).header("Content-Type", "text/html"),
                _ => Reply::status(404),
            }
        }));
        Publisher {
            items,
            server,
            _runtime: runtime,
        }
    }

    pub(super) fn url(&self, target: &str) -> String {
        self.server.url(target).to_string()
    }

    pub(super) fn publish(&self, item: Item) {
        let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        items.insert(0, item);
    }
}

/// Subscribes to an address without asking it.
pub(super) fn subscribe(data: &Data, address: &str) {
    let list =
        format!("<opml><body><outline text=\"Harbour Post\" xmlUrl=\"{address}\"/></body></opml>");
    let file = data.file("list.opml", &list);
    data.done(&["sources", "import", file.to_str().expect("a path")]);
}

/// A Newshawk that watches for NATO and Russia, and knows this publisher.
pub(super) fn watching(publisher: &Publisher) -> Data {
    let data = Data::new();
    data.done(&["watches", "add", "NATO", "NATO, OTAN"]);
    data.done(&["watches", "add", "Russia", "Russia", "--level", "interrupt"]);
    data.done(&["add", &publisher.url("/feed")]);
    data.done(&["watch", "--once"]);
    data
}

/// What stands on the page that has no feed.
pub(super) const HEADLINES: [(&str, &str); 3] = [
    (
        "/2026/06/ferry-is-back",
        "Ferry to the islands is back again",
    ),
    (
        "/2026/06/lighthouse-stays",
        "The old lighthouse is to stay open",
    ),
    (
        "/2026/06/herring-catch",
        "Herring catch is the best in a decade",
    ),
];

const SITE: &str = r#"<html><head><title>Harbour Post</title>
<link rel="alternate" type="application/rss+xml" href="/feed" title="News"></head><body><p>Hello.</p></body></html>"#;

const TWO: &str = r#"<html><head><title>Harbour Post</title>
<link rel="alternate" type="application/rss+xml" href="/feed" title="News">
<link rel="alternate" type="application/rss+xml" href="/sport" title="Sport"></head><body><p>Hello.</p></body></html>"#;
