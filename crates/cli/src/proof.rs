//! The proof of a match, for JSON and for people.

use std::ops::Range;

use newshawk_core::article::Block;
use newshawk_core::matching::Evidence;
use newshawk_core::notice;
use serde::Serialize;

use crate::output;

/// A sentence for people is cut beyond this; so much stands before the first found word then.
const LONGEST_SENTENCE: usize = 300;
const BEFORE_THE_WORD: usize = 100;

/// One place that fulfils a part of a query, as JSON has it.
#[derive(Serialize)]
pub(crate) struct Proof {
    clause: String,
    term: String,
    form: String,
    alias: Option<String>,
    zone: &'static str,
    block: u32,
    start: u32,
    end: u32,
    word: u32,
    sentence: String,
}

/// The proof as JSON has it.
pub(crate) fn proofs(evidence: &[Evidence], blocks: &[Block]) -> Vec<Proof> {
    evidence.iter().map(|found| proof(found, blocks)).collect()
}

fn proof(found: &Evidence, blocks: &[Block]) -> Proof {
    Proof {
        clause: found.clause.clone(),
        term: term(&found.term).to_owned(),
        form: found.form.clone(),
        alias: found.alias.clone(),
        zone: found.zone.name(),
        block: found.block,
        start: found.start,
        end: found.end,
        word: found.word,
        sentence: sentence(found, blocks).to_owned(),
    }
}

/// A term of a query: a phrase goes without its quotation marks.
pub(crate) fn term(written: &str) -> &str {
    let inner = written
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(written)
}

/// The sentence around a found word; empty where the text has changed since.
fn sentence<'a>(found: &Evidence, blocks: &'a [Block]) -> &'a str {
    blocks
        .get(found.block as usize)
        .map_or("", |block| found.sentence(&block.text))
}

/// The evidence whose sentence says most: one of the text says more than the headline above it.
pub(crate) fn best(evidence: &[Evidence]) -> Option<&Evidence> {
    let in_text = evidence.iter().find(|found| found.block > 0);
    in_text.or(evidence.first())
}

/// The first proof of each sentence, in their order.
pub(crate) fn by_sentence<'a>(evidence: &'a [Evidence], blocks: &[Block]) -> Vec<&'a Evidence> {
    let mut firsts: Vec<(u32, *const u8, &Evidence)> = Vec::new();
    for found in evidence {
        let start = sentence(found, blocks).as_ptr();
        let is_known = firsts
            .iter()
            .any(|(block, at, _)| (*block, *at) == (found.block, start));
        if !is_known {
            firsts.push((found.block, start, found));
        }
    }
    firsts.into_iter().map(|(_, _, found)| found).collect()
}

/// The sentence of the best proof as plain text.
pub(crate) fn best_sentence(evidence: &[Evidence], blocks: &[Block]) -> String {
    best(evidence).map_or_else(String::new, |found| sentence(found, blocks).to_owned())
}

/// The sentence around `found`, with every found word of it marked.
pub(crate) fn marked(found: &Evidence, evidence: &[Evidence], blocks: &[Block]) -> String {
    let Some(block) = blocks.get(found.block as usize) else {
        return String::new();
    };
    let text = found.sentence(&block.text);
    let from = text.as_ptr() as usize - block.text.as_ptr() as usize;
    let mut places: Vec<Range<usize>> = evidence
        .iter()
        .filter(|other| other.block == found.block)
        .map(Evidence::range)
        .filter(|range| range.start >= from && range.end <= from + text.len())
        .map(|range| range.start - from..range.end - from)
        .collect();
    places.sort_by_key(|range| (range.start, range.end));
    let shown = shown_part(text, places.first());
    mark(text, &places, shown)
}

fn shown_part(text: &str, first: Option<&Range<usize>>) -> Range<usize> {
    if text.chars().count() <= LONGEST_SENTENCE {
        return 0..text.len();
    }
    let start = first.map_or(0, |first| {
        notice::around(text, first, BEFORE_THE_WORD).start
    });
    let end = text[start..]
        .char_indices()
        .nth(LONGEST_SENTENCE)
        .map_or(text.len(), |(at, _)| start + at);
    start..end
}

fn mark(text: &str, places: &[Range<usize>], shown: Range<usize>) -> String {
    let (open, close) = if output::is_decorated() {
        ("\x1b[1m", "\x1b[0m")
    } else {
        ("«", "»")
    };
    let mut line = String::new();
    if shown.start > 0 {
        line.push_str("… ");
    }
    let mut at = shown.start;
    for place in places {
        let fits = place.start >= at
            && place.end <= shown.end
            && text.is_char_boundary(place.start)
            && text.is_char_boundary(place.end);
        if !fits {
            continue;
        }
        line.push_str(&output::clean(&text[at..place.start]));
        line.push_str(open);
        line.push_str(&output::clean(&text[place.clone()]));
        line.push_str(close);
        at = place.end;
    }
    line.push_str(&output::clean(&text[at..shown.end]));
    if shown.end < text.len() {
        line.push_str(" …");
    }
    line
}
