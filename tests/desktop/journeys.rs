//! From an empty home to an opened article: by mouse, by keys, and with the window closed.

use fantoccini::key::Key;
use jiff::SignedDuration;

use crate::app::{close_window, see_windows};
use crate::desk::Desk;
use crate::news::News;
use crate::on_the_desktop;
use crate::seed::{QUERY, WATCH};
use crate::service::{Service, Shown};
use crate::window::{Window, id};

const OLD: &str = "NATO opens an office on the islands";
const FRESH: &str = "Larkspur Sound to host NATO ministers";
/// With a character that would be markup, were it not written as text.
const SENTENCE: &str = "Ministers of NATO & their guests will meet for two days.";
const LATER: &str = "A school for divers opens, paid for by NATO";

/// Exactly what the desktop is to show of `FRESH`.
fn check_notification(shown: &Shown) {
    assert_eq!(shown.app, "Newshawk");
    assert_eq!(shown.summary, format!("{FRESH} (Larkspur Wire)"));
    assert_eq!(
        shown.body,
        format!(
            "Ministers of NATO &amp; their guests will meet for two days.\n{WATCH} · headline · just published"
        )
    );
    let actions = [
        "default",
        "Open",
        "not-relevant",
        "Not relevant",
        "mute-story",
        "Mute story",
    ];
    assert_eq!(shown.actions, actions);
    assert!(shown.hint("suppress-sound").is_some(), "{shown:?}");
}

/// The article is open, with the word marked in headline and text.
async fn check_open(window: &Window, headline: &str) {
    window.see_text(&id("reader-title"), headline).await;
    window
        .see_text("[data-testid=reader-title] mark", QUERY)
        .await;
    window.see_text("[data-blocks] mark", QUERY).await;
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn by_mouse_from_the_first_run_to_the_article_behind_a_notification() {
    on_the_desktop(async {
        let desk = Desk::new().await;
        let service = Service::start(&desk.bus).await;
        let news = News::start().await;
        news.published(
            OLD,
            "The NATO office has twelve rooms.",
            SignedDuration::from_hours(1),
        );
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.click(&id("first-run-skip")).await;

        window.click(&id("open-settings")).await;
        window.click(&id("settings-tab-sources")).await;
        window.fill(&id("source-address"), &news.feed()).await;
        window.click(&id("source-add")).await;
        window
            .see_text(&id("source-row"), "Answering. 1 article.")
            .await;

        window.click(&id("settings-tab-watches")).await;
        window.click(&id("watch-add")).await;
        window.fill(&id("watch-query"), QUERY).await;
        window.fill(&id("watch-name"), WATCH).await;
        window.click(&id("watch-save")).await;
        window.see_text(&id("watch-row"), WATCH).await;
        window.click(&id("settings-close")).await;

        window.see_text(&id("match-row"), OLD).await;
        assert_eq!(
            service.summaries(),
            [""; 0],
            "old news is no reason to interrupt"
        );

        news.publish(FRESH, SENTENCE);
        window.click(&id("check-now")).await;
        let shown = service.number(0).await;
        check_notification(&shown);
        let title = async || window.peek(&id("reader-title")).await;
        service
            .click_until(&shown, "the clicked article", title)
            .await;
        check_open(&window, FRESH).await;
        assert_eq!(service.shown().len(), 1);
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn by_keys_from_the_first_run_to_the_article_behind_a_notification() {
    on_the_desktop(async {
        let desk = Desk::new().await;
        let service = Service::start(&desk.bus).await;
        let news = News::start().await;
        news.published(
            OLD,
            "The NATO office has twelve rooms.",
            SignedDuration::from_hours(1),
        );
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.see(&id("first-run-field")).await;
        window.tab_to(&id("first-run-skip")).await;
        window.press(&[Key::Enter.into()]).await;

        window.see(&id("match-list")).await;
        window.type_text("gs").await;
        window.see(&id("settings-tab-watches")).await;
        window.press(&[Key::Down.into()]).await;
        window.tab_to(&id("source-address")).await;
        window.type_text(&news.feed()).await;
        window.press(&[Key::Enter.into()]).await;
        window
            .see_text(&id("source-row"), "Answering. 1 article.")
            .await;
        window.press(&[Key::Escape.into()]).await;
        window.see_none(&id("settings-close")).await;

        window.type_text("w").await;
        window.see(&id("watch-query")).await;
        window.type_text(QUERY).await;
        window.tab_to(&id("watch-name")).await;
        window.type_text(WATCH).await;
        window.press(&[Key::Enter.into()]).await;
        window.see_text(&id("watch-row"), WATCH).await;
        window.press(&[Key::Escape.into()]).await;

        window.see_text(&id("match-row"), OLD).await;
        window.type_text("j").await;
        check_open(&window, OLD).await;
        window.type_text("?").await;
        window
            .see_text("[role=dialog]", "Check all sources now")
            .await;
        window.press(&[Key::Escape.into()]).await;
        window.see_none("[role=dialog]").await;
        window.press(&[Key::Control.into(), ',']).await;
        window.see(&id("settings-close")).await;
        window.press(&[Key::Escape.into()]).await;
        window.see_none("[role=dialog]").await;

        news.publish(FRESH, SENTENCE);
        window.type_text("n").await;
        check_notification(&service.number(0).await);
        window.see_text(&id("new-rows"), "1 new").await;
        window.type_text(".").await;
        window.see_text(&id("match-row"), FRESH).await;
        window.type_text("k").await;
        check_open(&window, FRESH).await;
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn with_the_window_closed_it_goes_on_and_a_click_opens_a_new_window_there() {
    on_the_desktop(async {
        let news = News::start().await;
        let desk = Desk::watching(&news).await;
        let service = Service::start(&desk.bus).await;
        // The first look waits until the window is closed.
        news.publish(FRESH, SENTENCE);
        news.hold();
        let mut app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.see(&id("check-now")).await;

        close_window().await;
        assert!(app.is_running());
        let farewell = service.number(0).await;
        assert_eq!(farewell.summary, "Newshawk keeps watching");
        news.release();
        let shown = service.number(1).await;
        check_notification(&shown);
        see_windows(0).await;
        service
            .click_until(&shown, "a new window", async || {
                (!crate::app::windows().is_empty()).then_some(())
            })
            .await;
        window.reopened().await;
        check_open(&window, FRESH).await;

        news.hold();
        news.publish(
            LATER,
            "NATO pays for a school where divers learn to mend cables.",
        );
        window.click(&id("check-now")).await;
        window.see_text(&id("notice"), "Asking 1 source").await;
        close_window().await;
        news.release();
        assert_eq!(
            service.number(2).await.summary,
            format!("{LATER} (Larkspur Wire)")
        );
        assert!(app.is_running());
        assert_eq!(service.shown().len(), 3, "the farewell is said once");
    });
}
