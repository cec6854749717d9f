//! Notifications of the Linux desktops, by the freedesktop.org specification 1.2.
//!
//! notify-rust shows them. What it has no words for, to withdraw one and to hear of clicks on those
//! of an earlier run, is asked of the service itself.

use std::collections::VecDeque;
use std::time::Duration;

use futures_util::StreamExt;
use notify_rust::{Hint, Notification, NotificationHandle, Urgency};
use zbus::fdo::DBusProxy;
use zbus::names::BusName;
use zbus::proxy::OwnerChangedStream;

use super::desktop::{Abilities, Card, Desktop, OPEN, Response};

const SERVICE: &str = "org.freedesktop.Notifications";
/// A service that doesn't answer at all counts as none.
const PATIENCE: Duration = Duration::from_secs(5);
/// GNOME takes off what a program has shown whose connection is gone. So many stay connected.
const CONNECTIONS: usize = 8;

#[zbus::proxy(
    interface = "org.freedesktop.Notifications",
    default_service = "org.freedesktop.Notifications",
    default_path = "/org/freedesktop/Notifications"
)]
trait Notifications {
    fn get_capabilities(&self) -> zbus::Result<Vec<String>>;
    fn close_notification(&self, id: u32) -> zbus::Result<()>;
    #[zbus(signal)]
    fn action_invoked(&self, id: u32, action_key: String) -> zbus::Result<()>;
    #[zbus(signal)]
    fn notification_closed(&self, id: u32, reason: u32) -> zbus::Result<()>;
}

/// The desktop's notification service.
pub(crate) struct Service {
    proxy: NotificationsProxy<'static>,
    clicks: ActionInvokedStream,
    closings: NotificationClosedStream,
    owners: OwnerChangedStream<'static>,
    name: String,
    abilities: Abilities,
    connected: VecDeque<NotificationHandle>,
}

impl Desktop for Service {
    async fn find() -> Option<Self> {
        let found = tokio::time::timeout(PATIENCE, connect()).await;
        match found.ok()? {
            Ok(service) => Some(service),
            Err(error) => {
                tracing::info!(%error, "there is no notification service");
                None
            }
        }
    }

    fn abilities(&self) -> Abilities {
        self.abilities
    }

    fn name(&self) -> &str {
        &self.name
    }

    async fn show(&mut self, card: &Card, instead_of: Option<u32>) -> Result<Option<u32>, String> {
        let mut notification = Notification::new();
        notification
            .appname("Newshawk")
            .icon("newshawk")
            .summary(&card.summary)
            .body(&card.body)
            .action(OPEN, "Open")
            .hint(Hint::Category("x-newshawk.match".to_owned()))
            .hint(Hint::DesktopEntry("newshawk".to_owned()))
            // Never “critical”: that would break through “do not disturb”, the person's own word.
            .urgency(Urgency::Normal);
        for (key, words) in card.buttons.iter().filter(|_| self.abilities.buttons) {
            notification.action(key, words);
        }
        if card.is_heard {
            notification.hint(Hint::SoundName("message-new-instant".to_owned()));
        } else {
            notification.hint(Hint::SuppressSound(true));
        }
        if let Some(number) = instead_of {
            notification.id(number);
            self.connected.retain(|handle| handle.id() != number);
        }
        let handle = tokio::time::timeout(PATIENCE, notification.show_async()).await;
        let handle = handle
            .map_err(|_| "the notification service did not answer".to_owned())?
            .map_err(|error| format!("the notification service refused: {error}"))?;
        let number = handle.id();
        self.connected.push_back(handle);
        if self.connected.len() > CONNECTIONS {
            self.connected.pop_front();
        }
        Ok(Some(number))
    }

    async fn withdraw(&mut self, number: u32) {
        let closed = tokio::time::timeout(PATIENCE, self.proxy.close_notification(number)).await;
        if !matches!(closed, Ok(Ok(()))) {
            tracing::info!(number, "a notification could not be taken off, or was gone");
        }
        self.connected.retain(|handle| handle.id() != number);
    }

    async fn response(&mut self) -> Option<Response> {
        loop {
            tokio::select! {
                click = self.clicks.next() => {
                    let click = click?;
                    let Ok(said) = click.args() else { continue };
                    return Some(Response::Clicked {
                        number: *said.id(),
                        button: said.action_key().clone(),
                    });
                }
                closing = self.closings.next() => {
                    let closing = closing?;
                    let Ok(said) = closing.args() else { continue };
                    let number = *said.id();
                    self.connected.retain(|handle| handle.id() != number);
                    return Some(Response::Gone { number });
                }
                // Another service, or the same begun anew, knows nothing of these numbers.
                _ = self.owners.next() => return None,
            }
        }
    }
}

async fn connect() -> zbus::Result<Service> {
    let connection = zbus::Connection::session().await?;
    let proxy = NotificationsProxy::new(&connection).await?;
    // This starts it, where the desktop starts it only when it is needed.
    let able = proxy.get_capabilities().await?;
    let bus = DBusProxy::new(&connection).await?;
    let owner = bus.get_name_owner(BusName::try_from(SERVICE)?).await?;
    let name = format!("{} {owner}", bus.get_id().await?);
    let has = |what: &str| able.iter().any(|it| it == what);
    Ok(Service {
        clicks: proxy.receive_action_invoked().await?,
        closings: proxy.receive_notification_closed().await?,
        owners: proxy.inner().receive_owner_changed().await?,
        name,
        abilities: Abilities {
            markup: has("body-markup"),
            buttons: has("actions"),
        },
        proxy,
        connected: VecDeque::new(),
    })
}
