//! An explanation for people.

use std::collections::BTreeMap;

use newshawk_core::matching::{Evidence, Explanation};
use newshawk_core::notice;

use super::page::Shown;
use crate::output::{clean, count};
use crate::proof;

/// So many sentences convince; JSON has all of them.
const SENTENCES: usize = 12;

pub(super) fn for_people(shown: &Shown, explained: &Explanation) -> String {
    let mut lines = vec![verdict(explained)];
    lines.extend(sentences(&explained.evidence, shown));
    lines.extend(names(&explained.evidence));
    lines.extend(doubt(shown).map(str::to_owned));
    lines.extend(outside(explained.chrome_hits));
    lines.join("\n")
}

fn doubt(shown: &Shown) -> Option<&'static str> {
    if !shown.has_text() {
        return Some(
            "  The article can't be told from what stands around it on this page, so only its headline and teaser were looked at.",
        );
    }
    let doubt = "  It is not certain that what was looked at is the article: there is little text on this page.";
    shown.is_doubtful().then_some(doubt)
}

fn verdict(explained: &Explanation) -> String {
    if explained.matched && explained.evidence.is_empty() {
        return "It matches, by what is known of the article and by what is not in it.".to_owned();
    }
    if explained.matched {
        return "It matches.".to_owned();
    }
    match (&explained.failed_clause, &explained.nearest) {
        (Some(clause), Some(nearest)) => format!(
            "It does not match at “{}”: {}",
            clean(clause),
            stopped(clean(nearest))
        ),
        (Some(clause), None) => format!("It does not match at “{}”.", clean(clause)),
        (None, _) => "It does not match.".to_owned(),
    }
}

/// With a full stop, unless it ends with the sentence of an article.
fn stopped(mut text: String) -> String {
    if !text.ends_with('”') {
        text.push('.');
    }
    text
}

fn sentences(evidence: &[Evidence], shown: &Shown) -> Vec<String> {
    let firsts = proof::by_sentence(evidence, shown.blocks());
    let told = firsts.iter().take(SENTENCES).map(|found| {
        format!(
            "  {}: {}",
            notice::place(found.zone),
            proof::marked(found, evidence, shown.blocks())
        )
    });
    let mut lines: Vec<String> = told.collect();
    let more = firsts.len().saturating_sub(SENTENCES);
    if more > 0 {
        let more = count(more, "more sentence has", "more sentences have");
        lines.push(format!("  {more} places too; --json has them all."));
    }
    lines
}

/// Which forms of the packs it was: `@Russia` stands here as Россию and Russland.
fn names(evidence: &[Evidence]) -> Option<String> {
    let mut forms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for found in evidence.iter().filter(|found| found.alias.is_some()) {
        let known = forms.entry(&found.term).or_default();
        if !known.contains(&found.form.as_str()) {
            known.push(&found.form);
        }
    }
    let told = forms
        .iter()
        .map(|(term, forms)| format!("{term} stands here as {}", clean(&forms.join(", "))));
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("  {}.", told.join("; ")))
}

fn outside(hits: usize) -> Option<String> {
    let times = match hits {
        0 => return None,
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    };
    Some(format!(
        "  Its words stand {times} outside the article, where they never count."
    ))
}
