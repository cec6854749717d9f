//! Whose turn it is: one request at a time per host, spaced, and a bounded number overall.
//!
//! A request first waits in its own host's lane, and only then for a place among all requests in
//! flight. A crowded or slow host therefore never holds a place while it waits for itself.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Lane, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;
use url::Url;

/// A host as a server sees us: scheme, name and port.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Host {
    is_secure: bool,
    name: String,
    port: u16,
}

/// A lane holds the end of its last request. Its lock is fair: first come, first served.
type LastEnd = Option<Instant>;

/// Gives out turns.
pub(crate) struct Turns {
    lanes: Mutex<Lanes>,
    places: Arc<Semaphore>,
    /// The longest spacing in use: a lane quiet for longer has nothing left to remember.
    longest_spacing: Duration,
}

#[derive(Default)]
struct Lanes {
    by_host: HashMap<Host, Arc<Lane<LastEnd>>>,
    /// The size at which idle lanes are looked for. It doubles with what is alive, so that the
    /// look costs little per turn.
    sweep_at: usize,
}

/// The right to send one request. The spacing counts from its end.
pub(crate) struct Turn {
    last_end: OwnedMutexGuard<LastEnd>,
    _place: Option<OwnedSemaphorePermit>,
}

impl Turns {
    pub(crate) fn new(places: usize, longest_spacing: Duration) -> Turns {
        let places = Arc::new(Semaphore::new(places.max(1)));
        Turns {
            lanes: Mutex::default(),
            places,
            longest_spacing,
        }
    }

    /// Waits until a request to the host of `url` may be sent, `spacing` after the last one.
    pub(crate) async fn wait(&self, url: &Url, spacing: Duration) -> Turn {
        let last_end = self.lane(host(url)).lock_owned().await;
        if let Some(end) = *last_end {
            tokio::time::sleep_until(end + spacing).await;
        }
        // The semaphore is never closed; were it, the lanes alone would still be polite.
        let place = self.places.clone().acquire_owned().await.ok();
        Turn {
            last_end,
            _place: place,
        }
    }

    fn lane(&self, host: Host) -> Arc<Lane<LastEnd>> {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        if lanes.by_host.len() >= lanes.sweep_at {
            lanes.sweep(self.longest_spacing);
        }
        lanes.by_host.entry(host).or_default().clone()
    }
}

impl Lanes {
    const SMALLEST_SWEEP: usize = 64;

    /// Forgets the hosts that nobody waits for and whose spacing has passed.
    fn sweep(&mut self, longest_spacing: Duration) {
        let now = Instant::now();
        self.by_host.retain(|_, lane| {
            let is_awaited = Arc::strong_count(lane) > 1;
            let is_spaced = lane
                .try_lock()
                .is_ok_and(|end| end.is_none_or(|it| it + longest_spacing <= now));
            is_awaited || !is_spaced
        });
        self.sweep_at = (self.by_host.len() * 2).max(Self::SMALLEST_SWEEP);
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *self.last_end = Some(Instant::now());
    }
}

fn host(url: &Url) -> Host {
    Host {
        is_secure: url.scheme() == "https",
        name: url.host_str().unwrap_or_default().to_owned(),
        port: url.port_or_known_default().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

    const SPACING: Duration = Duration::from_secs(5);
    const WORK: Duration = Duration::from_secs(1);

    fn url(host: &str) -> Url {
        Url::parse(&format!("http://{host}/feed")).unwrap()
    }

    /// Takes turns of one second each and answers when each began, in seconds, in this order.
    async fn begin_times(turns: Turns, hosts: &[&str]) -> Vec<u64> {
        let turns = Arc::new(turns);
        let start = Instant::now();
        let mut tasks = Vec::new();
        for host in hosts {
            let (turns, url) = (turns.clone(), url(host));
            tasks.push(tokio::spawn(async move {
                let _turn = turns.wait(&url, SPACING).await;
                let began = start.elapsed().as_secs();
                tokio::time::sleep(WORK).await;
                began
            }));
            tokio::task::yield_now().await;
        }
        let mut times = Vec::new();
        for task in tasks {
            times.push(task.await.unwrap());
        }
        times
    }

    #[tokio::test(start_paused = true)]
    async fn one_host_is_served_in_order_and_spaced_from_end_to_start() {
        assert_eq!(
            begin_times(Turns::new(8, SPACING), &["a", "a", "a"]).await,
            [0, 6, 12]
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_crowded_host_does_not_hold_up_others() {
        let hosts = ["a", "a", "a", "a", "b", "c"];
        assert_eq!(
            begin_times(Turns::new(2, SPACING), &hosts).await,
            [0, 6, 12, 18, 0, 1]
        );
    }

    #[tokio::test(start_paused = true)]
    async fn another_port_is_another_host() {
        assert_eq!(
            begin_times(Turns::new(8, SPACING), &["a:80", "a:81", "a"]).await,
            [0, 0, 6]
        );
    }

    #[tokio::test(start_paused = true)]
    async fn places_are_bounded() {
        let turns = Arc::new(Turns::new(12, SPACING));
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let mut tasks = Vec::new();
        for number in 0..100 {
            let (turns, now, most) = (turns.clone(), now.clone(), most.clone());
            tasks.push(tokio::spawn(async move {
                let _turn = turns.wait(&url(&format!("h{number}")), SPACING).await;
                most.fetch_max(now.fetch_add(1, SeqCst) + 1, SeqCst);
                tokio::time::sleep(WORK).await;
                now.fetch_sub(1, SeqCst);
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(most.load(SeqCst), 12);
    }

    #[tokio::test(start_paused = true)]
    async fn quiet_hosts_are_forgotten_but_not_too_soon() {
        let turns = Turns::new(8, SPACING);
        for number in 0..1000 {
            drop(turns.wait(&url(&format!("h{number}")), SPACING).await);
        }
        assert_eq!(turns.lanes.lock().unwrap().by_host.len(), 1000);
        tokio::time::sleep(SPACING).await;
        turns.lanes.lock().unwrap().sweep(SPACING);
        assert_eq!(turns.lanes.lock().unwrap().by_host.len(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_given_up_frees_its_lane() {
        let turns = Arc::new(Turns::new(8, SPACING));
        let first = turns.wait(&url("a"), SPACING).await;
        let second = tokio::spawn({
            let turns = turns.clone();
            async move { drop(turns.wait(&url("a"), SPACING).await) }
        });
        tokio::task::yield_now().await;
        second.abort();
        drop(first);
        let start = Instant::now();
        drop(turns.wait(&url("a"), SPACING).await);
        assert_eq!(start.elapsed(), SPACING);
    }
}
