//! What is to be written together.

use jiff::Timestamp;
use newshawk_core::alert::mute::Mute;
use newshawk_core::alert::{Alert, AlertKey};
use newshawk_core::article::{Article, Head};
use newshawk_core::digest::Span;
use newshawk_core::ids::{ArticleId, Fingerprint, SourceId, WatchId};
use newshawk_core::matching::Match;
use newshawk_core::schedule::PollState;
use newshawk_core::source::Source;
use newshawk_core::watch::Watch;
use newshawk_reader::page::Template;

use super::codec::{Stored, encode, encode_compressed};
use super::record::{
    AlertRecord, DigestRecord, DropRecord, HeadRecord, IdentityRecord, LedgerEntry, MatchRecord,
    MuteRecord, NumberValue, PollRecord, SourceRecord, StatusRecord, TemplateRecord, TextRecord,
    TextValue, Unread, WatchRecord,
};
use super::{Drop, Status, Tree, key};

/// Changes that are written in one transaction, or not at all.
#[derive(Default)]
pub struct Batch {
    pub(super) changes: Vec<Change>,
    pub(super) new_articles: u64,
    pub(super) lost_articles: u64,
}

pub(super) struct Change {
    pub(super) tree: Tree,
    pub(super) key: Vec<u8>,
    pub(super) value: Option<Vec<u8>>,
}

impl Batch {
    /// True when there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Does it change alerts?
    pub fn has_alerts(&self) -> bool {
        self.changes.iter().any(|it| it.tree == Tree::Alerts)
    }

    /// Adds another batch's changes after these.
    pub fn append(&mut self, other: Self) {
        self.changes.extend(other.changes);
        self.new_articles += other.new_articles;
        self.lost_articles += other.lost_articles;
    }

    pub(super) fn put(&mut self, tree: Tree, key: &[u8], value: Vec<u8>) {
        self.changes.push(Change {
            tree,
            key: key.to_vec(),
            value: Some(value),
        });
    }

    pub(super) fn remove(&mut self, tree: Tree, key: &[u8]) {
        self.changes.push(Change {
            tree,
            key: key.to_vec(),
            value: None,
        });
    }

    pub(super) fn put_record<T: Stored>(&mut self, tree: Tree, key: &[u8], record: &T) {
        self.put(tree, key, encode(record));
    }

    /// A new or changed source.
    pub fn put_source(&mut self, source: &Source) {
        self.put_record(
            Tree::Sources,
            &source.id.0.to_be_bytes(),
            &SourceRecord::from(source),
        );
    }

    /// A source the person no longer wants; its articles stay.
    pub fn remove_source(&mut self, source: SourceId) {
        self.remove(Tree::Sources, &source.0.to_be_bytes());
        self.remove(Tree::Polls, &source.0.to_be_bytes());
        self.remove(Tree::Templates, &source.0.to_be_bytes());
        self.remove(Tree::Unread, &source.0.to_be_bytes());
    }

    /// What is known of a source's polls.
    pub fn put_poll(&mut self, source: SourceId, state: &PollState) {
        self.put_record(
            Tree::Polls,
            &source.0.to_be_bytes(),
            &PollRecord::from(state),
        );
    }

    /// The document of a source that could not be read, in place of the one before.
    pub fn put_unread(&mut self, source: SourceId, unread: &Unread) {
        let key = source.0.to_be_bytes();
        self.put(Tree::Unread, &key, encode_compressed(unread));
    }

    /// What repeats on the pages of a source.
    pub fn put_template(&mut self, source: SourceId, template: &Template) {
        self.put_record(
            Tree::Templates,
            &source.0.to_be_bytes(),
            &TemplateRecord::from(template),
        );
    }

    /// A new or changed watch.
    pub fn put_watch(&mut self, watch: &Watch) {
        self.put_record(
            Tree::Watches,
            &watch.id.0.to_be_bytes(),
            &WatchRecord::from(watch),
        );
    }

    /// A watch the person no longer wants.
    pub fn remove_watch(&mut self, watch: WatchId) {
        self.remove(Tree::Watches, &watch.0.to_be_bytes());
    }

    /// A new article.
    pub fn put_new_article(&mut self, article: &Article) {
        self.new_articles += 1;
        self.put_article(article);
    }

    /// A new revision of an article.
    pub fn put_article(&mut self, article: &Article) {
        self.put_head(&article.head);
        let text = TextRecord::from(article.blocks.as_slice());
        self.put(
            Tree::Texts,
            &key::article(article.head.id),
            encode_compressed(&text),
        );
    }

    /// What is known of an article besides its text.
    pub fn put_head(&mut self, head: &Head) {
        self.put_record(
            Tree::Articles,
            &key::article(head.id),
            &HeadRecord::from(head),
        );
    }

    /// An article that is to be forgotten.
    pub fn remove_article(&mut self, id: ArticleId) {
        self.lost_articles += 1;
        for tree in [Tree::Articles, Tree::Texts, Tree::Statuses] {
            self.remove(tree, &key::article(id));
        }
    }

    /// A name under which an article is known, with what the feed said under it.
    pub fn put_identity(&mut self, name: Fingerprint, article: ArticleId, content: Fingerprint) {
        let record = IdentityRecord {
            at_ms: article.at_ms,
            print: article.print,
            content: content.0,
        };
        self.put_record(Tree::Identities, &name.0, &record);
    }

    /// A name that is to be forgotten.
    pub fn remove_identity(&mut self, name: Fingerprint) {
        self.remove(Tree::Identities, &name.0);
    }

    /// A match with its evidence, for a revision of the article.
    pub fn put_match(&mut self, article: ArticleId, revision: u32, found: &Match) {
        self.put_record(
            Tree::Matches,
            &key::matched(found.watch, article),
            &MatchRecord::new(found, revision),
        );
    }

    /// A match that no longer holds.
    pub fn remove_match(&mut self, watch: WatchId, article: ArticleId) {
        self.remove(Tree::Matches, &key::matched(watch, article));
    }

    /// An alert and its fate.
    pub fn put_alert(&mut self, of: AlertKey, alert: &Alert) {
        self.put_record(Tree::Alerts, &key::alert(of), &AlertRecord::from(alert));
    }

    /// An alert that was never shown and has no ground any more.
    pub fn remove_alert(&mut self, of: AlertKey) {
        self.remove(Tree::Alerts, &key::alert(of));
    }

    /// Read, starred.
    pub fn put_status(&mut self, article: ArticleId, status: Status) {
        let record = StatusRecord {
            read: status.read,
            starred: status.starred,
        };
        self.put_record(Tree::Statuses, &key::article(article), &record);
    }

    /// Why something went no further; `number` tells rows of one moment apart.
    pub fn put_drop(&mut self, now: Timestamp, number: u32, drop: &Drop) {
        let record = DropRecord {
            source: drop.source.0,
            url: drop.url.as_ref().map(|url| url.to_string()),
            title: drop.title.clone(),
            reason: drop.reason.clone(),
        };
        self.put_record(Tree::Drops, &key::row(now, number), &record);
    }

    /// A request; `number` tells rows of one moment apart.
    pub fn put_request(&mut self, now: Timestamp, number: u32, entry: &LedgerEntry) {
        self.put_record(Tree::Ledger, &key::row(now, number), entry);
    }

    /// A setting.
    pub fn put_setting(&mut self, name: &str, value: &str) {
        self.put_record(
            Tree::Settings,
            name.as_bytes(),
            &TextValue(value.to_owned()),
        );
    }

    /// Something that is muted, and since when.
    pub fn put_mute(&mut self, what: Mute, since: Timestamp) {
        self.put_record(Tree::Mutes, &key::mute(what), &MuteRecord::from(since));
    }

    /// Something that is not muted any more.
    pub fn remove_mute(&mut self, what: Mute) {
        self.remove(Tree::Mutes, &key::mute(what));
    }

    /// A digest that is told.
    pub fn put_digest(&mut self, span: Span) {
        self.put_record(
            Tree::Digests,
            &key::row(span.until, 0),
            &DigestRecord::from(span),
        );
    }

    /// A counter.
    pub(super) fn put_number(&mut self, name: &str, value: u32) {
        self.put_record(Tree::Meta, name.as_bytes(), &NumberValue(value));
    }

    /// The next free number for sources.
    pub fn put_next_source(&mut self, next: u32) {
        self.put_number(super::read::NEXT_SOURCE, next);
    }

    /// The next free number for watches.
    pub fn put_next_watch(&mut self, next: u32) {
        self.put_number(super::read::NEXT_WATCH, next);
    }

    /// Forgets the rows of a log, by key.
    pub(super) fn remove_row(&mut self, tree: Tree, row: &[u8]) {
        self.remove(tree, row);
    }

    /// Does it change what the rescue copy holds?
    pub(super) fn touches_settings(&self) -> bool {
        let kept = [Tree::Sources, Tree::Watches, Tree::Settings, Tree::Mutes];
        self.changes
            .iter()
            .any(|change| kept.contains(&change.tree))
    }
}
