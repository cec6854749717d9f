//! The store against a plain map: whatever is written in whatever order, both say the same.

use std::collections::{BTreeMap, BTreeSet};

use newshawk_core::Timestamp;
use newshawk_core::alert::{Alert, AlertKey, Fate, Reason};
use newshawk_core::article::{Article, Block, Head, Method, PageState, Zone};
use newshawk_core::ids::{ArticleId, Fingerprint, SourceId, StoryId, WatchId};
use newshawk_core::matching::Match;
use newshawk_core::watch::Level;
use newshawk_engine::store::{Batch, Status, Store, StoreError};
use proptest::prelude::*;

/// A change of the archive.
#[derive(Clone, Debug)]
enum Change {
    Put(ArticleId, String),
    Forget(ArticleId),
    Match(WatchId, ArticleId),
    Unmatch(WatchId, ArticleId),
    Alert(WatchId, ArticleId),
    Star(ArticleId),
    Name(u8, ArticleId),
}

fn article_id() -> impl Strategy<Value = ArticleId> {
    (1_u64..6, 0_u64..2).prop_map(|(second, print)| ArticleId {
        at_ms: second * 1_000,
        print,
    })
}

fn change() -> impl Strategy<Value = Change> {
    let watch = || (1_u32..4).prop_map(WatchId);
    prop_oneof![
        3 => (article_id(), "[a-zé]{0,8}").prop_map(|(id, text)| Change::Put(id, text)),
        1 => article_id().prop_map(Change::Forget),
        3 => (watch(), article_id()).prop_map(|(watch, id)| Change::Match(watch, id)),
        1 => (watch(), article_id()).prop_map(|(watch, id)| Change::Unmatch(watch, id)),
        1 => (watch(), article_id()).prop_map(|(watch, id)| Change::Alert(watch, id)),
        1 => article_id().prop_map(Change::Star),
        1 => (0_u8..3, article_id()).prop_map(|(name, id)| Change::Name(name, id)),
    ]
}

fn article(id: ArticleId, text: &str) -> Article {
    let head = Head {
        id,
        source: SourceId(1),
        first_seen: id.at(),
        revision: 1,
        url: None,
        title: text.to_owned(),
        author: None,
        language: None,
        site: None,
        published: None,
        modified: None,
        method: Method::FeedSummary,
        confidence: 1.0,
        content: Fingerprint([0; 16]),
        backfill: false,
        page: PageState::NotWanted,
        chrome_words: 0,
        image: None,
    };
    Article {
        head,
        blocks: vec![Block::new(Zone::Title, text)],
    }
}

/// The same archive, written down as simply as possible.
#[derive(Default)]
struct Model {
    articles: BTreeMap<ArticleId, String>,
    matches: BTreeSet<(WatchId, ArticleId)>,
    alerts: BTreeSet<(ArticleId, WatchId)>,
    stars: BTreeSet<ArticleId>,
    names: BTreeMap<u8, ArticleId>,
}

impl Model {
    /// Makes the change here and in the batch.
    fn apply(&mut self, change: Change, batch: &mut Batch) {
        match change {
            Change::Put(id, text) => {
                let article = article(id, &text);
                match self.articles.insert(id, text) {
                    None => batch.put_new_article(&article),
                    Some(_) => batch.put_article(&article),
                }
            }
            Change::Forget(id) => {
                if self.articles.remove(&id).is_some() {
                    self.stars.remove(&id);
                    batch.remove_article(id);
                }
            }
            Change::Match(watch, id) => {
                self.matches.insert((watch, id));
                let found = Match {
                    watch,
                    version: 1,
                    after_edit: false,
                    evidence: Vec::new(),
                };
                batch.put_match(id, 1, &found);
            }
            Change::Unmatch(watch, id) => {
                self.matches.remove(&(watch, id));
                batch.remove_match(watch, id);
            }
            Change::Alert(watch, id) => {
                self.alerts.insert((id, watch));
                let at = Timestamp::UNIX_EPOCH;
                let alert = Alert {
                    level: Level::Notify,
                    decided: at,
                    fate: Fate::Shown { at },
                    article: id,
                    reason: Reason::NewStory,
                    told: None,
                };
                batch.put_alert(key(watch, id), &alert);
            }
            Change::Star(id) => {
                self.stars.insert(id);
                let status = Status {
                    read: false,
                    starred: true,
                };
                batch.put_status(id, status);
            }
            Change::Name(name, id) => {
                self.names.insert(name, id);
                batch.put_identity(Fingerprint([name; 16]), id, Fingerprint([0; 16]));
            }
        }
    }

    fn check(&self, store: &Store) {
        let newest_first: Vec<(ArticleId, String)> = store
            .heads(None)
            .map(|head| (head.id, head.title))
            .collect();
        let mine: Vec<(ArticleId, String)> = self.articles.clone().into_iter().collect();
        assert_eq!(sorted_by_time(newest_first.clone()), mine);
        let times: Vec<u64> = newest_first.iter().map(|(id, _)| id.at_ms).collect();
        assert!(times.is_sorted_by(|a, b| a >= b), "{times:?}");
        assert_eq!(store.article_count(), self.articles.len() as u64);
        for (id, text) in &self.articles {
            assert_eq!(store.article(*id), Some(article(*id, text)));
            assert_eq!(store.status(*id).starred, self.stars.contains(id));
        }
        for watch in (1..4).map(WatchId) {
            let found: BTreeSet<_> = store
                .matches_of(watch, None)
                .map(|id| (watch, id))
                .collect();
            let mine: BTreeSet<_> = self
                .matches
                .iter()
                .filter(|(of, _)| *of == watch)
                .copied()
                .collect();
            assert_eq!(found, mine);
        }
        let alerts: BTreeSet<_> = store
            .alerts()
            .map(|it| (it.key.story.0, it.key.watch))
            .collect();
        assert_eq!(alerts, self.alerts);
        for (name, id) in &self.names {
            let known = store.known(Fingerprint([*name; 16])).map(|it| it.article);
            assert_eq!(known, Some(*id));
        }
    }
}

fn key(watch: WatchId, id: ArticleId) -> AlertKey {
    AlertKey {
        watch,
        story: StoryId(id),
    }
}

fn sorted_by_time(mut articles: Vec<(ArticleId, String)>) -> Vec<(ArticleId, String)> {
    articles.sort();
    articles
}

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(12)
    }
}

/// The writer lets go of the store on a thread of its own.
fn reopened(place: &std::path::Path) -> Store {
    for _ in 0..1_000 {
        match Store::open(place, Timestamp::UNIX_EPOCH) {
            Err(StoreError::Busy { .. }) => {
                std::thread::sleep(std::time::Duration::from_millis(10))
            }
            opened => return opened.expect("it opens").store,
        }
    }
    panic!("nobody lets go of the store")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_store_is_a_map(batches in prop::collection::vec(prop::collection::vec(change(), 0..12), 0..6)) {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("store");
        let mut model = Model::default();
        let mut store = Store::open(&place, Timestamp::UNIX_EPOCH).expect("it opens").store;
        for (number, changes) in batches.into_iter().enumerate() {
            let mut batch = Batch::default();
            for change in changes {
                model.apply(change, &mut batch);
            }
            store.commit_blocking(batch).expect("it is written");
            if number == 2 {
                drop(store);
                store = reopened(&place);
            }
            model.check(&store);
        }
    }
}

/// A page of a list begins after the article the last one ended with, in the middle of a second too.
#[test]
fn a_list_goes_on_where_it_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("store"), Timestamp::UNIX_EPOCH)
        .expect("it opens")
        .store;
    let mut batch = Batch::default();
    for print in 0..10 {
        let id = ArticleId {
            at_ms: 5_000 + print / 5,
            print,
        };
        batch.put_new_article(&article(id, "x"));
    }
    store.commit_blocking(batch).expect("it is written");
    let all: Vec<ArticleId> = store.heads(None).map(|head| head.id).collect();
    assert_eq!(all.len(), 10);
    for (index, id) in all.iter().enumerate() {
        let rest: Vec<ArticleId> = store.heads(Some(*id)).map(|head| head.id).collect();
        assert_eq!(rest, all[index + 1..]);
    }
}
