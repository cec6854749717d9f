//! What must occur for a plan to hold, so that most watches are never looked at.

use super::plan::Plan;
use super::terms::{TermId, Terms};

/// One of these terms occurs in every article for which the plan holds.
pub(super) struct Needed {
    pub(super) terms: Vec<TermId>,
    /// How often they are expected, as a guess from how they are written.
    cost: f64,
}

impl Plan {
    /// The rarest choice of terms that it can't hold without; none where it can hold without any.
    pub(super) fn needed(&self, terms: &Terms) -> Option<Needed> {
        let of_all = |parts: &[Self]| all_of(parts.iter().map(|part| part.needed(terms)));
        match self {
            Self::Any(parts) => of_all(parts),
            Self::All(parts) => cheapest(parts.iter().map(|part| part.needed(terms))),
            Self::Clause(_, part) | Self::Zone(_, part) | Self::First(_, part) => {
                part.needed(terms)
            }
            Self::Near(_, left, right) => cheapest([left.needed(terms), right.needed(terms)]),
            Self::Unless(_, kept, _) => kept.needed(terms),
            // Fewer than the least can't do; with so many parts none is worth singling out.
            Self::AtLeast(_, parts) => of_all(parts),
            Self::Score(least, parts) if *least > 0 => {
                let adding = parts.iter().filter(|part| part.weight > 0);
                all_of(adding.map(|part| part.of.needed(terms)))
            }
            Self::Term(term) => Some(Needed {
                terms: vec![*term],
                cost: terms.terms[term.0 as usize].cost,
            }),
            Self::Never => Some(Needed {
                terms: Vec::new(),
                cost: 0.0,
            }),
            Self::Not(_) | Self::Fact(_) | Self::Bounds(..) | Self::Score(..) => None,
        }
    }
}

fn all_of(parts: impl IntoIterator<Item = Option<Needed>>) -> Option<Needed> {
    let mut all = Needed {
        terms: Vec::new(),
        cost: 0.0,
    };
    for part in parts {
        let part = part?;
        all.terms.extend(part.terms);
        all.cost += part.cost;
    }
    Some(all)
}

fn cheapest(parts: impl IntoIterator<Item = Option<Needed>>) -> Option<Needed> {
    let needed = parts.into_iter().flatten();
    needed.min_by(|a, b| a.cost.total_cmp(&b.cost))
}
