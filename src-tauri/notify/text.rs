//! What a notification says.

use newshawk_core::alert::desk::Manner;
use newshawk_core::alert::{Hold, Reason};
use newshawk_core::digest::Digest;
use newshawk_core::notice::{self, Facts};
use newshawk_engine::Notice;

/// So many headlines stand in a notification of several stories; the rest is a number.
const HEADLINES: usize = 5;

/// The two texts of a notification.
pub(crate) struct Text {
    pub(crate) summary: String,
    pub(crate) body: String,
}

/// One story: its headline, the proof, what found it where.
pub(super) fn story(notice: &Notice, has_markup: bool) -> Text {
    let mut watches: Vec<&str> = notice
        .watches
        .iter()
        .map(|(_, name)| name.as_str())
        .collect();
    if notice.sample {
        watches.insert(0, "Made-up news");
    }
    let is_new = notice.manner == Manner::New && !notice.reason.is_said();
    let is_news = is_new || notice.reason == Reason::NewStory;
    let lines = notice::lines(&Facts {
        title: &notice.title,
        source: &notice.source,
        sentence: &notice.sentence,
        watches,
        zone: notice.evidence.first().map(|found| found.zone),
        outlets: notice.origins,
        published: notice.published,
        at: notice.at,
    });
    if let Reason::Spike(said) = &notice.reason {
        let newest = format!("The newest: {}", lines.summary);
        return Text {
            summary: said.clone(),
            body: body(&[newest, lines.footer], has_markup),
        };
    }
    let why = if is_news {
        String::new()
    } else {
        capitalised(&notice.reason.words())
    };
    Text {
        summary: lines.summary,
        body: body(&[why, lines.sentence, lines.footer], has_markup),
    }
}

/// Several stories: how many, why together, and the first headlines.
pub(super) fn together(notices: &[Notice], why: Hold, has_markup: bool) -> Text {
    let mut lines: Vec<String> = notices
        .iter()
        .take(HEADLINES)
        .map(|notice| match &notice.reason {
            Reason::Spike(said) => said.clone(),
            _ => notice::headline(&notice.title, &notice.source),
        })
        .collect();
    let more = notices.len().saturating_sub(HEADLINES);
    if more > 0 {
        lines.push(format!("and {more} more"));
    }
    Text {
        summary: why.summary(notices.len()),
        body: body(&lines, has_markup),
    }
}

/// A digest: how many stories, and the first headlines.
pub(super) fn digest(digest: &Digest, has_markup: bool) -> Text {
    let mut lines: Vec<String> = digest
        .stories
        .iter()
        .take(HEADLINES)
        .map(|story| {
            let source = story.outlets.first().map_or("", String::as_str);
            notice::headline(&story.title, source)
        })
        .collect();
    let more = digest.count().saturating_sub(HEADLINES);
    if more > 0 {
        lines.push(format!("and {more} more"));
    }
    let summary = match digest.count() {
        0 => "Digest: nothing significant".to_owned(),
        1 => "Digest: 1 story".to_owned(),
        all => format!("Digest: {all} stories"),
    };
    if lines.is_empty() {
        lines.push("Your watches found nothing since the last one.".to_owned());
    }
    Text {
        summary,
        body: body(&lines, has_markup),
    }
}

/// A feed must not be able to write markup into the desktop.
fn body(lines: &[String], has_markup: bool) -> String {
    let lines = lines.iter().filter(|line| !line.is_empty());
    let lines = lines.map(|line| {
        if has_markup {
            escaped(line)
        } else {
            line.clone()
        }
    });
    lines.collect::<Vec<String>>().join("\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}
