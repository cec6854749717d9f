//! Queries of every shape, over the names of a day.

mod atom;

use newshawk_core::query::Query;
use proptest::prelude::*;

use super::cast::Cast;
use super::facts::{MEASURED, SAID};
use atom::Atom;

/// A query before its names are known.
#[derive(Clone, Debug)]
pub(super) enum Sketch {
    Atom(Atom),
    /// Alternatives, and what is typed between them.
    Any(&'static str, Vec<Sketch>),
    All(Vec<Sketch>),
    ButNot(Box<Sketch>, Box<Sketch>),
    /// Two parts, and the operator between them.
    Near(String, Box<Sketch>, Box<Sketch>),
    /// `title:`.
    Field(&'static str, Box<Sketch>),
    /// What is known.
    Said(&'static str),
    AtLeast(u32, Vec<Atom>),
    First(u32, Box<Sketch>),
    /// How much of what can be reached must be, in percent; tenths, how often, and what.
    Score(i64, Vec<(i64, u32, Sketch)>),
}

const ZONES: &[&str] = &[
    "title:", "lead:", "body:", "caption:", "quote:", "author:", "tag:", "any:", "Title: ",
];

/// A whole query.
pub(super) fn sketch() -> impl Strategy<Value = Sketch> {
    let part = prop_oneof![
        6 => placed(),
        2 => prop::sample::select(SAID).prop_map(Sketch::Said),
        2 => prop::sample::select(MEASURED).prop_map(Sketch::Said),
        1 => (1..6_u32, prop::collection::vec(atom::atom(), 1..4)).prop_map(|(least, atoms)| Sketch::AtLeast(least, atoms)),
        2 => score(),
    ];
    part.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            3 => any(inner.clone()),
            2 => prop::collection::vec(inner.clone(), 2..4).prop_map(Sketch::All),
            2 => (inner.clone(), inner.clone()).prop_map(|(a, b)| Sketch::ButNot(a.into(), b.into())),
            1 => zone(inner.clone()),
            1 => first(inner),
        ]
    })
}

/// What has places in the text, as far as its names tell.
fn placed() -> impl Strategy<Value = Sketch> {
    atom::atom().prop_map(Sketch::Atom).prop_recursive(3, 8, 3, |inner| {
        let two = || (inner.clone(), inner.clone());
        prop_oneof![
            3 => any(inner.clone()),
            1 => prop::collection::vec(inner.clone(), 2..4).prop_map(Sketch::All),
            4 => (near(), two()).prop_map(|(near, (a, b))| Sketch::Near(near, a.into(), b.into())),
            2 => (unless(), two()).prop_map(|(unless, (a, b))| Sketch::Near(unless, a.into(), b.into())),
            2 => zone(inner.clone()),
            1 => first(inner.clone()),
        ]
    })
}

fn any(inner: impl Strategy<Value = Sketch> + 'static) -> impl Strategy<Value = Sketch> {
    let between = prop::sample::select(vec![" OR ", ", ", "\n", "，", "; "]);
    (between, prop::collection::vec(inner, 2..4))
        .prop_map(|(between, parts)| Sketch::Any(between, parts))
}

fn near() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => (0..6_u32).prop_map(|words| format!("NEAR/{words}")),
        3 => (0..6_u32).prop_map(|words| format!("ONEAR/{words}")),
        1 => Just("SENTENCE".to_owned()),
        1 => Just("PARA".to_owned()),
    ]
}

fn unless() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => (0..5_u32).prop_map(|words| format!("UNLESS/{words}")),
        2 => Just("UNLESS/s".to_owned()),
        2 => Just("UNLESS/p".to_owned()),
    ]
}

fn zone(inner: impl Strategy<Value = Sketch> + 'static) -> impl Strategy<Value = Sketch> {
    (prop::sample::select(ZONES), inner).prop_map(|(zone, part)| Sketch::Field(zone, part.into()))
}

fn first(inner: impl Strategy<Value = Sketch> + 'static) -> impl Strategy<Value = Sketch> {
    (1..16_u32, inner).prop_map(|(words, part)| Sketch::First(words, part.into()))
}

fn score() -> impl Strategy<Value = Sketch> {
    let part = (-60..120_i64, 1..4_u32, placed());
    let parts = prop::collection::vec(part, 1..4);
    (1..60_i64, parts).prop_map(|(percent, parts)| Sketch::Score(percent, parts))
}

impl Sketch {
    /// The query. What would match nearly every article is asked to mention a name too.
    pub(super) fn query(&self, cast: &Cast) -> Query {
        let text = self.text(cast);
        Query::parse(&text).unwrap_or_else(|_| {
            let name = Atom::name().text(cast);
            let text = format!("({text}) AND {name}");
            Query::parse(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
        })
    }

    fn text(&self, cast: &Cast) -> String {
        let joined = |parts: &[Self], between: &str| {
            let parts: Vec<String> = parts.iter().map(|part| part.inner(cast)).collect();
            parts.join(between)
        };
        match self {
            Self::Atom(atom) => atom.text(cast),
            Self::Any(between, parts) => joined(parts, between),
            Self::All(parts) => joined(parts, " AND "),
            Self::ButNot(kept, not) => format!("{} AND NOT {}", kept.inner(cast), not.inner(cast)),
            Self::Near(near, left, right) => {
                format!("{} {near} {}", left.inner(cast), right.inner(cast))
            }
            Self::Field(zone, part) => format!("{zone}{}", part.inner(cast)),
            Self::Said(said) => (*said).to_owned(),
            Self::AtLeast(least, atoms) => {
                let atoms: Vec<String> = atoms.iter().map(|atom| atom.text(cast)).collect();
                format!("ATLEAST/{least}({})", atoms.join(" OR "))
            }
            Self::First(words, part) => format!("FIRST/{words}({})", part.text(cast)),
            Self::Score(percent, parts) => score_text(*percent, parts, cast),
        }
    }

    /// In brackets, where it has parts.
    fn inner(&self, cast: &Cast) -> String {
        match self {
            Self::Atom(_) => self.text(cast),
            _ => format!("({})", self.text(cast)),
        }
    }
}

fn score_text(percent: i64, parts: &[(i64, u32, Sketch)], cast: &Cast) -> String {
    let weight = |at: usize, weight: i64| if at == 0 { weight.abs().max(1) } else { weight };
    let weights = parts
        .iter()
        .enumerate()
        .map(|(at, (tenths, times, _))| (weight(at, *tenths), *times));
    let reachable: i64 = weights
        .clone()
        .map(|(weight, times)| weight.max(0) * i64::from(times))
        .sum();
    let least = (reachable * percent / 100).max(1);
    let in_tenths = |tenths: i64| format!("{}.{}", tenths.abs() / 10, tenths.abs() % 10);
    let written = weights.zip(parts).map(|((weight, times), (.., part))| {
        let sign = if weight < 0 { "-" } else { "+" };
        format!("{sign}{} x{times}: {}", in_tenths(weight), part.inner(cast))
    });
    format!(
        "SCORE>={} {{ {} }}",
        in_tenths(least),
        written.collect::<Vec<_>>().join(", ")
    )
}
