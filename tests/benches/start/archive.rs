//! A made-up archive: two weeks of articles, each placed in a story; a third of them joined one that
//! was there, and one in twenty is a match with an alert. The journal has what a desk heard of it.

use std::net::TcpListener;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::desk::{Event, Found, Grew};
use newshawk_core::alert::{Alert, AlertKey, Fate, Prominence, Reason, Telling, line};
use newshawk_core::article::{Article, Block, Head, Method, PageState, Zone};
use newshawk_core::ids::{ArticleId, Fingerprint, SourceId, StoryId, WatchId};
use newshawk_core::matching::Match;
use newshawk_core::rehearsal::Question;
use newshawk_core::story::{Digest, Names, News};
use newshawk_core::watch::{Level, Options};
use newshawk_engine::store::{Batch, Cause, Heard, Placed, Store};
use newshawk_engine::{Config, Engine, WatchChange, packs};
use newshawk_tests::made_up;
use url::Url;

use crate::Result;

/// So long ago the first of them came.
const SPAN: SignedDuration = SignedDuration::from_hours(14 * 24);
/// So many are written together.
const TOGETHER: u64 = 500;
/// Each third joins the story of the one before.
const JOINED_ONE_IN: u64 = 3;
/// Each twentieth is a match.
const FOUND_ONE_IN: u64 = 20;

/// When the archive ends.
pub(crate) fn now() -> Timestamp {
    made_up::now()
}

/// Makes an archive of so many articles.
pub(crate) fn make(articles: u64, folder: &Path) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let (source, watch) = runtime.block_on(subscribe(folder))?;
    drop(runtime);
    let config = Config::new(folder);
    let store = Store::open(&config.store_folder(), now())?.store;
    let mut writing = Writing {
        names: Names::new(&packs::built_in()),
        batch: Batch::default(),
        rows: 0,
        source,
        watch,
        step: SPAN / i32::try_from(articles)?,
    };
    for number in 0..articles {
        writing.write(number);
        if number % TOGETHER == TOGETHER - 1 {
            store.commit_blocking(std::mem::take(&mut writing.batch))?;
        }
    }
    store.commit_blocking(writing.batch)?;
    Ok(())
}

/// Where the port of the source is kept: whoever starts over the archive listens there.
pub(crate) fn port_file(folder: &Path) -> PathBuf {
    folder.join("port")
}

/// A source at home, and a watch.
async fn subscribe(folder: &Path) -> Result<(SourceId, WatchId)> {
    let mut config = Config::new(folder);
    config.scheduled = false;
    let engine = Engine::start(config)?;
    let handle = engine.handle;
    let free = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    std::fs::write(port_file(folder), free.to_string())?;
    let address = Url::parse(&format!("http://{free}/feed"))?;
    let added = handle
        .add_sources(vec![("Gazette".to_owned(), address)], false)
        .await?;
    let watch = WatchChange {
        id: None,
        name: "NATO".to_owned(),
        query: "NATO".to_owned(),
        level: Level::Notify,
        paused: false,
        sample: false,
        options: Options::default(),
    };
    let watch = handle.save_watch(watch).await?;
    handle.close();
    engine.task.await?;
    Ok((added.added[0], watch))
}

struct Writing {
    names: Names,
    batch: Batch,
    rows: u64,
    source: SourceId,
    watch: WatchId,
    step: SignedDuration,
}

impl Writing {
    fn id(&self, number: u64) -> ArticleId {
        let at = now() - SPAN + self.step * i32::try_from(number).unwrap_or(i32::MAX);
        ArticleId::new(at, Fingerprint::of(&[&number.to_be_bytes()]))
    }

    fn write(&mut self, number: u64) {
        let id = self.id(number);
        let joins = number % JOINED_ONE_IN == JOINED_ONE_IN - 1;
        let story = StoryId(if joins { self.id(number - 1) } else { id });
        let is_found = number.is_multiple_of(FOUND_ONE_IN);
        let article = article(id, self.source, is_found);
        self.batch.put_new_article(&article);
        self.batch.put_place(&Placed {
            story,
            at: id.at(),
            digest: digest(&article, &self.names),
        });
        if joins {
            let grew = Grew {
                story,
                origins: 2,
                change: None,
                is_news: true,
            };
            self.hear(id.at(), Event::Grew(grew));
        }
        if is_found {
            self.find(&article, story);
        }
    }

    /// A match, told a minute later.
    fn find(&mut self, article: &Article, story: StoryId) {
        let head = &article.head;
        let key = AlertKey {
            watch: self.watch,
            story,
        };
        let found = Match {
            watch: self.watch,
            version: 1,
            evidence: Vec::new(),
            after_edit: false,
        };
        self.batch.put_match(head.id, 1, &found);
        let found = Found {
            key,
            article: head.id,
            source: head.source,
            prominence: Prominence::Prominent,
            backfill: false,
            published: head.published,
            first_seen: head.first_seen,
        };
        self.hear(head.first_seen, Event::Found(found));
        let at = head.first_seen + SignedDuration::from_mins(1);
        let alert = Alert {
            level: Level::Notify,
            decided: head.first_seen,
            fate: Fate::Shown { at },
            article: head.id,
            reason: Reason::NewStory,
            told: Some(Telling {
                at,
                origins: 1,
                times: 1,
            }),
        };
        self.batch.put_alert(key, &alert);
        let looked = Question::Looked {
            most: 8,
            budgeted: true,
        };
        self.journal(at, looked);
    }

    fn hear(&mut self, at: Timestamp, event: Event) {
        self.journal(at, Question::Heard { event, late: false });
    }

    fn journal(&mut self, at: Timestamp, question: Question) {
        let heard = Heard {
            at,
            cause: Cause::Asked(question, 1),
            said: line::lines(at, &[]),
        };
        self.batch.put_heard(self.rows, &heard);
        self.rows += 1;
    }
}

fn article(id: ArticleId, source: SourceId, is_found: bool) -> Article {
    let seed = id.print.to_string();
    let text = made_up::filler(&seed);
    let text = text.trim_start_matches("<p>").trim_end_matches("</p>");
    let (title, _) = text.split_once(',').unwrap_or((text, ""));
    let title = match is_found {
        true => format!("NATO: {title}"),
        false => title.to_owned(),
    };
    let blocks = vec![
        Block::new(Zone::Title, title.clone()),
        Block::new(Zone::Body, text.to_owned()),
    ];
    let head = Head {
        id,
        source,
        first_seen: id.at(),
        revision: 1,
        url: Url::parse(&format!("https://gazette.example/{seed}")).ok(),
        title,
        author: None,
        language: Some("en".to_owned()),
        site: None,
        published: Some(id.at()),
        modified: None,
        method: Method::FeedContent,
        confidence: 1.0,
        content: Fingerprint::of(&[seed.as_bytes()]),
        backfill: false,
        page: PageState::NotWanted,
        chrome_words: 0,
        image: None,
    };
    Article { head, blocks }
}

fn digest(article: &Article, names: &Names) -> Digest {
    let text = article.blocks.last().map(|block| block.text.as_str());
    let news = News {
        title: &article.head.title,
        text: text.unwrap_or_default(),
        author: None,
        published: article.head.published,
        language: article.head.language.as_deref(),
        source: "gazette.example",
        url: article.head.url.as_ref(),
    };
    Digest::of(article.head.id, &news, Some(names))
}
