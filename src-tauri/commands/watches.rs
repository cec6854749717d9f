//! Watches: list, save, delete.

use jiff::SignedDuration;
use newshawk_core::ids::WatchId;
use newshawk_core::watch::Watch;
use newshawk_engine::{Handle, WatchChange};
use tauri::State;

use super::{Answer, blocking};
use crate::error::CommandError;
use crate::state::Shell;
use crate::views::{ErrorCode, WatchDraft, WatchView};

const WEEK: SignedDuration = SignedDuration::from_hours(24 * 7);

#[tauri::command]
pub(crate) async fn list_watches(shell: State<'_, Shell>) -> Answer<Vec<WatchView>> {
    let engine = shell.engine()?;
    let watches = engine.live().watches;
    views(engine, watches.to_vec()).await
}

async fn views(engine: &Handle, watches: Vec<Watch>) -> Answer<Vec<WatchView>> {
    let (store, since) = (engine.store().clone(), engine.now() - WEEK);
    blocking(move || {
        let ids: Vec<WatchId> = watches.iter().map(|watch| watch.id).collect();
        let tally = store.tally(&ids, since);
        watches
            .iter()
            .map(|watch| WatchView::of(watch, tally.get(&watch.id).copied().unwrap_or_default()))
            .collect()
    })
    .await
}

#[tauri::command]
pub(crate) async fn save_watch(shell: State<'_, Shell>, draft: WatchDraft) -> Answer<WatchView> {
    let engine = shell.engine()?;
    let is_sample = |id: u32| {
        engine
            .live()
            .watches
            .iter()
            .any(|watch| watch.id.0 == id && watch.sample)
    };
    let change = WatchChange {
        id: draft.id.map(WatchId),
        name: draft.name,
        query: draft.query,
        level: draft.level.into(),
        paused: draft.paused,
        sample: draft.id.is_some_and(is_sample),
    };
    let id = engine.save_watch(change).await?;
    let saved: Vec<Watch> = engine
        .live()
        .watches
        .iter()
        .filter(|watch| watch.id == id)
        .cloned()
        .collect();
    let gone = || {
        CommandError::new(
            ErrorCode::Missing,
            "The watch was removed while it was being saved.",
        )
    };
    views(engine, saved).await?.pop().ok_or_else(gone)
}

#[tauri::command]
pub(crate) async fn delete_watch(shell: State<'_, Shell>, id: u32) -> Answer<()> {
    Ok(shell.engine()?.remove_watch(WatchId(id)).await?)
}
