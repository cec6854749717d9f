//! What of a story can change: what is counted in it, and whether it is said or denied.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use super::digest::Digest;
use super::numbers::Number;
use super::words::Word;

/// What a headline says of its matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// It is so, or will be.
    Says,
    /// It is not so: denied, rejected, called off.
    Denies,
}

/// Something that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// People who lost their lives.
    Dead,
    /// People who were hurt.
    Hurt,
    /// People who are missing.
    Missing,
    /// People who were arrested.
    Held,
    /// What the word behind the number says, without its ending.
    Other(String),
}

/// What a later report brings to a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewFact {
    /// Something is counted differently now.
    Count {
        /// What.
        of: Measure,
        /// In thousandths, as the story had it.
        before: i64,
        /// In thousandths, as it is now.
        now: i64,
    },
    /// Something is counted that the story had no number for.
    First {
        /// What.
        of: Measure,
        /// In thousandths.
        now: i64,
    },
    /// The matter is denied, where it was said before.
    Denied,
}

impl Polarity {
    pub(super) fn of(title: &[Word<'_>]) -> Self {
        let denies = |word: &Word<'_>| DENIALS.split(' ').any(|denial| denial == word.stem);
        if title.iter().any(denies) {
            Self::Denies
        } else {
            Self::Says
        }
    }
}

impl Measure {
    /// What people suffered of whom this word is said.
    pub(super) fn of_word(word: &Word<'_>) -> Option<Self> {
        BY_STEM
            .get(word.stem.as_str())
            .map(|unit| Self::of_unit(unit))
    }

    /// The word a number is kept with.
    pub(super) fn unit(&self) -> &str {
        match self {
            Self::Dead => "dead",
            Self::Hurt => "hurt",
            Self::Missing => "missing",
            Self::Held => "held",
            Self::Other(unit) => unit,
        }
    }

    pub(super) fn of_unit(unit: &str) -> Self {
        match unit {
            "dead" => Self::Dead,
            "hurt" => Self::Hurt,
            "missing" => Self::Missing,
            "held" => Self::Held,
            other => Self::Other(other.to_owned()),
        }
    }

    /// Is it a toll, which grows while a story goes on?
    pub(super) fn is_toll(&self) -> bool {
        !matches!(self, Self::Other(_))
    }
}

/// The facts of a story that are held against each further report.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Facts {
    counts: Vec<Number>,
    denied: bool,
    any: bool,
}

impl Facts {
    /// So many counts of a story are remembered.
    const MOST: usize = 24;

    /// Takes in what an article says; tells what of it is new to the story.
    pub(super) fn learn(&mut self, digest: &Digest) -> Vec<NewFact> {
        let mut found = Vec::new();
        for number in digest.numbers.iter().filter(|number| is_key(number)) {
            let of = Measure::of_unit(&number.unit);
            let has_room = self.counts.len() < Self::MOST;
            let known = self.counts.iter_mut().find(|it| it.unit == number.unit);
            match known {
                Some(known) if known.thousandths == number.thousandths => {}
                // A toll that is smaller is an old one, told late.
                Some(known) if of.is_toll() && number.thousandths < known.thousandths => {}
                Some(known) => {
                    let before = known.thousandths;
                    known.thousandths = number.thousandths;
                    let now = number.thousandths;
                    found.push(NewFact::Count { of, before, now });
                }
                None if has_room => {
                    if self.any && of.is_toll() {
                        let now = number.thousandths;
                        found.push(NewFact::First { of, now });
                    }
                    self.counts.push(number.clone());
                }
                None => {}
            }
        }
        let denies = digest.polarity == Polarity::Denies;
        if denies && self.any && !self.denied {
            found.push(NewFact::Denied);
        }
        self.denied |= denies;
        self.any = true;
        found
    }

    /// Takes in the facts of a story that turned out to be the same.
    pub(super) fn merge(&mut self, other: &Self) {
        for number in &other.counts {
            let is_known = self.counts.iter().any(|it| it.unit == number.unit);
            if !is_known && self.counts.len() < Self::MOST {
                self.counts.push(number.clone());
            }
        }
        self.denied |= other.denied;
        self.any |= other.any;
    }
}

/// A number that a story is told by: one of its headline with a word behind it, or a toll.
fn is_key(number: &Number) -> bool {
    let is_toll = Measure::of_unit(&number.unit).is_toll();
    is_toll || number.in_title && !number.is_year() && number.unit.chars().count() > 2
}

impl fmt::Display for NewFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count { of, before, now } => {
                write!(f, "{of}: {}, before {}", Plain(*now), Plain(*before))
            }
            Self::First { of, now } => write!(f, "{of}: {}", Plain(*now)),
            Self::Denied => f.write_str("Now denied"),
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dead => f.write_str("Dead"),
            Self::Hurt => f.write_str("Hurt"),
            Self::Missing => f.write_str("Missing"),
            Self::Held => f.write_str("Arrested"),
            Self::Other(unit) => write!(f, "Number of “{unit}”"),
        }
    }
}

/// Thousandths as a person writes them.
struct Plain(i64);

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 1000, self.0 % 1000);
        if part == 0 {
            return write!(f, "{whole}");
        }
        let part = format!("{part:03}");
        write!(f, "{whole}.{}", part.trim_end_matches('0'))
    }
}

/// What people suffered by the stems that say so: every word of many texts is looked up.
static BY_STEM: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let stems = |(unit, stems): &'static (&'static str, &'static str)| {
        stems.split(' ').map(move |stem| (stem, *unit))
    };
    TOLLS.iter().flat_map(stems).collect()
});

/// The stems that say what people in a number suffered, in the large languages.
#[rustfmt::skip]
static TOLLS: [(&str, &str); 4] = [
    ("dead", "dead kill death die died dying fatality поги погиб погибл погибш погибше погибши умер умерл умерш смер \
              сконча скончал жерт жертв жертва убит убил загинул загибл помер tote toten toter tot getotet todesopf \
              gestorbe starben mort morts tue tuee deced muerto muerta muert murio murieron fallecid morto morti uccisi \
              morre morrera zginelo smierc dood olu oldu"),
    ("hurt", "injur wound hurt injury ране ранен раненн пострад травм поранен постраж verletzt bless herido herida \
              ferito feriti ferido rannych gewond yarali"),
    ("missing", "miss пропа пропавш зникл vermisst disparu disparus desapare disperso kayip"),
    ("held", "arrest detain задерж задержа арестов затрима festgeno verhafte interpel arret arrete detenido arrestat \
              detido zatrzyma"),
];

/// The stems that turn a headline round.
const DENIALS: &str = "deny denie denied denial reject refut debunk hoax fals untrue cancel dismiss опроверг опровер \
                       отрица отверг отменил отмени спросту запереч dementie bestreit weist abgesagt dement nie \
                       desmient niega smentisc nega desment zaprzecz dementuj yalanlad";
