//! Notifications of Windows and macOS, which are shown and no more.
//!
//! Written by the documentation of notify-rust, and never compiled by us: corrections are welcome.
//! None can be replaced or withdrawn this way, and a click brings no answer back.

use notify_rust::Notification;

use super::desktop::{Abilities, Card, Desktop, Response};

/// Toasts on Windows, the notification centre of macOS.
pub(crate) struct Service;

impl Desktop for Service {
    async fn find() -> Option<Self> {
        Some(Self)
    }

    fn abilities(&self) -> Abilities {
        Abilities::default()
    }

    fn name(&self) -> &str {
        std::env::consts::OS
    }

    async fn show(&mut self, card: &Card, _: Option<u32>) -> Result<Option<u32>, String> {
        let mut notification = Notification::new();
        notification.summary(&card.summary).body(&card.body);
        #[cfg(target_os = "windows")]
        notification.app_id("org.newshawk.Newshawk");
        if card.is_heard {
            notification.sound_name("Default");
        }
        let shown = tokio::task::spawn_blocking(move || notification.show().map(|_| ())).await;
        match shown {
            Ok(Ok(())) => Ok(None),
            Ok(Err(error)) => Err(format!("the system did not show it: {error}")),
            Err(error) => Err(format!("showing it stopped in the middle: {error}")),
        }
    }

    async fn withdraw(&mut self, _: u32) {}

    async fn response(&mut self) -> Option<Response> {
        std::future::pending().await
    }
}
