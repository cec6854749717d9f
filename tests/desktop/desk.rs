//! A person's computer as far as Newshawk sees it: a home, a bus, a data folder.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::app::App;
use crate::bus::Bus;
use crate::news::News;
use crate::seed::seed;

/// What the application may know of the machine the tests run on.
const KEPT: [&str; 5] = ["PATH", "DISPLAY", "XAUTHORITY", "LD_LIBRARY_PATH", "LANG"];

pub(crate) struct Desk {
    /// Dropped before the home, which it has its socket in.
    pub(crate) bus: Bus,
    home: TempDir,
}

impl Desk {
    pub(crate) async fn new() -> Self {
        let home = tempfile::Builder::new()
            .prefix("newshawk-")
            .tempdir()
            .unwrap();
        let bus = Bus::start(&home.path().join("bus")).await;
        let desk = Self { bus, home };
        std::fs::create_dir(desk.path("run")).unwrap();
        desk
    }

    /// A computer on which the person watches this outlet already.
    pub(crate) async fn watching(news: &News) -> Self {
        let desk = Self::new().await;
        seed(&desk.data(), news).await;
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Where the tests have Newshawk keep its data.
    pub(crate) fn data(&self) -> PathBuf {
        self.path("news")
    }

    /// The application with these words after its name, over this desk's data folder.
    pub(crate) fn newshawk(&self, words: &[&str]) -> Command {
        let mut command = self.bare(words);
        command.arg("--data").arg(self.data());
        command
    }

    /// The application as it is started by hand, over the usual data folder.
    pub(crate) fn bare(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newshawk"));
        let kept = KEPT
            .iter()
            .filter_map(|name| Some((name, std::env::var_os(name)?)));
        command
            .args(words)
            .env_clear()
            .envs(kept)
            .env("HOME", self.home.path())
            .env("XDG_RUNTIME_DIR", self.path("run"))
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus.address)
            .env("TZ", "UTC")
            // A story settles in a second, so that a test has not to wait for most of a minute.
            .env("NEWSHAWK_SETTLE", "1")
            // Without it GTK first looks for a screen reader, and waits.
            .env("NO_AT_BRIDGE", "1")
            .env("GSETTINGS_BACKEND", "memory")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdin(Stdio::null());
        command
    }

    /// Starts it in the usual way.
    pub(crate) fn start(&self, words: &[&str]) -> App {
        self.run(self.newshawk(words))
    }

    /// Starts a command made by `newshawk` or `bare`.
    pub(crate) fn run(&self, command: Command) -> App {
        App::start(command, self.home.path())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            return;
        }
        for folder in [self.data(), self.path(".local/share/newshawk")] {
            print_logs(&folder.join("logs"));
        }
    }
}

#[expect(clippy::print_stderr, reason = "this explains a failed test")]
fn print_logs(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let log = std::fs::read_to_string(entry.path()).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let last = lines.len().saturating_sub(30);
        eprintln!("--- the end of the log\n{}", lines[last..].join("\n"));
    }
}
