//! Whoever takes notices in a test, and keeps what was shown.

use std::sync::{Arc, Mutex};

use newshawk_core::digest::Digest;
use newshawk_engine::{Bubble, Notice, Telling, Told};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::lock;

/// Whoever takes notices and keeps what was shown.
pub(super) struct Desk {
    pub(super) told: Arc<Mutex<Vec<Notice>>>,
    pub(super) taken_off: Arc<Mutex<Vec<u32>>>,
    pub(super) digests: Arc<Mutex<Vec<Digest>>>,
    /// What it has taken and not shown yet.
    pub(super) taken: Arc<Mutex<Vec<Taken>>>,
    pub(super) task: JoinHandle<()>,
}

/// The way to answer a notice, and what the desk has of it.
pub(super) type Taken = (oneshot::Sender<Told>, Option<Bubble>);

/// How the desk answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// It shows them.
    Shows,
    /// It refuses them.
    Refuses,
    /// It takes them and never answers.
    Hangs,
    /// It takes them, and shows them when it is asked to.
    Waits,
}

impl Desk {
    pub(super) fn open(
        mut notices: mpsc::Receiver<Telling>,
        mut withdrawn: mpsc::UnboundedReceiver<Bubble>,
        manner: Manner,
    ) -> Desk {
        let told: Arc<Mutex<Vec<Notice>>> = Arc::default();
        let shown = told.clone();
        let taken_off: Arc<Mutex<Vec<u32>>> = Arc::default();
        let off = taken_off.clone();
        tokio::spawn(async move {
            while let Some(bubble) = withdrawn.recv().await {
                lock(&off).push(bubble.number);
            }
        });
        let digests: Arc<Mutex<Vec<Digest>>> = Arc::default();
        let read = digests.clone();
        let taken: Arc<Mutex<Vec<Taken>>> = Arc::default();
        let waiting = taken.clone();
        let task = tokio::spawn(async move {
            let mut unanswered = Vec::new();
            while let Some(Telling {
                notices,
                digest,
                reply,
                ..
            }) = notices.recv().await
            {
                let bubble = notices.first().map(|notice| Bubble {
                    service: "the desk".to_owned(),
                    article: notice.article,
                    number: match &notice.bubble {
                        Some(before) => before.number,
                        None => lock(&shown).len() as u32 + 1,
                    },
                });
                lock(&shown).extend(notices);
                lock(&read).extend(digest);
                let answer = match manner {
                    Manner::Shows => Told::Shown(bubble),
                    Manner::Refuses => Told::NotShown("the desk is closed".to_owned()),
                    Manner::Hangs => {
                        unanswered.push(reply);
                        continue;
                    }
                    Manner::Waits => {
                        lock(&waiting).push((reply, bubble));
                        continue;
                    }
                };
                // It may be closing: then nobody waits for the answer.
                let _ = reply.send(answer);
            }
        });
        Desk {
            told,
            taken_off,
            digests,
            taken,
            task,
        }
    }
}
