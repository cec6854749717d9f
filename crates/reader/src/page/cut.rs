//! Where the article ends: what stands in its container and is none of it.

use std::collections::HashSet;

use jiff::Timestamp;
use newshawk_core::article::Page;

use super::dates;
use super::facts::Facts;
use crate::html::scan::{Kind, Piece};

/// The blocks of the article, in order.
pub(super) struct Cut {
    pub(super) pieces: Vec<Piece>,
    /// The date that a line of the text names.
    pub(super) said_date: Option<Timestamp>,
}

impl Cut {
    /// The number of words of the text.
    pub(super) fn words(&self) -> usize {
        self.text().map(|it| it.text.split(' ').count()).sum()
    }

    /// How sure it is that this is an article: long, in paragraphs, with few links.
    pub(super) fn confidence(&self) -> f32 {
        let bytes: usize = self.text().map(|it| it.text.len()).sum();
        let linked: usize = self.text().map(|it| it.linked.min(it.text.len())).sum();
        let paragraphs = self
            .text()
            .filter(|it| it.kind == Kind::Paragraph && it.text.len() > 80)
            .count();
        let long = (bytes as f32 / 1500.0).min(1.0);
        let own = 1.0 - linked as f32 / bytes.max(1) as f32;
        let parted = (paragraphs as f32 / 4.0).min(1.0);
        (0.2 + 0.4 * long * own + 0.4 * parted * own).clamp(0.0, 1.0)
    }

    fn text(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|it| it.kind != Kind::Caption)
    }
}

/// Cuts away what is not the article.
pub(super) fn cut(pieces: Vec<Piece>, page: &Page, facts: &Facts) -> Cut {
    let _ = (facts, page);
    let said_date = pieces.iter().find_map(|it| dates::in_line(&it.text));
    let mut seen = HashSet::new();
    let pieces = pieces
        .into_iter()
        .filter(|it| it.kind != Kind::Caption || seen.insert(it.text.clone()))
        .collect();
    Cut { pieces, said_date }
}
