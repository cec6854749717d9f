//! A news outlet on loopback: a feed of made-up news, and the page of each item.

use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::filler::paragraph;

pub(crate) const OUTLET: &str = "Larkspur Wire";

/// Any picture that is large enough to be one.
const PICTURE: &[u8] = include_bytes!("../../icons/64x64.png");

/// An item, as its author wrote it.
#[derive(Clone)]
struct Item {
    headline: String,
    teaser: String,
    text: String,
    pictured: bool,
    published: Timestamp,
}

/// Prints until it is dropped.
pub(crate) struct News {
    port: u16,
    room: Arc<Room>,
    task: JoinHandle<()>,
}

struct Room {
    items: Mutex<Vec<Item>>,
    asked: Mutex<Vec<String>>,
    /// While false the feed is being asked for and doesn't answer.
    open: watch::Sender<bool>,
}

impl News {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let room = Arc::new(Room {
            items: Mutex::default(),
            asked: Mutex::default(),
            open: watch::Sender::new(true),
        });
        let task = tokio::spawn(accept(listener, room.clone(), port));
        Self { port, room, task }
    }

    pub(crate) fn feed(&self) -> String {
        self.url("/feed.xml")
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Prints an item now; its sentence stands in the feed and on its page.
    pub(crate) fn publish(&self, headline: &str, sentence: &str) {
        self.print(headline, sentence, SignedDuration::ZERO);
    }

    /// Printed before Newshawk first looked.
    pub(crate) fn published(&self, headline: &str, sentence: &str, ago: SignedDuration) {
        self.print(headline, sentence, ago);
    }

    fn print(&self, headline: &str, sentence: &str, ago: SignedDuration) {
        self.room.items.lock().unwrap().push(Item {
            headline: headline.to_owned(),
            teaser: escaped(sentence),
            text: escaped(sentence),
            pictured: false,
            published: Timestamp::now() - ago,
        });
    }

    /// Prints an item whose feed and page carry this markup as it stands.
    pub(crate) fn publish_markup(&self, headline: &str, markup: &str) {
        self.room.items.lock().unwrap().push(Item {
            headline: headline.to_owned(),
            teaser: markup.to_owned(),
            text: markup.to_owned(),
            pictured: false,
            published: Timestamp::now(),
        });
    }

    /// Gives the item printed last a picture: `/NUMBER.png`, as its page says.
    pub(crate) fn picture(&self) {
        if let Some(item) = self.room.items.lock().unwrap().last_mut() {
            item.pictured = true;
        }
    }

    /// The item printed last has another date by now, and nothing else is new in it.
    pub(crate) fn redate(&self, by: SignedDuration) {
        if let Some(item) = self.room.items.lock().unwrap().last_mut() {
            item.published += by;
        }
    }

    /// Whoever asks for the feed from now on waits for `release`.
    pub(crate) fn hold(&self) {
        self.room.open.send_replace(false);
    }

    pub(crate) fn release(&self) {
        self.room.open.send_replace(true);
    }

    /// How often this path was asked for.
    pub(crate) fn asked_for(&self, path: &str) -> usize {
        let asked = self.room.asked.lock().unwrap();
        asked.iter().filter(|it| *it == path).count()
    }
}

impl Drop for News {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn accept(listener: TcpListener, room: Arc<Room>, port: u16) {
    while let Ok((stream, _)) = listener.accept().await {
        let room = room.clone();
        tokio::spawn(async move {
            // Whoever hangs up early wants no answer.
            let _ = answer(stream, &room, port).await;
        });
    }
}

async fn answer(mut stream: TcpStream, room: &Room, port: u16) -> std::io::Result<()> {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        request.push(stream.read_u8().await?);
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1).unwrap_or("/");
    room.asked.lock().unwrap().push(path.to_owned());
    let (status, kind, body) = if path == "/feed.xml" {
        // The sender lives in the room.
        let _ = room.open.subscribe().wait_for(|open| *open).await;
        (
            "200 OK",
            "application/rss+xml",
            feed(room, port).into_bytes(),
        )
    } else if let Some(page) = site(room, path) {
        ("200 OK", "text/html; charset=utf-8", page.into_bytes())
    } else if let Some(page) = page(room, path) {
        ("200 OK", "text/html; charset=utf-8", page.into_bytes())
    } else if path.ends_with(".png") {
        ("200 OK", "image/png", PICTURE.to_vec())
    } else {
        ("404 Not Found", "text/plain", Vec::new())
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&body).await
}

fn feed(room: &Room, port: u16) -> String {
    let items = room.items.lock().unwrap();
    let lines: String = items
        .iter()
        .enumerate()
        .rev()
        .map(|(number, item)| {
            let date = jiff::fmt::rfc2822::to_string(
                &item.published.to_zoned_datetime(jiff::tz::TimeZone::UTC),
            )
            .unwrap();
            format!(
                "<item><title>{}</title><link>http://127.0.0.1:{port}/{number}.html</link>\
                 <pubDate>{date}</pubDate><description>{}</description></item>",
                escaped(&item.headline),
                escaped(&item.teaser),
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>{OUTLET}</title>{lines}</channel></rss>"
    )
}

/// Pages that lead to news: one that names feeds, and one that has none and lists its headlines.
fn site(room: &Room, path: &str) -> Option<String> {
    if path == "/home" {
        return Some(
            "<!doctype html><html><head><title>Larkspur</title><link rel=alternate type=\"application/rss+xml\" title=\"All news\" href=\"/feed.xml\">\
             <link rel=alternate type=\"application/rss+xml\" title=\"Sport\" href=\"/sport.xml\"></head><body><p>Hello</p></body></html>"
                .to_owned(),
        );
    }
    if path != "/front" {
        return None;
    }
    let items = room.items.lock().unwrap();
    let list: String = items
        .iter()
        .enumerate()
        .rev()
        .map(|(number, item)| {
            let headline = escaped(&item.headline);
            format!("<div class=teaser><h2><a href=\"/{number}.html\">{headline}</a></h2></div>")
        })
        .collect();
    Some(format!(
        "<!doctype html><html lang=\"en\"><head><title>{OUTLET}</title></head><body><main>{list}</main><ul class=notices>\
         <li><a href=\"/notice/water-off-on-monday\">Water is off in Mill Lane on Monday</a></li>\
         <li><a href=\"/notice/bins-a-day-later\">Bins are emptied a day later this week</a></li></ul></body></html>"
    ))
}

fn page(room: &Room, path: &str) -> Option<String> {
    let number: usize = path
        .strip_prefix('/')?
        .strip_suffix(".html")?
        .parse()
        .ok()?;
    let item = room.items.lock().unwrap().get(number).cloned()?;
    let headline = escaped(&item.headline);
    let before = paragraph(&format!("before {}", item.headline), 8);
    let after = paragraph(&format!("after {}", item.headline), 8);
    let picture = if item.pictured {
        format!("<meta property=\"og:image\" content=\"/{number}.png\">")
    } else {
        String::new()
    };
    Some(format!(
        "<!doctype html><html lang=\"en\"><head><title>{headline}</title>{picture}</head><body><article><h1>{headline}</h1>\
         {before}<p>{}</p>{after}</article></body></html>",
        item.text
    ))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
