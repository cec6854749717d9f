//! Documents that end anywhere, as when a connection breaks: no panic, and no reader that hangs.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use flate2::read::GzDecoder;
use newshawk_reader::feed::{self, Origin};
use newshawk_reader::{html, page};
use url::Url;

use super::part;

/// Places at which each document is cut.
const CUTS: u64 = 20;

/// No reader takes longer for any document.
const LONGEST: Duration = Duration::from_secs(1);

#[test]
fn feeds_that_end_anywhere() {
    let folders = ["feeds/xml", "feedparser/tests"];
    for path in folders
        .into_iter()
        .filter_map(part)
        .flat_map(|it| files(&it))
    {
        for cut in cuts(&path) {
            in_time(&path, &cut, read_feed);
        }
    }
}

#[test]
fn pages_that_end_anywhere() {
    let pages = part("extraction/html").into_iter();
    for path in pages.flat_map(|it| files(&it)) {
        for cut in cuts(&path) {
            in_time(&path, &cut, read_page);
        }
    }
}

fn read_feed(bytes: &[u8]) {
    let url = address();
    let origin = Origin {
        url: &url,
        content_type: None,
        content_location: None,
    };
    let Ok(feed) = feed::read(bytes, &origin) else {
        return;
    };
    for entry in &feed.entries {
        for markup in entry.summary.iter().chain(&entry.content) {
            let _ = html::blocks(markup);
        }
    }
}

fn read_page(bytes: &[u8]) {
    let _ = page::read(bytes, &address(), None);
}

fn address() -> Url {
    "https://news.example/a/b".parse().expect("an address")
}

/// A busy machine may be slow once, and not three times.
fn in_time(path: &Path, bytes: &[u8], read: fn(&[u8])) {
    let mut fastest = Duration::MAX;
    for _ in 0..3 {
        let started = Instant::now();
        read(bytes);
        fastest = fastest.min(started.elapsed());
        if fastest < LONGEST {
            return;
        }
    }
    panic!("{}, cut at {}: {fastest:?}", path.display(), bytes.len());
}

/// The document up to places that are anywhere, and always the same.
fn cuts(path: &Path) -> Vec<Vec<u8>> {
    let whole = bytes(path);
    let place = |number: u64| {
        let mut hasher = DefaultHasher::new();
        (path.file_name(), number).hash(&mut hasher);
        usize::try_from(hasher.finish() % (whole.len() as u64 + 1)).expect("a place in it")
    };
    (0..CUTS).map(|it| whole[..place(it)].to_vec()).collect()
}

fn bytes(path: &Path) -> Vec<u8> {
    let mut file = File::open(path).expect("it can be opened");
    let mut bytes = Vec::new();
    if path.extension().is_some_and(|it| it == "gz") {
        GzDecoder::new(file).read_to_end(&mut bytes)
    } else {
        file.read_to_end(&mut bytes)
    }
    .expect("it can be read");
    bytes
}

/// All files in a folder and the folders inside.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file or a folder").path();
        if path.is_dir() {
            found.append(&mut files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
