//! Articles as stories: a line of JSON for each article in, its story out.
//!
//! The articles count as arriving in the order of the file, in one sitting, so that none of them
//! leaves before the last one is placed.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::path::PathBuf;

use newshawk_core::Timestamp;
use newshawk_core::ids::{ArticleId, Fingerprint, StoryId};
use newshawk_core::story::{Digest, Names, News, Stories};
use newshawk_engine::packs;
use newshawk_reader::date;
use serde::Serialize;
use serde_json::{Map, Value};

use super::read_file;
use crate::ending::Ending;
use crate::output;

#[derive(clap::Args)]
pub(super) struct Args {
    /// A file with a line of JSON for each article: id, title, text, published, language, source
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// A line of the file: an article, or what is wrong with it.
type Line = Result<Article, String>;

struct Article {
    /// As it was given: text or a number.
    id: Value,
    title: String,
    digest: Digest,
}

#[derive(Serialize)]
struct Placed<'a> {
    id: &'a Value,
    story: &'a Value,
}

#[derive(Serialize)]
struct Failed<'a> {
    line: usize,
    error: &'a str,
}

pub(super) fn run(args: &Args, json: bool) -> anyhow::Result<Ending> {
    let bytes = read_file(&args.file)?;
    let lines = read(&bytes);
    let stories = place(&lines);
    let mut out = output::stream();
    if json {
        print_json(&mut out, &lines, &stories)?;
    } else {
        print_for_people(&mut out, &lines, &stories)?;
    }
    out.flush()?;
    Ok(Ending::Done)
}

/// Each line that is not empty, with its number.
fn read(bytes: &[u8]) -> Vec<(usize, Line)> {
    let names = Names::new(&packs::built_in());
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut lines = Vec::new();
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let number = at + 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let article = article(line, number, &names).and_then(|article| {
            match taken.insert(article.id.to_string(), number) {
                Some(before) => Err(format!("the id {} is that of line {before}", article.id)),
                None => Ok(article),
            }
        });
        lines.push((number, article));
    }
    lines
}

fn article(line: &[u8], number: usize, names: &Names) -> Line {
    let line = std::str::from_utf8(line).map_err(|_| "it is not UTF-8".to_owned())?;
    let value: Value =
        serde_json::from_str(line).map_err(|error| format!("it is no JSON: {error}"))?;
    let Value::Object(fields) = value else {
        return Err("it is no JSON object".to_owned());
    };
    let id = match fields.get("id") {
        Some(id @ (Value::String(_) | Value::Number(_))) => id.clone(),
        Some(_) => return Err("“id” is neither text nor a number".to_owned()),
        None => return Err("“id” is missing".to_owned()),
    };
    let title = text(&fields, "title")?.ok_or_else(|| "“title” is missing".to_owned())?;
    let body = text(&fields, "text")?.unwrap_or_default();
    // A date that nobody can read is none: an article is never dropped for it.
    let published = text(&fields, "published")?.and_then(|written| date::parse(&written));
    let language = text(&fields, "language")?;
    let source = text(&fields, "source")?.unwrap_or_default();
    let news = News {
        title: &title,
        text: &body,
        author: None,
        published,
        language: language.as_deref(),
        source: &source,
        // Where a source is an address it is that of the article.
        url: None,
    };
    let digest = Digest::of(article_id(number), &news, Some(names));
    Ok(Article { id, title, digest })
}

/// Text, or none where it is null or left out.
fn text(fields: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("“{name}” is no text")),
    }
}

/// Articles are told apart by their lines.
fn article_id(number: usize) -> ArticleId {
    let print = Fingerprint::of(&[&number.to_be_bytes()]);
    ArticleId {
        at_ms: number as u64,
        ..ArticleId::new(Timestamp::UNIX_EPOCH, print)
    }
}

/// The story of each article, by the article that founded it.
fn place(lines: &[(usize, Line)]) -> HashMap<ArticleId, StoryId> {
    let mut stories = Stories::default();
    let articles = || lines.iter().filter_map(|(_, line)| line.as_ref().ok());
    for article in articles() {
        stories.place(&article.digest, Timestamp::UNIX_EPOCH);
    }
    let story = |article: &Article| {
        let id = article.digest.article;
        (id, stories.story_of(id).unwrap_or(StoryId(id)))
    };
    articles().map(story).collect()
}

fn print_json(
    out: &mut impl Write,
    lines: &[(usize, Line)],
    stories: &HashMap<ArticleId, StoryId>,
) -> std::io::Result<()> {
    let articles = lines.iter().filter_map(|(_, line)| line.as_ref().ok());
    let ids: HashMap<ArticleId, &Value> = articles.map(|it| (it.digest.article, &it.id)).collect();
    for (number, line) in lines {
        match line {
            Ok(article) => {
                let first = stories.get(&article.digest.article).map(|story| story.0);
                let story = first.and_then(|first| ids.get(&first)).copied();
                let story = story.unwrap_or(&article.id);
                output::json_to(
                    out,
                    &Placed {
                        id: &article.id,
                        story,
                    },
                )?;
            }
            Err(error) => {
                let line = *number;
                output::json_to(out, &Failed { line, error })?;
            }
        }
    }
    Ok(())
}

fn print_for_people(
    out: &mut impl Write,
    lines: &[(usize, Line)],
    stories: &HashMap<ArticleId, StoryId>,
) -> std::io::Result<()> {
    let mut told: BTreeMap<StoryId, Vec<&str>> = BTreeMap::new();
    for article in lines.iter().filter_map(|(_, line)| line.as_ref().ok()) {
        if let Some(story) = stories.get(&article.digest.article) {
            told.entry(*story).or_default().push(&article.title);
        }
    }
    for titles in told.values() {
        for (at, title) in titles.iter().enumerate() {
            let indent = if at == 0 { "" } else { "    " };
            writeln!(out, "{indent}{}", output::clean(title))?;
        }
    }
    for (number, line) in lines {
        if let Err(error) = line {
            writeln!(out, "Line {number} was left out: {error}.")?;
        }
    }
    Ok(())
}
