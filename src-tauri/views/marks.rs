//! Text cut into runs, so that the interface never counts bytes.

use std::ops::Range;

use newshawk_core::ids::WatchId;
use newshawk_core::matching::Match;

use super::Run;

/// A mark: where, and which watch made it.
pub(crate) type Mark = (Range<usize>, WatchId);

/// The marks in one block.
pub(crate) fn in_block(matches: &[Match], block: u32) -> Vec<Mark> {
    let marks = matches.iter().flat_map(|found| {
        found
            .evidence
            .iter()
            .map(|evidence| (found.watch, evidence))
    });
    marks
        .filter(|(_, evidence)| evidence.block == block)
        .map(|(watch, evidence)| (evidence.range(), watch))
        .collect()
}

/// Cuts a part of a text wherever a mark begins or ends.
pub(crate) fn runs(text: &str, marks: &[Mark], part: Range<usize>) -> Vec<Run> {
    // A stored mark may belong to an earlier revision: what doesn't fit is left out.
    let fits = |range: &Range<usize>| {
        range.start < range.end
            && text.is_char_boundary(range.start)
            && text.is_char_boundary(range.end)
    };
    let inside: Vec<Mark> = marks
        .iter()
        .filter(|(range, _)| fits(range) && range.start < part.end && range.end > part.start)
        .map(|(range, watch)| (range.start.max(part.start)..range.end.min(part.end), *watch))
        .collect();
    let mut cuts: Vec<usize> = inside
        .iter()
        .flat_map(|(range, _)| [range.start, range.end])
        .chain([part.start, part.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |pair: &[usize]| {
        let mut watches: Vec<u32> = inside
            .iter()
            .filter(|(range, _)| range.start <= pair[0] && range.end >= pair[1])
            .map(|(_, watch)| watch.0)
            .collect();
        watches.sort_unstable();
        watches.dedup();
        Run {
            text: text[pair[0]..pair[1]].to_owned(),
            watches,
        }
    };
    cuts.windows(2).map(piece).collect()
}
