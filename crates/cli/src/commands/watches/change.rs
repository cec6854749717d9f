//! Changing the watches.

use newshawk_core::ids::{SourceId, WatchId};
use newshawk_core::watch::{Level, Options};
use newshawk_engine::{AskError, Handle, WatchChange};
use serde::Serialize;

use crate::ending::Ending;
use crate::output::{self, clean, say};
use crate::place::Place;
use crate::queries;
use crate::session;

use super::options::Asked;

/// What is to change; none leaves it as it is.
pub(super) struct Edit {
    pub(super) name: Option<String>,
    pub(super) query: Option<String>,
    pub(super) level: Option<Level>,
    pub(super) paused: Option<bool>,
    pub(super) asked: Asked,
}

#[derive(Serialize)]
struct Saved {
    id: u32,
    sentence: String,
    matches: usize,
}

impl Edit {
    pub(super) fn paused(paused: bool) -> Self {
        Self {
            name: None,
            query: None,
            level: None,
            paused: Some(paused),
            asked: Asked::default(),
        }
    }
}

/// `watches add`.
pub(super) fn add(
    name: String,
    query: &str,
    level: Level,
    asked: &Asked,
    place: &Place,
) -> anyhow::Result<Ending> {
    let query = queries::read(query)?;
    let change = WatchChange {
        id: None,
        name,
        query: query.text().to_owned(),
        level,
        paused: false,
        sample: false,
        options: asked.over(&Options::default()),
    };
    session::ask(place, |handle| async move {
        asked.check(&known(&handle))?;
        let id = save(&handle, change).await?;
        print(&handle, id, place)?;
        remark(&handle, id, place);
        Ok(Ending::Done)
    })
}

/// `watches edit`, `watches pause` and `watches resume`.
pub(super) fn edit(ids: &[u32], edit: &Edit, place: &Place) -> anyhow::Result<Ending> {
    // An invalid query is shown with its mistake before anything is opened.
    edit.query.as_deref().map(queries::read).transpose()?;
    session::ask(place, |handle| async move {
        edit.asked.check(&known(&handle))?;
        for id in ids {
            let id = WatchId(*id);
            let live = handle.live();
            let watch = live
                .watches
                .iter()
                .find(|watch| watch.id == id)
                .ok_or(AskError::Missing("watch"))?;
            let change = WatchChange {
                id: Some(id),
                name: edit.name.clone().unwrap_or_else(|| watch.name.clone()),
                query: edit
                    .query
                    .clone()
                    .unwrap_or_else(|| watch.query.text().to_owned()),
                level: edit.level.unwrap_or(watch.level),
                paused: edit.paused.unwrap_or(watch.paused),
                sample: watch.sample,
                options: edit.asked.over(&watch.options),
            };
            save(&handle, change).await?;
            print(&handle, id, place)?;
            if edit.query.is_some() {
                remark(&handle, id, place);
            }
        }
        Ok(Ending::Done)
    })
}

/// `watches remove`.
pub(super) fn remove(ids: &[u32], place: &Place) -> anyhow::Result<Ending> {
    session::ask(place, |handle| async move {
        for id in ids {
            handle.remove_watch(WatchId(*id)).await?;
        }
        Ok(Ending::Done)
    })
}

fn known(handle: &Handle) -> Vec<SourceId> {
    let live = handle.live();
    live.sources.iter().map(|source| source.id).collect()
}

/// Saves a watch; a name in its query that stands for nothing is shown with what would be right.
async fn save(handle: &Handle, change: WatchChange) -> anyhow::Result<WatchId> {
    let text = change.query.trim().to_owned();
    let saved = handle.save_watch(change).await;
    saved.map_err(|error| queries::refused(&text, error, &handle.live().language))
}

/// Says what may surprise in a query that was saved all the same.
fn remark(handle: &Handle, id: WatchId, place: &Place) {
    let live = handle.live();
    let Some(watch) = live.watches.iter().find(|watch| watch.id == id) else {
        return;
    };
    if place.json {
        return;
    }
    for lint in watch.query.lints(live.language.packs()) {
        say(&format!("Note: {}", clean(&lint.message)));
        for fix in &lint.fixes {
            say(&format!("  {}", clean(fix)));
        }
    }
}

fn print(handle: &Handle, id: WatchId, place: &Place) -> anyhow::Result<()> {
    let live = handle.live();
    let Some(watch) = live.watches.iter().find(|watch| watch.id == id) else {
        return Ok(());
    };
    let matches = handle.store().matches_of(id, None).count();
    let sentence = watch.query.sentence();
    if place.json {
        output::json(&Saved {
            id: id.0,
            sentence,
            matches,
        })?;
        return Ok(());
    }
    let missing = handle.spikes_missing(watch);
    missing.iter().for_each(|it| say(it));
    let in_archive = match matches {
        0 => "None in the archive yet.".to_owned(),
        1 => "1 is in the archive.".to_owned(),
        many => format!("{many} are in the archive."),
    };
    output::line(&format!(
        "Watch {}, {}: {} {in_archive}",
        id.0,
        clean(&watch.name),
        clean(&sentence)
    ))?;
    Ok(())
}
