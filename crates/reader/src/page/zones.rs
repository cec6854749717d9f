//! The blocks of a page in their zones, and the chrome around them.

use std::collections::HashMap;

use newshawk_core::article::{Block, Page, Zone};

use crate::html::scan::{Kind, Piece};

/// Title, text and byline first, then all other visible text of the page as chrome.
pub(super) fn fill(
    page: &mut Page,
    standfirst: Option<Piece>,
    pieces: Vec<Piece>,
    visible: Vec<Piece>,
) {
    page.blocks
        .extend(page.title.as_deref().map(|it| Block::new(Zone::Title, it)));
    page.has_standfirst = standfirst.is_some();
    page.blocks
        .extend(standfirst.map(|it| Block::new(Zone::Lead, it.text)));
    let mut has_lead = page.has_standfirst;
    for piece in pieces {
        let is_lead = !has_lead && matches!(piece.kind, Kind::Paragraph | Kind::Loose | Kind::Item);
        let zone = match piece.kind {
            Kind::Caption => Zone::Caption,
            Kind::Quote => Zone::Quote,
            _ if is_lead => Zone::Lead,
            _ => Zone::Body,
        };
        has_lead |= is_lead;
        page.blocks.push(Block::new(zone, piece.text));
    }
    page.blocks.extend(
        page.byline
            .as_deref()
            .map(|it| Block::new(Zone::Author, it)),
    );
    add_chrome(page, visible);
}

/// Adds the visible text that is not in the article. A text that stands in the article once and
/// on the page three times is chrome twice, unless it is the title: that one is repeated everywhere.
pub(super) fn add_chrome(page: &mut Page, visible: Vec<Piece>) {
    let mut left: HashMap<String, usize> = HashMap::new();
    for block in &page.blocks {
        let count = left.entry(block.text.clone()).or_default();
        *count = if matches!(block.zone, Zone::Title | Zone::Caption) {
            usize::MAX
        } else {
            count.saturating_add(1)
        };
    }
    for piece in visible {
        match left.get_mut(&piece.text) {
            Some(count) if *count > 0 => *count -= 1,
            _ => page.blocks.push(Block::new(Zone::Chrome, piece.text)),
        }
    }
}
