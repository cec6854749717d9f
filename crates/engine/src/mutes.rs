//! What is muted, as it is listed for the person.

use jiff::Timestamp;
use newshawk_core::alert::mute::Mute;

use crate::handle::Handle;

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
