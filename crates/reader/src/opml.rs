//! OPML: lists of feeds that people carry from one reader to another.

mod write;

use url::Url;

use crate::charset;
use crate::link::resolve;
use crate::xml::{self, Element, Shape};

pub use write::write;

/// Most feeds that are taken from one list.
const MOST_OUTLINES: usize = 100_000;

/// A list of feeds, and what could not be taken from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opml {
    /// The list's own title.
    pub title: Option<String>,
    /// The feeds, in order.
    pub outlines: Vec<Outline>,
    /// What was left out or mended, in words.
    pub flaws: Vec<String>,
}

/// A feed of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Its name; its address where it has none.
    pub title: String,
    /// The feed's address.
    pub url: Url,
    /// The site's address.
    pub site: Option<Url>,
    /// The folders it stands in, as `A/B`; empty at the top.
    pub folder: String,
    /// All other attributes, so that nothing is lost on the way through.
    pub attributes: Vec<(String, String)>,
}

/// Nothing could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpmlError {
    /// There are no bytes, or only white space.
    #[error("the file is empty")]
    Empty,
    /// There is no outline in it.
    #[error("this is not an OPML file: it has no outlines")]
    NoOutlines,
}

const SHAPE: Shape = Shape {
    is_text: |name| name.eq_ignore_ascii_case("title"),
    is_boundary: |_| false,
    is_item: |_| false,
};

/// Reads a list. Broken files give what is valid in them, and their flaws say what is not.
pub fn read(bytes: &[u8]) -> Result<Opml, OpmlError> {
    let decoded = charset::decode(bytes, None);
    if decoded.text.trim().is_empty() {
        return Err(OpmlError::Empty);
    }
    let tree = xml::read(&decoded.text, &SHAPE);
    let mut opml = Opml::default();
    opml.flaws.extend(decoded.flaw);
    opml.flaws
        .extend(tree.repairs.iter().map(|it| (*it).to_owned()));
    let mut has_outline = false;
    for root in &tree.roots {
        walk(root, "", &mut opml, &mut has_outline);
    }
    let is_opml = has_outline || tree.roots.iter().any(|it| it.is("opml"));
    if is_opml {
        Ok(opml)
    } else {
        Err(OpmlError::NoOutlines)
    }
}

fn walk(element: &Element<'_>, folder: &str, opml: &mut Opml, has_outline: &mut bool) {
    if element.is("title") && opml.title.is_none() {
        opml.title = Some(element.text().trim().to_owned()).filter(|it| !it.is_empty());
    }
    if !element.is("outline") {
        for child in &element.children {
            walk(child, folder, opml, has_outline);
        }
        return;
    }
    *has_outline = true;
    let title = element
        .attribute("title")
        .or_else(|| element.attribute("text"))
        .unwrap_or_default()
        .trim();
    let address = element
        .attribute("xmlUrl")
        .map(str::trim)
        .filter(|it| !it.is_empty());
    if let Some(address) = address {
        take(element, title, address, folder, opml);
    }
    let inside = match (address.is_some() || title.is_empty(), folder) {
        (true, _) => folder.to_owned(),
        (false, "") => folder_name(title),
        (false, _) => format!("{folder}/{}", folder_name(title)),
    };
    for child in &element.children {
        walk(child, &inside, opml, has_outline);
    }
}

fn take(element: &Element<'_>, title: &str, address: &str, folder: &str, opml: &mut Opml) {
    let Some(url) = feed_address(address) else {
        let shown: String = address.chars().take(100).collect();
        opml.flaws.push(format!(
            "\"{title}\" was left out: {shown} is no web address"
        ));
        return;
    };
    if opml.outlines.len() >= MOST_OUTLINES {
        return;
    }
    const KNOWN: [&str; 5] = ["title", "text", "xmlurl", "htmlurl", "type"];
    let is_other = |name: &str| !KNOWN.contains(&name.to_ascii_lowercase().as_str());
    let others = element.attributes.iter().filter(|(name, _)| is_other(name));
    opml.outlines.push(Outline {
        title: if title.is_empty() {
            url.to_string()
        } else {
            title.to_owned()
        },
        site: element
            .attribute("htmlUrl")
            .and_then(|it| resolve(None, it)),
        url,
        folder: folder.to_owned(),
        attributes: others
            .map(|(name, value)| ((*name).to_owned(), value.to_string()))
            .collect(),
    });
}

/// A slash parts folders, so one inside a name can't stay.
fn folder_name(title: &str) -> String {
    title.replace('/', "-")
}

/// `feed:https://…`, `feed://…` and white space are habits of old readers.
fn feed_address(address: &str) -> Option<Url> {
    let joined: String = address.split_whitespace().collect();
    let lower = joined.to_ascii_lowercase();
    let bare = if lower.starts_with("feed://") {
        format!("http://{}", &joined[7..])
    } else if lower.starts_with("feed:") {
        joined[5..].to_owned()
    } else {
        joined
    };
    resolve(None, &bare)
}
