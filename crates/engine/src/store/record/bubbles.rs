//! What stands on the desktop of a story.

use newshawk_core::ids::ArticleId;
use serde::{Deserialize, Serialize};

use crate::store::codec::Stored;

/// A notification that a desktop has taken: what it takes to replace or withdraw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bubble {
    /// Which notification service has it. Another one, or the same begun anew, gives the number to
    /// somebody else.
    pub service: String,
    /// Its number there.
    pub number: u32,
    /// The article that a click opens.
    pub article: ArticleId,
}

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct BubbleRecord {
    service: String,
    number: u32,
    article: (u64, u64),
}

impl Stored for BubbleRecord {
    const SCHEMA: u16 = 1;
}

impl From<&Bubble> for BubbleRecord {
    fn from(bubble: &Bubble) -> Self {
        Self {
            service: bubble.service.clone(),
            number: bubble.number,
            article: (bubble.article.at_ms, bubble.article.print),
        }
    }
}

impl From<BubbleRecord> for Bubble {
    fn from(record: BubbleRecord) -> Self {
        Self {
            service: record.service,
            number: record.number,
            article: ArticleId {
                at_ms: record.article.0,
                print: record.article.1,
            },
        }
    }
}
