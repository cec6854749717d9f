//! Is it worth a notification at all? (spec/alerts.md 2, 4 and 5)

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use super::Quiet;
use super::desk::Found;
use crate::article::Zone;
use crate::matching::Evidence;
use crate::watch::Level;

/// Older than this at first sight is not news (spec/alerts.md 5).
pub const FRESH_FOR: SignedDuration = SignedDuration::from_hours(24);

/// So many places of one part of a query in the text are no longer in passing (spec/alerts.md 4).
const NOT_IN_PASSING: usize = 2;

/// How much of an article a match is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Prominence {
    /// The words stand once in the text, or in a caption, a byline, a tag.
    Passing,
    /// They stand in the headline or the first paragraph, or more than once in the text.
    Prominent,
}

/// How prominent a match is, by its proof. A match of facts alone, such as a language, has no
/// place in the text and is about all of it.
pub fn prominence(evidence: &[Evidence]) -> Prominence {
    let mut in_text: HashMap<&str, usize> = HashMap::new();
    for found in evidence {
        if matches!(found.zone, Zone::Title | Zone::Lead) {
            return Prominence::Prominent;
        }
        if matches!(found.zone, Zone::Body | Zone::Quote) {
            *in_text.entry(found.clause.as_str()).or_default() += 1;
        }
    }
    let is_repeated = in_text.values().any(|count| *count >= NOT_IN_PASSING);
    if is_repeated || evidence.is_empty() {
        Prominence::Prominent
    } else {
        Prominence::Passing
    }
}

/// Why it stays silent, with the level it has then; none where it may speak.
pub(super) fn silence(found: &Found, level: Level) -> Option<(Level, Quiet)> {
    if found.backfill {
        return Some((level, Quiet::FirstLook));
    }
    if is_old(found.published, found.first_seen) {
        return Some((level, Quiet::Old));
    }
    match level {
        Level::Digest => return Some((level, Quiet::Digest)),
        Level::Badge => return Some((level, Quiet::Badge)),
        Level::Notify | Level::Interrupt => {}
    }
    let is_passing = found.prominence == Prominence::Passing;
    is_passing.then_some((Level::Badge, Quiet::Passing))
}

/// Was it published more than a day before it was first seen? An unknown or future date is not
/// old: dropping it would be a silent miss.
fn is_old(published: Option<Timestamp>, first_seen: Timestamp) -> bool {
    published.is_some_and(|published| first_seen.duration_since(published) > FRESH_FOR)
}
