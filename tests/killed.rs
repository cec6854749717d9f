//! A Newshawk for the journeys in which it is killed: goes on with a folder of another one, looks at
//! its sources, and lets two minutes pass. `NEWSHAWK_CRASH_AT` says where it dies meanwhile.

use jiff::SignedDuration;
use newshawk_core::Timestamp;
use newshawk_engine::{Config, Engine, ManualClock, Told};

/// Ends in order where nothing has killed it.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, now, reader] = &words[..] else {
        panic!("a folder, a time, and who reads it: {words:?}");
    };
    let now: Timestamp = now.parse().expect("a time");
    let clock = ManualClock::new(now);
    let mut config = Config::new(folder);
    config.clock = clock.clock();
    config.tells_all = reader == "lines";
    let engine = Engine::start(config).expect("it starts");
    let mut notices = engine.notices;
    tokio::spawn(async move {
        while let Some(telling) = notices.recv().await {
            // The engine may be closing: then nobody waits for the answer.
            let _ = telling.reply.send(Told::Shown(None));
        }
    });
    let handle = engine.handle;
    handle.check(None).await.expect("it answers");
    handle.settled().await;
    clock.advance(SignedDuration::from_mins(2));
    // The owner sees the new time when it next looks up; a question makes it do so.
    handle.set_problem("test", None).await;
    handle.settled().await;
    handle.close();
    engine.task.await.expect("it ends in order");
}
