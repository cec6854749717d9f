//! What a scripted server answers, and how it goes wrong.

use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::time::Duration;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

/// An answer, good or bad.
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
    manner: Manner,
    delay: Duration,
}

/// How an answer is delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// With its length, at once.
    Whole,
    /// In chunks, the body over and over.
    Repeated(usize),
    /// A byte at a time.
    Dripped(Duration),
    /// Announced as this much longer than it is, then closed.
    Short(usize),
    /// Announced longer than it is, then nothing more.
    Stalled,
    /// Without length, ended by closing.
    Closed,
    /// Not at all, and the connection is reset.
    Reset,
    /// Not at all, and nothing happens.
    Silent,
}

impl Reply {
    /// 200 with a body.
    pub fn ok(body: impl Into<Vec<u8>>) -> Reply {
        Reply {
            body: body.into(),
            ..Reply::status(200)
        }
    }

    /// A status without a body.
    pub fn status(status: u16) -> Reply {
        Reply {
            status,
            headers: Vec::new(),
            body: Vec::new(),
            manner: Manner::Whole,
            delay: Duration::ZERO,
        }
    }

    /// A redirect.
    pub fn redirect(status: u16, location: impl AsRef<str>) -> Reply {
        Reply::status(status).header("location", location.as_ref())
    }

    /// Hangs up with a reset instead of an answer.
    pub fn reset() -> Reply {
        Reply {
            manner: Manner::Reset,
            ..Reply::status(0)
        }
    }

    /// Never answers.
    pub fn silence() -> Reply {
        Reply {
            manner: Manner::Silent,
            ..Reply::status(0)
        }
    }

    /// With one more header line.
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Reply {
        self.headers
            .push((name.to_owned(), value.as_ref().to_vec()));
        self
    }

    /// With a body, whatever the status.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Reply {
        self.body = body.into();
        self
    }

    /// After a while.
    pub fn after(mut self, delay: Duration) -> Reply {
        self.delay = delay;
        self
    }

    /// With the body sent this many times over, in chunks.
    pub fn repeated(mut self, times: usize) -> Reply {
        self.manner = Manner::Repeated(times);
        self
    }

    /// With one byte of the body at a time.
    pub fn dripped(mut self, gap: Duration) -> Reply {
        self.manner = Manner::Dripped(gap);
        self
    }

    /// With fewer bytes than announced, then closed.
    pub fn short_by(mut self, bytes: usize) -> Reply {
        self.manner = Manner::Short(bytes);
        self
    }

    /// With fewer bytes than announced, then silent.
    pub fn stalled(mut self) -> Reply {
        self.manner = Manner::Stalled;
        self
    }

    /// Without a length, ended by closing.
    pub fn closed(mut self) -> Reply {
        self.manner = Manner::Closed;
        self
    }

    /// With the body in gzip.
    pub fn gzip(self) -> Reply {
        self.packed().header("content-encoding", "gzip")
    }

    /// With the body in gzip, as a file that was packed before and of which no header says so.
    pub fn packed(mut self) -> Reply {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&self.body).expect("a vector takes all");
        self.body = encoder.finish().expect("a vector takes all");
        self
    }

    /// With the body in deflate, as RFC 9110 §8.4.1.2 means it.
    pub fn deflate(mut self) -> Reply {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&self.body).expect("a vector takes all");
        self.body = encoder.finish().expect("a vector takes all");
        self.header("content-encoding", "deflate")
    }

    /// With the body cut to its first bytes.
    pub fn cut_to(mut self, bytes: usize) -> Reply {
        self.body.truncate(bytes);
        self
    }

    /// Sends it; answers whether the connection goes on.
    pub(super) async fn write(self, stream: &mut TcpStream, sent: &AtomicU64) -> bool {
        tokio::time::sleep(self.delay).await;
        match self.manner {
            Manner::Reset => return stream.set_zero_linger().is_err(),
            Manner::Silent => std::future::pending().await,
            _ => {}
        }
        if stream.write_all(&self.head()).await.is_err() {
            return false;
        }
        let done = self.write_body(stream, sent).await.is_ok();
        match self.manner {
            Manner::Stalled => std::future::pending().await,
            Manner::Short(_) | Manner::Closed => false,
            _ => done && !self.says("connection", "close"),
        }
    }

    fn head(&self) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} Scripted\r\n", self.status).into_bytes();
        for (name, value) in &self.headers {
            head.extend_from_slice(name.as_bytes());
            head.extend_from_slice(b": ");
            head.extend_from_slice(value);
            head.extend_from_slice(b"\r\n");
        }
        let length = match self.manner {
            Manner::Repeated(_) => "transfer-encoding: chunked\r\n".to_owned(),
            Manner::Closed => "connection: close\r\n".to_owned(),
            Manner::Short(missing) => format!("content-length: {}\r\n", self.body.len() + missing),
            Manner::Stalled => format!("content-length: {}\r\n", self.body.len() + 1),
            _ if self.status == 304 && self.body.is_empty() => String::new(),
            _ => format!("content-length: {}\r\n", self.body.len()),
        };
        head.extend_from_slice(length.as_bytes());
        head.extend_from_slice(b"\r\n");
        head
    }

    async fn write_body(&self, stream: &mut TcpStream, sent: &AtomicU64) -> std::io::Result<()> {
        match self.manner {
            Manner::Repeated(times) => {
                let size = format!("{:x}\r\n", self.body.len());
                for _ in 0..times {
                    stream.write_all(size.as_bytes()).await?;
                    stream.write_all(&self.body).await?;
                    stream.write_all(b"\r\n").await?;
                    sent.fetch_add(self.body.len() as u64, SeqCst);
                }
                stream.write_all(b"0\r\n\r\n").await?;
            }
            Manner::Dripped(gap) => {
                for byte in &self.body {
                    stream.write_all(&[*byte]).await?;
                    sent.fetch_add(1, SeqCst);
                    tokio::time::sleep(gap).await;
                }
            }
            _ => {
                stream.write_all(&self.body).await?;
                sent.fetch_add(self.body.len() as u64, SeqCst);
            }
        }
        stream.flush().await
    }

    fn says(&self, name: &str, value: &str) -> bool {
        self.headers.iter().any(|(it, line)| {
            it.eq_ignore_ascii_case(name) && line.eq_ignore_ascii_case(value.as_bytes())
        })
    }
}
