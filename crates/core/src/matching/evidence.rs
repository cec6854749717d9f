//! The proof of a match: every place that speaks for it.

use std::ops::Range;

use super::evaluate::{Evaluation, Scope};
use super::pages::{Place, What};
use super::plan::Plan;
use crate::article::Zone;
use crate::text;

/// For each part of a query at most so many places are kept as proof.
const PROOFS_A_CLAUSE: usize = 20;

/// One place that fulfils a part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The part of the query, as it is written: `NATO NEAR/15 Russia`.
    pub clause: String,
    /// The term of it that stands here: `NATO`.
    pub term: String,
    /// The words as they stand in the text.
    pub form: String,
    /// The alias pack that the form comes from, if any.
    pub alias: Option<String>,
    /// Where in the article.
    pub zone: Zone,
    /// The index of the block.
    pub block: u32,
    /// The start in the block's text, in bytes.
    pub start: u32,
    /// The end in the block's text, in bytes.
    pub end: u32,
    /// The index of the first word in the block.
    pub word: u32,
}

impl Evidence {
    /// Its place in the block's text.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The sentence around it, given the block's text.
    pub fn sentence<'a>(&self, block: &'a str) -> &'a str {
        let range = self.range();
        let fits = range.end <= block.len()
            && block.is_char_boundary(range.start)
            && block.is_char_boundary(range.end);
        if !fits {
            return block;
        }
        &block[text::sentence(block, &range)]
    }
}

/// All places that speak for a plan that holds, in the order of the article.
pub(super) fn of(evaluation: &Evaluation<'_>, plan: &Plan, clauses: &[Box<str>]) -> Vec<Evidence> {
    let mut found = Vec::new();
    collect(evaluation, plan, clauses, &mut found);
    found.sort_by(|a: &Evidence, b| {
        (a.block, a.start, a.end, &a.clause, &a.term)
            .cmp(&(b.block, b.start, b.end, &b.clause, &b.term))
    });
    found.dedup();
    found
}

fn collect(
    evaluation: &Evaluation<'_>,
    plan: &Plan,
    clauses: &[Box<str>],
    found: &mut Vec<Evidence>,
) {
    match plan {
        Plan::Any(parts) | Plan::All(parts) => {
            let holding = parts
                .iter()
                .filter(|part| evaluation.holds(part, Scope::ALL));
            holding.for_each(|part| collect(evaluation, part, clauses, found));
        }
        Plan::Clause(name, part) => {
            let clause = clauses.get(*name as usize).map_or("", |text| text);
            let mut places = Vec::new();
            proof(evaluation, part, Scope::ALL, &mut places);
            places.sort_unstable();
            places.dedup();
            let kept = fair(&places);
            found.extend(
                kept.into_iter()
                    .filter_map(|place| one(evaluation, &place, clause)),
            );
        }
        // What does not hold has no places, and what is only known has no words.
        _ => {}
    }
}

/// The first places of each pattern, so that one frequent word doesn't hide the others.
fn fair(places: &[Place]) -> Vec<Place> {
    let mut kept: Vec<Place> = Vec::new();
    for place in places {
        let same = kept.iter().filter(|it| it.what == place.what).count();
        if same < PROOFS_A_CLAUSE {
            kept.push(*place);
        }
    }
    kept
}

/// The words that speak for a part.
fn proof(evaluation: &Evaluation<'_>, plan: &Plan, scope: Scope, found: &mut Vec<Place>) {
    if plan.has_places() {
        for place in evaluation.places(plan, scope) {
            evaluation.parts(place, found);
        }
        return;
    }
    match plan {
        Plan::AtLeast(_, parts) => {
            let places = parts.iter().flat_map(|part| evaluation.places(part, scope));
            let counted = places.filter(|place| evaluation.counts(place));
            counted.for_each(|place| evaluation.parts(place, found));
        }
        Plan::Any(parts) | Plan::All(parts) => {
            let holding = parts.iter().filter(|part| evaluation.holds(part, scope));
            holding.for_each(|part| proof(evaluation, part, scope, found));
        }
        Plan::Clause(_, part) => proof(evaluation, part, scope, found),
        Plan::Zone(..) | Plan::First(..) => {
            let (part, scope) = evaluation.narrowed(plan, scope);
            proof(evaluation, part, scope, found);
        }
        Plan::Score(_, parts) => {
            let for_it = parts
                .iter()
                .filter(|part| part.weight > 0 && evaluation.holds(&part.of, scope));
            for_it.for_each(|part| proof(evaluation, &part.of, scope, found));
        }
        _ => {}
    }
}

/// A place in words.
fn one(evaluation: &Evaluation<'_>, place: &Place, clause: &str) -> Option<Evidence> {
    let What::Pattern(number) = place.what else {
        return None;
    };
    let block = evaluation.article.block(place.block);
    let terms = &evaluation.terms.terms;
    let term = terms.partition_point(|term| term.patterns.end <= number);
    let pattern = evaluation.terms.patterns.get(number as usize)?;
    Some(Evidence {
        clause: clause.to_owned(),
        term: terms.get(term)?.text.to_string(),
        form: block
            .text
            .get(place.start as usize..place.end as usize)?
            .to_owned(),
        alias: pattern.alias.as_deref().map(str::to_owned),
        zone: block.zone,
        block: place.block,
        start: place.start,
        end: place.end,
        word: place.first,
    })
}
