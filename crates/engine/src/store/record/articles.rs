//! Articles: heads, texts, names, and what the person did with them.

use super::{Ms, at, ms, url};
use crate::store::codec::Stored;
use newshawk_core::article::{Block, Head, Method, PageState, Zone};
use newshawk_core::ids::{ArticleId, Fingerprint, SourceId};
use serde::{Deserialize, Serialize};
use url::Url;

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct HeadRecord {
    source: u32,
    first_seen: Ms,
    revision: u32,
    url: Option<String>,
    title: String,
    author: Option<String>,
    language: Option<String>,
    site: Option<String>,
    published: Option<Ms>,
    modified: Option<Ms>,
    method: u8,
    confidence: f32,
    content: [u8; 16],
    backfill: bool,
    page: u8,
    chrome_words: u32,
    image: Option<String>,
}

impl Stored for HeadRecord {
    const SCHEMA: u16 = 2;

    /// Schema 1 knew no picture, which is the last field: the value without it, and "none".
    fn from_older(schema: u16, value: &[u8]) -> Option<Self> {
        const NONE: u8 = 0;
        let value = (schema == 1).then(|| [value, &[NONE]].concat())?;
        postcard::from_bytes(&value).ok()
    }
}

impl From<&Head> for HeadRecord {
    fn from(head: &Head) -> Self {
        Self {
            source: head.source.0,
            first_seen: ms(head.first_seen),
            revision: head.revision,
            url: head.url.as_ref().map(Url::to_string),
            title: head.title.clone(),
            author: head.author.clone(),
            language: head.language.clone(),
            site: head.site.clone(),
            published: head.published.map(ms),
            modified: head.modified.map(ms),
            method: match head.method {
                Method::FeedSummary => 0,
                Method::FeedContent => 1,
                Method::Page => 2,
                Method::TitleAndTeaser => 3,
            },
            confidence: head.confidence,
            content: head.content.0,
            backfill: head.backfill,
            page: match head.page {
                PageState::NotWanted => 0,
                PageState::Wanted => 1,
                PageState::Read => 2,
                PageState::Failed => 3,
            },
            chrome_words: head.chrome_words,
            image: head.image.as_ref().map(Url::to_string),
        }
    }
}

impl HeadRecord {
    pub(in crate::store) fn into_head(self, id: ArticleId) -> Head {
        Head {
            id,
            source: SourceId(self.source),
            first_seen: at(self.first_seen),
            revision: self.revision,
            url: self.url.as_deref().and_then(url),
            title: self.title,
            author: self.author,
            language: self.language,
            site: self.site,
            published: self.published.map(at),
            modified: self.modified.map(at),
            method: match self.method {
                0 => Method::FeedSummary,
                1 => Method::FeedContent,
                2 => Method::Page,
                _ => Method::TitleAndTeaser,
            },
            confidence: self.confidence,
            content: Fingerprint(self.content),
            backfill: self.backfill,
            page: match self.page {
                0 => PageState::NotWanted,
                1 => PageState::Wanted,
                2 => PageState::Read,
                _ => PageState::Failed,
            },
            chrome_words: self.chrome_words,
            image: self.image.as_deref().and_then(url),
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct TextRecord(Vec<(u8, String)>);

impl Stored for TextRecord {
    const SCHEMA: u16 = 1;
}

/// The zones in the order of their stored numbers; only ever appended to.
const ZONES: [Zone; 8] = [
    Zone::Title,
    Zone::Lead,
    Zone::Body,
    Zone::Caption,
    Zone::Quote,
    Zone::Author,
    Zone::Tag,
    Zone::Chrome,
];

pub(super) fn zone_number(zone: Zone) -> u8 {
    ZONES
        .iter()
        .position(|known| *known == zone)
        .and_then(|at| u8::try_from(at).ok())
        .unwrap_or(2)
}

pub(super) fn zone_of(number: u8) -> Zone {
    ZONES
        .get(usize::from(number))
        .copied()
        .unwrap_or(Zone::Body)
}

impl From<&[Block]> for TextRecord {
    fn from(blocks: &[Block]) -> Self {
        Self(
            blocks
                .iter()
                .map(|block| (zone_number(block.zone), block.text.clone()))
                .collect(),
        )
    }
}

impl From<TextRecord> for Vec<Block> {
    fn from(record: TextRecord) -> Self {
        record
            .0
            .into_iter()
            .map(|(zone, text)| Block {
                zone: zone_of(zone),
                text,
            })
            .collect()
    }
}

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct IdentityRecord {
    pub(in crate::store) at_ms: u64,
    pub(in crate::store) print: u64,
    pub(in crate::store) content: [u8; 16],
}

impl Stored for IdentityRecord {
    const SCHEMA: u16 = 1;
}

#[derive(Default, Serialize, Deserialize)]
pub(in crate::store) struct StatusRecord {
    pub(in crate::store) read: bool,
    pub(in crate::store) starred: bool,
}

impl Stored for StatusRecord {
    const SCHEMA: u16 = 1;
}
