//! The one line that shows that something is going on, and what is wrong, said once.

use std::collections::HashSet;

use indicatif::{ProgressBar, ProgressStyle};
use newshawk_engine::Handle;

use crate::output::{count, say};
use crate::times;

/// How the engine's sentence begins when the disk takes no more.
const REFUSED: &str = "Newshawk can't write to its data folder";

/// On a terminal only; where stderr is a file, only the problems are said.
pub(super) struct Progress {
    handle: Handle,
    bar: ProgressBar,
    said: HashSet<String>,
    was_refused: bool,
}

impl Progress {
    pub(super) fn new(handle: &Handle) -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg}") {
            bar.set_style(style);
        }
        Self {
            handle: handle.clone(),
            bar,
            said: HashSet::new(),
            was_refused: false,
        }
    }

    /// The bar, for those who print beside it.
    pub(super) fn bar(&self) -> ProgressBar {
        self.bar.clone()
    }

    /// Says the problems that were not there a moment ago.
    pub(super) fn say_problems(&mut self) {
        let current: HashSet<String> = self.handle.live().problems.into_iter().collect();
        for problem in current.difference(&self.said) {
            self.bar.suspend(|| say(problem));
            self.was_refused |= problem.starts_with(REFUSED);
        }
        // One that went and came back is said again.
        self.said = current;
    }

    /// Did the disk refuse anything, even if it took something later?
    pub(super) fn was_refused(&self) -> bool {
        self.was_refused
    }

    /// Shows what is true now.
    pub(super) fn show(&mut self) {
        self.say_problems();
        if self.bar.is_hidden() {
            return;
        }
        let live = self.handle.live();
        let polls = self.handle.store().polls();
        let last = polls.values().filter_map(|state| state.last_look).max();
        let mut parts = vec![count(live.sources.len(), "source", "sources")];
        if !live.asking.is_empty() {
            parts.push(format!("{} being asked", live.asking.len()));
        }
        parts.extend(last.map(|last| format!("last look {}", times::clock(last))));
        let articles = usize::try_from(self.handle.store().article_count()).unwrap_or(0);
        parts.push(count(articles, "article", "articles"));
        self.bar.set_message(parts.join(" · "));
        self.bar.tick();
    }

    /// Takes the line away, and says what went wrong at the very end.
    pub(super) fn finish(&mut self) {
        self.bar.finish_and_clear();
        self.say_problems();
    }
}
