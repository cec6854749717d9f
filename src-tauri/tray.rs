//! The tray: open, pause, check now, silence, quit.

use newshawk_core::alert::hours::Silence;
use tauri::image::Image;
use tauri::menu::{CheckMenuItem, Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::{MouseButton, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager, Wry};

use crate::state::Shell;
use crate::window;

const ID: &str = "newshawk";

/// The menu's entry that shows whether watching is paused.
pub(crate) struct PauseItem(CheckMenuItem<Wry>);

/// Puts the icon into the tray. A desktop without one keeps the window as the way in.
///
/// # Errors
/// When the menu or the icon can't be made.
pub(crate) fn install(app: &AppHandle, is_paused: bool) -> tauri::Result<()> {
    let open = MenuItem::with_id(app, "open", "Open Newshawk", true, None::<&str>)?;
    let pause = CheckMenuItem::with_id(
        app,
        "pause",
        "Pause watching",
        true,
        is_paused,
        None::<&str>,
    )?;
    let check = MenuItem::with_id(app, "check", "Check now", true, None::<&str>)?;
    let hush = MenuItem::with_id(app, "hush", "Silence for an hour", true, None::<&str>)?;
    let speak = MenuItem::with_id(app, "speak", "End silence", true, None::<&str>)?;
    let line = PredefinedMenuItem::separator(app)?;
    let quit = MenuItem::with_id(app, "quit", "Quit", true, None::<&str>)?;
    let menu = Menu::with_items(app, &[&open, &pause, &check, &hush, &speak, &line, &quit])?;
    app.manage(PauseItem(pause));
    TrayIconBuilder::with_id(ID)
        .icon(icon(is_paused)?)
        .icon_as_template(true)
        .tooltip("Newshawk")
        .menu(&menu)
        .show_menu_on_left_click(false)
        .on_menu_event(|app, event| chosen(app, event.id().as_ref()))
        .on_tray_icon_event(|tray, event| {
            if let TrayIconEvent::Click {
                button: MouseButton::Left,
                ..
            } = event
            {
                window::open(tray.app_handle());
            }
        })
        .build(app)?;
    Ok(())
}

/// Shows in the tray whether watching is paused.
pub(crate) fn show_paused(app: &AppHandle, is_paused: bool) {
    let Some(item) = app.try_state::<PauseItem>() else {
        return;
    };
    let tray = app.tray_by_id(ID);
    let drawn =
        icon(is_paused).and_then(|icon| tray.map_or(Ok(()), |tray| tray.set_icon(Some(icon))));
    for result in [item.0.set_checked(is_paused), drawn] {
        if let Err(error) = result {
            tracing::warn!(%error, "the tray could not be changed");
        }
    }
}

fn icon(is_paused: bool) -> tauri::Result<Image<'static>> {
    let bytes: &[u8] = if is_paused {
        include_bytes!("../icons/tray-paused.png")
    } else {
        include_bytes!("../icons/tray.png")
    };
    Image::from_bytes(bytes)
}

fn chosen(app: &AppHandle, id: &str) {
    match id {
        "open" => window::open(app),
        "quit" => app.exit(0),
        "pause" => ask(app, Wish::TogglePause),
        "check" => ask(app, Wish::Check),
        "hush" => ask(app, Wish::Silence(Some(Silence::Hour))),
        "speak" => ask(app, Wish::Silence(None)),
        _ => {}
    }
}

enum Wish {
    TogglePause,
    Check,
    Silence(Option<Silence>),
}

fn ask(app: &AppHandle, wish: Wish) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let shell = app.state::<Shell>();
        let Ok(engine) = shell.engine() else { return };
        let done = match wish {
            Wish::TogglePause => engine.pause(!engine.live().paused).await,
            Wish::Silence(how) => engine.silence(how).await,
            Wish::Check => engine.check(None).await.map(|_| ()),
        };
        if let Err(error) = done {
            tracing::warn!(%error, "what the tray asked could not be done");
        }
    });
}
