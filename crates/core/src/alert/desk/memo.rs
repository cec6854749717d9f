//! What a desk remembers besides its alerts, so that a restart changes nothing.

use jiff::Timestamp;

use super::Desk;
use crate::alert::budget::Spent;
use crate::ids::StoryId;

/// What is to be kept beside the alerts, and written with what is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memo {
    /// The notifications of the last day.
    pub usual: Vec<Timestamp>,
    /// Those that interrupted.
    pub interrupts: Vec<Timestamp>,
    /// When the next summary of what was too much is told.
    pub summary: Option<Timestamp>,
    /// Stories told at once: when they are brought up to date, and when they were told.
    pub updates: Vec<(Timestamp, StoryId, Timestamp)>,
    /// When the computer came back, and until when what it missed is collected.
    pub away: Option<(Timestamp, Timestamp)>,
}

impl Desk {
    /// What is to be kept beside the alerts.
    pub fn memo(&self) -> Memo {
        let (usual, interrupts) = self.spent.lists();
        Memo {
            usual,
            interrupts,
            summary: self.spent.summary(),
            updates: self.updates.iter().copied().collect(),
            away: self.away,
        }
    }

    /// Goes on with what was kept beside the alerts, which is more exact than what they tell: a
    /// summary of twelve stories was one notification.
    pub fn remember(&mut self, memo: &Memo) {
        self.spent = Spent::new(&memo.usual, &memo.interrupts, memo.summary);
        self.updates = memo.updates.iter().copied().collect();
        self.away = memo.away;
    }

    /// Learns how many independent origins a story has, which it would have heard when it grew.
    pub fn learn_origins(&mut self, story: StoryId, origins: u32) {
        let file = self.stories.entry(story).or_default();
        file.origins = origins.max(1);
    }
}
