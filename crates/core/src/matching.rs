//! Which watches an article fulfils, and the proof.
//!
//! Matching is searching turned round: queries stand still and articles pass by. So the watchlist
//! is compiled, not the article: one pass finds every word of every watch, a watch whose rarest
//! word is missing is never looked at, and the others are evaluated exactly. The same evaluator
//! serves live matching, search, explanation and backfill; what is outside the article never counts.

mod build;
mod evaluate;
mod evidence;
mod explain;
mod expression;
mod fact;
mod hits;
mod lexicon;
mod lists;
mod near;
mod needs;
mod page;
mod pages;
mod pattern;
mod plan;
mod prefix;
mod shape;
mod table;
mod terms;
mod typed;
mod words;

use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use url::Url;

use crate::alias::Packs;
use crate::article::{Block, Head, Zone};
use crate::ids::WatchId;
use crate::query::Query;
use crate::source::Source;
use crate::text;
use crate::text::forms::Languages;
use crate::watch::Watch;
use build::Builder;
use evaluate::{Evaluation, Scope};
use evidence::Prover;
use lexicon::Lexicon;
use lists::Lists;
use page::Page;
use pages::{Article, Reading};
use plan::Plan;
use terms::Terms;

pub use evidence::Evidence;
pub use explain::{Explanation, explain};

/// An article as it is matched: one revision of its text, and what is known of it.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// Its text in zones.
    pub blocks: &'a [Block],
    /// What is known of it.
    pub facts: Facts<'a>,
}

/// What is known of an article besides its text. What is not known matches no field.
#[derive(Clone, Copy, Default)]
pub struct Facts<'a> {
    /// Its language code, declared or detected.
    pub language: Option<&'a str>,
    /// Its address.
    pub url: Option<&'a Url>,
    /// Where it comes from.
    pub source: Option<&'a Source>,
    /// When it was published; when it was first seen, where it says no date.
    pub published: Option<Timestamp>,
}

impl<'a> Subject<'a> {
    /// An article of the archive, from the source it came from first.
    pub fn of(head: &'a Head, blocks: &'a [Block], source: Option<&'a Source>) -> Self {
        let facts = Facts {
            language: head.language.as_deref(),
            url: head.url.as_ref(),
            source,
            published: Some(head.published.unwrap_or(head.first_seen)),
        };
        Self { blocks, facts }
    }
}

impl<'a> From<&'a [Block]> for Subject<'a> {
    fn from(blocks: &'a [Block]) -> Self {
        Self {
            blocks,
            facts: Facts::default(),
        }
    }
}

impl<'a> From<&'a Vec<Block>> for Subject<'a> {
    fn from(blocks: &'a Vec<Block>) -> Self {
        blocks.as_slice().into()
    }
}

impl<'a, const N: usize> From<&'a [Block; N]> for Subject<'a> {
    fn from(blocks: &'a [Block; N]) -> Self {
        blocks.as_slice().into()
    }
}

/// What the names in a query stand for.
#[derive(Clone, Copy, Default)]
pub struct Vocabulary<'a> {
    /// `@name`: alias packs.
    pub packs: Option<&'a Packs>,
    /// `#name`: other watches.
    pub watches: &'a [Watch],
}

impl<'a> Vocabulary<'a> {
    fn pack(&self, name: &str) -> Option<&'a crate::alias::Pack> {
        self.packs?.get(name)
    }

    /// The query of the watch of that name.
    pub fn saved(&self, name: &str) -> Option<&'a Query> {
        let key = saved_name(name);
        let found = self
            .watches
            .iter()
            .find(|watch| saved_name(&watch.name) == key);
        found.map(|watch| &watch.query)
    }
}

/// A watch's name as it is compared behind `#`: case, spaces, hyphens and underscores make no difference.
pub fn saved_name(name: &str) -> String {
    let folded = text::fold(name.trim());
    folded
        .chars()
        .map(|c| {
            if c.is_whitespace() || c == '_' {
                '-'
            } else {
                c
            }
        })
        .collect()
}

/// A watch that holds for one revision of an article, with its proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The watch.
    pub watch: WatchId,
    /// The version of its query.
    pub version: u32,
    /// True when it held only after the article was changed.
    pub after_edit: bool,
    /// Where the words stand, in the order of the article.
    pub evidence: Vec<Evidence>,
}

/// The watchlist, compiled. Cheap to use, built once for each change of a watch.
pub struct Matcher {
    lexicon: Lexicon,
    terms: Terms,
    clauses: Vec<Box<str>>,
    watches: Vec<Compiled>,
    /// For each term the watches that can't hold without one of their terms, of which this is one.
    keys: Lists<u32>,
    /// Watches that can hold without any word.
    always: Vec<u32>,
    /// Readings to be used again: making room for words takes longer than reading many an article.
    spare: Mutex<Vec<Reading>>,
}

struct Compiled {
    watch: WatchId,
    version: u32,
    plan: Plan,
}

impl Matcher {
    /// Compiles the watches that are not paused.
    pub fn for_watches<'a>(
        watches: impl IntoIterator<Item = &'a Watch>,
        vocabulary: &Vocabulary<'_>,
    ) -> Self {
        let watches = watches.into_iter().filter(|watch| !watch.paused);
        let queries = watches.map(|watch| (watch.id, watch.version, &watch.query));
        Self::of(queries, vocabulary)
    }

    /// Compiles one query, for a search.
    pub fn for_query(query: &Query, vocabulary: &Vocabulary<'_>) -> Self {
        Self::for_queries([query], vocabulary)
    }

    /// Compiles queries; each stands for the watch of its number, from 0.
    pub fn for_queries<'a>(
        queries: impl IntoIterator<Item = &'a Query>,
        vocabulary: &Vocabulary<'_>,
    ) -> Self {
        let numbered = (0..).zip(queries);
        Self::of(
            numbered.map(|(number, query)| (WatchId(number), 0, query)),
            vocabulary,
        )
    }

    fn of<'a>(
        queries: impl IntoIterator<Item = (WatchId, u32, &'a Query)>,
        vocabulary: &Vocabulary<'_>,
    ) -> Self {
        let mut builder = Builder::new(vocabulary);
        let watches: Vec<Compiled> = queries
            .into_iter()
            .map(|(watch, version, query)| Compiled {
                watch,
                version,
                plan: builder.plan(query),
            })
            .collect();
        let (terms, lexicon, clauses) = builder.build();
        let (mut pairs, mut always) = (Vec::new(), Vec::new());
        for (index, compiled) in (0..).zip(&watches) {
            match compiled.plan.needed(&terms) {
                Some(needed) => pairs.extend(needed.terms.into_iter().map(|term| (term.0, index))),
                None => always.push(index),
            }
        }
        Self {
            keys: Lists::new(terms.terms.len(), pairs),
            lexicon,
            terms,
            clauses,
            watches,
            always,
            spare: Mutex::default(),
        }
    }

    /// True when nothing can match.
    pub fn is_empty(&self) -> bool {
        self.watches.is_empty()
    }

    /// The watches an article fulfils, in the order of the watchlist.
    pub fn matches<'s>(&self, subject: impl Into<Subject<'s>>) -> Vec<Match> {
        self.with_candidates(subject.into(), |candidates, evaluation| {
            let mut prover = Prover::new(evaluation, &self.clauses);
            let matched = |index: &u32| {
                let compiled = &self.watches[*index as usize];
                Some(Match {
                    watch: compiled.watch,
                    version: compiled.version,
                    after_edit: false,
                    evidence: prover.proof(&compiled.plan)?,
                })
            };
            candidates.iter().filter_map(matched).collect()
        })
    }

    /// The same without the proof, for counting.
    pub fn held<'s>(&self, subject: impl Into<Subject<'s>>) -> Vec<WatchId> {
        self.with_candidates(subject.into(), |candidates, evaluation| {
            let watches = candidates
                .iter()
                .map(|index| &self.watches[*index as usize]);
            let held = watches.filter(|it| evaluation.holds(&it.plan, Scope::ALL));
            held.map(|it| it.watch).collect()
        })
    }

    /// Does an article fulfil any of the watches? Without the proof, for counting.
    pub fn is_match<'s>(&self, subject: impl Into<Subject<'s>>) -> bool {
        self.with_candidates(subject.into(), |candidates, evaluation| {
            let mut watches = candidates
                .iter()
                .map(|index| &self.watches[*index as usize]);
            watches.any(|it| evaluation.holds(&it.plan, Scope::ALL))
        })
    }

    /// Looks at an article with the watches that may hold; at none that nothing speaks for.
    fn with_candidates<T: Default>(
        &self,
        subject: Subject<'_>,
        look: impl FnOnce(&[u32], &Evaluation<'_>) -> T,
    ) -> T {
        let mut reading = self.spare().pop().unwrap_or_default();
        self.read(subject, Zone::is_article, &mut reading);
        let terms = reading.hits.chunk_by(|a, b| a.term == b.term);
        let keyed = terms.flat_map(|hits| self.keys.of(hits[0].term.0));
        let mut candidates: Vec<u32> = self.always.iter().chain(keyed).copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let mut seen = T::default();
        if !candidates.is_empty() {
            let article = Article::new(subject, &reading);
            seen = look(&candidates, &Evaluation::new(&self.terms, &article));
        }
        self.spare().push(reading);
        seen
    }

    fn spare(&self) -> MutexGuard<'_, Vec<Reading>> {
        // A reading is cleared before it is used, so one that was left half done does no harm.
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self, subject: Subject<'_>, chosen: impl Fn(Zone) -> bool, into: &mut Reading) {
        let language = Languages::of(subject.facts.language);
        into.words.clear();
        into.hits.clear();
        for (index, block) in (0..).zip(subject.blocks) {
            if !chosen(block.zone) {
                into.words.skip();
                continue;
            }
            into.words.add(&block.text);
            let page = Page {
                block: index,
                text: &block.text,
                all_words: &into.words,
                language,
            };
            self.lexicon.find(page, &mut into.hits);
        }
        into.hits.sort_unstable_by_key(|hit| hit.term);
    }

    fn reading(&self, subject: Subject<'_>, chosen: impl Fn(Zone) -> bool) -> Reading {
        let mut reading = Reading::default();
        self.read(subject, chosen, &mut reading);
        reading
    }

    /// Where the words of any watch stand in a text, whether the watch holds or not.
    pub fn words_in(&self, text: &str) -> Vec<(Range<usize>, WatchId)> {
        let block = [Block::new(Zone::Body, text)];
        let subject = (&block).into();
        let reading = self.reading(subject, Zone::is_article);
        let article = Article::new(subject, &reading);
        let evaluation = Evaluation::new(&self.terms, &article);
        let mut found = Vec::new();
        for compiled in &self.watches {
            compiled.plan.each_term(&mut |term| {
                for place in evaluation.places(&Plan::Term(term), Scope::ALL) {
                    let range = place.start as usize..place.end as usize;
                    found.push((range, compiled.watch));
                }
            });
        }
        found.sort_by_key(|(range, watch)| (range.start, range.end, *watch));
        found.dedup();
        found
    }

    /// How often a watched word stands outside the article.
    pub fn chrome_hits<'s>(&self, subject: impl Into<Subject<'s>>) -> usize {
        let subject = subject.into();
        let reading = self.reading(subject, |zone| !zone.is_article());
        let article = Article::new(subject, &reading);
        let evaluation = Evaluation::new(&self.terms, &article);
        let mut places = Vec::new();
        for compiled in &self.watches {
            compiled.plan.each_term(&mut |term| {
                places.extend(evaluation.places(&Plan::Term(term), Scope::ALL));
            });
        }
        places.sort_unstable();
        places.dedup();
        places.len()
    }
}
