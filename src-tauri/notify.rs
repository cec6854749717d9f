//! Notifications: shown by the desktop, clicked into the window.

mod desktop;
pub(crate) mod discreet;
#[cfg(target_os = "linux")]
#[path = "notify/linux.rs"]
mod native;
#[cfg(any(target_os = "macos", target_os = "windows"))]
#[path = "notify/plain.rs"]
mod native;
mod targets;
mod text;

use newshawk_core::alert::Hold;
use newshawk_core::alert::desk::Manner;
use newshawk_core::alert::mute::Mute;
use newshawk_core::digest::Digest;
use newshawk_core::ids::ArticleId;
use newshawk_core::watch::Level;
use newshawk_engine::store::{Bubble, Judgement};
use newshawk_engine::{Handle, Notice, Telling, Told};
use tauri::{AppHandle, Manager};
use tokio::sync::mpsc;

use self::desktop::{Card, Desktop, OPEN, Response};
use self::native::Service;
use self::targets::{Target, Targets};
use crate::state::Shell;
use crate::views::TestReport;
use crate::window;

/// The key of the button “Mute story”.
const MUTE: &str = "mute-story";
/// The key of the button “Not relevant”.
const NOT_RELEVANT: &str = "not-relevant";
const NO_SERVICE: &str = "This desktop has no notification service, so alerts are listed here only. Install or start one (on a plain desktop: dunst).";

/// Shows what the engine announces, one after the other, and says what came of each; takes off
/// what was read, and does what the person clicks.
pub(crate) async fn announce(
    app: AppHandle,
    mut notices: mpsc::Receiver<Telling>,
    mut withdrawn: mpsc::UnboundedReceiver<Bubble>,
    engine: Handle,
) {
    let mut desk = Desk {
        service: None,
        targets: Targets::default(),
        app,
        engine,
    };
    desk.find().await;
    let problem = desk.service.is_none().then(|| NO_SERVICE.to_owned());
    desk.engine.set_problem("notifications", problem).await;
    loop {
        tokio::select! {
            telling = notices.recv() => match telling {
                Some(telling) => desk.tell(telling).await,
                None => return,
            },
            Some(bubble) = withdrawn.recv() => desk.withdraw(&bubble).await,
            response = desk.response() => match response {
                Some(response) => desk.hear(response).await,
                None => desk.service = None,
            },
        }
    }
}

/// The desktop, and what stands on it.
struct Desk {
    service: Option<Service>,
    targets: Targets,
    app: AppHandle,
    engine: Handle,
}

impl Desk {
    /// Looks for the desktop's service, and for what it still has of an earlier run.
    async fn find(&mut self) {
        self.service = Service::find().await;
        self.targets = Targets::default();
        let Some(service) = &self.service else { return };
        for (story, bubble) in self.engine.store().bubbles() {
            if bubble.service == service.name() {
                let target = Target::earlier(story, bubble.article);
                self.targets.put(bubble.number, target);
            }
        }
    }

    async fn tell(&mut self, telling: Telling) {
        let Telling {
            notices,
            together,
            digest,
            reply,
        } = telling;
        if self.service.is_none() {
            self.find().await;
        }
        let shown = match &digest {
            Some(digest) => self.show_digest(digest).await.map(|()| None),
            None => self.show(&notices, together).await,
        };
        let told = match shown {
            Ok(bubble) => Told::Shown(bubble),
            Err(why) => {
                // It may have been stopped or replaced: look again before the next one.
                self.service = None;
                Told::NotShown(why)
            }
        };
        let problem = matches!(told, Told::NotShown(_)).then(|| NO_SERVICE.to_owned());
        self.engine.set_problem("notifications", problem).await;
        // The engine is closing: the alert stays “showing”, and is not shown again.
        let _ = reply.send(told);
    }

    /// Shows a story, or several in one.
    async fn show(
        &mut self,
        notices: &[Notice],
        together: Option<Hold>,
    ) -> Result<Option<Bubble>, String> {
        let Some(first) = notices.first() else {
            return Ok(None);
        };
        let service = self.service.as_mut().ok_or_else(|| NO_SERVICE.to_owned())?;
        let has_markup = service.abilities().markup;
        let text = match (together, discreet::is_wanted(self.engine.store())) {
            (Some(why), true) => discreet::together(notices, why),
            (None, true) => discreet::story(first),
            (Some(why), false) => text::together(notices, why, has_markup),
            (None, false) => text::story(first, has_markup),
        };
        let is_alone = together.is_none();
        let is_heard =
            is_alone && first.level == Level::Interrupt && first.manner != Manner::Update;
        let card = Card {
            summary: text.summary,
            body: text.body,
            is_heard,
            buttons: match is_alone {
                true => vec![(NOT_RELEVANT, "Not relevant"), (MUTE, "Mute story")],
                false => Vec::new(),
            },
        };
        let before = first.bubble.as_ref().filter(|_| is_alone);
        let instead_of = before
            .filter(|bubble| bubble.service == service.name())
            .map(|bubble| bubble.number);
        let Some(number) = service.show(&card, instead_of).await? else {
            return Ok(None);
        };
        let target = Target {
            story: is_alone.then_some(first.story),
            article: Some(first.article),
            click: Some(self.app.state::<Shell>().click()),
        };
        self.targets.put(number, target);
        Ok(Some(Bubble {
            service: service.name().to_owned(),
            number,
            article: first.article,
        }))
    }

    /// Shows that there is a digest.
    async fn show_digest(&mut self, digest: &Digest) -> Result<(), String> {
        let service = self.service.as_mut().ok_or_else(|| NO_SERVICE.to_owned())?;
        let text = match discreet::is_wanted(self.engine.store()) {
            true => discreet::digest(digest),
            false => text::digest(digest, service.abilities().markup),
        };
        let card = Card {
            summary: text.summary,
            body: text.body,
            is_heard: false,
            buttons: Vec::new(),
        };
        if let Some(number) = service.show(&card, None).await? {
            let target = Target::digest(self.app.state::<Shell>().click());
            self.targets.put(number, target);
        }
        Ok(())
    }

    async fn withdraw(&mut self, bubble: &Bubble) {
        if let Some(service) = &mut self.service
            && bubble.service == service.name()
        {
            service.withdraw(bubble.number).await;
            self.targets.take(bubble.number);
        }
    }

    async fn response(&mut self) -> Option<Response> {
        match &mut self.service {
            Some(service) => service.response().await,
            None => std::future::pending().await,
        }
    }

    async fn hear(&mut self, response: Response) {
        let (number, button) = match response {
            Response::Clicked { number, button } => (number, button),
            Response::Gone { number } => {
                self.targets.take(number);
                return;
            }
        };
        // Every program on the desktop hears of every click.
        let Some(target) = self.targets.take(number) else {
            return;
        };
        match (button.as_str(), target.story) {
            (OPEN, _) => go_to(&self.app, target.article),
            (MUTE, Some(story)) => {
                if let Err(error) = self.engine.mute(Mute::Story(story)).await {
                    tracing::warn!(%error, "a story could not be muted from its notification");
                }
            }
            (NOT_RELEVANT, Some(_)) => {
                if let Some(article) = target.article {
                    self.judge(article).await;
                }
            }
            _ => {}
        }
    }

    /// The article is not what its watches are for. That hides nothing; it is what suggestions
    /// are made of.
    async fn judge(&self, article: ArticleId) {
        let store = self.engine.store();
        let live = self.engine.live();
        let found = live
            .watches
            .iter()
            .filter(|it| store.has_match(it.id, article));
        let marks = found.map(|it| (it.id, article, Some(Judgement::NotRelevant)));
        if let Err(error) = self.engine.judge(marks.collect()).await {
            tracing::warn!(%error, "a mark from a notification could not be kept");
        }
    }
}

/// Goes to an article, or to the digest where a notification is of that.
fn go_to(app: &AppHandle, article: Option<ArticleId>) {
    let inside = app.clone();
    let open = move || match article {
        Some(article) => window::open_at(&inside, article),
        None => window::open_digest(&inside),
    };
    // Windows belong to the main thread.
    if let Err(error) = app.run_on_main_thread(open) {
        tracing::warn!(%error, "the clicked match could not be opened");
    }
}

/// Says something about Newshawk itself; answers whether there was a service to hear it.
pub(crate) async fn say(summary: &str, body: &str) -> bool {
    let Some(mut service) = Service::find().await else {
        return false;
    };
    let card = Card {
        summary: summary.to_owned(),
        body: body.to_owned(),
        is_heard: false,
        buttons: Vec::new(),
    };
    service.show(&card, None).await.is_ok()
}

/// Sends a test notification and tells what became of it.
pub(crate) async fn test() -> TestReport {
    let is_shown = say(
        "This is how Newshawk tells you",
        "A headline stands above, the sentence with your words here. A click opens it.",
    )
    .await;
    let message = match is_shown {
        true => {
            "Sent. If you saw nothing, your desktop holds notifications back: look at its settings for Newshawk and for “do not disturb”."
        }
        false => NO_SERVICE,
    };
    TestReport {
        shown: is_shown,
        message: message.to_owned(),
    }
}
