//! The made-up day, and the two schemes.

use crate::desk::Desk;
use crate::news::News;
use crate::on_the_desktop;
use crate::service::Service;
use crate::window::{Window, id};

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn the_demo_shows_made_up_news_tells_of_it_and_can_be_removed() {
    on_the_desktop(async {
        let desk = Desk::new().await;
        let service = Service::start(&desk.bus).await;
        let app = desk.run(desk.bare(&["--demo"]));
        let window = Window::of(&app).await;
        window.see(&id("sample-banner")).await;
        window.see_text(&id("match-row"), "Made-up").await;
        let shown = service.number(0).await;
        assert!(shown.body.contains("Made-up news + "), "{shown:?}");

        window.click(&id("remove-sample")).await;
        window.see_none(&id("sample-banner")).await;
        window.see_none(&id("match-row")).await;
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn whoever_only_tried_the_made_up_news_begins_as_on_the_first_day() {
    on_the_desktop(async {
        let desk = Desk::new().await;
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.click(&id("first-run-demo")).await;
        window.see_text(&id("match-row"), "Made-up").await;
        window.click(&id("remove-sample")).await;
        window.see(&id("first-run-field")).await;
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn the_window_is_drawn_in_both_schemes() {
    on_the_desktop(async {
        let news = News::start().await;
        let desk = Desk::watching(&news).await;
        news.publish(
            "NATO ships leave the harbour",
            "Four ships of NATO left the harbour at dawn.",
        );
        let app = desk.start(&[]);
        let window = Window::of(&app).await;
        window.click(&id("match-row")).await;
        window.see(&id("reader-title")).await;
        let mut pictures = Vec::new();
        for scheme in ["light", "dark"] {
            window.click(&id("open-settings")).await;
            window.click(&id("settings-tab-appearance")).await;
            window.click(&format!("label:has([value={scheme}])")).await;
            window.see(&format!("[data-scheme={scheme}]")).await;
            window.click(&id("settings-close")).await;
            window.see_none(&id("settings-close")).await;
            pictures.push(window.picture().await);
        }
        for picture in &pictures {
            // An empty window of this size is packed into a tenth of it.
            assert!(picture.len() > 20_000, "only {} bytes", picture.len());
        }
        assert_ne!(pictures[0], pictures[1]);
        keep(&pictures);
    });
}

/// For whoever wants to look at them.
fn keep(pictures: &[Vec<u8>]) {
    let Some(folder) = std::env::var_os("NEWSHAWK_PICTURES") else {
        return;
    };
    for (name, picture) in ["light", "dark"].iter().zip(pictures) {
        let file = std::path::Path::new(&folder).join(format!("{name}.png"));
        std::fs::write(file, picture).unwrap();
    }
}
