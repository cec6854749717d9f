//! A query made ready to be evaluated: words are numbers, packs and saved queries are spelled out,
//! and proximity is left only between things that have a place.

use std::collections::HashMap;

use super::Vocabulary;
use super::expression::Expression;
use super::fact::{self, Fact};
use super::hits::Use;
use super::lexicon::{self, Entry};
use super::pattern::{Check, Pattern, Row};
use super::shape::Shape;
use super::typed::Typed;
use super::words::at_u32;
use crate::alias::{Pack, Unless};
use crate::query::budget::Sizes;
use crate::query::{Atom, Bounds, Field, Form, Measure, Near, Node, Query, Reach, Term};
use crate::text;
use crate::text::forms::{self, Languages};

/// Saved queries may refer to saved queries so many times over; a circle ends here too.
const DEEPEST_REFERENCE: usize = 10;

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

/// A query's tree, ready to be evaluated.
pub(super) enum Plan {
    Any(Vec<Plan>),
    All(Vec<Plan>),
    Not(Box<Plan>),
    /// A part that evidence names: the index of its text.
    Clause(u32, Box<Plan>),
    Near(Near, Box<Plan>, Box<Plan>),
    Unless(Reach, Box<Plan>, Box<Plan>),
    Zone(Field, Box<Plan>),
    Fact(Fact),
    Bounds(Measure, Bounds),
    AtLeast(u32, Vec<Plan>),
    First(u32, Box<Plan>),
    Score(i64, Vec<Weighted>),
    Term(TermId),
    /// A saved query that is gone, or refers to itself.
    Never,
}

/// A part of a score.
pub(super) struct Weighted {
    pub(super) weight: i64,
    pub(super) cap: u32,
    pub(super) of: Plan,
}

/// Gathers what all queries need.
pub(super) struct Builder<'a> {
    vocabulary: &'a Vocabulary<'a>,
    pub(super) lexicon: lexicon::Builder,
    known: HashMap<(Form, Term), TermId>,
    pub(super) terms: Vec<Compiled>,
    pub(super) patterns: Vec<Pattern>,
    pub(super) uses: Vec<(Entry, Use)>,
    pub(super) clauses: Vec<Box<str>>,
    references: usize,
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
            clauses: Vec::new(),
            references: 0,
        }
    }

    pub(super) fn plan(&mut self, query: &Query) -> Plan {
        // Refused when it was written; but a watch that it refers to may have grown since.
        let sizes = Sizes::new(self.vocabulary.watches);
        if !query.saved().is_empty() && sizes.of(query.root()).is_too_large() {
            return Plan::Never;
        }
        self.clause(query.root())
    }

    /// A part that is not inside a named one: AND, OR and NOT go on, anything else is named.
    fn clause(&mut self, node: &Node) -> Plan {
        match node {
            Node::Any(parts) => Plan::Any(parts.iter().map(|part| self.clause(part)).collect()),
            Node::All(parts) => Plan::All(parts.iter().map(|part| self.clause(part)).collect()),
            Node::Not(part) => Plan::Not(Box::new(self.clause(part))),
            _ => {
                let name = u32::try_from(self.clauses.len()).unwrap_or(u32::MAX);
                self.clauses.push(node.to_string().into_boxed_str());
                Plan::Clause(name, Box::new(self.part(node)))
            }
        }
    }

    fn part(&mut self, node: &Node) -> Plan {
        match node {
            Node::Any(parts) => Plan::Any(parts.iter().map(|part| self.part(part)).collect()),
            Node::All(parts) => Plan::All(parts.iter().map(|part| self.part(part)).collect()),
            Node::Not(part) => Plan::Not(Box::new(self.part(part))),
            Node::Near(near, left, right) => {
                let (left, right) = (self.part(left), self.part(right));
                near_each_other(*near, left, right)
            }
            Node::Unless(reach, kept, other) => {
                let (kept, other) = (self.part(kept), self.part(other));
                unless(*reach, kept, other)
            }
            Node::Field(field, inner) if fact::is_fact(*field) => fact::plan(*field, inner),
            Node::Field(field, inner) => Plan::Zone(*field, Box::new(self.part(inner))),
            Node::Bounds(measure, bounds) => Plan::Bounds(*measure, *bounds),
            Node::AtLeast(count, atoms) => {
                Plan::AtLeast(*count, atoms.iter().map(|atom| self.atom(atom)).collect())
            }
            Node::First(words, inner) => Plan::First(*words, Box::new(self.part(inner))),
            Node::Score(least, parts) => {
                let part = |part: &crate::query::Weighted| Weighted {
                    weight: part.weight.0,
                    cap: part.cap,
                    of: self.part(&part.of),
                };
                Plan::Score(least.0, parts.iter().map(part).collect())
            }
            Node::Atom(atom) => self.atom(atom),
        }
    }

    fn atom(&mut self, atom: &Atom) -> Plan {
        let Term::Saved(name) = &atom.term else {
            return Plan::Term(self.term(atom.form, &atom.term, &atom.to_string()));
        };
        let Some(query) = self.vocabulary.saved(name) else {
            return Plan::Never;
        };
        if self.references == DEEPEST_REFERENCE {
            return Plan::Never;
        }
        self.references += 1;
        let plan = self.part(query.root());
        self.references -= 1;
        plan
    }

    /// The number of a term; the same for the same.
    fn term(&mut self, form: Form, term: &Term, written: &str) -> TermId {
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

/// Proximity between groups is spread over their members, until all that is near has a place.
fn near_each_other(near: Near, left: Plan, right: Plan) -> Plan {
    match (left.opened(), right.opened()) {
        (Plan::All(parts), right) => spread(parts, Plan::All, |part| {
            near_each_other(near, part, right.copy())
        }),
        (left, Plan::All(parts)) => spread(parts, Plan::All, |part| {
            near_each_other(near, left.copy(), part)
        }),
        (Plan::Any(parts), right) if !parts.iter().all(Plan::has_places) => {
            spread(parts, Plan::Any, |part| {
                near_each_other(near, part, right.copy())
            })
        }
        (left, Plan::Any(parts)) if !parts.iter().all(Plan::has_places) => {
            spread(parts, Plan::Any, |part| {
                near_each_other(near, left.copy(), part)
            })
        }
        (left, right) if left.has_places() && right.has_places() => {
            Plan::Near(near, Box::new(left), Box::new(right))
        }
        _ => Plan::Never,
    }
}

fn unless(reach: Reach, kept: Plan, other: Plan) -> Plan {
    match kept.opened() {
        Plan::All(parts) => spread(parts, Plan::All, |part| unless(reach, part, other.copy())),
        Plan::Any(parts) if !parts.iter().all(Plan::has_places) => {
            spread(parts, Plan::Any, |part| unless(reach, part, other.copy()))
        }
        kept if kept.has_places() => Plan::Unless(reach, Box::new(kept), Box::new(other)),
        _ => Plan::Never,
    }
}

fn spread(parts: Vec<Plan>, into: fn(Vec<Plan>) -> Plan, one: impl FnMut(Plan) -> Plan) -> Plan {
    into(parts.into_iter().map(one).collect())
}

impl Plan {
    /// `title:(a AND b)` as `title:a AND title:b`, so that what it is near can be spread over both.
    fn opened(self) -> Self {
        let has_places = self.has_places();
        match self {
            Self::Zone(field, inner) if !has_places => inner.each(|part| Self::Zone(field, part)),
            Self::First(words, inner) if !has_places => inner.each(|part| Self::First(words, part)),
            other => other,
        }
    }

    /// Each of its parts in a field; only groups have any.
    fn each(self, within: impl Fn(Box<Self>) -> Self + Copy) -> Self {
        let one = |part| within(Box::new(part)).opened();
        match self.opened() {
            Self::All(parts) => spread(parts, Self::All, one),
            Self::Any(parts) => spread(parts, Self::Any, one),
            _ => Self::Never,
        }
    }

    /// Does it stand somewhere, besides holding or not?
    pub(super) fn has_places(&self) -> bool {
        match self {
            Self::Term(_) | Self::Near(..) | Self::Unless(..) => true,
            Self::Any(parts) => parts.iter().all(Self::has_places),
            Self::Clause(_, inner) | Self::Zone(_, inner) | Self::First(_, inner) => {
                inner.has_places()
            }
            _ => false,
        }
    }

    fn copy(&self) -> Self {
        let all = |parts: &[Self]| parts.iter().map(Self::copy).collect();
        let one = |part: &Self| Box::new(part.copy());
        match self {
            Self::Any(parts) => Self::Any(all(parts)),
            Self::All(parts) => Self::All(all(parts)),
            Self::Not(part) => Self::Not(one(part)),
            Self::Clause(name, part) => Self::Clause(*name, one(part)),
            Self::Near(near, left, right) => Self::Near(*near, one(left), one(right)),
            Self::Unless(reach, kept, other) => Self::Unless(*reach, one(kept), one(other)),
            Self::Zone(field, part) => Self::Zone(*field, one(part)),
            Self::First(words, part) => Self::First(*words, one(part)),
            Self::Term(term) => Self::Term(*term),
            // None of these can be near anything, so none is ever spread.
            _ => Self::Never,
        }
    }

    /// Visits every term.
    pub(super) fn each_term(&self, visit: &mut impl FnMut(TermId)) {
        match self {
            Self::Any(parts) | Self::All(parts) | Self::AtLeast(_, parts) => {
                parts.iter().for_each(|part| part.each_term(visit));
            }
            Self::Not(part)
            | Self::Clause(_, part)
            | Self::Zone(_, part)
            | Self::First(_, part) => {
                part.each_term(visit);
            }
            Self::Near(_, left, right) | Self::Unless(_, left, right) => {
                left.each_term(visit);
                right.each_term(visit);
            }
            Self::Score(_, parts) => parts.iter().for_each(|part| part.of.each_term(visit)),
            Self::Term(term) => visit(*term),
            Self::Fact(_) | Self::Bounds(..) | Self::Never => {}
        }
    }
}
