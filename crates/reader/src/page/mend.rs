//! What belongs to the article and stands outside its container: the standfirst, and the
//! paragraphs behind an embedded player or an advertisement that broke the container in two.

use std::collections::{HashMap, HashSet};

use super::cut::is_running;
use super::labels;
use crate::html::role::Role;
use crate::html::scan::{Kind, Piece};

/// The article's blocks with those that were missed. `end` is the first block behind the article.
pub(super) fn mend(
    own: Vec<Piece>,
    dropped: &HashSet<String>,
    end: Option<&Piece>,
    visible: &[Piece],
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
    // The whole article may stand in something that is called a box: a paywall, on many pages.
    let around = role_of_most(&places, visible);
    let is_new = |it: &Piece| {
        let is_named = it.role != Role::None && it.role != around;
        !taken.contains(it.text.as_str()) && !dropped.contains(&it.text) && !is_named
    };
    let familiar = familiar(&own, &places, visible);
    /// So far above its first known block the text may begin.
    const ABOVE: usize = 24;
    /// One paragraph above the text may be anything, such as the claim that it examines.
    const BEGINNING: usize = 2;
    let mut seen = HashSet::new();
    let mut missed: Vec<(usize, Piece)> = Vec::new();
    let is_missed = |at: &usize| {
        let piece = &visible[*at];
        let is_paragraph = is_running(piece) && matches!(piece.kind, Kind::Paragraph | Kind::Loose);
        is_paragraph && is_new(piece) && familiar.contains(&piece.place)
    };
    let mut above: Vec<usize> = (first.saturating_sub(ABOVE)..first)
        .filter(is_missed)
        .collect();
    if above.len() < BEGINNING {
        above.clear();
    }
    for at in above.into_iter().chain((first..limit).filter(is_missed)) {
        if seen.insert(&visible[at].text) {
            missed.push((at, visible[at].clone()));
        }
    }
    let mut held: HashSet<usize> = places.iter().flatten().copied().collect();
    held.extend(missed.iter().map(|(at, _)| *at));
    for at in headings(visible, &held).filter(|at| is_new(&visible[*at])) {
        missed.push((at, visible[at].clone()));
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
    all.into_iter().map(|(_, piece)| piece).collect()
}

/// Headings with the article's text right above and right below; readability drops some for their class.
fn headings<'a>(
    visible: &'a [Piece],
    held: &'a HashSet<usize>,
) -> impl Iterator<Item = usize> + 'a {
    let is_text = |at: Option<usize>| at.is_some_and(|at| held.contains(&at));
    let is_other = |it: &Piece| it.kind != Kind::Caption;
    visible
        .iter()
        .enumerate()
        .filter(|(_, it)| it.kind == Kind::Heading && it.linked == 0 && has_words(&it.text))
        .filter(move |(at, it)| {
            let above = visible[..*at].iter().rposition(is_other);
            let below = visible[at + 1..].iter().position(is_other);
            is_text(above) && is_text(below.map(|it| it + at + 1)) && !labels::opens_box(&it.text)
        })
        .map(|(at, _)| at)
}

/// More than a single word, which may be the label of anything.
fn has_words(text: &str) -> bool {
    const UNPARTED: char = '\u{3040}';
    text.contains(' ') || text.chars().any(|c| c >= UNPARTED)
}

/// What the elements around most of the article are called.
fn role_of_most(places: &[Option<usize>], visible: &[Piece]) -> Role {
    let all: Vec<Role> = places
        .iter()
        .flatten()
        .map(|at| visible[*at].role)
        .collect();
    let is_most = |role: &Role| all.iter().filter(|it| *it == role).count() * 2 > all.len();
    [Role::Aside, Role::About]
        .into_iter()
        .find(is_most)
        .unwrap_or(Role::None)
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
            .filter(|it| matches!(it.kind, Kind::Paragraph | Kind::Loose))
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
pub(super) fn standfirst(
    own: &[Piece],
    visible: &[Piece],
    description: Option<&str>,
) -> Option<Piece> {
    const SAME: usize = 40;
    let start = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .take(SAME)
            .collect()
    };
    let wanted = start(description?);
    let first = positions(own, visible).into_iter().flatten().next()?;
    if wanted.chars().count() < SAME / 2 {
        return None;
    }
    let is_it = |it: &&Piece| {
        it.role != Role::Aside && it.linked * 2 < it.text.len() && start(&it.text) == wanted
    };
    let found = visible[..first].iter().rev().find(is_it)?;
    let is_own = own.iter().any(|it| it.text == found.text);
    (!is_own).then(|| found.clone())
}
