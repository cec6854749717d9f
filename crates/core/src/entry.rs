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
    /// Who wrote it, as plain text.
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
