//! Where the article begins and ends: what stands in its container and is none of it.
//!
//! What is dropped is not lost: it comes back as chrome.

use std::collections::HashSet;

use jiff::Timestamp;
use newshawk_core::article::Page;

use super::agree::Agreement;
use super::facts::Facts;
use super::sift::Sifted;
use super::{dates, mend};
use crate::html::scan::{Kind, Piece};

/// From this many bytes on, a block is running text and not a line of something.
pub(super) const RUNNING: usize = 80;

/// The blocks of the article, in order.
pub(super) struct Cut {
    pub(super) pieces: Vec<Piece>,
    /// What is set above the text to say what it is about, and is no paragraph of it.
    pub(super) standfirst: Option<Piece>,
    /// The date that a line of the text names.
    pub(super) said_date: Option<Timestamp>,
}

impl Cut {
    /// Is there any running text in it? A few lines alone are a list, or nothing.
    pub(super) fn is_text(&self) -> bool {
        const ENOUGH: usize = 200;
        let bytes: usize = self
            .text()
            .map(|it| it.text.len() - it.linked.min(it.text.len()))
            .sum();
        bytes >= ENOUGH || self.pieces.iter().any(is_running)
    }

    /// How sure it is that this is an article: long, in paragraphs, with few links.
    pub(super) fn confidence(&self) -> f32 {
        let bytes: usize = self.text().map(|it| it.text.len()).sum();
        let linked: usize = self.text().map(|it| it.linked.min(it.text.len())).sum();
        let paragraphs = self
            .text()
            .filter(|it| it.kind == Kind::Paragraph && it.text.len() > RUNNING)
            .count();
        let long = (bytes as f32 / 1500.0).min(1.0);
        let own = 1.0 - linked as f32 / bytes.max(1) as f32;
        let parted = (paragraphs as f32 / 4.0).min(1.0);
        (0.2 + 0.4 * long * own + 0.4 * parted * own).clamp(0.0, 1.0)
    }

    /// How many bytes of running text there are.
    pub(super) fn text_length(&self) -> usize {
        let running = self.pieces.iter().filter(|it| is_running(it));
        running.map(|it| it.text.len()).sum()
    }

    fn text(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|it| it.kind != Kind::Caption)
    }
}

/// Cuts away what is not the article.
pub(super) fn cut(pieces: Vec<Piece>, visible: &[Piece], page: &Page, facts: &Facts) -> Cut {
    let said_date = pieces.iter().find_map(|it| dates::in_line(&it.text));
    let published = facts.published.or(said_date);
    let agreement = facts.body.as_deref().and_then(Agreement::new);
    let mut sifted = Sifted::new(pieces, visible, page, published);
    if let Some(agreement) = agreement {
        if sifted.misses(&agreement, visible) {
            let told = visible.iter().filter(|it| agreement.holds(&it.text));
            sifted = Sifted::new(told.cloned().collect(), visible, page, published);
        }
        sifted.agree(&agreement);
    }
    let end = sifted.end();
    let mut own = Vec::new();
    let mut dropped = HashSet::new();
    for (piece, is_kept) in sifted.parts() {
        if is_kept {
            own.push(piece);
        } else {
            dropped.insert(piece.text);
        }
    }
    let standfirst = mend::standfirst(&own, visible, facts.description.as_deref());
    let pieces = mend::mend(own, &dropped, end.as_ref(), visible);
    Cut {
        pieces,
        standfirst,
        said_date,
    }
}

/// Is it running text: long enough, and not all links?
pub(super) fn is_running(piece: &Piece) -> bool {
    let is_long = piece.text.len() >= RUNNING;
    let is_sentence = is_sentence(piece);
    let is_text = !matches!(piece.kind, Kind::Caption | Kind::Heading);
    is_text && piece.linked * 2 < piece.text.len() && (is_long || is_sentence)
}

pub(super) fn is_sentence(piece: &Piece) -> bool {
    piece.kind == Kind::Paragraph && ends_as_sentence(&piece.text)
}

pub(super) fn ends_as_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '”', '“', '»', '’', '\'', ')', '」']);
    end.ends_with(['.', '!', '?', '…', ':', '。', '؟', '۔', '।']) || end.len() < text.len()
}
