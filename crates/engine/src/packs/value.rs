//! Values of a TOML file, each with its place, and what is said where another kind was wanted.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong, and where, in bytes.
pub(super) struct Flaw {
    pub(super) at: usize,
    pub(super) says: String,
}

/// A value and where it stands.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

pub(super) fn string<'v>(value: &'v Value<'_>) -> Result<&'v str, Flaw> {
    let found = value.get_ref().as_str();
    found.ok_or_else(|| flaw(value, "a text in quotation marks is wanted here"))
}

pub(super) fn number(value: &Value<'_>) -> Result<u32, Flaw> {
    let found = value.get_ref().as_integer();
    let number = found.and_then(|it| u32::from_str_radix(it.as_str(), it.radix()).ok());
    number.ok_or_else(|| flaw(value, "a whole number is wanted here"))
}

pub(super) fn list<'v, 't>(value: &'v Value<'t>) -> Result<&'v [Value<'t>], Flaw> {
    let found = value.get_ref().as_array();
    found
        .map(|it| &**it)
        .ok_or_else(|| flaw(value, "a list in brackets is wanted here: [\"…\", \"…\"]"))
}

pub(super) fn table<'v, 't>(value: &'v Value<'t>, what: &str) -> Result<&'v DeTable<'t>, Flaw> {
    let found = value.get_ref().as_table();
    found.ok_or_else(|| flaw(value, format!("{what} is wanted here")))
}

pub(super) fn flaw(value: &Value<'_>, says: impl Into<String>) -> Flaw {
    Flaw {
        at: value.span().start,
        says: says.into(),
    }
}

/// Keys and values in the order of the file; the table has them by name.
pub(super) fn in_order<'v, 't>(table: &'v DeTable<'t>) -> Vec<(&'v str, &'v Value<'t>)> {
    let mut all: Vec<_> = table.iter().collect();
    all.sort_by_key(|(key, _)| key.span().start);
    all.into_iter()
        .map(|(key, value)| (&**key.get_ref(), value))
        .collect()
}
