//! Structured data (schema.org in JSON-LD): the publisher's own account of the article.

use serde_json::Value;

/// The parts of an article that structured data names.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) image: Option<String>,
    pub(super) description: Option<String>,
    /// The whole text, where it is given.
    pub(super) body: Option<String>,
    pub(super) language: Option<String>,
    /// May everybody read it?
    pub(super) is_free: Option<bool>,
}

/// The article that the scripts describe; of several, the best described one.
pub(super) fn read(scripts: &[String]) -> Option<Said> {
    let mut best: Option<(u8, Said)> = None;
    for script in scripts {
        let Some(value) = parse(script) else {
            continue;
        };
        visit(&value, 0, &mut best);
    }
    best.map(|(_, said)| said)
}

/// Scripts come wrapped in comments, with raw line ends inside strings and with stray semicolons.
fn parse(script: &str) -> Option<Value> {
    let bare = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[");
    let bare = bare
        .trim()
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    if let Ok(value) = serde_json::from_str(bare) {
        return Some(value);
    }
    let mended: String = bare
        .chars()
        .map(|c| if c < ' ' { ' ' } else { c })
        .collect();
    serde_json::from_str(&mended).ok()
}

/// Looks at a value and what it holds. Deeper than this, other articles are described.
fn visit(value: &Value, depth: u8, best: &mut Option<(u8, Said)>) {
    const DEEPEST: u8 = 4;
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|it| visit(it, depth + 1, best)),
        Value::Object(object) => {
            let rank = rank(value);
            if rank > best.as_ref().map_or(0, |(it, _)| *it) {
                *best = Some((rank, said(value)));
            }
            for name in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.get(name) {
                    visit(inner, depth + 1, best);
                }
            }
        }
        _ => {}
    }
}

/// How much a thing is an article; 0 for what is none.
fn rank(value: &Value) -> u8 {
    let of = |kind: &str| match kind
        .trim_start_matches("http://schema.org/")
        .trim_start_matches("https://schema.org/")
    {
        "NewsArticle"
        | "ReportageNewsArticle"
        | "AnalysisNewsArticle"
        | "OpinionNewsArticle"
        | "BackgroundNewsArticle"
        | "LiveBlogPosting"
        | "ReviewNewsArticle"
        | "AdvertiserContentArticle"
        | "AskPublicNewsArticle"
        | "SatiricalArticle" => 5,
        "Article" | "BlogPosting" | "Report" | "TechArticle" | "ScholarlyArticle"
        | "SocialMediaPosting" => 4,
        "Review" | "VideoObject" | "Recipe" => 2,
        "WebPage" | "ItemPage" => 1,
        _ => 0,
    };
    match value.get("@type") {
        Some(Value::String(kind)) => of(kind),
        Some(Value::Array(kinds)) => kinds
            .iter()
            .filter_map(Value::as_str)
            .map(of)
            .max()
            .unwrap_or(0),
        _ => 0,
    }
}

fn said(value: &Value) -> Said {
    let text = |name: &str| value.get(name).and_then(first_text);
    Said {
        headline: text("headline").or_else(|| text("name")),
        authors: names(value.get("author").or_else(|| value.get("creator"))),
        published: text("datePublished").or_else(|| text("dateCreated")),
        modified: text("dateModified"),
        publisher: names(value.get("publisher")).into_iter().next(),
        image: value
            .get("image")
            .and_then(|it| first_text(it).or_else(|| image_url(it))),
        description: text("description"),
        body: text("articleBody").or_else(|| text("text")),
        language: text("inLanguage"),
        is_free: value.get("isAccessibleForFree").and_then(truth),
    }
}

/// Truth comes as a word, too: `"False"`.
fn truth(value: &Value) -> Option<bool> {
    value.as_bool().or_else(|| {
        let word = value.as_str()?.to_ascii_lowercase();
        word.trim_start_matches("http://schema.org/")
            .trim_start_matches("https://schema.org/")
            .parse()
            .ok()
    })
}

fn image_url(value: &Value) -> Option<String> {
    let object = value.get(0).unwrap_or(value);
    first_text(object.get("url")?)
}

fn first_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text,
        Value::Array(values) => return values.iter().find_map(first_text),
        _ => return None,
    };
    Some(text.trim().to_owned()).filter(|it| !it.is_empty())
}

/// The names of people or organisations.
fn names(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(name)) => vec![name.trim().to_owned()],
        Some(Value::Array(values)) => values.iter().flat_map(|it| names(Some(it))).collect(),
        Some(object @ Value::Object(_)) => object
            .get("name")
            .and_then(first_text)
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}
