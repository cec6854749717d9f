//! Made-up news, as a publisher would send it.

use crate::filler::paragraph;
use newshawk_core::Timestamp;

/// The moment the journeys begin, a Wednesday morning.
pub const NOW: &str = "2026-06-03T10:00:00Z";

/// The moment the journeys begin.
pub fn now() -> Timestamp {
    NOW.parse().expect("a time")
}

/// A sinking …
pub const FERRY: &str = "The ferry Marabella sank off Port Kestrel on Monday after its engine room \
    flooded, the coast guard said. Captain Ilse Vandermoor told rescuers that a pump had failed. \
    Boats from Quillon took the passengers aboard, and a helicopter searched until dark.";
/// … the same in other words …
pub const FERRY_TOLD_ANEW: &str = "A flooded engine room sent the Marabella to the bottom near Port \
    Kestrel on Monday. Its captain, Ilse Vandermoor, blamed a failed pump. Passengers of the ferry \
    were brought to Quillon by boats; the coast guard sent a helicopter to search for others.";
/// … and news that has nothing to do with it.
pub const BANK: &str = "Torvald Bank will close eleven branches in the province of Nessmark, its chief \
    executive Petra Lindqvist-Amaro said on Monday. The bank wants to save on rents and let more of \
    its customers do their business on the telephone.";

/// An item of a feed.
#[derive(Clone, Debug)]
pub struct Item {
    guid: String,
    link: String,
    title: String,
    text: String,
    date: Option<String>,
}

impl Item {
    /// An item whose feed carries the whole text, so that nobody needs its page.
    pub fn new(name: &str, title: &str) -> Item {
        Item {
            guid: format!("tag:{name}"),
            link: format!("/{name}.html"),
            title: title.to_owned(),
            text: filler(name),
            date: Some("Wed, 03 Jun 2026 09:55:00 GMT".to_owned()),
        }
    }

    /// An item with a few words, whose page holds the rest.
    pub fn teaser(name: &str, title: &str) -> Item {
        Item::new(name, title).text("More on our site.")
    }

    /// With another headline.
    pub fn title(mut self, title: &str) -> Item {
        self.title = title.to_owned();
        self
    }

    /// With this text alone.
    pub fn text(mut self, text: &str) -> Item {
        self.text = text.to_owned();
        self
    }

    /// With a sentence before its text.
    pub fn says(mut self, sentence: &str) -> Item {
        self.text = format!("<p>{sentence}</p>{}", self.text);
        self
    }

    /// With another guid.
    pub fn guid(mut self, guid: &str) -> Item {
        self.guid = guid.to_owned();
        self
    }

    /// With another address.
    pub fn link(mut self, link: &str) -> Item {
        self.link = link.to_owned();
        self
    }

    /// With another date, as RFC 822 writes it.
    pub fn date(mut self, date: &str) -> Item {
        self.date = Some(date.to_owned());
        self
    }

    /// Without a date.
    pub fn undated(mut self) -> Item {
        self.date = None;
        self
    }

    fn xml(&self) -> String {
        let date = self.date.as_ref();
        let date = date.map_or_else(String::new, |date| format!("<pubDate>{date}</pubDate>"));
        format!(
            "<item><title>{}</title><link>{}</link><guid isPermaLink=\"false\">{}</guid>{date}\
             <description><![CDATA[{}]]></description></item>\n",
            self.title, self.link, self.guid, self.text
        )
    }
}

/// A text long enough that nobody needs its page, about nothing that another seed's text is about.
pub fn filler(seed: &str) -> String {
    format!("<p>{}</p>", paragraph(seed, 14))
}

/// An RSS feed of items, newest first.
pub fn feed(items: &[Item]) -> String {
    feed_with("", items)
}

/// The same, with more said of the channel.
pub fn feed_with(channel: &str, items: &[Item]) -> String {
    let items: String = items.iter().map(Item::xml).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel>\
         <title>Harbour Post</title><link>/</link><description>Made-up news</description>\
         {channel}{items}</channel></rss>"
    )
}

/// A front page without a feed: a menu, headlines with their addresses, and a foot.
pub fn front(headlines: &[(&str, &str)]) -> String {
    let list: String = headlines
        .iter()
        .map(|(link, title)| {
            format!("<article class=\"teaser\"><h2><a href=\"{link}\">{title}</a></h2><p>More on our site.</p></article>\n")
        })
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Harbour Post</title></head>\n\
         <body><header><nav><a href=\"/\">Home</a> <a href=\"/world\">World and the rest of it</a></nav></header>\n\
         <main>{list}</main>\n<ul class=\"notices\"><li><a href=\"/notice/water-off-on-monday\">Water is off in Mill Lane on Monday</a></li>\
         <li><a href=\"/notice/bins-a-day-later\">Bins are emptied a day later this week</a></li></ul>\n\
         <footer><a href=\"/about\">About the Harbour Post and its people</a></footer></body></html>"
    )
}

/// A sitemap of news: address, title and date of each article.
pub fn news_sitemap(articles: &[(&str, &str, &str)]) -> String {
    let urls: String = articles
        .iter()
        .map(|(link, title, date)| {
            format!(
                "<url><loc>{link}</loc><news:news><news:publication><news:name>Harbour Post</news:name><news:language>en</news:language>\
                 </news:publication><news:publication_date>{date}</news:publication_date><news:title>{title}</news:title></news:news></url>\n"
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">{urls}</urlset>"
    )
}

/// An article's page: headline, paragraphs, and a list of other headlines beside it.
pub fn page(title: &str, head: &str, paragraphs: &[&str], beside: &[&str]) -> String {
    let paragraphs: String = paragraphs
        .iter()
        .map(|it| format!("<p>{it}</p>\n"))
        .collect();
    let beside: String = beside
        .iter()
        .map(|it| format!("<li><a href=\"/other\">{it}</a></li>\n"))
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>{head}</head>\n\
         <body><header><nav><a href=\"/\">Home</a> <a href=\"/world\">World</a></nav></header>\n\
         <main><article><h1>{title}</h1>\n{paragraphs}{}</article>\n\
         <aside><h2>Related</h2><ul>{beside}</ul></aside></main>\n\
         <footer><p>Harbour Post, made up for tests</p></footer></body></html>",
        filler(title)
    )
}
