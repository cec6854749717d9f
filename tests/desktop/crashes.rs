//! Law 4: durable before loud. Killed before “showing” is on the disk, an alert is told once after
//! the restart; killed after, it is in the list and never told again.

use crate::desk::Desk;
use crate::news::News;
use crate::service::Service;
use crate::window::{Window, id};
use crate::{eventually, on_the_desktop};

const FIRST: &str = "NATO ships leave the harbour";
const SECOND: &str = "A school for divers opens, paid for by NATO";

struct Scene {
    news: News,
    desk: Desk,
    service: Service,
}

/// A desk on which the next look finds the first item.
async fn scene() -> Scene {
    let news = News::start().await;
    let desk = Desk::watching(&news).await;
    let service = Service::start(&desk.bus).await;
    news.publish(FIRST, "Four ships of NATO left the harbour at dawn.");
    Scene {
        news,
        desk,
        service,
    }
}

impl Scene {
    /// Starts it so that it kills itself at this place in the code.
    async fn crash_at(&self, place: &str) {
        let mut command = self.desk.newshawk(&["--background"]);
        command.env("NEWSHAWK_CRASH_AT", place);
        self.desk.run(command).crashed().await;
        assert_eq!(self.service.summaries(), [""; 0]);
    }

    /// Starts it again, has the second item told, and then compares all that was told. Alerts are
    /// told in order: what the restart had to say was said before the second item.
    async fn check_told_after_restart(&self, told: &[&str], fate_of_first: &str) {
        let app = self.desk.start(&[]);
        let window = Window::of(&app).await;
        window.see_text(&id("match-row"), FIRST).await;
        self.news.publish(
            SECOND,
            "NATO pays for a school where divers learn to mend cables.",
        );
        window.click(&id("check-now")).await;
        self.service.saying(SECOND).await;
        let expected: Vec<String> = told
            .iter()
            .map(|it| format!("{it} (Larkspur Wire)"))
            .collect();
        assert_eq!(self.service.summaries(), expected);

        window.type_text("gh").await;
        let line = format!("{FIRST}\n{fate_of_first}");
        eventually(&format!("“{line}” in the alert log"), async || {
            window.all_text().await.contains(&line).then_some(())
        })
        .await;
    }
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn killed_before_showing_is_written_it_tells_once_after_the_restart() {
    on_the_desktop(async {
        let scene = scene().await;
        scene.crash_at("before-showing").await;
        scene
            .check_told_after_restart(&[FIRST, SECOND], "Told. A new story")
            .await;
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn killed_after_showing_is_written_it_lists_the_alert_and_never_tells() {
    on_the_desktop(async {
        let scene = scene().await;
        scene.crash_at("after-showing").await;
        scene
            .check_told_after_restart(&[SECOND], "Handed to the desktop")
            .await;
    });
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn killed_after_it_told_it_does_not_tell_again() {
    on_the_desktop(async {
        let scene = scene().await;
        let mut app = scene.desk.start(&["--background"]);
        scene.service.number(0).await;
        app.kill().await;
        // Killed this early, the list may not know yet that the desktop took it.
        scene.check_told_after_restart(&[FIRST, SECOND], "").await;
    });
}
