//! Alias packs that read otherwise than when they were last used: a person has edited theirs, or an
//! update has brought better ones. Watches that name them mean something else then, and are run
//! over the archive again.

use std::collections::{BTreeMap, BTreeSet};

use newshawk_core::alias::Pack;
use newshawk_core::ids::{Fingerprint, WatchId};
use newshawk_core::query::dependents;
use newshawk_core::watch::Watch;

use super::{Owner, Uncompiled};
use crate::handle::AskError;
use crate::store::Batch;

/// The setting that remembers the packs in use: lines of a name and a print.
const SETTING: &str = "packs-in-use";

impl Owner {
    /// At the start: gives watches whose packs have changed a new version.
    pub(super) async fn resume_packs(&mut self) {
        let stored = self.tools.store.setting(SETTING).unwrap_or_default();
        let before = remembered(&stored);
        let now = self.packs_in_use();
        let has_changed = |name: &str| {
            let (before, now) = (before.get(name), now.get(name));
            before.is_some() && now.is_some() && before != now
        };
        let all: Vec<Watch> = self.watches.values().cloned().collect();
        let mut changed: BTreeSet<WatchId> = BTreeSet::new();
        for watch in &all {
            let names = watch.query.aliases();
            if names.iter().any(|(name, _)| has_changed(name)) {
                changed.insert(watch.id);
                changed.extend(dependents(watch, &all).iter().map(|other| other.id));
            }
        }
        let mut batch = Batch::default();
        for id in &changed {
            if let Some(watch) = self.watches.get_mut(id) {
                watch.version += 1;
                batch.put_watch(watch);
            }
        }
        for watch in all.iter().filter(|watch| changed.contains(&watch.id)) {
            self.note_watch(watch.id, watch.version + 1, &mut batch);
        }
        if let Err(error) = self.commit_with_packs(batch).await {
            tracing::error!(%error, "the packs in use could not be remembered");
        }
        if !changed.is_empty() {
            tracing::info!(
                watches = changed.len(),
                "names that watches use have changed"
            );
            self.recompile(Uncompiled::unasked(changed.into_iter().collect()));
        }
    }

    /// Remembers how the packs in use read, to know when that changes.
    pub(super) async fn note_packs(&mut self) -> Result<(), AskError> {
        self.commit_with_packs(Batch::default()).await
    }

    async fn commit_with_packs(&mut self, mut batch: Batch) -> Result<(), AskError> {
        let in_use = self.packs_in_use().into_iter();
        let lines: Vec<String> = in_use
            .map(|(name, print)| format!("{name} {print}"))
            .collect();
        let value = lines.join("\n");
        if self.tools.store.setting(SETTING).unwrap_or_default() == value {
            return Ok(());
        }
        batch.put_setting(SETTING, &value);
        self.commit(batch).await
    }

    fn packs_in_use(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for watch in self.watches.values() {
            for (name, _) in watch.query.aliases() {
                if let Some(pack) = self.language.packs().get(name) {
                    found.entry(name.to_owned()).or_insert_with(|| print(pack));
                }
            }
        }
        found
    }
}

/// Two packs with the same print find the same.
fn print(pack: &Pack) -> String {
    let whole = format!("{pack:?}");
    let print = Fingerprint::of(&[whole.as_bytes()]);
    print.0.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn remembered(setting: &str) -> BTreeMap<&str, String> {
    let lines = setting.lines().filter_map(|line| line.split_once(' '));
    lines
        .map(|(name, print)| (name, print.to_owned()))
        .collect()
}
