//! What a regular expression can't match without.
//!
//! Every regular expression of every watch would have to run over every text. So each must contain
//! letters of which some occur wherever it matches: one pass finds those, and the expression runs
//! only where they are.

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::text;

/// A fragment has at least so many letters; shorter ones occur in every text.
const LETTERS: usize = 3;
/// More alternatives than these are not worth looking for.
const ALTERNATIVES: usize = 64;
/// A class of more characters than these is left open.
const CLASS: usize = 8;
/// Groups in groups go no deeper.
const DEEPEST: u32 = 50;
/// A compiled expression may take so many bytes.
pub(crate) const LARGEST: usize = 1 << 20;

/// Folded fragments of which one occurs, folded, wherever the expression matches.
///
/// # Errors
/// Why it can't be used, in plain words.
pub(crate) fn fragments(pattern: &str, ignores_case: bool) -> Result<Vec<String>, String> {
    let parsed = regex_syntax::ParserBuilder::new()
        .case_insensitive(ignores_case)
        .nest_limit(DEEPEST)
        .build()
        .parse(pattern);
    let hir = parsed.map_err(|error| {
        format!(
            "This regular expression can't be read: {}.",
            complaint(&error)
        )
    })?;
    let too_large = regex::RegexBuilder::new(pattern)
        .case_insensitive(ignores_case)
        .nest_limit(DEEPEST)
        .size_limit(LARGEST)
        .build()
        .is_err();
    if too_large {
        return Err(
            "This regular expression is too large. Use smaller repeats or fewer alternatives."
                .to_owned(),
        );
    }
    if hir.properties().minimum_len().unwrap_or_default() == 0 {
        return Err("This regular expression also matches nothing at all, and so everywhere. Leave out a * or ? that makes all of it optional.".to_owned());
    }
    let found = look(&hir);
    let best = better(found.exact, found.required);
    best.filter(|set| least_letters(set) >= LETTERS).ok_or_else(|| {
        "This regular expression has no three letters in a row that must occur, so it would slow down every article. Add some, or write the word without it.".to_owned()
    })
}

fn complaint(error: &regex_syntax::Error) -> String {
    match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        other => other.to_string(),
    }
}

/// What is known of a part: all it can match, and of what something occurs in all it matches.
struct Found {
    exact: Option<Vec<String>>,
    required: Option<Vec<String>>,
}

impl Found {
    fn exactly(set: Vec<String>) -> Self {
        Self {
            exact: Some(set),
            required: None,
        }
    }

    fn nothing() -> Self {
        Self {
            exact: None,
            required: None,
        }
    }
}

fn look(hir: &Hir) -> Found {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Found::exactly(vec![String::new()]),
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(letters) => Found::exactly(vec![text::fold(letters)]),
            Err(_) => Found::nothing(),
        },
        HirKind::Class(class) => members(class).map_or_else(Found::nothing, Found::exactly),
        HirKind::Capture(group) => look(&group.sub),
        HirKind::Repetition(times) => {
            let inner = look(&times.sub);
            match (times.min, times.max) {
                (1, Some(1)) => inner,
                (0, Some(1)) => Found {
                    exact: inner.exact.map(|mut set| {
                        set.push(String::new());
                        set
                    }),
                    required: None,
                },
                (0, _) => Found::nothing(),
                _ => Found {
                    exact: None,
                    required: better(inner.exact, inner.required),
                },
            }
        }
        HirKind::Concat(parts) => in_a_row(parts),
        HirKind::Alternation(parts) => alternatives(parts),
    }
}

fn members(class: &Class) -> Option<Vec<String>> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let count: usize = class.ranges().iter().map(|range| range.len()).sum();
    if count > CLASS {
        return None;
    }
    let characters = class
        .ranges()
        .iter()
        .flat_map(|range| range.start()..=range.end());
    let mut found: Vec<String> = characters.map(|c| text::fold(&c.to_string())).collect();
    found.sort();
    found.dedup();
    Some(found)
}

fn in_a_row(parts: &[Hir]) -> Found {
    let mut run = vec![String::new()];
    let mut best = None;
    let mut is_exact = true;
    for part in parts {
        let found = look(part);
        best = better(best, found.required);
        let joined = found.exact.as_ref().and_then(|next| crossed(&run, next));
        run = match (joined, found.exact) {
            (Some(joined), _) => joined,
            (None, next) => {
                is_exact = false;
                best = better(best, Some(run));
                next.unwrap_or_else(|| vec![String::new()])
            }
        };
    }
    if is_exact {
        return Found {
            exact: Some(run),
            required: best,
        };
    }
    Found {
        exact: None,
        required: better(best, Some(run)),
    }
}

fn crossed(left: &[String], right: &[String]) -> Option<Vec<String>> {
    if left.len() * right.len() > ALTERNATIVES {
        return None;
    }
    let join = |a: &String| {
        right
            .iter()
            .map(move |b| format!("{a}{b}"))
            .collect::<Vec<_>>()
    };
    Some(left.iter().flat_map(join).collect())
}

fn alternatives(parts: &[Hir]) -> Found {
    let mut exact = Some(Vec::new());
    let mut required = Some(Vec::new());
    for part in parts {
        let found = look(part);
        exact = exact
            .zip(found.exact.clone())
            .map(|(all, more)| [all, more].concat());
        let one = better(found.exact, found.required);
        required = required.zip(one).map(|(all, more)| [all, more].concat());
    }
    let few = |set: &Vec<String>| set.len() <= ALTERNATIVES;
    Found {
        exact: exact.filter(few),
        required: required.filter(few),
    }
}

/// The one whose shortest member is longer.
fn better(a: Option<Vec<String>>, b: Option<Vec<String>>) -> Option<Vec<String>> {
    match (a, b) {
        (Some(a), Some(b)) if least_letters(&b) > least_letters(&a) => Some(b),
        (Some(a), _) => Some(a),
        (None, b) => b,
    }
}

/// A character of a script without spaces says as much as two letters.
fn least_letters(set: &[String]) -> usize {
    let letters = |fragment: &String| {
        let count = fragment.chars().map(|c| match text::class(c) {
            text::Class::Between => 0,
            text::Class::Word | text::Class::Hangul => 1,
            text::Class::Katakana | text::Class::Free => 2,
        });
        count.sum::<usize>()
    };
    set.iter().map(letters).min().unwrap_or_default()
}
