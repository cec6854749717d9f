//! Adding a site in the window: a choice of feeds, and the headlines of a page that has none.

use jiff::SignedDuration;

use crate::desk::Desk;
use crate::news::{News, OUTLET};
use crate::on_the_desktop;
use crate::window::{Window, id};

const OLD: [&str; 3] = [
    "Ferry to the islands is back after repairs",
    "The old lighthouse is to stay open",
    "Herring catch is the best in a decade",
];
const FRESH: &str = "Larkspur Sound gets its new bridge at last";

/// The one link that is left by the filter.
const ONLY: &str = "li:only-child > [data-testid=headlines-pick]";

/// The window with the settings open where sources are added, and an outlet with three stories.
async fn open(desk: &Desk) -> (News, crate::app::App, Window) {
    let news = News::start().await;
    for headline in OLD {
        news.published(headline, "More of it here.", SignedDuration::from_hours(1));
    }
    let app = desk.start(&[]);
    let window = Window::of(&app).await;
    window.click(&id("first-run-skip")).await;
    window.click(&id("open-settings")).await;
    window.click(&id("settings-tab-sources")).await;
    (news, app, window)
}

async fn add(window: &Window, address: &str) {
    window.fill(&id("source-address"), address).await;
    window.click(&id("source-add")).await;
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn a_home_page_shows_its_feeds_and_one_is_chosen() {
    on_the_desktop(async {
        let desk = Desk::new().await;
        let (news, _app, window) = open(&desk).await;
        add(&window, &news.url("/home")).await;
        window.see_text(&id("source-choice"), "Add Sport").await;
        window.see_text(&id("source-choice"), "Add All news").await;
        window.click(&id("source-choice")).await;
        window.see_text(&id("source-row"), OUTLET).await;
        window
            .see_text(&id("source-row"), "Answering. 3 articles.")
            .await;
        assert_eq!(news.asked_for("/feed.xml"), 1);
        assert_eq!(news.asked_for("/sport.xml"), 0);
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn a_page_without_a_feed_is_watched_by_its_headlines() {
    on_the_desktop(async {
        let desk = Desk::new().await;
        let (news, _app, window) = open(&desk).await;
        add(&window, &news.url("/front")).await;
        window
            .see_text(&id("source-said"), "This page has no feed.")
            .await;
        for headline in OLD {
            window.see_text(&id("headlines"), headline).await;
        }

        // Another list, and back to the first one.
        window.click(&id("headlines-other")).await;
        window.fill(&id("headlines-filter"), "bins").await;
        window.see_text(ONLY, "Bins").await;
        window.click(&id("headlines-pick")).await;
        window.see_text(&id("headlines"), "Water is off").await;
        window.click(&id("headlines-other")).await;
        window.fill(&id("headlines-filter"), "lighthouse").await;
        window.see_text(ONLY, OLD[1]).await;
        window.click(&id("headlines-pick")).await;
        window.see_text(&id("headlines"), OLD[2]).await;
        window.click(&id("headlines-watch")).await;
        window
            .see_text(&id("source-row"), "Page of headlines")
            .await;
        window.see_text(&id("source-row"), "3 articles.").await;
        assert_eq!(news.asked_for("/front"), 1);

        news.publish(FRESH, "It opens on Sunday.");
        window.click(&id("settings-close")).await;
        window.click(&id("check-now")).await;
        window.click(&id("open-settings")).await;
        window.click(&id("settings-tab-sources")).await;
        window.see_text(&id("source-row"), "4 articles.").await;
    });
}
