//! Knowing when nothing is on its way any more. What waits for a later time is not on its way.

use jiff::Timestamp;

use super::Owner;

impl Owner {
    /// Answers those who wait for quiet.
    pub(super) fn settle(&mut self, now: Timestamp) {
        let is_busy = self.until_restored.is_some()
            || !self.asked.is_empty()
            || !self.asking.is_empty()
            || (self.active && !self.paused && !self.pages.is_empty())
            || !self.reading.is_empty()
            || self.has_due(now)
            || self.telling > 0
            || !self.uncompiled.is_empty()
            || self.scans > 0
            || self.unstored > 0;
        if is_busy {
            return;
        }
        for settler in self.settlers.drain(..) {
            // Whoever waited may have given up.
            let _ = settler.send(());
        }
    }
}
