//! Reading: the frame, articles, marks, the ledger.

use newshawk_core::ids::{ArticleId, WatchId};
use newshawk_engine::store::Status;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;
use url::Url;

use super::{Answer, blocking};
use crate::error::CommandError;
use crate::state::Shell;
use crate::views::{ArticleView, ErrorCode, LedgerRow, Overview};

/// A page of a list has at most so many rows.
pub(super) const PAGE: u32 = 500;

#[tauri::command]
pub(crate) async fn overview(shell: State<'_, Shell>) -> Answer<Overview> {
    let engine = shell.engine()?.clone();
    let is_demo = shell.demo_store;
    blocking(move || Overview::of(&engine, is_demo)).await
}

#[tauri::command]
pub(crate) async fn open_article(shell: State<'_, Shell>, id: String) -> Answer<ArticleView> {
    let engine = shell.engine()?.clone();
    let id: ArticleId = id.parse()?;
    blocking(move || ArticleView::of(&engine, id))
        .await?
        .ok_or_else(gone)
}

pub(super) fn gone() -> CommandError {
    CommandError::new(
        ErrorCode::Missing,
        "This article is not in the archive any more.",
    )
}

#[tauri::command]
pub(crate) async fn set_read(shell: State<'_, Shell>, ids: Vec<String>, read: bool) -> Answer<()> {
    change(&shell, ids, |status| Status { read, ..status }).await
}

#[tauri::command]
pub(crate) async fn set_starred(
    shell: State<'_, Shell>,
    ids: Vec<String>,
    starred: bool,
) -> Answer<()> {
    change(&shell, ids, |status| Status { starred, ..status }).await
}

async fn change(shell: &Shell, ids: Vec<String>, how: impl Fn(Status) -> Status) -> Answer<()> {
    let engine = shell.engine()?;
    let ids: Vec<ArticleId> = ids.iter().map(|id| id.parse()).collect::<Result<_, _>>()?;
    let changed = ids
        .into_iter()
        .map(|id| (id, how(engine.store().status(id))));
    Ok(engine.set_status(changed.collect()).await?)
}

#[tauri::command]
pub(crate) async fn mark_all_read(shell: State<'_, Shell>, watch: Option<u32>) -> Answer<()> {
    let engine = shell.engine()?;
    let watches: Vec<WatchId> = match watch {
        Some(watch) => vec![WatchId(watch)],
        None => engine.live().watches.iter().map(|watch| watch.id).collect(),
    };
    let store = engine.store().clone();
    let unread = blocking(move || {
        let all = watches
            .iter()
            .flat_map(|watch| store.matches_of(*watch, None))
            .map(|id| (id, store.status(id)));
        all.filter(|(_, status)| !status.read)
            .map(|(id, status)| {
                (
                    id,
                    Status {
                        read: true,
                        ..status
                    },
                )
            })
            .collect()
    });
    Ok(engine.set_status(unread.await?).await?)
}

#[tauri::command]
pub(crate) async fn list_requests(shell: State<'_, Shell>, limit: u32) -> Answer<Vec<LedgerRow>> {
    let store = shell.engine()?.store().clone();
    blocking(move || {
        store
            .ledger()
            .take(limit.min(PAGE) as usize)
            .map(LedgerRow::from)
            .collect()
    })
    .await
}

/// Opens an address in the person's browser; only http and https ever open.
#[tauri::command]
pub(crate) async fn open_link(app: AppHandle, url: String) -> Answer<()> {
    let refused = |message: &str| CommandError::new(ErrorCode::Invalid, message);
    let address =
        Url::parse(&url).map_err(|_| refused("This is not an address a browser could open."))?;
    if !newshawk_core::link::is_openable(&address) {
        return Err(refused("Only web addresses are opened."));
    }
    app.opener()
        .open_url(address.as_str(), None::<&str>)
        .map_err(|error| refused(&format!("No browser could be opened: {error}.")))
}

/// The article that a click asked for before there was a window.
#[tauri::command]
pub(crate) async fn take_place(shell: State<'_, Shell>) -> Answer<Option<String>> {
    Ok(shell.take_place().map(|article| article.to_string()))
}
