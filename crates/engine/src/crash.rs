//! What a test may do to a real program: stop it dead at a named place, to prove what survives, hold
//! it back there, hurry it, or set its clock.

use std::path::Path;

/// Ends the process at once, without any clean-up, when `NEWSHAWK_CRASH_AT` names this place. Does
/// nothing unless the feature `crash-points` is on, which no release has.
pub(crate) fn point(name: &str) {
    #[cfg(feature = "crash-points")]
    if std::env::var("NEWSHAWK_CRASH_AT").is_ok_and(|wanted| wanted == name) {
        tracing::warn!(name, "stopping here, as the test asked");
        let own = std::process::id().to_string();
        // SIGKILL, as `kill -9` sends it: no handler, no destructor, no flush.
        let _ = std::process::Command::new("kill")
            .args(["-9", &own])
            .status();
        std::thread::sleep(std::time::Duration::from_secs(5));
    }
    #[cfg(not(feature = "crash-points"))]
    let _ = name;
}

/// Holds a worker back while a file of this name lies beside the store, where a test has put one, or
/// until it is given up. The worker of one engine alone: others may run in the same process.
pub(crate) fn hold(store: &Path, name: &str, is_given_up: impl Fn() -> bool) {
    #[cfg(feature = "crash-points")]
    while store.with_file_name(name).exists() && !is_given_up() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    #[cfg(not(feature = "crash-points"))]
    let _ = (store, name, is_given_up);
}

/// How long a story settles, where a test says so in `NEWSHAWK_SETTLE` (seconds).
pub(crate) fn settle() -> Option<jiff::SignedDuration> {
    #[cfg(feature = "crash-points")]
    if let Ok(seconds) = std::env::var("NEWSHAWK_SETTLE") {
        return seconds.parse().ok().map(jiff::SignedDuration::from_secs);
    }
    None
}

/// How far the clock is ahead of the system's, where a test says so: in a file that
/// `NEWSHAWK_CLOCK` names, in seconds.
pub(crate) fn offset() -> jiff::SignedDuration {
    #[cfg(feature = "crash-points")]
    if let Ok(file) = std::env::var("NEWSHAWK_CLOCK") {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        return jiff::SignedDuration::from_secs(text.trim().parse().unwrap_or(0));
    }
    jiff::SignedDuration::ZERO
}

/// How long one looks away from a clock that a test moves.
pub(crate) fn nap() -> Option<jiff::SignedDuration> {
    #[cfg(feature = "crash-points")]
    if std::env::var_os("NEWSHAWK_CLOCK").is_some() {
        return Some(jiff::SignedDuration::from_millis(200));
    }
    None
}
