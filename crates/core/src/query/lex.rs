//! A query's text, cut into tokens.
//!
//! Keyboards and web pages give curly quotation marks, no-break spaces and full-width brackets;
//! they mean the same as the plain ones. Operators are upper-case only: “and” is a word.

mod number;
mod operator;
mod regex;

use std::ops::Range;

use super::error::{QueryError, replaced, shown};
use super::field::{self, Name};
use super::token::{Kind, Token};
use super::tree::Form;

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, QueryError> {
    let mut lexer = Lexer {
        text,
        at: 0,
        found: Vec::new(),
        braces: Vec::new(),
    };
    while lexer.next()? {}
    Ok(lexer.found)
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    found: Vec<Token>,
    /// For each bracket that is open: is it a brace?
    braces: Vec<bool>,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_blanks(&mut self) {
        self.at = self.text.len() - self.rest().trim_start_matches(is_blank).len();
    }

    /// Takes the next so many bytes as a token.
    fn push(&mut self, kind: Kind, bytes: usize) {
        let span = self.at..self.at + bytes;
        self.at = span.end;
        self.found.push(Token { kind, span });
    }

    fn next(&mut self) -> Result<bool, QueryError> {
        self.skip_blanks();
        let Some(c) = self.rest().chars().next() else {
            return Ok(false);
        };
        if let Some(kind) = punctuation(c) {
            match kind {
                Kind::Open | Kind::OpenBrace => self.braces.push(kind == Kind::OpenBrace),
                Kind::Close | Kind::CloseBrace => drop(self.braces.pop()),
                _ => {}
            }
            self.push(kind, c.len_utf8());
            return Ok(true);
        }
        if self.expects_weight()
            && let Some((weight, cap, bytes)) = number::weight(self.text, self.at)?
        {
            self.push(Kind::Weight(weight, cap), bytes);
            return Ok(true);
        }
        match c {
            _ if is_quote(c) => self.phrase(c)?,
            '^' if self.rest().starts_with("^^") => self.push(Kind::Modifier(Form::Capitals), 2),
            '^' => self.push(Kind::Modifier(Form::Capitalised), 1),
            '=' => self.push(Kind::Modifier(Form::Exact), 1),
            '~' => self.push(Kind::Modifier(Form::Fuzzy), 1),
            '@' | '＠' | '#' | '＃' => self.name(c)?,
            '/' if !self.is_after_known_field() => self.regex()?,
            _ => self.word()?,
        }
        Ok(true)
    }

    /// Is this where a part of a score begins?
    fn expects_weight(&self) -> bool {
        let begins = self
            .found
            .last()
            .is_some_and(|last| last.kind == Kind::OpenBrace || last.kind.is_separator());
        begins && self.braces.last() == Some(&true)
    }

    /// After `url:` and its like an address stands, not a regular expression.
    fn is_after_known_field(&self) -> bool {
        let last = self.found.last().map(|token| &token.kind);
        matches!(last, Some(Kind::Field(field)) if field::is_known(*field))
    }

    fn phrase(&mut self, open: char) -> Result<(), QueryError> {
        let inside = &self.rest()[open.len_utf8()..];
        let mut signs = inside.char_indices();
        let closes = |(at, c): &(usize, char)| is_quote(*c) && !is_inside_a_word(inside, *at);
        let Some((end, _)) = signs.find(closes) else {
            return Err(self.unclosed());
        };
        let close = inside[end..].chars().next().map_or(1, char::len_utf8);
        let words: Vec<&str> = inside[..end].split_whitespace().collect();
        self.push(Kind::Phrase(words.join(" ")), open.len_utf8() + end + close);
        Ok(())
    }

    fn unclosed(&self) -> QueryError {
        let error = QueryError::new(
            "A quotation mark is opened and never closed. Close the phrase with a second one.",
            self.at..self.text.len(),
        );
        if crate::text::words(self.rest()).next().is_none() {
            return error.or(&self.text[..self.at]);
        }
        let whole = format!("{}\"", self.text.trim_end());
        match self.rest().find('\n') {
            Some(end) => {
                let line_end = self.at + self.rest()[..end].trim_end().len();
                error
                    .or(replaced(self.text, &(line_end..line_end), "\""))
                    .or(whole)
            }
            None => error.or(whole),
        }
    }

    /// `@NATO`, `#Baltic`.
    fn name(&mut self, sign: char) -> Result<(), QueryError> {
        let bytes = sign.len_utf8();
        let name = run(&self.rest()[bytes..]).to_owned();
        let is_alias = matches!(sign, '@' | '＠');
        let span = self.at..self.at + bytes + name.len();
        if name.is_empty() {
            let message = if is_alias {
                "A name is missing behind @. @NATO looks for NATO under all its names."
            } else {
                "A name is missing behind #. #Baltic stands for the query of your watch “Baltic”."
            };
            let alone = QueryError::new(message, span.clone());
            return Err(alone.or(super::error::without(self.text, &span)));
        }
        let fits =
            |c: char| c.is_alphanumeric() || crate::text::class(c) != crate::text::Class::Between;
        if !name.chars().any(fits) || is_alias && name.contains(['*', '?', ':']) {
            let message = format!(
                "“{}” can't be a name: after {sign} stand letters, digits and hyphens.",
                shown(&self.text[span.clone()])
            );
            let bare: String = name
                .chars()
                .filter(|c| !matches!(c, '*' | '?' | ':'))
                .collect();
            let fix = replaced(self.text, &span, &format!("{sign}{bare}"));
            return Err(QueryError::new(message, span).or(fix));
        }
        let kind = if is_alias {
            Kind::Alias(name)
        } else {
            Kind::Saved(name)
        };
        self.push(kind, span.len());
        Ok(())
    }

    fn word(&mut self) -> Result<(), QueryError> {
        let run = run(self.rest());
        if self.is_after_known_field() {
            let kind = operator::keyword(self.text, self.at..self.at + run.len())?;
            self.push(kind, run.len());
            return Ok(());
        }
        if let Some(score) = operator::score(self.text, self.at)? {
            let (least, bytes) = score;
            self.push(Kind::Score(least), bytes);
            return Ok(());
        }
        if let Some((name, colon)) = field_name(run) {
            return self.field(name, run, colon);
        }
        let kind = operator::keyword(self.text, self.at..self.at + run.len())?;
        self.push(kind, run.len());
        Ok(())
    }

    fn field(&mut self, name: &str, run: &str, colon: usize) -> Result<(), QueryError> {
        let bytes = name.len() + colon;
        match field::named(name) {
            Some(Name::Text(field)) => self.push(Kind::Field(field), bytes),
            Some(Name::Measured(measure)) => {
                let behind = &self.text[self.at + bytes..];
                let skipped = behind.len() - behind.trim_start_matches(is_blank).len();
                let value = bounds_value(&behind[skipped..]);
                let length = if value.is_empty() {
                    0
                } else {
                    skipped + value.len()
                };
                self.push(Kind::Bounds(measure, value.to_owned()), bytes + length);
            }
            None => return Err(field::unknown(self.text, self.at, name, run, colon)),
        }
        Ok(())
    }
}

/// A value behind `date:` or `words:`; white space may stand after its sign.
fn bounds_value(text: &str) -> &str {
    let sign = text.len() - text.trim_start_matches(['<', '>', '=', '≤', '≥']).len();
    let blanks = text[sign..].len() - text[sign..].trim_start_matches(is_blank).len();
    let value = run(&text[sign + blanks..]);
    if value.is_empty() {
        &text[..sign]
    } else {
        &text[..sign + blanks + value.len()]
    }
}

/// The letters before a colon, if the text begins so, and the colon's length.
fn field_name(run: &str) -> Option<(&str, usize)> {
    let end = run.find(|c: char| !c.is_alphabetic())?;
    let colon = run[end..]
        .chars()
        .next()
        .filter(|c| matches!(c, ':' | '：'))?;
    (end > 0).then_some((&run[..end], colon.len_utf8()))
}

/// What the text begins with, up to white space, a bracket, a quotation mark or a comma.
fn run(text: &str) -> &str {
    let mut signs = text.char_indices();
    let ends = |(at, c): &(usize, char)| ends_word(*c) && !is_inside_a_word(text, *at);
    let end = signs.find(ends).map_or(text.len(), |(end, _)| end);
    text[..end].trim_end_matches(is_unseen)
}

/// The comma in 10,000 keeps nothing apart, and the quotation mark in צה"ל is no quotation.
fn is_inside_a_word(text: &str, at: usize) -> bool {
    let (before, behind) = (&text[..at], &text[at..]);
    let digits = |c: &char| c.is_ascii_digit();
    let is_hebrew = |c: char| matches!(c, 'א'..='ת');
    if let Some(next) = behind.strip_prefix(',') {
        let group = before.chars().rev().take_while(digits).count();
        return (1..=3).contains(&group) && next.chars().take_while(digits).count() == 3;
    }
    let next = behind.strip_prefix('"');
    next.is_some_and(|next| next.starts_with(is_hebrew)) && before.ends_with(is_hebrew)
}

fn punctuation(c: char) -> Option<Kind> {
    let kind = match c {
        '(' | '（' => Kind::Open,
        ')' | '）' => Kind::Close,
        '{' | '｛' => Kind::OpenBrace,
        '}' | '｝' => Kind::CloseBrace,
        ',' | ';' | '，' | '；' | '、' | '،' | '؛' => Kind::Comma,
        '\n' | '\u{2028}' | '\u{2029}' => Kind::Line,
        _ => return None,
    };
    Some(kind)
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '「' | '」'
    )
}

fn is_blank(c: char) -> bool {
    punctuation(c).is_none() && (c.is_whitespace() || is_unseen(c))
}

/// What web pages leave at the ends of words, and nobody sees.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}')
}

fn ends_word(c: char) -> bool {
    is_quote(c) || c.is_whitespace() || punctuation(c).is_some()
}

/// The text at a range, for a message.
fn at<'a>(text: &'a str, span: &Range<usize>) -> &'a str {
    &text[span.clone()]
}
