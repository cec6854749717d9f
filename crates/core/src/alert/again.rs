//! When a story that was told is told again (spec/alerts.md 6).

use jiff::{SignedDuration, Timestamp};

use super::{Reason, Telling};

/// So many independent origins more are news of a story by themselves.
pub const MORE_ORIGINS: u32 = 5;

/// A story that is developing is told again after this long at the earliest …
pub const FLOOR_DEVELOPING: SignedDuration = SignedDuration::from_hours(2);
/// … and one that has gone on for a while after this long.
pub const FLOOR_SUSTAINED: SignedDuration = SignedDuration::from_hours(12);

/// A story is developing for so long; then it is one that goes on.
const DEVELOPING_FOR: SignedDuration = SignedDuration::from_hours(24);

/// What is new in a story besides one more outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A key fact that was not known, as a sentence.
    Fact(String),
    /// A correction or a withdrawal.
    Correction,
}

/// The words by which publishers mark a correction or a withdrawal, at the start of a headline.
const CORRECTIONS: [&str; 18] = [
    "correction",
    "corrected",
    "correcting",
    "retraction",
    "retracted",
    "clarification",
    "update correction",
    "rectificatif",
    "correctif",
    "korrektur",
    "richtigstellung",
    "berichtigung",
    "corrección",
    "rectificación",
    "correção",
    "rettifica",
    "исправление",
    "виправлення",
];

/// Does a headline say of itself that it corrects or withdraws something?
pub fn is_correction(title: &str) -> bool {
    let title = title
        .trim_start_matches(['*', '[', '(', '-', '–', ' '])
        .to_lowercase();
    CORRECTIONS.iter().any(|word| {
        let rest = title.strip_prefix(word);
        rest.is_some_and(|rest| {
            rest.trim_start()
                .starts_with([':', ']', ')', '-', '–', '—', '*'])
        })
    })
}

/// Why a story is worth telling again, if it is.
pub(super) fn reason(told: Telling, origins: u32, change: Option<&Change>) -> Option<Reason> {
    match change {
        Some(Change::Correction) => return Some(Reason::Correction),
        Some(Change::Fact(fact)) => return Some(Reason::Fact(fact.clone())),
        None => {}
    }
    let more = origins.saturating_sub(told.origins);
    (more >= MORE_ORIGINS).then_some(Reason::Origins(more))
}

/// Of two reasons the one that says more.
pub(super) fn stronger(one: Reason, other: Reason) -> Reason {
    let weight = |reason: &Reason| match reason {
        Reason::NewStory => 0,
        Reason::Prominent => 1,
        Reason::Origins(_) => 2,
        Reason::FirstMention(_) => 3,
        Reason::Fact(_) => 4,
        Reason::Missing(_) | Reason::Spike(_) => 5,
        Reason::Correction => 6,
    };
    // The newer of two equals.
    if weight(&other) >= weight(&one) {
        other
    } else {
        one
    }
}

/// When a story that began then and was told then is told again at the earliest, where there is
/// more to tell by now.
pub fn earliest_again(began: Timestamp, told: Timestamp, now: Timestamp) -> Timestamp {
    let is_developing = now.duration_since(began) < DEVELOPING_FOR;
    let floor = if is_developing {
        FLOOR_DEVELOPING
    } else {
        FLOOR_SUSTAINED
    };
    now.max(told.saturating_add(floor).unwrap_or(Timestamp::MAX))
}
