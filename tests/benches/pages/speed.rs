//! How long pages take to read.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

use flate2::read::GzDecoder;
use newshawk_reader::page;
use url::Url;

use crate::Result;

/// Reads each page this often; the fastest time counts, for the others had company on the machine.
const ROUNDS: usize = 3;

/// Prints the mean and the worst time over the compressed pages in `folder/html`.
pub(crate) fn measure(folder: &Path) -> Result<()> {
    let url: Url = "https://news.example/world/1".parse()?;
    let mut times: Vec<(Duration, String)> = Vec::new();
    for entry in std::fs::read_dir(folder.join("html"))? {
        let path = entry?.path();
        let mut html = Vec::new();
        GzDecoder::new(File::open(&path)?).read_to_end(&mut html)?;
        let once = || {
            let started = Instant::now();
            std::hint::black_box(page::read(&html, &url, None));
            started.elapsed()
        };
        let fastest = (0..ROUNDS).map(|_| once()).min().unwrap_or_default();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        times.push((fastest, name.chars().take(24).collect()));
    }
    let all: Duration = times.iter().map(|(time, _)| *time).sum();
    let mean = all.as_secs_f64() * 1000.0 / times.len().max(1) as f64;
    let Some((worst, name)) = times.iter().max() else {
        return Ok(());
    };
    println!(
        "time: {} pages, {mean:.2} ms a page, at worst {:.2} ms ({name}…)",
        times.len(),
        worst.as_secs_f64() * 1000.0
    );
    Ok(())
}
