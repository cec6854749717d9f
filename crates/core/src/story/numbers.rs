//! Numbers in a text: their value, and what they count.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::facts::Measure;
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

/// What a number counts stands within so many words of it.
const NEAR: usize = 4;

/// No more numbers of an article than these are kept.
const MOST: usize = 16;

/// The numbers among the first words of a text. `most` says how many words are looked at.
pub(super) fn read(words: &[Word<'_>], in_title: bool, most: usize, into: &mut Vec<Number>) {
    let mut at = 0;
    let words = &words[..words.len().min(most)];
    // The words before this are what an earlier number counts.
    let mut taken = 0;
    while at < words.len() && into.len() < MOST {
        let Some(mut value) = value(&words[at]) else {
            at += 1;
            continue;
        };
        at += 1;
        if let Some(times) = words.get(at).filter(|it| it.follows).and_then(scale) {
            value = value.saturating_mul(times);
            at += 1;
        }
        // “Seven killed”, “killing at least 7”, “7 people were killed” count the same. Of two numbers
        // in a sentence one has the word that stands behind it: “3 died, 41 were taken off”.
        let (before, after) = (before(words, at, taken), after(words, at));
        let counted = Measure::around(after).inspect(|_| taken = at + after.len());
        let behind = words.get(at).filter(|it| it.follows && !it.is_number());
        let unit = counted
            .or_else(|| Measure::around(before))
            .map(|it| it.unit().to_owned())
            .or_else(|| behind.map(|it| it.stem.clone()));
        let number = Number {
            thousandths: value,
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

/// The words before a number that ends at a place, in its own sentence and not before another place.
fn before<'a, 'b>(words: &'a [Word<'b>], end: usize, from: usize) -> &'a [Word<'b>] {
    let near = &words[end.saturating_sub(NEAR).max(from.min(end))..end];
    let begins = near.iter().rposition(|word| word.begins);
    &near[begins.unwrap_or(0)..]
}

/// The words behind it, in its own sentence.
fn after<'a, 'b>(words: &'a [Word<'b>], end: usize) -> &'a [Word<'b>] {
    let near = &words[end..words.len().min(end + NEAR)];
    let over = near.iter().position(|word| word.begins);
    &near[..over.unwrap_or(near.len())]
}

/// The value in thousandths, of digits or of a small number in words.
fn value(word: &Word<'_>) -> Option<i64> {
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
