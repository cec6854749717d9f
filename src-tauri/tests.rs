//! The bridge's two sides agree: types, and the names of commands.

mod discreet;
mod queries;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ts_rs::{Config, TS};

use crate::arguments::{Arguments, Wish};
use crate::views::{
    alerts::*, article::*, digest::*, frame::*, options::*, preview::*, query::*, rows::*,
    settings::*, silence::*, stories::*, why::*, words::*,
};

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn types_folder() -> PathBuf {
    top().join("ui/src/backend/types")
}

macro_rules! declared {
    ($($view:ty),* $(,)?) => {{
        // Large numbers are times and counts far below 2^53, sent as JSON numbers.
        let config = Config::default();
        vec![$((stringify!($view), <$view>::export_to_string(&config).expect("every view can be declared"))),*]
    }};
}

fn views() -> Vec<(&'static str, String)> {
    declared![
        AbsenceView,
        AddReport,
        AdviceView,
        AlertPage,
        AlertRequest,
        AlertRow,
        AlertTurn,
        AliasWord,
        ArticleView,
        BlockView,
        ChipsView,
        CommandError,
        DataView,
        DigestForm,
        DigestStory,
        DigestView,
        ErrorCode,
        Event,
        FeedChoice,
        FieldWord,
        FirstRun,
        FullText,
        HeadlineView,
        HeadlinesView,
        Health,
        ImportReport,
        LanguageWords,
        LedgerRow,
        Level,
        ListRequest,
        MatchRow,
        MuteKind,
        MuteTarget,
        MutedView,
        NearChips,
        Nearness,
        OperatorWord,
        Overview,
        PreviewDay,
        PreviewSample,
        PreviewSource,
        QueryCheck,
        QueryFault,
        QueryLint,
        QueryName,
        QueryPreview,
        Run,
        SavedWord,
        SettingsView,
        SilenceWish,
        SourceDraft,
        SourceKind,
        SourceView,
        Spikes,
        StarterSource,
        StoryPage,
        StoryRow,
        StoryView,
        SuggestionView,
        TestReport,
        VersionPart,
        VersionView,
        WatchDraft,
        WatchOptions,
        WatchView,
        WhyClause,
        WhyMatched,
        WhyPlace,
    ]
}

/// Set `NEWSHAWK_WRITE_TYPES=1` to write the files anew after a change of a view.
#[test]
fn the_interface_has_the_types_of_the_views() {
    let folder = types_folder();
    if std::env::var_os("NEWSHAWK_WRITE_TYPES").is_some() {
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in views() {
            fs::write(folder.join(format!("{name}.ts")), text).unwrap();
        }
    }
    for (name, text) in views() {
        let committed = fs::read_to_string(folder.join(format!("{name}.ts"))).unwrap_or_default();
        assert_eq!(
            committed, text,
            "{name}.ts is stale: run NEWSHAWK_WRITE_TYPES=1 cargo test -p newshawk --lib"
        );
    }
    let known: BTreeSet<String> = views()
        .iter()
        .map(|(name, _)| format!("{name}.ts"))
        .collect();
    let there: BTreeSet<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(
        there, known,
        "a file without a view, or a view without a file"
    );
}

fn names_in(
    text: &str,
    start: &str,
    end: &str,
    name: impl Fn(&str) -> Option<String>,
) -> BTreeSet<String> {
    let from = text
        .find(start)
        .map(|at| at + start.len())
        .unwrap_or_else(|| panic!("{start} is missing"));
    let list = &text[from..from + text[from..].find(end).unwrap()];
    list.lines().filter_map(|line| name(line.trim())).collect()
}

fn quoted(line: &str) -> Option<String> {
    Some(line.split('"').nth(1)?.to_owned())
}

#[test]
fn the_four_lists_of_commands_agree() {
    let read = |path: &str| fs::read_to_string(top().join(path)).unwrap();
    let handled = names_in(
        &read("src-tauri/commands.rs"),
        "generate_handler![",
        "]",
        |line| Some(line.split("::").nth(1)?.trim_end_matches(',').to_owned()),
    );
    let built = names_in(
        &read("src-tauri/build.rs"),
        "COMMANDS: &[&str] = &[",
        "]",
        quoted,
    );
    let asked = names_in(
        &read("ui/src/backend/tauri.ts"),
        "COMMANDS = [",
        "]",
        quoted,
    );
    let allowed = names_in(
        &read("src-tauri/capabilities/main.json"),
        "\"permissions\": [",
        "]",
        |line| Some(quoted(line)?.strip_prefix("allow-")?.replace('-', "_")),
    );
    assert!(
        handled.len() > 20,
        "only {} commands were found",
        handled.len()
    );
    assert_eq!(built, handled);
    assert_eq!(asked, handled);
    assert_eq!(allowed, handled);
}

#[test]
fn words_after_the_name_are_understood_or_refused_with_help() {
    let read = |words: &[&str]| Arguments::read(words.iter().map(|word| (*word).to_owned()));
    let both = Arguments {
        background: true,
        demo: true,
        data: Some("news".into()),
    };
    assert_eq!(
        read(&["--background", "--data", "news", "--demo"]),
        Ok(Wish::Run(both))
    );
    assert!(read(&["--loud"]).unwrap_err().contains("--background"));
    assert!(read(&["--data"]).unwrap_err().contains("folder"));
}

#[test]
fn the_first_run_makes_one_watch_of_each_word() {
    let choice = |query: &str| {
        FirstRun {
            query: query.to_owned(),
            sources: Vec::new(),
        }
        .watches()
    };
    assert_eq!(choice("NATO, Black Sea, "), ["NATO", "Black Sea"]);
    assert_eq!(choice("NATO；Россия"), ["NATO", "Россия"]);
    assert_eq!(
        choice("NATO AND (Russia, (Ukraine, Kyiv)), \"Paris, Texas\""),
        ["NATO AND (Russia, (Ukraine, Kyiv))", "\"Paris, Texas\""]
    );
}
