//! An article as it is compared, and the comparing of two.

use super::digest::{self, Digest, Term, WEIGHT_PARTS};
use super::learnt::{self, Learnt, LearntOf};
use super::likeness::{self, Measures};
use super::numbers::Number;
use super::weights::HEAVIEST;
use super::{copies, days};
use crate::text::forms::Languages;

/// An article that others are compared with.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub digest: Digest,
    /// Which of all articles it was, as they were placed; zero for one that is not placed yet.
    pub place: u64,
    /// The share of its headline that its text says too.
    backs: f32,
    /// Is the text no more than a few sentences?
    short: bool,
    /// Does the text say more than the headline?
    adds: bool,
    /// Is what its words weigh a guess?
    guessed: bool,
    /// Is there a text, and has it to do with the headline?
    tells: bool,
}

/// A text of fewer words than this is a teaser, or what stands on every page of a publisher.
const SHORT: u32 = 30;

/// So many words that are not common and not in the headline make a text.
const ADDED: usize = 4;

impl Member {
    pub(super) fn new(digest: Digest) -> Self {
        let headline: f32 = digest.terms.iter().map(in_title).sum();
        let backed: f32 = digest.terms.iter().filter(is_backed).map(in_title).sum();
        let backs = backed / headline.max(1.0);
        // Many feeds have the headline again, and who said so, where the text should be.
        let added = digest.terms.iter().filter(says_more);
        let adds = digest.has_text && added.take(ADDED).count() == ADDED;
        let short = adds && words(&digest) < SHORT;
        Self {
            // Filler says nothing of its headline, and is alike under all of them.
            tells: adds && (!short || backs >= likeness::BACKED),
            adds,
            guessed: learnt::is_guessed(&digest),
            digest,
            place: 0,
            backs,
            short,
        }
    }

    /// The same without what is only shown or learnt from, for keeping.
    pub(super) fn kept(mut digest: Digest, place: u64) -> Self {
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
        Self {
            place,
            ..Self::new(digest)
        }
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
}

/// An article with the weights that its words have by now.
pub(super) struct Weighed<'a> {
    member: &'a Member,
    terms: Vec<Term>,
    lengths: Lengths,
}

impl<'a> Weighed<'a> {
    pub(super) fn new(member: &'a Member, learnt: &Learnt) -> Self {
        let mut terms = member.digest.terms.clone();
        let mut lengths = Lengths::default();
        let learnt = learnt.of(&member.digest);
        for term in &mut terms {
            term.weight = learnt.weight(term);
            lengths.add(term);
        }
        Self {
            member,
            terms,
            lengths,
        }
    }

    /// Compares two articles.
    pub(super) fn compare(&self, other: &Member, learnt: &Learnt) -> Measures {
        let (a, b) = (&self.member.digest, &other.digest);
        let (shared, lengths) = Shared::of(&self.terms, &b.terms, learnt.of(b));
        let by = |sum: f32, of: fn(&Lengths) -> f32| {
            sum / (of(&self.lengths) * of(&lengths)).sqrt().max(1e-6)
        };
        let own = shared.my_title / self.lengths.headline.max(1.0);
        let theirs = shared.their_title / lengths.headline.max(1.0);
        let days = days::apart(&a.days, &b.days);
        let backed = self.member.backs.max(other.backs);
        let title = by(shared.title, |it| it.title);
        // A copy tells the other's headline as well as the other's own text does, and is about it.
        // Where neither tells enough of it, what else is the same is filler.
        let tells = |part: f32| {
            let mine = own >= part * self.member.backs;
            (mine, theirs >= part * other.backs)
        };
        let alone = shared.words == 1;
        let is_about_it = backed >= likeness::ABOUT || title >= likeness::ALIKE && !alone;
        let copied = copies::share(&a.sketch, &b.sketch);
        let may_copy = is_about_it && tells(likeness::TOLD) == (true, true);
        let is_filler = !is_about_it || tells(likeness::FILLER) == (false, false);
        let filler = copied >= copies::FOREIGN && is_filler;
        let tells = self.member.tells && other.tells && backed >= likeness::BACKED && !filler;
        let have_text = self.member.adds && other.adds;
        let covered = match tells || !have_text {
            true => f32::midpoint(own, theirs),
            false => f32::midpoint(
                shared.both_mine / self.lengths.headline.max(1.0),
                shared.both_theirs / lengths.headline.max(1.0),
            ),
        };
        let foreign = is_foreign(a.language, b.language);
        let guessed = self.member.guessed && other.guessed;
        // Where nothing shows a name but a pack, sharing one is sharing a country.
        let says = foreign || !guessed || self.lengths.named_so && lengths.named_so;
        let names = |cosine: f32| if says { cosine } else { 0.0 };
        let mut measures = Measures {
            title,
            lead: by(shared.lead, |it| it.lead),
            body: by(shared.body, |it| it.body),
            names: names(by(shared.names, |it| it.names)),
            title_names: names(by(shared.title_names, |it| it.title_names)),
            others: shared.is_of_others(&self.lengths, &lengths),
            apart: have_text && shared.are_apart(&self.lengths, &lengths),
            alone,
            bare: shared.besides < SUPPORT,
            covered,
            rarest: shared.rarest / HEAVIEST,
            pairs: pairs(&a.pairs, &b.pairs),
            same_day: days == Some(0),
            numbers_differ: likeness::titles_differ(&a.numbers, &b.numbers),
            numbers_missing: likeness::is_missing(&a.numbers, &b.numbers),
            days_apart: likeness::days_apart(days),
            gap: days_between(a, b),
            copied,
            may_copy,
            filler,
            anchors: shared.anchors,
            headline_only: !tells,
            short: self.member.short || other.short,
            backed,
            guessed,
            foreign,
            contradicted: false,
        };
        measures.contradicted = likeness::contradict(&a.numbers, &b.numbers, &measures);
        measures
    }
}

/// The squares of an article's lengths, by what is looked at; of the headline the plain sum.
#[derive(Default)]
struct Lengths {
    title: f32,
    lead: f32,
    body: f32,
    names: f32,
    title_names: f32,
    /// How many names stand in the headline.
    named: u16,
    /// Is there a name that is no pack's?
    named_so: bool,
    headline: f32,
}

impl Lengths {
    fn add(&mut self, term: &Term) {
        let title = in_title(term);
        let body = in_body(term);
        self.title += title * title;
        self.headline += title;
        self.body += body * body;
        if term.is(Term::LEAD) {
            self.lead += weight(term) * weight(term);
        }
        if term.is(Term::NAME) {
            self.names += body * body;
            self.title_names += title * title;
            self.named += u16::from(term.is(Term::TITLE));
            self.named_so |= !term.is(Term::PACK);
        }
    }
}

/// As rare as this a word says something of what happened.
const RARE: f32 = 5.5;

/// So many of them in common are no accident.
const SUPPORT: u16 = 3;

/// Sums over the words of both.
#[derive(Default)]
struct Shared {
    title: f32,
    lead: f32,
    body: f32,
    names: f32,
    title_names: f32,
    /// Of the names in a headline, those that the other has anywhere.
    known: f32,
    /// The same, counted: of the first's headline, and of the second's.
    my_known: u16,
    their_known: u16,
    /// Words that both headlines have.
    words: u16,
    /// Rare words of both that do not stand in both headlines.
    besides: u16,
    both_mine: f32,
    both_theirs: f32,
    my_title: f32,
    their_title: f32,
    rarest: f32,
    anchors: (usize, f32),
}

impl Shared {
    /// The sums, and the lengths of the second article, whose words have still to be weighed.
    fn of(a: &[Term], b: &[Term], learnt: LearntOf<'_>) -> (Self, Lengths) {
        let mut shared = Self::default();
        let mut lengths = Lengths::default();
        let mut mine = a.iter().peekable();
        for term in b {
            let term = &Term {
                weight: learnt.weight(term),
                ..*term
            };
            lengths.add(term);
            while mine.next_if(|it| it.word < term.word).is_some() {}
            if let Some(same) = mine.next_if(|it| it.word == term.word) {
                shared.count(same, term);
            }
        }
        (shared, lengths)
    }

    fn count(&mut self, x: &Term, y: &Term) {
        self.title += in_title(x) * in_title(y);
        self.lead += in_lead(x) * in_lead(y);
        self.body += in_body(x) * in_body(y);
        self.names += as_name(x) * as_name(y);
        if x.is(Term::NAME) && y.is(Term::NAME) {
            self.title_names += in_title(x) * in_title(y);
        }
        self.known += as_title_name(x) + as_title_name(y);
        self.my_known += u16::from(as_title_name(x) > 0.0);
        self.their_known += u16::from(as_title_name(y) > 0.0);
        if x.is(Term::TITLE) && y.is(Term::TITLE) {
            // “The” and “in” stand in every headline.
            self.words += u16::from(weight(x).min(weight(y)) > digest::COMMON);
            self.both_mine += weight(x);
            self.both_theirs += weight(y);
        } else if weight(x).min(weight(y)) >= RARE {
            self.besides += 1;
        }
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

impl Shared {
    /// Are both headlines about somebody, and neither about anybody of the other's article?
    fn is_of_others(&self, mine: &Lengths, theirs: &Lengths) -> bool {
        mine.title_names > 0.0 && theirs.title_names > 0.0 && self.known == 0.0
    }

    /// Does each headline name somebody whom the other article does not?
    fn are_apart(&self, mine: &Lengths, theirs: &Lengths) -> bool {
        mine.named > self.my_known && theirs.named > self.their_known
    }
}

/// How many words there are, as far as they are kept.
fn words(digest: &Digest) -> u32 {
    let terms = digest.terms.iter();
    terms.map(|term| u32::from(in_text(term))).sum()
}

/// How often a word stands in the text: a headline counts twice, and says most words once.
fn in_text(term: &Term) -> u8 {
    match term.is(Term::TITLE) {
        true => term.times.saturating_sub(2),
        false => term.times,
    }
}

/// Does the text say this word of its headline?
fn is_backed(term: &&Term) -> bool {
    term.is(Term::TITLE) && in_text(term) > 0
}

/// Is it a word that the headline lacks, and no filler?
fn says_more(term: &&Term) -> bool {
    !term.is(Term::TITLE) && weight(term) > digest::COMMON
}

fn as_title_name(term: &Term) -> f32 {
    match term.is(Term::NAME) {
        true => in_title(term),
        false => 0.0,
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
    // A pair that stands twice in one of them is still one that both have.
    let of = |these: &[u32], others: &[u32]| these.iter().filter(|it| others.contains(it)).count();
    let shared = of(a, b).min(of(b, a));
    let shortest = a.len().min(b.len()).max(1);
    let as_float = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    (as_float(shared) / as_float(shortest)).min(1.0)
}
