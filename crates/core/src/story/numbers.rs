//! Numbers in a text: their value, and what they count.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::facts::Measure;
use super::tolls;
use super::words::Word;

/// A number with the word behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The value in thousandths, so that 3.5 is a whole number too.
    pub thousandths: i64,
    /// What it counts, without its ending: “percent”, and “dead” for whatever says so; empty where
    /// nothing follows.
    pub unit: String,
    /// Does it stand in the headline?
    pub in_title: bool,
}

impl Number {
    /// Is it a year rather than a count?
    pub(super) fn is_year(&self) -> bool {
        (1_900_000..2_100_000).contains(&self.thousandths) && self.thousandths % 1000 == 0
    }
}

/// No more numbers of an article than these are kept.
const MOST: usize = 16;

/// Where a number stands.
pub(super) struct Found {
    /// Its value.
    pub thousandths: i64,
    /// Its first word.
    pub from: usize,
    /// The word behind it.
    pub to: usize,
    /// What people suffered of whom it is the number.
    pub toll: Option<Measure>,
}

/// The numbers among the first words of a text. `most` says how many words are looked at.
pub(super) fn read(words: &[Word<'_>], in_title: bool, most: usize, into: &mut Vec<Number>) {
    let words = &words[..words.len().min(most)];
    let mut found = find(words);
    tolls::give(words, &mut found);
    for Found {
        thousandths,
        to,
        toll,
        ..
    } in found
    {
        if into.len() >= MOST {
            return;
        }
        let behind = words.get(to).filter(|it| it.follows && !it.is_number());
        let unit = toll
            .map(|it| it.unit().to_owned())
            .or_else(|| behind.map(|it| it.stem.clone()));
        let number = Number {
            thousandths,
            unit: unit.unwrap_or_default(),
            in_title,
        };
        let is_known = into
            .iter()
            .any(|it| it.thousandths == number.thousandths && it.unit == number.unit);
        if !is_known {
            into.push(number);
        }
    }
}

fn find(words: &[Word<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let from = at;
        at += 1;
        let Some(mut thousandths) = value(&words[from]) else {
            continue;
        };
        if let Some(times) = words.get(at).filter(|it| it.follows).and_then(scale) {
            thousandths = thousandths.saturating_mul(times);
            at += 1;
        }
        found.push(Found {
            thousandths,
            from,
            to: at,
            toll: None,
        });
    }
    found
}

/// The value in thousandths, of digits or of a small number in words.
pub(super) fn value(word: &Word<'_>) -> Option<i64> {
    if !word.is_number() {
        let whole = BY_WORD.get(word.stem.as_str())?;
        return Some(whole * 1000);
    }
    let (whole, part) = word.stem.split_once('.').unwrap_or((&word.stem, ""));
    let whole: i64 = whole.parse().ok()?;
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    let part: i64 = part.parse().ok()?;
    whole.checked_mul(1000)?.checked_add(part)
}

fn scale(word: &Word<'_>) -> Option<i64> {
    let written = crate::text::fold(word.written);
    SCALES
        .iter()
        .find(|(_, words)| words.split(' ').any(|it| it == written))
        .map(|(times, _)| *times)
}

/// The small numbers by their words: every word of every text is looked up.
static BY_WORD: LazyLock<HashMap<&str, i64>> = LazyLock::new(|| {
    let words = |(value, words): &'static (i64, &'static str)| {
        words.split(' ').map(move |word| (word, *value))
    };
    NUMERALS.iter().flat_map(words).collect()
});

/// Small numbers in words, without their endings. “One” is an article in most languages.
#[rustfmt::skip]
static NUMERALS: [(i64, &str); 19] = [
    (2, "two два две двух двое двум два дво двох zwei deux dos dua due twee"),
    (3, "thre три трех трое троих трем трьо drei troi tre tri drie"),
    (4, "four четы четве чотир vier quatr cuatro quattro"),
    (5, "fiv пять пяти пяте п'я funf cinq cinco cinqu vijf"),
    (6, "six шест sech sei zes"),
    (7, "seven семь семи семе sieb sept siet sett zeven"),
    (8, "eight восе acht huit ocho otto"),
    (9, "nin девя neun neuf nuev nov negen"),
    (10, "ten деся zehn dix diez dieci tien"),
    (11, "eleven одиннад elf onz"),
    (12, "twelv двенадц zwolf douz doc dodici"),
    (13, "thirteen тринадц dreizehn treiz trec"),
    (14, "fourteen четырна vierzehn quatorz catorc"),
    (15, "fifteen пятнадц funfzehn quinz quinc"),
    (16, "sixteen шестнад sechzehn seiz"),
    (17, "seventee семнадц siebzehn"),
    (18, "eighteen восемна achtzehn"),
    (19, "nineteen девятна neunzehn"),
    (20, "twenty двадц zwanzig vingt veint venti"),
];

/// What makes a number larger, folded as written.
#[rustfmt::skip]
const SCALES: [(i64, &str); 3] = [
    (1000, "thousand k тыс тысяч тысячи тысяча tausend mille mil mila duizend"),
    (1_000_000, "million millions m mln mn млн миллион миллиона миллионов millionen millones milioni miljoen"),
    (1_000_000_000, "billion billions b bn млрд миллиард миллиарда миллиардов milliarde milliarden milliard milliards miljard"),
];
