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
use super::table::{Known, Table};
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
                Kind::Word(folded) => words.push(Known {
                    number: words::number(&folded),
                    letters: letters.add(&folded),
                    uses: uses.range(entry.0),
                }),
                Kind::Pair(number) => pairs.push(Known {
                    number,
                    letters: 0,
                    uses: uses.range(entry.0),
                }),
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

/// The letters of words, one word behind the other, and [`END`] behind each.
#[derive(Default)]
struct Letters(String);

/// No word has it.
const END: u8 = b'\n';

impl Letters {
    /// Where they are from now on.
    fn add(&mut self, folded: &str) -> u32 {
        let start = at_u32(self.0.len());
        self.0.push_str(folded);
        self.0.push(char::from(END));
        start
    }

    /// Are they at this place those of a word, which is folded but for the case of ASCII?
    fn are(&self, start: u32, word: &[u8]) -> bool {
        let known = &self.0.as_bytes()[start as usize..];
        let known = known.split_at_checked(word.len());
        known.is_some_and(|(known, behind)| {
            behind.first() == Some(&END) && known.eq_ignore_ascii_case(word)
        })
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
                for (letters, uses) in self.words.find(word.number) {
                    if self.letters.are(letters, page.folded(word)) {
                        note(self.uses.at(uses), page.place(at, word), page, found);
                    }
                }
            }
            if self.pairs.may_have(pair) {
                for (_, uses) in self.pairs.find(pair) {
                    note(self.uses.at(uses), page.place(at, word), page, found);
                }
            }
        }
        let mut note_entry = |Entry(entry), place| note(self.uses.of(entry), place, page, found);
        self.prefixes.find(page, &mut note_entry);
        self.shapes.find(page, &mut note_entry);
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
                note_entry(entry, place);
            }
        });
    }
}

/// Adds what a word may mean at a place.
fn note(uses: &[Use], place: Place, page: Page<'_>, found: &mut Vec<Hit>) {
    for it in uses {
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
