//! Tokens to a tree, by recursive descent.
//!
//! `list := any {"," any}; any := all {"OR" all}; all := not {"AND" not}; not := ["NOT"] unit;
//! unit := word | phrase | "(" list ")"`. The comma binds least, `AND` most.

use std::ops::Range;

use super::lex::{self, Kind, Token};
use super::{Atom, Node};
use crate::text;

/// Brackets go no deeper: the tree is walked by recursion.
const DEEPEST: usize = 50;
/// A query's text has at most so many bytes.
const LONGEST: usize = 20_000;

/// What is wrong with a query, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// What is wrong and what to do, as a sentence.
    pub message: String,
    /// Where, in bytes of the query's text.
    pub span: Range<usize>,
    /// Whole queries that would be right.
    pub fixes: Vec<String>,
}

impl QueryError {
    /// The same, in a text that has so many bytes more in front.
    pub(super) fn moved(mut self, by: usize) -> Self {
        self.span = self.span.start + by..self.span.end + by;
        self
    }
}

/// So many mistakes behind a mistake are mended for a fix.
const MENDED: usize = 20;

pub(super) fn parse(query: &str) -> Result<Node, QueryError> {
    read(query).map_err(|mut error| {
        error.fixes = error.fixes.into_iter().filter_map(mended).collect();
        error.fixes.dedup();
        error
    })
}

/// A fix is offered only where it leads to a right query; mistakes behind it are mended alike.
fn mended(mut fix: String) -> Option<String> {
    for _ in 0..MENDED {
        match read(&fix) {
            Ok(_) => return Some(fix),
            Err(mut error) => fix = error.fixes.pop()?,
        }
    }
    None
}

fn read(query: &str) -> Result<Node, QueryError> {
    if query.len() > LONGEST {
        return Err(fault(
            format!("This is longer than {LONGEST} characters. Make several watches of it."),
            0..query.len(),
        ));
    }
    let tokens = lex::tokens(query).map_err(|lex::Unclosed(at)| QueryError {
        message: "A quotation mark is opened and never closed. Close the phrase with a second one."
            .to_owned(),
        span: at..query.len(),
        fixes: vec![format!("{}\"", query.trim_end())],
    })?;
    let tokens = trim_commas(tokens);
    if tokens.is_empty() {
        return Err(fault(
            "Type a word to look for, such as NATO.",
            0..query.len(),
        ));
    }
    let tokens = join_simple_phrases(query, tokens)?;
    let mut parser = Parser {
        query,
        tokens: &tokens,
        at: 0,
        depth: 0,
    };
    let root = parser.list()?;
    if let Some(extra) = parser.peek() {
        return Err(fault(
            "There is a closing bracket without its opening one. Remove it, or open it before.",
            extra.span.clone(),
        ));
    }
    if !root.needs_a_word() {
        let message = "This would match nearly every article. Say what it should mention, and then what not: Russia NOT hockey is written Russia AND NOT hockey.";
        return Err(fault(message, 0..query.len()));
    }
    Ok(root)
}

fn fault(message: impl Into<String>, span: Range<usize>) -> QueryError {
    QueryError {
        message: message.into(),
        span,
        fixes: Vec::new(),
    }
}

/// “NATO, ” and “NATO,, Russia” are what a person leaves while typing.
fn trim_commas(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::new();
    for token in tokens {
        let follows_nothing = kept
            .last()
            .is_none_or(|last| matches!(last.kind, Kind::Comma | Kind::Open));
        if token.kind == Kind::Comma && follows_nothing {
            continue;
        }
        if token.kind == Kind::Close && kept.last().is_some_and(|last| last.kind == Kind::Comma) {
            kept.pop();
        }
        kept.push(token);
    }
    while kept.last().is_some_and(|last| last.kind == Kind::Comma) {
        kept.pop();
    }
    kept
}

/// In the simple box, where there are only words and commas, words side by side are a phrase.
fn join_simple_phrases(query: &str, tokens: Vec<Token>) -> Result<Vec<Token>, QueryError> {
    let is_simple = tokens
        .iter()
        .all(|token| matches!(token.kind, Kind::Word(_) | Kind::Comma));
    if !is_simple {
        return Ok(tokens);
    }
    let mut joined: Vec<Token> = Vec::new();
    for token in tokens {
        let Kind::Word(word) = &token.kind else {
            joined.push(token);
            continue;
        };
        match joined.last_mut() {
            Some(Token {
                kind: Kind::Phrase(text) | Kind::Word(text),
                span,
            }) => {
                *text = format!("{text} {word}");
                *span = span.start..token.span.end;
            }
            _ => joined.push(token),
        }
    }
    for token in &mut joined {
        if let Kind::Word(text) = &token.kind {
            if let Some(operator) = lower_case_operator(text) {
                return Err(lower_case(query, &token.span, text, operator));
            }
            if text.contains(' ') {
                token.kind = Kind::Phrase(text.clone());
            }
        }
    }
    Ok(joined)
}

fn lower_case_operator(phrase: &str) -> Option<&'static str> {
    let inner: Vec<&str> = phrase.split(' ').collect();
    let middle = inner
        .get(1..inner.len().saturating_sub(1))
        .unwrap_or_default();
    [("and", "AND"), ("or", "OR"), ("not", "NOT")]
        .into_iter()
        .find(|(word, _)| middle.contains(word))
        .map(|(_, operator)| operator)
}

fn lower_case(query: &str, span: &Range<usize>, phrase: &str, operator: &str) -> QueryError {
    let lower = format!(" {} ", operator.to_lowercase());
    let upper = if operator == "NOT" {
        " AND NOT ".to_owned()
    } else {
        format!(" {operator} ")
    };
    let parts: Vec<String> = phrase.split(&lower).map(quoted).collect();
    let replace = |with: String| format!("{}{with}{}", &query[..span.start], &query[span.end..]);
    QueryError {
        message: format!(
            "Did you mean the operator? Then write it in capitals: {operator}. Put quotation marks around the words to look for the phrase."
        ),
        span: span.clone(),
        fixes: vec![
            replace(parts.join(&upper)),
            replace(format!("\"{phrase}\"")),
        ],
    }
}

fn quoted(words: &str) -> String {
    if words.contains(' ') {
        format!("\"{words}\"")
    } else {
        words.to_owned()
    }
}

struct Parser<'a> {
    query: &'a str,
    tokens: &'a [Token],
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    fn take(&mut self, kind: &Kind) -> bool {
        let is_next = self.peek().is_some_and(|token| token.kind == *kind);
        if is_next {
            self.at += 1;
        }
        is_next
    }

    fn list(&mut self) -> Result<Node, QueryError> {
        let mut parts = vec![self.any()?];
        while self.take(&Kind::Comma) {
            parts.push(self.any()?);
        }
        Ok(one_or(parts, Node::Any))
    }

    fn any(&mut self) -> Result<Node, QueryError> {
        let mut parts = vec![self.all()?];
        while self.take(&Kind::Or) {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Node::Any))
    }

    fn all(&mut self) -> Result<Node, QueryError> {
        let mut parts = vec![self.not()?];
        while self.take(&Kind::And) {
            parts.push(self.not()?);
        }
        Ok(one_or(parts, Node::All))
    }

    fn not(&mut self) -> Result<Node, QueryError> {
        if self.take(&Kind::Not) {
            return Ok(Node::Not(Box::new(self.unit()?)));
        }
        self.unit()
    }

    fn unit(&mut self) -> Result<Node, QueryError> {
        let Some(token) = self.peek() else {
            let end = self.query.len();
            let last = self
                .tokens
                .last()
                .map_or(0..end, |token| token.span.clone());
            return Err(fault(
                "Something is missing at the end: a word has to follow.",
                last,
            ));
        };
        self.at += 1;
        let node = match &token.kind {
            Kind::Word(text) | Kind::Phrase(text) => atom(text, token)?,
            Kind::Open => self.bracket(token)?,
            Kind::Close | Kind::Comma | Kind::Or | Kind::And | Kind::Not => {
                let found = &self.query[token.span.clone()];
                let message = format!("A word is missing before “{}”.", found.trim());
                return Err(fault(message, token.span.clone()));
            }
        };
        self.refuse_juxtaposition(token)?;
        Ok(node)
    }

    fn bracket(&mut self, open: &Token) -> Result<Node, QueryError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(fault(
                format!("Brackets are nested more than {DEEPEST} deep. Use fewer."),
                open.span.clone(),
            ));
        }
        let inner = self.list()?;
        if !self.take(&Kind::Close) {
            return Err(QueryError {
                message: "A bracket is opened and never closed. Close it with ).".to_owned(),
                span: open.span.clone(),
                fixes: vec![format!("{})", self.query.trim_end())],
            });
        }
        self.depth -= 1;
        Ok(inner)
    }

    /// Search engines read two words side by side in three ways; here the person says which.
    fn refuse_juxtaposition(&self, before: &Token) -> Result<(), QueryError> {
        let Some(next) = self.peek() else {
            return Ok(());
        };
        let starts_unit = matches!(
            next.kind,
            Kind::Word(_) | Kind::Phrase(_) | Kind::Open | Kind::Not
        );
        if !starts_unit {
            return Ok(());
        }
        let (head, tail) = (
            &self.query[..before.span.end],
            &self.query[next.span.start..],
        );
        let mut fixes = vec![format!("{head} AND {tail}")];
        if let (Kind::Word(left), Kind::Word(right)) = (&before.kind, &next.kind) {
            let phrase = format!(
                "{}\"{left} {right}\"{}",
                &self.query[..before.span.start],
                &self.query[next.span.end..]
            );
            fixes.insert(0, phrase);
        }
        Err(QueryError {
            message: "Two words stand side by side. Did you mean a phrase, or both words anywhere?"
                .to_owned(),
            span: before.span.start..next.span.end,
            fixes,
        })
    }
}

fn atom(words: &str, token: &Token) -> Result<Node, QueryError> {
    if text::words(&text::fold(words)).next().is_none() {
        return Err(fault(
            "There is no word in this: it needs at least one letter or digit.",
            token.span.clone(),
        ));
    }
    Ok(Node::Atom(Atom {
        text: words.to_owned(),
        span: token.span.clone(),
    }))
}

fn one_or(mut parts: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Node {
    match parts.len() {
        1 => parts.remove(0),
        _ => many(parts),
    }
}
