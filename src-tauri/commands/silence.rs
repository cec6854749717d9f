//! Silence for a while, and what is muted.

use newshawk_core::alert::hours::Silence;
use tauri::State;

use super::Answer;
use crate::state::Shell;
use crate::views::{MuteTarget, MutedView, SilenceWish};

#[tauri::command]
pub(crate) async fn set_silence(shell: State<'_, Shell>, wish: SilenceWish) -> Answer<()> {
    let how = match wish {
        SilenceWish::Hour => Some(Silence::Hour),
        SilenceWish::Tomorrow => Some(Silence::Tomorrow),
        SilenceWish::End => None,
    };
    Ok(shell.engine()?.silence(how).await?)
}

#[tauri::command]
pub(crate) async fn list_muted(shell: State<'_, Shell>) -> Answer<Vec<MutedView>> {
    let muted = shell.engine()?.muted();
    Ok(muted.into_iter().map(MutedView::from).collect())
}

#[tauri::command]
pub(crate) async fn mute(shell: State<'_, Shell>, target: MuteTarget) -> Answer<()> {
    Ok(shell.engine()?.mute(target.try_into()?).await?)
}

#[tauri::command]
pub(crate) async fn unmute(shell: State<'_, Shell>, target: MuteTarget) -> Answer<()> {
    Ok(shell.engine()?.unmute(target.try_into()?).await?)
}
