//! Watches that come from a file: checked together before any of them is saved, and saved in an
//! order in which each finds the ones that it refers to.

use newshawk_core::ids::WatchId;
use newshawk_core::matching::saved_name;
use newshawk_core::watch::Watch;
use newshawk_engine::Language;

use crate::ending::No;
use crate::output::clean;
use crate::queries::{refusal, with_hint};

/// The watches that are not there yet, in the order in which they can be saved; none of them where
/// one names a pack or a watch that there is not.
pub(super) fn checked(
    arriving: Vec<Watch>,
    here: &[Watch],
    language: &Language,
) -> Result<Vec<Watch>, No> {
    let is_here = |new: &Watch| here.iter().any(|old| is_same(old, new));
    let mut fresh: Vec<Watch> = arriving.into_iter().filter(|it| !is_here(it)).collect();
    let free = here.iter().map(|watch| watch.id.0 + 1).max().unwrap_or(1);
    for (number, watch) in (free..).zip(&mut fresh) {
        watch.id = WatchId(number);
    }
    let all: Vec<Watch> = here.iter().chain(&fresh).cloned().collect();
    for watch in &fresh {
        let text = watch.query.text();
        let own = Some((watch.id, watch.name.as_str()));
        language.check(text, own, &all).map_err(|error| {
            in_watch(
                &watch.name,
                with_hint(refusal(text, &error), text, language),
            )
        })?;
    }
    Ok(in_order(fresh))
}

/// Is it there already, whatever else is asked of it?
pub(super) fn is_same(here: &Watch, new: &Watch) -> bool {
    here.name == new.name && here.query == new.query
}

/// A refusal, with the name of the watch that it is about.
pub(super) fn in_watch(name: &str, refusal: No) -> No {
    No(format!(
        "“{}”: {refusal}\nNothing was imported.",
        clean(name)
    ))
}

/// Each behind those that it refers to; otherwise as they came.
fn in_order(mut waiting: Vec<Watch>) -> Vec<Watch> {
    let mut ordered = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let keys: Vec<String> = waiting.iter().map(|it| saved_name(&it.name)).collect();
        let refers_to_waiting = |watch: &Watch| {
            let named = watch.query.saved().into_iter();
            named
                .map(|(name, _)| saved_name(name))
                .any(|key| keys.contains(&key))
        };
        // There are no circles among them: that was checked.
        let next = waiting.iter().position(|it| !refers_to_waiting(it));
        ordered.push(waiting.remove(next.unwrap_or_default()));
    }
    ordered
}
