//! What repeats on the pages of one source: boxes that no list of words knows.
//!
//! A block that stands on three different articles of a source is said by the page and not by the
//! article. Copies of one article count once, and a paragraph of background that an editor puts
//! into one article after another stays where it stands between the article's own.

use std::collections::{HashMap, HashSet};

use super::cut::is_running;
use crate::html::scan::Piece;

/// So many pages of a source are remembered: a day of most sources, in a few kilobytes, since they
/// are written with each page.
const MOST_PAGES: usize = 12;

/// So many blocks of a page are remembered.
const MOST_BLOCKS: usize = 120;

/// The article that is read and so many others must have a block.
const OTHERS: usize = 2;

/// What is remembered of the pages of one source. It can be stored as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// The pages, the oldest first.
    pub pages: Vec<Lesson>,
}

/// What one page teaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lesson {
    /// Of the canonical address.
    pub address: u32,
    /// Of the headline.
    pub title: u32,
    /// Of each block of the text, in order.
    pub blocks: Vec<u32>,
}

impl Template {
    /// Remembers a page, in place of what it is a copy of.
    pub fn learn(&mut self, lesson: Lesson) {
        if lesson.blocks.is_empty() {
            return;
        }
        self.pages.retain(|it| !it.is_same_article(&lesson));
        self.pages.push(lesson);
        let surplus = self.pages.len().saturating_sub(MOST_PAGES);
        self.pages.drain(..surplus);
    }

    /// The prints of blocks that stand on several other articles too.
    fn repeated(&self, lesson: &Lesson) -> HashSet<u32> {
        let mut count: HashMap<u32, usize> = HashMap::new();
        for page in self.pages.iter().filter(|it| !it.is_same_article(lesson)) {
            let blocks: HashSet<u32> = page.blocks.iter().copied().collect();
            for block in blocks {
                *count.entry(block).or_default() += 1;
            }
        }
        count.retain(|_, count| *count >= OTHERS);
        count.into_keys().collect()
    }

    /// The article's blocks without those that repeat.
    pub(super) fn apply(&self, lesson: &Lesson, pieces: Vec<Piece>) -> Vec<Piece> {
        let repeated = self.repeated(lesson);
        if repeated.is_empty() {
            return pieces;
        }
        let is_own: Vec<bool> = pieces
            .iter()
            .map(|it| !repeated.contains(&print(&it.text)))
            .collect();
        let is_text = |at: &usize| is_own[*at] && is_running(&pieces[*at]);
        let first = (0..pieces.len()).find(is_text);
        let last = (0..pieces.len()).rev().find(is_text);
        let (Some(first), Some(last)) = (first, last) else {
            // Nothing on the page is its own: whatever this is, it is no box.
            return pieces;
        };
        let places: HashSet<_> = (first..=last)
            .filter(is_text)
            .map(|at| pieces[at].place)
            .collect();
        let is_between = |at: usize| {
            let place = pieces[at].place;
            first < at && at < last && place != 0 && places.contains(&place)
        };
        let is_kept: Vec<bool> = (0..pieces.len())
            .map(|at| is_own[at] || is_between(at))
            .collect();
        let kept = pieces.into_iter().zip(is_kept);
        kept.filter(|(_, kept)| *kept).map(|(it, _)| it).collect()
    }
}

impl Lesson {
    pub(super) fn of(address: &str, title: Option<&str>, pieces: &[Piece]) -> Self {
        let blocks = pieces.iter().take(MOST_BLOCKS);
        Self {
            address: print(address),
            title: title.map(print).unwrap_or_default(),
            blocks: blocks.map(|it| print(&it.text)).collect(),
        }
    }

    /// Fetched again, changed since, or put at another address.
    fn is_same_article(&self, other: &Self) -> bool {
        if self.address == other.address || (self.title != 0 && self.title == other.title) {
            return true;
        }
        let blocks: HashSet<u32> = self.blocks.iter().copied().collect();
        let shared = other.blocks.iter().filter(|it| blocks.contains(it)).count();
        // Of a copy nearly everything is there; beside a long box a short article is not much.
        self.blocks.first() == other.blocks.first() && shared * 2 > other.blocks.len()
            || shared * 10 > other.blocks.len().max(self.blocks.len()) * 9
    }
}

/// The print of a text without its case, its signs and its spaces. It is stored, and so it must
/// never come out otherwise: FNV-1a of 32 bits, which are enough to tell some hundred blocks apart.
fn print(text: &str) -> u32 {
    const START: u32 = 0x811c_9dc5;
    const PRIME: u32 = 0x0100_0193;
    let mut print = START;
    let mut buffer = [0; 4];
    for c in text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
    {
        for byte in c.encode_utf8(&mut buffer).bytes() {
            print = (print ^ u32::from(byte)).wrapping_mul(PRIME);
        }
    }
    print
}
