//! What articles are, besides what they mention.

use crate::query::names;
use crate::query::print::day;
use crate::query::spelling::listed;
use crate::query::tree::{Bounds, Field, Measure, Node, Term};

/// “are in English”, “come from bbc.co.uk”.
pub(super) fn known(field: Field, inner: &Node, negated: bool) -> String {
    if let Node::Not(inner) = inner {
        return known(field, inner, !negated);
    }
    let values = values(field, inner);
    if field == Field::Url {
        let verb = if negated { "do not have" } else { "have" };
        return format!("{verb} {values} in their address");
    }
    let (is, is_not) = match field {
        Field::Source => (
            "come from a source named",
            "do not come from a source named",
        ),
        Field::Country => ("come from a source in", "do not come from a source in"),
        Field::Pack => ("come from the pack", "do not come from the pack"),
        Field::Lang => ("are in", "are not in"),
        _ => ("come from", "do not come from"),
    };
    format!("{} {values}", if negated { is_not } else { is })
}

fn values(field: Field, node: &Node) -> String {
    let inside = |part: &Node| match part {
        Node::Any(_) | Node::All(_) => format!("({})", values(field, part)),
        other => values(field, other),
    };
    let list = |parts: &[Node], last: &str| {
        let parts: Vec<String> = parts.iter().map(inside).collect();
        listed(&parts, last)
    };
    match node {
        Node::Any(parts) => list(parts, "or"),
        Node::All(parts) => list(parts, "and"),
        Node::Not(part) => format!("not {}", inside(part)),
        Node::Atom(atom) => match (&atom.term, field) {
            (Term::Words(code), Field::Lang) => names::language(code),
            (Term::Words(code), Field::Country) => names::country(code),
            (Term::Words(words), _) if words.contains(' ') => format!("“{words}”"),
            (Term::Words(words), _) => words.clone(),
            _ => atom.to_string(),
        },
        other => other.to_string(),
    }
}

/// “are dated 2026-01-31 or later”, “have 300 words or more”.
pub(super) fn bounds(measure: Measure, bounds: Bounds, negated: bool) -> String {
    let value = |number: i64| match measure {
        Measure::Date => spelled(number),
        Measure::Words => number.to_string(),
    };
    let (verb, later, earlier, unit) = match (measure, negated) {
        (Measure::Date, false) => ("are dated", "or later", "or earlier", ""),
        (Measure::Date, true) => ("are not dated", "or later", "or earlier", ""),
        (Measure::Words, false) => ("have", "or more", "or fewer", " words"),
        (Measure::Words, true) => ("do not have", "or more", "or fewer", " words"),
    };
    let stretch = match (bounds.from, bounds.to) {
        (Some(from), Some(to)) if from == to => format!("{}{unit}", value(from)),
        (Some(from), Some(to)) => format!("{} to {}{unit}", value(from), value(to)),
        (Some(from), None) => format!("{} {later}{}", value(from), unit),
        (None, Some(to)) => format!("{} {earlier}{}", value(to), unit),
        (None, None) => format!("any number{unit}"),
    };
    format!("{verb} {stretch}")
}

fn spelled(number: i64) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let day = day(number);
    let month = usize::try_from(day.month()).unwrap_or(1);
    let name = MONTHS
        .get(month.saturating_sub(1))
        .copied()
        .unwrap_or_default();
    format!("{} {name} {}", day.day(), day.year())
}
