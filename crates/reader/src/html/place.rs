//! The kinds of places that text stands in. The paragraphs of an article have the same element and
//! the same class, and so do their parents; those of teasers and comments have others.

use std::hash::{DefaultHasher, Hash, Hasher};

use html5ever::tokenizer::Tag;
use html5ever::{LocalName, local_name};

/// Deeper blocks are not told apart.
const DEEPEST: usize = 512;

/// How far up an end tag is looked for: one that was opened higher ended long ago.
const FARTHEST: usize = 32;

/// The blocks that are open, each with its name and a hash of its class; 0 without one.
#[derive(Default)]
pub(super) struct Blocks(Vec<(LocalName, u64)>);

impl Blocks {
    pub(super) fn start(&mut self, tag: &Tag) {
        // A paragraph ends where the next block starts, an item where the next item does.
        let ends_last = self.0.last().is_some_and(|(last, _)| {
            *last == local_name!("p") || (*last == local_name!("li") && *last == tag.name)
        });
        if ends_last {
            self.0.pop();
        }
        let is_empty = tag.self_closing || tag.name == local_name!("hr");
        if is_empty || self.0.len() >= DEEPEST {
            return;
        }
        let class = tag
            .attrs
            .iter()
            .find(|it| it.name.local == local_name!("class"));
        let class = class.map_or("", |it| it.value.trim());
        let hash = if class.is_empty() { 0 } else { hash(&class) };
        self.0.push((tag.name.clone(), hash));
    }

    pub(super) fn end(&mut self, name: &LocalName) {
        let near = self.0.iter().rev().take(FARTHEST);
        if let Some(up) = near
            .enumerate()
            .find(|(_, (it, _))| it == name)
            .map(|(up, _)| up)
        {
            self.0.truncate(self.0.len() - up - 1);
        }
    }

    /// The kind of the innermost block; 0 where no class says anything.
    pub(super) fn place(&self) -> u64 {
        let inner = &self.0[self.0.len().saturating_sub(2)..];
        if inner.iter().all(|(_, class)| *class == 0) {
            return 0;
        }
        hash(&inner)
    }
}

fn hash<T: Hash>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
