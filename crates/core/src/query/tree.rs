//! What a query means: the tree behind its text.

use std::ops::Range;

/// A part of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// At least one of them holds: commas, line ends, `OR`.
    Any(Vec<Node>),
    /// All of them hold: `AND`.
    All(Vec<Node>),
    /// It does not hold: `NOT`.
    Not(Box<Node>),
    /// Both stand near each other: `NEAR/n`, `ONEAR/n`, `SENTENCE`, `PARA`.
    Near(Near, Box<Node>, Box<Node>),
    /// At least one place of the first has no place of the second near it: `UNLESS/n`, `/s`, `/p`.
    Unless(Reach, Box<Node>, Box<Node>),
    /// It holds within one zone, or for what is known of the article: `title:`, `lang:`.
    Field(Field, Box<Node>),
    /// A date or a number lies within bounds: `date:`, `words:`.
    Bounds(Measure, Bounds),
    /// The words occur at least so often: `ATLEAST/n`.
    AtLeast(u32, Vec<Atom>),
    /// It holds within the first words of the text: `FIRST/n`.
    First(u32, Box<Node>),
    /// The weights of what occurs reach a threshold: `SCORE>=n`.
    Score(Tenths, Vec<Weighted>),
    /// A word or phrase occurs in the article.
    Atom(Atom),
}

/// How two words may stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// Within reach, in either order: `NEAR/n`, `SENTENCE`, `PARA`.
    Either(Reach),
    /// The first before the second, with at most so many words between: `ONEAR/n`.
    Ordered(u32),
}

/// How far is near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// At most so many words stand between, 0 for side by side; never beyond a block.
    Words(u32),
    /// The same sentence.
    Sentence,
    /// The same block: a paragraph, a list item, a caption.
    Paragraph,
}

/// What a field looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The headline.
    Title,
    /// The first paragraph.
    Lead,
    /// The text, with first paragraph and quotations.
    Body,
    /// Captions.
    Caption,
    /// Quotations set apart.
    Quote,
    /// The byline.
    Author,
    /// Tags and categories.
    Tag,
    /// The whole article.
    Any,
    /// The source's title: whole words of it.
    Source,
    /// The address's host, or a domain above it.
    Domain,
    /// The address: whole words of it.
    Url,
    /// The article's language: `en` also holds for `en-GB`.
    Lang,
    /// The source's country, as an ISO 3166 code.
    Country,
    /// A pack of sources: a folder's name.
    Pack,
}

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// When the article was published, as a day in UTC; when it was first seen, where it says no date.
    Date,
    /// How many words its title, text and quotations have.
    Words,
}

/// Between which values; both ends belong to it. Days are counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least, if any.
    pub from: Option<i64>,
    /// The greatest, if any.
    pub to: Option<i64>,
}

/// Tenths, so that weights such as 0.5 add up exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub i64);

/// A part of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighted {
    /// What each counted place adds.
    pub weight: Tenths,
    /// So many places count at most: 1 unless the person said `xN`.
    pub cap: u32,
    /// What is looked for.
    pub of: Node,
}

/// A word, words in a row, or a pattern of one, as typed.
#[derive(Clone, Debug)]
pub struct Atom {
    /// How strictly it is compared.
    pub form: Form,
    /// What is looked for.
    pub term: Term,
    /// Where it stands in the query's text, in bytes.
    pub span: Range<usize>,
}

/// Where it was typed makes no difference to what it means.
impl PartialEq for Atom {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form && self.term == other.term
    }
}

/// How strictly a word is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// With its plural and possessive; case and diacritics make no difference.
    Usual,
    /// This form alone, with its diacritics: `=`.
    Exact,
    /// In capitals: `^^`.
    Capitals,
    /// Capitalised, and not only because a sentence starts there: `^`.
    Capitalised,
    /// With one letter more, less, or other, or two changed over: `~`.
    Fuzzy,
}

/// What an atom looks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// A word, or words in a row.
    Words(String),
    /// Words that start with these letters: `missile*`.
    Prefix(String),
    /// A word with one letter left open for each `?`: `wom?n`.
    Pattern(String),
    /// A regular expression.
    Regex {
        /// Its text between the slashes.
        pattern: String,
        /// Upper and lower case are the same: `/…/i`.
        ignores_case: bool,
    },
    /// An alias pack, by its name.
    Alias(String),
    /// Another watch, by its name.
    Saved(String),
}
