//! The digest, to be read and to be taken along.

use jiff::tz::TimeZone;
use newshawk_core::digest;
use newshawk_engine::{Edition, edition};
use tauri::State;

use super::{Answer, blocking};
use crate::error::CommandError;
use crate::state::Shell;
use crate::views::{DigestForm, DigestView, ErrorCode};

#[tauri::command]
pub(crate) async fn get_digest(shell: State<'_, Shell>, day: Option<String>) -> Answer<DigestView> {
    let edition = of_day(&shell, day).await?;
    Ok(DigestView::of(&edition, &TimeZone::system()))
}

#[tauri::command]
pub(crate) async fn export_digest(
    shell: State<'_, Shell>,
    day: String,
    form: DigestForm,
) -> Answer<String> {
    let edition = of_day(&shell, Some(day)).await?;
    let zone = TimeZone::system();
    Ok(match form {
        DigestForm::Markdown => digest::markdown(&edition.digest, &zone),
        DigestForm::Html => digest::html(&edition.digest, &zone),
    })
}

async fn of_day(shell: &Shell, day: Option<String>) -> Answer<Edition> {
    let engine = shell.engine()?;
    let (store, now) = (engine.store().clone(), engine.now());
    let day = match day.map(|day| day.parse()).transpose() {
        Ok(day) => day,
        Err(_) => return Err(CommandError::new(ErrorCode::Invalid, "That is no day.")),
    };
    let found = blocking(move || edition(&store, day, now, &TimeZone::system())).await?;
    found.map_err(|none| CommandError::new(ErrorCode::Missing, none.to_string()))
}
