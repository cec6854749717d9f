//! What is matched: short news in several languages, one article after another as in the product.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use newshawk_core::article::{Block, Zone};
use newshawk_core::matching::{Facts, Subject};
use newshawk_core::text;
use url::Url;

use crate::Result;
use crate::chance::Chance;

/// An article, ready to be matched.
pub(crate) struct Text {
    blocks: Vec<Block>,
    url: Option<Url>,
    language: &'static str,
}

impl Text {
    /// A headline and paragraphs, the first of which is the lead.
    fn new(title: &str, paragraphs: &str, url: Option<Url>) -> Text {
        let mut blocks = vec![Block::new(Zone::Title, title)];
        let paragraphs = paragraphs.lines().filter(|line| !line.trim().is_empty());
        for (index, paragraph) in paragraphs.enumerate() {
            let zone = if index == 0 { Zone::Lead } else { Zone::Body };
            blocks.push(Block::new(zone, paragraph));
        }
        let is_cyrillic = title.chars().any(|c| ('\u{400}'..'\u{500}').contains(&c));
        Text {
            blocks,
            url,
            language: if is_cyrillic { "ru" } else { "en" },
        }
    }

    pub(crate) fn subject(&self) -> Subject<'_> {
        Subject {
            blocks: &self.blocks,
            facts: Facts {
                language: Some(self.language),
                url: self.url.as_ref(),
                ..Facts::default()
            },
        }
    }

    pub(crate) fn blocks(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().map(|block| block.text.as_str())
    }

    pub(crate) fn bytes(&self) -> usize {
        self.blocks().map(str::len).sum()
    }
}

/// The real news of the corpora where they are, else made-up ones; and what to call them.
pub(crate) fn all() -> Result<(Vec<Text>, &'static str)> {
    let named = std::env::var_os("NEWSHAWK_CORPORA").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpora");
    let news = named.unwrap_or(beside).join("corpus/news.jsonl.gz");
    if news.is_file() {
        return Ok((real(&news)?, "the news of the corpora"));
    }
    Ok((
        made_up(),
        "made-up texts (for real ones name a folder in NEWSHAWK_CORPORA)",
    ))
}

fn real(path: &Path) -> Result<Vec<Text>> {
    let lines = BufReader::new(GzDecoder::new(File::open(path)?)).lines();
    let mut texts = Vec::new();
    for line in lines {
        let entry: serde_json::Value = serde_json::from_str(&line?)?;
        let field = |name: &str| entry[name].as_str().unwrap_or_default();
        texts.push(Text::new(
            field("title"),
            field("text"),
            field("url").parse().ok(),
        ));
    }
    Ok(texts)
}

/// So many made-up texts are about as long, taken together, as the real ones.
const MADE_UP: usize = 33_000;

/// So many different words they have; a few of them very often, as in any language.
const VOCABULARY: usize = 60_000;

fn made_up() -> Vec<Text> {
    let mut chance = Chance::new(1);
    let words: Vec<String> = (0..VOCABULARY).map(|_| chance.name()).collect();
    let mut sentence = |count: usize| {
        let mut sentence = String::new();
        for at in 0..count {
            // By Zipf's law: the word of rank r is r times as rare as the first one.
            let rank = (VOCABULARY as f64).powf(chance.share()) as usize - 1;
            let word = &words[rank];
            // Every seventh word is a name.
            let is_name = at == 0 || rank.is_multiple_of(7);
            let word = if is_name {
                word.clone()
            } else {
                text::fold(word)
            };
            sentence.push_str(if at == 0 { "" } else { " " });
            sentence.push_str(&word);
        }
        sentence
    };
    (0..MADE_UP)
        .map(|number| {
            let body = [sentence(12), sentence(12)].join(", ") + ".";
            let url = format!("https://gazette-{}.example/{number}", number % 50);
            Text::new(&sentence(8), &body, url.parse().ok())
        })
        .collect()
}
