//! The names of the alias packs, found in a text and written one way: “DPRK” and «КНДР» are both
//! North Korea. It is the only bridge between languages that needs no guessing.

use super::words::{self, Word, hash};
use crate::alias::{Case, Packs};
use crate::text;

/// What a stem of a pack's name begins with; no folded word does.
pub(super) const SIGN: char = '@';

/// What stands between the stems of a form; no stem has it.
const GAP: char = ' ';

type Stems<'a> = std::str::Split<'a, char>;

/// The forms of all packs: tens of thousands, held in memory all day, so in one piece.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The stems of all forms.
    stems: String,
    /// By the hashes of their first stems, the longest first: “South Sudan” is no Sudan.
    forms: Vec<Form>,
    /// What is put in the place of a form, for each pack.
    names: Vec<Box<str>>,
}

#[derive(Clone, Copy, Debug)]
struct Form {
    /// The hash of its first stem.
    first: u32,
    /// Where its stems begin and end.
    begin: u32,
    end: u32,
    name: u16,
    case: Case,
}

impl Names {
    /// The names of some packs.
    pub fn new(packs: &Packs) -> Self {
        let mut names = Self::default();
        for pack in packs.iter() {
            let Ok(name) = u16::try_from(names.names.len()) else {
                break;
            };
            names.names.push(format!("{SIGN}{}", pack.name).into());
            for form in &pack.forms {
                names.add(&stems(&form.text), name, form.case);
            }
        }
        let stems = &names.stems;
        // Packs come by their names, and the sort keeps the order of what is equal.
        let length = |form: &Form| form.stems(stems).count();
        let by_first = |a: &Form, b: &Form| {
            let first = a.first.cmp(&b.first);
            first.then_with(|| length(b).cmp(&length(a)))
        };
        names.forms.sort_by(by_first);
        names.stems.shrink_to_fit();
        names.forms.shrink_to_fit();
        names
    }

    fn add(&mut self, stems: &[String], name: u16, case: Case) {
        let Some(first) = stems.first().map(|stem| hash(stem)) else {
            return;
        };
        let begin = self.stems.len();
        self.stems.push_str(&stems.join(&GAP.to_string()));
        let (begin, end) = (u32::try_from(begin), u32::try_from(self.stems.len()));
        // Four gigabytes of names nobody has.
        if let (Ok(begin), Ok(end)) = (begin, end) {
            self.forms.push(Form {
                first,
                begin,
                end,
                name,
                case,
            });
        }
    }

    /// The words with each name of a pack put in place of what it was written with.
    pub(super) fn put_in<'a>(&self, mut words: Vec<Word<'a>>) -> Vec<Word<'a>> {
        let mut out = Vec::with_capacity(words.len());
        let mut at = 0;
        while at < words.len() {
            let found = self.at(&words[at..]);
            let mut word = std::mem::take(&mut words[at]);
            at += 1;
            if let Some((name, further)) = found {
                name.clone_into(&mut word.stem);
                at += further;
            }
            out.push(word);
        }
        out
    }

    /// The name that stands at the start, and how many words it has besides the first.
    fn at(&self, words: &[Word<'_>]) -> Option<(&str, usize)> {
        let first = words.first()?;
        // Latin, Cyrillic and Greek names have a capital; “turkey” without one is a bird.
        let is_small = first.written.chars().any(char::is_lowercase);
        if is_small && !first.is_capital {
            return None;
        }
        let wanted = hash(&first.stem);
        let start = self.forms.partition_point(|form| form.first < wanted);
        for form in &self.forms[start..] {
            if form.first != wanted {
                return None;
            }
            let mut stems = form.stems(&self.stems);
            if stems.next() != Some(&first.stem) {
                continue;
            }
            let has_case = form.case != Case::Capitals || !is_small;
            let further = stems.clone().count();
            let rest = words.get(1..=further).unwrap_or_default();
            let stands = |(word, stem): (&Word<'_>, &str)| word.follows && word.stem == stem;
            if has_case && rest.len() == further && rest.iter().zip(stems).all(stands) {
                return Some((&self.names[usize::from(form.name)], further));
            }
        }
        None
    }
}

impl Form {
    fn stems(self, all: &str) -> Stems<'_> {
        all[self.begin as usize..self.end as usize].split(GAP)
    }
}

fn stems(form: &str) -> Vec<String> {
    const LONGEST: usize = 12;
    let words = words::cut(form, LONGEST);
    // A form of one character has no pair to be known by.
    if words.is_empty() && !text::fold(form).is_empty() {
        return Vec::new();
    }
    words.into_iter().map(|word| word.stem).collect()
}
