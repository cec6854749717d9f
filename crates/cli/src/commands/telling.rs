//! Telling an alert in the terminal.

use std::cell::Cell;
use std::io::{self, Write};

use indicatif::ProgressBar;
use newshawk_core::article::Block;
use newshawk_core::notice::{self, Facts};
use newshawk_engine::store::Store;
use newshawk_engine::{Notice, Telling, Told};
use serde::Serialize;

use crate::output;
use crate::proof::{self, Proof};
use crate::times;

/// Stands before every line of made-up news, and after its source's name in JSON.
pub(crate) const MADE_UP: &str = "Made-up news";

/// Prints alerts and says that they were told.
pub(crate) struct Teller {
    store: Store,
    form: Form,
    bar: ProgressBar,
    count: Cell<usize>,
}

#[derive(Clone, Copy)]
enum Form {
    People,
    Json,
}

/// An alert as JSON has it.
#[derive(Serialize)]
struct Line<'a> {
    alert: String,
    level: &'static str,
    watches: Vec<&'a str>,
    story: String,
    url: Option<&'a str>,
    title: &'a str,
    source: String,
    published: Option<String>,
    first_seen: String,
    at: String,
    reason: String,
    evidence: Vec<Proof>,
}

impl Teller {
    /// One for stdout, beside a progress bar.
    pub(crate) fn new(store: &Store, json: bool, bar: ProgressBar) -> Self {
        let form = if json { Form::Json } else { Form::People };
        Self {
            store: store.clone(),
            form,
            bar,
            count: Cell::new(0),
        }
    }

    /// Prints an alert, and answers whether it was told.
    pub(crate) fn tell(&self, telling: Telling) -> io::Result<()> {
        let print = |notice| self.print(notice);
        let printed = self
            .bar
            .suspend(|| telling.notices.iter().try_for_each(print));
        let told = match &printed {
            Ok(()) => Told::Shown(None),
            Err(error) => Told::NotShown(format!("the terminal did not take it: {error}")),
        };
        self.count.set(self.count.get() + telling.notices.len());
        // The engine is closing: then it is in the list of alerts.
        let _ = telling.reply.send(told);
        printed
    }

    /// How many were told.
    pub(crate) fn count(&self) -> usize {
        self.count.get()
    }

    fn print(&self, notice: &Notice) -> io::Result<()> {
        let blocks = self.store.blocks(notice.article);
        match self.form {
            Form::Json => output::json(&line(notice, &blocks)),
            Form::People => {
                let mut out = io::stdout().lock();
                writeln!(out, "{}", for_people(notice, &blocks))
            }
        }
    }
}

fn line<'a>(notice: &'a Notice, blocks: &[Block]) -> Line<'a> {
    let source = if notice.sample {
        format!("{} ({})", notice.source, MADE_UP.to_lowercase())
    } else {
        notice.source.clone()
    };
    let numbers: Vec<String> = notice
        .watches
        .iter()
        .map(|(id, _)| id.0.to_string())
        .collect();
    Line {
        alert: format!("{}-{}", notice.story, numbers.join("+")),
        level: notice.level.name(),
        watches: notice
            .watches
            .iter()
            .map(|(_, name)| name.as_str())
            .collect(),
        story: notice.story.to_string(),
        url: notice.url.as_ref().map(url::Url::as_str),
        title: &notice.title,
        source,
        published: notice.published.map(times::rfc3339),
        first_seen: times::rfc3339(notice.first_seen),
        at: times::rfc3339(notice.at),
        reason: notice.reason.words(),
        evidence: proof::proofs(&notice.evidence, blocks),
    }
}

/// Time and headline; the sentence; which watches; the address.
fn for_people(notice: &Notice, blocks: &[Block]) -> String {
    let best = proof::best(&notice.evidence);
    let lines = notice::lines(&Facts {
        title: &notice.title,
        source: &notice.source,
        sentence: &notice.sentence,
        watches: notice
            .watches
            .iter()
            .map(|(_, name)| name.as_str())
            .collect(),
        zone: best.map(|found| found.zone),
        outlets: notice.origins,
        published: notice.published,
        at: notice.at,
    });
    let mut text = vec![format!(
        "{}  {}",
        times::clock(notice.at),
        output::clean(&lines.summary)
    )];
    let sentence = best.map(|found| proof::marked(found, &notice.evidence, blocks));
    let why = notice.reason.is_said().then(|| notice.reason.words());
    let below = [
        why.map(|why| output::clean(&why)),
        sentence,
        Some(output::clean(&lines.footer)),
        notice.url.as_ref().map(ToString::to_string),
    ];
    let below = below.into_iter().flatten().filter(|line| !line.is_empty());
    text.extend(below.map(|line| format!("       {line}")));
    if notice.sample {
        text.iter_mut()
            .for_each(|line| line.insert_str(0, &format!("{MADE_UP} | ")));
    }
    text.join("\n")
}
