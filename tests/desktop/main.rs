//! The real application on a real desktop: its web view, its notifications, its crashes.
//!
//! Every test has a home, a message bus and news outlets of its own. What they share is the display
//! of `scripts/with-desktop`, so they run one after the other.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on ends here and says where"
)]

mod app;
mod bus;
mod desk;
#[path = "../support/filler.rs"]
mod filler;
mod news;
mod seed;
mod service;
mod window;

mod adding;
mod crashes;
mod fences;
mod fits;
mod instances;
mod journeys;
mod looks;
mod notices;
mod pictures;
mod queries;
mod stories;

use std::future::Future;
use std::pin::pin;
use std::process::Child;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The longest wait for one thing to happen, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest a test may take.
const LIMIT: Duration = Duration::from_secs(120);

/// There is one display, and one focus on it.
static DISPLAY: Mutex<()> = Mutex::new(());

/// Runs a test when the display is free, and ends it when it hangs.
fn on_the_desktop(test: impl Future<Output = ()>) {
    let _alone = DISPLAY.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime starts");
    runtime.block_on(async {
        // Pinned here, so that it is dropped while this panics, and tells what it knows.
        let mut test = pin!(test);
        let ended = tokio::time::timeout(LIMIT, test.as_mut()).await;
        assert!(ended.is_ok(), "the test took longer than {LIMIT:?}");
    });
}

/// Looks again and again until there is something to see.
async fn eventually<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(seen) = look().await {
            return seen;
        }
        assert!(Instant::now() < end, "this never came: {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A program that ends with the test, by its own id.
struct Helper(Child);

impl Drop for Helper {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
