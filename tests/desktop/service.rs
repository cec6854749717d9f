//! A notification service that remembers what it was told to show, and clicks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use zbus::OwnedVariant;

use crate::bus::Bus;
use crate::eventually;

const PATH: &str = "/org/freedesktop/Notifications";
const NAME: &str = "org.freedesktop.Notifications";

/// A notification as it reached the desktop.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) id: u32,
    pub(crate) app: String,
    pub(crate) summary: String,
    pub(crate) body: String,
    pub(crate) actions: Vec<String>,
    /// The number of the notification whose place it took.
    pub(crate) replaced: Option<u32>,
    hints: Vec<(String, String)>,
}

impl Shown {
    /// A hint, as the wire format writes it.
    pub(crate) fn hint(&self, name: &str) -> Option<&str> {
        let found = self.hints.iter().find(|(key, _)| key == name)?;
        Some(&found.1)
    }
}

type Log = Arc<Mutex<Vec<Shown>>>;
type Closed = Arc<Mutex<Vec<u32>>>;

/// Listens until it is dropped.
pub(crate) struct Service {
    connection: zbus::Connection,
    log: Log,
    closed: Closed,
}

impl Service {
    pub(crate) async fn start(bus: &Bus) -> Self {
        let log = Log::default();
        let closed = Closed::default();
        let connection = zbus::connection::Builder::address(bus.address.as_str())
            .serve_at(PATH, Desktop(log.clone(), closed.clone()))
            .name(NAME)
            .build()
            .await
            .expect("the name is free on a bus of one's own");
        Self {
            connection,
            log,
            closed,
        }
    }

    /// Everything shown so far, in order.
    pub(crate) fn shown(&self) -> Vec<Shown> {
        self.log.lock().unwrap().clone()
    }

    /// The numbers that stand on the desktop now.
    pub(crate) fn standing(&self) -> Vec<u32> {
        let closed = self.closed.lock().unwrap();
        let mut numbers: Vec<u32> = self.shown().iter().map(|it| it.id).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.retain(|number| !closed.contains(number));
        numbers
    }

    pub(crate) fn summaries(&self) -> Vec<String> {
        self.shown().into_iter().map(|it| it.summary).collect()
    }

    /// Waits for the notification with this number, counted from 0.
    pub(crate) async fn number(&self, index: usize) -> Shown {
        eventually(&format!("notification number {index}"), async || {
            self.shown().get(index).cloned()
        })
        .await
    }

    /// Waits for the first notification whose summary starts so.
    pub(crate) async fn saying(&self, start: &str) -> Shown {
        eventually(&format!("a notification “{start}”"), async || {
            self.shown()
                .into_iter()
                .find(|it| it.summary.starts_with(start))
        })
        .await
    }

    /// Clicks it until something comes of it: the app begins to listen only a moment after showing,
    /// which no hand is quick enough to notice.
    pub(crate) async fn click_until<T>(
        &self,
        shown: &Shown,
        what: &str,
        mut look: impl AsyncFnMut() -> Option<T>,
    ) -> T {
        eventually(what, async || {
            let seen = look().await;
            if seen.is_none() {
                self.click(shown).await;
                tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            }
            seen
        })
        .await
    }

    async fn click(&self, shown: &Shown) {
        self.press(shown, "default").await;
    }

    /// Presses a button of it.
    pub(crate) async fn press(&self, shown: &Shown, key: &str) {
        let nobody_in_particular: Option<&str> = None;
        self.connection
            .emit_signal(
                nobody_in_particular,
                PATH,
                NAME,
                "ActionInvoked",
                &(shown.id, key),
            )
            .await
            .unwrap();
    }
}

struct Desktop(Log, Closed);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Desktop {
    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body", "body-markup"]
            .map(str::to_owned)
            .to_vec()
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        let told = ["Test desktop", "Newshawk", "1", "1.2"].map(str::to_owned);
        told.into()
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the desktop's specification has so many"
    )]
    fn notify(
        &self,
        app_name: String,
        replaces: u32,
        _icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedVariant>,
        _timeout: i32,
    ) -> u32 {
        let mut log = self.0.lock().unwrap();
        let replaced = (replaces > 0).then_some(replaces);
        let next = u32::try_from(log.len()).unwrap() + 1;
        let id = replaced.unwrap_or(next);
        let hints = hints
            .into_iter()
            .map(|(name, value)| (name, format!("{value:?}")))
            .collect();
        log.push(Shown {
            id,
            app: app_name,
            summary,
            body,
            actions,
            replaced,
            hints,
        });
        id
    }

    fn close_notification(&self, id: u32) {
        self.1.lock().unwrap().push(id);
    }
}
