//! What belongs to the article and stands outside its container: the standfirst, and the
//! paragraphs behind an embedded player or an advertisement that broke the container in two.

use std::collections::{HashMap, HashSet};

use super::cut::is_running;
use crate::html::role::Role;
use crate::html::scan::{Kind, Piece};

/// The article's blocks with those that were missed. `end` is the first block behind the article.
pub(super) fn mend(
    own: Vec<Piece>,
    dropped: &HashSet<String>,
    end: Option<&Piece>,
    visible: &[Piece],
    description: Option<&str>,
) -> Vec<Piece> {
    let places = positions(&own, visible);
    let Some(first) = places.iter().flatten().copied().next() else {
        return own;
    };
    let last = places.iter().flatten().copied().last().unwrap_or(first);
    let limit = end
        .and_then(|end| visible[last..].iter().position(|it| it.text == end.text))
        .map_or(visible.len(), |at| at + last);
    let taken: HashSet<&str> = own.iter().map(|it| it.text.as_str()).collect();
    let is_new = |it: &Piece| {
        !taken.contains(it.text.as_str()) && !dropped.contains(&it.text) && it.role == Role::None
    };
    let familiar = familiar(&own, &places, visible);
    let mut missed: Vec<(usize, Piece)> = Vec::new();
    if let Some(at) = description
        .and_then(|it| standfirst(&visible[..first], it))
        .filter(|at| !taken.contains(visible[*at].text.as_str()))
    {
        missed.push((
            at,
            Piece {
                kind: Kind::Paragraph,
                ..visible[at].clone()
            },
        ));
    }
    for (at, piece) in visible.iter().enumerate().take(limit).skip(first) {
        let is_paragraph = is_running(piece) && piece.kind == Kind::Paragraph;
        if is_paragraph && is_new(piece) && familiar.contains(&piece.place) {
            missed.push((at, piece.clone()));
        }
    }
    if missed.is_empty() {
        return own;
    }
    let mut place = 0;
    let mut all: Vec<(usize, Piece)> = Vec::with_capacity(own.len() + missed.len());
    for (piece, at) in own.into_iter().zip(places) {
        place = at.unwrap_or(place);
        all.push((place, piece));
    }
    all.extend(missed);
    all.sort_by_key(|(at, _)| *at);
    let mut seen = HashSet::new();
    all.into_iter()
        .map(|(_, piece)| piece)
        .filter(|it| it.kind == Kind::Heading || seen.insert(it.text.clone()))
        .collect()
}

/// Where each block stands on the page, in order.
fn positions(own: &[Piece], visible: &[Piece]) -> Vec<Option<usize>> {
    let mut of_text: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, piece) in visible.iter().enumerate() {
        of_text.entry(&piece.text).or_default().push(at);
    }
    let mut next = 0;
    let mut place = |piece: &Piece| {
        // A short line stands in many places, and would lead astray.
        if !is_running(piece) {
            return None;
        }
        let all = of_text.get(piece.text.as_str())?;
        let at = *all.get(all.partition_point(|at| *at < next))?;
        next = at + 1;
        Some(at)
    };
    own.iter().map(&mut place).collect()
}

/// The kinds of places that the article's paragraphs stand in.
fn familiar(own: &[Piece], places: &[Option<usize>], visible: &[Piece]) -> HashSet<u64> {
    // Of a short text one paragraph must do, or nothing could ever be added to it.
    let least = if places.iter().flatten().count() <= 3 {
        1
    } else {
        2
    };
    let mut count: HashMap<u64, usize> = HashMap::new();
    for (_, at) in own.iter().zip(places) {
        if let Some(piece) = at
            .map(|at| &visible[at])
            .filter(|it| it.kind == Kind::Paragraph)
        {
            *count.entry(piece.place).or_default() += 1;
        }
    }
    count
        .into_iter()
        .filter(|(place, count)| *place != 0 && *count >= least)
        .map(|(place, _)| place)
        .collect()
}

/// The text above the article that the page also gives as its description.
fn standfirst(above: &[Piece], description: &str) -> Option<usize> {
    const SAME: usize = 40;
    let start = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .take(SAME)
            .collect()
    };
    let wanted = start(description);
    if wanted.chars().count() < SAME / 2 {
        return None;
    }
    above.iter().rposition(|it| {
        it.role != Role::Aside && it.linked * 2 < it.text.len() && start(&it.text) == wanted
    })
}
