//! Taking no more memory than the work needs.
//!
//! Some of it can only be had back by beginning anew, in the same process: what glibc and GTK do is
//! settled by the environment they are loaded in; what a web view brought along, its libraries, its
//! graphics driver and a process for its network, stays after the window was closed; and reading a
//! thousand articles at once leaves the heap full of holes.

use std::ffi::{OsStr, OsString};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;
use std::{env, io};

use rustix::process::{WaitOptions, wait};
use tauri::{AppHandle, Manager};
use webkit2gtk::glib;

use crate::arguments::BACKGROUND;
use crate::state::{Beginning, Shell};
use crate::window;

/// After a window was closed it may be opened again at once; then it should be quick.
const REST: Duration = Duration::from_secs(4);

/// So many articles at once are worth a new beginning.
const MANY: u64 = 1000;

/// Is there where the program has begun anew: what `TUNABLES` was before.
const BEFORE: &str = "NEWSHAWK_TUNABLES_BEFORE";
const TUNABLES: &str = "GLIBC_TUNABLES";
/// Left to itself, glibc sets memory aside for each thread apart: megabytes of it, and most of our
/// threads wait most of the time.
const ONE_ARENA: &str = "glibc.malloc.arena_max=1";
/// GTK loads a graphics driver, 30 MB of it, to choose among the modes of an X server, and then
/// draws our window without it.
const GTK_DRIVER: &str = "GDK_GL";

/// Begins anew with the libraries told, or, where that was done, goes on. To be called while there
/// is one thread only.
pub(crate) fn tell_libraries() {
    let Some(before) = env::var_os(BEFORE) else {
        // Where it fails we take more memory, and that is all.
        let _ = begin_anew(env::args_os().skip(1));
        return;
    };
    // They have read it. The browser that a link opens in is not to hear of it.
    glib::unsetenv(BEFORE);
    if before.is_empty() {
        glib::unsetenv(TUNABLES);
    } else {
        let _ = glib::setenv(TUNABLES, &before, true);
    }
}

/// Has the program begin anew in the background, once it is quiet and the window is still closed.
pub(crate) async fn rest(app: AppHandle) {
    let shell = app.state::<Shell>();
    let Ok(engine) = shell.engine() else { return };
    loop {
        tokio::time::sleep(REST).await;
        engine.settled().await;
        // The made-up outlets answer from here, and would be gone.
        if app.get_webview_window(window::MAIN).is_some() || shell.has_day() {
            return;
        }
        // A click on a notification comes to whoever showed it.
        if !shell.waits_for_clicks() {
            break;
        }
    }
    shell.set_resting();
    app.exit(0);
}

/// The same after a start in the background, where the first looks brought in much.
pub(crate) async fn rest_after_much(app: AppHandle) {
    let shell = app.state::<Shell>();
    let Ok(engine) = shell.engine() else { return };
    let before = engine.store().article_count();
    tokio::time::sleep(REST).await;
    engine.settled().await;
    if engine.store().article_count() >= before + MANY {
        rest(app.clone()).await;
    }
}

/// Goes on as a new program in the same process. Comes back only where that could not be done.
pub(crate) fn go_on(beginning: Beginning) {
    let words = env::args_os()
        .skip(1)
        .filter(|word| word != BACKGROUND)
        .chain((beginning == Beginning::InBackground).then(|| BACKGROUND.into()));
    let error = begin_anew(words);
    tracing::error!(%error, "Newshawk could not go on in the background, and ends");
}

fn begin_anew(words: impl Iterator<Item = OsString>) -> io::Error {
    let before = env::var_os(TUNABLES).unwrap_or_default();
    let mut command = Command::new(program());
    command
        .args(words)
        .env(TUNABLES, with_one_arena(&before))
        .env(BEFORE, before);
    if env::var_os(GTK_DRIVER).is_none() {
        command.env(GTK_DRIVER, "disable");
    }
    command.exec()
}

/// Our own program; after an upgrade its old file has no name any more, and can still be run.
fn program() -> PathBuf {
    env::current_exe()
        .ok()
        .filter(|path| path.exists())
        .unwrap_or_else(|| PathBuf::from("/proc/self/exe"))
}

/// What the person says to the allocator stands last, where it counts.
fn with_one_arena(before: &OsStr) -> OsString {
    let mut all = OsString::from(ONE_ARENA);
    if !before.is_empty() {
        all.push(":");
        all.push(before);
    }
    all
}

/// Takes leave of the web view's processes, which end when the program that had started them has
/// gone; until somebody does, the system keeps their names.
pub(crate) async fn take_leave() {
    tokio::time::sleep(REST).await;
    while let Ok(Some(_)) = wait(WaitOptions::NOHANG) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_person_says_to_the_allocator_has_the_last_word() {
        assert_eq!(with_one_arena(OsStr::new("")), ONE_ARENA);
        assert_eq!(
            with_one_arena(OsStr::new("glibc.malloc.arena_max=4")),
            "glibc.malloc.arena_max=1:glibc.malloc.arena_max=4"
        );
    }
}
