//! Settings, data, the first run and the demo.

use jiff::civil::Time;
use newshawk_core::alert::hours::OFFERED;
use newshawk_core::digest::{Days, USUAL};
use newshawk_core::watch::Level;
use newshawk_engine::{
    DIGEST, DISCREET, Handle, PICTURES, QUIET_HOURS, WatchChange, digest_times, quiet_hours,
};
use tauri::{AppHandle, Manager, State};
use tauri_plugin_autostart::ManagerExt;
use url::Url;

use super::{Answer, blocking};
use crate::error::CommandError;
use crate::notify::discreet;
use crate::state::Shell;
use crate::views::{
    DataView, ErrorCode, FIRST_RUN_DONE, FirstRun, SettingsView, StarterSource, TestReport,
};
use crate::{app, notify};

#[tauri::command]
pub(crate) async fn get_settings(app: AppHandle, shell: State<'_, Shell>) -> Answer<SettingsView> {
    let store = shell.engine()?.store();
    let text = |name: &str, usual: &str| store.setting(name).unwrap_or_else(|| usual.to_owned());
    let quiet = text(QUIET_HOURS, "");
    let hours = quiet_hours(quiet.trim_start_matches("off ")).unwrap_or(OFFERED);
    let times = digest_times(store.setting(DIGEST).as_deref());
    let clock = |time: Time| time.strftime("%H:%M").to_string();
    Ok(SettingsView {
        quiet: quiet_hours(&quiet).is_some(),
        quiet_from: clock(hours.start),
        quiet_to: clock(hours.end),
        digest: match times.map(|times| times.days) {
            None => "off",
            Some(Days::Weekdays) => "weekdays",
            Some(Days::Every) => "daily",
        }
        .to_owned(),
        digest_at: clock(times.unwrap_or(USUAL).at),
        scheme: text("scheme", "system"),
        density: text("density", "comfortable"),
        autostart: app.autolaunch().is_enabled().unwrap_or(false),
        notifications: text("notifications", "yes") != "no",
        discreet: discreet::is_wanted(store),
        pictures: shell.engine()?.shows_pictures(),
    })
}

#[tauri::command]
pub(crate) async fn save_settings(
    app: AppHandle,
    shell: State<'_, Shell>,
    settings: SettingsView,
) -> Answer<SettingsView> {
    let engine = shell.engine()?;
    let yes_or_no = |wanted: bool| if wanted { "yes" } else { "no" };
    engine.set_setting("scheme", &settings.scheme).await?;
    engine.set_setting("density", &settings.density).await?;
    engine
        .set_setting("notifications", yes_or_no(settings.notifications))
        .await?;
    engine
        .set_setting(DISCREET, yes_or_no(settings.discreet))
        .await?;
    engine
        .set_setting(PICTURES, yes_or_no(settings.pictures))
        .await?;
    let hours = format!("{}-{}", settings.quiet_from, settings.quiet_to);
    let quiet = match settings.quiet {
        true => hours,
        false => format!("off {hours}"),
    };
    change(engine, QUIET_HOURS, &quiet).await?;
    let digest = match settings.digest.as_str() {
        "off" => "off".to_owned(),
        days => format!("{} {days}", settings.digest_at),
    };
    change(engine, DIGEST, &digest).await?;
    let starter = app.autolaunch();
    let is_on = starter.is_enabled().unwrap_or(false);
    if is_on != settings.autostart {
        let done = if settings.autostart {
            starter.enable()
        } else {
            starter.disable()
        };
        done.map_err(|error| {
            let message =
                format!("This desktop did not take the change of what starts with it: {error}.");
            CommandError::new(ErrorCode::Store, message)
        })?;
    }
    get_settings(app.clone(), shell.clone()).await
}

/// Sets what is not so already: setting it again would begin it anew.
async fn change(engine: &Handle, name: &str, value: &str) -> Answer<()> {
    let is_other = engine.store().setting(name).as_deref() != Some(value);
    if is_other {
        engine.set_setting(name, value).await?;
    }
    Ok(())
}

#[tauri::command]
pub(crate) async fn data_place(shell: State<'_, Shell>) -> Answer<DataView> {
    let engine = shell.engine()?;
    let (store, language) = (engine.store().clone(), engine.live().language);
    let (data, logs) = (
        shell.data.display().to_string(),
        shell.log_folder.display().to_string(),
    );
    blocking(move || DataView {
        folder: data,
        bytes: store.size(),
        articles: store.article_count(),
        matches: store.match_count(),
        log_folder: logs,
        packs_folder: language.folder().display().to_string(),
        packs_flaws: language.flaws().to_vec(),
    })
    .await
}

#[tauri::command]
pub(crate) async fn test_notification() -> Answer<TestReport> {
    Ok(notify::test().await)
}

#[tauri::command]
pub(crate) async fn starter_pack() -> Answer<Vec<StarterSource>> {
    Ok(newshawk_engine::starter_pack()
        .into_iter()
        .map(StarterSource::from)
        .collect())
}

/// Subscribes to what stayed ticked and watches for each of the comma-separated words.
#[tauri::command]
pub(crate) async fn finish_first_run(shell: State<'_, Shell>, choice: FirstRun) -> Answer<()> {
    let engine = shell.engine()?;
    for query in choice.watches() {
        let change = WatchChange {
            id: None,
            name: String::new(),
            query,
            level: Level::Notify,
            paused: false,
            sample: false,
            options: newshawk_core::watch::Options::default(),
        };
        engine.save_watch(change).await?;
    }
    let pack = newshawk_engine::starter_pack();
    let chosen = choice.sources.iter().filter_map(|url| {
        let url = Url::parse(url).ok()?;
        let title = pack
            .iter()
            .find(|source| source.url == url)
            .map_or_else(|| url.to_string(), |source| source.title.clone());
        Some((title, url))
    });
    engine.add_sources(chosen.collect(), false).await?;
    Ok(engine.set_setting(FIRST_RUN_DONE, "yes").await?)
}

#[tauri::command]
pub(crate) async fn start_demo(app: AppHandle, shell: State<'_, Shell>) -> Answer<()> {
    let engine = shell.engine()?.clone();
    engine.set_setting(FIRST_RUN_DONE, "yes").await?;
    tauri::async_runtime::spawn(app::play(app.clone(), engine));
    Ok(())
}

#[tauri::command]
pub(crate) async fn remove_demo(app: AppHandle, shell: State<'_, Shell>) -> Answer<()> {
    let engine = shell.engine()?;
    engine.remove_sample().await?;
    app.state::<Shell>().keep_day(None);
    // Whoever only tried it begins as on the first day.
    let is_empty = engine.live().watches.is_empty() && engine.live().sources.is_empty();
    if is_empty {
        engine.set_setting(FIRST_RUN_DONE, "no").await?;
    }
    Ok(())
}
