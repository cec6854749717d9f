//! The outlets' pages: an article among everything that publishers put around it.
//!
//! Three layouts, from a textbook's to a tangle, because finding the article in
//! the page is what the demo puts to the test. Every page has navigation, other
//! headlines, a newsletter box and a footer, none of which is the article.

use jiff::Timestamp;

use super::super::day::{Day, Shown, Teaser};
use super::super::world::{Item, Language, Layout, MADE_UP, Outlet};
use super::{block, body, escape, figure, iso_date, json, json_list};

/// The words around an article in the outlet's language.
struct Words {
    sections: [&'static str; 5],
    by: &'static str,
    most_read: &'static str,
    more: &'static str,
    letter: &'static str,
    letter_offer: &'static str,
    subscribe: &'static str,
    share: &'static str,
    imprint: &'static str,
    date: &'static str,
}

const ENGLISH: Words = Words {
    sections: ["World", "Business", "Culture", "Sport", "Weather"],
    by: "By",
    most_read: "Most read",
    more: "More stories",
    letter: "The morning letter",
    letter_offer: "Five stories before breakfast, in your inbox every weekday.",
    subscribe: "Sign up",
    share: "Share this story",
    imprint: "Imprint, privacy and corrections",
    date: "%-d %B %Y, %H:%M UTC",
};

const FRENCH: Words = Words {
    sections: ["Monde", "Économie", "Région", "Culture", "Météo"],
    by: "Par",
    most_read: "Les plus lus",
    more: "À lire aussi",
    letter: "La lettre du matin",
    letter_offer: "Cinq articles avant le café, chaque jour de la semaine.",
    subscribe: "S’inscrire",
    share: "Partager cet article",
    imprint: "Mentions légales et rectificatifs",
    date: "%d/%m/%Y, %H:%M UTC",
};

const UKRAINIAN: Words = Words {
    sections: ["Світ", "Економіка", "Культура", "Наука", "Погода"],
    by: "Автор:",
    most_read: "Найчитаніше",
    more: "Читайте також",
    letter: "Ранковий лист",
    letter_offer: "П’ять новин до сніданку щобудня на вашу пошту.",
    subscribe: "Підписатися",
    share: "Поділитися",
    imprint: "Про редакцію та виправлення",
    date: "%d.%m.%Y, %H:%M UTC",
};

/// After how many blocks a portal puts its newsletter box.
const BLOCKS_BEFORE_LETTER: usize = 3;

/// An item's page.
pub(in super::super) fn page(day: &Day, shown: &Shown<'_>) -> String {
    let outlet = shown.item.outlet;
    let middle = match outlet.layout {
        Layout::Semantic => semantic(day, shown),
        Layout::Portal => portal(day, shown),
        Layout::Soup => soup(day, shown),
    };
    document(outlet, &article_head(day, shown), &middle)
}

/// An outlet's front page: what it has printed, and where its feed is.
pub(in super::super) fn front(day: &Day, outlet: &Outlet, items: &[Shown<'_>]) -> String {
    let (title, tagline, feed) = (
        escape(outlet.title),
        escape(outlet.tagline),
        day.feed_url(outlet),
    );
    let kind = outlet.format.media_type();
    let head = format!(
        "<title>{title}: {tagline}</title>\n<link rel=\"alternate\" type=\"{kind}\" title=\"{title}\" href=\"{feed}\">\n"
    );
    let items: Vec<Teaser<'_>> = items
        .iter()
        .map(|shown| Teaser {
            headline: shown.headline,
            item: Some(shown.item),
        })
        .collect();
    let middle = format!(
        "{}<main>\n<h1>{title}</h1>\n<p>{tagline}</p>\n{}</main>\n",
        top(outlet),
        teasers(outlet, &items)
    );
    document(outlet, &head, &middle)
}

fn semantic(day: &Day, shown: &Shown<'_>) -> String {
    let (item, outlet) = (shown.item, shown.item.outlet);
    let words = words(outlet.language);
    let beside = day.beside(item);
    let (headline, summary, author) = (
        escape(shown.headline),
        escape(item.summary),
        escape(item.author),
    );
    let date = shown
        .published
        .map(|at| time(at, words))
        .unwrap_or_default();
    let tags: String = item
        .tags
        .iter()
        .map(|tag| format!("<li><a rel=\"tag\" href=\"#\">{}</a></li>", escape(tag)))
        .collect();
    format!(
        "{top}<main>\n<article>\n<header>\n<p class=\"kicker\">{section}</p>\n<h1>{headline}</h1>\n\
         <p class=\"standfirst\">{summary}</p>\n<p class=\"byline\">{by} <span class=\"author\">{author}</span></p>\n{date}</header>\n\
         {body}<footer class=\"tags\"><ul>{tags}</ul></footer>\n</article>\n</main>\n\
         <aside>\n<section class=\"most-read\">\n<h2>{most_read}</h2>\n{links}</section>\n{letter}</aside>\n\
         <section class=\"more\">\n<h2>{more}</h2>\n{teasers}</section>\n",
        top = top(outlet),
        section = escape(item.section),
        by = words.by,
        body = body(item),
        most_read = words.most_read,
        links = links(outlet, &beside),
        letter = letter(words),
        more = words.more,
        teasers = teasers(outlet, &beside),
    )
}

fn portal(day: &Day, shown: &Shown<'_>) -> String {
    let (item, outlet) = (shown.item, shown.item.outlet);
    let words = words(outlet.language);
    let beside = day.beside(item);
    let (headline, summary, author) = (
        escape(shown.headline),
        escape(item.summary),
        escape(item.author),
    );
    let date = shown
        .published
        .map(|at| time(at, words))
        .unwrap_or_default();
    let picture = item
        .caption
        .map(|caption| figure(outlet, caption))
        .unwrap_or_default();
    let (before, after) = item
        .blocks
        .split_at(item.blocks.len().min(BLOCKS_BEFORE_LETTER));
    let before: String = before.iter().map(|it| block(*it)).collect();
    let after: String = after.iter().map(|it| block(*it)).collect();
    format!(
        "{top}<div class=\"cookie-notice\" role=\"dialog\"><p>{MADE_UP}. No cookies are set.</p><button>OK</button></div>\n\
         <main class=\"layout\">\n<div class=\"article-header\"><span class=\"section\">{section}</span>\n<h1>{headline}</h1>\n\
         <div class=\"teaser\">{summary}</div>\n<div class=\"meta\"><span class=\"byline\">{by} {author}</span> {date}</div>\n\
         <div class=\"share-bar\">{share}: <a href=\"#\">e-mail</a> <a href=\"#\">link</a></div></div>\n\
         <div class=\"article-body\">\n{picture}{before}{letter}{after}</div>\n\
         <div class=\"related-teasers\">\n<h3>{more}</h3>\n{teasers}</div>\n</main>\n\
         <div class=\"sidebar\"><h3>{most_read}</h3>\n{links}</div>\n",
        top = top(outlet),
        section = escape(item.section),
        by = words.by,
        share = words.share,
        letter = letter(words),
        more = words.more,
        teasers = teasers(outlet, &beside),
        most_read = words.most_read,
        links = links(outlet, &beside),
    )
}

fn soup(day: &Day, shown: &Shown<'_>) -> String {
    let (item, outlet) = (shown.item, shown.item.outlet);
    let words = words(outlet.language);
    let beside = day.beside(item);
    let (headline, author) = (escape(shown.headline), escape(item.author));
    let date = shown
        .published
        .map(|at| at.strftime(words.date).to_string())
        .unwrap_or_default();
    let picture = item.caption.map(|caption| {
        let (slug, caption) = (outlet.slug, escape(caption));
        format!("<div class=\"pic\"><img src=\"/{slug}/photo.png\" alt=\"\"><div class=\"caption\">{caption}</div></div>\n")
    });
    let picture = picture.unwrap_or_default();
    let text: String = item.blocks.iter().map(|it| block(*it)).collect();
    let nav: String = words
        .sections
        .iter()
        .map(|it| format!("<span class=\"tab\"><a href=\"#\">{it}</a></span> "))
        .collect();
    format!(
        "<div id=\"wrap\">\n<div id=\"head\"><div class=\"logo\"><a href=\"/{slug}/\">{title}</a></div><div class=\"tabs\">{nav}</div></div>\n\
         <div id=\"left\"><div class=\"box\"><div class=\"box-title\">Related</div>\n{links}</div>\n{letter}</div>\n\
         <div id=\"middle\"><div class=\"crumbs\"><a href=\"/{slug}/\">{title}</a> &gt; {section}</div>\n\
         <div class=\"story\"><div class=\"hl\">{headline}</div>\n<div class=\"by\"><span>{by} {author}</span> | <span>{date}</span></div>\n\
         {picture}<div class=\"txt\">\n{text}</div></div>\n\
         <div class=\"tools\"><a href=\"#\">Print</a> | <a href=\"#\">{share}</a></div>\n\
         <div class=\"more\"><div class=\"box-title\">{more}</div>\n{teasers}</div></div>\n</div>\n",
        slug = outlet.slug,
        title = escape(outlet.title),
        links = links(outlet, &beside),
        letter = letter(words),
        section = escape(item.section),
        by = words.by,
        share = words.share,
        more = words.more,
        teasers = teasers(outlet, &beside),
    )
}

/// The frame all pages share, with the sentence that says what this is.
fn document(outlet: &Outlet, head: &str, middle: &str) -> String {
    let (language, title, imprint) = (
        outlet.language.tag(),
        escape(outlet.title),
        words(outlet.language).imprint,
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{head}</head>\n<body>\n{middle}\
         <footer class=\"site-footer\">\n<p>{title}. {MADE_UP}.</p>\n<p><a href=\"/\">{imprint}</a></p>\n</footer>\n</body>\n</html>\n"
    )
}

fn article_head(day: &Day, shown: &Shown<'_>) -> String {
    let (item, outlet) = (shown.item, shown.item.outlet);
    let (headline, summary, title) = (
        escape(shown.headline),
        escape(item.summary),
        escape(outlet.title),
    );
    let (url, image, feed) = (day.page_url(item), image(day, outlet), day.feed_url(outlet));
    let kind = outlet.format.media_type();
    let data = match outlet.layout {
        Layout::Semantic => linked_data(&news_article(day, shown)),
        Layout::Portal => linked_data(&graph(day, shown)),
        Layout::Soup => String::new(),
    };
    let dates = match (outlet.layout, shown.published) {
        (Layout::Soup, Some(at)) => format!("<meta name=\"date\" content=\"{}\">\n", iso_date(at)),
        (_, Some(at)) => format!(
            "<meta property=\"article:published_time\" content=\"{}\">\n<meta property=\"article:modified_time\" content=\"{}\">\n",
            iso_date(at),
            iso_date(shown.changed)
        ),
        (_, None) => String::new(),
    };
    format!(
        "<title>{headline} | {title}</title>\n<link rel=\"canonical\" href=\"{url}\">\n\
         <link rel=\"alternate\" type=\"{kind}\" title=\"{title}\" href=\"{feed}\">\n\
         <meta name=\"description\" content=\"{summary}\">\n<meta property=\"og:type\" content=\"article\">\n\
         <meta property=\"og:title\" content=\"{headline}\">\n<meta property=\"og:description\" content=\"{summary}\">\n\
         <meta property=\"og:site_name\" content=\"{title}\">\n<meta property=\"og:url\" content=\"{url}\">\n\
         <meta property=\"og:image\" content=\"{image}\">\n{dates}{data}"
    )
}

fn linked_data(data: &str) -> String {
    format!(
        "<script type=\"application/ld+json\">{{\"@context\": \"https://schema.org\", {data}}}</script>\n"
    )
}

fn graph(day: &Day, shown: &Shown<'_>) -> String {
    let (home, name) = (
        format!("{}/{}/", day.address(), shown.item.outlet.slug),
        json(shown.item.outlet.title),
    );
    let article = news_article(day, shown);
    format!(
        "\"@graph\": [{{\"@type\": \"WebSite\", \"url\": \"{home}\", \"name\": {name}}}, {{{article}}}]"
    )
}

fn news_article(day: &Day, shown: &Shown<'_>) -> String {
    let (item, outlet) = (shown.item, shown.item.outlet);
    let (headline, description, author) =
        (json(shown.headline), json(item.summary), json(item.author));
    let (publisher, section, tags) = (
        json(outlet.title),
        json(item.section),
        json_list(&item.tags),
    );
    let (url, image, language) = (
        day.page_url(item),
        image(day, outlet),
        outlet.language.tag(),
    );
    let dates = shown.published.map(|at| {
        let (published, modified) = (iso_date(at), iso_date(shown.changed));
        format!("\"datePublished\": \"{published}\", \"dateModified\": \"{modified}\", ")
    });
    let dates = dates.unwrap_or_default();
    format!(
        "\"@type\": \"NewsArticle\", \"mainEntityOfPage\": \"{url}\", \"headline\": {headline}, \"description\": {description}, \
         {dates}\"inLanguage\": \"{language}\", \"articleSection\": {section}, \"keywords\": {tags}, \"image\": [\"{image}\"], \
         \"author\": {{\"@type\": \"Person\", \"name\": {author}}}, \"publisher\": {{\"@type\": \"NewsMediaOrganization\", \"name\": {publisher}}}"
    )
}

fn top(outlet: &Outlet) -> String {
    let (slug, title) = (outlet.slug, escape(outlet.title));
    let sections: String = words(outlet.language)
        .sections
        .iter()
        .map(|it| format!("<li><a href=\"#\">{it}</a></li>"))
        .collect();
    format!(
        "<header class=\"site-header\">\n<a class=\"logo\" href=\"/{slug}/\">{title}</a>\n\
         <nav><ul>{sections}</ul></nav>\n</header>\n"
    )
}

fn letter(words: &Words) -> String {
    let Words {
        letter,
        letter_offer,
        subscribe,
        ..
    } = words;
    format!(
        "<div class=\"newsletter-box\"><h3>{letter}</h3><p>{letter_offer}</p>\
         <form><input type=\"email\"><button type=\"button\">{subscribe}</button></form></div>\n"
    )
}

fn links(outlet: &Outlet, beside: &[Teaser<'_>]) -> String {
    let links: String = beside
        .iter()
        .map(|it| {
            format!(
                "<li><a href=\"{}\">{}</a></li>\n",
                target(outlet, it.item),
                escape(it.headline)
            )
        })
        .collect();
    format!("<ul>\n{links}</ul>\n")
}

fn teasers(outlet: &Outlet, beside: &[Teaser<'_>]) -> String {
    beside.iter().map(|it| teaser(outlet, it)).collect()
}

fn teaser(outlet: &Outlet, teaser: &Teaser<'_>) -> String {
    let (target, headline) = (target(outlet, teaser.item), escape(teaser.headline));
    let summary = teaser
        .item
        .map(|it| format!("<p>{}</p>", escape(it.summary)))
        .unwrap_or_default();
    format!(
        "<div class=\"teaser-item\"><h4><a href=\"{target}\">{headline}</a></h4>{summary}</div>\n"
    )
}

/// A headline that leads to no item of this world leads to the front page.
fn target(outlet: &Outlet, item: Option<&Item>) -> String {
    item.map(Item::path)
        .unwrap_or_else(|| format!("/{}/", outlet.slug))
}

fn time(at: Timestamp, words: &Words) -> String {
    format!(
        "<time datetime=\"{}\">{}</time>\n",
        iso_date(at),
        at.strftime(words.date)
    )
}

fn image(day: &Day, outlet: &Outlet) -> String {
    format!("{}/{}/photo.png", day.address(), outlet.slug)
}

fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
        Language::Ukrainian => &UKRAINIAN,
    }
}
