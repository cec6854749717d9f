//! The days that a text names: “8 November”, “November 8”, «8 ноября», “11月8日”.
//!
//! A forecast for the eighth and one for the sixteenth are alike in all but this, and an article
//! without a date of its own often says in its first lines of which day it speaks.

use super::words::Word;
use crate::text;

/// No more days of an article than these are kept.
const MOST: usize = 8;

/// The days named by these words, each as its place in a year, in order.
pub(super) fn read(words: &[Word<'_>], into: &mut Vec<u16>) {
    for pair in words.windows(2) {
        let [a, b] = pair else { continue };
        let named = match (day(a), day(b)) {
            (Some(day), None) if b.follows => month(b).map(|month| (month, day)),
            (None, Some(day)) if b.follows => month(a).map(|month| (month, day)),
            _ => None,
        };
        let Some((month, day)) = named else { continue };
        let place = place(month, day);
        if !into.contains(&place) && into.len() < MOST {
            into.push(place);
        }
    }
    into.sort_unstable();
}

fn day(word: &Word<'_>) -> Option<u16> {
    let day: u16 = word.stem.parse().ok()?;
    (1..=31).contains(&day).then_some(day)
}

pub(super) fn month(word: &Word<'_>) -> Option<usize> {
    let written = text::fold(word.written);
    MONTHS
        .iter()
        .position(|names| names.split(' ').any(|name| name == written))
}

fn place(month: usize, day: u16) -> u16 {
    const BEFORE: [u16; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    BEFORE[month] + day
}

/// How many days at least lie between what two articles name; none where one of them names none.
pub(super) fn apart(a: &[u16], b: &[u16]) -> Option<u16> {
    const YEAR: u16 = 365;
    let all = a.iter().flat_map(|x| b.iter().map(move |y| x.abs_diff(*y)));
    all.map(|days| days.min(YEAR.saturating_sub(days))).min()
}

/// The months as the large languages write them behind or before a day, folded.
#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "january jan января янв januar janvier enero gennaio janeiro januari stycznia січня ocak",
    "february feb февраля февр фев februar fevrier febrero febbraio fevereiro februari lutego лютого subat",
    "march mar марта мар marz mars marzo marco maart marca березня mart",
    "april apr апреля апр avril abril aprile kwietnia квітня nisan",
    "may мая май mai mayo maggio maio mei maja травня mayis",
    "june jun июня июн juni juin junio giugno junho czerwca червня haziran",
    "july jul июля июл juli juillet julio luglio julho lipca липня temmuz",
    "august aug августа авг aout agosto augustus sierpnia серпня agustos",
    "september sept sep сентября сент сен septembre septiembre settembre setembro wrzesnia вересня eylul",
    "october oct октября окт oktober octobre octubre ottobre outubro pazdziernika жовтня ekim",
    "november nov ноября нояб noviembre novembre novembro listopada листопада kasim",
    "december dec декабря дек dezember decembre diciembre dicembre dezembro grudnia грудня aralik",
];
