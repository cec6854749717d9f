//! The words of all queries, found in one pass over an article.
//!
//! A watchlist has more words than an automaton keeps in the processor's caches, and news has few
//! of them: so each word of the article is looked up by its number, and nearly every look-up ends
//! at one bit of a filter. What is no whole word (prefixes, patterns, expressions) has its own doors.

use std::collections::HashMap;
use std::ops::Range;

use super::open::{Open, Opens};
use super::words;
use crate::text;

/// A word, prefix or pattern, numbered over all queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Entry(pub(super) u32);

/// An entry at its place in an article, in bytes of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    pub(super) entry: Entry,
    pub(super) block: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Gathers entries before the table is built.
#[derive(Default)]
pub(super) struct Builder {
    known: HashMap<Kind, Entry>,
    entries: u32,
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Kind {
    Word(String),
    Prefix(String),
    Open(Open),
}

impl Builder {
    /// The number of a folded word.
    pub(super) fn word(&mut self, folded: String) -> Entry {
        self.entry(Kind::Word(folded))
    }

    /// The number of a folded prefix.
    pub(super) fn prefix(&mut self, folded: String) -> Entry {
        self.entry(Kind::Prefix(folded))
    }

    /// The number of a pattern, fuzzy word or regular expression.
    pub(super) fn open(&mut self, open: Open) -> Entry {
        self.entry(Kind::Open(open))
    }

    fn entry(&mut self, kind: Kind) -> Entry {
        let next = Entry(self.entries);
        let entry = *self.known.entry(kind).or_insert(next);
        if entry == next {
            self.entries += 1;
        }
        entry
    }

    pub(super) fn build(self) -> Lexicon {
        let (mut list, mut prefixes, mut opens) = (Vec::new(), Vec::new(), Vec::new());
        for (kind, entry) in self.known {
            match kind {
                Kind::Word(folded) => list.push((folded, entry)),
                Kind::Prefix(folded) => prefixes.push((folded, entry)),
                Kind::Open(open) => opens.push((open, entry)),
            }
        }
        Lexicon {
            entries: self.entries as usize,
            table: Table::new(list),
            prefixes: Prefixes::new(prefixes),
            opens: Opens::new(opens),
        }
    }
}

/// All entries, ready to be looked for.
pub(super) struct Lexicon {
    entries: usize,
    table: Table,
    prefixes: Prefixes,
    opens: Opens,
}

impl Lexicon {
    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.entries
    }

    /// Every place of every entry in a block, added to what was found before.
    pub(super) fn scan(
        &self,
        block: u32,
        text: &str,
        folding: &mut String,
        found: &mut Vec<Occurrence>,
    ) {
        let mut note = |entry: Entry, range: Range<usize>| {
            found.push(Occurrence {
                entry,
                block,
                start: at_u32(range.start),
                end: at_u32(range.end),
            });
        };
        if self.prefixes.is_empty() {
            words::each(text, folding, |number, range| {
                if let Some(entry) = self.table.find(number, &text[range.clone()]) {
                    note(entry, range);
                }
            });
        } else {
            words::each(text, folding, |number, range| {
                let word = &text[range.clone()];
                if let Some(entry) = self.table.find(number, word) {
                    note(entry, range.clone());
                }
                self.prefixes.find(word, |entry| note(entry, range.clone()));
            });
        }
        self.opens.find(text, note);
    }
}

/// Blocks are cut to 4 GiB long before they get here.
fn at_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Words by number: open addressing behind a filter of single bits.
struct Table {
    filter: Vec<u64>,
    filter_shift: u32,
    slots: Vec<Slot>,
    words: Vec<(Box<str>, Entry)>,
}

#[derive(Clone, Copy)]
struct Slot {
    number: u64,
    /// Its place in the list of words, plus one; 0 for an empty slot.
    word: u32,
}

/// So many bits of the filter for each word: one look-up in 30 goes on for nothing.
const BITS_A_WORD: usize = 32;
/// At least so many bits: 512 bytes.
const FEWEST_BITS: usize = 1 << 12;

impl Table {
    fn new(words: Vec<(String, Entry)>) -> Self {
        let bits = (words.len() * BITS_A_WORD)
            .next_power_of_two()
            .max(FEWEST_BITS);
        let size = (words.len() * 2).next_power_of_two().max(2);
        let mut table = Self {
            filter: vec![0; bits / 64],
            filter_shift: 64 - bits.trailing_zeros(),
            slots: vec![Slot { number: 0, word: 0 }; size],
            words: Vec::with_capacity(words.len()),
        };
        for (folded, entry) in words {
            let number = words::number(&folded);
            table.words.push((folded.into_boxed_str(), entry));
            let bit = (number >> table.filter_shift) as usize;
            table.filter[bit / 64] |= 1 << (bit % 64);
            let mut at = number as usize & (size - 1);
            while table.slots[at].word != 0 {
                at = (at + 1) & (size - 1);
            }
            table.slots[at] = Slot {
                number,
                word: at_u32(table.words.len()),
            };
        }
        table
    }

    #[inline]
    fn find(&self, number: u64, word: &str) -> Option<Entry> {
        let bit = (number >> self.filter_shift) as usize;
        if self.filter[bit / 64] & (1 << (bit % 64)) == 0 {
            return None;
        }
        self.look_up(number, word)
    }

    fn look_up(&self, number: u64, word: &str) -> Option<Entry> {
        let mask = self.slots.len() - 1;
        let mut at = number as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.word == 0 {
                return None;
            }
            if slot.number == number {
                let (folded, entry) = &self.words[slot.word as usize - 1];
                // Two words can share a number; only the same word is found.
                if text::is_folded(word, folded) {
                    return Some(*entry);
                }
            }
            at = (at + 1) & mask;
        }
    }
}

/// Prefixes by their first letters.
struct Prefixes {
    starts: HashMap<u64, Vec<(Box<str>, Entry)>>,
    filter: Vec<u64>,
}

/// Bits of the filter over first letters: 8 kB.
const PREFIX_BITS: u32 = 16;

impl Prefixes {
    fn new(prefixes: Vec<(String, Entry)>) -> Self {
        let mut starts: HashMap<u64, Vec<(Box<str>, Entry)>> = HashMap::new();
        let mut filter = vec![
            0_u64;
            if prefixes.is_empty() {
                0
            } else {
                1 << (PREFIX_BITS - 6)
            }
        ];
        for (folded, entry) in prefixes {
            // The parser asks for three letters.
            let Some(number) = words::start_number(folded.as_bytes()) else {
                continue;
            };
            let bit = (number >> (64 - PREFIX_BITS)) as usize;
            filter[bit / 64] |= 1 << (bit % 64);
            starts
                .entry(number)
                .or_default()
                .push((folded.into_boxed_str(), entry));
        }
        Self { starts, filter }
    }

    fn is_empty(&self) -> bool {
        self.filter.is_empty()
    }

    fn find(&self, word: &str, note: impl FnMut(Entry)) {
        if word.is_ascii() {
            self.find_folded(
                word.as_bytes(),
                |prefix| {
                    word.get(..prefix.len())
                        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
                },
                note,
            );
        } else {
            let folded = text::fold(word);
            self.find_folded(folded.as_bytes(), |prefix| folded.starts_with(prefix), note);
        }
    }

    fn find_folded(
        &self,
        bytes: &[u8],
        starts: impl Fn(&str) -> bool,
        mut note: impl FnMut(Entry),
    ) {
        let Some(number) = words::start_number(bytes) else {
            return;
        };
        let bit = (number >> (64 - PREFIX_BITS)) as usize;
        if self.filter[bit / 64] & (1 << (bit % 64)) == 0 {
            return;
        }
        for (prefix, entry) in self.starts.get(&number).into_iter().flatten() {
            if starts(prefix) {
                note(*entry);
            }
        }
    }
}
