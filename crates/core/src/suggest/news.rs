//! The marked articles that the query finds today, and where its words stand in them.

use std::ops::Range;

use super::reading::Terms;
use super::{MOST_MARKS, Marks};
use crate::ids::WatchId;
use crate::matching::{Matcher, Subject, Vocabulary};
use crate::query::{Atom, Node, Query};

/// Marked articles.
pub(super) struct News<'a> {
    pub(super) articles: Vec<Marked<'a>>,
    /// How many are marked as not relevant.
    pub(super) rejected: usize,
    /// How many are not.
    pub(super) accepted: usize,
}

/// A marked article.
pub(super) struct Marked<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) is_rejected: bool,
    /// Where each of the query's words stands, by their order in the query.
    pub(super) places: Vec<(usize, Place)>,
}

/// A place of a word.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) block: usize,
    pub(super) range: Range<usize>,
}

impl<'a> News<'a> {
    pub(super) fn of(query: &Query, marks: Marks<'a>, vocabulary: &Vocabulary<'_>) -> Self {
        let matcher = Matcher::for_query(query, vocabulary);
        let words = Words::of(query, vocabulary);
        let marked = |subjects: &'a [Subject<'a>], is_rejected| {
            let newest = subjects.iter().take(MOST_MARKS);
            let found = newest.filter(|subject| matcher.is_match(**subject));
            found.map(move |subject| (*subject, is_rejected))
        };
        let all = marked(marks.rejected, true).chain(marked(marks.accepted, false));
        let articles: Vec<Marked<'a>> = all
            .map(|(subject, is_rejected)| Marked {
                subject,
                is_rejected,
                places: words.places(subject),
            })
            .collect();
        let rejected = articles.iter().filter(|it| it.is_rejected).count();
        Self {
            rejected,
            accepted: articles.len() - rejected,
            articles,
        }
    }

    /// Whether each article was rejected, and what it has.
    pub(super) fn with<'t>(&self, terms: &'t [Terms]) -> impl Iterator<Item = (bool, &'t Terms)> {
        let marks = self.articles.iter().map(|it| it.is_rejected);
        marks.zip(terms)
    }
}

/// The words of a query, each as a query of its own: evidence of the whole leaves out places that
/// don't fulfil it, and a change has to know them all.
struct Words {
    matcher: Matcher,
    /// Which word of the query each of the matcher's queries is.
    numbers: Vec<usize>,
}

impl Words {
    fn of(query: &Query, vocabulary: &Vocabulary<'_>) -> Self {
        let atoms = query.atoms().into_iter().enumerate();
        let alone = |(number, atom): (usize, &Atom)| {
            let text = Node::Atom(atom.clone()).to_string();
            Some((number, Query::parse(&text).ok()?))
        };
        let (numbers, queries): (Vec<usize>, Vec<Query>) = atoms.filter_map(alone).unzip();
        Self {
            matcher: Matcher::for_queries(&queries, vocabulary),
            numbers,
        }
    }

    fn places(&self, subject: Subject<'_>) -> Vec<(usize, Place)> {
        let mut found = Vec::new();
        for matched in self.matcher.matches(subject) {
            let WatchId(index) = matched.watch;
            let Some(number) = self.numbers.get(index as usize) else {
                continue;
            };
            found.extend(matched.evidence.iter().map(|evidence| {
                let place = Place {
                    block: evidence.block as usize,
                    range: evidence.range(),
                };
                (*number, place)
            }));
        }
        found
    }
}
