//! Reading. These never wait for a write; call them where waiting for the disk is allowed.

use std::collections::HashMap;
use std::sync::atomic::Ordering;

use jiff::Timestamp;
use newshawk_core::alert::mute::Muted;
use newshawk_core::alert::{Alert, AlertKey};
use newshawk_core::article::{Article, Block, Head};
use newshawk_core::digest::Span;
use newshawk_core::ids::{ArticleId, Fingerprint, SourceId, StoryId, WatchId};
use newshawk_core::matching::Match;
use newshawk_core::query::QueryError;
use newshawk_core::schedule::PollState;
use newshawk_core::source::Source;
use newshawk_core::watch::Watch;
use newshawk_reader::page::Template;
use url::Url;

use super::codec::{Stored, decode};
use super::record::{
    AlertRecord, DigestRecord, DropRecord, HeadRecord, IdentityRecord, LedgerEntry, MatchRecord,
    MuteRecord, NumberValue, PollRecord, SourceRecord, StatusRecord, TemplateRecord, TextRecord,
    TextValue, Unread, WatchRecord,
};
use super::{Batch, Drop, Store, Tree, key};

pub(super) const NEXT_SOURCE: &str = "next-source";
pub(super) const NEXT_WATCH: &str = "next-watch";

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// The article.
    pub article: ArticleId,
    /// What the feed said of it.
    pub content: Fingerprint,
}

/// What the person did with an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Read.
    pub read: bool,
    /// Starred.
    pub starred: bool,
}

/// An alert as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertEntry {
    /// What it is about.
    pub key: AlertKey,
    /// What is known of it.
    pub alert: Alert,
}

impl Store {
    pub(super) fn value<T: Stored>(&self, tree: Tree, key: &[u8]) -> Option<T> {
        match self.tree(tree).get(key) {
            Ok(bytes) => decode(&bytes?),
            Err(error) => {
                tracing::error!(%error, tree = tree.name(), "the store could not be read");
                None
            }
        }
    }

    // After a failed write sled's iterators give the same error for ever, so every one of ours ends
    // with the first.
    pub(super) fn rows<T: Stored>(
        &self,
        tree: Tree,
    ) -> impl Iterator<Item = (sled::IVec, T)> + use<T> {
        self.tree(tree)
            .iter()
            .map_while(Result::ok)
            .filter_map(|(key, value)| Some((key, decode(&value)?)))
    }

    /// The rows whose keys begin alike.
    pub(super) fn rows_of<T: Stored>(
        &self,
        tree: Tree,
        beginning: &[u8],
    ) -> impl Iterator<Item = (sled::IVec, T)> + use<T> {
        self.tree(tree)
            .scan_prefix(beginning)
            .map_while(Result::ok)
            .filter_map(|(key, value)| Some((key, decode(&value)?)))
    }

    /// All sources, as they were added.
    pub fn sources(&self) -> Vec<Source> {
        self.rows::<SourceRecord>(Tree::Sources)
            .filter_map(|(key, record)| record.into_source(SourceId(number(&key)?)))
            .collect()
    }

    /// What is known of the sources' polls.
    pub fn polls(&self) -> HashMap<SourceId, PollState> {
        self.rows::<PollRecord>(Tree::Polls)
            .filter_map(|(key, record)| Some((SourceId(number(&key)?), record.into())))
            .collect()
    }

    /// The last document of a source that could not be read.
    pub fn unread(&self, source: SourceId) -> Option<Unread> {
        self.value(Tree::Unread, &source.0.to_be_bytes())
    }

    /// What repeats on the pages of a source.
    pub fn template(&self, source: SourceId) -> Template {
        self.value::<TemplateRecord>(Tree::Templates, &source.0.to_be_bytes())
            .map(Template::from)
            .unwrap_or_default()
    }

    /// All watches, as they were added.
    pub fn watches(&self) -> Vec<Watch> {
        self.rows::<WatchRecord>(Tree::Watches)
            .filter_map(|(key, record)| record.into_watch(WatchId(number(&key)?)).ok())
            .collect()
    }

    /// Watches whose stored query can't be understood: their names, and what is wrong. They stay
    /// in the store as they are.
    pub fn unreadable_watches(&self) -> Vec<(String, QueryError)> {
        self.rows::<WatchRecord>(Tree::Watches)
            .filter_map(|(key, record)| record.into_watch(WatchId(number(&key)?)).err())
            .collect()
    }

    /// The next free numbers for sources and watches.
    pub fn next_numbers(&self) -> (u32, u32) {
        let next = |name: &str| {
            self.value::<NumberValue>(Tree::Meta, name.as_bytes())
                .map_or(1, |number| number.0)
        };
        (next(NEXT_SOURCE), next(NEXT_WATCH))
    }

    /// A setting.
    pub fn setting(&self, name: &str) -> Option<String> {
        self.value::<TextValue>(Tree::Settings, name.as_bytes())
            .map(|value| value.0)
    }

    /// What is muted.
    pub fn muted(&self) -> Muted {
        self.rows::<MuteRecord>(Tree::Mutes)
            .filter_map(|(key, record)| Some((key::mute_of(&key)?, record.since())))
            .collect()
    }

    /// The digests that were told, newest first.
    pub fn digests(&self) -> impl Iterator<Item = Span> + use<> {
        self.rows::<DigestRecord>(Tree::Digests)
            .filter_map(|(key, record)| Some(record.span(key::row_time(&key)?)))
    }

    /// What a name stands for, if it was seen before.
    pub fn known(&self, name: Fingerprint) -> Option<Known> {
        let record: IdentityRecord = self.value(Tree::Identities, &name.0)?;
        let article = ArticleId {
            at_ms: record.at_ms,
            print: record.print,
        };
        Some(Known {
            article,
            content: Fingerprint(record.content),
        })
    }

    /// The number of articles.
    pub fn article_count(&self) -> u64 {
        self.inner.articles.load(Ordering::Relaxed)
    }

    pub(super) fn count_articles(&self, (new, lost): (u64, u64)) {
        self.inner.articles.fetch_add(new, Ordering::Relaxed);
        self.inner.articles.fetch_sub(lost, Ordering::Relaxed);
    }

    /// Whether an article is in the archive.
    pub(super) fn has_article(&self, id: ArticleId) -> bool {
        let articles = self.tree(Tree::Articles);
        articles.contains_key(key::article(id)).unwrap_or(false)
    }

    /// What is known of an article besides its text.
    pub fn head(&self, id: ArticleId) -> Option<Head> {
        self.value::<HeadRecord>(Tree::Articles, &key::article(id))
            .map(|record| record.into_head(id))
    }

    /// An article's text.
    pub fn blocks(&self, id: ArticleId) -> Vec<Block> {
        self.value::<TextRecord>(Tree::Texts, &key::article(id))
            .map(Vec::from)
            .unwrap_or_default()
    }

    /// An article.
    pub fn article(&self, id: ArticleId) -> Option<Article> {
        Some(Article {
            head: self.head(id)?,
            blocks: self.blocks(id),
        })
    }

    /// The heads of the archive, newest first, from the one after `after` on.
    pub fn heads(&self, after: Option<ArticleId>) -> impl Iterator<Item = Head> + use<> {
        let start = after.map_or([0; 16], key::article);
        self.tree(Tree::Articles)
            .range(start.to_vec()..)
            .map_while(Result::ok)
            .filter_map(|(key, value)| {
                Some((key::article_of(&key)?, decode::<HeadRecord>(&value)?))
            })
            .filter(move |(id, _)| Some(*id) != after)
            .map(|(id, record)| record.into_head(id))
    }

    /// The articles of the archive back to a moment, newest first.
    pub fn heads_since(&self, since: Timestamp) -> impl Iterator<Item = Head> + use<> {
        self.heads(None)
            .take_while(move |head| head.id.at() >= since)
    }

    /// The names under which articles are known.
    pub fn names(&self) -> impl Iterator<Item = (Fingerprint, ArticleId)> + use<> {
        self.rows::<IdentityRecord>(Tree::Identities)
            .filter_map(|(key, record)| {
                let name = Fingerprint(key.as_ref().try_into().ok()?);
                Some((
                    name,
                    ArticleId {
                        at_ms: record.at_ms,
                        print: record.print,
                    },
                ))
            })
    }

    /// A watch's matches, newest first, from the one after `after` on.
    pub fn matches_of(
        &self,
        watch: WatchId,
        after: Option<ArticleId>,
    ) -> impl Iterator<Item = ArticleId> + use<> {
        let from = after.map_or_else(
            || watch.0.to_be_bytes().to_vec(),
            |after| key::matched(watch, after).to_vec(),
        );
        let to = (u64::from(watch.0) + 1).to_be_bytes()[4..].to_vec();
        let end = if watch.0 == u32::MAX {
            vec![u8::MAX; 21]
        } else {
            to
        };
        self.tree(Tree::Matches)
            .range(from..end)
            .keys()
            .map_while(Result::ok)
            .filter_map(|key| key::article_of(key.get(4..)?))
            .filter(move |id| Some(*id) != after)
    }

    /// A watch's match of an article, with its evidence.
    pub fn match_of(&self, watch: WatchId, article: ArticleId) -> Option<Match> {
        self.value::<MatchRecord>(Tree::Matches, &key::matched(watch, article))
            .map(|record| record.into_match(watch))
    }

    /// Whether a watch is known to match an article.
    pub fn has_match(&self, watch: WatchId, article: ArticleId) -> bool {
        self.tree(Tree::Matches)
            .contains_key(key::matched(watch, article))
            .unwrap_or(false)
    }

    /// The number of matches.
    pub fn match_count(&self) -> u64 {
        let keys = self.tree(Tree::Matches).iter().keys();
        u64::try_from(keys.map_while(Result::ok).count()).unwrap_or(0)
    }

    /// What the person did with an article.
    pub fn status(&self, article: ArticleId) -> Status {
        let record = self
            .value::<StatusRecord>(Tree::Statuses, &key::article(article))
            .unwrap_or_default();
        Status {
            read: record.read,
            starred: record.starred,
        }
    }

    /// The articles whose status is kept, newest first.
    pub fn statuses(&self) -> impl Iterator<Item = (ArticleId, Status)> + use<> {
        self.rows::<StatusRecord>(Tree::Statuses)
            .filter_map(|(key, record)| {
                Some((
                    key::article_of(&key)?,
                    Status {
                        read: record.read,
                        starred: record.starred,
                    },
                ))
            })
    }

    /// All alerts, newest story first.
    pub fn alerts(&self) -> impl Iterator<Item = AlertEntry> + use<> {
        self.rows::<AlertRecord>(Tree::Alerts)
            .filter_map(|(key, record)| alert(&key, record))
    }

    /// The alerts of one story.
    pub fn alerts_of(&self, story: StoryId) -> Vec<AlertEntry> {
        self.tree(Tree::Alerts)
            .scan_prefix(key::article(story.0))
            .map_while(Result::ok)
            .filter_map(|(key, value)| alert(&key, decode(&value)?))
            .collect()
    }

    /// An alert, if it was ever decided.
    pub fn alert(&self, of: AlertKey) -> Option<AlertEntry> {
        let key = key::alert(of);
        alert(&key, self.value(Tree::Alerts, &key)?)
    }

    /// Why things went no further, newest first.
    pub fn drops(&self) -> impl Iterator<Item = (Timestamp, Drop)> + use<> {
        self.rows::<DropRecord>(Tree::Drops)
            .filter_map(|(key, record)| {
                let drop = Drop {
                    source: SourceId(record.source),
                    url: record.url.as_deref().and_then(|url| Url::parse(url).ok()),
                    title: record.title,
                    reason: record.reason,
                };
                Some((key::row_time(&key)?, drop))
            })
    }

    /// The network ledger, newest first.
    pub fn ledger(&self) -> impl Iterator<Item = (Timestamp, LedgerEntry)> + use<> {
        self.rows::<LedgerEntry>(Tree::Ledger)
            .filter_map(|(key, entry)| Some((key::row_time(&key)?, entry)))
    }

    /// Forgets ledger rows and drops from before a moment: they answer questions about now.
    pub fn forget_rows_before(&self, before: Timestamp) -> Batch {
        let mut batch = Batch::default();
        let start = key::before(before)[..8].to_vec();
        for tree in [Tree::Ledger, Tree::Drops, Tree::Bubbles] {
            for row in self
                .tree(tree)
                .range(start.clone()..)
                .keys()
                .map_while(Result::ok)
            {
                batch.remove_row(tree, &row);
            }
        }
        batch
    }
}

fn alert(key: &[u8], record: AlertRecord) -> Option<AlertEntry> {
    let key = key::alert_of(key)?;
    let alert = record.into_alert(key.story.0);
    Some(AlertEntry { key, alert })
}

fn number(key: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(key.try_into().ok()?))
}
