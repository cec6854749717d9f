//! The feeds: RSS 2.0, RDF (RSS 1.0), Atom and JSON Feed, each as its publishers like to write it.

use super::super::day::{Day, Shown};
use super::super::world::{Format, Item, MADE_UP, Outlet};
use super::{body, escape, http_date, iso_date, json, json_list};

/// An outlet's feed, newest item first.
pub(in super::super) fn feed(day: &Day, outlet: &Outlet, items: &[Shown<'_>]) -> String {
    match outlet.format {
        Format::Rss => rss(day, outlet, items),
        Format::Rdf => rdf(day, outlet, items),
        Format::Atom => atom(day, outlet, items),
        Format::Json => json_feed(day, outlet, items),
    }
}

fn rss(day: &Day, outlet: &Outlet, items: &[Shown<'_>]) -> String {
    let (title, tagline, language) = (
        escape(outlet.title),
        escape(outlet.tagline),
        outlet.language.tag(),
    );
    let (home, feed) = (home(day, outlet), day.feed_url(outlet));
    let items: String = items.iter().map(|shown| rss_item(day, shown)).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{title}</title>
<link>{home}</link>
<description>{tagline}. {MADE_UP}.</description>
<language>{language}</language>
<atom:link href="{feed}" rel="self" type="application/rss+xml"/>
{items}</channel>
</rss>
"#
    )
}

fn rss_item(day: &Day, shown: &Shown<'_>) -> String {
    let item = shown.item;
    let (title, link, id) = (escape(shown.headline), day.page_url(item), id(item));
    let (author, summary) = (escape(item.author), escape(item.summary));
    let date = shown
        .published
        .map(|at| format!("<pubDate>{}</pubDate>\n", http_date(at)))
        .unwrap_or_default();
    let tags: String = item
        .tags
        .iter()
        .map(|tag| format!("<category>{}</category>\n", escape(tag)))
        .collect();
    // A teaser feed often wraps its teaser in markup and ends it with a link to the page.
    let description = match item.outlet.full_text {
        true => summary,
        false => format!("<![CDATA[<p>{summary} <a href=\"{link}\">…</a></p>]]>"),
    };
    let content = match item.outlet.full_text {
        true => format!(
            "<content:encoded><![CDATA[{}]]></content:encoded>\n",
            body(item)
        ),
        false => String::new(),
    };
    format!(
        "<item>\n<title>{title}</title>\n<link>{link}</link>\n<guid isPermaLink=\"false\">{id}</guid>\n\
         <dc:creator>{author}</dc:creator>\n{date}{tags}<description>{description}</description>\n{content}</item>\n"
    )
}

fn rdf(day: &Day, outlet: &Outlet, items: &[Shown<'_>]) -> String {
    let (title, tagline, language) = (
        escape(outlet.title),
        escape(outlet.tagline),
        outlet.language.tag(),
    );
    let (home, feed) = (home(day, outlet), day.feed_url(outlet));
    let order: String = items
        .iter()
        .map(|shown| format!("<rdf:li rdf:resource=\"{}\"/>\n", day.page_url(shown.item)))
        .collect();
    let items: String = items.iter().map(|shown| rdf_item(day, shown)).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="{feed}">
<title>{title}</title>
<link>{home}</link>
<description>{tagline}. {MADE_UP}.</description>
<dc:language>{language}</dc:language>
<items><rdf:Seq>
{order}</rdf:Seq></items>
</channel>
{items}</rdf:RDF>
"#
    )
}

fn rdf_item(day: &Day, shown: &Shown<'_>) -> String {
    let item = shown.item;
    let (title, link) = (escape(shown.headline), day.page_url(item));
    let (author, summary) = (escape(item.author), escape(item.summary));
    let date = shown
        .published
        .map(|at| format!("<dc:date>{}</dc:date>\n", iso_date(at)))
        .unwrap_or_default();
    let tags: String = item
        .tags
        .iter()
        .map(|tag| format!("<dc:subject>{}</dc:subject>\n", escape(tag)))
        .collect();
    format!(
        "<item rdf:about=\"{link}\">\n<title>{title}</title>\n<link>{link}</link>\n<dc:creator>{author}</dc:creator>\n\
         {date}{tags}<description>{summary}</description>\n</item>\n"
    )
}

fn atom(day: &Day, outlet: &Outlet, items: &[Shown<'_>]) -> String {
    let (title, tagline, language) = (
        escape(outlet.title),
        escape(outlet.tagline),
        outlet.language.tag(),
    );
    let (home, feed, slug) = (home(day, outlet), day.feed_url(outlet), outlet.slug);
    let updated = items
        .iter()
        .map(|shown| shown.changed)
        .max()
        .map(iso_date)
        .unwrap_or_default();
    let entries: String = items.iter().map(|shown| atom_entry(day, shown)).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">
<title>{title}</title>
<subtitle>{tagline}. {MADE_UP}.</subtitle>
<id>tag:{slug}.example,2026:feed</id>
<link rel="alternate" type="text/html" href="{home}"/>
<link rel="self" type="application/atom+xml" href="{feed}"/>
<updated>{updated}</updated>
{entries}</feed>
"#
    )
}

fn atom_entry(day: &Day, shown: &Shown<'_>) -> String {
    let item = shown.item;
    let (title, link, id) = (escape(shown.headline), day.page_url(item), id(item));
    let (author, summary, updated) = (
        escape(item.author),
        escape(item.summary),
        iso_date(shown.changed),
    );
    let date = shown
        .published
        .map(|at| format!("<published>{}</published>\n", iso_date(at)))
        .unwrap_or_default();
    let tags: String = item
        .tags
        .iter()
        .map(|tag| format!("<category term=\"{}\"/>\n", escape(tag)))
        .collect();
    let content = match item.outlet.full_text {
        true => format!("<content type=\"html\">{}</content>\n", escape(&body(item))),
        false => String::new(),
    };
    format!(
        "<entry>\n<title>{title}</title>\n<id>{id}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{link}\"/>\n\
         {date}<updated>{updated}</updated>\n<author><name>{author}</name></author>\n{tags}\
         <summary>{summary}</summary>\n{content}</entry>\n"
    )
}

fn json_feed(day: &Day, outlet: &Outlet, items: &[Shown<'_>]) -> String {
    let (title, language) = (json(outlet.title), outlet.language.tag());
    let description = json(&format!("{}. {MADE_UP}.", outlet.tagline));
    let (home, feed) = (home(day, outlet), day.feed_url(outlet));
    let items: Vec<String> = items.iter().map(|shown| json_item(day, shown)).collect();
    let items = items.join(",\n");
    format!(
        r#"{{
"version": "https://jsonfeed.org/version/1.1",
"title": {title},
"description": {description},
"language": "{language}",
"home_page_url": "{home}",
"feed_url": "{feed}",
"items": [
{items}
]
}}
"#
    )
}

fn json_item(day: &Day, shown: &Shown<'_>) -> String {
    let item = shown.item;
    let (id, url, title) = (id(item), day.page_url(item), json(shown.headline));
    let (author, summary, tags) = (json(item.author), json(item.summary), json_list(&item.tags));
    let date = shown
        .published
        .map(|at| format!("\"date_published\": \"{}\", ", iso_date(at)))
        .unwrap_or_default();
    let content = match item.outlet.full_text {
        true => json(&body(item)),
        false => json(&format!("<p>{}</p>", escape(item.summary))),
    };
    format!(
        "{{\"id\": \"{id}\", \"url\": \"{url}\", \"title\": {title}, {date}\
         \"authors\": [{{\"name\": {author}}}], \"tags\": {tags}, \"summary\": {summary}, \"content_html\": {content}}}"
    )
}

fn home(day: &Day, outlet: &Outlet) -> String {
    format!("{}/{}/", day.address(), outlet.slug)
}

/// Names an item for good: a correction keeps it.
fn id(item: &Item) -> String {
    format!("tag:{}.example,2026:{}", item.outlet.slug, item.page)
}
