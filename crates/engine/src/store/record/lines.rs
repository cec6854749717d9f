//! The log's lines: what was decided at a moment.

use newshawk_core::alert::Fate;
use newshawk_core::alert::desk::Manner;
use newshawk_core::alert::line::{Line, What};
use newshawk_core::ids::{ArticleId, StoryId, WatchId};
use serde::{Deserialize, Serialize};

use super::alerts::{FateRecord, HoldRecord, ReasonRecord};
use super::watches::{level_number, level_of};
use super::{Ms, at, ms};

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct LineRecord {
    at: Ms,
    story: (u64, u64),
    watches: Vec<u32>,
    what: WhatRecord,
}

// The order is that of the stored numbers: new ones only ever come at the end.
#[derive(Serialize, Deserialize)]
enum WhatRecord {
    Told {
        article: (u64, u64),
        level: u8,
        reason: ReasonRecord,
        manner: MannerRecord,
    },
    Summed(HoldRecord),
    /// Held, silent or dropped: the fate that the alert was given.
    Given(FateRecord),
}

#[derive(Serialize, Deserialize)]
enum MannerRecord {
    New,
    Again,
    Update,
}

impl From<&Line> for LineRecord {
    fn from(line: &Line) -> Self {
        let what = match &line.what {
            What::Told {
                article,
                level,
                reason,
                manner,
            } => WhatRecord::Told {
                article: (article.at_ms, article.print),
                level: level_number(*level),
                reason: reason.into(),
                manner: match manner {
                    Manner::New => MannerRecord::New,
                    Manner::Again => MannerRecord::Again,
                    Manner::Update => MannerRecord::Update,
                },
            },
            What::Summed(why) => WhatRecord::Summed((*why).into()),
            What::Held { until, why } => WhatRecord::Given(FateRecord::from(&Fate::Held {
                until: *until,
                why: *why,
            })),
            What::Silent(why) => WhatRecord::Given(FateRecord::from(&Fate::Quiet(*why))),
            What::Dropped(why) => WhatRecord::Given(FateRecord::from(&Fate::NotShown {
                at: line.at,
                why: why.clone(),
            })),
        };
        Self {
            at: ms(line.at),
            story: (line.story.0.at_ms, line.story.0.print),
            watches: line.watches.iter().map(|watch| watch.0).collect(),
            what,
        }
    }
}

impl LineRecord {
    /// The line; none where it is of a later version.
    pub(super) fn into_line(self) -> Option<Line> {
        let article = |(at_ms, print)| ArticleId { at_ms, print };
        let what = match self.what {
            WhatRecord::Told {
                article: shown,
                level,
                reason,
                manner,
            } => What::Told {
                article: article(shown),
                level: level_of(level),
                reason: reason.into(),
                manner: match manner {
                    MannerRecord::New => Manner::New,
                    MannerRecord::Again => Manner::Again,
                    MannerRecord::Update => Manner::Update,
                },
            },
            WhatRecord::Summed(why) => What::Summed(why.into()),
            WhatRecord::Given(fate) => match Fate::from(fate) {
                Fate::Held { until, why } => What::Held { until, why },
                Fate::Quiet(why) => What::Silent(why),
                Fate::NotShown { why, .. } => What::Dropped(why),
                _ => return None,
            },
        };
        Some(Line {
            at: at(self.at),
            story: StoryId(article(self.story)),
            watches: self.watches.into_iter().map(WatchId).collect(),
            what,
        })
    }
}
