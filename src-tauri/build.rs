//! Builds the window's permissions and embeds the interface.

/// Every command the window may call; a capability names each again.
const COMMANDS: &[&str] = &[
    "overview",
    "list_watches",
    "save_watch",
    "delete_watch",
    "watch_advice",
    "set_relevance",
    "check_query",
    "compose_query",
    "preview_query",
    "count_queries",
    "list_words",
    "list_sources",
    "add_source",
    "pick_headline",
    "watch_headlines",
    "save_source",
    "remove_source",
    "import_opml",
    "export_opml",
    "check_now",
    "set_paused",
    "list_stories",
    "open_story",
    "split_story",
    "unite_stories",
    "open_article",
    "set_read",
    "set_starred",
    "mark_all_read",
    "alert_log",
    "list_requests",
    "get_settings",
    "save_settings",
    "data_place",
    "test_notification",
    "starter_pack",
    "finish_first_run",
    "start_demo",
    "remove_demo",
    "set_silence",
    "list_muted",
    "mute",
    "unmute",
    "get_digest",
    "export_digest",
    "open_link",
    "take_place",
];

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
