//! How far the made-up day has got: what is printed, since when, in which words.

use jiff::{SignedDuration, Timestamp};

use super::Published;
use super::world::{self, Item, Outlet, When};

/// The day and its state.
#[derive(Debug)]
pub(super) struct Day {
    address: String,
    items: Vec<Entry>,
    steps: Vec<Step>,
    next: usize,
}

/// An item and what has become of it.
#[derive(Debug)]
struct Entry {
    item: Item,
    printed: Option<Timestamp>,
    corrected: Option<Timestamp>,
}

/// One thing that happens while a person watches; both name an item by its place.
#[derive(Clone, Copy, Debug)]
enum Step {
    Print(usize),
    Correct(usize),
}

/// An item as a reader finds it now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    /// The item.
    pub(super) item: &'a Item,
    /// The headline as it now reads.
    pub(super) headline: &'a str,
    /// When it was printed; nothing for an item without a date.
    pub(super) published: Option<Timestamp>,
    /// When it last changed. The server knows it even of an item without a date.
    pub(super) changed: Timestamp,
}

impl Day {
    /// The day as seen from `now`, served at `address`.
    pub(super) fn new(now: Timestamp, address: String) -> Self {
        let items: Vec<Entry> = world::items()
            .into_iter()
            .map(|item| Entry::new(item, now))
            .collect();
        let steps = steps(&items);
        Self {
            address,
            items,
            steps,
            next: 0,
        }
    }

    /// Scheme, host and port of the server.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// The address of an outlet's feed.
    pub(super) fn feed_url(&self, outlet: &Outlet) -> String {
        format!("{}{}", self.address, outlet.feed_path())
    }

    /// The address of an item's page.
    pub(super) fn page_url(&self, item: &Item) -> String {
        format!("{}{}", self.address, item.path())
    }

    /// How many steps are left.
    pub(super) fn remaining(&self) -> usize {
        self.steps.len() - self.next
    }

    /// Takes the next step.
    pub(super) fn publish_next(&mut self, now: Timestamp) -> Option<Published> {
        let step = *self.steps.get(self.next)?;
        self.next += 1;
        let (place, correction) = match step {
            Step::Print(place) => (place, false),
            Step::Correct(place) => (place, true),
        };
        let entry = &mut self.items[place];
        match step {
            Step::Print(_) => entry.printed = Some(now),
            Step::Correct(_) => entry.corrected = Some(now),
        }
        let entry = &self.items[place];
        let outlet = entry.item.outlet;
        Some(Published {
            outlet: outlet.title,
            feed: self.feed_url(outlet),
            headline: entry.headline(),
            correction,
        })
    }

    /// What an outlet has printed, newest first.
    pub(super) fn printed(&self, outlet: &Outlet) -> Vec<Shown<'_>> {
        let mut printed: Vec<(Timestamp, Shown<'_>)> =
            self.of(outlet).filter_map(Entry::shown).collect();
        printed.sort_by_key(|(since, _)| std::cmp::Reverse(*since));
        printed.into_iter().map(|(_, shown)| shown).collect()
    }

    /// The printed item with this page.
    pub(super) fn page(&self, outlet: &Outlet, page: &str) -> Option<Shown<'_>> {
        let entry = self.of(outlet).find(|entry| entry.item.page == page)?;
        entry.shown().map(|(_, shown)| shown)
    }

    /// Headlines to set beside an item: those its author chose, then the outlet's own of before the start, because
    /// a page that changes with each new item would never answer "not modified".
    pub(super) fn beside<'a>(&'a self, item: &'a Item) -> Vec<Teaser<'a>> {
        const SHOWN: usize = 5;
        let chosen = item.related.iter().map(|headline| Teaser {
            headline,
            item: None,
        });
        let earlier = self.of(item.outlet).map(|entry| &entry.item);
        let earlier = earlier.filter(|it| !it.is_live() && it.page != item.page);
        let own = earlier.map(|it| Teaser {
            headline: it.headline,
            item: Some(it),
        });
        chosen.chain(own).take(SHOWN).collect()
    }

    fn of(&self, outlet: &Outlet) -> impl Iterator<Item = &Entry> {
        self.items
            .iter()
            .filter(move |entry| entry.item.outlet.slug == outlet.slug)
    }
}

/// A headline that leads elsewhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Teaser<'a> {
    /// The headline.
    pub(super) headline: &'a str,
    /// The item it leads to, if there is one.
    pub(super) item: Option<&'a Item>,
}

impl Entry {
    fn new(item: Item, now: Timestamp) -> Self {
        let printed = match item.when {
            // A clock at the very beginning of time is no reason to refuse to start.
            When::Ago(minutes) => Some(
                now.checked_sub(SignedDuration::from_mins(minutes))
                    .unwrap_or(now),
            ),
            When::Step(_) => None,
        };
        Self {
            item,
            printed,
            corrected: None,
        }
    }

    fn headline(&self) -> &'static str {
        match (self.corrected, self.item.correction) {
            (Some(_), Some(correction)) => correction.headline,
            _ => self.item.headline,
        }
    }

    /// When it was printed, and what a reader sees; nothing before that.
    fn shown(&self) -> Option<(Timestamp, Shown<'_>)> {
        let printed = self.printed?;
        let shown = Shown {
            item: &self.item,
            headline: self.headline(),
            published: (!self.item.undated).then_some(printed),
            changed: self.corrected.unwrap_or(printed),
        };
        Some((printed, shown))
    }
}

fn steps(items: &[Entry]) -> Vec<Step> {
    let mut steps = Vec::new();
    for (place, entry) in items.iter().enumerate() {
        if let When::Step(number) = entry.item.when {
            steps.push((number, Step::Print(place)));
        }
        if let Some(correction) = entry.item.correction {
            steps.push((correction.step, Step::Correct(place)));
        }
    }
    steps.sort_by_key(|(number, _)| *number);
    steps.into_iter().map(|(_, step)| step).collect()
}
