//! The changes that are worth trying: few of each kind, those that the marks speak for.

use super::change::{Change, Kind};
use super::facts;
use super::lexicon::{Lexicon, Term};
use super::news::{News, Place};
use super::reading::{self, Terms};
use super::spot::{self, Spot};
use super::table::Table;
use crate::query::{Atom, Field, Form, Node, Query, Reach};

/// So many words are left out at once.
const MOST_WORDS: usize = 3;
/// A further word is worth it when it removes so many more.
const LEAST_MORE: usize = 2;
/// All of them are compiled and tried together; more would be work without end.
const MOST_CHANGES: usize = 300;

const HEADLINE: &[Field] = &[Field::Title];
const BEGINNING: &[Field] = &[Field::Title, Field::Lead];

/// All changes to be tried, the better ones of a kind first.
pub(super) fn changes(query: &Query, news: &News<'_>) -> Vec<Change> {
    let spots = spot::spots(query.root());
    let mut found: Vec<Change> = spots.iter().flat_map(stricter).collect();
    found.extend(facts::changes(news));
    found.extend(by_words(&spots, news));
    found.extend(by_neighbours(query, &spots, news));
    found.truncate(MOST_CHANGES);
    found
}

/// Changes of a spot that need no further word.
pub(super) fn stricter(spot: &Spot<'_>) -> Vec<Change> {
    let mut kinds = Vec::new();
    if spot.plain_words().is_some() {
        let forms = [Form::Exact, Form::Capitalised, Form::Capitals];
        kinds.extend(forms.map(Kind::Form));
    }
    if spot.is_alternative {
        kinds.push(Kind::Drop);
    }
    let is_open = spot.zone.is_none() && !matches!(spot.node, Node::Field(..));
    if is_open && spot::is_monotone(spot.node) {
        kinds.extend([BEGINNING, HEADLINE].map(Kind::Zones));
        kinds.extend([2, 3].map(Kind::AtLeast));
    }
    let change = |kind| Change {
        path: spot.path.clone(),
        kind,
    };
    kinds.into_iter().map(change).collect()
}

/// Changes by words of the whole article: without them, or with them only.
fn by_words(spots: &[Spot<'_>], news: &News<'_>) -> Vec<Change> {
    let mut lexicon = Lexicon::default();
    let mut terms = Vec::new();
    for article in &news.articles {
        terms.push(reading::of_article(article, &mut lexicon));
    }
    let table = Table::of(news.with(&terms));
    let against = sets(&table.against(&lexicon), news, &terms);
    let without =
        |words: Vec<Term>| Kind::Without(words.into_iter().map(|it| lexicon.shown(it)).collect());
    let mut kinds: Vec<Kind> = against.into_iter().map(without).collect();
    let companions = table.companions(&lexicon).into_iter();
    kinds.extend(companions.map(|word| Kind::With(lexicon.shown(word))));
    let mut found = Vec::new();
    for kind in kinds {
        let places = spots
            .iter()
            .filter(|spot| spot.path.is_empty() || spot.is_alternative);
        found.extend(places.map(|spot| Change {
            path: spot.path.clone(),
            kind: kind.clone(),
        }));
    }
    found
}

/// Changes by words that stand near a word of the query.
fn by_neighbours(query: &Query, spots: &[Spot<'_>], news: &News<'_>) -> Vec<Change> {
    let atoms = query.atoms();
    let mut found = Vec::new();
    for spot in spots {
        // The same atom of the same tree, not one that is equal to it.
        let is_this = |atom: &&Atom| spot.atom().is_some_and(|it| std::ptr::eq(it, *atom));
        let Some(number) = atoms.iter().position(is_this) else {
            continue;
        };
        for reach in [Reach::Words(0), Reach::Sentence] {
            let kinds = unless(reach, number, news).into_iter();
            found.extend(kinds.map(|kind| Change {
                path: spot.path.clone(),
                kind,
            }));
        }
    }
    found
}

/// Changes of one word by those so near it.
fn unless(reach: Reach, number: usize, news: &News<'_>) -> Vec<Kind> {
    let mut lexicon = Lexicon::default();
    let mut terms = Vec::new();
    for article in &news.articles {
        let places = article.places.iter().filter(|(of, _)| *of == number);
        let places: Vec<&Place> = places.map(|(_, place)| place).collect();
        terms.push(match reach {
            Reach::Words(_) => reading::beside(article, &places, &mut lexicon),
            _ => reading::of_sentences(article, &places, &mut lexicon),
        });
    }
    let against = Table::of(news.with(&terms)).against(&lexicon);
    let shown = |words: Vec<Term>| words.into_iter().map(|it| lexicon.shown(it)).collect();
    let sets = sets(&against, news, &terms).into_iter();
    sets.map(|words| Kind::Unless(reach, shown(words)))
        .collect()
}

/// Each word alone, then the best of them with what removes most of the rest.
fn sets(words: &[Term], news: &News<'_>, terms: &[Terms]) -> Vec<Vec<Term>> {
    let rejected = news.with(terms).filter(|(is_rejected, _)| *is_rejected);
    let mut left: Vec<&Terms> = rejected.map(|(_, terms)| terms).collect();
    let mut sets: Vec<Vec<Term>> = words.iter().map(|word| vec![*word]).collect();
    let mut chosen: Vec<Term> = Vec::new();
    while chosen.len() < MOST_WORDS {
        let removes = |word: &Term| left.iter().filter(|it| it.has(*word)).count();
        // The first of several that do as well: the words are in order.
        let best = words.iter().rev().max_by_key(|word| removes(word));
        let Some(best) = best.filter(|best| removes(best) >= LEAST_MORE) else {
            break;
        };
        left.retain(|it| !it.has(*best));
        chosen.push(*best);
        if chosen.len() > 1 {
            sets.push(chosen.clone());
        }
    }
    sets
}
