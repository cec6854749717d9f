//! The time. Only this file asks the system for it; tests bring their own.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use crate::crash;

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
    Manual(watch::Receiver<Glance>),
}

/// A look at the clock lasts no longer than a nap: when so much more has passed, the machine slept.
const SLEPT: SignedDuration = SignedDuration::from_mins(2);

/// The time as it was seen.
#[derive(Clone, Copy, Debug)]
pub struct Glance {
    /// The time.
    pub now: Timestamp,
    /// The machine's own time, by which its sleep is known.
    own: Timestamp,
    /// How often the machine has slept, as far as the clock knows of it.
    sleeps: Option<u32>,
}

impl Glance {
    /// Has the machine slept since an earlier glance?
    pub(crate) fn slept_since(&self, before: &Self) -> bool {
        match (before.sleeps, self.sleeps) {
            (Some(before), Some(now)) => before != now,
            _ => self.own.duration_since(before.own) > SLEPT,
        }
    }
}

/// A clock that goes when it is told to.
pub struct ManualClock(watch::Sender<Glance>);

impl ManualClock {
    /// A clock that shows this time.
    pub fn new(now: Timestamp) -> Self {
        Self(watch::Sender::new(Glance {
            now,
            own: now,
            sleeps: Some(0),
        }))
    }

    /// The clock for an engine.
    pub fn clock(&self) -> Clock {
        Clock::Manual(self.0.subscribe())
    }

    /// The time it shows.
    pub fn now(&self) -> Timestamp {
        self.0.borrow().now
    }

    /// Moves it, forwards or backwards.
    pub fn advance(&self, by: SignedDuration) {
        self.0.send_modify(|glance| glance.now += by);
    }

    /// The machine sleeps for so long.
    pub fn sleep(&self, by: SignedDuration) {
        self.0.send_modify(|glance| {
            glance.now += by;
            glance.sleeps = glance.sleeps.map(|sleeps| sleeps + 1);
        });
    }
}

impl Clock {
    /// What time is it?
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => whole(Timestamp::now() + crash::offset()),
            Self::Manual(time) => time.borrow().now,
        }
    }

    /// The time, and what there is to know of sleep.
    pub(crate) fn glance(&self) -> Glance {
        match self {
            Self::System => Glance {
                now: self.now(),
                own: Timestamp::now(),
                sleeps: None,
            },
            Self::Manual(time) => *time.borrow(),
        }
    }

    /// Waits for a time, or for a nap; the caller looks again either way.
    pub async fn doze_until(&self, at: Timestamp) {
        match self {
            Self::System => {
                let left = at
                    .duration_since(self.now())
                    .clamp(SignedDuration::ZERO, crash::nap().unwrap_or(NAP));
                tokio::time::sleep(Duration::try_from(left).unwrap_or_default()).await;
            }
            Self::Manual(time) => {
                let mut time = time.clone();
                // The sender is gone when the test is over: then nothing comes any more.
                if time.wait_for(|glance| glance.now >= at).await.is_err() {
                    std::future::pending::<()>().await;
                }
            }
        }
    }
}
