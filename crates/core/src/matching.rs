//! Which watches an article fulfils, and the proof.
//!
//! Matching is searching turned round: queries stand still and articles pass by. So the watchlist
//! is compiled, not the article: one pass finds every word of every watch, a watch whose rarest
//! word is missing is never looked at, and the others are evaluated exactly. The same evaluator
//! serves live matching, search, explanation and backfill; what is outside the article never counts.

mod evaluate;
mod evidence;
mod explain;
mod fact;
mod lexicon;
mod near;
mod needs;
mod open;
mod pages;
mod pattern;
mod plan;
mod typed;
mod words;

use std::ops::Range;

use jiff::Timestamp;
use url::Url;

use crate::alias::Packs;
use crate::article::{Block, Head, Zone};
use crate::ids::WatchId;
use crate::query::Query;
use crate::source::Source;
use crate::text;
use crate::watch::Watch;
use evaluate::{Evaluation, Scope, Terms};
use lexicon::{Entry, Lexicon};
use pages::Article;
use plan::{Builder, Plan};

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
    /// For each entry the watches that can't hold without one of their entries, of which this is one.
    keyed: Keys,
    /// Watches that can hold without any word.
    always: Vec<u32>,
}

struct Compiled {
    watch: WatchId,
    version: u32,
    plan: Plan,
}

/// Lists by entry, side by side.
struct Keys {
    starts: Vec<u32>,
    watches: Vec<u32>,
}

impl Keys {
    fn new(entries: usize, mut pairs: Vec<(Entry, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; entries + 1];
        for (entry, _) in &pairs {
            starts[entry.0 as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        Self {
            starts,
            watches: pairs.into_iter().map(|(_, watch)| watch).collect(),
        }
    }

    fn of(&self, entry: Entry) -> &[u32] {
        let at = entry.0 as usize;
        &self.watches[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
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
        let Builder {
            lexicon,
            terms,
            patterns,
            clauses,
            ..
        } = builder;
        let terms = Terms { terms, patterns };
        let lexicon = lexicon.build();
        let (mut pairs, mut always) = (Vec::new(), Vec::new());
        for (index, compiled) in (0..).zip(&watches) {
            match compiled.plan.needed(&terms) {
                Some(needed) => {
                    pairs.extend(needed.entries.into_iter().map(|entry| (entry, index)))
                }
                None => always.push(index),
            }
        }
        Self {
            keyed: Keys::new(lexicon.len(), pairs),
            lexicon,
            terms,
            clauses,
            watches,
            always,
        }
    }

    /// True when nothing can match.
    pub fn is_empty(&self) -> bool {
        self.watches.is_empty()
    }

    /// The watches an article fulfils, in the order of the watchlist.
    pub fn matches<'s>(&self, subject: impl Into<Subject<'s>>) -> Vec<Match> {
        self.each_held(subject.into(), |evaluation, compiled| Match {
            watch: compiled.watch,
            version: compiled.version,
            after_edit: false,
            evidence: evidence::of(evaluation, &compiled.plan, &self.clauses),
        })
    }

    /// The same without the proof, for counting.
    pub fn held<'s>(&self, subject: impl Into<Subject<'s>>) -> Vec<WatchId> {
        self.each_held(subject.into(), |_, compiled| compiled.watch)
    }

    fn each_held<T>(
        &self,
        subject: Subject<'_>,
        told: impl Fn(&Evaluation<'_>, &Compiled) -> T,
    ) -> Vec<T> {
        let article = self.read(subject, Zone::is_article);
        let mut candidates = self.always.clone();
        for entry in article.entries() {
            candidates.extend_from_slice(self.keyed.of(entry));
        }
        candidates.sort_unstable();
        candidates.dedup();
        if candidates.is_empty() {
            return Vec::new();
        }
        let evaluation = Evaluation::new(&self.terms, &article);
        candidates
            .into_iter()
            .map(|index| &self.watches[index as usize])
            .filter(|compiled| evaluation.holds(&compiled.plan, Scope::ALL))
            .map(|compiled| told(&evaluation, compiled))
            .collect()
    }

    /// Does an article fulfil any of the watches? Without the proof, for counting.
    pub fn is_match<'s>(&self, subject: impl Into<Subject<'s>>) -> bool {
        let article = self.read(subject.into(), Zone::is_article);
        let evaluation = Evaluation::new(&self.terms, &article);
        let mut candidates = article
            .entries()
            .flat_map(|entry| self.keyed.of(entry))
            .chain(&self.always);
        candidates.any(|index| evaluation.holds(&self.watches[*index as usize].plan, Scope::ALL))
    }

    fn read<'s>(&self, subject: Subject<'s>, chosen: impl Fn(Zone) -> bool) -> Article<'s> {
        let (mut occurrences, mut folding) = (Vec::new(), String::new());
        for (index, block) in (0..).zip(subject.blocks) {
            if chosen(block.zone) {
                self.lexicon
                    .scan(index, &block.text, &mut folding, &mut occurrences);
            }
        }
        Article::new(subject, occurrences)
    }

    /// Where the words of any watch stand in a text, whether the watch holds or not.
    pub fn words_in(&self, text: &str) -> Vec<(Range<usize>, WatchId)> {
        let block = [Block::new(Zone::Body, text)];
        let article = self.read((&block).into(), Zone::is_article);
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
        let article = self.read(subject.into(), |zone| !zone.is_article());
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
