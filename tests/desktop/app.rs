//! A running Newshawk.

use std::net::TcpListener;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::eventually;

/// Runs until it is dropped; then it is killed.
pub(crate) struct App {
    child: Child,
    said: PathBuf,
    /// Where a WebDriver finds its web view.
    pub(crate) inspector: u16,
}

impl App {
    pub(crate) fn start(mut command: Command, folder: &Path) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let said = folder.join(format!("said-{number}.txt"));
        let inspector = free_port();
        let child = command
            .env("WEBKIT_INSPECTOR_SERVER", format!("127.0.0.1:{inspector}"))
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(&said).unwrap())
            .spawn()
            .expect("the application was built");
        Self {
            child,
            said,
            inspector,
        }
    }

    /// What it wrote to the terminal.
    pub(crate) fn said(&self) -> String {
        std::fs::read_to_string(&self.said).unwrap_or_default()
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Waits until it ends by itself.
    pub(crate) async fn ended(&mut self) -> ExitStatus {
        eventually("the end of the application", async || {
            self.child.try_wait().unwrap()
        })
        .await
    }

    /// Waits until it has ended as by `kill -9`.
    pub(crate) async fn crashed(&mut self) {
        const SIGKILL: i32 = 9;
        assert_eq!(
            self.ended().await.signal(),
            Some(SIGKILL),
            "{}",
            self.said()
        );
    }

    /// The words after its name, as the system knows them; none where it has ended.
    pub(crate) fn words(&self) -> Vec<String> {
        let line = std::fs::read(format!("/proc/{}/cmdline", self.child.id())).unwrap_or_default();
        let words = line.split(|byte| *byte == 0).skip(1);
        words
            .filter(|word| !word.is_empty())
            .map(|word| String::from_utf8_lossy(word).into_owned())
            .collect()
    }

    /// The names of the processes that it has started, also of those that have ended and that it has
    /// not taken leave of.
    pub(crate) fn children(&self) -> Vec<String> {
        let own = self.child.id().to_string();
        let processes = std::fs::read_dir("/proc").unwrap().flatten();
        processes
            .filter_map(|process| {
                // "4711 (name) S 1 …": the parent stands second behind the name.
                let stat = std::fs::read_to_string(process.path().join("stat")).ok()?;
                let (start, rest) = stat.rsplit_once(") ")?;
                let is_own = rest.split(' ').nth(1) == Some(own.as_str());
                is_own.then(|| start.split_once(" (").map(|(_, name)| name.to_owned()))?
            })
            .collect()
    }

    /// `kill -9`: no handler, no farewell.
    pub(crate) async fn kill(&mut self) {
        self.child.kill().unwrap();
        self.crashed().await;
    }
}

impl Drop for App {
    #[expect(clippy::print_stderr, reason = "this explains a failed test")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("--- the application said\n{}", self.said());
        }
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that was free a moment ago.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// The windows that the person sees, by the display's own numbers.
pub(crate) fn windows() -> Vec<String> {
    let found = Command::new("xdotool")
        .args(["search", "--onlyvisible", "--name", "^Newshawk$"])
        .output()
        .expect("xdotool is installed");
    String::from_utf8_lossy(&found.stdout)
        .lines()
        .map(str::to_owned)
        .collect()
}

/// Waits until so many windows are open.
pub(crate) async fn see_windows(count: usize) {
    eventually(&format!("{count} open windows"), async || {
        (windows().len() == count).then_some(())
    })
    .await;
}

/// Closes the one window as a person does, through the window manager.
pub(crate) async fn close_window() {
    eventually("a closed window", async || {
        let Some(window) = windows().pop() else {
            return Some(());
        };
        // The window manager may not know a new window yet: then the next try reaches it.
        let _ = Command::new("xdotool")
            .args(["windowactivate", &window, "sleep", "0.1", "key", "alt+F4"])
            .output();
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        None
    })
    .await;
}
