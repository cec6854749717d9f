//! One set of facts from everything a page says about itself.

use jiff::Timestamp;
use url::Url;

use super::head::Head;
use super::json_ld::{self, Said};
use super::{address, dates};
use crate::html;

/// What is known of an article without its text.
pub(super) struct Facts {
    pub(super) canonical: Option<Url>,
    pub(super) headline: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) site: Option<String>,
    pub(super) published: Option<Timestamp>,
    /// The first date that is shown below the headline.
    pub(super) shown: Option<Timestamp>,
    pub(super) modified: Option<Timestamp>,
    pub(super) image: Option<Url>,
    pub(super) description: Option<String>,
    /// The language as structured data declares it.
    pub(super) language: Option<String>,
    /// May everybody read it?
    pub(super) is_free: Option<bool>,
    /// The text as structured data gives it.
    pub(super) body: Option<String>,
}

/// Weighs what structured data, meta tags and links say.
pub(super) fn gather(head: &Head, url: &Url) -> Facts {
    let said = json_ld::read(&head.data).unwrap_or_default();
    let base = head
        .base
        .as_deref()
        .and_then(|it| url.join(it.trim()).ok())
        .unwrap_or_else(|| url.clone());
    let link = |relation: &str| {
        head.links
            .iter()
            .find(|(it, _)| it == relation)
            .map(|(_, href)| href.as_str())
    };
    let canonical = link("canonical").or_else(|| head.meta(&["og:url"]));
    let image = head
        .meta(&[
            "og:image",
            "og:image:url",
            "twitter:image",
            "twitter:image:src",
        ])
        .map(str::to_owned)
        .or(said.image.clone());
    Facts {
        canonical: canonical.and_then(|it| address(&base, it)),
        headline: said
            .headline
            .as_deref()
            .or_else(|| head.meta(&["og:title", "twitter:title"]))
            .and_then(plain),
        byline: byline(&said, head),
        site: head
            .meta(&["og:site_name"])
            .map(str::to_owned)
            .or(said.publisher.clone())
            .as_deref()
            .and_then(plain),
        published: dates::published(&said, head, url),
        shown: dates::shown(head),
        modified: dates::modified(&said, head),
        image: image.and_then(|it| address(&base, &it)),
        description: head
            .meta(&["og:description", "description", "twitter:description"])
            .map(str::to_owned)
            .or(said.description.clone())
            .as_deref()
            .and_then(plain),
        language: said.language.clone(),
        is_free: said.is_free,
        body: said.body.as_deref().and_then(plain),
    }
}

/// The headline: what readability found, unless the page itself is clearer.
pub(super) fn better_title(found: Option<String>, facts: &Facts, head: &Head) -> Option<String> {
    let heading = plain(&head.heading);
    let candidates = [
        facts.headline.clone(),
        heading.clone(),
        found,
        plain(&head.title),
    ];
    let mut first = candidates.into_iter().flatten().find(|it| !it.is_empty())?;
    // A headline in structured data may be cut or carry the site's name; the heading on the page does not.
    if let Some(heading) = heading {
        let is_same =
            first.starts_with(&heading) || heading.starts_with(first.trim_end_matches(['…', '.']));
        if is_same {
            first = heading;
        }
    }
    Some(first)
}

fn byline(said: &Said, head: &Head) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let declared = head.meta(&[
        "author",
        "article:author",
        "dc.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
    ]);
    let all = if said.authors.is_empty() {
        declared.map(str::to_owned).into_iter().collect()
    } else {
        said.authors.clone()
    };
    for name in all {
        let name = html::text(&name);
        // Social networks want an address here.
        let is_name = !name.is_empty() && !name.contains("://") && !name.starts_with('@');
        if is_name && !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

fn plain(text: &str) -> Option<String> {
    Some(html::text(text)).filter(|it| !it.is_empty())
}
