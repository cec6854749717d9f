//! Stories: their list, the page of one, what a person says about them, and the alert log.

use std::sync::Arc;

use newshawk_core::ids::{ArticleId, SourceId, StoryId, WatchId};
use newshawk_core::matching::Matcher;
use newshawk_core::query::QueryError;
use newshawk_engine::{Listing, Live};
use tauri::State;

use super::reading::{PAGE, gone};
use super::{Answer, blocking};
use crate::state::Shell;
use crate::views::{AlertPage, AlertRequest, ListRequest, Names, StoryPage, StoryView};

#[tauri::command]
pub(crate) async fn list_stories(
    shell: State<'_, Shell>,
    request: ListRequest,
) -> Answer<StoryPage> {
    let engine = shell.engine()?;
    let (store, live) = (engine.store().clone(), engine.live());
    let names = Names::of(&live);
    let only_source = request.source.is_some() && request.watch.is_none();
    let watches = match request.watch {
        Some(watch) => vec![WatchId(watch)],
        None if only_source => Vec::new(),
        None => names.watches(),
    };
    let mut listing = Listing {
        watches,
        source: request.source.map(SourceId),
        unread: request.unread,
        starred: request.starred,
        search: None,
        after: request.after.as_deref().map(str::parse).transpose()?,
        limit: request.limit.clamp(1, PAGE) as usize,
    };
    let search = request.search.filter(|text| !text.trim().is_empty());
    blocking(move || {
        listing.search = search.map(|text| compiled(&text, &live)).transpose()?;
        Ok(StoryPage::of(&store, &listing, &names))
    })
    .await?
}

fn compiled(search: &str, live: &Live) -> Result<Arc<Matcher>, QueryError> {
    let query = live.language.check(search, None, &live.watches)?;
    Ok(live.language.matcher_for(&query, &live.watches))
}

/// The story of an article.
#[tauri::command]
pub(crate) async fn open_story(shell: State<'_, Shell>, article: String) -> Answer<StoryView> {
    let engine = shell.engine()?.clone();
    let article: ArticleId = article.parse()?;
    blocking(move || StoryView::of(&engine, article))
        .await?
        .ok_or_else(gone)
}

/// An article tells another story than the one it is in.
#[tauri::command]
pub(crate) async fn split_story(shell: State<'_, Shell>, article: String) -> Answer<()> {
    shell.engine()?.split_story(article.parse()?).await?;
    Ok(())
}

/// Two stories are one.
#[tauri::command]
pub(crate) async fn unite_stories(
    shell: State<'_, Shell>,
    one: String,
    other: String,
) -> Answer<()> {
    let (one, other) = (StoryId(one.parse()?), StoryId(other.parse()?));
    shell.engine()?.unite_stories(one, other).await?;
    Ok(())
}

#[tauri::command]
pub(crate) async fn alert_log(shell: State<'_, Shell>, request: AlertRequest) -> Answer<AlertPage> {
    let engine = shell.engine()?.clone();
    let query = request.query(PAGE)?;
    blocking(move || AlertPage::of(&engine, &query)).await
}
