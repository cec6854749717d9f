//! Tokens to a tree, by recursive descent.
//!
//! `list := any {"," any}; any := all {"OR" all}; all := not {"AND" not}; not := ["NOT"] near;
//! near := unit {"NEAR/n" unit}`. The comma binds least, proximity most.

mod atom;
mod bounds;
mod known;
mod missing;
mod mistakes;
mod prox;
mod score;
mod simple;
mod unit;

use std::ops::Range;

use super::error::QueryError;
use super::lex;
use super::token::{Kind, Token};
use super::tree::Node;

pub(super) use missing::in_capitals;

/// Brackets go no deeper: the tree is walked by recursion.
const DEEPEST: usize = 50;
/// A query's text has at most so many bytes.
const LONGEST: usize = 20_000;
/// A query has at most so many words and phrases.
const MOST_ATOMS: usize = 2_000;
/// A query has at most so many regular expressions; each takes time over every text and memory for good.
const MOST_REGEXES: usize = 50;
/// So many mistakes behind a mistake are mended for a fix.
const MENDED: usize = 20;

/// A query as it was read: what it means, and what may surprise about how it was read.
pub(super) struct Reading {
    pub(super) root: Node,
    pub(super) mixed: Vec<Mixed>,
}

/// Parts joined by `AND` and by `OR` without brackets.
pub(super) struct Mixed {
    pub(super) parts: Vec<Range<usize>>,
    /// What joins each part with the next.
    pub(super) joins: Vec<Join>,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Join {
    And,
    Or,
}

pub(super) fn parse(query: &str) -> Result<Node, QueryError> {
    let mended_all = |mut error: QueryError| {
        let fixes = std::mem::take(&mut error.fixes);
        for (index, fix) in fixes.into_iter().enumerate() {
            let mended = mended(fix, index).filter(|fix| !error.fixes.contains(fix));
            error.fixes.extend(mended);
        }
        error
    };
    let reading = read(query).map_err(mended_all)?;
    Ok(reading.root)
}

/// A fix is offered only where it leads to a right query; mistakes behind it are mended alike.
fn mended(mut fix: String, index: usize) -> Option<String> {
    for _ in 0..MENDED {
        match read(&fix) {
            Ok(_) => return Some(fix),
            Err(mut error) => {
                error.fixes.truncate(index + 1);
                fix = error.fixes.pop()?;
            }
        }
    }
    None
}

/// Reads a whole query.
pub(super) fn read(query: &str) -> Result<Reading, QueryError> {
    let reading = read_part(query)?;
    if !reading.root.is_particular() {
        let message = "This would match nearly every article. Say what it should mention, and then what not: Russia NOT hockey is written Russia AND NOT hockey.";
        return Err(QueryError::new(message, 0..query.len()));
    }
    Ok(reading)
}

/// Reads what may be a part of a query: `NOT hockey` alone is right.
pub(super) fn read_part(query: &str) -> Result<Reading, QueryError> {
    if query.len() > LONGEST {
        let message =
            format!("This is longer than {LONGEST} characters. Make several watches of it.");
        return Err(QueryError::new(message, 0..query.len()));
    }
    let tokens = simple::settled(lex::tokens(query)?);
    if tokens.is_empty() {
        let message = "Type a word to look for, such as NATO.";
        return Err(QueryError::new(message, 0..query.len()));
    }
    mistakes::check(query, &tokens)?;
    let tokens = simple::joined(tokens);
    let mut parser = Parser {
        query,
        tokens: &tokens,
        at: 0,
        depth: 0,
        atoms: 0,
        regexes: 0,
        mixed: Vec::new(),
    };
    let root = parser.list()?;
    if parser.at < tokens.len() {
        return Err(parser.surplus());
    }
    if root.depth() > 2 * DEEPEST {
        return Err(parser.too_deep(0..query.len()));
    }
    Ok(Reading {
        root,
        mixed: parser.mixed,
    })
}

/// Is the text one word, which is read back as it is?
pub(super) fn is_plain_word(word: &str) -> bool {
    let Ok(tokens) = lex::tokens(word) else {
        return false;
    };
    let is_whole = matches!(tokens.as_slice(), [Token { kind: Kind::Word(it), .. }] if it == word);
    is_whole && mistakes::check(word, &tokens).is_ok() && atom::is_plain(word)
}

struct Parser<'a> {
    query: &'a str,
    tokens: &'a [Token],
    at: usize,
    depth: usize,
    atoms: usize,
    regexes: usize,
    mixed: Vec<Mixed>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Kind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn next(&mut self) -> Option<&'a Token> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        Some(token)
    }

    fn take(&mut self, kind: &Kind) -> bool {
        let is_next = self.peek() == Some(kind);
        self.at += usize::from(is_next);
        is_next
    }

    /// From this token to the last one that was taken.
    fn since(&self, first: usize) -> Range<usize> {
        let start = self
            .tokens
            .get(first)
            .map_or(self.query.len(), |token| token.span.start);
        let last = self.tokens.get(self.at.max(first + 1) - 1);
        start..last.map_or(self.query.len(), |token| token.span.end)
    }

    fn list(&mut self) -> Result<Node, QueryError> {
        let mut row = Row::default();
        let mut parts = vec![self.any(&mut row)?];
        while let Some(separator) = self.peek().filter(|next| next.is_separator()) {
            self.at += 1;
            // Nobody takes two lines for one.
            if *separator == Kind::Line {
                self.note(std::mem::take(&mut row));
            } else {
                row.joins.push(Join::Or);
            }
            parts.push(self.any(&mut row)?);
        }
        self.note(row);
        Ok(one_or(parts, Node::Any))
    }

    /// Parts joined by `OR`, as a part of a score.
    fn or_parts(&mut self) -> Result<Node, QueryError> {
        let mut row = Row::default();
        let node = self.any(&mut row)?;
        self.note(row);
        Ok(node)
    }

    fn any(&mut self, row: &mut Row) -> Result<Node, QueryError> {
        let mut parts = vec![self.all(row)?];
        while self.take(&Kind::Or) {
            row.joins.push(Join::Or);
            parts.push(self.all(row)?);
        }
        Ok(one_or(parts, Node::Any))
    }

    fn all(&mut self, row: &mut Row) -> Result<Node, QueryError> {
        let mut parts = vec![self.not(row)?];
        while self.take(&Kind::And) {
            row.joins.push(Join::And);
            parts.push(self.not(row)?);
        }
        Ok(one_or(parts, Node::All))
    }

    fn not(&mut self, row: &mut Row) -> Result<Node, QueryError> {
        let first = self.at;
        let node = if self.take(&Kind::Not) {
            if self.peek() == Some(&Kind::Not) {
                return Err(self.not_not(first));
            }
            Node::Not(Box::new(self.prox()?))
        } else {
            self.prox()?
        };
        row.parts.push(self.since(first));
        Ok(node)
    }

    fn note(&mut self, row: Row) {
        let mixes = row.joins.contains(&Join::And) && row.joins.contains(&Join::Or);
        if mixes {
            self.mixed.push(Mixed {
                parts: row.parts,
                joins: row.joins,
            });
        }
    }

    fn too_deep(&self, span: Range<usize>) -> QueryError {
        let message = format!("Brackets are nested more than {DEEPEST} deep. Use fewer.");
        QueryError::new(message, span)
    }
}

/// What stands side by side in a list, whatever joins it.
#[derive(Default)]
struct Row {
    parts: Vec<Range<usize>>,
    joins: Vec<Join>,
}

fn one_or(mut parts: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Node {
    match parts.len() {
        1 => parts.remove(0),
        _ => many(parts),
    }
}
