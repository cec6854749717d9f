//! How strictly a place is compared: `=`, `^^`, `^`.

use newshawk_core::query::Form;

use super::article::Block;
use super::rows::Row;
use super::words::{Word, fold, has_no_small_letter, is_apostrophe, words};

/// Does a row that stands here look as strict as its form says? With the length of the stem where
/// its last word is a plural.
pub(crate) fn suits(
    form: Form,
    row: &Row,
    block: &Block,
    first: usize,
    stem: Option<usize>,
) -> bool {
    let here = &block.words[first..first + row.words.len()];
    let Some((last, before)) = here.split_last() else {
        return false;
    };
    let has_its_stem =
        || stem.is_none_or(|stem| !row.ends_in_capitals() || is_stem_in_capitals(last, stem));
    match form {
        Form::Fuzzy => true,
        // “These further forms count only with the stem in capitals.”
        Form::Usual => has_its_stem(),
        Form::Exact => !goes_on_as_possessive(block, first + here.len() - 1),
        // “No letter of the place is a small one, but for a plural ending.”
        Form::Capitals => {
            before.iter().all(|word| has_no_small_letter(&word.text))
                && stem.map_or_else(
                    || has_no_small_letter(&last.text),
                    |stem| is_stem_in_capitals(last, stem),
                )
        }
        Form::Capitalised => has_its_stem() && is_capitalised(&row.words, block, first),
    }
}

/// The same for a prefix or pattern, which is one word.
pub(crate) fn suits_word(form: Form, typed: &str, block: &Block, at: usize) -> bool {
    match form {
        Form::Usual | Form::Fuzzy => true,
        Form::Exact => !goes_on_as_possessive(block, at),
        Form::Capitals => has_no_small_letter(&block.words[at].text),
        Form::Capitalised => is_capitalised(&words(typed)[..1], block, at),
    }
}

/// “Each word that was typed with a capital (each word, where none was) starts with one, and at
/// least one of these words does not start its sentence. Letters without case always pass.”
fn is_capitalised(typed: &[Word], block: &Block, first: usize) -> bool {
    let is_capital = |word: &Word| word.text.chars().next().is_some_and(char::is_uppercase);
    let any = typed.iter().any(is_capital);
    let meant = typed
        .iter()
        .enumerate()
        .filter(|(_, word)| !any || is_capital(word));
    let meant: Vec<usize> = meant.map(|(offset, _)| first + offset).collect();
    let letter = |at: usize| block.words[at].text.chars().next().unwrap_or(' ');
    let has_no_case = |at: usize| !letter(at).is_uppercase() && !letter(at).is_lowercase();
    let starts_sentence = |at: usize| at == 0 || block.sentences[at - 1] != block.sentences[at];
    meant.iter().all(|at| !letter(*at).is_lowercase())
        && meant
            .iter()
            .any(|at| has_no_case(*at) || !starts_sentence(*at))
}

/// “A place that goes on with an apostrophe and `s` does not count.”
fn goes_on_as_possessive(block: &Block, last: usize) -> bool {
    let Some(next) = block.words.get(last + 1) else {
        return false;
    };
    let mut gap = block.text[block.words[last].end..next.start].chars();
    gap.next().is_some_and(is_apostrophe) && gap.next().is_none() && next.kept == "s"
}

/// None of the letters whose folding makes up the stem is a small one.
fn is_stem_in_capitals(word: &Word, stem: usize) -> bool {
    let mut ends = word.text.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.find(|end| fold(&word.text[..*end]).chars().count() >= stem);
    has_no_small_letter(&word.text[..end.unwrap_or(word.text.len())])
}
