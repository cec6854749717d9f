//! A query as JSON.

use newshawk_core::alias::{Case, Pack};
use newshawk_core::query::{Lint, Query, QueryError};
use serde::Serialize;

use crate::proof;

/// What was understood, or what is wrong.
#[derive(Serialize)]
pub(super) struct Answer<'a> {
    valid: bool,
    query: &'a str,
    understood: Option<String>,
    sentence: Option<String>,
    terms: Vec<String>,
    chips: Option<Rows<'a>>,
    lints: Vec<Remark<'a>>,
    packs: Vec<Names<'a>>,
    watches: Vec<Saved<'a>>,
    error: Option<Fault<'a>>,
}

#[derive(Serialize)]
struct Rows<'a> {
    any: &'a [String],
    all: &'a [String],
    none: &'a [String],
    near: Option<Near<'a>>,
}

#[derive(Serialize)]
struct Near<'a> {
    operator: String,
    groups: &'a [Vec<String>],
}

#[derive(Serialize)]
struct Remark<'a> {
    message: &'a str,
    start: usize,
    end: usize,
    fixes: &'a [String],
    readings: Vec<Reading<'a>>,
}

#[derive(Serialize)]
struct Reading<'a> {
    query: &'a str,
    sentence: String,
    /// True of how the query is read as it stands.
    ours: bool,
}

#[derive(Serialize)]
struct Names<'a> {
    name: &'a str,
    also: &'a [String],
    title: &'a str,
    version: u32,
    forms: Vec<Form<'a>>,
    unless: Vec<Unless<'a>>,
}

#[derive(Serialize)]
struct Form<'a> {
    language: Option<&'a str>,
    text: &'a str,
    case: &'static str,
}

#[derive(Serialize)]
struct Unless<'a> {
    language: Option<&'a str>,
    within: u32,
    words: &'a [String],
}

#[derive(Serialize)]
struct Saved<'a> {
    name: &'a str,
    query: &'a str,
    sentence: String,
}

#[derive(Serialize)]
struct Fault<'a> {
    message: &'a str,
    start: usize,
    end: usize,
    fixes: &'a [String],
}

pub(super) fn understood<'a>(it: &'a super::Understood<'_>) -> Answer<'a> {
    let atoms = it.query.atoms();
    let near = it.chips.near.as_ref();
    Answer {
        valid: true,
        query: it.query.text(),
        understood: Some(it.query.to_string()),
        sentence: Some(it.query.sentence()),
        terms: atoms
            .iter()
            .map(|atom| proof::term(&atom.to_string()).to_owned())
            .collect(),
        chips: Some(Rows {
            any: &it.chips.any,
            all: &it.chips.all,
            none: &it.chips.none,
            near: near.map(|near| Near {
                operator: near.near.to_string(),
                groups: &near.groups,
            }),
        }),
        lints: it
            .lints
            .iter()
            .map(|lint| remark(&it.query, lint))
            .collect(),
        packs: it.packs.iter().map(|pack| names(pack)).collect(),
        watches: it
            .watches
            .iter()
            .map(|(name, query)| saved(name, query))
            .collect(),
        error: None,
    }
}

pub(super) fn refused<'a>(text: &'a str, error: &'a QueryError) -> Answer<'a> {
    Answer {
        valid: false,
        query: text,
        understood: None,
        sentence: None,
        terms: Vec::new(),
        chips: None,
        lints: Vec::new(),
        packs: Vec::new(),
        watches: Vec::new(),
        error: Some(Fault {
            message: &error.message,
            start: error.span.start,
            end: error.span.end,
            fixes: &error.fixes,
        }),
    }
}

fn remark<'a>(query: &Query, lint: &'a Lint) -> Remark<'a> {
    let readings = super::readings(query, lint).into_iter();
    Remark {
        message: &lint.message,
        start: lint.span.start,
        end: lint.span.end,
        fixes: &lint.fixes,
        readings: readings
            .map(|(text, read, ours)| Reading {
                query: text,
                sentence: read.sentence(),
                ours,
            })
            .collect(),
    }
}

fn names(pack: &Pack) -> Names<'_> {
    let forms = pack.forms.iter().map(|form| Form {
        language: form.language.as_deref(),
        text: &form.text,
        case: match form.case {
            Case::Any => "any",
            Case::AsWritten => "as-written",
            Case::Capitals => "capitals",
        },
    });
    let unless = pack.unless.iter().map(|unless| Unless {
        language: unless.language.as_deref(),
        within: unless.within,
        words: &unless.words,
    });
    Names {
        name: &pack.name,
        also: &pack.also,
        title: &pack.title,
        version: pack.version,
        forms: forms.collect(),
        unless: unless.collect(),
    }
}

fn saved<'a>(name: &'a str, query: &'a Query) -> Saved<'a> {
    Saved {
        name,
        query: query.text(),
        sentence: query.sentence(),
    }
}
