//! The stories of a watch, hour by hour, as the store has them.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use newshawk_core::ids::WatchId;
use newshawk_core::spike::{self, DAYS, History, Question, Tally, UtcHour, Verdict};
use newshawk_core::watch::Watch;

use crate::handle::Handle;
use crate::store::Store;

/// What came before this says nothing of what is usual. One day more than is compared: where clocks
/// are changed, days have 25 hours.
pub(crate) const COUNTED: SignedDuration = SignedDuration::from_hours(24 * (DAYS as i64 + 2));

impl Handle {
    /// Why spikes of a watch can't be told yet, as a sentence; none where they can, or where they
    /// are off. It reads the store: call it where waiting for the disk is allowed.
    pub fn spikes_missing(&self, watch: &Watch) -> Option<String> {
        let zone = TimeZone::system();
        spikes_missing(self.store(), watch, &zone, self.now())
    }
}

/// Why spikes of a watch can't be told yet.
pub fn spikes_missing(
    store: &Store,
    watch: &Watch,
    zone: &TimeZone,
    now: Timestamp,
) -> Option<String> {
    let sensitivity = watch.options.spikes?;
    let watching = store.watching();
    // What is missing is a matter of the hours alone.
    let tally = Tally::default();
    let question = Question {
        stories: 0,
        publishers: 0,
        history: History {
            stories: &tally.hours(),
            watched: &watching.hours(now - COUNTED),
            since: UtcHour::of(watching.since().unwrap_or(now)),
        },
        sensitivity,
        last_spike: None,
        watching_since: watching.last().map_or(now, |(since, _)| since),
        zone,
        now,
    };
    match spike::judge(&question) {
        Verdict::NotYet(not_yet) => Some(not_yet.sentence()),
        Verdict::Spike(_) | Verdict::Quiet(_) => None,
    }
}

/// The stories of a watch since a moment. What came with a first look was no news of its hour.
pub(crate) fn tally(store: &Store, watch: WatchId, since: Timestamp) -> Tally {
    let mut tally = Tally::default();
    let matches = store.matches_of(watch, None);
    for article in matches.take_while(|article| article.at() >= since) {
        let is_news = store.head(article).is_some_and(|head| !head.backfill);
        if is_news {
            tally.note(store.story_of(article), article.at());
        }
    }
    tally
}
