//! The one window: made when it is wanted, destroyed when it is closed.

use newshawk_core::ids::ArticleId;
use tauri::{AppHandle, Emitter, Manager, State, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::state::Shell;
use crate::views::Event;

/// The window's label, which the capability names.
pub(crate) const MAIN: &str = "main";
/// The one event the window listens to.
pub(crate) const CHANGED: &str = "changed";

/// Shows the window, and makes it where there is none. It is destroyed on closing, because a web
/// view costs more memory than all the rest.
pub(crate) fn open(app: &AppHandle) {
    let opens_later = |shell: State<'_, Shell>| shell.opens_later();
    if app.try_state::<Shell>().is_some_and(opens_later) {
        return;
    }
    if let Some(window) = app.get_webview_window(MAIN) {
        raise(&window);
        return;
    }
    let made = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into()))
        .title("Newshawk")
        .inner_size(1180.0, 760.0)
        .min_inner_size(420.0, 400.0)
        // The interface paints its own scheme; without this there is a white flash in the dark.
        .background_color(tauri::window::Color(24, 26, 29, 255))
        .build();
    match made {
        Ok(window) => spare_the_driver(&window),
        Err(error) => tracing::error!(%error, "the window could not be opened"),
    }
}

/// Lists of text need no graphics driver, and loading one costs 60 MB and more, half of which stay
/// with us after the window was closed.
#[cfg(target_os = "linux")]
fn spare_the_driver(window: &WebviewWindow) {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    let told = window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    });
    if let Err(error) = told {
        tracing::warn!(%error, "the web view could not be told to do without a graphics driver");
    }
}

#[cfg(not(target_os = "linux"))]
fn spare_the_driver(_window: &WebviewWindow) {}

fn raise(window: &WebviewWindow) {
    for result in [window.unminimize(), window.show(), window.set_focus()] {
        if let Err(error) = result {
            tracing::warn!(%error, "the window could not be brought to the front");
        }
    }
}

/// Shows an article: in the open window at once, in a new one as soon as it asks.
pub(crate) fn open_at(app: &AppHandle, article: ArticleId) {
    let article = article.to_string();
    go_to(app, Event::Open { article });
}

/// Shows the digest, likewise.
pub(crate) fn open_digest(app: &AppHandle) {
    go_to(app, Event::Digest);
}

fn go_to(app: &AppHandle, place: Event) {
    let is_open = app.get_webview_window(MAIN).is_some();
    if is_open {
        emit(app, &place);
    } else {
        app.state::<Shell>().remember_place(place);
    }
    open(app);
}

/// Tells the window that something changed. With no window there is nobody to tell.
pub(crate) fn emit(app: &AppHandle, event: &Event) {
    if app.get_webview_window(MAIN).is_none() {
        return;
    }
    if let Err(error) = app.emit_to(MAIN, CHANGED, event) {
        tracing::warn!(%error, "the window could not be told of a change");
    }
}
