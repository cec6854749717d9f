//! Which places are near each other.

use super::evaluate::{Evaluation, Scope};
use super::pages::Place;
use super::plan::Plan;
use crate::query::{Near, Reach};

/// The places of two that take part in being near each other.
pub(super) fn pairs(
    evaluation: &Evaluation<'_>,
    near: Near,
    left: &[Place],
    right: &[Place],
) -> Vec<Place> {
    match near {
        Near::Either(reach) => {
            let takes_part = |place: &&Place, others: &Others<'_>| {
                others
                    .around(evaluation, place, reach)
                    .any(|other| is_near(evaluation, place, other, reach))
            };
            let (lefts, rights) = (Others::new(left), Others::new(right));
            let from_left = left.iter().filter(|place| takes_part(place, &rights));
            let from_right = right.iter().filter(|place| takes_part(place, &lefts));
            from_left.chain(from_right).copied().collect()
        }
        Near::Ordered(words) => in_order(evaluation, words, left, right),
    }
}

/// From each place of the left to the nearest of the right behind it, and from each of the right to the nearest before it.
fn in_order(
    evaluation: &Evaluation<'_>,
    words: u32,
    left: &[Place],
    right: &[Place],
) -> Vec<Place> {
    let reach = Reach::Words(words);
    let (lefts, rights) = (Others::new(left), Others::new(right));
    let mut found = Vec::new();
    for first in left {
        let behind = rights
            .around(evaluation, first, reach)
            .filter(|second| first.last < second.first)
            .min_by_key(|second| (second.first, second.last));
        found.extend(behind.map(|second| (*first, *second)));
    }
    for second in right {
        let before = lefts
            .around(evaluation, second, reach)
            .filter(|first| first.last < second.first)
            .max_by_key(|first| (first.last, first.first));
        found.extend(before.map(|first| (*first, *second)));
    }
    found.retain(|(first, second)| first.words_between(second) <= words);
    found.sort_unstable();
    found.dedup();
    found
        .into_iter()
        .map(|(first, second)| evaluation.join(first, second))
        .collect()
}

/// Sorted places, to look for those around another.
struct Others<'a> {
    places: &'a [Place],
    /// The most words one of them has.
    longest: u32,
}

impl<'a> Others<'a> {
    fn new(places: &'a [Place]) -> Self {
        let longest = places.iter().map(|place| place.last - place.first).max();
        Self {
            places,
            longest: longest.unwrap_or(0),
        }
    }

    /// Those of its block that may be within reach.
    fn around(
        &self,
        evaluation: &Evaluation<'_>,
        place: &Place,
        reach: Reach,
    ) -> impl Iterator<Item = &'a Place> + use<'a> {
        let (from, to) = match reach {
            Reach::Words(words) => (
                place
                    .first
                    .saturating_sub(words.saturating_add(self.longest).saturating_add(1)),
                place.last.saturating_add(words).saturating_add(1),
            ),
            Reach::Sentence => {
                let words = evaluation
                    .article
                    .sentence_words(place.block, evaluation.article.first_word(place));
                // What overlaps this place may start in the sentence before.
                (
                    words.start.min(place.first).saturating_sub(self.longest),
                    words.end.max(place.last),
                )
            }
            Reach::Paragraph => (0, u32::MAX),
        };
        let block = place.block;
        let start = self
            .places
            .partition_point(|other| (other.block, other.first) < (block, from));
        self.places[start..]
            .iter()
            .take_while(move |other| other.block == block && other.first <= to)
    }
}

fn is_near(evaluation: &Evaluation<'_>, a: &Place, b: &Place, reach: Reach) -> bool {
    a.block == b.block && !a.overlaps(b) && is_within(evaluation, a, b, reach)
}

fn is_within(evaluation: &Evaluation<'_>, a: &Place, b: &Place, reach: Reach) -> bool {
    match reach {
        Reach::Words(words) => a.words_between(b) <= words,
        Reach::Paragraph => true,
        Reach::Sentence => {
            let article = evaluation.article;
            let sentence =
                |place: &Place| article.sentence_at(place.block, article.first_word(place));
            sentence(a) == sentence(b)
        }
    }
}

/// What must not be near: the right side of UNLESS.
pub(super) struct Spoiling<'e> {
    evaluation: &'e Evaluation<'e>,
    reach: Reach,
    what: Group,
}

enum Group {
    Any(Vec<Group>),
    All(Vec<Group>),
    Places(Vec<Place>),
}

impl<'e> Spoiling<'e> {
    pub(super) fn new(
        evaluation: &'e Evaluation<'e>,
        reach: Reach,
        plan: &Plan,
        scope: Scope,
    ) -> Self {
        Self {
            evaluation,
            reach,
            what: group(evaluation, plan, scope),
        }
    }

    pub(super) fn spoils(&self, place: &Place) -> bool {
        self.is_spoiled(place, &self.what)
    }

    fn is_spoiled(&self, place: &Place, group: &Group) -> bool {
        match group {
            Group::Any(parts) => parts.iter().any(|part| self.is_spoiled(place, part)),
            Group::All(parts) => parts.iter().all(|part| self.is_spoiled(place, part)),
            Group::Places(places) => Others::new(places)
                .around(self.evaluation, place, self.reach)
                .any(|other| {
                    place.overlaps(other) || is_within(self.evaluation, place, other, self.reach)
                }),
        }
    }
}

fn group(evaluation: &Evaluation<'_>, plan: &Plan, scope: Scope) -> Group {
    let all = |parts: &[Plan]| {
        parts
            .iter()
            .map(|part| group(evaluation, part, scope))
            .collect()
    };
    match plan {
        Plan::Any(parts) if !plan.has_places() => Group::Any(all(parts)),
        Plan::All(parts) => Group::All(all(parts)),
        Plan::Zone(..) | Plan::First(..) => {
            let (part, scope) = evaluation.narrowed(plan, scope);
            group(evaluation, part, scope)
        }
        _ => Group::Places(evaluation.places(plan, scope)),
    }
}

/// The two places of one block, one of each, that are closest to each other.
pub(super) fn closest(left: &[Place], right: &[Place]) -> Option<(Place, Place)> {
    let lefts = left.iter().flat_map(|a| {
        let at = right.partition_point(|b| b < a);
        let around = [at.checked_sub(1), Some(at)];
        around
            .into_iter()
            .flatten()
            .filter_map(move |index| Some((*a, *right.get(index)?)))
    });
    let apart = lefts.filter(|(a, b)| a.block == b.block && !a.overlaps(b));
    apart.min_by_key(|(a, b)| a.words_between(b))
}
