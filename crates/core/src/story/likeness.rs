//! How alike two articles are: a dozen measures, weighed and added up.
//!
//! The sum is a log-odds: above zero the two more likely tell the same story than not. The weights
//! were fitted on one half of labelled stories and read on the other; `docs/stories.md` tells how.

use std::cmp::Ordering;

use super::copies;
use super::days;
use super::digest::{Digest, Term, WEIGHT_PARTS};
use super::facts::Measure;
use super::numbers::Number;
use super::weights::HEAVIEST;
use crate::text::forms::Languages;

/// What two articles have in common, and what speaks against it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// Cosine of the headlines.
    pub title: f32,
    /// Cosine of headline and first sentences.
    pub lead: f32,
    /// Cosine of the whole.
    pub body: f32,
    /// Cosine of what looks like a name.
    pub names: f32,
    /// The share of each headline that stands anywhere in the other article, on average.
    pub covered: f32,
    /// The weight of the rarest word both headlines have, 0 to 1.
    pub rarest: f32,
    /// The share of word pairs of the shorter headline that the other has.
    pub pairs: f32,
    /// Do they name a day in common?
    pub same_day: bool,
    /// Both headlines have numbers, and none in common.
    pub numbers_differ: bool,
    /// A number of one headline is nowhere near the start of the other article, nor the reverse.
    pub numbers_missing: bool,
    /// How far the days they name lie apart, 0 to 1.
    pub days_apart: f32,
    /// Days between their publication; none where one of them has no date.
    pub gap: Option<f32>,
    /// The share of equal shingles.
    pub copied: f32,
    /// Names, packs and numbers in common, counted, and their weight.
    pub anchors: (usize, f32),
    /// Has one of them a headline only?
    pub headline_only: bool,
    /// Are they in two languages?
    pub foreign: bool,
    /// The same thing is counted differently, and it is no toll that may have grown.
    pub contradicted: bool,
}

/// An article as it is compared: its digest with lengths that don't change any more.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub digest: Digest,
    title: f32,
    lead: f32,
    body: f32,
    names: f32,
    /// The weight of the headline's words together.
    headline: f32,
}

/// Beyond so many days no likeness makes two articles one story.
const FAR: f32 = 90.0;

/// A toll may grow within so many days.
const DEVELOPING: f32 = 3.0;

/// What counts as different days, and from where on it makes no further difference.
const NEAR_DAYS: u16 = 2;
const FAR_DAYS: f32 = 10.0;

impl Member {
    pub(super) fn new(digest: Digest) -> Self {
        let length = |of: fn(&Term) -> f32| {
            let sum: f32 = digest.terms.iter().map(of).map(|it| it * it).sum();
            sum.sqrt().max(1e-6)
        };
        Self {
            title: length(in_title),
            lead: length(in_lead),
            body: length(in_body),
            names: length(as_name),
            headline: digest.terms.iter().map(in_title).sum::<f32>().max(1.0),
            digest,
        }
    }

    /// The same without what is only shown or learnt from, for keeping.
    pub(super) fn kept(mut digest: Digest) -> Self {
        digest.names = Vec::new();
        digest.outlet = String::new();
        for number in &mut digest.numbers {
            if !number.in_title {
                number.unit = String::new();
            }
            number.unit.shrink_to_fit();
        }
        digest.numbers.shrink_to_fit();
        digest.terms.shrink_to_fit();
        Self::new(digest)
    }

    /// Bytes in memory.
    pub(super) fn bytes(&self) -> usize {
        let digest = &self.digest;
        let units: usize = digest.numbers.iter().map(|it| it.unit.capacity()).sum();
        size_of::<Self>()
            + digest.terms.capacity() * size_of::<Term>()
            + digest.pairs.capacity() * size_of::<u32>()
            + digest.numbers.capacity() * size_of::<Number>()
            + units
            + digest.days.capacity() * size_of::<u16>()
            + digest.sketch.capacity() * size_of::<u16>()
    }

    /// Compares two articles.
    pub(super) fn compare(&self, other: &Self) -> Measures {
        let (a, b) = (&self.digest, &other.digest);
        let shared = Shared::of(&a.terms, &b.terms);
        let by = |sum: f32, mine: f32, theirs: f32| sum / (mine * theirs);
        let own = shared.my_title / self.headline;
        let theirs = shared.their_title / other.headline;
        let gap = days_between(a, b);
        let days = days::apart(&a.days, &b.days);
        let mut measures = Measures {
            title: by(shared.title, self.title, other.title),
            lead: by(shared.lead, self.lead, other.lead),
            body: by(shared.body, self.body, other.body),
            names: by(shared.names, self.names, other.names),
            covered: (own + theirs) / 2.0,
            rarest: shared.rarest / HEAVIEST,
            pairs: pairs(&a.pairs, &b.pairs),
            same_day: days == Some(0),
            numbers_differ: titles_differ(&a.numbers, &b.numbers),
            numbers_missing: is_missing(&a.numbers, &b.numbers),
            days_apart: days.map_or(0.0, |days| {
                (f32::from(days.saturating_sub(NEAR_DAYS)) / FAR_DAYS).min(1.0)
            }),
            gap,
            copied: copies::share(&a.sketch, &b.sketch),
            anchors: shared.anchors,
            headline_only: !a.has_text || !b.has_text,
            foreign: is_foreign(a.language, b.language),
            contradicted: false,
        };
        measures.contradicted = counts_differ(&a.numbers, &b.numbers, false)
            || counts_differ(&a.numbers, &b.numbers, true) && !measures.may_develop();
        measures
    }
}

impl Measures {
    /// The log-odds of one story.
    pub fn sum(&self) -> f32 {
        /// What nothing outweighs.
        const NEVER: f32 = -9.0;
        /// A copy is one story, whatever its headline was made into.
        const COPY: f32 = 4.0;
        if self.contradicted || self.is_far() {
            return NEVER;
        }
        let sum = if self.foreign {
            self.foreign_sum()
        } else if self.headline_only {
            self.headline_sum()
        } else {
            self.text_sum()
        };
        let is_copy = self.copied >= copies::COPY && !self.numbers_differ;
        if is_copy { sum.max(COPY) } else { sum }
    }

    /// Are they too far apart in time to be compared?
    pub(super) fn is_far(&self) -> bool {
        self.gap.is_some_and(|gap| gap > FAR)
    }

    fn text_sum(&self) -> f32 {
        1.6 * self.title
            + 6.6 * self.lead
            + 2.9 * self.body
            + 4.8 * self.names
            + 1.3 * self.covered
            + 0.9 * f32::from(self.same_day)
            - 2.8 * f32::from(self.numbers_differ)
            - 0.6 * f32::from(self.numbers_missing)
            - 5.0 * self.days_apart
            - self.distance()
            - 3.7
    }

    fn headline_sum(&self) -> f32 {
        6.2 * self.title
            + 5.0 * self.names
            + 3.4 * self.covered
            + 6.2 * self.rarest
            + 6.0 * self.pairs
            - 0.8 * f32::from(self.numbers_differ)
            - self.distance()
            - 9.3
    }

    /// Two languages share names and numbers only. Three of them, all in all as rare as a date and
    /// two names that hardly anybody has, and a day at most between the two.
    fn foreign_sum(&self) -> f32 {
        const ANCHORS: usize = 3;
        const WEIGHT: f32 = 16.0;
        const NEAR: f32 = 1.5;
        let is_near = self.gap.is_some_and(|gap| gap <= NEAR);
        if !is_near || self.anchors.0 < ANCHORS || self.numbers_differ {
            return -4.0;
        }
        (self.anchors.1 - WEIGHT) / 4.0 + 2.0 * (self.names - 0.6)
    }

    /// What lies between them in time. Without a date nobody knows, and it might be much.
    fn distance(&self) -> f32 {
        const UNDATED: f32 = 2.7;
        match self.gap {
            Some(gap) => 0.6 * (1.0 + gap / 3.0).ln(),
            None if self.headline_only => 0.0,
            None => UNDATED,
        }
    }

    /// Dead and hurt are counted again and again: a larger number in a report on the same names a
    /// day later is news of the story, not another story.
    fn may_develop(&self) -> bool {
        const NAMES: f32 = 0.5;
        self.gap.is_some_and(|gap| gap <= DEVELOPING) && self.names >= NAMES
    }
}

/// Sums over the words of both.
#[derive(Default)]
struct Shared {
    title: f32,
    lead: f32,
    body: f32,
    names: f32,
    my_title: f32,
    their_title: f32,
    rarest: f32,
    anchors: (usize, f32),
}

impl Shared {
    fn of(a: &[Term], b: &[Term]) -> Self {
        let mut shared = Self::default();
        let (mut i, mut j) = (0, 0);
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            match x.word.cmp(&y.word) {
                Ordering::Less => i += 1,
                Ordering::Greater => j += 1,
                Ordering::Equal => {
                    shared.count(x, y);
                    i += 1;
                    j += 1;
                }
            }
        }
        shared
    }

    fn count(&mut self, x: &Term, y: &Term) {
        self.title += in_title(x) * in_title(y);
        self.lead += in_lead(x) * in_lead(y);
        self.body += in_body(x) * in_body(y);
        self.names += as_name(x) * as_name(y);
        self.my_title += in_title(x);
        self.their_title += in_title(y);
        self.rarest = self.rarest.max(in_title(x).min(in_title(y)));
        let is_anchor = x.is(Term::NAME) && y.is(Term::NAME) || x.is(Term::NUMBER);
        if is_anchor {
            self.anchors.0 += 1;
            self.anchors.1 += weight(x).min(weight(y));
        }
    }
}

fn weight(term: &Term) -> f32 {
    f32::from(term.weight) / WEIGHT_PARTS
}

fn in_title(term: &Term) -> f32 {
    if term.is(Term::TITLE) {
        weight(term)
    } else {
        0.0
    }
}

fn in_lead(term: &Term) -> f32 {
    if term.is(Term::LEAD) {
        weight(term)
    } else {
        0.0
    }
}

fn in_body(term: &Term) -> f32 {
    weight(term) * (1.0 + LOG[usize::from(term.times.min(63))])
}

fn as_name(term: &Term) -> f32 {
    if term.is(Term::NAME) {
        in_body(term)
    } else {
        0.0
    }
}

/// The natural logarithms up to 63.
static LOG: std::sync::LazyLock<[f32; 64]> = std::sync::LazyLock::new(|| {
    let mut log = [0.0; 64];
    for (at, value) in log.iter_mut().enumerate().skip(1) {
        *value = f32::from(u8::try_from(at).unwrap_or(1)).ln();
    }
    log
});

fn days_between(a: &Digest, b: &Digest) -> Option<f32> {
    const DAY: f32 = 86_400.0;
    let (a, b) = (a.published?.as_second(), b.published?.as_second());
    #[expect(clippy::cast_precision_loss, reason = "days, not nanoseconds")]
    let seconds = a.abs_diff(b) as f32;
    Some(seconds / DAY)
}

fn is_foreign(a: Languages, b: Languages) -> bool {
    let unknown = Languages::of(None);
    a != unknown && b != unknown && !a.meet(b)
}

fn pairs(a: &[u32], b: &[u32]) -> f32 {
    let shared = a.iter().filter(|pair| b.contains(pair)).count();
    let shortest = a.len().min(b.len()).max(1);
    let as_float = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    (as_float(shared) / as_float(shortest)).min(1.0)
}

fn titles(numbers: &[Number]) -> impl Iterator<Item = &Number> {
    numbers.iter().filter(|number| number.in_title)
}

fn titles_differ(a: &[Number], b: &[Number]) -> bool {
    let has = |numbers| titles(numbers).next().is_some();
    has(a) && has(b) && !titles(a).any(|x| titles(b).any(|y| x.thousandths == y.thousandths))
}

fn is_missing(a: &[Number], b: &[Number]) -> bool {
    let counts = |numbers: &[Number]| numbers.iter().any(|it| !it.is_year());
    let stands = |number: &&Number, others: &[Number]| {
        others.iter().any(|it| it.thousandths == number.thousandths)
    };
    let of = |these: &[Number], others: &[Number]| {
        let mut said = titles(these).filter(|it| !it.is_year()).peekable();
        let any = said.peek().is_some() && counts(others);
        (any, said.any(|number| stands(&number, others)))
    };
    let (first, second) = (of(a, b), of(b, a));
    (first.0 || second.0) && !first.1 && !second.1
}

/// Do the headlines count the same thing, and differently? Asked of tolls, or of all else.
fn counts_differ(a: &[Number], b: &[Number], tolls: bool) -> bool {
    let is_asked = |number: &Number| {
        !number.unit.is_empty() && Measure::of_unit(&number.unit).is_toll() == tolls
    };
    titles_differ(a, b) && titles(a).any(|x| is_asked(x) && titles(b).any(|y| x.unit == y.unit))
}

/// How alike two articles are, seen by themselves.
pub fn measures(a: &Digest, b: &Digest) -> Measures {
    Member::new(a.clone()).compare(&Member::new(b.clone()))
}
