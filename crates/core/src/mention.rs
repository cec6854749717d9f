//! First mention in N days: a watch that is told only when it had no match for so long.
//!
//! It is for names that hardly ever occur. Nothing is lost: what is not told is listed, and whatever
//! can't be known (the watch is new, Newshawk was asleep) is told and said.

use std::num::NonZeroU32;

use jiff::{SignedDuration, Timestamp};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// What is asked of a match.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// So long there must have been no match.
    pub days: NonZeroU32,
    /// The watch's match before this one, told or not.
    pub last: Option<Timestamp>,
    /// From when on all matches are known: when the watch was made or last changed, or the start of
    /// the archive it was run over.
    pub known_since: Timestamp,
    /// How much of the time since its last match Newshawk wasn't watching, or since `known_since`.
    pub asleep: SignedDuration,
    /// When this match came.
    pub at: Timestamp,
}

/// Whether a match is the first one in so many days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is; to be told.
    First(First),
    /// It is not; to be listed.
    Again {
        /// The match before.
        last: Timestamp,
        /// From when on the next one would be the first again, if none comes before.
        until: Timestamp,
    },
}

/// A first mention, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct First {
    /// What came before it.
    pub after: After,
    /// Whole days in which Newshawk wasn't watching: there may have been a match then.
    pub days_asleep: i64,
}

/// What came before a first mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// A match, so many whole days ago.
    Silence(i64),
    /// No match, for the so many whole days of which all matches are known.
    Nothing(i64),
}

/// Decides for one match.
pub fn judge(question: &Question) -> Verdict {
    let silence = DAY * i32::try_from(question.days.get()).unwrap_or(i32::MAX);
    let after = match question.last {
        Some(last) => {
            let until = last.saturating_add(silence).unwrap_or(Timestamp::MAX);
            if question.at < until {
                return Verdict::Again { last, until };
            }
            After::Silence(days(question.at.duration_since(last)))
        }
        None => After::Nothing(days(question.at.duration_since(question.known_since))),
    };
    Verdict::First(First {
        after,
        days_asleep: days(question.asleep),
    })
}

impl First {
    /// “First mention in 34 days. Newshawk wasn't watching for 9 days of that time.”
    pub fn sentence(&self) -> String {
        let first = match self.after {
            After::Silence(1) => "First mention in 1 day.".to_owned(),
            After::Silence(days) => format!("First mention in {days} days."),
            After::Nothing(0) => "First mention; less than a day before it is known.".to_owned(),
            After::Nothing(1) => {
                "First mention; none in the day before it that is known.".to_owned()
            }
            After::Nothing(days) => {
                format!("First mention; none in the {days} days before it that are known.")
            }
        };
        match self.days_asleep {
            0 => first,
            1 => format!("{first} Newshawk wasn't watching for 1 day of that time."),
            days => format!("{first} Newshawk wasn't watching for {days} days of that time."),
        }
    }
}

/// Whole days; none before the beginning, which a clock that was set back may ask for.
fn days(time: SignedDuration) -> i64 {
    time.as_hours().max(0) / 24
}
