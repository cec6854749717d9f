//! The formats, and how a document shows which one it is in.

use crate::xml::Element;

/// The format of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RSS 0.90, the first, in RDF.
    Rss090,
    /// RSS 0.91.
    Rss091,
    /// RSS 0.92.
    Rss092,
    /// RSS 0.93.
    Rss093,
    /// RSS 0.94.
    Rss094,
    /// RSS 1.0, in RDF.
    Rss10,
    /// RSS 2.0.
    Rss20,
    /// RSS that does not say which.
    Rss,
    /// Atom 0.3, a draft that is still sent.
    Atom03,
    /// Atom 1.0 (RFC 4287).
    Atom10,
    /// Channel Definition Format.
    Cdf,
    /// JSON Feed 1.0 or 1.1.
    Json,
    /// A sitemap, with or without news.
    Sitemap,
    /// No feed at all: a page that lists headlines.
    Page,
}

impl Format {
    /// The short name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rss090 => "rss090",
            Self::Rss091 => "rss091",
            Self::Rss092 => "rss092",
            Self::Rss093 => "rss093",
            Self::Rss094 => "rss094",
            Self::Rss10 => "rss10",
            Self::Rss20 => "rss20",
            Self::Rss => "rss",
            Self::Atom03 => "atom03",
            Self::Atom10 => "atom10",
            Self::Cdf => "cdf",
            Self::Json => "json",
            Self::Sitemap => "sitemap",
            Self::Page => "page",
        }
    }

    /// Is it one of the Atoms, whose texts say what type they are?
    pub(super) fn is_atom(self) -> bool {
        matches!(self, Self::Atom03 | Self::Atom10)
    }
}

/// The format of a document by its root element.
pub(super) fn of(root: &Element<'_>) -> Format {
    let namespaces = || {
        root.attributes
            .iter()
            .filter(|(name, _)| name.starts_with("xmlns"))
            .map(|(_, value)| value.as_ref())
    };
    let version = root.attribute("version").unwrap_or_default().trim();
    match root.local().to_ascii_lowercase().as_str() {
        "rdf" if namespaces().any(|it| it.contains("my.netscape.com")) => Format::Rss090,
        "rdf" => Format::Rss10,
        "feed" if version == "0.3" || namespaces().any(|it| it.contains("purl.org/atom/ns")) => {
            Format::Atom03
        }
        "feed" | "entry" => Format::Atom10,
        "urlset" => Format::Sitemap,
        "channel" if root.attribute("version").is_none() && has_cdf_item(root) => Format::Cdf,
        _ => match version {
            "0.90" => Format::Rss090,
            it if it.starts_with("0.91") => Format::Rss091,
            it if it.starts_with("0.92") => Format::Rss092,
            it if it.starts_with("0.93") => Format::Rss093,
            it if it.starts_with("0.94") => Format::Rss094,
            it if it.starts_with("2.") || it == "2" => Format::Rss20,
            it if it.starts_with('1') => Format::Rss10,
            _ => Format::Rss,
        },
    }
}

/// CDF says where things are in attributes.
fn has_cdf_item(root: &Element<'_>) -> bool {
    root.attribute("href").is_some()
        || root
            .children
            .iter()
            .any(|it| it.is("item") && it.attribute("href").is_some())
}
