//! A server on loopback that says what a test tells it to, and remembers what it was asked.
//!
//! It speaks HTTP/1.1 by hand, because a proper server library would refuse to send most of what
//! the tests are about: short bodies, silence, broken lines.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use url::Url;

mod reply;

pub use reply::Reply;

/// Runs until it is dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

/// A request as it came over the wire.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The method, `GET`.
    pub method: String,
    /// The target as sent: path and query.
    pub target: String,
    /// The header lines in order, values byte for byte.
    pub headers: Vec<(String, Vec<u8>)>,
    /// Which connection it came on, counted from 0.
    pub connection: usize,
    /// When its last header line had come.
    pub at: Instant,
}

type Script = dyn Fn(&Recorded) -> Reply + Send + Sync;

struct Shared {
    script: Box<Script>,
    requests: Mutex<Vec<Recorded>>,
    connections: AtomicUsize,
    open: AtomicUsize,
    busy: AtomicUsize,
    busiest: AtomicUsize,
    sent: AtomicU64,
}

impl Server {
    /// Starts a server that asks `script` what to answer to each request.
    pub async fn start(script: impl Fn(&Recorded) -> Reply + Send + Sync + 'static) -> Server {
        Server::start_on("127.0.0.1:0", script).await
    }

    /// Starts a server on another loopback address, such as `127.0.0.2:0`.
    pub async fn start_on(
        address: &str,
        script: impl Fn(&Recorded) -> Reply + Send + Sync + 'static,
    ) -> Server {
        let listener = TcpListener::bind(address)
            .await
            .expect("loopback has free ports");
        let address = listener
            .local_addr()
            .expect("a bound socket has an address");
        let shared = Arc::new(Shared {
            script: Box::new(script),
            requests: Mutex::default(),
            connections: AtomicUsize::new(0),
            open: AtomicUsize::new(0),
            busy: AtomicUsize::new(0),
            busiest: AtomicUsize::new(0),
            sent: AtomicU64::new(0),
        });
        let task = tokio::spawn(accept(listener, shared.clone()));
        Server {
            address,
            shared,
            task,
        }
    }

    /// The address of a target such as `/feed?a=b`.
    pub fn url(&self, target: &str) -> Url {
        let text = format!("http://{}{target}", self.address);
        Url::parse(&text).expect("a target starts with a slash")
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What was asked so far, in order of arrival.
    pub fn requests(&self) -> Vec<Recorded> {
        self.shared
            .requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// How many requests came so far.
    pub fn count(&self) -> usize {
        self.requests().len()
    }

    /// How many connections are open now.
    pub fn open_connections(&self) -> usize {
        self.shared.open.load(SeqCst)
    }

    /// The most requests that were being answered at one time.
    pub fn most_in_flight(&self) -> usize {
        self.shared.busiest.load(SeqCst)
    }

    /// Bytes of bodies written so far.
    pub fn sent(&self) -> u64 {
        self.shared.sent.load(SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Recorded {
    /// The value of a header line, whatever its case.
    pub fn header(&self, name: &str) -> Option<&[u8]> {
        let line = self
            .headers
            .iter()
            .find(|(it, _)| it.eq_ignore_ascii_case(name))?;
        Some(&line.1)
    }

    /// The value of a header line as text.
    pub fn text(&self, name: &str) -> Option<String> {
        self.header(name)
            .map(|it| String::from_utf8_lossy(it).into_owned())
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = tokio::task::JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        while connections.try_join_next().is_some() {}
        connections.spawn(serve(stream, shared.clone()));
    }
}

async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    let connection = shared.connections.fetch_add(1, SeqCst);
    let _open = Counted::new(&shared.open);
    let mut stream = BufReader::new(stream);
    while let Some(request) = read_request(&mut stream, connection).await {
        let busy = Counted::new(&shared.busy);
        shared.busiest.fetch_max(busy.now, SeqCst);
        shared
            .requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(request.clone());
        let reply = (shared.script)(&request);
        if !reply.write(stream.get_mut(), &shared.sent).await {
            return;
        }
    }
}

/// Reads one request; none where the client hung up.
async fn read_request(stream: &mut BufReader<TcpStream>, connection: usize) -> Option<Recorded> {
    let first = String::from_utf8_lossy(&read_line(stream).await?).into_owned();
    let mut words = first.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = Vec::new();
    loop {
        let line = read_line(stream).await?;
        if line.is_empty() {
            return Some(Recorded {
                method,
                target,
                headers,
                connection,
                at: Instant::now(),
            });
        }
        let colon = line.iter().position(|it| *it == b':')?;
        let name = String::from_utf8_lossy(&line[..colon]).into_owned();
        let value = line[colon + 1..]
            .strip_prefix(b" ")
            .unwrap_or(&line[colon + 1..]);
        headers.push((name, value.to_vec()));
    }
}

async fn read_line(stream: &mut BufReader<TcpStream>) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    stream.read_until(b'\n', &mut line).await.ok()?;
    let line = line.strip_suffix(b"\r\n")?;
    Some(line.to_vec())
}

/// Counts up while it lives.
struct Counted<'a> {
    count: &'a AtomicUsize,
    now: usize,
}

impl Counted<'_> {
    fn new(count: &AtomicUsize) -> Counted<'_> {
        let now = count.fetch_add(1, SeqCst) + 1;
        Counted { count, now }
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.count.fetch_sub(1, SeqCst);
    }
}
