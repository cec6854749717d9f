//! Notifications that can't be shown, that are tried out, and queries that can't be understood.

use crate::desk::Desk;
use crate::news::News;
use crate::service::Service;
use crate::window::{Window, id};
use crate::{eventually, on_the_desktop};

const FIRST: &str = "NATO ships leave the harbour";
const SECOND: &str = "A school for divers opens, paid for by NATO";
const NO_SERVICE: &str = "This desktop has no notification service";

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn without_a_notification_service_alerts_are_listed_until_there_is_one() {
    on_the_desktop(async {
        let news = News::start().await;
        let desk = Desk::watching(&news).await;
        news.publish(FIRST, "Four ships of NATO left the harbour at dawn.");
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.see_text(&id("match-row"), FIRST).await;
        window.see_text(&id("problem-banner"), NO_SERVICE).await;
        window.click(&id("open-settings")).await;
        window.click(&id("settings-tab-notifications")).await;
        window.click(&id("test-notification")).await;
        window
            .see_text(&id("test-notification-message"), NO_SERVICE)
            .await;
        window.click(&id("settings-close")).await;
        window.type_text("gh").await;
        let line = format!("{FIRST}\nNot shown: ");
        eventually("why it was not shown", async || {
            window.all_text().await.contains(&line).then_some(())
        })
        .await;

        let service = Service::start(&desk.bus).await;
        news.publish(
            SECOND,
            "NATO pays for a school where divers learn to mend cables.",
        );
        window.click(&id("check-now")).await;
        assert!(service.number(0).await.summary.starts_with(SECOND));
        window.see_none(&id("problem-banner")).await;
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn a_test_notification_reaches_the_desktop() {
    on_the_desktop(async {
        let news = News::start().await;
        let desk = Desk::watching(&news).await;
        let service = Service::start(&desk.bus).await;
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.click(&id("open-settings")).await;
        window.click(&id("settings-tab-notifications")).await;
        window.click(&id("test-notification")).await;
        let shown = service.number(0).await;
        assert_eq!(shown.summary, "This is how Newshawk tells you");
        window
            .see_text(&id("test-notification-message"), "Sent.")
            .await;
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn where_others_see_the_screen_a_notification_says_only_that_there_is_news() {
    on_the_desktop(async {
        let news = News::start().await;
        let desk = Desk::watching(&news).await;
        let service = Service::start(&desk.bus).await;
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.click(&id("open-settings")).await;
        window.click(&id("settings-tab-notifications")).await;
        window.click(&id("discreet")).await;
        window.click(&id("settings-close")).await;
        news.publish(FIRST, "Four ships of NATO left the harbour at dawn.");
        window.click(&id("check-now")).await;
        let shown = service.number(0).await;
        assert_eq!(shown.summary, "Newshawk");
        assert_eq!(shown.body, "One story for one of your watches");

        service
            .click_until(&shown, "the story in the window", async || {
                window.peek(&id("reader-title")).await.map(|_| ())
            })
            .await;
        window.see_text(&id("reader-title"), FIRST).await;
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn a_query_that_makes_no_sense_is_explained_and_mended_with_one_click() {
    on_the_desktop(async {
        let news = News::start().await;
        let desk = Desk::watching(&news).await;
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.click(&id("open-settings")).await;
        window.click(&id("settings-tab-watches")).await;
        window.click(&id("watch-add")).await;
        window
            .fill(&id("watch-query"), "(ferries AND harbour")
            .await;
        window.see(&id("watch-error")).await;
        window.click(&id("watch-save")).await;
        window.see(&id("watch-error")).await;
        window.click(".fixes .button").await;
        window.see_none(&id("watch-error")).await;
        window.click(&id("watch-save")).await;
        window
            .see_text(&id("watch-row"), "ferries AND harbour")
            .await;
    });
}
