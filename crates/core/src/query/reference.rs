//! Other watches inside a query: that each is there, and that none leads back to where it began.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Query;
use super::budget::{MOST_PAIRS, MOST_WORDS, Sizes};
use super::error::{QueryError, replaced};
use super::spelling::{listed, nearest};
use crate::ids::WatchId;
use crate::matching::saved_name;
use crate::watch::Watch;

impl Query {
    /// What is wrong with the watches that it refers to, as the query of the watch of this id and
    /// name; of no watch yet, where there is none.
    ///
    /// # Errors
    /// A reference to a watch that there is not, or one that leads back to this watch.
    pub fn check_references(
        &self,
        own: Option<(WatchId, &str)>,
        watches: &[Watch],
    ) -> Result<(), QueryError> {
        let id = own.map(|(id, _)| id);
        let others: Vec<&Watch> = watches.iter().filter(|it| Some(it.id) != id).collect();
        let own_name = own.map(|(_, name)| saved_name(name));
        for (name, span) in self.saved() {
            let key = saved_name(name);
            if own_name.as_ref() == Some(&key) {
                return Err(circle(name, span, &[]));
            }
            let Some(other) = others.iter().find(|it| saved_name(&it.name) == key) else {
                return Err(self.unknown(name, span, &others));
            };
            if let Some(own) = &own_name
                && let Some(way) = way_to(own, other, &others)
            {
                return Err(circle(name, span, &way));
            }
        }
        self.check_size(watches)
    }

    /// With all its references spelled out it must still be a query that can be asked of every article.
    fn check_size(&self, watches: &[Watch]) -> Result<(), QueryError> {
        let sizes = Sizes::new(watches);
        if !sizes.of(self.root()).is_too_large() {
            return Ok(());
        }
        let size = |name: &str| {
            let key = saved_name(name);
            let watch = watches.iter().find(|it| saved_name(&it.name) == key);
            watch.map_or(0, |watch| sizes.of(watch.query.root()).words)
        };
        let largest = self.saved().into_iter().max_by_key(|(name, _)| size(name));
        let (name, span) = largest.unwrap_or(("", 0..self.text().len()));
        let message = format!(
            "With #{name} spelled out this is too long to be asked of every article: a query stands for {MOST_WORDS} words and phrases, and for {MOST_PAIRS} pairs near each other, at most."
        );
        Err(QueryError::new(message, span))
    }

    fn unknown(&self, name: &str, span: Range<usize>, watches: &[&Watch]) -> QueryError {
        let names: Vec<String> = watches.iter().map(|it| it.name.replace(' ', "-")).collect();
        let guesses = nearest(name, names.iter().map(String::as_str));
        let asked: Vec<String> = guesses.iter().map(|guess| format!("#{guess}")).collect();
        let question = if asked.is_empty() {
            "Without # it is a word.".to_owned()
        } else {
            format!(
                "Did you mean {}? Without # it is a word.",
                listed(&asked, "or")
            )
        };
        let sign = self.text()[span.clone()]
            .find(['#', '＃'])
            .unwrap_or_default();
        let place = span.start + sign..span.end;
        let mut error =
            QueryError::new(format!("There is no watch named {name}. {question}"), span);
        for fix in asked.iter().map(String::as_str).chain([name]) {
            error = error.or(replaced(self.text(), &place, fix));
        }
        error.fixes.retain(|fix| Self::parse(fix).is_ok());
        error
    }
}

/// The watches whose meaning changes with that of this one: those that refer to it, and those that
/// refer to them.
pub fn dependents<'a>(watch: &Watch, watches: &'a [Watch]) -> Vec<&'a Watch> {
    let key = saved_name(&watch.name);
    let all: Vec<&Watch> = watches.iter().collect();
    let leads_here = |other: &&Watch| other.id != watch.id && way_to(&key, other, &all).is_some();
    watches.iter().filter(leads_here).collect()
}

/// The names on the way from a watch to the one of this name, where one leads there.
fn way_to(goal: &str, from: &Watch, watches: &[&Watch]) -> Option<Vec<String>> {
    walk(goal, from, watches, &mut BTreeSet::new())
}

fn walk(
    goal: &str,
    from: &Watch,
    watches: &[&Watch],
    seen: &mut BTreeSet<WatchId>,
) -> Option<Vec<String>> {
    if !seen.insert(from.id) {
        return None;
    }
    for (name, _) in from.query.saved() {
        let key = saved_name(name);
        if key == goal {
            return Some(vec![from.name.clone()]);
        }
        let next = watches.iter().find(|it| saved_name(&it.name) == key);
        if let Some(mut way) = next.and_then(|next| walk(goal, next, watches, seen)) {
            way.insert(0, from.name.clone());
            return Some(way);
        }
    }
    None
}

fn circle(name: &str, span: Range<usize>, way: &[String]) -> QueryError {
    let quoted: Vec<String> = way.iter().map(|name| format!("“{name}”")).collect();
    let how = if quoted.is_empty() {
        "A watch can't refer to itself.".to_owned()
    } else {
        format!(
            "This comes back to itself by way of {}.",
            listed(&quoted, "and")
        )
    };
    QueryError::new(
        format!("{how} Take #{name} out, or write the words themselves."),
        span,
    )
}
