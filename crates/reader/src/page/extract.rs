//! The container of the article, by its structure (readability), with the risks of foreign code shut in.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability, TextMode};
use url::Url;

use super::head::Head;
use crate::html::bounds;
use crate::html::scan::{self, Piece};

/// Pages with more elements than this are lists or attacks; articles have a few thousand.
const MOST_ELEMENTS: usize = 60_000;

/// Nesting that no page needs; tree walks may recurse, and a full stack can't be caught.
const DEEPEST: usize = 2_000;

/// The article as its container holds it.
pub(super) struct Extract {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) pieces: Vec<Piece>,
}

/// Finds the article in a page; none where there is none to be seen.
pub(super) fn article(html: &str, url: &Url, head: &Head) -> Option<Extract> {
    let is_attack = head.elements > MOST_ELEMENTS || head.depth > DEEPEST;
    if is_attack || bounds::is_costly(html) {
        return None;
    }
    let found = catch_unwind(AssertUnwindSafe(|| {
        let config = Config {
            // The text is read from the markup, and the classes say what is what.
            text_mode: TextMode::Raw,
            keep_classes: true,
            // Structured data is read here, with more care.
            disable_json_ld: true,
            max_elements_to_parse: MOST_ELEMENTS,
            ..Config::default()
        };
        Readability::new(html, Some(url.as_str()), Some(config))
            .ok()?
            .parse()
            .ok()
    }));
    let article = found.ok().flatten()?;
    Some(Extract {
        title: Some(scan::fold(&article.title)),
        byline: article
            .byline
            .as_deref()
            .map(scan::fold)
            .filter(|it| !it.is_empty()),
        pieces: scan::pieces(&article.content),
    })
}
