//! A query as it was understood.

use newshawk_core::query::{Query, QueryError};
use serde::Serialize;

use crate::ending::{self, Ending};
use crate::output;

#[derive(Serialize)]
struct Understood<'a> {
    valid: bool,
    query: &'a str,
    understood: Option<String>,
    sentence: Option<String>,
    terms: Vec<String>,
    error: Option<Fault<'a>>,
}

#[derive(Serialize)]
struct Fault<'a> {
    message: &'a str,
    start: usize,
    end: usize,
    fixes: &'a [String],
}

pub(super) fn run(text: &str, json: bool) -> anyhow::Result<Ending> {
    if !json {
        output::line(&output::clean(&ending::query(text)?.sentence()))?;
        return Ok(Ending::Done);
    }
    match Query::parse(text) {
        Ok(query) => {
            output::json(&understood(text, &query))?;
            Ok(Ending::Done)
        }
        Err(error) => {
            output::json(&refused(text, &error))?;
            Ok(Ending::No)
        }
    }
}

fn understood<'a>(text: &'a str, query: &Query) -> Understood<'a> {
    Understood {
        valid: true,
        query: text,
        understood: Some(query.to_string()),
        sentence: Some(query.sentence()),
        terms: query.atoms().iter().map(|atom| atom.text.clone()).collect(),
        error: None,
    }
}

fn refused<'a>(text: &'a str, error: &'a QueryError) -> Understood<'a> {
    Understood {
        valid: false,
        query: text,
        understood: None,
        sentence: None,
        terms: Vec::new(),
        error: Some(Fault {
            message: &error.message,
            start: error.span.start,
            end: error.span.end,
            fixes: &error.fixes,
        }),
    }
}
