//! Writes a list so that reading it gives the same list.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use url::Url;

use super::Outline;
use super::attributes::{KNOWN, is_character, is_name};

/// A folder with its feeds and the folders inside, in the order they were first met.
#[derive(Default)]
struct Folder<'a> {
    outlines: Vec<&'a Outline>,
    folders: Vec<(String, Folder<'a>)>,
    places: BTreeMap<String, usize>,
}

/// The list as OPML 2.0.
pub fn write(title: &str, outlines: &[Outline]) -> String {
    let mut root = Folder::default();
    for outline in outlines {
        let mut folder = &mut root;
        // As a name is read again: with single spaces, and none that is only space. Two that would
        // be read as one are one folder.
        let names = outline.folder.split('/').map(single_spaced);
        for name in names.filter(|it| !it.is_empty()) {
            folder = folder.inside(&name);
        }
        folder.outlines.push(outline);
    }
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n",
    );
    // Writing to a string can't fail.
    let _ = writeln!(
        out,
        "    <title>{}</title>\n  </head>\n  <body>",
        escape(title)
    );
    root.write(&mut out, 2);
    out.push_str("  </body>\n</opml>\n");
    out
}

impl<'a> Folder<'a> {
    fn inside(&mut self, name: &str) -> &mut Self {
        let at = *self.places.entry(name.to_owned()).or_insert_with(|| {
            self.folders.push((name.to_owned(), Folder::default()));
            self.folders.len() - 1
        });
        &mut self.folders[at].1
    }

    fn write(&self, out: &mut String, depth: usize) {
        let indent = "  ".repeat(depth);
        for outline in &self.outlines {
            let own = |name: &str| {
                let found = outline.attributes.iter().find(|(it, _)| it == name);
                found.map(|(_, value)| value.as_str())
            };
            let _ = write!(out, "{indent}<outline");
            let mut put = |name: &str, value: &str| {
                let _ = write!(out, " {name}=\"{}\"", escape(value));
            };
            put("type", own("type").unwrap_or("rss"));
            put("text", own("text").unwrap_or(&outline.title));
            put("title", &outline.title);
            put("xmlUrl", outline.url.as_str());
            let site = outline.site.as_ref().map(Url::as_str);
            if let Some(site) = site.or(own("htmlUrl")) {
                put("htmlUrl", site);
            }
            // A name that stands there twice makes the file unreadable.
            let mut written = BTreeSet::from(KNOWN);
            for (name, value) in &outline.attributes {
                if is_name(name) && written.insert(name) {
                    put(name, value);
                }
            }
            out.push_str("/>\n");
        }
        for (name, folder) in &self.folders {
            let name = escape(name);
            let _ = writeln!(out, "{indent}<outline text=\"{name}\" title=\"{name}\">");
            folder.write(out, depth + 1);
            let _ = writeln!(out, "{indent}</outline>");
        }
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A parser would fold these into spaces.
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            c if is_character(c) => out.push(c),
            // XML has no way to write these.
            _ => {}
        }
    }
    out
}

fn single_spaced(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ")
}
