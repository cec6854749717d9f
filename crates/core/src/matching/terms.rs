//! The terms of all queries: what each stands for, and every way to write it.

use std::collections::HashMap;

use super::Vocabulary;
use super::expression::Expression;
use super::hits::Use;
use super::lexicon::{self, Entry, Lexicon};
use super::pattern::{Check, Pattern, Row};
use super::shape::Shape;
use super::typed::Typed;
use super::words::at_u32;
use crate::alias::{Pack, Unless};
use crate::query::{Form, Term};
use crate::text;
use crate::text::forms::{self, Languages};

/// A capitalised word is expected so many times less often than another of its length.
const NAMES: f64 = 8.0;

/// A term, numbered over all queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct TermId(pub(super) u32);

/// What a term stands for.
pub(super) struct Compiled {
    /// As it is written in a query.
    pub(super) text: Box<str>,
    /// The alias pack it names, if it is one.
    pub(super) alias: Option<Box<str>>,
    /// How often it is expected, as a guess from how it is written.
    pub(super) cost: f64,
    /// What near a place shows that something else is meant.
    pub(super) exceptions: Vec<Exception>,
}

/// What near a place shows that something else is meant.
pub(super) struct Exception {
    pub(super) languages: Languages,
    pub(super) within: u32,
    pub(super) words: Vec<TermId>,
}

/// What all queries share: the terms and the ways to write them.
pub(super) struct Terms {
    pub(super) terms: Vec<Compiled>,
    pub(super) patterns: Vec<Pattern>,
}

/// Gathers the terms of all queries.
pub(super) struct Builder<'a> {
    vocabulary: &'a Vocabulary<'a>,
    lexicon: lexicon::Builder,
    known: HashMap<(Form, Term), TermId>,
    terms: Vec<Compiled>,
    patterns: Vec<Pattern>,
    uses: Vec<(Entry, Use)>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary<'a>) -> Self {
        Self {
            vocabulary,
            lexicon: lexicon::Builder::default(),
            known: HashMap::new(),
            terms: Vec::new(),
            patterns: Vec::new(),
            uses: Vec::new(),
        }
    }

    pub(super) fn build(self) -> (Terms, Lexicon) {
        let terms = Terms {
            terms: self.terms,
            patterns: self.patterns,
        };
        (terms, self.lexicon.build(self.uses))
    }

    /// The number of a term; the same for the same.
    pub(super) fn term(&mut self, form: Form, term: &Term, written: &str) -> TermId {
        let key = (form, term.clone());
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        // Exceptions are terms of their own; made first, so that this one is the next.
        let pack = match term {
            Term::Alias(name) => self.vocabulary.pack(name),
            _ => None,
        };
        let unless = pack.map(|pack| pack.unless.as_slice()).unwrap_or_default();
        let exceptions = unless.iter().map(|it| self.exception(it)).collect();
        let id = TermId(at_u32(self.terms.len()));
        self.terms.push(Compiled {
            text: written.into(),
            alias: pack.map(|pack| pack.name.as_str().into()),
            cost: 0.0,
            exceptions,
        });
        match term {
            Term::Words(typed) => self.words(form, typed),
            Term::Prefix(letters) => {
                let entry = self.lexicon.prefix(text::fold(letters));
                self.single(entry, Check::of(form, letters, 1), letters);
            }
            Term::Pattern(typed) => {
                let entry = self.lexicon.shape(Shape::Pattern(text::fold(typed)));
                self.single(entry, Check::of(form, typed, 1), typed);
            }
            Term::Regex {
                pattern,
                ignores_case,
            } => {
                let entry = self.lexicon.expression(Expression {
                    pattern: pattern.clone(),
                    ignores_case: *ignores_case,
                });
                self.single(entry, Check::None, pattern);
            }
            Term::Alias(_) => pack.into_iter().for_each(|pack| self.pack(form, pack)),
            // Spelled out before.
            Term::Saved(_) => {}
        }
        // Names are rarer than other words.
        if written.contains(char::is_uppercase) {
            self.terms[id.0 as usize].cost /= NAMES;
        }
        self.known.insert(key, id);
        id
    }

    fn single(&mut self, entry: Entry, check: Check, typed: &str) {
        self.add(Way {
            entry,
            languages: Languages::ALL,
            check,
            row: None,
            letters: typed.len(),
        });
    }

    /// One more way to write the last term.
    fn add(&mut self, way: Way) {
        let term = TermId(at_u32(self.terms.len() - 1));
        let leads_to = Use {
            languages: way.languages,
            term,
            pattern: at_u32(self.patterns.len()),
        };
        self.uses.push((way.entry, leads_to));
        self.patterns.push(Pattern {
            term,
            check: way.check,
            row: way.row,
        });
        self.terms[term.0 as usize].cost += (way.letters.max(1) as f64).powi(-3);
    }

    fn words(&mut self, form: Form, typed: &str) {
        let row = Typed::new(typed);
        if row.words.is_empty() {
            return;
        }
        if form == Form::Fuzzy {
            let entry = self.lexicon.shape(Shape::Fuzzy(row.words.concat()));
            return self.single(entry, Check::None, typed);
        }
        let check = Check::of(form, typed, row.words.len());
        self.row(&row, check, Languages::ALL);
        if matches!(form, Form::Exact) {
            return;
        }
        let last = row.words.last().cloned().unwrap_or_default();
        for (further, languages) in forms::further(&last) {
            let stem = shared_letters(&last, &further);
            let check = match form {
                Form::Capitals => Check::Capitals(Some(stem)),
                _ if row.is_in_capitals => {
                    Check::of(form, typed, row.words.len()).and(Check::Stem(stem))
                }
                _ => Check::of(form, typed, row.words.len()),
            };
            self.row(&row.with_last(further), check, languages);
        }
        let check = Check::of(form, typed, row.words.len());
        for (joined, languages) in row.with_article().into_iter().chain(row.with_particles()) {
            self.row(&joined, check.clone(), languages);
        }
    }

    fn pack(&mut self, form: Form, pack: &Pack) {
        let spoken = spoken(pack);
        for (written, languages) in pack.forms.iter().zip(spoken) {
            let row = Typed::new(&written.text);
            if row.words.is_empty() {
                continue;
            }
            let check = Check::of_case(written.case, &written.text);
            let check = check.and(Check::of(form, &written.text, row.words.len()));
            if form != Form::Exact {
                for (joined, of) in row.with_particles() {
                    self.row(&joined, check.clone(), languages.and(of));
                }
            }
            self.row(&row, check, languages);
        }
    }

    fn exception(&mut self, unless: &Unless) -> Exception {
        let code = unless.language.as_deref();
        Exception {
            languages: if code.is_some() {
                Languages::of(code)
            } else {
                Languages::ALL
            },
            within: unless.within,
            words: unless
                .words
                .iter()
                .map(|word| self.term(Form::Usual, &Term::Words(word.clone()), word))
                .collect(),
        }
    }

    fn row(&mut self, row: &Typed, check: Check, languages: Languages) {
        let letters = row.words.iter().map(String::len).sum();
        let (entry, row) = match row.words.as_slice() {
            [] => return,
            [word] => (self.lexicon.word(word.clone()), None),
            words => {
                // Long words are rare, as a rule.
                let length = |at: &usize| words[*at].len() + words[at + 1].len();
                let pair = (0..words.len() - 1).max_by_key(length).unwrap_or_default();
                let entry = self.lexicon.pair(&words[pair], &words[pair + 1]);
                (entry, Some(Row::new(words, &row.parted, pair)))
            }
        };
        self.add(Way {
            entry,
            languages,
            check,
            row,
            letters,
        });
    }
}

/// A way to write a term, before it has a number.
struct Way {
    entry: Entry,
    languages: Languages,
    check: Check,
    row: Option<Row>,
    letters: usize,
}

/// The languages of articles that each form of a pack counts in.
fn spoken(pack: &Pack) -> Vec<Languages> {
    let mut spoken = vec![Languages::default(); pack.forms.len()];
    for (code, member) in Languages::members() {
        let mut counted = pack.forms_in(code).peekable();
        for (written, languages) in pack.forms.iter().zip(&mut spoken) {
            if counted.next_if(|it| std::ptr::eq(*it, written)).is_some() {
                *languages = languages.with(member);
            }
        }
    }
    spoken
}

fn shared_letters(a: &str, b: &str) -> u32 {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    u32::try_from(shared).unwrap_or(u32::MAX)
}
