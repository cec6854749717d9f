//! `doctor`: what one would ask first when something does not work.

mod packs;
mod words;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

use newshawk_core::health::{self, Health};
use newshawk_engine::DISCREET;
use newshawk_engine::store::Store;
use serde::Serialize;

use crate::ending::Ending;
use crate::output;
use crate::place::Place;
use crate::times;

#[derive(Serialize)]
struct Findings {
    version: &'static str,
    data: String,
    /// Whether the data folder is there already.
    exists: bool,
    writable: bool,
    /// Whether another Newshawk has the data.
    running: bool,
    store_bytes: Option<u64>,
    articles: u64,
    matches: u64,
    alerts: usize,
    watches: usize,
    sources: usize,
    health: BTreeMap<&'static str, usize>,
    last_look: Option<String>,
    logs: String,
    /// The folder of the person's own alias packs.
    packs: String,
    pack_files: usize,
    /// What is wrong in them.
    pack_flaws: Vec<String>,
    display: Option<String>,
    notifications: Option<String>,
    notes: Vec<String>,
    problems: Vec<String>,
}

pub(crate) fn run(place: &Place) -> anyhow::Result<Ending> {
    let mut findings = look_around(place);
    let language = place.language();
    if place.data.is_dir() {
        packs::look_into_files(&language, &mut findings);
    }
    let store_folder = place.config().store_folder();
    if findings.exists && store_folder.is_dir() {
        match place.read() {
            Ok(reading) => {
                findings.running = reading.is_copy;
                look_into(&reading.store, &mut findings);
                packs::look_into_watches(&language, &reading.store.watches(), &mut findings);
            }
            Err(error) => findings.problems.push(error.to_string()),
        }
    }
    if place.json {
        output::json(&findings)?;
    } else {
        output::line(&words::for_people(&findings))?;
    }
    let is_well = findings.problems.is_empty();
    Ok(if is_well { Ending::Done } else { Ending::No })
}

/// What can be seen from outside.
fn look_around(place: &Place) -> Findings {
    let data = &place.data;
    let mut problems = Vec::new();
    let exists = data.exists();
    let is_folder = data.is_dir();
    if exists && !is_folder {
        problems.push(format!(
            "{} is a file and no folder. Name another folder with --data, or move it away.",
            data.display()
        ));
    }
    let writable = is_folder && can_write(data);
    if is_folder && !writable {
        problems.push(format!(
            "Nothing can be written in {}. Check its permissions and the free space.",
            data.display()
        ));
    }
    Findings {
        version: env!("CARGO_PKG_VERSION"),
        data: data.display().to_string(),
        exists,
        writable,
        running: false,
        store_bytes: None,
        articles: 0,
        matches: 0,
        alerts: 0,
        watches: 0,
        sources: 0,
        health: BTreeMap::new(),
        last_look: None,
        logs: place.config().log_folder().display().to_string(),
        packs: place.config().packs_folder().display().to_string(),
        pack_files: 0,
        pack_flaws: Vec::new(),
        display: named(&["WAYLAND_DISPLAY", "DISPLAY"]),
        notifications: bus(),
        notes: set_aside(data),
        problems,
    }
}

fn can_write(folder: &Path) -> bool {
    use std::io::Write;
    // A full disk takes the file and refuses its content.
    tempfile::tempfile_in(folder)
        .and_then(|mut file| {
            file.write_all(b"Newshawk was here")
                .and_then(|()| file.sync_all())
        })
        .is_ok()
}

fn named(names: &[&str]) -> Option<String> {
    let set = names.iter().filter_map(|name| {
        let value = env::var(name).ok().filter(|value| !value.is_empty())?;
        Some(format!("{name}={value}"))
    });
    set.into_iter().next()
}

/// The message bus on which a desktop's notification service listens.
fn bus() -> Option<String> {
    named(&["DBUS_SESSION_BUS_ADDRESS"]).or_else(|| {
        let socket = Path::new(&env::var_os("XDG_RUNTIME_DIR")?).join("bus");
        socket.exists().then(|| socket.display().to_string())
    })
}

fn set_aside(data: &Path) -> Vec<String> {
    let entries = fs::read_dir(data)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    entries
        .filter(|entry| entry.file_name().to_string_lossy().contains(".damaged-"))
        .map(|entry| {
            format!(
                "A damaged archive was set aside as {}. It can be deleted.",
                entry.path().display()
            )
        })
        .collect()
}

/// What the store knows.
fn look_into(store: &Store, findings: &mut Findings) {
    let sources = store.sources();
    let polls = store.polls();
    for source in &sources {
        let state = polls.get(&source.id).cloned().unwrap_or_default();
        *findings
            .health
            .entry(health::health(source, &state).name())
            .or_default() += 1;
    }
    findings.store_bytes = Some(store.size());
    findings.articles = store.article_count();
    findings.matches = store.match_count();
    findings.alerts = store.alerts().count();
    findings.watches = store.watches().len();
    findings.sources = sources.len();
    let last = polls.values().filter_map(|state| state.last_look).max();
    findings.last_look = last.map(times::rfc3339);
    let silent = [Health::Failing, Health::Gone]
        .iter()
        .filter_map(|health| findings.health.get(health.name()))
        .sum::<usize>();
    if silent > 0 && silent < sources.len() {
        findings.notes.push(format!(
            "{} not answering; “newshawk-cli sources health” says why.",
            output::count(silent, "source is", "sources are")
        ));
    }
    if silent > 0 && silent == sources.len() {
        findings.problems.push("No source answers. “newshawk-cli sources health” says why; perhaps this computer has no network.".to_owned());
    }
    if store.setting("paused").as_deref() == Some("yes") {
        findings
            .notes
            .push("All looking is paused. “newshawk-cli sources resume” goes on.".to_owned());
    }
    if store.setting("notifications").as_deref() == Some("no") {
        findings
            .notes
            .push("Notifications are switched off; alerts are listed silently.".to_owned());
    }
    if store.setting(DISCREET).as_deref() == Some("yes") {
        findings
            .notes
            .push("Notifications say only that there is news, and not what.".to_owned());
    }
}
