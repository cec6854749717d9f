//! The simple box: words, commas and lines.

use crate::query::token::{Kind, Token};
use crate::text;

/// Leaves out separators that separate nothing: “NATO, ” and “NATO,, Russia” are what a person
/// leaves while typing, and a line may end beside an operator.
pub(super) fn settled(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let after_nothing = kept.last().is_none_or(|last| {
            matches!(last.kind, Kind::Open | Kind::OpenBrace) || last.kind.is_separator()
        });
        if token.kind.is_separator() && after_nothing {
            continue;
        }
        if token.kind == Kind::Line {
            while tokens.next_if(|next| next.kind == Kind::Line).is_some() {}
            let goes_on = kept.last().is_some_and(|last| last.kind.needs_more());
            let next = tokens.peek().map(|next| &next.kind);
            let is_joined = next.is_some_and(|next| {
                next.is_infix() || matches!(next, Kind::Comma | Kind::OpenBrace)
            });
            if goes_on || is_joined {
                continue;
            }
        }
        if matches!(token.kind, Kind::Close | Kind::CloseBrace) {
            drop_separators(&mut kept);
        }
        kept.push(token);
    }
    drop_separators(&mut kept);
    kept
}

fn drop_separators(tokens: &mut Vec<Token>) {
    while tokens.last().is_some_and(|last| last.kind.is_separator()) {
        tokens.pop();
    }
}

/// Where there are only words, commas and lines, words side by side are a phrase.
pub(super) fn joined(tokens: Vec<Token>) -> Vec<Token> {
    let is_simple =
        |token: &Token| matches!(token.kind, Kind::Word(_)) || token.kind.is_separator();
    if !tokens.iter().all(is_simple) {
        return tokens;
    }
    let mut joined: Vec<Token> = Vec::new();
    let mut words: Vec<Token> = Vec::new();
    for token in tokens {
        if token.kind.is_separator() {
            joined.extend(phrase(std::mem::take(&mut words)));
            joined.push(token);
        } else {
            words.push(token);
        }
    }
    joined.extend(phrase(words));
    joined
}

/// One token of the words of a line. A dash or dot that begins a list's line is no part of it.
fn phrase(mut words: Vec<Token>) -> Option<Token> {
    let has_word = |token: &Token| match &token.kind {
        Kind::Word(word) => text::words(word).next().is_some(),
        _ => true,
    };
    let end = words
        .iter()
        .rposition(has_word)
        .map_or(words.len(), |last| last + 1);
    words.truncate(end.max(1));
    let start = words.iter().position(has_word).unwrap_or_default();
    let words = words.get(start..)?;
    let (first, last) = (words.first()?, words.last()?);
    if words.len() == 1 {
        return Some(first.clone());
    }
    let texts: Vec<&str> = words
        .iter()
        .map(|token| match &token.kind {
            Kind::Word(word) => word.as_str(),
            _ => "",
        })
        .collect();
    Some(Token {
        kind: Kind::Phrase(texts.join(" ")),
        span: first.span.start..last.span.end,
    })
}
