//! The answer as JSON.

use jiff::Timestamp;
use newshawk_core::alert::Fate;
use newshawk_core::alert::line::What;
use newshawk_core::article::Head;
use newshawk_core::ids::ArticleId;
use newshawk_engine::why::{OfStory, OfWatch, Place};
use serde::Serialize;

use super::{Answer, Judged, fate};
use crate::proof::{self, Proof};
use crate::times::rfc3339;

/// The whole answer.
#[derive(Serialize)]
pub(super) struct Whole {
    url: String,
    known: bool,
    article: Option<Article>,
    story: Option<Story>,
    watches: Vec<Judgement>,
    log: Vec<Step>,
    drops: Vec<Dropped>,
    sources: Vec<Source>,
}

#[derive(Serialize)]
struct Article {
    id: String,
    url: Option<String>,
    title: String,
    source: String,
    published: Option<String>,
    first_seen: String,
    first_look: bool,
}

#[derive(Serialize)]
struct Story {
    id: String,
    /// `founded`, `address`, `copy`, `alike` or `unknown`.
    place: &'static str,
    like: Option<String>,
    articles: Vec<Article>,
}

#[derive(Serialize)]
struct Judgement {
    watch: String,
    level: &'static str,
    paused: bool,
    matched: bool,
    listed: bool,
    evidence: Vec<Proof>,
    failed_clause: Option<String>,
    nearest: Option<String>,
    alert: Option<Alert>,
}

#[derive(Serialize)]
struct Alert {
    /// `waiting`, `held`, `showing`, `shown`, `summed`, `not-shown` or `silent`.
    fate: &'static str,
    /// The one it shows: of several that fulfil the watch, not always the one asked about.
    article: String,
    words: String,
    reason: String,
    decided: String,
    until: Option<String>,
    told: Option<String>,
    times_told: u32,
    again_from: Option<String>,
}

#[derive(Serialize)]
struct Step {
    at: String,
    what: &'static str,
    watches: Vec<u32>,
    words: String,
}

#[derive(Serialize)]
struct Dropped {
    at: String,
    reason: String,
}

#[derive(Serialize)]
struct Source {
    title: String,
    url: String,
    paused: bool,
    last_look: Option<String>,
    next: Option<String>,
}

pub(super) fn answer(answer: &Answer) -> Whole {
    let why = &answer.why;
    let steps = why.story.iter().flat_map(|story| &story.log);
    Whole {
        url: answer.url.clone(),
        known: why.article.is_some(),
        article: why.article.as_ref().map(|head| article(answer, head)),
        story: why.story.as_ref().map(|it| story(answer, it)),
        watches: answer
            .watches
            .iter()
            .map(|it| judgement(answer, it))
            .collect(),
        log: steps.map(step).collect(),
        drops: why.drops.iter().map(dropped).collect(),
        sources: why.sources.iter().map(|it| source(answer, it)).collect(),
    }
}

fn article(answer: &Answer, head: &Head) -> Article {
    Article {
        id: head.id.to_string(),
        url: head.url.clone().map(String::from),
        title: head.title.clone(),
        source: answer.titles.of_article(head).to_owned(),
        published: head.published.map(rfc3339),
        first_seen: rfc3339(head.first_seen),
        first_look: head.backfill,
    }
}

fn story(answer: &Answer, story: &OfStory) -> Story {
    let (place, like): (_, Option<ArticleId>) = match story.place {
        Place::Founded => ("founded", None),
        Place::Address(other) => ("address", Some(other)),
        Place::Copy(other) => ("copy", Some(other)),
        Place::Alike(other) => ("alike", Some(other)),
        Place::Unknown => ("unknown", None),
    };
    let heads = story
        .articles
        .iter()
        .filter_map(|id| answer.store.head(*id));
    Story {
        id: story.id.to_string(),
        place,
        like: like.map(|id| id.to_string()),
        articles: heads.map(|head| article(answer, &head)).collect(),
    }
}

fn judgement(answer: &Answer, judged: &Judged) -> Judgement {
    let explained = &judged.explained;
    Judgement {
        watch: judged.watch.name.clone(),
        level: judged.watch.level.name(),
        paused: judged.watch.paused,
        matched: explained.matched,
        listed: judged.listed,
        evidence: proof::proofs(&explained.evidence, &answer.blocks),
        failed_clause: explained.failed_clause.clone(),
        nearest: explained.nearest.clone(),
        alert: judged.alert.as_ref().map(|it| alert(answer, it)),
    }
}

fn alert(answer: &Answer, of: &OfWatch) -> Alert {
    let article = of.alert.article;
    let asked = answer.why.article.as_ref().map_or(article, |head| head.id);
    let fate = match of.alert.fate {
        Fate::Waiting { .. } => "waiting",
        Fate::Held { .. } => "held",
        Fate::Showing { .. } => "showing",
        Fate::Shown { .. } => "shown",
        Fate::Summed { .. } => "summed",
        Fate::NotShown { .. } => "not-shown",
        Fate::Quiet(_) => "silent",
    };
    Alert {
        fate,
        article: article.to_string(),
        words: fate::now(&of.alert, asked, Timestamp::now()),
        reason: of.alert.reason.words(),
        decided: rfc3339(of.alert.decided),
        until: of.alert.due().map(rfc3339),
        told: of.alert.told.map(|told| rfc3339(told.at)),
        times_told: of.alert.told.map_or(0, |told| told.times),
        again_from: of.again.filter(|_| !of.alert.is_waiting()).map(rfc3339),
    }
}

fn step(line: &newshawk_core::alert::line::Line) -> Step {
    let (what, words) = match &line.what {
        What::Told { reason, .. } => ("told", reason.words()),
        What::Summed(why) => ("summed", why.words().to_owned()),
        What::Held { why, .. } => ("held", why.words().to_owned()),
        What::Silent(why) => ("silent", why.words().to_owned()),
        What::Dropped(why) => ("dropped", why.clone()),
    };
    Step {
        at: rfc3339(line.at),
        what,
        watches: line.watches.iter().map(|watch| watch.0).collect(),
        words,
    }
}

fn dropped((at, drop): &(Timestamp, newshawk_engine::store::Drop)) -> Dropped {
    Dropped {
        at: rfc3339(*at),
        reason: drop.reason.words(),
    }
}

fn source(answer: &Answer, source: &newshawk_core::source::Source) -> Source {
    let state = answer.polls.get(&source.id);
    Source {
        title: source.title.clone(),
        url: newshawk_engine::without_credentials(&source.url).into(),
        paused: source.paused,
        last_look: state.and_then(|it| it.last_look).map(rfc3339),
        next: state.and_then(|it| it.next).map(rfc3339),
    }
}
