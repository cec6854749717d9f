//! Words, phrases and patterns.

use std::ops::Range;

use super::unit::is_atom;
use super::{MOST_ATOMS, MOST_REGEXES, Parser};
use crate::query::error::{QueryError, replaced};
use crate::query::gate;
use crate::query::token::Kind;
use crate::query::tree::{Atom, Form, Term};
use crate::text;

/// What stands before a `*`, or in a row in a word with `?`, has so many letters; with fewer, too many words fit.
const LETTERS: usize = 3;
/// A word that may have a wrong letter has so many; shorter ones are near half the dictionary.
const FUZZY_LETTERS: usize = 5;

impl Parser<'_> {
    /// The atom that begins with this token; the parser then stands behind it.
    pub(super) fn atom(&mut self, first: usize) -> Result<Atom, QueryError> {
        self.at = first + 1;
        self.atoms += 1;
        let token = &self.tokens[first];
        if self.atoms > MOST_ATOMS {
            let message = format!(
                "“{}” is one too many: a query has at most {MOST_ATOMS} words and phrases. Make several watches of it.",
                self.shown(&token.span)
            );
            return Err(QueryError::new(message, token.span.clone()));
        }
        let Kind::Modifier(form) = token.kind else {
            return self.term(first, Form::Usual, token.span.start);
        };
        let next = self.tokens.get(first + 1);
        let sign = token.span.clone();
        let Some(next) = next.filter(|next| is_atom(&next.kind)) else {
            let message = format!(
                "A word is missing behind {}, right beside it: {0}NATO.",
                self.shown(&sign)
            );
            let error = QueryError::new(message, sign);
            return Err(match next {
                Some(_) => error.or(replaced(self.query, &token.span, "")),
                None => error.or(self.cut(first, first)),
            });
        };
        if matches!(next.kind, Kind::Modifier(_)) {
            let message = "One sign before a word is enough: = (this form alone), ^^ (in capitals), ^ (capitalised) or ~ (with a wrong letter).";
            let error = QueryError::new(message, sign.start..next.span.end);
            let one = error.or(replaced(self.query, &sign, ""));
            return Err(one.or(replaced(self.query, &next.span, "")));
        }
        if next.span.start > sign.end {
            let message = format!(
                "{} stands right before the word, without a space.",
                self.shown(&sign)
            );
            let blank = sign.end..next.span.start;
            let error = QueryError::new(message, sign.start..next.span.end);
            return Err(error.or(replaced(self.query, &blank, "")));
        }
        self.at = first + 2;
        self.term(first + 1, form, sign.start)
    }

    fn term(&mut self, at: usize, form: Form, start: usize) -> Result<Atom, QueryError> {
        let token = &self.tokens[at];
        let span = token.span.clone();
        let term = match &token.kind {
            Kind::Word(word) => self.word(word, &span, at)?,
            Kind::Phrase(words) => self.phrase(words, &span, at)?,
            Kind::Regex {
                pattern,
                ignores_case,
            } => {
                self.regexes += 1;
                if self.regexes > MOST_REGEXES {
                    let message = format!(
                        "“{}” is one too many: a query has at most {MOST_REGEXES} regular expressions. Make several watches of it.",
                        self.shown(&span)
                    );
                    return Err(QueryError::new(message, span));
                }
                gate::fragments(pattern, *ignores_case).map_err(|why| {
                    let message = format!("{why} It is “{}”.", self.shown(&span));
                    QueryError::new(message, span.clone())
                })?;
                Term::Regex {
                    pattern: pattern.clone(),
                    ignores_case: *ignores_case,
                }
            }
            Kind::Alias(name) => Term::Alias(name.clone()),
            Kind::Saved(name) => Term::Saved(name.clone()),
            _ => return Err(self.missing_before(at)),
        };
        self.check_form(form, &term, start..span.end, span.start)?;
        Ok(Atom {
            form,
            term,
            span: start..span.end,
        })
    }

    fn word(&self, word: &str, span: &Range<usize>, at: usize) -> Result<Term, QueryError> {
        if text::words(&text::fold(word)).next().is_none() {
            let message = match word {
                "*" => {
                    "A * alone would match every word. Put at least three letters before it: missile*."
                }
                _ => "There is no word in this: it needs at least one letter or digit.",
            };
            return Err(QueryError::new(message, span.clone()).or(self.cut(at, at)));
        }
        let bare = word.replace(['*', '?'], "");
        let wrong = |message: &str| QueryError::new(message, span.clone());
        let instead = |error: QueryError, fix: &str| error.or(replaced(self.query, span, fix));
        match wildcards(word) {
            Wildcards::None => Ok(Term::Words(word.to_owned())),
            Wildcards::End(letters) if !is_one_word(letters) => {
                let message =
                    "A * stands at the end of one word. Words in a row are written with ONEAR/0.";
                let error = instead(wrong(message), &self.in_a_row(word, span));
                Err(instead(error, letters))
            }
            Wildcards::End(letters) if letter_count(letters) < LETTERS => {
                let message =
                    "At least three letters stand before a *, or too many words would fit.";
                Err(instead(wrong(message), letters))
            }
            Wildcards::End(letters) => Ok(Term::Prefix(letters.to_owned())),
            Wildcards::Open if !is_one_word(&word.replace('?', "a")) => {
                let message = "A ? stands in one word, for one letter: wom?n.";
                let error = instead(wrong(message), &self.in_a_row(word, span));
                Err(instead(error, &bare))
            }
            Wildcards::Open if word.split('?').map(letter_count).max() < Some(LETTERS) => {
                let message = "A word with a ? needs three letters side by side, or too many words would fit.";
                Err(instead(wrong(message), &bare))
            }
            Wildcards::Open => Ok(Term::Pattern(word.to_owned())),
            Wildcards::LastOpen => {
                let message = "A ? stands for one letter inside a word: wom?n. At its end, * stands for any letters: missile*.";
                let any = format!("{}*", word.trim_end_matches('?'));
                Err(instead(instead(wrong(message), &any), &bare))
            }
            Wildcards::Wrong => {
                let message = "A * stands only at the end of a word: missile*. For one letter inside, write ?: wom?n.";
                let inner = word.trim_matches('*').replace('*', "?");
                let error = if inner == bare {
                    wrong(message)
                } else {
                    instead(wrong(message), &inner)
                };
                Err(instead(error, &bare))
            }
        }
    }

    /// Phrases are taken by the letter.
    fn phrase(&self, words: &str, span: &Range<usize>, at: usize) -> Result<Term, QueryError> {
        if text::words(&text::fold(words)).next().is_none() {
            let message = "There is no word in this: it needs at least one letter or digit.";
            return Err(QueryError::new(message, span.clone()).or(self.cut(at, at)));
        }
        if !is_wild(words) {
            return Ok(Term::Words(words.to_owned()));
        }
        let message = "In a phrase * and ? stand for no letters. Words in a row, of which some are open, are written with ONEAR/0.";
        let row = self.in_a_row(words, span);
        let plain = words.replace(['*', '?'], "");
        let plain = if plain.contains(' ') {
            format!("\"{plain}\"")
        } else {
            plain
        };
        let error = QueryError::new(message, span.clone()).or(replaced(self.query, span, &row));
        Err(error.or(replaced(self.query, span, &plain)))
    }

    /// The words of a phrase joined by `ONEAR/0`, which allows wildcards.
    fn in_a_row(&self, words: &str, span: &Range<usize>) -> String {
        let parts = words.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '\'' | '’'));
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let row = parts.join(" ONEAR/0 ");
        let is_all = span.start == 0 && span.end == self.query.len();
        if is_all || parts.len() < 2 {
            row
        } else {
            format!("({row})")
        }
    }

    fn check_form(
        &self,
        form: Form,
        term: &Term,
        span: Range<usize>,
        word: usize,
    ) -> Result<(), QueryError> {
        let message = match (form, term) {
            (Form::Usual, _) => return Ok(()),
            (_, Term::Regex { .. }) => {
                "A regular expression stands without a sign before it: it says itself what it wants."
            }
            (_, Term::Saved(_)) => {
                "A sign before # has no meaning: the other watch's query says how its words are compared."
            }
            (Form::Exact, Term::Prefix(_) | Term::Pattern(_)) => {
                "= wants one form alone, and * and ? leave others open. Leave one of them out."
            }
            (Form::Fuzzy, Term::Words(words)) if is_one_word(words) => {
                if letter_count(words) >= FUZZY_LETTERS {
                    return Ok(());
                }
                "~ allows for a wrong letter, which needs a word of at least five letters: in shorter ones it makes other words."
            }
            (Form::Fuzzy, _) => "~ allows for a wrong letter in one plain word.",
            _ => return Ok(()),
        };
        let fix = replaced(self.query, &(span.start..word), "");
        let mut error = QueryError::new(message, span.clone()).or(fix);
        if form == Form::Exact
            && let Term::Prefix(word) = term
        {
            error = error.or(replaced(self.query, &span, &format!("={word}")));
        }
        Err(error)
    }
}

/// Where in a word letters are left open.
enum Wildcards<'a> {
    None,
    /// `missile*`, without its star.
    End(&'a str),
    /// `wom?n`.
    Open,
    /// `wome?`.
    LastOpen,
    Wrong,
}

fn wildcards(word: &str) -> Wildcards<'_> {
    if let Some(letters) = word.strip_suffix('*').filter(|it| !it.contains(['*', '?'])) {
        return Wildcards::End(letters);
    }
    let inner = word.trim_end_matches('?');
    match (word.contains('*'), inner.contains('?')) {
        (true, _) => Wildcards::Wrong,
        (_, true) if inner.starts_with('?') || inner.len() < word.len() => Wildcards::LastOpen,
        (_, true) => Wildcards::Open,
        _ if inner.len() < word.len() => Wildcards::LastOpen,
        _ => Wildcards::None,
    }
}

/// Is the word, typed alone, a word and nothing else?
pub(super) fn is_plain(word: &str) -> bool {
    matches!(wildcards(word), Wildcards::None)
        && !word.starts_with(['^', '~', '=', '@', '＠', '#', '＃'])
        && text::words(&text::fold(word)).next().is_some()
}

/// Are letters left open in a phrase? Signs that stand apart, and one behind the last word, are not meant so.
fn is_wild(words: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut before = None;
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        let wild = match c {
            '*' => is_letter(before) || is_letter(chars.peek().copied()),
            '?' => is_letter(before) && is_letter(chars.peek().copied()),
            _ => false,
        };
        if wild {
            return true;
        }
        before = Some(c);
    }
    false
}

fn is_one_word(word: &str) -> bool {
    text::words(word).eq(std::iter::once(0..word.len()))
}

fn letter_count(word: &str) -> usize {
    text::fold(word)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .count()
}
