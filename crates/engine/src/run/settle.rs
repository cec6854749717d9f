//! Knowing when nothing is on its way any more.

use super::Owner;

impl Owner {
    /// Answers those who wait for quiet.
    pub(super) fn settle(&mut self) {
        let is_busy = !self.asked.is_empty()
            || !self.asking.is_empty()
            || (self.active && !self.paused && !self.pages.is_empty())
            || !self.reading.is_empty()
            || (self.active && !self.waiting.is_empty())
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
