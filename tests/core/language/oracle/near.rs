//! Proximity, over all pairs.

use std::collections::BTreeSet;

use newshawk_core::query::{Near, Reach};

use super::article::{Article, Place};

/// A part of a query as proximity sees it: “a group distributes”.
#[derive(Clone, Debug)]
pub(crate) enum Group {
    Any(Vec<Group>),
    All(Vec<Group>),
    /// Stands here.
    Places(Vec<Place>),
    /// “`NOT`, `SCORE`, `ATLEAST` and what is known of the article have no place in the text.”
    Nowhere,
}

impl Group {
    pub(crate) fn holds(&self) -> bool {
        match self {
            Self::Any(parts) => parts.iter().any(Self::holds),
            Self::All(parts) => parts.iter().all(Self::holds),
            Self::Places(places) => !places.is_empty(),
            Self::Nowhere => false,
        }
    }

    /// Its own places; none where a part of it only holds or not.
    pub(crate) fn places(&self) -> Option<Vec<Place>> {
        match self {
            Self::Any(parts) => {
                let all: Option<Vec<Vec<Place>>> = parts.iter().map(Self::places).collect();
                let different: BTreeSet<Place> = all?.into_iter().flatten().collect();
                Some(different.into_iter().collect())
            }
            Self::Places(places) => Some(places.clone()),
            Self::All(_) | Self::Nowhere => None,
        }
    }

    /// The places of all parts that have their own, whatever the others do.
    pub(crate) fn standing(&self) -> Vec<Place> {
        match self {
            Self::Any(parts) => parts.iter().flat_map(Self::standing).collect(),
            Self::Places(places) => places.clone(),
            Self::All(_) | Self::Nowhere => Vec::new(),
        }
    }

    /// The places of all parts of it, if it holds.
    pub(crate) fn proof(&self) -> Vec<Place> {
        match self {
            Self::All(_) if !self.holds() => Vec::new(),
            Self::Any(parts) | Self::All(parts) => parts.iter().flat_map(Self::proof).collect(),
            Self::Places(places) => places.clone(),
            Self::Nowhere => Vec::new(),
        }
    }
}

/// `a NEAR/n b` and its kin. “`a NEAR/3 (b OR c)` is `a NEAR/3 b OR a NEAR/3 c`, and `a NEAR/3 (b AND c)`
/// is `a NEAR/3 b AND a NEAR/3 c`; on the left side alike.” AND is spread before OR, and what has
/// places is taken as it is.
pub(crate) fn near(article: &Article, how: Near, left: &Group, right: &Group) -> Group {
    let spread_left = |parts: &[Group]| {
        parts
            .iter()
            .map(|it| near(article, how, it, right))
            .collect()
    };
    let spread_right = |parts: &[Group]| {
        parts
            .iter()
            .map(|it| near(article, how, left, it))
            .collect()
    };
    if let (Some(left), Some(right)) = (left.places(), right.places()) {
        return Group::Places(match how {
            Near::Either(reach) => either(article, reach, &left, &right),
            Near::Ordered(words) => ordered(words, &left, &right),
        });
    }
    match (left, right) {
        (Group::All(parts), _) => Group::All(spread_left(parts)),
        (_, Group::All(parts)) => Group::All(spread_right(parts)),
        (Group::Any(parts), _) if left.places().is_none() => Group::Any(spread_left(parts)),
        (_, Group::Any(parts)) if right.places().is_none() => Group::Any(spread_right(parts)),
        _ => Group::Nowhere,
    }
}

/// “The places of a and of b that take part.”
fn either(article: &Article, reach: Reach, left: &[Place], right: &[Place]) -> Vec<Place> {
    let mut found = BTreeSet::new();
    for a in left {
        for b in right {
            if !overlap(a, b) && is_within(article, reach, a, b) {
                found.extend([a.clone(), b.clone()]);
            }
        }
    }
    found.into_iter().collect()
}

/// “From each a to the nearest b behind it, and from the nearest a before it to each b.”
fn ordered(words: u32, left: &[Place], right: &[Place]) -> Vec<Place> {
    let is_behind = |a: &Place, b: &Place| a.block == b.block && a.last < b.first;
    let mut pairs = BTreeSet::new();
    for a in left {
        let behind = right.iter().filter(|b| is_behind(a, b));
        pairs.extend(behind.min_by_key(|b| (b.first, b.last)).map(|b| (a, b)));
    }
    for b in right {
        let before = left.iter().filter(|a| is_behind(a, b));
        pairs.extend(before.max_by_key(|a| (a.last, a.first)).map(|a| (a, b)));
    }
    pairs.retain(|(a, b)| b.first - a.last - 1 <= words as usize);
    let joined = |(a, b): (&Place, &Place)| Place {
        block: a.block,
        first: a.first,
        last: b.last,
        pieces: [a.pieces.clone(), b.pieces.clone()].concat(),
    };
    pairs.into_iter().map(joined).collect()
}

/// “At least one place of a has no b within n words.” “A group distributes.”
pub(crate) fn unless(article: &Article, reach: Reach, kept: &Group, other: &Group) -> Group {
    let spread = |parts: &[Group]| {
        parts
            .iter()
            .map(|it| unless(article, reach, it, other))
            .collect()
    };
    match kept {
        Group::Any(parts) => Group::Any(spread(parts)),
        Group::All(parts) => Group::All(spread(parts)),
        Group::Places(places) => {
            let left = places
                .iter()
                .filter(|place| !is_spoiled(article, reach, place, other));
            Group::Places(left.cloned().collect())
        }
        Group::Nowhere => Group::Nowhere,
    }
}

/// “`a UNLESS/3 (b AND c)` loses a place of a that has both near it.”
fn is_spoiled(article: &Article, reach: Reach, place: &Place, other: &Group) -> bool {
    match other {
        Group::Any(parts) => parts.iter().any(|it| is_spoiled(article, reach, place, it)),
        Group::All(parts) => parts.iter().all(|it| is_spoiled(article, reach, place, it)),
        Group::Places(places) => places
            .iter()
            .any(|it| is_within_reach(article, reach, place, it)),
        Group::Nowhere => false,
    }
}

/// “Except for `UNLESS`, where what overlaps is within reach.”
pub(crate) fn is_within_reach(article: &Article, reach: Reach, a: &Place, b: &Place) -> bool {
    overlap(a, b) || is_within(article, reach, a, b)
}

/// Is a place part of a longer one?
pub(crate) fn is_part(a: &Place, b: &Place) -> bool {
    overlap(a, b) && b.first <= a.first && a.last <= b.last && a.last - a.first < b.last - b.first
}

pub(crate) fn overlap(a: &Place, b: &Place) -> bool {
    a.block == b.block && a.first <= b.last && b.first <= a.last
}

/// “The words between the nearest edges of two places of one block.” “A place belongs to the sentence of
/// its first word.”
fn is_within(article: &Article, reach: Reach, a: &Place, b: &Place) -> bool {
    if a.block != b.block {
        return false;
    }
    let sentences = &article.blocks[a.block].sentences;
    match reach {
        Reach::Words(words) => {
            let (before, behind) = if a.first < b.first { (a, b) } else { (b, a) };
            behind.first - before.last - 1 <= words as usize
        }
        Reach::Sentence => sentences[a.first] == sentences[b.first],
        Reach::Paragraph => true,
    }
}
