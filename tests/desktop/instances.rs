//! Without a window, without a display, and more than one at a time.

use crate::app::{close_window, see_windows, windows};
use crate::bus::Bus;
use crate::desk::Desk;
use crate::news::News;
use crate::service::Service;
use crate::window::{Window, id};
use crate::{eventually, on_the_desktop};

const HEADLINE: &str = "NATO ships leave the harbour";
const SENTENCE: &str = "Four ships of NATO left the harbour at dawn.";

/// The status of wrong use or failure.
const FAILED: i32 = 2;

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn in_the_background_it_tells_without_a_window_and_a_second_start_opens_one() {
    on_the_desktop(async {
        let news = News::start().await;
        let desk = Desk::watching(&news).await;
        let service = Service::start(&desk.bus).await;
        news.publish(HEADLINE, SENTENCE);
        let mut first = desk.start(&["--background"]);
        assert!(service.number(0).await.summary.starts_with(HEADLINE));
        assert_eq!(windows(), [""; 0]);

        let mut quiet = desk.start(&["--background"]);
        assert!(quiet.ended().await.success());
        assert_eq!(windows(), [""; 0]);

        let mut second = desk.start(&[]);
        assert!(second.ended().await.success());
        let window = Window::of(&first).await;
        window.see_text(&id("match-row"), HEADLINE).await;
        assert!(first.is_running());
        assert_eq!(service.shown().len(), 1);
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn when_the_window_has_closed_it_begins_anew_without_the_web_view_and_goes_on() {
    on_the_desktop(async {
        let news = News::start().await;
        let desk = Desk::watching(&news).await;
        let service = Service::start(&desk.bus).await;
        let mut app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.see(&id("check-now")).await;
        assert!(app.children().len() > 1, "{:?}", app.children());
        close_window().await;
        eventually("a beginning in the background", async || {
            app.words()
                .contains(&"--background".to_owned())
                .then_some(())
        })
        .await;
        eventually("the end of the web view", async || {
            app.children().is_empty().then_some(())
        })
        .await;

        news.publish(HEADLINE, SENTENCE);
        let mut second = desk.start(&[]);
        assert!(second.ended().await.success());
        let window = Window::of(&app).await;
        window.click(&id("check-now")).await;
        service.saying(HEADLINE).await;
        assert!(app.is_running());
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn without_a_display_it_says_so_in_a_sentence() {
    on_the_desktop(async {
        let desk = Desk::new().await;
        let mut command = desk.newshawk(&[]);
        command.env_remove("DISPLAY");
        let mut app = desk.run(command);
        assert_eq!(app.ended().await.code(), Some(FAILED));
        let said = app.said();
        assert!(said.starts_with("There is no display here"), "{said}");
        assert!(said.contains("newshawk-cli watch"), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn a_second_one_on_the_same_store_says_so_and_leaves_the_first_alone() {
    on_the_desktop(async {
        let news = News::start().await;
        let desk = Desk::watching(&news).await;
        let service = Service::start(&desk.bus).await;
        news.publish(HEADLINE, SENTENCE);
        news.hold();
        let looks = news.asked_for("/feed.xml");
        let mut first = desk.start(&["--background"]);
        eventually("a look of the first one", async || {
            (news.asked_for("/feed.xml") > looks).then_some(())
        })
        .await;

        // On another bus they don't know of each other.
        let other = Bus::start(&desk.path("other-bus")).await;
        let elsewhere = |words: &[&str]| {
            let mut command = desk.newshawk(words);
            command.env("DBUS_SESSION_BUS_ADDRESS", &other.address);
            desk.run(command)
        };
        let mut second = elsewhere(&[]);
        let window = Window::of(&second).await;
        window
            .see_text("[role=alert]", "Newshawk could not open")
            .await;
        window.see_text("[role=alert]", "already").await;
        assert!(second.said().contains("already"), "{}", second.said());
        assert!(!second.said().contains("panicked"), "{}", second.said());
        close_window().await;
        assert_eq!(second.ended().await.code(), Some(FAILED));
        let mut third = elsewhere(&["--background"]);
        assert_eq!(third.ended().await.code(), Some(FAILED));

        news.release();
        assert!(service.number(0).await.summary.starts_with(HEADLINE));
        assert!(first.is_running());
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn a_data_folder_that_is_a_file_is_named_in_a_sentence() {
    on_the_desktop(async {
        let desk = Desk::new().await;
        std::fs::write(desk.data(), "not a folder").unwrap();
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        window
            .see_text("[role=alert]", "Newshawk could not open")
            .await;
        window
            .see_text("[role=alert]", &desk.data().display().to_string())
            .await;
        assert!(!app.said().contains("panicked"), "{}", app.said());
        drop((window, app));
        see_windows(0).await;

        let mut quiet = desk.start(&["--background"]);
        assert_eq!(quiet.ended().await.code(), Some(FAILED));
        let said = quiet.said();
        assert!(said.contains(&desk.data().display().to_string()), "{said}");
        assert!(!said.contains("panicked"), "{said}");
    });
}
