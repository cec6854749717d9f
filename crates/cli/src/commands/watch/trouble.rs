//! Does something stand in the way of a single look?

use std::time::{Duration, Instant};

use newshawk_engine::Handle;

/// A problem that is still there after this long, with nothing being asked, does not go by itself.
const PATIENCE: Duration = Duration::from_secs(5);
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Watches for a problem that lasts: the engine waits for a full disk as long as it takes, and a
/// single look must end.
pub(super) struct Trouble {
    /// The sentence of the opening, which is no problem of this look.
    notice: Option<String>,
}

impl Trouble {
    pub(super) fn new(notice: Option<String>) -> Self {
        Self { notice }
    }

    /// Is there a problem now?
    pub(super) fn is_there(&self, handle: &Handle) -> bool {
        let problems = handle.live().problems;
        problems
            .iter()
            .any(|problem| Some(problem) != self.notice.as_ref())
    }

    /// Waits until there has been one for too long.
    pub(super) async fn lasts(&self, handle: &Handle) {
        let mut since = Instant::now();
        while since.elapsed() < PATIENCE {
            tokio::time::sleep(LOOK_EVERY).await;
            let is_stuck = self.is_there(handle) && handle.live().asking.is_empty();
            if !is_stuck {
                since = Instant::now();
            }
        }
    }
}
