//! Notifications of Windows, as toasts.
//!
//! Written by the documentation of notify-rust, and never compiled by us: corrections are welcome.
//! A toast cannot be replaced or withdrawn this way, and its click brings nothing back.

use notify_rust::Notification;

use super::desktop::{Abilities, Card, Desktop, Response};

/// The toasts of this session.
pub(crate) struct Service;

impl Desktop for Service {
    async fn find() -> Option<Self> {
        Some(Self)
    }

    fn abilities(&self) -> Abilities {
        Abilities::default()
    }

    fn name(&self) -> &str {
        "windows"
    }

    async fn show(&mut self, card: &Card, _: Option<u32>) -> Result<Option<u32>, String> {
        let mut toast = Notification::new();
        toast
            .app_id("org.newshawk.Newshawk")
            .summary(&card.summary)
            .body(&card.body);
        if card.is_heard {
            toast.sound_name("Default");
        }
        let shown = tokio::task::spawn_blocking(move || toast.show().map(|_| ())).await;
        match shown {
            Ok(Ok(())) => Ok(None),
            Ok(Err(error)) => Err(format!("Windows did not show it: {error}")),
            Err(error) => Err(format!("showing it stopped in the middle: {error}")),
        }
    }

    async fn withdraw(&mut self, _: u32) {}

    async fn response(&mut self) -> Option<Response> {
        std::future::pending().await
    }
}
