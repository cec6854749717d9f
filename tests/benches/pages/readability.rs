//! The test pages of Mozilla's Readability: what we read, beside what it expects of itself.
//!
//! It keeps tables of facts, captions and bylines inside the text and we keep them apart, so that
//! full agreement is not the aim; a page on which there is none is worth looking at.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use newshawk_core::article::{Page, Zone};
use newshawk_reader::{html, page};
use serde_json::Value;
use url::Url;

use crate::Result;
use crate::score::{f1, words};

/// The files of one test, by their names.
type Files = BTreeMap<String, Vec<u8>>;

/// Prints the agreement in text, titles and bylines.
pub(crate) fn measure(folder: &Path) -> Result<()> {
    let url: Url = "http://fakehost/test/page.html".parse()?;
    let mut scores: Vec<f64> = Vec::new();
    let (mut titles, mut bylines) = (Share::default(), Share::default());
    for files in cases(folder)?.values() {
        let file = |name: &str| files.get(name).map(Vec::as_slice).unwrap_or_default();
        let page = page::read(file("source.html"), &url, Some("text/html; charset=utf-8"));
        let expected = html::blocks(&String::from_utf8_lossy(file("expected.html")));
        let expected: Vec<&str> = expected.iter().map(|it| it.text.as_str()).collect();
        scores.push(f1(&expected.join("\n"), &text(&page)));
        let said: Value = serde_json::from_slice(file("expected-metadata.json"))?;
        titles.count(said["title"].as_str(), page.title.as_deref());
        bylines.count(said["byline"].as_str(), page.byline.as_deref());
    }
    scores.sort_by(f64::total_cmp);
    let mean = scores.iter().sum::<f64>() / scores.len().max(1) as f64;
    let median = scores.get(scores.len() / 2).copied().unwrap_or_default();
    println!(
        "readability: {} pages, text F1 mean {mean:.4} median {median:.4}, same title {}, same byline {}",
        scores.len(),
        titles.shown(),
        bylines.shown()
    );
    Ok(())
}

/// How often we say the same.
#[derive(Default)]
struct Share {
    same: usize,
    all: usize,
}

impl Share {
    /// Case, signs and the word that brings in a name do not matter.
    fn count(&mut self, expected: Option<&str>, found: Option<&str>) {
        let bare = |text: &str| -> Vec<String> {
            let all = words(text);
            let is_by = all.first().is_some_and(|it| it == "by");
            all.into_iter().skip(usize::from(is_by)).collect()
        };
        let Some(expected) = expected.map(bare).filter(|it| !it.is_empty()) else {
            return;
        };
        self.all += 1;
        self.same += usize::from(found.map(bare).is_some_and(|it| it == expected));
    }

    fn shown(&self) -> String {
        let share = 100.0 * self.same as f64 / self.all.max(1) as f64;
        format!("{}/{} ({share:.1} %)", self.same, self.all)
    }
}

/// The article's text, its standfirst and its captions: Readability keeps them together.
fn text(page: &Page) -> String {
    let own = page.blocks.iter().filter(|it| {
        matches!(
            it.zone,
            Zone::Lead | Zone::Body | Zone::Quote | Zone::Caption
        )
    });
    let texts: Vec<&str> = own.map(|it| it.text.as_str()).collect();
    texts.join("\n")
}

fn cases(folder: &Path) -> Result<BTreeMap<String, Files>> {
    let packed = File::open(folder.join("readability-test-pages.tar.gz"))?;
    let mut cases: BTreeMap<String, Files> = BTreeMap::new();
    for entry in tar::Archive::new(GzDecoder::new(packed)).entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let (Some(case), Some(name)) = (path.parent(), path.file_name()) else {
            continue;
        };
        if entry.header().entry_type().is_file() {
            let (case, name) = (case.display().to_string(), name.display().to_string());
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            cases.entry(case).or_default().insert(name, bytes);
        }
    }
    Ok(cases)
}
