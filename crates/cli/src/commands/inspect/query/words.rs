//! A query in words for people.

use newshawk_core::alias::{Case, Form, Pack, Unless};
use newshawk_core::query::{Chips, Lint, Query};

use super::{Understood, by_language, readings};
use crate::output::{clean, count, padded};
use crate::queries::underlined;

/// The names of the rows stand in a column of their own.
const NAMES: usize = 12;

pub(super) fn for_people(it: &Understood<'_>) -> String {
    let mut lines = vec![it.query.sentence(), String::new()];
    lines.push(row("Read as", &it.query.to_string()));
    lines.extend(chips(&it.chips));
    for lint in &it.lints {
        lines.push(String::new());
        lines.extend(remark(&it.query, lint));
    }
    for (name, query) in &it.watches {
        lines.push(String::new());
        lines.push(format!("#{name} stands for {}", query.text()));
        lines.push(format!("  {}", query.sentence()));
    }
    for pack in &it.packs {
        lines.push(String::new());
        lines.extend(names(pack));
    }
    let lines: Vec<String> = lines.iter().map(|line| clean(line)).collect();
    lines.join("\n")
}

fn row(name: &str, text: &str) -> String {
    format!("{}{text}", padded(name, NAMES))
}

fn chips(chips: &Chips) -> Vec<String> {
    let rows = [
        ("Any of", &chips.any),
        ("All of", &chips.all),
        ("None of", &chips.none),
    ];
    let mut lines = Vec::new();
    if let Some(near) = &chips.near {
        let groups = near.groups.iter().map(|group| in_a_row(group));
        let groups: Vec<String> = groups.collect();
        lines.push(row("Near", &groups.join(&format!("  {}  ", near.near))));
    }
    for (name, chips) in rows {
        if !chips.is_empty() {
            lines.push(row(name, &in_a_row(chips)));
        }
    }
    lines
}

fn in_a_row(chips: &[String]) -> String {
    let boxes: Vec<String> = chips.iter().map(|chip| format!("[{chip}]")).collect();
    boxes.join(" ")
}

fn remark(query: &Query, lint: &Lint) -> Vec<String> {
    let mut lines = vec![lint.message.clone()];
    lines.extend(underlined(query.text(), &lint.span).into_iter().flatten());
    let readings = readings(query, lint);
    // Both readings are told in full where the question is which one is meant.
    if readings.iter().any(|(_, _, ours)| *ours) {
        for (text, read, ours) in readings {
            let name = if ours { "Read here" } else { "Elsewhere" };
            lines.push(format!("  {}", row(name, text)));
            lines.push(format!("  {}", row("", &read.sentence())));
        }
        return lines;
    }
    for (index, fix) in lint.fixes.iter().enumerate() {
        let name = if index == 0 { "Try" } else { "or" };
        lines.push(format!("  {}", row(name, fix)));
    }
    lines
}

/// A pack, its forms in a row for each language, marked as they are in a pack's file.
fn names(pack: &Pack) -> Vec<String> {
    let also: Vec<String> = pack.also.iter().map(|name| format!("@{name}")).collect();
    let also = match also.as_slice() {
        [] => String::new(),
        some => format!(" (also {})", some.join(", ")),
    };
    let forms = count(pack.forms.len(), "form", "forms");
    let mut lines = vec![format!(
        "@{}{also} stands for {}: {forms}, version {}",
        pack.name, pack.title, pack.version
    )];
    for (language, forms) in by_language(pack) {
        let forms: Vec<String> = forms.into_iter().map(written).collect();
        let language = language.unwrap_or("all");
        lines.push(format!("  {}{}", padded(language, 5), forms.join(", ")));
    }
    lines.extend(pack.unless.iter().map(exception));
    let has = |case| pack.forms.iter().any(|form| form.case == case);
    let marks = match (has(Case::Capitals), has(Case::AsWritten)) {
        (true, true) => "^^ only in capitals, ! only with its capitals as written",
        (true, false) => "^^ only in capitals",
        (false, true) => "! only with its capitals as written",
        (false, false) => return lines,
    };
    lines.push(format!("  ({marks})"));
    lines
}

fn written(form: &Form) -> String {
    let mark = match form.case {
        Case::Any => "",
        Case::AsWritten => "!",
        Case::Capitals => "^^",
    };
    format!("{mark}{}", form.text)
}

fn exception(unless: &Unless) -> String {
    let place = match unless.within {
        0 => "right beside".to_owned(),
        words => format!("within {} of", count(words as usize, "word", "words")),
    };
    let language = unless
        .language
        .as_deref()
        .map_or(String::new(), |language| format!(" ({language})"));
    format!("  not {place} {}{language}", unless.words.join(", "))
}
