//! One file of packs: from TOML to what the core knows, with the line of everything that is wrong.

use newshawk_core::alias::{Case, Form, Pack, Unless};
use newshawk_core::text;
use toml::de::{DeTable, DeValue};

use super::endings;
use super::value::{Flaw, Value, flaw, in_order, list, number, string, table};

/// A pack, and where it starts, in bytes.
pub(super) struct Found {
    pub(super) pack: Pack,
    pub(super) at: usize,
}

/// Words this near, where an exception doesn't say how near.
const USUAL_REACH: u32 = 0;

/// What may stand in a pack besides language codes.
const KEYS: &str = "name, also, title, version, any, unless, and language codes such as en";

/// The packs of a file; what is wrong is added to the flaws, each with the file's name and the line.
pub(super) fn read(file: &str, text: &str, flaws: &mut Vec<String>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut wrong = Vec::new();
    let document = match DeTable::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let line = line(text, error.span().unwrap_or_default().start);
            let message = error.message().replace('\n', ", ");
            flaws.push(format!("{file}, line {line}: {message}. Nothing of this file is used until that is put right."));
            return found;
        }
    };
    let mut version = 1;
    for (key, value) in in_order(document.get_ref()) {
        match (key, value.get_ref()) {
            ("version", _) => match number(value) {
                Ok(number) => version = number,
                Err(flaw) => wrong.push((flaw, "The packs count as version 1.")),
            },
            ("pack", DeValue::Array(_)) => {}
            _ => {
                let says = format!(
                    "“{key}” has no meaning outside a pack. A pack begins with a line [[pack]]"
                );
                wrong.push((flaw(value, says), "This is not used."));
            }
        }
    }
    let packs = document
        .get_ref()
        .get("pack")
        .and_then(|it| it.get_ref().as_array());
    for value in packs.into_iter().flatten() {
        match pack(value, version) {
            Ok(pack) => found.push(Found {
                pack,
                at: value.span().start,
            }),
            Err(flaw) => wrong.push((flaw, "This pack is not used until that is put right.")),
        }
    }
    wrong.sort_by_key(|(flaw, _)| flaw.at);
    let told = wrong.iter();
    flaws.extend(told.map(|(flaw, cost)| {
        format!(
            "{file}, line {}: {}. {cost}",
            line(text, flaw.at),
            flaw.says
        )
    }));
    found
}

/// The number of a line, as editors count.
pub(super) fn line(text: &str, at: usize) -> usize {
    text[..at.min(text.len())].matches('\n').count() + 1
}

fn pack(value: &Value<'_>, version: u32) -> Result<Pack, Flaw> {
    let table = table(value, "a pack")?;
    let mut pack = Pack {
        name: String::new(),
        also: Vec::new(),
        title: String::new(),
        version,
        forms: Vec::new(),
        unless: Vec::new(),
    };
    let mut inflected = Vec::new();
    for (key, value) in in_order(table) {
        match key {
            "name" => pack.name = name(value)?,
            "also" => pack.also = list(value)?.iter().map(name).collect::<Result<_, _>>()?,
            "title" => pack.title = string(value)?.to_owned(),
            "version" => pack.version = number(value)?,
            "unless" => {
                for value in list(value)? {
                    pack.unless.extend(exceptions(value)?);
                }
            }
            "any" => forms(None, value, &mut pack.forms, &mut inflected)?,
            _ => {
                for code in languages(key, value)? {
                    forms(Some(code), value, &mut pack.forms, &mut inflected)?;
                }
            }
        }
    }
    if pack.name.is_empty() {
        return Err(flaw(
            value,
            "the pack has no name. Give it one: name = \"NATO\"",
        ));
    }
    if pack.forms.is_empty() {
        return Err(flaw(
            value,
            format!("@{} has no forms. Give it some: en = [\"…\"]", pack.name),
        ));
    }
    if pack.title.is_empty() {
        pack.title.clone_from(&pack.name);
    }
    // What a person wrote comes first, so that it is shown first.
    pack.forms.extend(inflected);
    pack.forms.shrink_to_fit();
    Ok(pack)
}

/// The language codes that a key stands for. Norwegian has two: articles say `nb` or `no`.
fn languages<'k>(key: &'k str, value: &Value<'_>) -> Result<Vec<&'k str>, Flaw> {
    let is_code = matches!(key.len(), 2 | 3) && key.bytes().all(|b| b.is_ascii_lowercase());
    if !is_code {
        return Err(flaw(
            value,
            format!("“{key}” is no part of a pack. These are: {KEYS}"),
        ));
    }
    if let Some((_, code)) = COUNTRIES.iter().find(|(country, _)| *country == key) {
        return Err(flaw(
            value,
            format!("“{key}” is a country's code, not a language's. Write {code}"),
        ));
    }
    Ok(if matches!(key, "nb" | "no") {
        vec!["nb", "no"]
    } else {
        vec![key]
    })
}

/// Codes of countries that are written for their languages; none of them is a language of the news.
const COUNTRIES: [(&str, &str); 9] = [
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gr", "el"),
    ("jp", "ja"),
    ("kr", "ko"),
    ("rs", "sr"),
    ("se", "sv"),
    ("ua", "uk"),
];

/// Adds the forms as written, and those that the language makes of them.
fn forms(
    language: Option<&str>,
    value: &Value<'_>,
    written: &mut Vec<Form>,
    inflected: &mut Vec<Form>,
) -> Result<(), Flaw> {
    for value in list(value)? {
        let typed = string(value)?;
        let (is_alone, rest) = strip(typed, "=");
        let (case, rest) = match (strip(rest, "^^"), strip(rest, "!")) {
            ((true, rest), _) => (Case::Capitals, rest),
            (_, (true, rest)) => (Case::AsWritten, rest),
            _ => (Case::Any, rest),
        };
        if case == Case::Capitals && rest.chars().any(char::is_lowercase) {
            let says = format!(
                "“{typed}” asks for capitals and has small letters, so nothing is like it. Write it with ! instead of ^^"
            );
            return Err(flaw(value, says));
        }
        let form = Form {
            language: language.map(str::to_owned),
            text: words(value, rest)?,
            case,
        };
        if let Some(language) = language.filter(|_| !is_alone) {
            // An ending is small, and on a name whose first letter is not: no other word looks so.
            inflected.extend(
                endings::of(language, &form.text, case)
                    .into_iter()
                    .map(|text| Form {
                        text,
                        case: Case::AsWritten,
                        ..form.clone()
                    }),
            );
        }
        written.push(form);
    }
    Ok(())
}

fn strip<'a>(text: &'a str, sign: &str) -> (bool, &'a str) {
    let rest = text.strip_prefix(sign);
    (rest.is_some(), rest.unwrap_or(text))
}

fn exceptions(value: &Value<'_>) -> Result<Vec<Unless>, Flaw> {
    let table = table(value, "an exception")?;
    let mut languages = vec![None];
    let mut within = USUAL_REACH;
    let mut found = Vec::new();
    for (key, value) in in_order(table) {
        match key {
            "language" => {
                languages = self::languages(string(value)?, value)?
                    .into_iter()
                    .map(Some)
                    .collect()
            }
            "within" => within = number(value)?,
            "words" => {
                for value in list(value)? {
                    found.push(words(value, string(value)?)?);
                }
            }
            _ => {
                let says = format!(
                    "“{key}” is no part of an exception. These are: language, within, words"
                );
                return Err(flaw(value, says));
            }
        }
    }
    if found.is_empty() {
        return Err(flaw(
            value,
            "an exception without words. Give it some: words = [\"…\"]",
        ));
    }
    let exception = |language: Option<&str>| {
        let inflected =
            |text: &String| language.map_or(Vec::new(), |code| endings::of(code, text, Case::Any));
        Unless {
            language: language.map(str::to_owned),
            within,
            words: found
                .iter()
                .cloned()
                .chain(found.iter().flat_map(inflected))
                .collect(),
        }
    };
    Ok(languages.into_iter().map(exception).collect())
}

/// A text with a word in it, and no sign of the query language before it.
fn words(value: &Value<'_>, typed: &str) -> Result<String, Flaw> {
    let typed = typed.trim();
    if typed.starts_with(['^', '!', '=', '~', '@', '#', '/']) {
        let says = format!(
            "“{typed}” begins with a sign. Before a form may stand = and then ^^ or !, and nothing before an exception's words"
        );
        return Err(flaw(value, says));
    }
    if text::words(typed).next().is_none() {
        return Err(flaw(value, format!("“{typed}” has no word in it")));
    }
    Ok(typed.to_owned())
}

/// What can follow an `@`.
fn name(value: &Value<'_>) -> Result<String, Flaw> {
    let name = string(value)?;
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if name.is_empty() || !name.chars().all(fits) || text::words(name).next().is_none() {
        return Err(flaw(
            value,
            format!("“{name}” can't be typed after @. Use letters, digits and hyphens"),
        ));
    }
    Ok(name.to_owned())
}
