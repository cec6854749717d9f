//! OPML: lists of feeds that people carry from one reader to another.

mod attributes;
mod write;

use url::Url;

use crate::charset;
use crate::html::scan::fold;
use crate::link::resolve;
use crate::xml::{self, Element, Shape};

pub use write::write;

/// Most feeds that are taken from one list.
const MOST_OUTLINES: usize = 100_000;

/// Longest name of a folder, in characters. It is repeated for each feed inside.
const LONGEST_FOLDER: usize = 200;

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
    /// All other attributes, so that nothing is lost on the way through; none has a name twice.
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
        let top = Place {
            folder: String::new(),
            prefixes: Vec::new(),
        };
        walk(root, &top, &mut opml, &mut has_outline);
    }
    if opml.outlines.len() >= MOST_OUTLINES {
        opml.flaws
            .push(format!("only the first {MOST_OUTLINES} feeds were taken"));
    }
    let is_opml = has_outline || tree.roots.iter().any(|it| it.is("opml"));
    if is_opml {
        Ok(opml)
    } else {
        Err(OpmlError::NoOutlines)
    }
}

/// What is true of all that stands in an element.
struct Place<'a> {
    folder: String,
    /// The prefixes that were declared around it, as `xmlns:…` and an address.
    prefixes: Vec<(&'a str, &'a str)>,
}

fn walk<'t>(element: &'t Element<'_>, place: &Place<'t>, opml: &mut Opml, has_outline: &mut bool) {
    if element.is("title") && opml.title.is_none() {
        opml.title = Some(fold(&element.text())).filter(|it| !it.is_empty());
    }
    let mut inside = Place {
        folder: place.folder.clone(),
        prefixes: attributes::prefixes(element, &place.prefixes),
    };
    if element.is("outline") {
        *has_outline = true;
        let name = element.attribute("title").map(fold);
        let name = name.filter(|it| !it.is_empty());
        let title = name
            .or_else(|| element.attribute("text").map(fold))
            .unwrap_or_default();
        let address = element.attribute("xmlUrl").map(str::trim);
        if let Some(address) = address.filter(|it| !it.is_empty()) {
            take(element, &title, address, &inside, opml);
        } else if element.children.is_empty() {
            opml.flaws
                .push(format!("{} was left out: it names no feed", shown(&title)));
        } else {
            inside.folder = folder_in(&place.folder, &title);
        }
    }
    for child in &element.children {
        walk(child, &inside, opml, has_outline);
    }
}

fn take(element: &Element<'_>, title: &str, address: &str, place: &Place<'_>, opml: &mut Opml) {
    let Some(url) = feed_address(address) else {
        let address: String = address.chars().take(100).collect();
        let title = shown(title);
        opml.flaws
            .push(format!("{title} was left out: {address} is no web address"));
        return;
    };
    if opml.outlines.len() >= MOST_OUTLINES {
        return;
    }
    let title = if title.is_empty() {
        url.as_str()
    } else {
        title
    };
    let site = element.attribute("htmlUrl");
    let site = site.and_then(|it| resolve(None, it));
    opml.outlines.push(Outline {
        title: title.to_owned(),
        attributes: attributes::others(element, title, site.is_some(), &place.prefixes),
        site,
        url,
        folder: place.folder.clone(),
    });
}

/// A name as it stands in a sentence.
fn shown(title: &str) -> String {
    format!("\"{}\"", title.chars().take(100).collect::<String>())
}

/// A folder in another. A slash parts them, so one inside a name can't stay.
fn folder_in(folder: &str, title: &str) -> String {
    let name: String = title.chars().take(LONGEST_FOLDER).collect();
    let name = fold(&name.replace('/', "-"));
    match (folder, name.as_str()) {
        (_, "") => folder.to_owned(),
        ("", _) => name,
        _ => format!("{folder}/{name}"),
    }
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
