//! What of an article its story is decided by: about a kilobyte, made once and kept.
//!
//! The fields are plain values, so that they can be stored as they are: after a restart the same
//! digests, placed in the same order at the same times, give the same stories.

use std::collections::HashMap;

use jiff::Timestamp;
use url::Url;

use super::index::Plain;
use super::names::{Names, SIGN};
use super::numbers::{self, Number};
use super::tongue::Tongue;
use super::weights::{self, Weight};
use super::words::{self, Word, hash};
use super::{copies, days, facts, origin};
use crate::ids::{ArticleId, Fingerprint};
use crate::link;
use crate::text::forms::Languages;

/// An article as it comes, for making a digest of it.
#[derive(Clone, Copy, Debug)]
pub struct News<'a> {
    /// The headline.
    pub title: &'a str,
    /// The text without the headline; empty where there is none.
    pub text: &'a str,
    /// The byline, where wire credits stand.
    pub author: Option<&'a str>,
    /// When it was published, as far as known.
    pub published: Option<Timestamp>,
    /// The language code, as far as known.
    pub language: Option<&'a str>,
    /// The publisher: a host, an address or a name.
    pub source: &'a str,
    /// The canonical address.
    pub url: Option<&'a Url>,
}

/// What of an article its story is decided by.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// The article.
    pub article: ArticleId,
    /// When it was published, as far as known.
    pub published: Option<Timestamp>,
    /// The language, as far as known: that of the text where it shows another than it says.
    pub language: Languages,
    /// The words that say most, by hash.
    pub terms: Vec<Term>,
    /// The pairs of words in the headline, as hashes.
    pub pairs: Vec<u32>,
    /// The numbers in the headline and the first sentences.
    pub numbers: Vec<Number>,
    /// The days that are named, each as its place in a year.
    pub days: Vec<u16>,
    /// The names that say most: a pack's own after an `@`, others as they are written.
    pub names: Vec<String>,
    /// What the headline says of its matter.
    pub polarity: facts::Polarity,
    /// Has it a text, or a headline only?
    pub has_text: bool,
    /// The canonical address.
    pub address: Option<Fingerprint>,
    /// The text, folded; none where it is short.
    pub body: Option<Fingerprint>,
    /// A sketch of the text that light rewrites leave much alike; empty where it is short.
    pub sketch: Vec<u16>,
    /// The outlet without its editions: “bbc” of “www.bbc.co.uk”.
    pub outlet: String,
    /// The agency it is credited to.
    pub wire: Option<origin::Wire>,
}

/// A word of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its hash.
    pub word: u32,
    /// Its weight, in twentieths.
    pub weight: u8,
    /// How often it stands there; a headline counts twice.
    pub times: u8,
    /// Where it stands, and what it is: [`Term::TITLE`] and so on, added.
    pub marks: u8,
}

impl Term {
    /// It stands in the headline, and is no number.
    pub const TITLE: u8 = 1;
    /// It stands in the headline or the first words.
    pub const LEAD: u8 = 2;
    /// It looks like a name.
    pub const NAME: u8 = 4;
    /// It is the name of a pack.
    pub const PACK: u8 = 8;
    /// It is a number.
    pub const NUMBER: u8 = 16;
    /// It counts in the whole of the article.
    pub const BODY: u8 = 32;
    /// Its weight is a guess, because no news of its language was counted.
    pub const GUESS: u8 = 64;

    /// Has it one of these marks?
    pub(super) fn is(self, mark: u8) -> bool {
        self.marks & mark != 0
    }
}

/// Weights are kept in such parts of one.
pub(super) const WEIGHT_PARTS: f32 = 20.0;

/// So many words of the text are looked at; what comes later is background.
const WORDS: usize = 400;

/// So many of them are the lead.
const LEAD: usize = 70;

/// In so many of them numbers are read.
const NUMBERS: usize = 150;

/// So many words are kept besides those of the headline. More of them made articles on one event
/// no more alike, and articles on two events more so.
const TERMS: usize = 80;

/// So many names are kept as text.
const NAMES: usize = 10;

/// What is more common than this says nothing of what a headline is about.
pub(super) const COMMON: f32 = 2.0;

/// What is less rare than this is no name, however it is written.
const NAME_WEIGHT: f32 = 3.0;

impl Digest {
    /// The digest of an article, with the names of the alias packs put in where they are at hand.
    pub fn of(article: ArticleId, news: &News<'_>, names: Option<&Names>) -> Self {
        let put_in = |words| match names {
            Some(names) => names.put_in(words),
            None => words,
        };
        let title = put_in(words::cut(news.title, WORDS));
        let body = put_in(words::cut(news.text, WORDS));
        let tongue = Tongue::of(news.language, &body);
        let mut counted = Counted {
            tongue,
            ..Counted::default()
        };
        counted.read(&title, &body);
        let mut numbers = Vec::new();
        numbers::read(&title, true, NUMBERS, &mut numbers);
        numbers::read(&body, false, NUMBERS, &mut numbers);
        let mut days = Vec::new();
        days::read(&title, &mut days);
        days::read(&body[..body.len().min(2 * LEAD)], &mut days);
        let pairs = title
            .windows(2)
            .map(|pair| hash(&format!("{} {}", pair[0].stem, pair[1].stem)));
        let weighed: Vec<(u32, f32)> = body.iter().map(|word| counted.weight(word)).collect();
        let prints = copies::prints(news.text, &weighed);
        Self {
            article,
            published: news.published,
            language: tongue.language(news.language),
            pairs: pairs.collect(),
            numbers,
            days,
            names: counted.names(),
            polarity: facts::Polarity::of(&title),
            has_text: !body.is_empty(),
            address: news.url.and_then(address),
            body: prints.whole,
            sketch: prints.sketch,
            outlet: origin::outlet(news.source),
            wire: origin::wire(news.author, news.text),
            terms: counted.terms(),
        }
    }
}

/// The fingerprint of an address; none where it is the front door, where everybody lives.
fn address(url: &Url) -> Option<Fingerprint> {
    let url = link::without_tracking(url);
    let is_door = url.path() == "/" && url.query().is_none();
    (!is_door).then(|| Fingerprint::of(&[url.as_str().as_bytes()]))
}

/// The words of an article, counted.
#[derive(Default)]
struct Counted<'a> {
    tongue: Tongue,
    words: HashMap<u32, Seen<'a>, Plain>,
}

#[derive(Default)]
struct Seen<'a> {
    written: &'a str,
    stem: &'a str,
    weight: f32,
    times: u8,
    marks: u8,
    /// Is it anywhere written small, so that it is no name?
    small: bool,
    /// Has it a capital where no rule of writing asks for one?
    capital: bool,
}

impl<'a> Counted<'a> {
    fn read(&mut self, title: &'a [Word<'a>], body: &'a [Word<'a>]) {
        for (at, word) in body.iter().enumerate() {
            let seen = self.count(word, 1);
            seen.small |= !word.is_capital;
            seen.capital |= word.is_capital && !word.starts;
            if at < LEAD {
                seen.marks |= Term::LEAD;
            }
        }
        // Where most words of a headline have a capital, theirs say nothing.
        let capitals = title.iter().filter(|word| word.is_capital).count();
        let is_title_case = title.len() > 3 && capitals * 5 > title.len() * 3;
        for word in title {
            let seen = self.count(word, 2);
            let says = !is_title_case || body.is_empty();
            seen.capital |= word.is_capital && says;
            seen.marks |= Term::LEAD;
            if !word.is_number() && seen.weight > COMMON {
                seen.marks |= Term::TITLE;
            }
        }
        for seen in self.words.values_mut() {
            let is_pack = seen.stem.starts_with(SIGN);
            let is_name = seen.capital && !seen.small && seen.weight > NAME_WEIGHT;
            if is_name || is_pack {
                seen.marks |= Term::NAME;
            }
            if is_pack {
                seen.marks |= Term::PACK;
            }
        }
    }

    fn count(&mut self, word: &'a Word<'a>, times: u8) -> &mut Seen<'a> {
        let tongue = self.tongue;
        let seen = self.words.entry(hash(&word.stem)).or_insert_with(|| {
            let Weight { weight, is_guess } = weights::of(word, tongue);
            Seen {
                written: word.written,
                stem: &word.stem,
                weight,
                marks: match word.is_number() {
                    // A single digit is in every text.
                    true if word.stem.len() == 1 => Term::NUMBER,
                    true => Term::NUMBER | Term::BODY,
                    false if is_guess => Term::BODY | Term::GUESS,
                    false => Term::BODY,
                },
                ..Seen::default()
            }
        });
        seen.times = seen.times.saturating_add(times);
        seen
    }

    /// The hash and the weight of a word that was counted.
    fn weight(&self, word: &Word<'_>) -> (u32, f32) {
        let hash = hash(&word.stem);
        (hash, self.words.get(&hash).map_or(0.0, |seen| seen.weight))
    }

    /// Those that say most, and all of the headline, by hash.
    fn terms(&self) -> Vec<Term> {
        let mut kept: Vec<(&u32, &Seen<'_>)> = self
            .words
            .iter()
            .filter(|(_, seen)| seen.marks & Term::BODY != 0)
            .collect();
        kept.sort_by(|a, b| b.1.says().total_cmp(&a.1.says()).then(a.0.cmp(b.0)));
        let is_kept = |(at, (_, seen)): &(usize, (&u32, &Seen<'_>))| {
            *at < TERMS || seen.marks & Term::TITLE != 0
        };
        let kept = kept.into_iter().enumerate().filter(is_kept);
        let mut terms: Vec<Term> = kept
            .map(|(_, (word, seen))| Term {
                word: *word,
                weight: twentieths(seen.weight),
                times: seen.times,
                marks: seen.marks,
            })
            .collect();
        terms.sort_unstable_by_key(|term| term.word);
        terms
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<&Seen<'_>> = self
            .words
            .values()
            .filter(|seen| seen.marks & Term::NAME != 0)
            .collect();
        names.sort_by(|a, b| b.says().total_cmp(&a.says()).then(a.stem.cmp(b.stem)));
        let as_text = |seen: &&Seen<'_>| match seen.stem.starts_with(SIGN) {
            true => seen.stem.to_owned(),
            false => seen.written.to_owned(),
        };
        names.iter().take(NAMES).map(as_text).collect()
    }
}

impl Seen<'_> {
    fn says(&self) -> f32 {
        self.weight * (1.0 + f32::from(self.times).ln())
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a weight is between 0 and 12"
)]
pub(super) fn twentieths(weight: f32) -> u8 {
    (weight * WEIGHT_PARTS).round().clamp(0.0, 255.0) as u8
}
