//! Notifications: shown by notify-rust, clicked into the window.

mod text;

use std::collections::VecDeque;
use std::time::Duration;

use newshawk_core::alert::Hold;
use newshawk_core::alert::desk::Manner;
use newshawk_core::ids::{ArticleId, StoryId};
use newshawk_core::watch::Level;
use newshawk_engine::{Handle, Notice, Telling, Told};
use notify_rust::{Hint, Notification, Timeout, Urgency};
use tauri::{AppHandle, Manager};
use tokio::sync::mpsc;
use tokio::task::AbortHandle;

use crate::state::Shell;
use crate::views::TestReport;
use crate::window;

/// Each shown notification holds a connection until it is closed; beyond so many the oldest is no
/// longer waited for. It stays where it is, only its click goes nowhere.
const WAITERS: usize = 8;
/// So many notifications can still be replaced by more news of their story.
const REPLACEABLE: usize = 64;
/// A service that doesn't answer at all counts as none.
const PATIENCE: Duration = Duration::from_secs(5);
/// The key of a click on the notification itself.
const DEFAULT_ACTION: &str = "default";
const NO_SERVICE: &str = "This desktop has no notification service, so alerts are listed here only. Install or start one (on a plain desktop: dunst).";

/// Shows what the engine announces, one after the other, and says what came of each.
pub(crate) async fn announce(app: AppHandle, mut notices: mpsc::Receiver<Telling>, engine: Handle) {
    let mut waiters: VecDeque<AbortHandle> = VecDeque::new();
    let mut shown = Shown::default();
    let mut service = Service::ask().await;
    engine
        .set_problem(
            "notifications",
            service.is_none().then(|| NO_SERVICE.to_owned()),
        )
        .await;
    while let Some(Telling {
        notices,
        together,
        reply,
    }) = notices.recv().await
    {
        if service.is_none() {
            service = Service::ask().await;
        }
        let told = match &service {
            None => Told::NotShown(NO_SERVICE.to_owned()),
            Some(known) => match show(&app, &notices, together, known, &mut shown).await {
                Ok(waiter) => {
                    waiters.extend(waiter);
                    Told::Shown
                }
                Err(why) => {
                    // It may have been stopped or replaced: ask again before the next one.
                    service = None;
                    Told::NotShown(why)
                }
            },
        };
        let problem = matches!(told, Told::NotShown(_)).then(|| NO_SERVICE.to_owned());
        engine.set_problem("notifications", problem).await;
        // The engine is closing: the alert stays “showing”, and is not shown again.
        let _ = reply.send(told);
        waiters.retain(|waiter| !waiter.is_finished());
        while waiters.len() > WAITERS {
            if let Some(oldest) = waiters.pop_front() {
                oldest.abort();
            }
        }
    }
}

/// What the desktop's notification service can do.
struct Service {
    has_markup: bool,
}

impl Service {
    async fn ask() -> Option<Self> {
        let asked = tokio::task::spawn_blocking(notify_rust::get_capabilities);
        let able = tokio::time::timeout(PATIENCE, asked)
            .await
            .ok()?
            .ok()?
            .ok()?;
        Some(Self {
            has_markup: able.iter().any(|it| it == "body-markup"),
        })
    }
}

/// What was shown of each story, so that more news of it takes its place instead of a second one.
#[derive(Default)]
struct Shown(VecDeque<(StoryId, u32)>);

impl Shown {
    fn number(&self, story: StoryId) -> Option<u32> {
        let of_story = self.0.iter().find(|(known, _)| *known == story);
        of_story.map(|(_, number)| *number)
    }

    fn remember(&mut self, story: StoryId, number: u32) {
        self.0.retain(|(known, _)| *known != story);
        self.0.push_front((story, number));
        self.0.truncate(REPLACEABLE);
    }
}

/// Shows a story, or several in one, and waits for the click in a task of its own.
async fn show(
    app: &AppHandle,
    notices: &[Notice],
    together: Option<Hold>,
    service: &Service,
    shown: &mut Shown,
) -> Result<Option<AbortHandle>, String> {
    let Some(first) = notices.first() else {
        return Ok(None);
    };
    let text = match together {
        Some(why) => text::together(notices, why, service.has_markup),
        None => text::story(first, service.has_markup),
    };
    let mut notification = Notification::new();
    notification
        .appname("Newshawk")
        .icon("newshawk")
        .summary(&text.summary)
        .body(&text.body)
        .action(DEFAULT_ACTION, "Open")
        .hint(Hint::Category("x-newshawk.match".to_owned()))
        .hint(Hint::DesktopEntry("newshawk".to_owned()));
    // Never “critical”: that would break through “do not disturb”, which is the person's own word.
    notification.urgency(Urgency::Normal);
    let is_heard = first.level == Level::Interrupt && first.manner != Manner::Update;
    if is_heard && together.is_none() {
        notification.hint(Hint::SoundName("message-new-instant".to_owned()));
    } else {
        notification.hint(Hint::SuppressSound(true));
    }
    let before = shown.number(first.story).filter(|_| together.is_none());
    if let Some(number) = before {
        notification.id(number);
    }
    let handle = tokio::time::timeout(PATIENCE, notification.show_async()).await;
    let handle = handle
        .map_err(|_| "the notification service did not answer".to_owned())?
        .map_err(|error| format!("the notification service refused: {error}"))?;
    if together.is_none() {
        shown.remember(first.story, handle.id());
    }
    let (app, article) = (app.clone(), first.article);
    let click = app.state::<Shell>().click();
    let waiter = tokio::spawn(async move {
        let _click = click;
        let mut clicked = false;
        handle
            .wait_for_action_async(|action| clicked = action.is_default_action())
            .await;
        if clicked {
            go_to(&app, article);
        }
    });
    Ok(Some(waiter.abort_handle()))
}

fn go_to(app: &AppHandle, article: ArticleId) {
    let inside = app.clone();
    // Windows belong to the main thread.
    if let Err(error) = app.run_on_main_thread(move || window::open_at(&inside, article)) {
        tracing::warn!(%error, "the clicked match could not be opened");
    }
}

/// Says something about Newshawk itself; answers whether there was a service to hear it.
pub(crate) async fn say(summary: &str, body: &str) -> bool {
    let mut notification = Notification::new();
    notification
        .appname("Newshawk")
        .icon("newshawk")
        .summary(summary)
        .body(body);
    let shown = tokio::time::timeout(PATIENCE, notification.show_async()).await;
    matches!(shown, Ok(Ok(_)))
}

/// Sends a test notification and tells what became of it.
pub(crate) async fn test() -> TestReport {
    let mut notification = Notification::new();
    notification
        .appname("Newshawk")
        .icon("newshawk")
        .summary("This is how Newshawk tells you")
        .body("A headline stands above, the sentence with your words here. A click opens it.")
        .timeout(Timeout::Default);
    match tokio::time::timeout(PATIENCE, notification.show_async()).await {
        Ok(Ok(_)) => TestReport {
            shown: true,
            message: "Sent. If you saw nothing, your desktop holds notifications back: look at its settings for Newshawk and for “do not disturb”.".to_owned(),
        },
        Ok(Err(_)) | Err(_) => TestReport { shown: false, message: NO_SERVICE.to_owned() },
    }
}
