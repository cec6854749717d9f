//! A query's text, cut into tokens.
//!
//! Keyboards and web pages give curly quotation marks, no-break spaces and full-width brackets;
//! they mean the same as the plain ones.

use std::ops::Range;

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Word(String),
    Phrase(String),
    Open,
    Close,
    /// A comma, semicolon or line end between alternatives.
    Comma,
    Or,
    And,
    Not,
}

/// A phrase whose closing quotation mark is missing, and where it opens.
pub(super) struct Unclosed(pub(super) usize);

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Unclosed> {
    let mut found: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let simple = |kind| Token {
            kind,
            span: start..start + c.len_utf8(),
        };
        match c {
            _ if is_quote(c) => {
                let inside = start + c.len_utf8();
                let (end, close) = chars
                    .by_ref()
                    .find(|(_, next)| is_quote(*next))
                    .ok_or(Unclosed(start))?;
                let phrase = text[inside..end]
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                found.push(Token {
                    kind: Kind::Phrase(phrase),
                    span: start..end + close.len_utf8(),
                });
            }
            '(' | '（' => found.push(simple(Kind::Open)),
            ')' | '）' => found.push(simple(Kind::Close)),
            ',' | ';' | '，' | '；' | '、' | '،' | '؛' | '\n' => {
                found.push(simple(Kind::Comma))
            }
            _ if c.is_whitespace() => {}
            _ => {
                let mut end = start + c.len_utf8();
                while let Some((at, next)) = chars.next_if(|(_, next)| !ends_word(*next)) {
                    end = at + next.len_utf8();
                }
                found.push(Token {
                    kind: keyword(&text[start..end]),
                    span: start..end,
                });
            }
        }
    }
    Ok(found)
}

/// Would the text be read back as one word, and as the same?
pub(super) fn is_plain_word(text: &str) -> bool {
    match tokens(text) {
        Ok(tokens) => {
            matches!(tokens.as_slice(), [Token { kind: Kind::Word(word), .. }] if word == text)
        }
        Err(_) => false,
    }
}

/// Operators are upper-case only: “and” is a word.
fn keyword(word: &str) -> Kind {
    match word {
        "OR" => Kind::Or,
        "AND" => Kind::And,
        "NOT" => Kind::Not,
        _ => Kind::Word(word.to_owned()),
    }
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '「' | '」'
    )
}

fn ends_word(c: char) -> bool {
    is_quote(c)
        || c.is_whitespace()
        || matches!(
            c,
            '(' | ')' | '（' | '）' | ',' | ';' | '，' | '；' | '、' | '،' | '؛'
        )
}
