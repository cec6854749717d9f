//! Does a plan hold for an article, and where?

use std::cell::RefCell;

use super::near;
use super::pages::{Article, Place, What};
use super::pattern::Pattern;
use super::plan::{Plan, Weighted};
use super::terms::{TermId, Terms};
use crate::article::Zone;
use crate::query::{Bounds, Field, Measure};

/// Where a part of a query looks.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    zones: Zones,
    first: Option<u32>,
}

impl Scope {
    /// The whole article.
    pub(super) const ALL: Self = Self {
        zones: Zones::ALL,
        first: None,
    };

    fn is_all(&self) -> bool {
        self.first.is_none() && self.zones == Zones::ALL
    }
}

/// A set of zones, one bit each.
#[derive(Clone, Copy, PartialEq)]
struct Zones(u8);

impl Zones {
    /// Chrome is never looked at for a match; where it is, every word of it is wanted.
    const ALL: Self = Self(u8::MAX);

    fn of(zones: &[Zone]) -> Self {
        Self(zones.iter().fold(0, |set, zone| set | 1 << *zone as u8))
    }

    /// What a field leaves of them.
    fn within(self, field: Field) -> Self {
        let named = match field {
            Field::Title => Self::of(&[Zone::Title]),
            Field::Lead => Self::of(&[Zone::Lead]),
            Field::Body => Self::of(&[Zone::Lead, Zone::Body, Zone::Quote]),
            Field::Caption => Self::of(&[Zone::Caption]),
            Field::Quote => Self::of(&[Zone::Quote]),
            Field::Author => Self::of(&[Zone::Author]),
            Field::Tag => Self::of(&[Zone::Tag]),
            _ => Self::ALL,
        };
        Self(self.0 & named.0)
    }

    fn has(self, zone: Zone) -> bool {
        self.0 & 1 << zone as u8 != 0
    }
}

/// One article, one look.
pub(super) struct Evaluation<'a> {
    pub(super) terms: &'a Terms,
    pub(super) article: &'a Article<'a>,
    /// Pairs in order, to find their parts again.
    joined: RefCell<Vec<[Place; 2]>>,
}

impl<'a> Evaluation<'a> {
    pub(super) fn new(terms: &'a Terms, article: &'a Article<'a>) -> Self {
        Self {
            terms,
            article,
            joined: RefCell::default(),
        }
    }

    /// Does it hold?
    pub(super) fn holds(&self, plan: &Plan, scope: Scope) -> bool {
        match plan {
            Plan::Any(parts) => parts.iter().any(|part| self.holds(part, scope)),
            Plan::All(parts) => parts.iter().all(|part| self.holds(part, scope)),
            Plan::Not(part) => !self.holds(part, scope),
            Plan::Clause(_, part) => self.holds(part, scope),
            Plan::Zone(..) | Plan::First(..) => {
                let (part, scope) = self.narrowed(plan, scope);
                self.holds(part, scope)
            }
            Plan::Near(_, left, right) => {
                self.may_hold(left) && self.may_hold(right) && !self.places(plan, scope).is_empty()
            }
            Plan::Unless(_, kept, _) => self.may_hold(kept) && !self.places(plan, scope).is_empty(),
            Plan::Fact(fact) => fact.holds(&self.article.subject.facts),
            Plan::Bounds(measure, bounds) => {
                self.measure(*measure).is_some_and(|it| lies(it, bounds))
            }
            Plan::AtLeast(least, parts) => self.count(parts, scope) >= *least as usize,
            Plan::Score(least, parts) => self.score(parts, scope) >= *least,
            Plan::Term(term) => self.occurs(*term, scope),
            Plan::Never => false,
        }
    }

    /// Can it have a place, as far as one look-up for each word tells?
    pub(super) fn may_hold(&self, plan: &Plan) -> bool {
        match plan {
            Plan::Any(parts) => parts.iter().any(|part| self.may_hold(part)),
            Plan::Near(_, left, right) => self.may_hold(left) && self.may_hold(right),
            Plan::Unless(_, part, _)
            | Plan::Clause(_, part)
            | Plan::Zone(_, part)
            | Plan::First(_, part) => self.may_hold(part),
            Plan::Term(term) => !self.article.hits(*term).is_empty(),
            _ => true,
        }
    }

    /// What a field or FIRST leaves of where a part looks.
    pub(super) fn narrowed<'p>(&self, plan: &'p Plan, mut scope: Scope) -> (&'p Plan, Scope) {
        match plan {
            Plan::Zone(field, part) => {
                scope.zones = scope.zones.within(*field);
                (part, scope)
            }
            Plan::First(words, part) => {
                scope.first = Some(scope.first.map_or(*words, |known| known.min(*words)));
                (part, scope)
            }
            other => (other, scope),
        }
    }

    fn is_in_scope(&self, place: &Place, scope: &Scope) -> bool {
        let zone = self.article.block(place.block).zone;
        let is_first = |words: u32| {
            zone.is_text() && self.article.words_before(place.block) + place.last < words
        };
        scope.zones.has(zone) && scope.first.is_none_or(is_first)
    }

    /// The way to write a term that was found at a place.
    fn pattern(&self, place: &Place) -> Option<&'a Pattern> {
        match place.what {
            What::Pattern(number) => self.terms.patterns.get(number as usize),
            What::Joined(_) => None,
        }
    }

    fn occurs(&self, term: TermId, scope: Scope) -> bool {
        let hits = self.article.hits(term);
        if hits.is_empty() {
            return false;
        }
        let is_plain = scope.is_all() && self.terms.terms[term.0 as usize].exceptions.is_empty();
        if is_plain
            && hits
                .iter()
                .filter_map(|hit| self.pattern(&hit.place))
                .any(Pattern::is_plain)
        {
            return true;
        }
        !self.term_places(term, scope).is_empty()
    }

    /// The places of a term, in the order of the article.
    fn term_places(&self, term: TermId, scope: Scope) -> Vec<Place> {
        let hits = self.article.hits(term).iter();
        let mut found: Vec<Place> = hits
            .filter_map(|hit| self.pattern(&hit.place)?.place(self.article, hit.place))
            .collect();
        if found.is_empty() {
            return found;
        }
        let compiled = &self.terms.terms[term.0 as usize];
        let all = if compiled.exceptions.is_empty() {
            Vec::new()
        } else {
            found.clone()
        };
        for exception in &compiled.exceptions {
            if found.is_empty() || !exception.languages.meet(self.article.language) {
                continue;
            }
            let others: Vec<Place> = exception
                .words
                .iter()
                .flat_map(|word| self.term_places(*word, Scope::ALL))
                .collect();
            for other in others {
                // In “People's Republic of China” there is no “Republic of China”.
                if all.iter().any(|place| place.holds(&other)) {
                    continue;
                }
                // “Papua New Guinea” says nothing of another Guinea beside it.
                let holds_one = all.iter().any(|place| place.overlaps(&other));
                found.retain(|place| match holds_one {
                    true => !place.overlaps(&other),
                    false => {
                        place.block != other.block || place.words_between(&other) > exception.within
                    }
                });
            }
        }
        found.retain(|place| self.is_in_scope(place, &scope));
        sorted(found)
    }

    /// Where it holds; only for what has places.
    pub(super) fn places(&self, plan: &Plan, scope: Scope) -> Vec<Place> {
        match plan {
            Plan::Any(parts) => sorted(
                parts
                    .iter()
                    .flat_map(|part| self.places(part, scope))
                    .collect(),
            ),
            Plan::Clause(_, part) => self.places(part, scope),
            Plan::Zone(..) | Plan::First(..) => {
                let (part, scope) = self.narrowed(plan, scope);
                self.places(part, scope)
            }
            Plan::Near(near, left, right) => {
                let (left, right) = (self.places(left, scope), self.places(right, scope));
                sorted(near::pairs(self, *near, &left, &right))
            }
            Plan::Unless(reach, kept, other) => {
                let mut found = self.places(kept, scope);
                let spoiling = near::Spoiling::new(self, *reach, other, scope);
                found.retain(|place| !spoiling.spoils(place));
                found
            }
            Plan::Term(term) => self.term_places(*term, scope),
            _ => Vec::new(),
        }
    }

    /// Joins two places in order to one.
    pub(super) fn join(&self, first: Place, second: Place) -> Place {
        let mut joined = self.joined.borrow_mut();
        joined.push([first, second]);
        Place {
            block: first.block,
            first: first.first,
            last: second.last,
            start: first.start,
            end: second.end,
            what: What::Joined(u32::try_from(joined.len() - 1).unwrap_or(u32::MAX)),
        }
    }

    /// The words that a place is made of.
    pub(super) fn parts(&self, place: Place, found: &mut Vec<Place>) {
        match place.what {
            What::Pattern(_) => found.push(place),
            What::Joined(index) => {
                let pair = self.joined.borrow()[index as usize];
                pair.into_iter().for_each(|part| self.parts(part, found));
            }
        }
    }

    /// Is it in title or text, where `ATLEAST` counts?
    pub(super) fn counts(&self, place: &Place) -> bool {
        let zone = self.article.block(place.block).zone;
        zone == Zone::Title || zone.is_text()
    }

    /// How many different words start a place of one of them, in title and text.
    pub(super) fn count(&self, parts: &[Plan], scope: Scope) -> usize {
        let mut starts: Vec<(u32, u32)> = parts
            .iter()
            .flat_map(|part| self.places(part, scope))
            .filter(|place| self.counts(place))
            .map(|place| (place.block, place.first))
            .collect();
        starts.sort_unstable();
        starts.dedup();
        starts.len()
    }

    /// The sum of the weights, in tenths.
    pub(super) fn score(&self, parts: &[Weighted], scope: Scope) -> i64 {
        parts
            .iter()
            .map(|part| part.weight.saturating_mul(self.times(part, scope)))
            .fold(0, i64::saturating_add)
    }

    /// How many times a weight counts.
    fn times(&self, part: &Weighted, scope: Scope) -> i64 {
        if !part.of.has_places() {
            return i64::from(self.holds(&part.of, scope));
        }
        let mut places: Vec<(bool, u32, u32, u32)> = self
            .places(&part.of, scope)
            .into_iter()
            .map(|place| {
                let is_title = self.article.block(place.block).zone == Zone::Title;
                (!is_title, place.block, place.first, place.last)
            })
            .collect();
        places.sort_unstable();
        places.dedup();
        let counted = places.iter().take(part.cap as usize);
        counted
            .map(|(is_text, ..)| if *is_text { 1 } else { 2 })
            .sum()
    }

    /// A number of the article.
    pub(super) fn measure(&self, measure: Measure) -> Option<i64> {
        match measure {
            Measure::Words => i64::try_from(self.article.length()).ok(),
            Measure::Date => {
                let published = self.article.subject.facts.published?;
                Some(published.as_second().div_euclid(24 * 60 * 60))
            }
        }
    }
}

fn lies(value: i64, bounds: &Bounds) -> bool {
    bounds.from.is_none_or(|from| value >= from) && bounds.to.is_none_or(|to| value <= to)
}

/// In the order of the article, each stretch once.
fn sorted(mut places: Vec<Place>) -> Vec<Place> {
    places.sort_unstable();
    places.dedup_by_key(|place| (place.block, place.first, place.last, place.start, place.end));
    places
}
