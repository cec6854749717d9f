//! What became of an alert, and what may still become of it, in sentences.

use jiff::Timestamp;
use newshawk_core::alert::{Alert, Fate, MORE_ORIGINS, Quiet};
use newshawk_core::ids::ArticleId;
use newshawk_engine::why::OfWatch;

use crate::times::day_and_clock;

/// What became of the alert of a story that this article tells: it may be about another one.
pub(super) fn now(alert: &Alert, asked: ArticleId, now: Timestamp) -> String {
    let it = match alert.article == asked {
        true => "It",
        false => "That one",
    };
    let reason = alert.reason.words();
    match &alert.fate {
        Fate::Waiting { until } if *until > now => format!(
            "{it} is told at {}: until then its story waits for what belongs to it. Reason: {reason}.",
            day_and_clock(*until)
        ),
        Fate::Waiting { .. } => {
            format!("{it} is told as soon as Newshawk runs: the window, or the command watch.")
        }
        Fate::Held { until, why } => {
            format!("{it} is {}, to {}.", why.words(), day_and_clock(*until))
        }
        Fate::Showing { at } => format!(
            "{it} was handed to the desktop at {}; whether that showed it is not known.",
            day_and_clock(*at)
        ),
        Fate::Shown { at } => {
            let at = alert.told.map_or(*at, |told| told.at);
            format!("{it} was told at {}: {reason}.", day_and_clock(at))
        }
        Fate::Summed { at } => format!(
            "{it} was told at {}, with others in one notification.",
            day_and_clock(*at)
        ),
        Fate::NotShown { at, why } => {
            format!("{it} could not be shown at {}: {why}.", day_and_clock(*at))
        }
        Fate::Quiet(why) => format!("{it} is {}.", why.words()),
    }
}

/// When it would be told, or told again.
pub(super) fn later(of: &OfWatch) -> Option<String> {
    if of.alert.is_waiting() {
        return None;
    }
    if let Fate::Quiet(why) = of.alert.fate {
        let when = match why {
            Quiet::FirstLook | Quiet::Old => {
                "It is told as soon as a newer article of the story fulfils the watch."
            }
            Quiet::Passing => {
                "It is told as soon as the words stand in a headline, in a first paragraph or twice in a text of the story."
            }
            Quiet::Badge | Quiet::Digest => {
                "It is never told by itself as long as the watch is set so."
            }
            Quiet::Off => "Nothing is told as long as notifications are switched off.",
            _ => return None,
        };
        return Some(when.to_owned());
    }
    let again = of.again?;
    Some(format!(
        "It is told again at {} at the earliest, and only if {MORE_ORIGINS} more independent outlets have it, or for a new key fact or a correction.",
        day_and_clock(again)
    ))
}
