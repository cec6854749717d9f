//! Sources: list, add, change, import, and looking now.

use jiff::SignedDuration;
use newshawk_core::ids::SourceId;
use newshawk_core::source::Cadence;
use newshawk_engine::{Added, Checked, Handle, SourceChange};
use tauri::State;
use url::Url;

use super::{Answer, blocking};
use crate::error::CommandError;
use crate::state::Shell;
use crate::views::{
    AddReport, ErrorCode, FeedChoice, HeadlineView, ImportReport, SourceDraft, SourceView,
};

#[tauri::command]
pub(crate) async fn list_sources(shell: State<'_, Shell>) -> Answer<Vec<SourceView>> {
    views(shell.engine()?, None).await
}

async fn views(engine: &Handle, only: Option<SourceId>) -> Answer<Vec<SourceView>> {
    let (store, sources) = (engine.store().clone(), engine.live().sources);
    blocking(move || {
        let polls = store.polls();
        let counts = store.count_by_source();
        let wanted = sources
            .iter()
            .filter(|source| only.is_none_or(|only| only == source.id));
        wanted
            .map(|source| {
                let state = polls.get(&source.id).cloned().unwrap_or_default();
                SourceView::of(source, &state, counts.get(&source.id).copied().unwrap_or(0))
            })
            .collect()
    })
    .await
}

async fn view(engine: &Handle, id: SourceId) -> Answer<SourceView> {
    let gone = || CommandError::new(ErrorCode::Missing, "This source is not there any more.");
    views(engine, Some(id)).await?.pop().ok_or_else(gone)
}

#[tauri::command]
pub(crate) async fn add_source(shell: State<'_, Shell>, address: String) -> Answer<AddReport> {
    let engine = shell.engine()?;
    let added = engine.add_source(&address).await?;
    report(engine, added).await
}

async fn report(engine: &Handle, added: Added) -> Answer<AddReport> {
    let mut report = AddReport::default();
    match added {
        Added::New(id) | Added::Known(id) | Added::Changed(id) => {
            report.added = Some(view(engine, id).await?);
        }
        Added::Choose(feeds) => report.choices = feeds.into_iter().map(FeedChoice::from).collect(),
        Added::Headlines(headlines) => report.headlines = Some(headlines.into()),
    }
    Ok(report)
}

#[tauri::command]
pub(crate) async fn pick_headline(
    shell: State<'_, Shell>,
    address: String,
    headline: String,
) -> Answer<Vec<HeadlineView>> {
    let around = shell
        .engine()?
        .headlines_around(&address, &web_address(&headline)?)
        .await?;
    Ok(around.into_iter().map(HeadlineView::from).collect())
}

#[tauri::command]
pub(crate) async fn watch_headlines(
    shell: State<'_, Shell>,
    address: String,
    headline: Option<String>,
) -> Answer<AddReport> {
    let engine = shell.engine()?;
    let headline = headline.as_deref().map(web_address).transpose()?;
    let added = engine.watch_headlines(&address, headline.as_ref()).await?;
    report(engine, added).await
}

fn web_address(text: &str) -> Answer<Url> {
    let wrong = |_| CommandError::new(ErrorCode::Invalid, "This headline leads to no web address.");
    Url::parse(text).map_err(wrong)
}

#[tauri::command]
pub(crate) async fn save_source(shell: State<'_, Shell>, draft: SourceDraft) -> Answer<SourceView> {
    let engine = shell.engine()?;
    let every = |minutes: u32| Cadence::Every(SignedDuration::from_mins(i64::from(minutes.max(1))));
    let change = SourceChange {
        id: SourceId(draft.id),
        title: Some(draft.title.trim().to_owned()).filter(|title| !title.is_empty()),
        cadence: Some(draft.every_minutes.map_or(Cadence::Automatic, every)),
        full_text: Some(draft.full_text.into()),
        paused: Some(draft.paused),
    };
    engine.change_source(change).await?;
    view(engine, SourceId(draft.id)).await
}

#[tauri::command]
pub(crate) async fn remove_source(shell: State<'_, Shell>, id: u32) -> Answer<()> {
    Ok(shell.engine()?.remove_source(SourceId(id)).await?)
}

#[tauri::command]
pub(crate) async fn import_opml(shell: State<'_, Shell>, text: String) -> Answer<ImportReport> {
    let (imported, refused) = shell.engine()?.import_opml(text.into_bytes()).await?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(ImportReport {
        added: count(imported.added.len()),
        known: count(imported.known),
        refused,
    })
}

#[tauri::command]
pub(crate) async fn export_opml(shell: State<'_, Shell>) -> Answer<String> {
    Ok(shell.engine()?.export_opml())
}

#[tauri::command]
pub(crate) async fn check_now(shell: State<'_, Shell>, id: Option<u32>) -> Answer<String> {
    let engine = shell.engine()?;
    let checked = engine.check(id.map(SourceId)).await?;
    Ok(words(&checked, engine.now()))
}

/// What “check now” did, as a sentence.
fn words(checked: &Checked, now: jiff::Timestamp) -> String {
    let sources = |count: usize| {
        if count == 1 {
            "1 source".to_owned()
        } else {
            format!("{count} sources")
        }
    };
    let mut said = Vec::new();
    if checked.asked > 0 {
        said.push(format!("Asking {}.", sources(checked.asked)));
    }
    if let Some(until) = checked.until {
        let minutes = until.duration_since(now).as_mins() + 1;
        said.push(format!(
            "{} asked to be left alone; the first can be asked in {minutes} min.",
            capital(&sources(checked.waiting))
        ));
    }
    if checked.gone > 0 {
        said.push(format!(
            "{} gone; remove them, or look for their new addresses.",
            capital(&sources(checked.gone))
        ));
    }
    if said.is_empty() {
        "There is no source to ask. Add one in the settings.".to_owned()
    } else {
        said.join(" ")
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

#[tauri::command]
pub(crate) async fn set_paused(shell: State<'_, Shell>, paused: bool) -> Answer<()> {
    Ok(shell.engine()?.pause(paused).await?)
}
