//! The end of the article inside its container: what comes after it on most pages is other articles.

use jiff::{SignedDuration, Timestamp};

use super::cut::is_running;
use super::{dates, labels};
use crate::html::scan::{Kind, Piece};

/// The first block behind the article; none if it goes to the end.
pub(super) fn start(
    pieces: &[Piece],
    kept: &[bool],
    published: Option<Timestamp>,
) -> Option<usize> {
    let text = |range: &[Piece]| -> usize {
        range
            .iter()
            .filter(|it| is_running(it))
            .map(|it| it.text.len())
            .sum()
    };
    let all = text(pieces);
    let mut before = 0;
    let mut running = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let behind = all - before;
        // An end in the first third would cost too much if it were none.
        let may_end = running >= 1 && behind * 2 < all;
        if may_end && ends_here(pieces, at) {
            return Some(at);
        }
        let is_text = kept[at] && is_running(piece);
        if is_text {
            before += piece.text.len();
            running += 1;
        }
    }
    foreign(pieces, published)
}

/// Does a line say that the article is over?
fn ends_here(pieces: &[Piece], at: usize) -> bool {
    let piece = &pieces[at];
    if piece.kind == Kind::Caption {
        return false;
    }
    let is_box = piece.kind != Kind::Paragraph && labels::opens_box(&piece.text);
    // A signpost inside the text is followed by text again.
    let goes_on = pieces[at + 1..]
        .iter()
        .take(4)
        .filter(|it| is_running(it) && it.kind == Kind::Paragraph)
        .count()
        >= 3;
    is_box && !goes_on || dates::in_line(&piece.text).is_some()
}

/// Where a list of teasers with other articles' dates begins.
fn foreign(pieces: &[Piece], published: Option<Timestamp>) -> Option<usize> {
    const APART: SignedDuration = SignedDuration::from_hours(48);
    let first_text = pieces.iter().position(is_running)?;
    let is_other =
        |found: Timestamp| published.is_none_or(|it| found.duration_since(it).abs() > APART);
    let mut dated = pieces
        .iter()
        .enumerate()
        .skip(first_text + 1)
        .filter_map(|(at, it)| {
            let date = dates::of_line(&it.text)?;
            let around = &pieces[at.saturating_sub(2)..pieces.len().min(at + 3)];
            let is_teaser = around.iter().any(is_headline);
            (is_other(date) && is_teaser).then_some((at, date))
        });
    let (first, date) = dated.next()?;
    // One foreign date may be that of a law or of a photograph.
    let has_more =
        dated.any(|(_, it)| published.is_some() || it.duration_since(date).abs() > APART);
    if !has_more {
        return None;
    }
    if goes_on(&pieces[first..]) {
        return None;
    }
    let mut start = first;
    while start > first_text + 1
        && (is_headline(&pieces[start - 1]) || !is_running(&pieces[start - 1]))
    {
        start -= 1;
    }
    Some(start)
}

/// Does the article go on behind a teaser? Teasers have a headline or a date after every paragraph or two.
fn goes_on(behind: &[Piece]) -> bool {
    const MOST: usize = 2;
    let mut run = 0;
    behind.iter().any(|it| {
        let is_break = is_headline(it) || dates::of_line(&it.text).is_some();
        run = if is_break {
            0
        } else {
            run + usize::from(is_running(it))
        };
        run > MOST
    })
}

fn is_headline(piece: &Piece) -> bool {
    piece.kind == Kind::Heading || piece.linked * 10 >= piece.text.len() * 9
}
