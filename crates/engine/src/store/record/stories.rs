//! Where articles were placed, and what of them their story was decided by.

use jiff::Timestamp;
use newshawk_core::ids::{ArticleId, Fingerprint, StoryId};
use newshawk_core::story::{Digest, Number, Polarity, Term, Wire};
use newshawk_core::text::forms::Languages;
use serde::{Deserialize, Serialize};

use super::{Ms, at, ms};
use crate::store::codec::Stored;

/// An article's place.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct PlaceRecord {
    story: (u64, u64),
    at: Ms,
    published: Option<Ms>,
    language: Option<String>,
    terms: Vec<(u32, u8, u8, u8)>,
    pairs: Vec<u32>,
    numbers: Vec<(i64, String, bool)>,
    days: Vec<u16>,
    names: Vec<String>,
    denies: bool,
    has_text: bool,
    address: Option<[u8; 16]>,
    body: Option<[u8; 16]>,
    sketch: Vec<u16>,
    outlet: String,
    wire: Option<String>,
}

impl Stored for PlaceRecord {
    const SCHEMA: u16 = 1;
}

/// An article where it was placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The story it was placed in; it may have become part of another since.
    pub story: StoryId,
    /// When.
    pub at: Timestamp,
    /// What of the article its story was decided by.
    pub digest: Digest,
}

impl From<&Placed> for PlaceRecord {
    fn from(placed: &Placed) -> Self {
        let digest = &placed.digest;
        let term = |it: &Term| (it.word, it.weight, it.times, it.marks);
        let number = |it: &Number| (it.thousandths, it.unit.clone(), it.in_title);
        Self {
            story: (placed.story.0.at_ms, placed.story.0.print),
            at: ms(placed.at),
            published: digest.published.map(ms),
            language: digest.language.code().map(str::to_owned),
            terms: digest.terms.iter().map(term).collect(),
            pairs: digest.pairs.clone(),
            numbers: digest.numbers.iter().map(number).collect(),
            days: digest.days.clone(),
            names: digest.names.clone(),
            denies: digest.polarity == Polarity::Denies,
            has_text: digest.has_text,
            address: digest.address.map(|it| it.0),
            body: digest.body.map(|it| it.0),
            sketch: digest.sketch.clone(),
            outlet: digest.outlet.clone(),
            wire: digest.wire.map(|it| it.0.to_owned()),
        }
    }
}

impl PlaceRecord {
    pub(in crate::store) fn into_placed(self, article: ArticleId) -> Placed {
        let (at_ms, print) = self.story;
        let term = |(word, weight, times, marks)| Term {
            word,
            weight,
            times,
            marks,
        };
        let number = |(thousandths, unit, in_title)| Number {
            thousandths,
            unit,
            in_title,
        };
        let digest = Digest {
            article,
            published: self.published.map(at),
            language: Languages::of(self.language.as_deref()),
            terms: self.terms.into_iter().map(term).collect(),
            pairs: self.pairs,
            numbers: self.numbers.into_iter().map(number).collect(),
            days: self.days,
            names: self.names,
            polarity: if self.denies {
                Polarity::Denies
            } else {
                Polarity::Says
            },
            has_text: self.has_text,
            address: self.address.map(Fingerprint),
            body: self.body.map(Fingerprint),
            sketch: self.sketch,
            outlet: self.outlet,
            wire: self.wire.as_deref().and_then(Wire::named),
        };
        Placed {
            story: StoryId(ArticleId { at_ms, print }),
            at: at(self.at),
            digest,
        }
    }
}

/// The name of a story: of the one that another became part of, or that an article is placed in.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct StoryRecord((u64, u64));

impl Stored for StoryRecord {
    const SCHEMA: u16 = 1;
}

impl From<StoryId> for StoryRecord {
    fn from(story: StoryId) -> Self {
        Self((story.0.at_ms, story.0.print))
    }
}

impl From<StoryRecord> for StoryId {
    fn from(StoryRecord((at_ms, print)): StoryRecord) -> Self {
        Self(ArticleId { at_ms, print })
    }
}

/// What a person said of two articles.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct PinRecord {
    pub(in crate::store) together: bool,
}

impl Stored for PinRecord {
    const SCHEMA: u16 = 1;
}
