//! Where a report comes from: outlets without their editions, and agencies that are credited.

use std::collections::BTreeSet;

use url::Url;

use super::digest::Digest;
use crate::text;

/// A news agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wire(pub &'static str);

/// The agencies: the name, and how a credit writes it.
#[rustfmt::skip]
const AGENCIES: &[(&str, &[&str])] = &[
    ("AFP", &["AFP", "Agence France-Presse"]),
    ("AP", &["AP", "Associated Press", "The Associated Press"]),
    ("Reuters", &["Reuters", "REUTERS", "Рейтер"]),
    ("dpa", &["dpa", "DPA", "dpa-AFX"]),
    ("PA", &["PA", "PA Media", "Press Association"]),
    ("EFE", &["EFE", "Agencia EFE"]),
    ("ANSA", &["ANSA"]),
    ("Adnkronos", &["Adnkronos"]),
    ("Lusa", &["Lusa", "LUSA"]),
    ("APA", &["APA"]),
    ("SDA", &["SDA", "Keystone-SDA"]),
    ("Belga", &["Belga", "BELGA"]),
    ("ANP", &["ANP"]),
    ("TT", &["TT"]),
    ("NTB", &["NTB"]),
    ("Ritzau", &["Ritzau"]),
    ("PAP", &["PAP"]),
    ("CTK", &["ČTK", "CTK"]),
    ("MTI", &["MTI"]),
    ("TASS", &["TASS", "ТАСС"]),
    ("RIA", &["RIA Novosti", "РИА Новости"]),
    ("Interfax", &["Interfax", "Интерфакс"]),
    ("Ukrinform", &["Ukrinform", "Укринформ", "Укрінформ"]),
    ("UNIAN", &["UNIAN", "УНИАН", "УНІАН"]),
    ("Anadolu", &["Anadolu", "AA", "Anadolu Agency"]),
    ("Xinhua", &["Xinhua", "新华社", "新華社"]),
    ("Kyodo", &["Kyodo", "共同", "共同通信"]),
    ("Jiji", &["Jiji", "時事", "時事通信"]),
    ("Yonhap", &["Yonhap", "연합뉴스"]),
    ("PTI", &["PTI", "Press Trust of India"]),
    ("ANI", &["ANI"]),
    ("IANS", &["IANS"]),
    ("AAP", &["AAP"]),
    ("Bernama", &["Bernama", "BERNAMA"]),
    ("Antara", &["ANTARA", "Antara"]),
    ("CP", &["The Canadian Press", "Canadian Press"]),
    ("UPI", &["UPI"]),
    ("Bloomberg", &["Bloomberg News"]),
];

impl Wire {
    /// The agency of this name; for what was stored.
    pub fn named(name: &str) -> Option<Self> {
        AGENCIES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(known, _)| Self(known))
    }
}

/// The dateline of a report is in its first bytes.
const DATELINE: usize = 160;

/// The agency that is credited: as the byline, in the dateline (“PARIS (Reuters) - ”), or at the end.
pub(super) fn wire(author: Option<&str>, body: &str) -> Option<Wire> {
    let author = author.unwrap_or_default();
    let head = start(body, DATELINE);
    let tail = &body[body.len() - end_length(body, DATELINE)..];
    for (name, written) in AGENCIES {
        for credit in *written {
            // Nearly all of them stand nowhere, and that is soon known.
            if ![author, head, tail].iter().any(|it| it.contains(credit)) {
                continue;
            }
            let is_byline = author
                .split([',', '/', ';', '|', '(', ')'])
                .map(|part| {
                    part.trim()
                        .trim_start_matches("By ")
                        .trim_start_matches("by ")
                })
                .any(|part| part == *credit);
            let in_brackets = format!("({credit})");
            let is_dateline = head.contains(&in_brackets)
                || [" - ", " – ", " — ", ": "].iter().any(|dash| {
                    head.split_once(dash).is_some_and(|(before, _)| {
                        before
                            .rsplit([',', '/'])
                            .next()
                            .is_some_and(|it| it.trim() == *credit)
                            && before.contains([',', '/'])
                    })
                });
            let is_end = tail.contains(&in_brackets)
                || tail
                    .trim_end()
                    .trim_end_matches('.')
                    .rsplit(['\n', '/'])
                    .next()
                    .is_some_and(|it| it.trim() == *credit);
            if is_byline || is_dateline || is_end {
                return Some(Wire(name));
            }
        }
    }
    None
}

fn start(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn end_length(text: &str, most: usize) -> usize {
    let mut from = text.len() - most.min(text.len());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.len() - from
}

/// The outlet of a host, an address or a name, without its edition: “bbc” of “www.bbc.co.uk”, of
/// “https://bbc.com/news” and of “BBC”.
pub fn outlet(source: &str) -> String {
    let host = Url::parse(source)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned));
    let host = host.unwrap_or_else(|| source.split('/').next().unwrap_or_default().to_owned());
    let is_host = host.contains('.') && !host.contains(' ');
    if !is_host {
        // “Wall Street Journal (blog)” is the Wall Street Journal.
        let name = source.split(['(', '\\']).next().unwrap_or_default();
        let folded = text::fold(name);
        return folded.chars().filter(|c| c.is_alphanumeric()).collect();
    }
    let host = host.to_lowercase();
    let labels: Vec<&str> = host.split('.').filter(|label| !label.is_empty()).collect();
    let end = labels.len().saturating_sub(match labels.as_slice() {
        // “co.uk”, “com.cn”: what countries sell below their own end.
        [.., second, top] if top.len() == 2 && labels.len() > 2 && SECOND.contains(second) => 2,
        _ => 1,
    });
    let label = labels[..end].last().or(labels.first());
    label.map(|label| (*label).to_owned()).unwrap_or_default()
}

/// The labels that countries put before their own end.
const SECOND: [&str; 14] = [
    "co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "govt", "info", "nom",
];

/// How many hands a story was reported by: what one agency sent out counts once, and so do all
/// editions of an outlet, and a copy counts as what it was copied from.
pub fn independent(digests: &[Digest]) -> usize {
    let mut origins = BTreeSet::new();
    for (at, digest) in digests.iter().enumerate() {
        let is_copy = digests[..at].iter().any(|earlier| is_copy(earlier, digest));
        if !is_copy {
            origins.insert(of(digest));
        }
    }
    origins.len()
}

/// The origin as one word.
pub(super) fn of(digest: &Digest) -> &str {
    match &digest.wire {
        Some(wire) => wire.0,
        None => &digest.outlet,
    }
}

/// Is it the text of the other, the same or lightly rewritten?
pub(super) fn is_copy(earlier: &Digest, later: &Digest) -> bool {
    let is_same = earlier.body.is_some() && earlier.body == later.body;
    is_same || super::copies::share(&earlier.sketch, &later.sketch) >= super::copies::COPY
}
