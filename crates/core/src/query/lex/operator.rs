//! Operators: words in capitals that join others.

use std::ops::Range;

use super::number::{self, MOST};
use super::{at, is_blank};
use crate::query::error::{QueryError, replaced};
use crate::query::token::{Kind, Prox};
use crate::query::tree::{Near, Reach, Tenths};

/// `FIRST/n` goes no further; longer articles are none of the news.
const LONGEST_START: u32 = 100_000;

/// What a word between white space is.
pub(super) fn keyword(text: &str, span: Range<usize>) -> Result<Kind, QueryError> {
    let word = at(text, &span);
    let kind = match word {
        "OR" => Kind::Or,
        "AND" => Kind::And,
        "NOT" => Kind::Not,
        "SENTENCE" => Kind::Prox(Prox::Near(Near::Either(Reach::Sentence))),
        "PARA" => Kind::Prox(Prox::Near(Near::Either(Reach::Paragraph))),
        "UNLESS/s" => Kind::Prox(Prox::Unless(Reach::Sentence)),
        "UNLESS/p" => Kind::Prox(Prox::Unless(Reach::Paragraph)),
        _ => match word.split_once('/') {
            Some((name @ ("NEAR" | "ONEAR" | "UNLESS" | "ATLEAST" | "FIRST"), rest)) => {
                return with_number(text, &span, name, rest);
            }
            _ => Kind::Word(word.to_owned()),
        },
    };
    Ok(kind)
}

fn with_number(
    text: &str,
    span: &Range<usize>,
    name: &str,
    rest: &str,
) -> Result<Kind, QueryError> {
    if rest.is_empty() || !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(without_number(text, span, name, rest));
    }
    let number = span.start + name.len() + 1..span.end;
    let kind = match name {
        "ATLEAST" => Kind::AtLeast(number::whole(text, number, 1, MOST)?),
        "FIRST" => Kind::First(number::whole(text, number, 1, LONGEST_START)?),
        "ONEAR" => Kind::Prox(Prox::Near(Near::Ordered(number::whole(
            text, number, 0, MOST,
        )?))),
        "UNLESS" => Kind::Prox(Prox::Unless(Reach::Words(number::whole(
            text, number, 0, MOST,
        )?))),
        _ => Kind::Prox(Prox::Near(Near::Either(Reach::Words(number::whole(
            text, number, 0, MOST,
        )?)))),
    };
    Ok(kind)
}

fn without_number(text: &str, span: &Range<usize>, name: &str, rest: &str) -> QueryError {
    let message = match name {
        "ATLEAST" => "ATLEAST needs a number: ATLEAST/3(…) wants three places.".to_owned(),
        "FIRST" => "FIRST needs a number: FIRST/100(…) looks at the first 100 words.".to_owned(),
        _ => format!("{name} needs a number of words: {name}/10 reaches over 10 words."),
    };
    let fix = match (name, rest.to_ascii_lowercase().as_str()) {
        ("NEAR", "s") => "SENTENCE".to_owned(),
        ("NEAR", "p") => "PARA".to_owned(),
        ("UNLESS", within @ ("s" | "p")) => format!("UNLESS/{within}"),
        ("ATLEAST", _) => "ATLEAST/3".to_owned(),
        ("FIRST", _) => "FIRST/100".to_owned(),
        _ => format!("{name}/10"),
    };
    QueryError::new(message, span.clone()).or(replaced(text, span, &fix))
}

/// `SCORE>=10` at this place, and how many bytes it takes.
pub(super) fn score(text: &str, from: usize) -> Result<Option<(Tenths, usize)>, QueryError> {
    let skip = |from: usize| text.len() - text[from..].trim_start_matches(is_blank).len();
    if !text[from..].starts_with("SCORE") {
        return Ok(None);
    }
    let sign = skip(from + "SCORE".len());
    let rest = &text[sign..];
    let signs = rest.len() - rest.trim_start_matches(['<', '>', '=', '≤', '≥']).len();
    if signs == 0 {
        return Ok(None);
    }
    let start = skip(sign + signs);
    let number = start..start + number::digits(&text[start..]);
    if !matches!(&rest[..signs], ">=" | "≥") {
        let message = "A score is written SCORE>=10 { … }: it holds from 10 on.";
        let span = from..number.end;
        let fix = replaced(text, &(sign..sign + signs), ">=");
        return Err(QueryError::new(message, span).or(fix));
    }
    if number.is_empty() {
        let message = "The number is missing: SCORE>=10 { … } holds from 10 on.";
        return Err(QueryError::new(message, from..sign + signs).or(replaced(text, &number, "10")));
    }
    let bytes = number.end - from;
    Ok(Some((number::tenths(text, number)?, bytes)))
}
