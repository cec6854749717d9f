//! Why something went no further: kept, so that “why didn't I get this?” has an answer.

use newshawk_core::ids::SourceId;
use serde::{Deserialize, Serialize};
use url::Url;

/// Something that went no further.
#[derive(Clone, Debug, PartialEq)]
pub struct Drop {
    /// The source it came from.
    pub source: SourceId,
    /// Its address.
    pub url: Option<Url>,
    /// Its headline, or what is known of it.
    pub title: String,
    /// Why.
    pub reason: DropReason,
}

/// The reasons. They are stored by their place: only ever appended to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DropReason {
    /// The article's page could not be had; the feed's own text counts. With the cause in words.
    PageUnreachable(String),
    /// The page has no article in it, or only its start.
    PageWithoutArticle,
    /// The watch held for the feed's text and does not hold for the article's page. With its name.
    NotOnPage(String),
    /// The entry has neither a headline nor a text nor an address.
    EmptyEntry,
    /// The watch held before the publisher changed the article. With its name.
    EditedAway(String),
    /// The site's robots.txt asks programs not to read the article's page.
    Robots,
}

impl DropReason {
    /// The reason in words.
    pub fn words(&self) -> String {
        match self {
            Self::PageUnreachable(cause) => format!(
                "the article's page could not be read ({cause}); the feed's own text counts"
            ),
            Self::PageWithoutArticle => {
                "the page shows no article, or only its start; the feed's own text counts"
                    .to_owned()
            }
            Self::NotOnPage(watch) => {
                format!("{watch} held for the feed's text, but not for the article's page")
            }
            Self::EditedAway(watch) => {
                format!("{watch} held before the publisher changed the article")
            }
            Self::Robots => "the site's robots.txt asks programs not to read the article's page; the feed's own text counts".to_owned(),
            Self::EmptyEntry => "the entry has no headline, no text and no address".to_owned(),
        }
    }
}
