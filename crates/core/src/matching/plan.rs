//! A query's tree made ready to be evaluated: proximity is left only between things that have a place.

use super::fact::Fact;
use super::terms::TermId;
use crate::query::{Bounds, Field, Measure, Near, Reach};

/// A query's tree, ready to be evaluated.
pub(super) enum Plan {
    Any(Vec<Plan>),
    All(Vec<Plan>),
    Not(Box<Plan>),
    /// A part that evidence names: the index of its text.
    Clause(u32, Box<Plan>),
    Near(Near, Box<Plan>, Box<Plan>),
    Unless(Reach, Box<Plan>, Box<Plan>),
    Zone(Field, Box<Plan>),
    Fact(Fact),
    Bounds(Measure, Bounds),
    AtLeast(u32, Vec<Plan>),
    First(u32, Box<Plan>),
    Score(i64, Vec<Weighted>),
    Term(TermId),
    /// A saved query that is gone, or refers to itself.
    Never,
}

/// A part of a score.
pub(super) struct Weighted {
    pub(super) weight: i64,
    pub(super) cap: u32,
    pub(super) of: Plan,
}

/// Proximity between groups is spread over their members, until all that is near has a place.
pub(super) fn near_each_other(near: Near, left: Plan, right: Plan) -> Plan {
    match (left.opened(), right.opened()) {
        (Plan::All(parts), right) => spread(parts, Plan::All, |part| {
            near_each_other(near, part, right.copy())
        }),
        (left, Plan::All(parts)) => spread(parts, Plan::All, |part| {
            near_each_other(near, left.copy(), part)
        }),
        (Plan::Any(parts), right) if !parts.iter().all(Plan::has_places) => {
            spread(parts, Plan::Any, |part| {
                near_each_other(near, part, right.copy())
            })
        }
        (left, Plan::Any(parts)) if !parts.iter().all(Plan::has_places) => {
            spread(parts, Plan::Any, |part| {
                near_each_other(near, left.copy(), part)
            })
        }
        (left, right) if left.has_places() && right.has_places() => {
            Plan::Near(near, Box::new(left), Box::new(right))
        }
        _ => Plan::Never,
    }
}

/// The same for what must not stand near.
pub(super) fn unless(reach: Reach, kept: Plan, other: Plan) -> Plan {
    match kept.opened() {
        Plan::All(parts) => spread(parts, Plan::All, |part| unless(reach, part, other.copy())),
        Plan::Any(parts) if !parts.iter().all(Plan::has_places) => {
            spread(parts, Plan::Any, |part| unless(reach, part, other.copy()))
        }
        kept if kept.has_places() => Plan::Unless(reach, Box::new(kept), Box::new(other)),
        _ => Plan::Never,
    }
}

fn spread(parts: Vec<Plan>, into: fn(Vec<Plan>) -> Plan, one: impl FnMut(Plan) -> Plan) -> Plan {
    into(parts.into_iter().map(one).collect())
}

impl Plan {
    /// `title:(a AND b)` as `title:a AND title:b`, so that what it is near can be spread over both.
    fn opened(self) -> Self {
        let has_places = self.has_places();
        match self {
            Self::Zone(field, inner) if !has_places => inner.each(|part| Self::Zone(field, part)),
            Self::First(words, inner) if !has_places => inner.each(|part| Self::First(words, part)),
            other => other,
        }
    }

    /// Each of its parts in a field; only groups have any.
    fn each(self, within: impl Fn(Box<Self>) -> Self + Copy) -> Self {
        let one = |part| within(Box::new(part)).opened();
        match self.opened() {
            Self::All(parts) => spread(parts, Self::All, one),
            Self::Any(parts) => spread(parts, Self::Any, one),
            _ => Self::Never,
        }
    }

    /// Does it stand somewhere, besides holding or not?
    pub(super) fn has_places(&self) -> bool {
        match self {
            Self::Term(_) | Self::Near(..) | Self::Unless(..) => true,
            Self::Any(parts) => parts.iter().all(Self::has_places),
            Self::Clause(_, inner) | Self::Zone(_, inner) | Self::First(_, inner) => {
                inner.has_places()
            }
            _ => false,
        }
    }

    fn copy(&self) -> Self {
        let all = |parts: &[Self]| parts.iter().map(Self::copy).collect();
        let one = |part: &Self| Box::new(part.copy());
        match self {
            Self::Any(parts) => Self::Any(all(parts)),
            Self::All(parts) => Self::All(all(parts)),
            Self::Not(part) => Self::Not(one(part)),
            Self::Clause(name, part) => Self::Clause(*name, one(part)),
            Self::Near(near, left, right) => Self::Near(*near, one(left), one(right)),
            Self::Unless(reach, kept, other) => Self::Unless(*reach, one(kept), one(other)),
            Self::Zone(field, part) => Self::Zone(*field, one(part)),
            Self::First(words, part) => Self::First(*words, one(part)),
            Self::Term(term) => Self::Term(*term),
            // None of these can be near anything, so none is ever spread.
            _ => Self::Never,
        }
    }

    /// Visits every term.
    pub(super) fn each_term(&self, visit: &mut impl FnMut(TermId)) {
        match self {
            Self::Any(parts) | Self::All(parts) | Self::AtLeast(_, parts) => {
                parts.iter().for_each(|part| part.each_term(visit));
            }
            Self::Not(part)
            | Self::Clause(_, part)
            | Self::Zone(_, part)
            | Self::First(_, part) => {
                part.each_term(visit);
            }
            Self::Near(_, left, right) | Self::Unless(_, left, right) => {
                left.each_term(visit);
                right.each_term(visit);
            }
            Self::Score(_, parts) => parts.iter().for_each(|part| part.of.each_term(visit)),
            Self::Term(term) => visit(*term),
            Self::Fact(_) | Self::Bounds(..) | Self::Never => {}
        }
    }
}
