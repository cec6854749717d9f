//! Real news, where a folder of it lies beside the house: every query of the table asks about every
//! article, and the matcher that has them all at once agrees with the page.
//!
//! `NEWSHAWK_CORPORA` names the folder; without it, `../shared/corpora` is looked for.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use flate2::read::GzDecoder;
use newshawk_core::article::{Block, Zone};
use newshawk_core::matching::{Facts, Matcher, Subject};
use newshawk_core::watch::Watch;
use serde_json::Value;
use url::Url;

use super::conformance::table::{Table, query, table, watch};
use super::oracle::{Article, Known, Oracle};

/// A plain `cargo test` looks at every so-manyth article.
const STEP: usize = 100;
/// They are looked at in so many threads.
const THREADS: usize = 2;
/// So many disagreements are told; more are no help.
const TOLD: usize = 20;

#[test]
fn every_query_of_the_table_agrees_on_a_hundredth_of_the_news() {
    let Some(news) = news(STEP) else {
        return left_out();
    };
    assert!(!news.is_empty());
    let found = agree_on(&news, |_| {});
    assert!(found.wrong.is_empty(), "\n{}", found.wrong.join("\n"));
    assert!(found.matches > 0);
}

#[expect(clippy::print_stderr, reason = "a test that was left out says so")]
pub(super) fn left_out() {
    eprintln!("LEFT OUT: no real news here; name a folder in NEWSHAWK_CORPORA");
}

/// A real article.
pub(super) struct Item {
    blocks: Vec<Block>,
    url: Option<Url>,
    language: Option<&'static str>,
}

/// What came of comparing.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) queries: usize,
    pub(super) pairs: usize,
    pub(super) matches: usize,
    /// How many queries match some article.
    pub(super) fruitful: usize,
    pub(super) wrong: Vec<String>,
}

fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("NEWSHAWK_CORPORA").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpora");
    let file = named.unwrap_or(beside).join("corpus/news.jsonl.gz");
    file.is_file().then_some(file)
}

/// Every so-manyth article, if there are any here.
pub(super) fn news(step: usize) -> Option<Vec<Item>> {
    let packed = std::fs::read(folder()?).expect("it can be read");
    let mut lines = String::new();
    GzDecoder::new(packed.as_slice())
        .read_to_string(&mut lines)
        .expect("it can be unpacked");
    let items = lines.lines().enumerate().step_by(step);
    Some(items.map(|(index, line)| item(index, line)).collect())
}

fn item(index: usize, line: &str) -> Item {
    let value: Value = serde_json::from_str(line).expect("it is JSON");
    let text = |name: &str| value[name].as_str().unwrap_or_default();
    let mut blocks = vec![Block::new(Zone::Title, text("title"))];
    for (at, paragraph) in text("text")
        .lines()
        .filter(|it| !it.trim().is_empty())
        .enumerate()
    {
        let zone = if at == 0 { Zone::Lead } else { Zone::Body };
        blocks.push(Block::new(zone, paragraph));
    }
    Item {
        language: language(index, text("title")),
        url: text("url").parse().ok(),
        blocks,
    }
}

/// Nobody says in which language they are: the script tells a part of it, and for Latin any will do.
fn language(index: usize, title: &str) -> Option<&'static str> {
    const LATIN: [Option<&str>; 6] = [
        Some("en"),
        None,
        Some("de"),
        Some("fr"),
        Some("it"),
        Some("es"),
    ];
    let of = |c: char| match c {
        '\u{400}'..='\u{4ff}' => Some("ru"),
        '\u{590}'..='\u{5ff}' => Some("he"),
        '\u{600}'..='\u{6ff}' => Some("ar"),
        '\u{3040}'..='\u{30ff}' => Some("ja"),
        '\u{4e00}'..='\u{9fff}' => Some("zh"),
        '\u{ac00}'..='\u{d7a3}' => Some("ko"),
        _ => None,
    };
    title.chars().find_map(of).or(LATIN[index % LATIN.len()])
}

/// Asks every query of the table about every article; tells how many were looked at meanwhile.
pub(super) fn agree_on(news: &[Item], tell: impl Fn(usize) + Sync) -> Outcome {
    let table = table();
    let mut queries: BTreeMap<String, Watch> = BTreeMap::new();
    // What is refused can't be asked.
    for row in table
        .rows
        .iter()
        .filter(|row| row.cell("refused").is_none())
    {
        let id = u32::try_from(queries.len()).expect("so many");
        queries
            .entry(row.query())
            .or_insert_with_key(|text| watch(id, "", &query(text)));
    }
    let watches: Vec<Watch> = queries.into_values().collect();
    let matcher = Matcher::for_watches(&watches, &table.vocabulary());
    let (outcome, next) = (Mutex::new(Outcome::default()), AtomicUsize::new(0));
    let fruitful = Mutex::new(vec![false; watches.len()]);
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let oracle = table.oracle();
                while let Some(item) = news.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (found, wrong) = compare(item, &watches, &matcher, &oracle);
                    let mut outcome = outcome.lock().expect("no thread panicked");
                    outcome.pairs += watches.len();
                    outcome.matches += found.len();
                    outcome.wrong.extend(wrong);
                    outcome.wrong.truncate(TOLD);
                    let mut fruitful = fruitful.lock().expect("no thread panicked");
                    found.into_iter().for_each(|index| fruitful[index] = true);
                    tell(outcome.pairs / watches.len());
                }
            });
        }
    });
    Outcome {
        queries: watches.len(),
        fruitful: fruitful
            .into_inner()
            .expect("no thread panicked")
            .into_iter()
            .filter(|it| *it)
            .count(),
        ..outcome.into_inner().expect("no thread panicked")
    }
}

/// The queries that hold, and where the two disagree.
fn compare(
    item: &Item,
    watches: &[Watch],
    matcher: &Matcher,
    oracle: &Oracle,
) -> (Vec<usize>, Vec<String>) {
    let facts = Facts {
        language: item.language,
        url: item.url.as_ref(),
        ..Facts::default()
    };
    let subject = Subject {
        blocks: &item.blocks,
        facts,
    };
    let matched = matcher.matches(subject);
    let known = Known {
        language: item.language.map(str::to_owned),
        url: item.url.clone(),
        ..Known::default()
    };
    let article = Article::new(&item.blocks, known);
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for (index, watch) in watches.iter().enumerate() {
        let holds = oracle.holds(watch.query.root(), &article);
        if holds {
            found.push(index);
        }
        if holds != matched.iter().any(|it| it.watch == watch.id) {
            wrong.push(format!(
                "{}: the page says {holds} of {:?} {:?}",
                watch.query, item.language, item.blocks
            ));
        }
    }
    (found, wrong)
}

impl Table {
    /// How many rows there are with a text.
    pub(super) fn rows_with_text(&self) -> usize {
        self.rows
            .iter()
            .filter(|row| !row.text().is_empty())
            .count()
    }
}
