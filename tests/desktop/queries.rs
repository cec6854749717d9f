//! A query of the whole language, typed in the settings, saved, and seen at work.

use fantoccini::key::Key;
use serde_json::json;

use crate::desk::Desk;
use crate::news::News;
use crate::on_the_desktop;
use crate::window::{Window, id};

pub(crate) const QUERY: &str = "@NATO NEAR/15 (@Russia UNLESS/5 (hockey OR chess))";
/// One of the names of @NATO, and none that the person watches already.
const FORM: &str = "North Atlantic Alliance";
const MEANT: &str = "Ships pass each other in the sound";
const MEANT_SENTENCE: &str =
    "Officers of the North Atlantic Alliance counted ten ships as Russia moved its fleet.";
const MEANT_LINE: &str = "counted ten ships";
const PLAYED_LINE: &str = "lost to Russia";
const PLAYED: &str = "A draw on the islands";
const PLAYED_SENTENCE: &str =
    "The NATO office lost to Russia at chess, and nobody minded very much.";

async fn is_disabled(window: &Window, testid: &str) -> bool {
    let script = "return document.querySelector(arguments[0]).disabled";
    window.run(script, vec![json!(id(testid))]).await == true
}

/// What the preview counts. The news is minutes old, and around midnight that is of two days.
async fn see_count(window: &Window, count: &str) {
    let shown = window.see_text(&id("preview-count"), count).await;
    let shown = shown.text().await.unwrap();
    let spans = ["in the archive", "in the last day"];
    let is_it = |span: &&str| shown.starts_with(&format!("{count} {span}"));
    assert!(spans.iter().any(is_it), "{shown}");
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn a_query_is_typed_understood_previewed_saved_and_explained() {
    on_the_desktop(async {
        let news = News::start().await;
        news.publish(PLAYED, PLAYED_SENTENCE);
        news.publish(MEANT, MEANT_SENTENCE);
        let desk = Desk::watching(&news).await;
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.see_text(&id("match-row"), PLAYED_LINE).await;

        // Half of it already says what it would find.
        window.type_text("w").await;
        window.see(&id("watch-query")).await;
        let (start, rest) = QUERY.split_at("@NATO".len());
        window.type_text(start).await;
        let sentence = id("query-sentence");
        window
            .see_text(&sentence, "Articles that mention NATO (all its names).")
            .await;
        see_count(&window, "2 articles").await;

        // A bracket is missing: it says so, offers it, and saves nothing.
        let (rest, last) = rest.split_at(rest.len() - 1);
        window.type_text(rest).await;
        window.see_text(&id("watch-error"), "never closed").await;
        window
            .see_text(&id("watch-obstacle"), "can’t be saved")
            .await;
        assert!(is_disabled(&window, "watch-save").await);
        window.press(&[Key::Enter.into()]).await;
        window.see_text("[role=dialog] button code", QUERY).await;
        window.see(&id("watch-query")).await;

        window.type_text(last).await;
        window
            .see_text(&sentence, "isn't within 5 words of hockey or chess")
            .await;
        see_count(&window, "1 article").await;
        let preview = format!("{} mark", id("preview"));
        window.see_text(&preview, FORM).await;
        window.tab_to(&id("watch-name")).await;
        window.type_text("Both sides").await;
        assert!(!is_disabled(&window, "watch-save").await);
        window.press(&[Key::Enter.into()]).await;
        window.see_text(&id("watch-row"), "Both sides").await;
        window.press(&[Key::Escape.into()]).await;
        window.see_none("[role=dialog]").await;

        check_why(&window).await;
    });
}

/// The new match is opened, marked, and says why it is one.
async fn check_why(window: &Window) {
    window.see_text(&id("new-rows"), "1 new").await;
    window.type_text(".").await;
    let row = window.see_text(&id("match-row"), MEANT_LINE).await;
    row.click().await.unwrap();
    window.see_text(&id("reader-title"), MEANT).await;
    for word in [FORM, "Russia"] {
        window.see_text("[data-blocks] mark", word).await;
    }
    let told =
        format!("matched: “{FORM}”, one of @NATO, in the text, and “Russia” 4 words after it.");
    window.see_text(&id("why-told"), &told).await;
    window
        .see_text(&id("why"), "Read from the article’s page")
        .await;
}
