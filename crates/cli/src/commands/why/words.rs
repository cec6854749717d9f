//! The answer for people.

use jiff::Timestamp;
use newshawk_core::alert::line::What;
use newshawk_core::article::{Head, PageState};
use newshawk_core::health;
use newshawk_core::schedule::PollState;
use newshawk_engine::why::{OfStory, Place};

use super::{Answer, Judged, fate};
use crate::output::{clean, count};
use crate::proof;
use crate::times::day_and_clock;

/// So many sentences convince; `--json` has all of them.
const SENTENCES: usize = 3;
/// So many articles of a story are named.
const ARTICLES: usize = 5;

pub(super) fn for_people(answer: &Answer) -> String {
    let mut lines = match &answer.why.article {
        Some(head) => known(answer, head),
        None => unknown(answer),
    };
    if !answer.why.drops.is_empty() {
        lines.push("What went no further:".to_owned());
    }
    for (at, drop) in &answer.why.drops {
        let reason = clean(&drop.reason.words());
        lines.push(format!("  {}: {reason}", day_and_clock(*at)));
    }
    lines.join("\n")
}

fn known(answer: &Answer, head: &Head) -> Vec<String> {
    let source = clean(answer.titles.of_article(head));
    let published = match head.published {
        Some(at) => format!("published {}", day_and_clock(at)),
        None => "without a date".to_owned(),
    };
    let mut lines = vec![
        clean(&head.title),
        format!(
            "Seen at {} from {source}, {published}{}.",
            day_and_clock(head.first_seen),
            if head.backfill {
                ", with the first look at that source"
            } else {
                ""
            }
        ),
    ];
    lines.extend(page(head.page).map(str::to_owned));
    if let Some(story) = &answer.why.story {
        lines.extend(of_story(answer, head, story));
    }
    if answer.watches.is_empty() {
        lines.push("There are no watches that could find it.".to_owned());
    }
    for judged in &answer.watches {
        lines.extend(of_watch(answer, head, judged));
    }
    lines.extend(log(answer));
    lines
}

fn page(state: PageState) -> Option<&'static str> {
    match state {
        PageState::Wanted => Some("Its page is still to be read; so far its feed's text counts."),
        PageState::Failed => Some("Its page could not be read; its feed's text counts."),
        _ => None,
    }
}

fn of_story(answer: &Answer, head: &Head, story: &OfStory) -> Vec<String> {
    let others: Vec<_> = story.articles.iter().filter(|it| **it != head.id).collect();
    let with = |other| answer.headline(other);
    let why = match story.place {
        Place::Founded if others.is_empty() => {
            return vec!["It is the only one of its story.".to_owned()];
        }
        Place::Founded => "It is the first of its story.".to_owned(),
        Place::Address(other) => {
            format!("It is of one story with {}: the same address.", with(other))
        }
        Place::Copy(other) => format!("It is of one story with {}: the same text.", with(other)),
        Place::Alike(other) => format!(
            "It is of one story with {}: both tell the same.",
            with(other)
        ),
        Place::Unknown => "Why it is in its story can no longer be told.".to_owned(),
    };
    let mut lines = vec![format!(
        "{why} The story has {}:",
        count(story.articles.len(), "article", "articles")
    )];
    let named = others.iter().take(ARTICLES);
    lines.extend(named.map(|other| format!("  {}", answer.headline(**other))));
    let more = others.len().saturating_sub(ARTICLES);
    if more > 0 {
        lines.push(format!("  and {more} more"));
    }
    lines
}

fn of_watch(answer: &Answer, head: &Head, judged: &Judged) -> Vec<String> {
    let name = clean(&judged.watch.name);
    let paused = if judged.watch.paused { " (paused)" } else { "" };
    let explained = &judged.explained;
    let mut lines = Vec::new();
    if explained.matched {
        lines.push(format!("{name}{paused}: it matches."));
        let firsts = proof::by_sentence(&explained.evidence, &answer.blocks);
        lines.extend(firsts.iter().take(SENTENCES).map(|found| {
            let place = newshawk_core::notice::place(found.zone);
            let sentence = proof::marked(found, &explained.evidence, &answer.blocks);
            format!("  {place}: {sentence}")
        }));
    } else {
        let at = match (&explained.failed_clause, &explained.nearest) {
            (Some(clause), Some(nearest)) => format!(" at “{}”: {}", clean(clause), clean(nearest)),
            (Some(clause), None) => format!(" at “{}”", clean(clause)),
            (None, _) => String::new(),
        };
        lines.push(format!("{name}{paused}: it does not match{at}."));
    }
    match &judged.alert {
        Some(of) => {
            if of.alert.article != head.id {
                lines.push(format!(
                    "  Its story is known to this watch by another article: {}.",
                    answer.headline(of.alert.article)
                ));
            }
            let fate = fate::now(&of.alert, head.id, Timestamp::now());
            lines.push(format!("  {}", clean(&fate)));
            lines.extend(fate::later(of).map(|line| format!("  {line}")));
        }
        None if judged.listed => {
            lines.push("  It is listed silently: the watch came later than the article.".to_owned())
        }
        None if explained.matched && judged.watch.paused => {
            lines.push("  It is not listed: the watch is paused.".to_owned());
        }
        None if explained.matched => {
            lines.push(
                "  It is not listed yet: it is matched when it is looked at next.".to_owned(),
            );
        }
        None => {}
    }
    lines
}

/// What happened, step by step.
fn log(answer: &Answer) -> Vec<String> {
    let Some(story) = &answer.why.story else {
        return Vec::new();
    };
    let name = |id| {
        let watch = answer.watches.iter().find(|it| it.watch.id == id);
        watch.map_or("a removed watch".to_owned(), |it| clean(&it.watch.name))
    };
    let mut lines = Vec::new();
    for line in &story.log {
        let what = match &line.what {
            What::Told { reason, .. } => format!("told: {}", reason.words()),
            What::Summed(_) => "told with others in one notification".to_owned(),
            What::Held { until, why } => format!("{}, to {}", why.words(), day_and_clock(*until)),
            What::Silent(why) => why.words().to_owned(),
            What::Dropped(why) => format!("not shown: {why}"),
        };
        let names: Vec<String> = line.watches.iter().map(|id| name(*id)).collect();
        lines.push(format!(
            "  {}  {}: {}",
            day_and_clock(line.at),
            names.join(", "),
            clean(&what)
        ));
    }
    if !lines.is_empty() {
        lines.insert(0, "What happened:".to_owned());
    }
    lines
}

fn unknown(answer: &Answer) -> Vec<String> {
    let mut lines = vec!["No source has brought this article.".to_owned()];
    if answer.why.sources.is_empty() {
        lines.push(
            "None of your sources is of its site. Add one: newshawk-cli add ADDRESS".to_owned(),
        );
        return lines;
    }
    lines.push("These sources of its site might have:".to_owned());
    let fresh = PollState::default();
    for source in &answer.why.sources {
        let state = answer.polls.get(&source.id).unwrap_or(&fresh);
        let looked = match state.last_look {
            Some(at) => format!("last asked at {}", day_and_clock(at)),
            None => "never asked yet".to_owned(),
        };
        let next = match state.next {
            _ if source.paused => "paused".to_owned(),
            Some(at) => format!("next at {}", day_and_clock(at)),
            None => "next as soon as Newshawk runs".to_owned(),
        };
        lines.push(format!("  {}: {looked}, {next}", clean(&source.title)));
        lines.push(format!("    {}", clean(&health::sentence(source, state))));
    }
    lines
}
