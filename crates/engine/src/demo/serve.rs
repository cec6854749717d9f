//! The made-up outlets' web server: feeds, pages, validators, and 404 for the rest.

use std::convert::Infallible;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::{
    ALLOW, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    LAST_MODIFIED,
};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::day::{Day, Shown};
use super::world::{MADE_UP, OUTLETS, Outlet};
use super::{lock, render};

/// A rest after an accept that failed, which happens when the process is out of file handles: without it the
/// loop would spin until one is free.
const AFTER_FAILED_ACCEPT: Duration = Duration::from_millis(100);

type Reply = Response<Full<Bytes>>;

/// A document, and since when it reads as it does.
struct Document {
    content_type: &'static str,
    changed: Option<Timestamp>,
    body: Bytes,
}

/// Answers until aborted; open connections end with it, because the set owns them.
pub(super) async fn accept(listener: TcpListener, day: Arc<Mutex<Day>>) {
    let mut connections = JoinSet::new();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                connections.spawn(converse(stream, Arc::clone(&day)));
            }
            Err(_) => tokio::time::sleep(AFTER_FAILED_ACCEPT).await,
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn converse(stream: TcpStream, day: Arc<Mutex<Day>>) {
    let service = service_fn(move |request: Request<Incoming>| {
        let reply = answer(&day, &request);
        async { Ok::<_, Infallible>(reply) }
    });
    // A client that hangs up in the middle is its own business.
    let _ = hyper::server::conn::http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

fn answer<B>(day: &Mutex<Day>, request: &Request<B>) -> Reply {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let mut reply = plain(
            StatusCode::METHOD_NOT_ALLOWED,
            "Only GET is answered here.\n".to_owned(),
        );
        set(&mut reply, ALLOW, "GET, HEAD");
        return reply;
    }
    let document = find(&lock(day), request.uri().path());
    let Some(document) = document else {
        return plain(
            StatusCode::NOT_FOUND,
            format!("There is no such page. {MADE_UP}.\n"),
        );
    };
    let etag = etag(&document.body);
    let changed = document.changed.map(render::http_date);
    let status = if is_known(request.headers(), &etag, changed.as_deref()) {
        StatusCode::NOT_MODIFIED
    } else {
        StatusCode::OK
    };
    let body = if status == StatusCode::OK {
        document.body
    } else {
        Bytes::new()
    };
    let mut reply = plain(status, body);
    set(&mut reply, CONTENT_TYPE, document.content_type);
    set(&mut reply, ETAG, &etag);
    if let Some(changed) = changed {
        set(&mut reply, LAST_MODIFIED, &changed);
    }
    reply
}

/// Does the client hold this document already? Its tag decides; the date only where it sent no tag (RFC 9110, 13.2.2).
fn is_known(headers: &HeaderMap, etag: &str, changed: Option<&str>) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(tags) = text(IF_NONE_MATCH) {
        return tags
            .split(',')
            .any(|tag| tag.trim() == etag || tag.trim() == "*");
    }
    // Compared as text: whoever kept our date sends it back as it was.
    text(IF_MODIFIED_SINCE).is_some_and(|since| Some(since) == changed)
}

fn find(day: &Day, path: &str) -> Option<Document> {
    if path == "/" {
        return Some(Document {
            content_type: HTML,
            changed: None,
            body: render::index(day).into(),
        });
    }
    let (slug, name) = path.strip_prefix('/')?.split_once('/')?;
    let outlet = OUTLETS.iter().find(|outlet| outlet.slug == slug)?;
    match name {
        "" => Some(front(day, outlet)),
        "photo.png" => Some(Document {
            content_type: "image/png",
            changed: None,
            body: Bytes::from_static(render::PHOTO),
        }),
        _ if name == outlet.feed => Some(feed(day, outlet)),
        _ => page(day, outlet, name.strip_suffix(".html")?),
    }
}

fn feed(day: &Day, outlet: &Outlet) -> Document {
    let items = day.printed(outlet);
    Document {
        content_type: outlet.format.media_type(),
        changed: latest(&items),
        body: render::feed(day, outlet, &items).into(),
    }
}

fn front(day: &Day, outlet: &Outlet) -> Document {
    let items = day.printed(outlet);
    Document {
        content_type: HTML,
        changed: latest(&items),
        body: render::front(day, outlet, &items).into(),
    }
}

fn page(day: &Day, outlet: &Outlet, name: &str) -> Option<Document> {
    let shown = day.page(outlet, name)?;
    Some(Document {
        content_type: HTML,
        changed: Some(shown.changed),
        body: render::page(day, &shown).into(),
    })
}

const HTML: &str = "text/html; charset=utf-8";

fn latest(items: &[Shown<'_>]) -> Option<Timestamp> {
    items.iter().map(|shown| shown.changed).max()
}

fn etag(body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

fn plain(status: StatusCode, body: impl Into<Bytes>) -> Reply {
    let mut reply = Response::new(Full::new(body.into()));
    *reply.status_mut() = status;
    set(&mut reply, CONTENT_TYPE, "text/plain; charset=utf-8");
    reply
}

/// Sets a header. Ours are all plain ASCII; one that were not would be left out rather than end the connection.
fn set(reply: &mut Reply, name: HeaderName, value: &str) {
    if let Ok(value) = value.parse() {
        reply.headers_mut().insert(name, value);
    }
}
