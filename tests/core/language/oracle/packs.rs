//! Alias packs: which of their forms count, and what near them shows that something else is meant.

use newshawk_core::alias::{self, Case, Pack};
use newshawk_core::query::{Form, Reach};

use super::article::{Article, Place};
use super::near;
use super::rows::{self, Row};
use super::terms::typed_words;
use super::words::{Word, has_no_small_letter, words};

/// “A pack's form counts in articles of its language, of every language where it says so, and, in
/// scripts other than Latin, everywhere. In an article of unknown language, or of one the pack says
/// nothing of, all forms count.”
pub(crate) fn places(pack: &Pack, form: Form, index: usize, article: &Article) -> Vec<Place> {
    let language = article.language.as_deref();
    let is_own = |it: &alias::Form| it.language.is_some() && it.language.as_deref() == language;
    let says_nothing = !pack.forms.iter().any(is_own);
    let counts = |it: &&alias::Form| {
        says_nothing || is_own(it) || it.language.is_none() || !is_latin(&it.text)
    };
    let mut found = Vec::new();
    for written in pack.forms.iter().filter(counts) {
        let row = Row::new(&written.text);
        let mut ways = vec![row.as_typed()];
        if form != Form::Exact {
            ways.extend(row.with_particles(language));
        }
        let here = rows::places(&row, &ways, form, index, article).into_iter();
        let block = &article.blocks[index];
        found
            .extend(here.filter(|place| has_case(written, &block.words[place.first..=place.last])));
    }
    let all = found.clone();
    found.retain(|place| !is_guarded(pack, place, &all, article));
    found
}

/// “A place of a form that has one of its pack's exceptions near it does not count; but an exception
/// that overlaps some place of the pack takes away only the places it overlaps, and one that is part
/// of a longer place of the pack takes away nothing.”
fn is_guarded(pack: &Pack, place: &Place, all: &[Place], article: &Article) -> bool {
    let language = article.language.as_deref();
    let mut guards = pack
        .unless
        .iter()
        .filter(|it| it.language.is_none() || it.language.as_deref() == language);
    guards.any(|guard| {
        let reach = Reach::Words(guard.within);
        let others = guard
            .words
            .iter()
            .flat_map(|word| typed_words(word, Form::Usual, place.block, article));
        let mut others = others.filter(|other| !all.iter().any(|it| near::is_part(other, it)));
        others.any(
            |other| match all.iter().any(|it| near::overlap(it, &other)) {
                true => near::overlap(place, &other),
                false => near::is_within_reach(article, reach, place, &other),
            },
        )
    })
}

/// Which letters of a form must be capitals in the article.
fn has_case(written: &alias::Form, here: &[Word]) -> bool {
    let form = words(&written.text);
    let mut pairs = here.iter().zip(&form);
    match written.case {
        Case::Any => true,
        Case::Capitals => here.iter().all(|word| has_no_small_letter(&word.text)),
        Case::AsWritten => pairs.all(|(found, wanted)| {
            let mut letters = found.text.chars().zip(wanted.text.chars());
            letters.all(|(found, wanted)| !wanted.is_uppercase() || !found.is_lowercase())
        }),
    }
}

fn is_latin(text: &str) -> bool {
    text.chars().any(
        |c| matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'),
    )
}
