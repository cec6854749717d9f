//! Why a query holds for an article, or the first part of it that does not.

use super::{Evidence, Matcher, Tree, atoms};
use crate::article::{Block, Zone};
use crate::query::{Node, Query};

/// The answer to “does it match, and why?”.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Does it match?
    pub matched: bool,
    /// The proof, when it does.
    pub evidence: Vec<Evidence>,
    /// The first part of the query that failed, when it doesn't.
    pub failed_clause: Option<String>,
    /// What came nearest to it, in words.
    pub nearest: Option<String>,
    /// How often a word of the query stands outside the article.
    pub chrome_hits: usize,
}

/// Explains a query on an article's blocks, with the evaluator that serves live matching.
pub fn explain(query: &Query, blocks: &[Block]) -> Explanation {
    let matcher = Matcher::for_query(query);
    let chrome_hits = matcher.chrome_hits(blocks);
    if let Some(found) = matcher.matches(blocks).pop() {
        return Explanation {
            matched: true,
            evidence: found.evidence,
            failed_clause: None,
            nearest: None,
            chrome_hits,
        };
    }
    let inside = matcher.atoms.hits(blocks, Zone::is_article);
    let outside = matcher.atoms.hits(blocks, |zone| !zone.is_article());
    let failed = matcher
        .watches
        .first()
        .and_then(|compiled| first_failure(query.root(), &compiled.root, &inside));
    let nearest = failed.map(|(node, tree)| nearest(node, tree, &inside, &outside, blocks));
    Explanation {
        matched: false,
        evidence: Vec::new(),
        failed_clause: failed.map(|(node, _)| node.to_string()),
        nearest,
        chrome_hits,
    }
}

/// The first part that fails, as deep as one part alone can be named.
fn first_failure<'a>(
    node: &'a Node,
    tree: &'a Tree,
    hits: &atoms::Hits,
) -> Option<(&'a Node, &'a Tree)> {
    if tree.holds(hits) {
        return None;
    }
    match (node, tree) {
        (Node::All(nodes), Tree::All(trees)) => nodes
            .iter()
            .zip(trees)
            .find_map(|(node, tree)| first_failure(node, tree, hits)),
        _ => Some((node, tree)),
    }
}

fn nearest(
    node: &Node,
    tree: &Tree,
    inside: &atoms::Hits,
    outside: &atoms::Hits,
    blocks: &[Block],
) -> String {
    if let (Node::Not(node), Tree::Not(tree)) = (node, tree) {
        let place = tree.evidence(inside, blocks).first().map(|found| {
            found
                .sentence(&blocks[found.block as usize].text)
                .to_owned()
        });
        return place.map_or_else(
            || format!("{node} is fulfilled"),
            |sentence| format!("{node} occurs: “{sentence}”"),
        );
    }
    let mut words = 0;
    tree.each_atom(&mut |atom| words += usize::from(outside.has(atom)));
    if words > 0 {
        return format!("{node} stands only outside the article");
    }
    format!("{node} does not occur")
}
