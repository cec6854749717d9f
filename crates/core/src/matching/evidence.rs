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

/// Proves plans on one article.
pub(super) struct Prover<'a> {
    evaluation: &'a Evaluation<'a>,
    clauses: &'a [Box<str>],
    /// A place to work in.
    places: Vec<Place>,
}

impl<'a> Prover<'a> {
    pub(super) fn new(evaluation: &'a Evaluation<'a>, clauses: &'a [Box<str>]) -> Self {
        Self {
            evaluation,
            clauses,
            places: Vec::new(),
        }
    }

    /// All places that speak for a plan, in the order of the article, if it holds.
    pub(super) fn proof(&mut self, plan: &Plan) -> Option<Vec<Evidence>> {
        let mut found = Vec::new();
        if !self.prove(plan, &mut found) {
            return None;
        }
        found.sort_by(|a, b| {
            (a.block, a.start, a.end, &a.clause, &a.term)
                .cmp(&(b.block, b.start, b.end, &b.clause, &b.term))
        });
        found.dedup();
        Some(found)
    }

    /// Does it hold, and what speaks for it? What does not hold adds nothing.
    fn prove(&mut self, plan: &Plan, found: &mut Vec<Evidence>) -> bool {
        match plan {
            Plan::Any(parts) => {
                let held = parts.iter().filter(|part| self.prove(part, found));
                held.count() > 0
            }
            Plan::All(parts) => {
                // Most that fail do so at a glance, and need no proof of their other parts.
                let may_hold = parts.iter().all(|part| self.evaluation.may_hold(part));
                let before = found.len();
                let holds = may_hold && parts.iter().all(|part| self.prove(part, found));
                if !holds {
                    found.truncate(before);
                }
                holds
            }
            Plan::Clause(name, part) => {
                self.places.clear();
                let has_places = part.has_places();
                if !has_places && !self.evaluation.holds(part, Scope::ALL) {
                    return false;
                }
                proof(self.evaluation, part, Scope::ALL, &mut self.places);
                if has_places && self.places.is_empty() {
                    return false;
                }
                let clause = self.clauses.get(*name as usize).map_or("", |text| text);
                self.tell(clause, found);
                true
            }
            // What is only known has no words.
            _ => self.evaluation.holds(plan, Scope::ALL),
        }
    }

    /// The places that were found, in words.
    fn tell(&mut self, clause: &str, found: &mut Vec<Evidence>) {
        self.places.sort_unstable();
        self.places.dedup();
        if self.places.len() > PROOFS_A_CLAUSE {
            self.places = fair(&self.places);
        }
        let told = self
            .places
            .iter()
            .filter_map(|place| one(self.evaluation, place, clause));
        found.extend(told);
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
    let term = evaluation.terms.patterns[number as usize].term;
    let term = &evaluation.terms.terms[term.0 as usize];
    Some(Evidence {
        clause: clause.to_owned(),
        term: term.text.to_string(),
        form: block
            .text
            .get(place.start as usize..place.end as usize)?
            .to_owned(),
        alias: term.alias.as_deref().map(str::to_owned),
        zone: block.zone,
        block: place.block,
        start: place.start,
        end: place.end,
        word: place.first,
    })
}
