//! What can be told from a query's tree alone.

use super::field::is_known;
use super::tree::{Atom, Node};

impl Node {
    /// The parts of a part, from left to right; the words of `ATLEAST` are no parts.
    pub(super) fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Any(parts) | Self::All(parts) => parts.iter().collect(),
            Self::Not(part) | Self::Field(_, part) | Self::First(_, part) => vec![part],
            Self::Near(_, left, right) | Self::Unless(_, left, right) => vec![left, right],
            Self::Score(_, parts) => parts.iter().map(|part| &part.of).collect(),
            Self::Bounds(..) | Self::AtLeast(..) | Self::Atom(_) => Vec::new(),
        }
    }

    pub(super) fn collect<'a>(&'a self, found: &mut Vec<&'a Atom>) {
        match self {
            Self::Atom(atom) => found.push(atom),
            Self::AtLeast(_, atoms) => found.extend(atoms),
            _ => self
                .parts()
                .into_iter()
                .for_each(|part| part.collect(found)),
        }
    }

    /// Can it hold only for articles in which one of its words occurs? What is known of an article
    /// (`lang:` …) is no word of it; packs and saved queries count as words.
    pub(crate) fn needs_a_word(&self) -> bool {
        self.wants(false)
    }

    /// Does it say what an article must mention, or something else that an article must be?
    pub(super) fn is_particular(&self) -> bool {
        self.wants(true)
    }

    /// Can it hold only where a word occurs, or, if that counts too, something known holds?
    fn wants(&self, known_counts: bool) -> bool {
        let inner = |part: &Self| part.wants(known_counts);
        match self {
            Self::Any(parts) => parts.iter().all(inner),
            Self::All(parts) => parts.iter().any(inner),
            Self::Not(_) => false,
            Self::Near(_, left, right) => inner(left) || inner(right),
            Self::Unless(_, kept, _) => inner(kept),
            Self::Field(field, _) if is_known(*field) && !known_counts => false,
            Self::Field(_, part) | Self::First(_, part) => inner(part),
            Self::Bounds(..) => known_counts,
            Self::AtLeast(..) | Self::Atom(_) => true,
            Self::Score(least, _) if least.0 <= 0 => false,
            Self::Score(_, parts) => {
                let mut adding = parts.iter().filter(|part| part.weight.0 > 0);
                adding.all(|part| inner(&part.of))
            }
        }
    }

    /// How many parts stand in each other.
    pub(super) fn depth(&self) -> usize {
        let inner = self.parts().into_iter().map(Self::depth).max();
        inner.map_or(1, |inner| inner + 1)
    }
}
