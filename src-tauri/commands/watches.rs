//! Watches: list, save, delete.

use jiff::SignedDuration;
use newshawk_core::ids::WatchId;
use newshawk_core::watch::Watch;
use newshawk_engine::store::Judgement;
use newshawk_engine::{Handle, WatchChange};
use tauri::State;

use super::{Answer, blocking};
use crate::error::CommandError;
use crate::state::Shell;
use crate::views::{AdviceView, ErrorCode, WatchDraft, WatchView};

const WEEK: SignedDuration = SignedDuration::from_hours(24 * 7);

#[tauri::command]
pub(crate) async fn list_watches(shell: State<'_, Shell>) -> Answer<Vec<WatchView>> {
    let engine = shell.engine()?;
    let watches = engine.live().watches;
    views(engine, watches.to_vec()).await
}

async fn views(engine: &Handle, watches: Vec<Watch>) -> Answer<Vec<WatchView>> {
    let (engine, since) = (engine.clone(), engine.now() - WEEK);
    blocking(move || {
        let store = engine.store();
        let ids: Vec<WatchId> = watches.iter().map(|watch| watch.id).collect();
        let tally = store.tally(&ids, since);
        watches
            .iter()
            .map(|watch| {
                let tally = tally.get(&watch.id).copied().unwrap_or_default();
                WatchView::of(watch, tally, &engine)
            })
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
        options: draft.options.into(),
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

/// What could be better about a watch. Nothing of it happens by itself.
#[tauri::command]
pub(crate) async fn watch_advice(shell: State<'_, Shell>, id: u32) -> Answer<AdviceView> {
    let advice = shell.engine()?.advise(WatchId(id)).await?;
    Ok(AdviceView::from(advice))
}

/// Says of an article whether it is what a watch is for. Nothing is filtered by it.
#[tauri::command]
pub(crate) async fn set_relevance(
    shell: State<'_, Shell>,
    watch: u32,
    article: String,
    not_relevant: bool,
) -> Answer<()> {
    let said = not_relevant.then_some(Judgement::NotRelevant);
    let judged = vec![(WatchId(watch), article.parse()?, said)];
    Ok(shell.engine()?.judge(judged).await?)
}
