//! The time. Only this file asks the system for it; tests bring their own.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// A long sleep is cut into naps of this length, so that a jump of the wall clock (sleep of the
/// machine, a corrected date) is noticed soon.
const NAP: SignedDuration = SignedDuration::from_secs(20);

/// A time in whole milliseconds, as it is stored: a finer one would not come back as it was.
pub(crate) fn whole(time: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(time.as_millisecond()).unwrap_or(time)
}

/// Tells the time, and waits for it.
#[derive(Clone)]
pub enum Clock {
    /// The system's.
    System,
    /// A test's.
    Manual(watch::Receiver<Timestamp>),
}

/// A clock that goes when it is told to.
pub struct ManualClock(watch::Sender<Timestamp>);

impl ManualClock {
    /// A clock that shows this time.
    pub fn new(now: Timestamp) -> Self {
        Self(watch::Sender::new(now))
    }

    /// The clock for an engine.
    pub fn clock(&self) -> Clock {
        Clock::Manual(self.0.subscribe())
    }

    /// The time it shows.
    pub fn now(&self) -> Timestamp {
        *self.0.borrow()
    }

    /// Moves it, forwards or backwards.
    pub fn advance(&self, by: SignedDuration) {
        self.0.send_modify(|now| *now += by);
    }
}

impl Clock {
    /// What time is it?
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => whole(Timestamp::now()),
            Self::Manual(time) => *time.borrow(),
        }
    }

    /// Waits for a time, or for a nap; the caller looks again either way.
    pub async fn doze_until(&self, at: Timestamp) {
        match self {
            Self::System => {
                let left = at
                    .duration_since(self.now())
                    .clamp(SignedDuration::ZERO, NAP);
                tokio::time::sleep(Duration::try_from(left).unwrap_or_default()).await;
            }
            Self::Manual(time) => {
                let mut time = time.clone();
                // The sender is gone when the test is over: then nothing comes any more.
                if time.wait_for(|now| *now >= at).await.is_err() {
                    std::future::pending::<()>().await;
                }
            }
        }
    }
}
