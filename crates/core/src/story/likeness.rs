//! How alike two articles are: a dozen measures, weighed and added up.
//!
//! The sum is a log-odds: above zero the two more likely tell the same story than not. The weights
//! were fitted on one half of labelled stories and read on the other; `docs/stories.md` tells how.

use super::copies;
use super::digest::Digest;
use super::facts::Measure;
use super::learnt::Learnt;
use super::member::{Member, Weighed};
use super::numbers::Number;

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
    /// Cosine of what looks like a name in the headlines.
    pub title_names: f32,
    /// Both headlines have names, and none of them stands in the other article.
    pub others: bool,
    /// Both have a text, and each headline names somebody whom the other article does not.
    pub apart: bool,
    /// Is one word all that the headlines share?
    pub alone: bool,
    /// Do they share next to nothing that is rare, besides what stands in both headlines?
    pub bare: bool,
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
    /// What is the same is what the headlines are about, so that one may be a copy.
    pub may_copy: bool,
    /// They share whole sentences, but these are not what the headlines are about.
    pub filler: bool,
    /// Names, packs and numbers in common, counted, and their weight.
    pub anchors: (usize, f32),
    /// Has one of them a headline only, or a text that has nothing to do with it?
    pub headline_only: bool,
    /// Has one of them no more than a few sentences?
    pub short: bool,
    /// The share of the headline that its own text says too, of the one where it is more.
    pub backed: f32,
    /// Is what their words weigh a guess?
    pub guessed: bool,
    /// Are they in two languages?
    pub foreign: bool,
    /// The same thing is counted differently, and it is no toll that may have grown.
    pub contradicted: bool,
}

/// Beyond so many days no likeness makes two articles one story.
const FAR: f32 = 90.0;

/// A toll may grow within so many days.
const DEVELOPING: f32 = 3.0;

/// A text that says less of its headline than this is about something else.
pub(super) const BACKED: f32 = 0.25;

/// The text of a copy says at least so much of its headline, or the headlines are alike, too.
pub(super) const ABOUT: f32 = 0.5;
pub(super) const ALIKE: f32 = 0.35;

/// Where neither article tells this share of what the other's text says of its headline, what they
/// have in common is filler.
pub(super) const FILLER: f32 = 0.6;

/// A copy says at least this much of what the other's text says of its headline.
pub(super) const TOLD: f32 = 0.75;

impl Measures {
    /// The log-odds of one story.
    pub fn sum(&self) -> f32 {
        /// What nothing outweighs.
        const NEVER: f32 = -9.0;
        /// A copy is one story, whatever its headline was made into.
        const COPY: f32 = 4.0;
        /// One word is no story.
        const HANGING: f32 = -1.0;
        if self.contradicted || self.is_far() || self.is_filled_in() {
            return NEVER;
        }
        let sum = if self.foreign {
            self.foreign_sum()
        } else if self.headline_only {
            self.headline_sum()
        } else {
            self.text_sum().min(self.bound())
        };
        if self.is_copy() {
            sum.max(COPY)
        } else if self.is_hanging() {
            sum.min(HANGING)
        } else {
            sum
        }
    }

    /// Is it one sentence, told of two? Each headline names somebody of whom the other article says
    /// nothing, and yet the headlines are half the same: a template filled in twice.
    fn is_filled_in(&self) -> bool {
        const HALF: f32 = 0.5;
        (self.others || self.apart) && self.pairs >= HALF && !self.foreign
    }

    /// Is one text a copy of the other?
    pub(super) fn is_copy(&self) -> bool {
        self.may_copy && self.copied >= copies::COPY && !self.numbers_differ && !self.contradicted
    }

    /// Are they too far apart in time to be compared?
    pub(super) fn is_far(&self) -> bool {
        self.gap.is_some_and(|gap| gap > FAR)
    }

    fn text_sum(&self) -> f32 {
        /// Two reports of one event share a word of their headlines nearly always; texts that a
        /// machine fills in share everything else.
        const UNHEADED: f32 = 2.0;
        /// Where the common words of a language are known only in part, any two texts have some.
        const GUESSED: f32 = 0.4;
        /// A name in the news is in the headline of many stories.
        const ALONE: f32 = 0.3;
        1.6 * self.title
            + 6.6 * self.lead
            + 2.9 * self.body
            + 3.8 * self.names
            + 2.3 * self.covered
            + 0.9 * f32::from(self.same_day)
            - 2.8 * f32::from(self.numbers_differ)
            - 0.6 * f32::from(self.numbers_missing)
            - 1.0 * f32::from(self.others)
            - 5.0 * self.days_apart
            - UNHEADED * f32::from(self.rarest == 0.0)
            - GUESSED * f32::from(self.guessed)
            - ALONE * f32::from(self.alone)
            - self.distance()
            - 2.2
    }

    /// Do the texts have nothing to add to one word that the headlines share?
    fn is_hanging(&self) -> bool {
        let is_copied = self.filler && self.copied >= copies::COPY;
        let is_unsaid = self.short || self.headline_only || self.bare || is_copied;
        self.alone && is_unsaid && !self.foreign
    }

    /// What the headlines allow a text to say that is short, or about something else: what is alike
    /// in it may be filler.
    fn bound(&self) -> f32 {
        /// A few sentences say something, if less than an article.
        const TEASER: f32 = 1.5;
        if self.backed < BACKED {
            self.headline_sum()
        } else if self.short {
            self.headline_sum() + TEASER
        } else {
            f32::INFINITY
        }
    }

    fn headline_sum(&self) -> f32 {
        /// So it is with headlines.
        const GUESSED: f32 = 0.7;
        6.2 * self.title
            + 5.0 * self.title_names
            + 3.4 * self.covered
            + 6.2 * self.rarest
            + 6.0 * self.pairs
            - 0.8 * f32::from(self.numbers_differ)
            - 0.5 * f32::from(self.others)
            - 2.0 * f32::from(self.alone)
            - GUESSED * f32::from(self.guessed)
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

/// What a likeness has to be worth among so many live stories, by which chance alone may find one
/// that is as like. It is that of the labelled news the weights were fitted to, and grows as the
/// odds against any one story do.
pub(super) fn chance(stories: usize, measures: &Measures) -> f32 {
    /// The labelled news has no more stories than this, most of them in a piece or two.
    const FITTED: u16 = 100;
    /// Beyond so many nothing was measured.
    const MEASURED: u16 = 3000;
    /// One, if the sums were log-odds to the letter. What is alike in one is alike in another, too,
    /// so they promise more than they hold; at this one article in fifty is joined wrongly where
    /// the news of two months is laid over each other.
    const SCALE: f32 = 1.6;
    /// Names and numbers in common are weighed one by one, and a sum has a quarter of them.
    const FOREIGN: f32 = 0.25;
    let stories = u16::try_from(stories).map_or(MEASURED, |it| it.min(MEASURED));
    let odds = SCALE * (f32::from(stories) / f32::from(FITTED)).max(1.0).ln();
    match measures.foreign {
        // A copy is no chance.
        _ if measures.is_copy() => 0.0,
        true => FOREIGN * odds,
        false => odds,
    }
}

/// How far the days that two articles name lie apart, 0 to 1.
pub(super) fn days_apart(days: Option<u16>) -> f32 {
    /// What counts as different days, and from where on it makes no further difference.
    const NEAR: u16 = 2;
    const FAR: f32 = 10.0;
    days.map_or(0.0, |days| {
        (f32::from(days.saturating_sub(NEAR)) / FAR).min(1.0)
    })
}

fn titles(numbers: &[Number]) -> impl Iterator<Item = &Number> {
    numbers.iter().filter(|number| number.in_title)
}

pub(super) fn titles_differ(a: &[Number], b: &[Number]) -> bool {
    let has = |numbers| titles(numbers).next().is_some();
    has(a) && has(b) && !titles(a).any(|x| titles(b).any(|y| x.thousandths == y.thousandths))
}

pub(super) fn is_missing(a: &[Number], b: &[Number]) -> bool {
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

/// Do the headlines exclude one another? They count the same thing differently, and it is no toll
/// that may have grown; or they are the same in all but their numbers.
pub(super) fn contradict(a: &[Number], b: &[Number], measures: &Measures) -> bool {
    /// Headlines this much alike are one headline filled in twice.
    const SAME: f32 = 0.95;
    if !measures.numbers_differ {
        return false;
    }
    let tolls_differ = counts_differ(a, b, true);
    let is_filled_in = measures.title >= SAME && !tolls_differ;
    let is_contradicted = tolls_differ && !measures.may_develop();
    is_contradicted || is_filled_in || counts_differ(a, b, false)
}

/// How alike two articles are, seen by themselves.
pub fn measures(a: &Digest, b: &Digest) -> Measures {
    let nothing = Learnt::default();
    let (a, b) = (Member::new(a.clone()), Member::new(b.clone()));
    Weighed::new(&a, &nothing).compare(&b, &nothing)
}
