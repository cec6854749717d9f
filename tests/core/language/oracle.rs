//! What the page docs/watch-language.md says, written down once more: slow, and simple enough to be
//! compared with the page line by line. It shares the tree and the packs with the matcher, and
//! nothing else: not its words, not its folding, not its sentences.

mod article;
mod forms;
mod known;
mod looks;
mod near;
mod packs;
mod particles;
mod rows;
mod sentences;
mod terms;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use newshawk_core::alias::Packs;
use newshawk_core::article::Zone;
use newshawk_core::query::{Atom, Field, Node, Term, Weighted};

use article::Place;
pub(crate) use article::{Article, Known, Source};
use near::Group;
use terms::Expressions;
pub(crate) use words::words;

/// The evaluator, with what names stand for.
#[derive(Default)]
pub(crate) struct Oracle {
    packs: Packs,
    /// Other watches' queries by name, spaces written `-`.
    saved: BTreeMap<String, Node>,
    expressions: Expressions,
}

/// Where a part of a query looks: “a field in a field is both”.
#[derive(Clone, Default)]
struct Scope {
    fields: Vec<Field>,
    /// The least of all `FIRST/n` around.
    first: Option<u32>,
}

impl Oracle {
    pub(crate) fn new(packs: Packs, saved: BTreeMap<String, Node>) -> Self {
        Self {
            packs,
            saved,
            expressions: Expressions::default(),
        }
    }

    /// Does a query hold for an article?
    pub(crate) fn holds(&self, node: &Node, article: &Article) -> bool {
        self.in_scope(article, Scope::default()).holds(node)
    }

    /// What speaks for a query that holds: block, start and end in bytes.
    pub(crate) fn proof(&self, node: &Node, article: &Article) -> BTreeSet<(usize, usize, usize)> {
        let places = self
            .in_scope(article, Scope::default())
            .proof(node)
            .into_iter();
        let pieces = |place: Place| {
            let block = place.block;
            place
                .pieces
                .into_iter()
                .map(move |(start, end)| (block, start, end))
        };
        places.flat_map(pieces).collect()
    }

    fn in_scope<'a>(&'a self, article: &'a Article, scope: Scope) -> Look<'a> {
        Look {
            oracle: self,
            article,
            scope,
        }
    }
}

/// One look at one article.
struct Look<'a> {
    oracle: &'a Oracle,
    article: &'a Article,
    scope: Scope,
}

impl Look<'_> {
    fn holds(&self, node: &Node) -> bool {
        match node {
            Node::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Node::All(parts) => parts.iter().all(|part| self.holds(part)),
            Node::Not(part) => !self.holds(part),
            Node::Near(..) | Node::Unless(..) => self.group(node).holds(),
            Node::Field(field, part) if is_known(*field) => {
                known::holds(*field, part, self.article)
            }
            Node::Field(field, part) => self.within(*field).holds(part),
            Node::Bounds(measure, bounds) => known::lies(*measure, bounds, self.article),
            Node::AtLeast(count, atoms) => self.at_least(atoms) >= *count as usize,
            Node::First(words, part) => self.first(*words).holds(part),
            Node::Score(least, parts) => {
                parts
                    .iter()
                    .map(|part| part.weight.0 * self.times(part))
                    .sum::<i64>()
                    >= least.0
            }
            Node::Atom(atom) => match self.saved(atom) {
                Some(query) => self.holds(query),
                None => !self.places(atom).is_empty(),
            },
        }
    }

    /// All places that speak for a part, if it holds; nothing speaks for what must not be, or is known.
    fn proof(&self, node: &Node) -> Vec<Place> {
        match node {
            // None of them speaks for a whole that does not hold.
            Node::All(_) | Node::AtLeast(..) | Node::Score(..) if !self.holds(node) => Vec::new(),
            Node::Any(parts) | Node::All(parts) => {
                parts.iter().flat_map(|part| self.proof(part)).collect()
            }
            Node::Near(..) | Node::Unless(..) => self.group(node).proof(),
            Node::Field(field, part) if !is_known(*field) => self.within(*field).proof(part),
            Node::First(words, part) => self.first(*words).proof(part),
            Node::AtLeast(_, atoms) => self.counted(atoms),
            Node::Score(_, parts) => {
                let for_it = parts.iter().filter(|part| part.weight.0 > 0);
                for_it.flat_map(|part| self.proof(&part.of)).collect()
            }
            Node::Atom(atom) => match self.saved(atom) {
                Some(query) => self.proof(query),
                None => self.places(atom),
            },
            Node::Not(_) | Node::Field(..) | Node::Bounds(..) => Vec::new(),
        }
    }

    /// “Saved queries stand for the query of the watch.”
    fn saved(&self, atom: &Atom) -> Option<&Node> {
        match &atom.term {
            Term::Saved(name) => self.oracle.saved.get(name),
            _ => None,
        }
    }

    fn within(&self, field: Field) -> Look<'_> {
        let mut scope = self.scope.clone();
        scope.fields.push(field);
        self.oracle.in_scope(self.article, scope)
    }

    fn first(&self, words: u32) -> Look<'_> {
        let mut scope = self.scope.clone();
        scope.first = Some(scope.first.map_or(words, |known| known.min(words)));
        self.oracle.in_scope(self.article, scope)
    }

    fn places(&self, atom: &Atom) -> Vec<Place> {
        let pack = match &atom.term {
            Term::Alias(name) => self.oracle.packs.get(name),
            _ => None,
        };
        let look = || terms::places(atom, pack, self.article, &self.oracle.expressions);
        let mut found = self.article.once(atom, look);
        found.retain(|place| self.is_in_scope(place));
        found
    }

    fn is_in_scope(&self, place: &Place) -> bool {
        let zone = self.article.blocks[place.block].zone;
        let is_in_fields = self.scope.fields.iter().all(|field| takes_in(*field, zone));
        is_in_fields
            && self
                .scope
                .first
                .is_none_or(|words| self.is_among_first(place, words))
    }

    /// “`FIRST/n` takes the blocks of lead, body and quotations in their order; a place counts when its
    /// last word is among the first n.”
    fn is_among_first(&self, place: &Place, words: u32) -> bool {
        let blocks = &self.article.blocks;
        let before = blocks[..place.block].iter().filter(|block| block.is_text());
        let before: usize = before.map(|block| block.words.len()).sum();
        blocks[place.block].is_text() && before + place.last < words as usize
    }

    /// A part as proximity sees it.
    fn group(&self, node: &Node) -> Group {
        match node {
            Node::Any(parts) => Group::Any(parts.iter().map(|part| self.group(part)).collect()),
            Node::All(parts) => Group::All(parts.iter().map(|part| self.group(part)).collect()),
            Node::Near(how, left, right) => {
                near::near(self.article, *how, &self.group(left), &self.group(right))
            }
            Node::Unless(reach, kept, other) => {
                near::unless(self.article, *reach, &self.group(kept), &self.group(other))
            }
            Node::Field(field, part) if !is_known(*field) => self.within(*field).group(part),
            Node::First(words, part) => self.first(*words).group(part),
            Node::Atom(atom) => match (self.saved(atom), &atom.term) {
                (Some(query), _) => self.group(query),
                (None, Term::Saved(_)) => Group::Nowhere,
                (None, _) => Group::Places(self.places(atom)),
            },
            Node::Not(_)
            | Node::Field(..)
            | Node::Bounds(..)
            | Node::AtLeast(..)
            | Node::Score(..) => Group::Nowhere,
        }
    }

    /// “`ATLEAST` counts different first words of places in title, lead, body and quotations.”
    fn at_least(&self, atoms: &[Atom]) -> usize {
        let counted = self.counted(atoms).into_iter();
        let different: BTreeSet<(usize, usize)> =
            counted.map(|place| (place.block, place.first)).collect();
        different.len()
    }

    fn counted(&self, atoms: &[Atom]) -> Vec<Place> {
        let groups = atoms
            .iter()
            .map(|atom| self.group(&Node::Atom(atom.clone())));
        let places = groups.flat_map(|group| group.standing());
        places
            .filter(|place| self.article.blocks[place.block].is_title_or_text())
            .collect()
    }

    /// “`SCORE` adds for each part its weight for each place, up to N places with `xN`, one without; a
    /// place in the title counts twice and is counted first. A part that has no places of its own
    /// counts once when it holds.”
    fn times(&self, part: &Weighted) -> i64 {
        let Some(places) = self.group(&part.of).places() else {
            return i64::from(self.holds(&part.of));
        };
        let different: BTreeSet<(usize, usize, usize)> = places
            .iter()
            .map(|place| (place.block, place.first, place.last))
            .collect();
        let is_title = |block: usize| self.article.blocks[block].zone == Zone::Title;
        let in_title = different
            .iter()
            .filter(|(block, ..)| is_title(*block))
            .count();
        let elsewhere = different.len() - in_title;
        let counted_title = in_title.min(part.cap as usize);
        let counted_elsewhere = elsewhere.min(part.cap as usize - counted_title);
        i64::try_from(2 * counted_title + counted_elsewhere).unwrap_or(i64::MAX)
    }
}

/// Fields that say something of the article and not of its words.
fn is_known(field: Field) -> bool {
    matches!(
        field,
        Field::Source | Field::Domain | Field::Url | Field::Lang | Field::Country | Field::Pack
    )
}

/// “`body:` takes in lead and quotations. `any:` is the whole article: all zones but `chrome`.”
fn takes_in(field: Field, zone: Zone) -> bool {
    match field {
        Field::Title => zone == Zone::Title,
        Field::Lead => zone == Zone::Lead,
        Field::Body => matches!(zone, Zone::Lead | Zone::Body | Zone::Quote),
        Field::Caption => zone == Zone::Caption,
        Field::Quote => zone == Zone::Quote,
        Field::Author => zone == Zone::Author,
        Field::Tag => zone == Zone::Tag,
        _ => zone != Zone::Chrome,
    }
}
