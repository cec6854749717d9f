//! An item as a source published it, before anything is decided about it.

use jiff::Timestamp;
use url::Url;

/// An item of a feed. Its markup is the publisher's and untrusted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The guid or id, byte for byte as published; never invented.
    pub id: Option<String>,
    /// The headline as plain text.
    pub title: Option<String>,
    /// The address of the article, made absolute; http or https only.
    pub link: Option<Url>,
    /// The short description, as published HTML. Not sanitised.
    pub summary: Option<String>,
    /// The long text, as published HTML. Not sanitised.
    pub content: Option<String>,
    /// Who wrote it, as plain text, with their addresses where the source has them.
    pub author: Option<String>,
    /// When it was published; none where the source does not say or can't be understood.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// Categories and tags, as plain text.
    pub categories: Vec<String>,
    /// Addresses of enclosures (audio, pictures, video).
    pub enclosures: Vec<Url>,
    /// The address of its picture.
    pub image: Option<Url>,
    /// What was wrong with it and was mended or left out, in words.
    pub flaws: Vec<String>,
}

impl Entry {
    /// Who wrote it, by name. An address says where to write to and not who wrote, and its domain
    /// would match every watch for the paper; it stands only where there is no name.
    pub fn byline(&self) -> Option<String> {
        let author = self.author.as_deref()?;
        let mut names = String::new();
        for word in author.split_whitespace() {
            if !is_address(word) {
                names.push(' ');
                names.push_str(word);
            } else if word.ends_with(',') && !names.is_empty() {
                names.push(',');
            }
        }
        // The brackets stood round the one or the other.
        let has_address = names.split_whitespace().count() < author.split_whitespace().count();
        if has_address {
            names.retain(|c| !matches!(c, '(' | ')' | '<' | '>'));
        }
        let names = names.trim_matches(|c: char| c.is_whitespace() || c == ',');
        let is_named = names.contains(char::is_alphabetic);
        Some(if is_named { names } else { author }.to_owned())
    }
}

/// `(name@paper.example)`, with or without what stands round it.
fn is_address(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| name.contains(char::is_alphanumeric) && host.contains('.'))
}
