//! What the window may ask: each a doorway of a few lines.

mod digest;
mod queries;
mod reading;
mod settings;
mod silence;
mod sources;
mod stories;
mod watches;

use tauri::ipc::Invoke;

use crate::error::CommandError;
use crate::views::ErrorCode;

type Answer<T> = Result<T, CommandError>;

/// All commands. The list stands three more times (build.rs, the capability, the interface); a test
/// holds them together.
pub(crate) fn all() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        reading::overview,
        watches::list_watches,
        watches::save_watch,
        watches::delete_watch,
        watches::watch_advice,
        watches::set_relevance,
        queries::check_query,
        queries::compose_query,
        queries::preview_query,
        queries::count_queries,
        queries::list_words,
        sources::list_sources,
        sources::add_source,
        sources::pick_headline,
        sources::watch_headlines,
        sources::save_source,
        sources::remove_source,
        sources::import_opml,
        sources::export_opml,
        sources::check_now,
        sources::set_paused,
        stories::list_stories,
        stories::open_story,
        stories::split_story,
        stories::unite_stories,
        reading::open_article,
        reading::set_read,
        reading::set_starred,
        reading::mark_all_read,
        stories::alert_log,
        reading::list_requests,
        settings::get_settings,
        settings::save_settings,
        settings::data_place,
        settings::test_notification,
        settings::starter_pack,
        settings::finish_first_run,
        settings::start_demo,
        settings::remove_demo,
        silence::set_silence,
        silence::list_muted,
        silence::mute,
        silence::unmute,
        digest::get_digest,
        digest::export_digest,
        reading::open_link,
        reading::take_place,
    ]
}

/// Reads the store on a thread that may wait for the disk.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Answer<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| {
        CommandError::new(
            ErrorCode::Store,
            "That could not be read. Try again; if it stays so, the log has more.",
        )
    })
}
