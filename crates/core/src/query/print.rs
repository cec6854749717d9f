//! A query as canonical text, which is read back as the same query.

use std::fmt::{self, Display, Formatter};

use jiff::Span;
use jiff::civil::Date;

use super::field;
use super::parse::is_plain_word;
use super::tree::{Atom, Bounds, Form, Measure, Near, Node, Reach, Tenths, Term, Weighted};

impl Display for Node {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any(parts) => joined(f, parts, " OR "),
            Self::All(parts) => joined(f, parts, " AND "),
            Self::Not(part) if matches!(**part, Self::Not(_)) => write!(f, "NOT ({part})"),
            Self::Not(part) => write!(f, "NOT {}", Inner(part)),
            Self::Near(near, left, right) => {
                let chains = matches!(&**left, Self::Near(before, ..) if before == near);
                side(f, left, chains)?;
                write!(f, " {near} {}", Unit(right))
            }
            Self::Unless(reach, left, right) => {
                let chains = matches!(&**left, Self::Unless(before, ..) if before == reach);
                side(f, left, chains)?;
                match reach {
                    Reach::Words(words) => write!(f, " UNLESS/{words} {}", Unit(right)),
                    Reach::Sentence => write!(f, " UNLESS/s {}", Unit(right)),
                    Reach::Paragraph => write!(f, " UNLESS/p {}", Unit(right)),
                }
            }
            Self::Field(name, inner) => match &**inner {
                Self::Atom(atom) => write!(f, "{}:{atom}", field::name(*name)),
                other => write!(f, "{}:({other})", field::name(*name)),
            },
            Self::Bounds(measure, bounds) => write_bounds(f, *measure, *bounds),
            Self::AtLeast(count, atoms) => {
                write!(f, "ATLEAST/{count}(")?;
                write_joined(f, atoms, " OR ")?;
                f.write_str(")")
            }
            Self::First(words, inner) => write!(f, "FIRST/{words}({inner})"),
            Self::Score(least, parts) => {
                write!(f, "SCORE>={least} {{ ")?;
                write_joined(f, parts, ", ")?;
                f.write_str(" }")
            }
            Self::Atom(atom) => atom.fmt(f),
        }
    }
}

impl Display for Near {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Either(Reach::Words(words)) => write!(f, "NEAR/{words}"),
            Self::Either(Reach::Sentence) => f.write_str("SENTENCE"),
            Self::Either(Reach::Paragraph) => f.write_str("PARA"),
            Self::Ordered(words) => write!(f, "ONEAR/{words}"),
        }
    }
}

impl Display for Atom {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self.form {
            Form::Usual => "",
            Form::Exact => "=",
            Form::Capitals => "^^",
            Form::Capitalised => "^",
            Form::Fuzzy => "~",
        })?;
        match &self.term {
            Term::Words(words) if is_plain_word(words) => f.write_str(words),
            Term::Words(words) => write!(f, "\"{words}\""),
            Term::Prefix(letters) => write!(f, "{letters}*"),
            Term::Pattern(letters) => f.write_str(letters),
            Term::Regex {
                pattern,
                ignores_case,
            } => write!(f, "/{pattern}/{}", if *ignores_case { "i" } else { "" }),
            Term::Alias(name) => write!(f, "@{name}"),
            Term::Saved(name) => write!(f, "#{name}"),
        }
    }
}

impl Display for Tenths {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, tenths) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        write!(f, "{sign}{whole}")?;
        if tenths > 0 {
            write!(f, ".{tenths}")?;
        }
        Ok(())
    }
}

impl Display for Weighted {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let sign = if self.weight.0 < 0 { "" } else { "+" };
        write!(f, "{sign}{}", self.weight)?;
        if self.cap != 1 {
            write!(f, " x{}", self.cap)?;
        }
        write!(f, ": {}", Inner(&self.of))
    }
}

/// A part beside others: bracketed where it has parts itself.
struct Inner<'a>(&'a Node);

impl Display for Inner<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Node::Any(_) | Node::All(_) | Node::Near(..) | Node::Unless(..) => {
                write!(f, "({})", self.0)
            }
            _ => self.0.fmt(f),
        }
    }
}

/// A part near others: bracketed where an operator belongs to it.
struct Unit<'a>(&'a Node);

impl Display for Unit<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Node::Not(_) => write!(f, "({})", self.0),
            other => Inner(other).fmt(f),
        }
    }
}

/// The left side of an operator of nearness: chains of the same one need no brackets.
fn side(f: &mut Formatter<'_>, left: &Node, chains: bool) -> fmt::Result {
    if chains {
        left.fmt(f)
    } else {
        Unit(left).fmt(f)
    }
}

fn joined(f: &mut Formatter<'_>, parts: &[Node], between: &str) -> fmt::Result {
    let inner: Vec<Inner<'_>> = parts.iter().map(Inner).collect();
    write_joined(f, &inner, between)
}

fn write_joined(f: &mut Formatter<'_>, parts: &[impl Display], between: &str) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        part.fmt(f)?;
    }
    Ok(())
}

fn write_bounds(f: &mut Formatter<'_>, measure: Measure, bounds: Bounds) -> fmt::Result {
    let value = |number: i64| match measure {
        Measure::Date => day(number).to_string(),
        Measure::Words => number.to_string(),
    };
    write!(f, "{}:", field::measure_name(measure))?;
    match (bounds.from, bounds.to) {
        (Some(from), Some(to)) if from == to => f.write_str(&value(from)),
        (Some(from), Some(to)) => write!(f, "{}..{}", value(from), value(to)),
        (Some(from), None) => write!(f, ">={}", value(from)),
        (None, Some(to)) => write!(f, "<={}", value(to)),
        (None, None) => f.write_str(">=0"),
    }
}

/// The day so many days after 1970-01-01.
pub(super) fn day(number: i64) -> Date {
    let epoch = Date::constant(1970, 1, 1);
    // Days from the parser lie within the years that a date has.
    Span::new()
        .try_days(number)
        .map_or(epoch, |days| epoch.saturating_add(days))
}
