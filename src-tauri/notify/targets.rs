//! What the notifications on the desktop are about.

use std::collections::VecDeque;
use std::sync::Arc;

use newshawk_core::ids::{ArticleId, StoryId};

/// Of so many a click still goes somewhere.
const MOST: usize = 64;

/// What a notification is about.
pub(super) struct Target {
    /// The story, where it is about one alone.
    pub(super) story: Option<StoryId>,
    /// What a click opens.
    pub(super) article: ArticleId,
    /// Held while a click may come: the program does not begin anew meanwhile.
    #[expect(dead_code, reason = "it is there to be dropped")]
    pub(super) click: Option<Arc<()>>,
}

impl Target {
    /// Of an earlier run of the program.
    pub(super) fn earlier(story: StoryId, article: ArticleId) -> Self {
        Self {
            story: Some(story),
            article,
            click: None,
        }
    }
}

/// The latest ones.
#[derive(Default)]
pub(super) struct Targets(VecDeque<(u32, Target)>);

impl Targets {
    pub(super) fn put(&mut self, number: u32, target: Target) {
        self.take(number);
        self.0.push_back((number, target));
        if self.0.len() > MOST {
            self.0.pop_front();
        }
    }

    pub(super) fn take(&mut self, number: u32) -> Option<Target> {
        let at = self.0.iter().position(|(known, _)| *known == number)?;
        self.0.remove(at).map(|(_, target)| target)
    }
}
