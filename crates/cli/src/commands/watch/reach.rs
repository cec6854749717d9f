//! Can any source be reached?

use std::time::{Duration, Instant};

use newshawk_engine::Handle;

/// A network that swallows everything lets every request run into its time limit; nobody waits for all of them.
const PATIENCE: Duration = Duration::from_secs(60);

/// Finds out in the first looks.
pub(super) struct Reach {
    since: Instant,
    /// Still unknown, and somebody wants to know.
    is_open: bool,
}

impl Reach {
    pub(super) fn new(is_wanted: bool) -> Self {
        Self {
            since: Instant::now(),
            is_open: is_wanted,
        }
    }

    /// True when every source was asked and none answered.
    pub(super) fn is_in_vain(&mut self, handle: &Handle) -> bool {
        if !self.is_open {
            return false;
        }
        let polls = handle.store().polls();
        if polls.values().any(|state| state.last_success.is_some()) {
            self.is_open = false;
            return false;
        }
        let live = handle.live();
        let active = live.sources.iter().filter(|source| !source.paused);
        let all_asked = active
            .map(|source| polls.get(&source.id))
            .all(|state| state.is_some_and(|state| state.last_look.is_some()));
        all_asked || self.since.elapsed() > PATIENCE
    }
}
