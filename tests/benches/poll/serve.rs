//! The server: a thousand feeds, rendered beforehand, on many ports.
//!
//! It talks to the benchmark in lines: first its ports; then, for each line that comes in, how
//! many documents and how many 304s it has given since the last one. It ends with its input.

use std::convert::Infallible;
use std::io::{BufRead, BufReader, Write, stdin, stdout};
use std::process::{Child as Process, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LAST_MODIFIED};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use tokio::net::TcpListener;

use crate::{FEEDS, HOSTS, Result, feeds};

/// What the server gave.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Served {
    /// Documents.
    pub(crate) fresh: usize,
    /// Answers without one (304).
    pub(crate) unchanged: usize,
}

/// The server's process, as the benchmark sees it. It ends when this is dropped.
pub(crate) struct Child {
    process: Process,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    ports: Vec<u16>,
}

impl Child {
    pub(crate) fn start() -> Result<Child> {
        let mut command = Command::new(std::env::current_exe()?);
        let mut process = command
            .arg("serve")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = process.stdin.take();
        let output = BufReader::new(process.stdout.take().ok_or("the server has no output")?);
        let mut child = Child {
            process,
            input,
            output,
            ports: Vec::new(),
        };
        child.ports = child
            .read_numbers()?
            .into_iter()
            .map(u16::try_from)
            .collect::<std::result::Result<_, _>>()?;
        Ok(child)
    }

    /// The addresses of all feeds.
    pub(crate) fn urls(&self) -> Vec<String> {
        (0..FEEDS)
            .map(|it| {
                format!(
                    "http://127.0.0.1:{}/feed/{it}",
                    self.ports[it % self.ports.len()]
                )
            })
            .collect()
    }

    /// What was given since this was last asked.
    pub(crate) fn take_served(&mut self) -> Result<Served> {
        writeln!(self.input.as_mut().ok_or("the server has no input")?)?;
        let [fresh, unchanged] = self.read_numbers()?[..] else {
            return Err("the server has gone".into());
        };
        Ok(Served { fresh, unchanged })
    }

    fn read_numbers(&mut self) -> Result<Vec<usize>> {
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        let numbers: std::result::Result<_, _> = line.split_whitespace().map(str::parse).collect();
        Ok(numbers?)
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.process.wait();
    }
}

/// The feeds, and what was given of them.
struct Library {
    feeds: Vec<Feed>,
    fresh: AtomicUsize,
    unchanged: AtomicUsize,
}

struct Feed {
    body: Bytes,
    etag: String,
    last_modified: String,
}

/// The server's process: serves until its input ends.
pub(crate) fn run() -> Result<()> {
    let now = Timestamp::now();
    let lists = feeds::Lists::new();
    let feeds = (0..FEEDS).map(|number| {
        let feed = feeds::render(number, &lists, now)?;
        Ok(Feed {
            body: feed.body.into(),
            etag: feed.etag,
            last_modified: feed.last_modified,
        })
    });
    let feeds = feeds.collect::<Result<Vec<_>>>()?;
    let library = Arc::new(Library {
        feeds,
        fresh: AtomicUsize::new(0),
        unchanged: AtomicUsize::new(0),
    });

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let mut ports = Vec::new();
    for _ in 0..HOSTS {
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
        ports.push(listener.local_addr()?.port().to_string());
        runtime.spawn(listen(listener, library.clone()));
    }
    println!("{}", ports.join(" "));

    for line in stdin().lines() {
        line?;
        println!(
            "{} {}",
            library.fresh.swap(0, SeqCst),
            library.unchanged.swap(0, SeqCst)
        );
        stdout().flush()?;
    }
    Ok(())
}

async fn listen(listener: TcpListener, library: Arc<Library>) {
    while let Ok((stream, _)) = listener.accept().await {
        let library = library.clone();
        let service = service_fn(move |request| {
            let response = library.answer(&request);
            async { Ok::<_, Infallible>(response) }
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

impl Library {
    fn answer(&self, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        let number = request
            .uri()
            .path()
            .strip_prefix("/feed/")
            .and_then(|it| it.parse::<usize>().ok());
        let Some(feed) = number.and_then(|it| self.feeds.get(it)) else {
            return response(
                Response::builder().status(StatusCode::NOT_FOUND),
                Bytes::new(),
            );
        };
        let head = Response::builder()
            .header(ETAG, &feed.etag)
            .header(LAST_MODIFIED, &feed.last_modified);
        let is_known = request
            .headers()
            .get(IF_NONE_MATCH)
            .is_some_and(|it| it == feed.etag.as_str());
        if is_known {
            self.unchanged.fetch_add(1, SeqCst);
            return response(head.status(StatusCode::NOT_MODIFIED), Bytes::new());
        }
        self.fresh.fetch_add(1, SeqCst);
        let head = head
            .header(CONTENT_TYPE, "application/rss+xml")
            .header(CONTENT_ENCODING, "gzip");
        response(head, feed.body.clone())
    }
}

fn response(head: hyper::http::response::Builder, body: Bytes) -> Response<Full<Bytes>> {
    head.body(Full::new(body))
        .expect("the header lines are well formed")
}
