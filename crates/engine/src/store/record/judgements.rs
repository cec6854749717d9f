//! What a person said of a watch's matches.

use serde::{Deserialize, Serialize};

use crate::store::Judgement;
use crate::store::codec::Stored;

#[derive(Serialize, Deserialize)]
pub(in crate::store) enum JudgementRecord {
    NotRelevant,
    Relevant,
}

impl Stored for JudgementRecord {
    const SCHEMA: u16 = 1;
}

impl From<Judgement> for JudgementRecord {
    fn from(judgement: Judgement) -> Self {
        match judgement {
            Judgement::NotRelevant => Self::NotRelevant,
            Judgement::Relevant => Self::Relevant,
        }
    }
}

impl From<JudgementRecord> for Judgement {
    fn from(record: JudgementRecord) -> Self {
        match record {
            JudgementRecord::NotRelevant => Self::NotRelevant,
            JudgementRecord::Relevant => Self::Relevant,
        }
    }
}
