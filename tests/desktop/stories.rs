//! A story that many outlets tell is one notification, also over a restart.

use jiff::SignedDuration;
use newshawk_core::watch::Level;

use crate::app::App;
use crate::desk::Desk;
use crate::news::News;
use crate::seed::seed_with;
use crate::service::Service;
use crate::window::{Window, id};
use crate::{eventually, on_the_desktop};

const NAMES: [&str; 12] = [
    "Larkspur Wire",
    "Compass Dispatch",
    "Continental Ledger",
    "North Quay Courier",
    "Brackwater Gazette",
    "Rinkside Almanac",
    "The Evening Tide",
    "Skarholm Observer",
    "Port Ellery News",
    "Radio Varn",
    "Meridian Today",
    "Sound and Shore",
];

const SUBJECTS: [&str; 3] = [
    "NATO supply ship Halvard",
    "NATO’s ship Halvard",
    "Halvard, a NATO supply ship,",
];
const EVENTS: [&str; 4] = [
    "runs aground off Skarholm",
    "strikes the Skarholm reef",
    "hits reef off Skarholm",
    "aground on the Skarholm reef",
];
const SENTENCES: [&str; 9] = [
    "The NATO supply ship Halvard ran onto the Skarholm reef shortly after four in the morning, the coast guard said.",
    "The others were taken off the Halvard by helicopter.",
    "The captain, Ingrid Solberg, told the harbour master that the steering had failed in the swell.",
    "Fuel is leaking from the forward tank of the Halvard, and a boom has been laid across the sound.",
    "The Halvard was on its way from Port Ellery to an exercise in the northern straits.",
    "A tug from Brackwater is to pull the ship off the reef at the next high tide.",
    "Fishermen on Skarholm heard the hull strike and were the first to reach the Halvard.",
    "The ministry of defence has opened an inquiry led by Admiral Tomas Reyk.",
    "Divers will look at the rudder of the Halvard before anybody goes aboard again.",
];

/// What an outlet makes of it: its own headline, and its own choice of what is known.
fn tell(outlet: &News, number: usize, dead: u32) {
    let subject = SUBJECTS[number % SUBJECTS.len()];
    let event = EVENTS[number % EVENTS.len()];
    let toll = format!("{dead} sailors died.");
    let others = (0..6).map(|at| SENTENCES[(number * 2 + at + 1) % SENTENCES.len()]);
    let text: Vec<&str> = [SENTENCES[0], &toll].into_iter().chain(others).collect();
    outlet.publish(&format!("{subject} {event}, {dead} dead"), &text.join(" "));
}

/// A desk with twelve outlets, and a clock that the test sets.
struct Scene {
    outlets: Vec<News>,
    desk: Desk,
    service: Service,
}

impl Scene {
    async fn new() -> Self {
        let mut outlets = Vec::new();
        let mut list = Vec::new();
        for name in NAMES {
            let outlet = News::start().await;
            list.push((name.to_owned(), outlet.feed()));
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
        // Twelve outlets take longer to ask than one.
        command.env("NEWSHAWK_SETTLE", "12");
        self.desk.run(command)
    }

    fn set_clock(&self, ahead: SignedDuration) {
        std::fs::write(self.desk.path("clock"), ahead.as_secs().to_string()).unwrap();
    }

    /// Has everything asked for, and waits until an outlet was.
    async fn check(&self, window: &Window, outlet: usize) {
        let before = self.outlets[outlet].asked_for("/feed.xml");
        window.click(&id("check-now")).await;
        eventually("a look at the outlet", async || {
            (self.outlets[outlet].asked_for("/feed.xml") > before).then_some(())
        })
        .await;
    }

    /// Waits until something was said that gives this reason.
    async fn said(&self, reason: &str) -> crate::service::Shown {
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
fn a_story_of_many_outlets_is_one_notification_over_a_restart() {
    on_the_desktop(async {
        let scene = Scene::new().await;
        let mut app = scene.start(SignedDuration::ZERO);
        let window = Window::of(&app).await;
        // Told at once, and brought up to date in the same place when it has settled.
        tell(&scene.outlets[0], 0, 3);
        scene.check(&window, 0).await;
        let first = scene.service.number(0).await;
        assert!(first.hint("sound-name").is_some(), "{first:?}");
        for (number, outlet) in scene.outlets.iter().enumerate().skip(1) {
            tell(outlet, number, 3);
        }
        scene.check(&window, 11).await;
        let settled = scene.said("12 outlets").await;
        assert!(settled.hint("sound-name").is_none(), "{settled:?}");
        assert_eq!(settled.replaced, Some(first.id));
        assert_eq!(scene.service.standing(), [first.id]);

        // Another date is no news.
        let count = scene.service.shown().len();
        scene.outlets[3].redate(SignedDuration::from_mins(30));
        scene.set_clock(SignedDuration::from_mins(250));
        scene.check(&window, 3).await;

        // The next run knows what stands on the desktop: a click opens it.
        drop(window);
        app.kill().await;
        let app = scene.start(SignedDuration::from_mins(250));
        let window = Window::of(&app).await;
        scene
            .service
            .click_until(&settled, "the story in the window", async || {
                window.peek(&id("reader-title")).await.map(|_| ())
            })
            .await;
        window.see_text(&id("reader-title"), "Halvard").await;
        assert_eq!(scene.service.shown().len(), count, "nothing is told anew");

        drop(app);
    });
}
