//! What a test may do to a real program: stop it dead at a named place, to prove what survives, or
//! hurry it.

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

/// How long a story settles, where a test says so in `NEWSHAWK_SETTLE` (seconds).
pub(crate) fn settle() -> Option<jiff::SignedDuration> {
    #[cfg(feature = "crash-points")]
    if let Ok(seconds) = std::env::var("NEWSHAWK_SETTLE") {
        return seconds.parse().ok().map(jiff::SignedDuration::from_secs);
    }
    None
}
