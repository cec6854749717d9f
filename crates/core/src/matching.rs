//! Which watches an article fulfils, and the proof.
//!
//! Matching is searching turned round: queries stand still and articles pass by. So the watchlist
//! is compiled, not the article: one automaton over the words of all watches finds the candidates
//! in one pass, and only those are looked at closely. The same evaluator serves live matching,
//! search, explanation and backfill; what is outside the article never counts.

mod atoms;
mod explain;

use std::ops::Range;

use crate::article::{Block, Zone};
use crate::ids::WatchId;
use crate::query::{Node, Query};
use crate::text;
use crate::watch::Watch;
use atoms::{AtomId, Atoms};

pub use explain::{Explanation, explain};

/// For each word of a query at most so many places are kept as proof.
const PROOFS_A_CLAUSE: usize = 20;

/// A watch that holds for one revision of an article, with its proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The watch.
    pub watch: WatchId,
    /// The version of its query.
    pub version: u32,
    /// Where the words stand, in the order of the article.
    pub evidence: Vec<Evidence>,
}

/// One place that fulfils a part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The part of the query, as typed.
    pub clause: String,
    /// The words as they stand in the text.
    pub form: String,
    /// Where in the article.
    pub zone: Zone,
    /// The index of the block.
    pub block: u32,
    /// The start in the block's text, in bytes.
    pub start: u32,
    /// The end in the block's text, in bytes.
    pub end: u32,
    /// The index of the first word in the block.
    pub word: u32,
}

impl Evidence {
    /// Its place in the block's text.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The sentence around it, given the block's text.
    pub fn sentence<'a>(&self, block: &'a str) -> &'a str {
        let range = self.range();
        let fits = range.end <= block.len()
            && block.is_char_boundary(range.start)
            && block.is_char_boundary(range.end);
        if !fits {
            return block;
        }
        &block[text::sentence(block, &range)]
    }
}

/// The watchlist, compiled. Cheap to use, built once for each change of a watch.
pub struct Matcher {
    atoms: Atoms,
    watches: Vec<Compiled>,
    /// For each atom the watches that use it.
    users: Vec<Vec<usize>>,
}

struct Compiled {
    watch: WatchId,
    version: u32,
    root: Tree,
}

/// A query's tree with its words replaced by numbers.
enum Tree {
    Any(Vec<Tree>),
    All(Vec<Tree>),
    Not(Box<Tree>),
    Atom(AtomId, String),
}

impl Matcher {
    /// Compiles the watches that are not paused.
    pub fn new<'a>(watches: impl IntoIterator<Item = &'a Watch>) -> Self {
        let active = watches.into_iter().filter(|watch| !watch.paused);
        Self::of(active.map(|watch| (watch.id, watch.version, &watch.query)))
    }

    /// Compiles one query, for a search.
    pub fn for_query(query: &Query) -> Self {
        Self::of([(WatchId(0), 0, query)])
    }

    fn of<'a>(queries: impl IntoIterator<Item = (WatchId, u32, &'a Query)>) -> Self {
        let mut builder = atoms::Builder::default();
        let watches: Vec<Compiled> = queries
            .into_iter()
            .map(|(watch, version, query)| Compiled {
                watch,
                version,
                root: compile(query.root(), &mut builder),
            })
            .collect();
        let atoms = builder.build();
        let mut users = vec![Vec::new(); atoms.len()];
        for (index, compiled) in watches.iter().enumerate() {
            compiled.root.each_atom(&mut |atom| {
                if users[atom.0].last() != Some(&index) {
                    users[atom.0].push(index);
                }
            });
        }
        Self {
            atoms,
            watches,
            users,
        }
    }

    /// True when nothing can match.
    pub fn is_empty(&self) -> bool {
        self.watches.is_empty()
    }

    /// The watches an article fulfils, in the order of the watchlist.
    pub fn matches(&self, blocks: &[Block]) -> Vec<Match> {
        let hits = self.atoms.hits(blocks, Zone::is_article);
        if hits.is_empty() {
            return Vec::new();
        }
        let mut candidates: Vec<usize> = hits
            .atoms()
            .flat_map(|atom| self.users[atom.0].iter().copied())
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates
            .into_iter()
            .map(|index| &self.watches[index])
            .filter(|compiled| compiled.root.holds(&hits))
            .map(|compiled| Match {
                watch: compiled.watch,
                version: compiled.version,
                evidence: compiled.root.evidence(&hits, blocks),
            })
            .collect()
    }

    /// Where the words of any watch stand in a text, whether the watch holds or not.
    pub fn words_in(&self, text: &str) -> Vec<(Range<usize>, WatchId)> {
        let block = [Block::new(Zone::Body, text)];
        let hits = self.atoms.hits(&block, Zone::is_article);
        let mut found = Vec::new();
        for atom in hits.atoms() {
            let users = &self.users[atom.0];
            for hit in hits.of(atom) {
                found.extend(
                    users
                        .iter()
                        .map(|user| (hit.range(), self.watches[*user].watch)),
                );
            }
        }
        found
    }

    /// How often a watched word stands outside the article.
    pub fn chrome_hits(&self, blocks: &[Block]) -> usize {
        self.atoms.hits(blocks, |zone| !zone.is_article()).len()
    }
}

fn compile(node: &Node, builder: &mut atoms::Builder) -> Tree {
    match node {
        Node::Any(parts) => Tree::Any(parts.iter().map(|part| compile(part, builder)).collect()),
        Node::All(parts) => Tree::All(parts.iter().map(|part| compile(part, builder)).collect()),
        Node::Not(part) => Tree::Not(Box::new(compile(part, builder))),
        Node::Atom(atom) => Tree::Atom(builder.add(&atom.text), atom.to_string()),
    }
}

impl Tree {
    fn each_atom(&self, visit: &mut impl FnMut(AtomId)) {
        match self {
            Self::Any(parts) | Self::All(parts) => {
                parts.iter().for_each(|part| part.each_atom(visit))
            }
            Self::Not(part) => part.each_atom(visit),
            Self::Atom(atom, _) => visit(*atom),
        }
    }

    fn holds(&self, hits: &atoms::Hits) -> bool {
        match self {
            Self::Any(parts) => parts.iter().any(|part| part.holds(hits)),
            Self::All(parts) => parts.iter().all(|part| part.holds(hits)),
            Self::Not(part) => !part.holds(hits),
            Self::Atom(atom, _) => hits.has(*atom),
        }
    }

    /// The places of all words that speak for the match.
    fn evidence(&self, hits: &atoms::Hits, blocks: &[Block]) -> Vec<Evidence> {
        let mut found = Vec::new();
        self.collect(hits, blocks, &mut found);
        found.sort_by_key(|evidence| (evidence.block, evidence.start, evidence.end));
        found.dedup();
        found
    }

    fn collect(&self, hits: &atoms::Hits, blocks: &[Block], found: &mut Vec<Evidence>) {
        match self {
            Self::Any(parts) | Self::All(parts) => {
                let holding = parts.iter().filter(|part| part.holds(hits));
                holding.for_each(|part| part.collect(hits, blocks, found));
            }
            Self::Not(_) => {}
            Self::Atom(atom, clause) => {
                let places = hits.of(*atom).take(PROOFS_A_CLAUSE);
                found.extend(places.map(|hit| hit.evidence(clause, blocks)));
            }
        }
    }
}
