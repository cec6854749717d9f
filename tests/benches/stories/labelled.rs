//! The labelled news: full articles, headlines, and pairs that people judged; and news without
//! labels.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use newshawk_core::Timestamp;
use newshawk_core::ids::ArticleId;
use newshawk_core::story::{Digest, Names, News};
use newshawk_reader::date;
use serde_json::Value;

use crate::Result;

/// An article with the story that people put it in.
#[derive(Clone)]
pub(crate) struct Labelled {
    pub title: String,
    pub text: String,
    pub published: Option<Timestamp>,
    pub language: Option<&'static str>,
    pub source: String,
    pub story: String,
}

/// Two articles, and whether they tell the same.
pub(crate) struct Pair {
    pub first: Labelled,
    pub second: Labelled,
    pub same: bool,
}

/// Where the corpora lie; none where there are none.
pub(crate) fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("NEWSHAWK_CORPORA").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpora");
    let folder = named.unwrap_or(beside);
    folder.join("clusters").is_dir().then_some(folder)
}

impl Labelled {
    pub(crate) fn digest(&self, number: usize, names: &Names) -> Digest {
        let news = News {
            title: &self.title,
            text: &self.text,
            author: None,
            published: self.published,
            language: self.language,
            source: &self.source,
            url: None,
        };
        let article = ArticleId {
            at_ms: number as u64,
            print: 0,
        };
        Digest::of(article, &news, Some(names))
    }

    /// All its words, for the baselines.
    pub(crate) fn whole(&self) -> String {
        format!("{}\n{}", self.title, self.text)
    }
}

pub(crate) fn articles(folder: &Path) -> Result<Vec<Labelled>> {
    let article = |it: &Value| Labelled {
        title: text(it, "title"),
        text: text(it, "text"),
        published: date::parse(&text(it, "date")),
        language: Some("en"),
        source: text(it, "domain"),
        story: text(it, "event"),
    };
    Ok(list(folder, "events_fulltext.json")?
        .iter()
        .map(article)
        .collect())
}

pub(crate) fn headlines(folder: &Path) -> Result<Vec<Labelled>> {
    let headline = |it: &Value| Labelled {
        title: text(it, "title"),
        text: String::new(),
        published: text(it, "ts")
            .parse()
            .ok()
            .and_then(|ms| Timestamp::from_millisecond(ms).ok()),
        language: Some("en"),
        source: text(it, "publisher"),
        story: text(it, "story"),
    };
    Ok(list(folder, "uci_headlines.json")?
        .iter()
        .map(headline)
        .collect())
}

pub(crate) fn pairs(folder: &Path) -> Result<Vec<Pair>> {
    let side = |it: &Value, side: &str| Labelled {
        title: text(it, &format!("{side}_title")),
        text: text(it, &format!("{side}_text")),
        published: None,
        language: None,
        source: text(it, &format!("{side}_url")),
        // Pairs of one first article must not be torn apart when they are halved.
        story: text(it, "first_title"),
    };
    let pair = |it: &Value| Pair {
        first: side(it, "first"),
        second: side(it, "second"),
        same: it["quality"] == "OK",
    };
    Ok(list(folder, "telegram_pairs.json")?
        .iter()
        .map(pair)
        .collect())
}

/// News without labels, each a story of its own as far as anybody knows.
pub(crate) fn unlabelled(folder: &Path) -> Result<Vec<Labelled>> {
    let file = File::open(folder.join("corpus/news.jsonl.gz"))?;
    let mut all = Vec::new();
    for line in BufReader::new(GzDecoder::new(file)).lines() {
        let it: Value = serde_json::from_str(&line?)?;
        all.push(Labelled {
            title: text(&it, "title"),
            text: text(&it, "text"),
            published: date::parse(&text(&it, "published")),
            language: None,
            source: text(&it, "src"),
            story: String::new(),
        });
    }
    Ok(all)
}

fn list(folder: &Path, name: &str) -> Result<Vec<Value>> {
    let bytes = std::fs::read(folder.join("clusters").join(name))?;
    Ok(serde_json::from_slice(&bytes)?)
}

fn text(it: &Value, name: &str) -> String {
    it[name].as_str().unwrap_or_default().to_owned()
}
