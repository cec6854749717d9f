//! What may be shown of a publisher's markup.

use std::borrow::Cow;
use std::collections::HashSet;

use ammonia::{Builder, UrlRelative};
use url::Url;

use super::bounds::{bounded, is_costly, is_deep};

/// Markup that is only text, structure, pictures and links.
pub(super) fn clean(html: &str, base: &Url) -> String {
    if !html.contains(['<', '&']) {
        return html.to_owned();
    }
    let html = bounded(html);
    if is_deep(html) || is_costly(html) {
        // No publisher writes like this; its text is enough.
        return super::text_once(html)
            .replace('&', "&amp;")
            .replace('<', "&lt;");
    }
    let mut builder = Builder::default();
    builder
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::RewriteWithBase(base.clone()))
        .rm_tags(["map", "area"])
        .link_rel(Some("noopener noreferrer nofollow"))
        .attribute_filter(|_element, _attribute, value| {
            // Harmless here, but a value that reads like code has no business in an article.
            let is_code = value.to_ascii_lowercase().contains("javascript:");
            (!is_code).then_some(Cow::Borrowed(value))
        });
    builder.clean(html).to_string()
}
