//! The words of all queries, found in one pass over an article.
//!
//! A watchlist has more words than an automaton keeps in the processor's caches, and news has few
//! of them: so each word of the article is looked up by its number, and nearly every look-up ends
//! at one bit of a filter. What is no whole word (prefixes, patterns, expressions) has its own doors.

use std::collections::HashMap;

use super::expression::{Expression, Expressions};
use super::hits::{Hit, Use};
use super::lists::Lists;
use super::page::Page;
use super::pages::{Place, What};
use super::prefix::Prefixes;
use super::shape::{Shape, Shapes};
use super::table::Table;
use super::words::{self, at_u32};

/// A word, prefix or pattern, numbered over all queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Entry(pub(super) u32);

/// Gathers entries before the table is built.
#[derive(Default)]
pub(super) struct Builder {
    known: HashMap<Kind, Entry>,
}

#[derive(PartialEq, Eq, Hash)]
enum Kind {
    Word(String),
    /// Two words side by side, by their number: who looks at the whole row sees whether it is them.
    Pair(u64),
    Prefix(String),
    Shape(Shape),
    Expression(Expression),
}

impl Builder {
    /// The number of a folded word.
    pub(super) fn word(&mut self, folded: String) -> Entry {
        self.entry(Kind::Word(folded))
    }

    /// The number of two folded words side by side.
    pub(super) fn pair(&mut self, first: &str, second: &str) -> Entry {
        self.entry(Kind::Pair(words::pair(
            words::number(first),
            words::number(second),
        )))
    }

    /// The number of a folded prefix.
    pub(super) fn prefix(&mut self, folded: String) -> Entry {
        self.entry(Kind::Prefix(folded))
    }

    /// The number of a pattern or fuzzy word.
    pub(super) fn shape(&mut self, shape: Shape) -> Entry {
        self.entry(Kind::Shape(shape))
    }

    /// The number of a regular expression.
    pub(super) fn expression(&mut self, expression: Expression) -> Entry {
        self.entry(Kind::Expression(expression))
    }

    fn entry(&mut self, kind: Kind) -> Entry {
        let next = Entry(at_u32(self.known.len()));
        *self.known.entry(kind).or_insert(next)
    }

    /// The uses are those of all entries.
    pub(super) fn build(self, uses: Vec<(Entry, Use)>) -> Lexicon {
        let uses = uses.into_iter().map(|(entry, it)| (entry.0, it)).collect();
        let uses = Lists::new(self.known.len(), uses);
        let (mut words, mut pairs, mut letters) = (Vec::new(), Vec::new(), Letters::default());
        let (mut prefixes, mut shapes, mut expressions) = (Vec::new(), Vec::new(), Vec::new());
        let mut known: Vec<(Kind, Entry)> = self.known.into_iter().collect();
        known.sort_unstable_by_key(|(_, entry)| *entry);
        for (kind, entry) in known {
            match kind {
                Kind::Word(folded) => {
                    words.push((words::number(&folded), entry));
                    letters.add(entry, &folded);
                }
                Kind::Pair(number) => pairs.push((number, entry)),
                Kind::Prefix(folded) => prefixes.push((folded, entry)),
                Kind::Shape(shape) => shapes.push((shape, entry)),
                Kind::Expression(expression) => expressions.push((expression, entry)),
            }
        }
        Lexicon {
            uses,
            words: Table::new(&words),
            letters,
            pairs: Table::new(&pairs),
            prefixes: Prefixes::new(prefixes),
            shapes: Shapes::new(shapes),
            expressions: Expressions::new(expressions),
        }
    }
}

/// The letters of words, one word behind the other.
#[derive(Default)]
struct Letters {
    all: String,
    /// Where those of each entry end.
    ends: Vec<u32>,
}

impl Letters {
    /// Adds an entry behind all others.
    fn add(&mut self, Entry(entry): Entry, folded: &str) {
        self.ends.resize(entry as usize, at_u32(self.all.len()));
        self.all.push_str(folded);
        self.ends.push(at_u32(self.all.len()));
    }

    /// Is it the entry of this word, which is folded but for the case of ASCII?
    fn are(&self, Entry(entry): Entry, word: &[u8]) -> bool {
        let end_of = |entry: u32| self.ends[entry as usize] as usize;
        let start = entry.checked_sub(1).map_or(0, end_of);
        self.all.as_bytes()[start..end_of(entry)].eq_ignore_ascii_case(word)
    }
}

/// All entries, ready to be looked for.
pub(super) struct Lexicon {
    uses: Lists<Use>,
    words: Table,
    letters: Letters,
    pairs: Table,
    prefixes: Prefixes,
    shapes: Shapes,
    expressions: Expressions,
}

impl Lexicon {
    /// Every way to write a term that may stand on a page, added to what was found before.
    pub(super) fn find(&self, page: Page<'_>, found: &mut Vec<Hit>) {
        let mut before = 0;
        for (at, word) in (0..).zip(page.words()) {
            let pair = words::pair(before, word.number);
            before = word.number;
            if self.words.may_have(word.number) {
                for entry in self.words.find(word.number) {
                    if self.letters.are(entry, page.folded(word)) {
                        self.note(entry, page.place(at, word), page, found);
                    }
                }
            }
            if self.pairs.may_have(pair) {
                for entry in self.pairs.find(pair) {
                    self.note(entry, page.place(at, word), page, found);
                }
            }
        }
        self.prefixes
            .find(page, |entry, place| self.note(entry, place, page, found));
        self.shapes
            .find(page, |entry, place| self.note(entry, place, page, found));
        self.expressions.find(page.text, |entry, range| {
            let (start, end) = (at_u32(range.start), at_u32(range.end));
            let first = page.words().partition_point(|word| word.end <= start);
            let behind = page.words().partition_point(|word| word.start < end);
            if first < behind {
                let place = Place {
                    block: page.block,
                    first: at_u32(first),
                    last: at_u32(behind - 1),
                    start,
                    end,
                    what: What::Pattern(0),
                };
                self.note(entry, place, page, found);
            }
        });
    }

    /// Adds what an entry may mean at a place.
    fn note(&self, entry: Entry, place: Place, page: Page<'_>, found: &mut Vec<Hit>) {
        for it in self.uses.of(entry.0) {
            if it.languages.meet(page.language) {
                let what = What::Pattern(it.pattern);
                let place = Place { what, ..place };
                found.push(Hit {
                    term: it.term,
                    place,
                });
            }
        }
    }
}
