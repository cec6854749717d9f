//! Silence for a while, and what is muted, as it is listed for the person.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use newshawk_core::alert::hours::Silence;
use newshawk_core::alert::mute::Mute;

use crate::handle::{AskError, Handle};
use crate::policy::SNOOZED_UNTIL;

/// Something that is muted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MutedThing {
    /// What.
    pub what: Mute,
    /// The name of the watch or the source, or the headline that founded the story.
    pub name: String,
    /// Since when.
    pub since: Timestamp,
}

impl Handle {
    /// Silence for a while, or its end.
    ///
    /// # Errors
    /// When it can't be stored.
    pub async fn silence(&self, how: Option<Silence>) -> Result<(), AskError> {
        let until = how.map(|how| how.until(self.now(), &TimeZone::system()));
        let until = until.map_or_else(String::new, |until| until.to_string());
        self.set_setting(SNOOZED_UNTIL, &until).await
    }

    /// What is muted, the newest first.
    pub fn muted(&self) -> Vec<MutedThing> {
        let mut list: Vec<MutedThing> = self
            .store()
            .muted()
            .iter()
            .map(|(what, since)| MutedThing {
                what,
                name: self.name_of(what).unwrap_or_default(),
                since,
            })
            .collect();
        list.sort_by_key(|thing| std::cmp::Reverse(thing.since));
        list
    }

    fn name_of(&self, what: Mute) -> Option<String> {
        let live = self.live();
        match what {
            Mute::Watch(id) => {
                let watch = live.watches.iter().find(|watch| watch.id == id)?;
                Some(watch.name.clone())
            }
            Mute::Source(id) => {
                let source = live.sources.iter().find(|source| source.id == id)?;
                Some(source.title.clone())
            }
            Mute::Story(id) => Some(self.store().head(id.0)?.title),
        }
    }
}
