//! An article's page as it was understood.

use newshawk_core::article::{Block, Page, Zone};
use newshawk_core::link;
use newshawk_reader::page;
use serde::Serialize;
use url::Url;

use super::{Document, Kind};
use crate::output::clean;
use crate::times;

/// What can be read as an article.
pub(super) struct Articles;

#[derive(Serialize)]
pub(super) struct Article {
    url: Option<Url>,
    canonical_url: Option<Url>,
    title: Option<String>,
    byline: Option<String>,
    site: Option<String>,
    language: Option<String>,
    published: Option<String>,
    modified: Option<String>,
    image: Option<Url>,
    confidence: f32,
    method: &'static str,
    lead: Option<String>,
    text: String,
    blocks: Vec<Part>,
    chrome_words: usize,
}

#[derive(Serialize)]
struct Part {
    zone: &'static str,
    text: String,
}

impl Kind for Articles {
    type Value = Article;

    fn read(&self, document: &Document) -> Result<Article, String> {
        let base = document.base();
        let page = page::read(&document.bytes, &base, document.content_type.as_deref());
        let words_of = |zone| page.blocks.iter().filter(move |block| block.zone == zone);
        Ok(Article {
            url: document.url.clone(),
            canonical_url: page.canonical.clone().filter(link::is_openable),
            lead: words_of(Zone::Lead).next().map(|block| block.text.clone()),
            text: own_text(&page),
            chrome_words: words_of(Zone::Chrome)
                .map(|block| block.text.split_whitespace().count())
                .sum(),
            title: page.title,
            byline: page.byline,
            site: page.site,
            language: page.language,
            published: page.published.map(times::rfc3339),
            modified: page.modified.map(times::rfc3339),
            image: page.image,
            confidence: page.confidence,
            method: page.method.name(),
            blocks: page
                .blocks
                .into_iter()
                .map(|block| Part {
                    zone: block.zone.name(),
                    text: block.text,
                })
                .collect(),
        })
    }

    fn for_people(&self, article: &Article) -> String {
        let title = article.title.as_deref().unwrap_or("No headline");
        let mut lines = vec![clean(title)];
        let about = [
            article.byline.as_deref(),
            article.site.as_deref(),
            article.published.as_deref(),
            article.language.as_deref(),
        ];
        let about: Vec<String> = about.into_iter().flatten().map(clean).collect();
        lines.push(about.join(" · "));
        lines.extend(article.canonical_url.as_ref().map(ToString::to_string));
        lines.push(format!(
            "Found by {}, sure to {:.0} %; {} words stand around it",
            article.method,
            article.confidence * 100.0,
            article.chrome_words
        ));
        let parts = article
            .blocks
            .iter()
            .filter(|part| part.zone != Zone::Chrome.name());
        lines.extend(parts.map(|part| format!("  {:8}{}", part.zone, clean(&part.text))));
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}

/// The article's own paragraphs, without headline, standfirst, captions and bylines.
fn own_text(page: &Page) -> String {
    let is_paragraph = |block: &&Block| match block.zone {
        Zone::Lead => !page.has_standfirst,
        zone => matches!(zone, Zone::Body | Zone::Quote),
    };
    let own = page.blocks.iter().filter(is_paragraph);
    let texts: Vec<&str> = own.map(|block| block.text.as_str()).collect();
    texts.join("\n\n")
}
