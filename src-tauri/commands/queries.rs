//! What the query field says, offers and finds while the person types.

use newshawk_core::ids::WatchId;
use newshawk_core::query::{Chips, Query};
use tauri::State;

use super::{Answer, blocking};
use crate::state::Shell;
use crate::views::{self, ChipsView, LanguageWords, QueryCheck, QueryPreview};

/// Checks a query, as that of this watch where it has one: a watch can't refer to itself.
#[tauri::command]
pub(crate) async fn check_query(
    shell: State<'_, Shell>,
    query: String,
    watch: Option<u32>,
) -> Answer<QueryCheck> {
    let live = shell.engine()?.live();
    blocking(move || QueryCheck::of(&query, watch.map(WatchId), &live)).await
}

#[tauri::command]
pub(crate) async fn compose_query(chips: ChipsView) -> Answer<String> {
    Ok(Chips::from(chips).query())
}

/// What a query would find, beside what the previous one finds.
#[tauri::command]
pub(crate) async fn preview_query(
    shell: State<'_, Shell>,
    query: String,
    previous: Option<String>,
) -> Answer<QueryPreview> {
    let engine = shell.engine()?.clone();
    let query = engine.check_query(&query).await?;
    // The previous one was right when it was saved; where it no longer is, nothing is compared.
    let previous = previous.and_then(|text| Query::parse(&text).ok());
    let found = engine.preview(query, previous).await?;
    blocking(move || QueryPreview::of(&engine, found)).await
}

/// How many of the newest articles each query holds for; null for one that can't be understood.
#[tauri::command]
pub(crate) async fn count_queries(
    shell: State<'_, Shell>,
    queries: Vec<String>,
) -> Answer<Vec<Option<u32>>> {
    let found = shell.engine()?.count_queries(queries).await?;
    Ok(found.into_iter().map(|it| it.map(views::count)).collect())
}

#[tauri::command]
pub(crate) async fn list_words(shell: State<'_, Shell>) -> Answer<LanguageWords> {
    let live = shell.engine()?.live();
    blocking(move || LanguageWords::of(live.language.packs(), &live.watches)).await
}
