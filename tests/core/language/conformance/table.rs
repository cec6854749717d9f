//! The rows of conformance.toml, and what their names stand for.

use std::collections::BTreeMap;

use newshawk_core::alias::{Case, Form, Pack, Packs, Unless};
use newshawk_core::ids::WatchId;
use newshawk_core::query::{Node, Query};
use newshawk_core::watch::{Level, Watch};
use toml::{Table as Toml, Value};

/// All of it.
pub(crate) struct Table {
    pub(crate) packs: Packs,
    pub(crate) watches: Vec<Watch>,
    pub(crate) rows: Vec<Row>,
}

/// A line: a query, and what must be.
pub(crate) struct Row {
    /// The rule it is about; 0 for the seeds.
    pub(crate) rule: i64,
    cells: Toml,
}

pub(crate) fn table() -> Table {
    let text = include_str!("../conformance.toml");
    let toml: Toml = text.parse().unwrap_or_else(|error| panic!("{error}"));
    let mut rows = Vec::new();
    for section in toml.values().filter_map(Value::as_table) {
        let rule = section.get("rule").and_then(Value::as_integer).unwrap_or(0);
        for cells in list(section, "rows").filter_map(Value::as_table) {
            rows.push(Row {
                rule,
                cells: cells.clone(),
            });
        }
    }
    rows.sort_by_key(|row| row.rule);
    let named = |(id, it): (u32, &Toml)| watch(id, string(it, "name"), &query(string(it, "query")));
    Table {
        packs: Packs::new(list(&toml, "pack").filter_map(Value::as_table).map(pack)),
        watches: (0..)
            .zip(list(&toml, "watch").filter_map(Value::as_table))
            .map(named)
            .collect(),
        rows,
    }
}

impl Table {
    /// What `#name` stands for, as names are typed there.
    pub(crate) fn saved(&self) -> BTreeMap<String, Node> {
        let mut found = BTreeMap::new();
        for watch in &self.watches {
            let name = watch.name.replace(' ', "-");
            found.insert(
                name.to_lowercase().replace("states", "STATES"),
                watch.query.root().clone(),
            );
            found.insert(name, watch.query.root().clone());
        }
        found
    }
}

impl Row {
    /// What stands in a cell, if it has one.
    pub(crate) fn cell(&self, name: &str) -> Option<&str> {
        self.cells.get(name).and_then(Value::as_str)
    }

    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.cells.get(name).and_then(Value::as_integer)
    }

    pub(crate) fn yes(&self, name: &str) -> Option<bool> {
        self.cells.get(name).and_then(Value::as_bool)
    }

    pub(crate) fn value(&self, name: &str) -> Option<&Value> {
        self.cells.get(name)
    }

    pub(crate) fn strings(&self, name: &str) -> Option<Vec<&str>> {
        let list = self.cells.get(name)?.as_array()?;
        Some(list.iter().filter_map(Value::as_str).collect())
    }

    /// Its query's text; a long one is told in short.
    pub(crate) fn query(&self) -> String {
        let part = |name: &str| self.cell(name).unwrap_or_default();
        let times = usize::try_from(self.number("times").unwrap_or(0)).unwrap_or(0);
        format!(
            "{}{}{}{}",
            part("query"),
            part("start"),
            part("each").repeat(times),
            part("end")
        )
    }

    /// The text it is about, if any, as it is drawn.
    pub(crate) fn text(&self) -> &str {
        ["finds", "leaves", "after"]
            .into_iter()
            .find_map(|name| self.cell(name))
            .unwrap_or_default()
    }

    /// Does it say what must not be?
    pub(crate) fn says_no(&self) -> bool {
        let is_no = |name: &&str| self.cells.contains_key(*name);
        ["leaves", "refused", "differs"].iter().any(is_no) || self.yes("flagged") == Some(false)
    }
}

pub(crate) fn query(text: &str) -> Query {
    Query::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub(crate) fn watch(id: u32, name: &str, query: &Query) -> Watch {
    Watch {
        id: WatchId(id),
        version: 1,
        name: name.to_owned(),
        query: query.clone(),
        level: Level::Notify,
        paused: false,
        sample: false,
        options: newshawk_core::watch::Options::default(),
    }
}

fn list<'a>(toml: &'a Toml, name: &str) -> impl Iterator<Item = &'a Value> {
    toml.get(name)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn string<'a>(toml: &'a Toml, name: &str) -> &'a str {
    toml.get(name)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("{name} is missing in {toml:?}"))
}

/// `*` is every language.
fn language(code: &str) -> Option<String> {
    (code != "*").then(|| code.to_owned())
}

fn pack(toml: &Toml) -> Pack {
    let form = |line: &str| {
        let (code, written) = line.split_once(' ').expect("a language and a form");
        let (case, text) = match (written.strip_prefix("^^"), written.strip_prefix('^')) {
            (Some(text), _) => (Case::Capitals, text),
            (None, Some(text)) => (Case::AsWritten, text),
            (None, None) => (Case::Any, written),
        };
        Form {
            language: language(code),
            text: text.to_owned(),
            case,
        }
    };
    let unless = |line: &str| {
        let mut parts = line.splitn(3, ' ');
        let mut next = || parts.next().expect("a language, a number and words");
        Unless {
            language: language(next()),
            within: next().parse().expect("a number of words"),
            words: vec![next().to_owned()],
        }
    };
    Pack {
        name: string(toml, "name").to_owned(),
        also: Vec::new(),
        title: string(toml, "name").to_owned(),
        version: 1,
        forms: list(toml, "forms")
            .filter_map(Value::as_str)
            .map(form)
            .collect(),
        unless: list(toml, "unless")
            .filter_map(Value::as_str)
            .map(unless)
            .collect(),
    }
}
