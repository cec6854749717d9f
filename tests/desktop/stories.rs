//! A story that many outlets tell is one notification, said again for what is new, over restarts.

mod reports;

use std::ops::Range;
use std::time::Duration;

use jiff::SignedDuration;
use newshawk_core::watch::Level;

use self::reports::{FIRST, LATER, REPORTS, Report};
use crate::app::App;
use crate::desk::Desk;
use crate::news::News;
use crate::seed::seed_with;
use crate::service::{Service, Shown};
use crate::window::{Window, id};
use crate::{eventually, on_the_desktop};

/// A story has settled, with some time to spare.
const SETTLED: SignedDuration = SignedDuration::from_mins(2);
/// A story that was told may be told again (spec/alerts.md 6), with some time to spare.
const FLOOR: SignedDuration = SignedDuration::from_mins(125);

/// A desk with all the outlets, and a clock that the test sets.
struct Scene {
    outlets: Vec<News>,
    desk: Desk,
    service: Service,
}

impl Scene {
    async fn new() -> Self {
        let mut outlets = Vec::new();
        let mut list = Vec::new();
        for report in &REPORTS {
            let outlet = News::start().await;
            list.push((report.outlet.to_owned(), outlet.feed()));
            outlets.push(outlet);
        }
        let desk = Desk::new().await;
        seed_with(&desk.data(), &list, Level::Interrupt).await;
        let service = Service::start(&desk.bus).await;
        Self {
            outlets,
            desk,
            service,
        }
    }

    fn start(&self, ahead: SignedDuration) -> App {
        self.set_clock(ahead);
        let mut command = self.desk.newshawk(&[]);
        command.env("NEWSHAWK_CLOCK", self.desk.path("clock"));
        // Until the test moves the clock: many outlets take longer to ask than one.
        command.env("NEWSHAWK_SETTLE", "100");
        self.desk.run(command)
    }

    fn set_clock(&self, ahead: SignedDuration) {
        // All at once: half a file is a clock that was set back.
        let next = self.desk.path("clock.next");
        std::fs::write(&next, ahead.as_secs().to_string()).unwrap();
        std::fs::rename(next, self.desk.path("clock")).unwrap();
    }

    /// Outlets print what they have of it.
    fn publish(&self, which: Range<usize>) {
        for (outlet, report) in self
            .outlets
            .iter()
            .zip(&REPORTS)
            .skip(which.start)
            .take(which.len())
        {
            let Report { headline, text, .. } = report;
            outlet.publish(headline, text);
        }
    }

    /// Has everything asked for, and waits until an outlet was: not by a look that was on its way.
    async fn check(&self, window: &Window, outlet: usize) {
        let before = self.outlets[outlet].asked_for("/feed.xml");
        eventually("a look at the outlet", async || {
            window.click(&id("check-now")).await;
            tokio::time::sleep(Duration::from_millis(100)).await;
            (self.outlets[outlet].asked_for("/feed.xml") > before).then_some(())
        })
        .await;
    }

    /// Waits until something was said that gives this reason.
    async fn said(&self, reason: &str) -> Shown {
        let _explains = Explains(&self.service);
        eventually(
            &format!("a notification saying “{reason}”"),
            async || {
                let shown = self.service.shown();
                shown.into_iter().rev().find(|it| it.body.contains(reason))
            },
        )
        .await
    }
}

/// Waits until the list says this. Its small line is cut where it is too long, and so it has no text
/// for a WebDriver.
async fn listed(window: &Window, text: &str) {
    eventually(&format!("“{text}” in the list"), async || {
        window.all_text().await.contains(text).then_some(())
    })
    .await;
}

/// Prints what was told when the test fails.
struct Explains<'a>(&'a Service);

impl Drop for Explains<'_> {
    #[expect(clippy::print_stderr, reason = "this explains a failed test")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            for shown in self.0.shown() {
                eprintln!("--- told: {} | {}", shown.summary, shown.body);
            }
        }
    }
}

#[test]
#[ignore = "needs a desktop: scripts/with-desktop"]
fn a_story_of_many_outlets_is_one_notification_and_told_again_for_what_is_new() {
    on_the_desktop(async {
        let scene = Scene::new().await;
        let mut app = scene.start(SignedDuration::ZERO);
        let window = Window::of(&app).await;
        // A feed dates by the second: what is of the second of the start may be older than that,
        // and is told together with all that was missed.
        tokio::time::sleep(Duration::from_secs(1)).await;
        // Told at once, and brought up to date in the same place when it has settled.
        scene.publish(0..1);
        scene.check(&window, 0).await;
        let first = scene.service.number(0).await;
        assert!(is_heard(&first), "{first:?}");
        scene.publish(1..FIRST);
        scene.check(&window, FIRST - 1).await;
        listed(&window, "12 independent outlets").await;
        scene.set_clock(SETTLED);
        let settled = scene.said("12 outlets").await;
        assert!(!is_heard(&settled), "{settled:?}");
        assert_eq!(settled.replaced, Some(first.id));

        // Another date is no news, however long it was silent.
        scene.outlets[3].redate(SignedDuration::from_mins(30));
        scene.set_clock(FLOOR);
        scene.check(&window, 3).await;

        // Five more are.
        scene.publish(FIRST..REPORTS.len());
        scene.check(&window, REPORTS.len() - 1).await;
        listed(&window, "17 independent outlets").await;
        assert_eq!(scene.service.shown().len(), 2, "a date is no news");
        scene.set_clock(FLOOR + SETTLED);
        let more = scene.said("5 more independent outlets").await;
        assert!(is_heard(&more), "{more:?}");
        assert_eq!(more.replaced, Some(first.id));

        // So is a toll, but not so soon.
        let Report { headline, text, .. } = LATER;
        scene.outlets[7].publish(headline, text);
        scene.check(&window, 7).await;
        window.type_text("gh").await;
        listed(&window, "New: Dead: 5, before 3").await;
        assert_eq!(
            scene.service.shown().len(),
            3,
            "so soon after the last time"
        );

        // The next run knows what is still to be said, and what stands on the desktop.
        drop(window);
        app.kill().await;
        let app = scene.start(FLOOR + SETTLED);
        let window = Window::of(&app).await;
        scene.set_clock(2 * FLOOR + 2 * SETTLED);
        let toll = scene.said("Dead: 5, before 3").await;
        assert!(is_heard(&toll), "{toll:?}");
        assert_eq!(toll.replaced, Some(first.id));
        assert_eq!(scene.service.standing(), [first.id]);
        scene
            .service
            .click_until(&toll, "the story in the window", async || {
                window.peek(&id("reader-title")).await.map(|_| ())
            })
            .await;
        window
            .see_text(&id("reader-title"), REPORTS[0].headline)
            .await;
        assert_eq!(scene.service.shown().len(), 4, "nothing was told besides");
        drop(app);
    });
}

fn is_heard(shown: &Shown) -> bool {
    shown.hint("sound-name").is_some()
}
