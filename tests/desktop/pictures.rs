//! The picture of an open article, and none when pictures are switched off.

use serde_json::json;

use crate::desk::Desk;
use crate::news::News;
use crate::on_the_desktop;
use crate::window::{Window, id};

const FIRST: &str = "NATO ships call at Larkspur Sound";
const SECOND: &str = "A school for divers opens, paid for by NATO";

/// How wide the picture is that one sees, in its own pixels.
async fn width(window: &Window) -> u64 {
    let script = "return document.querySelector(arguments[0]).naturalWidth";
    let image = format!("{} img", id("picture"));
    let width = window.run(script, vec![json!(image)]).await;
    width.as_u64().unwrap_or(0)
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn a_picture_appears_and_switched_off_nothing_is_fetched() {
    on_the_desktop(async {
        let news = News::start().await;
        news.publish(FIRST, "Ships of NATO lie at anchor for two days.");
        news.picture();
        news.publish(
            SECOND,
            "NATO pays for a school where divers learn to mend cables.",
        );
        news.picture();
        let desk = Desk::watching(&news).await;
        let app = desk.start(&[]);
        let window = Window::of(&app).await;

        window.see_text(&id("match-row"), SECOND).await;
        window.type_text("j").await;
        window.see_text(&id("reader-title"), "NATO").await;
        window
            .see(&format!("{}[data-state=here]", id("picture")))
            .await;
        assert_eq!(width(&window).await, 64);
        let asked = || news.asked_for("/0.png") + news.asked_for("/1.png");
        assert_eq!(asked(), 1);

        window.click(&id("open-settings")).await;
        window.click(&id("settings-tab-appearance")).await;
        window.click(&id("pictures")).await;
        window.click(&id("settings-close")).await;
        window.type_text("j").await;
        window.see_none(&id("picture")).await;
        window.see("[data-blocks]").await;
        assert_eq!(asked(), 1, "nothing is fetched when pictures are off");
    });
}
