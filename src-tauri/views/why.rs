//! Why a watch matched an article: its parts, and the places that fulfil them.

use super::article::shown_at;
use super::marks::runs;
use super::{Run, units};
use newshawk_core::article::{Block, Head, Method};
use newshawk_core::matching::{Evidence, Match};
use newshawk_core::query::{Node, Query};
use newshawk_core::watch::Watch;
use serde::Serialize;
use ts_rs::TS;

/// Why one watch matched an article.
#[derive(Serialize, TS)]
pub(crate) struct WhyMatched {
    /// The watch's id.
    pub(crate) watch: u32,
    /// Its name.
    pub(crate) name: String,
    /// Its query as a plain sentence.
    pub(crate) sentence: String,
    /// The parts of the query that are fulfilled, in the order of the query.
    pub(crate) clauses: Vec<WhyClause>,
    /// True when it matched only after the article was changed.
    pub(crate) after_edit: bool,
    /// How many places of its words stand outside the article and did not count.
    pub(crate) chrome_only: u32,
    /// Which version of the query matched, counted from 1.
    pub(crate) version: u32,
    /// How the text was read, in words ("the article’s page", "the summary in the feed").
    pub(crate) method: String,
    /// How sure it is that this is the article and all of it, from 0 to 1.
    pub(crate) confidence: f32,
    /// True when the person said that this is not what the watch is for.
    pub(crate) not_relevant: bool,
}

/// A part of a query, and the places that fulfil it.
#[derive(Serialize, TS)]
pub(crate) struct WhyClause {
    /// The part, as query text (`NATO NEAR/15 Russia`).
    pub(crate) clause: String,
    /// Where it is fulfilled, in the order of the article; empty for what is only known (`lang:uk`).
    pub(crate) places: Vec<WhyPlace>,
}

/// One place in an article that speaks for a watch.
#[derive(Serialize, TS)]
pub(crate) struct WhyPlace {
    /// The word or phrase of the query that stands here (`Russia`).
    pub(crate) term: String,
    /// The words as they stand in the text (`Russia's`).
    pub(crate) form: String,
    /// The alias pack the form comes from, or null.
    pub(crate) alias: Option<String>,
    /// `title`, `lead`, `body`, `caption`, `quote`, `author` or `tag`.
    pub(crate) zone: String,
    /// Its block, as an index into the article's `blocks`; null for headline and byline, which stand above them.
    pub(crate) block: Option<u32>,
    /// Where it starts, in UTF-16 units of the block's text.
    pub(crate) start: u32,
    /// Where it ends, in UTF-16 units of the block's text.
    pub(crate) end: u32,
    /// The sentence around it; only this place is marked.
    pub(crate) sentence: Vec<Run>,
}

impl WhyMatched {
    pub(super) fn of(
        found: &Match,
        watch: &Watch,
        head: &Head,
        blocks: &[Block],
        chrome_only: usize,
        not_relevant: bool,
    ) -> Self {
        Self {
            watch: watch.id.0,
            name: watch.name.clone(),
            sentence: watch.query.sentence(),
            clauses: clauses(found, watch, blocks),
            after_edit: found.after_edit,
            chrome_only: super::count(chrome_only),
            version: found.version,
            method: method(head.method).to_owned(),
            confidence: head.confidence,
            not_relevant,
        }
    }
}

/// The parts of the query that are fulfilled.
pub(crate) fn clauses(found: &Match, watch: &Watch, blocks: &[Block]) -> Vec<WhyClause> {
    let mut clauses: Vec<WhyClause> = Vec::new();
    for evidence in &found.evidence {
        let Some(place) = WhyPlace::of(evidence, found, blocks) else {
            continue;
        };
        match clauses.iter_mut().find(|it| it.clause == evidence.clause) {
            Some(clause) => clause.places.push(place),
            None => clauses.push(WhyClause {
                clause: evidence.clause.clone(),
                places: vec![place],
            }),
        }
    }
    // An earlier version of the query may have asked for other things.
    if found.version == watch.version {
        for known in known(&watch.query) {
            if clauses.iter().all(|it| it.clause != known) {
                clauses.push(WhyClause {
                    clause: known,
                    places: Vec::new(),
                });
            }
        }
    }
    let whole = watch.query.to_string();
    clauses.sort_by_key(|it| whole.find(&it.clause).unwrap_or(usize::MAX));
    clauses
}

/// The parts that must all hold. One without a place holds by what is known of the article.
fn known(query: &Query) -> Vec<String> {
    let parts = match query.root() {
        Node::All(parts) => parts.as_slice(),
        only => std::slice::from_ref(only),
    };
    let parts = parts
        .iter()
        .filter(|part| !matches!(part, Node::Not(_) | Node::Any(_)));
    parts.map(Node::to_string).collect()
}

impl WhyPlace {
    /// Nothing where the text is no longer what it was.
    fn of(evidence: &Evidence, found: &Match, blocks: &[Block]) -> Option<Self> {
        let block = blocks.get(evidence.block as usize)?;
        let range = evidence.range();
        if block.text.get(range.clone())? != evidence.form {
            return None;
        }
        let sentence = newshawk_core::text::sentence(&block.text, &range);
        Some(Self {
            term: evidence.term.clone(),
            form: evidence.form.clone(),
            alias: evidence.alias.clone(),
            zone: evidence.zone.name().to_owned(),
            block: shown_at(blocks, evidence.block as usize),
            start: units(&block.text, range.start),
            end: units(&block.text, range.end),
            sentence: runs(&block.text, &[(range, found.watch)], sentence),
        })
    }
}

fn method(method: Method) -> &'static str {
    match method {
        Method::Page => "the article’s page",
        Method::FeedContent => "the full text in the feed",
        Method::FeedSummary => "the summary in the feed",
        Method::TitleAndTeaser => "headline and teaser",
    }
}
