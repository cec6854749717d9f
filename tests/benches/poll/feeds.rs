//! Made-up feeds: the same ones every time, but for their dates.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::{SignedDuration, Timestamp};

use crate::{ITEMS, Result};

/// How often an item names NATO.
const NAMED_ONE_IN: u64 = 50;

/// About how many bytes of HTML an item has.
const ITEM_BYTES: usize = 2000;

const SUBJECTS: &str = "the minister,the council,a spokeswoman,the central bank,the opposition,a court in the capital,\
    the harbour authority,the fishing fleet,an independent panel,the regional governor,a group of engineers,the railway,\
    the trade union,a former ambassador,the research institute,the weather service,the city of Northam,the coast guard,\
    a farmers' association,the energy regulator,the airline,the national museum,a coalition of charities,the parliament,\
    the Volkov foundation,residents of Eastbrook,the steel maker Harrow & Pike,the electoral commission";
const VERBS: &str = "announced,rejected,postponed,welcomed,criticised,approved,questioned,outlined,defended,presented,\
    withdrew,confirmed,revised,signed,published,delayed,reviewed,suspended,financed,abandoned,extended,promised";
const OBJECTS: &str = "a plan to widen the northern canal,the budget for the coming year,new rules for imported grain,\
    a report on rising rents,the contract for eleven trains,an inquiry into the outage,the closure of two hospitals,\
    a loan of 340 million,stricter limits on fishing,the sale of its last coal plant,a treaty on shared rivers,\
    the appointment of a new director,a strike over night shifts,an offer from a rival bidder,talks with the neighbours,\
    a study of coastal erosion,the repair of a bridge from 1911,a ban on short flights,support for small bakeries,\
    the results of the spring census,an exhibition of early maps,a pension reform,evidence from three witnesses";
const CLOSINGS: &str = "on Tuesday,after weeks of debate,without giving details,despite protests,in a short statement,\
    as prices rose again,under pressure from creditors,late in the evening,for the third time this year,by a narrow vote,\
    before the summer recess,according to people familiar with the matter,while investors waited,in front of reporters,\
    following heavy rain,to the surprise of many observers,with immediate effect,pending a second reading";

/// A feed as it goes over the wire.
pub(crate) struct Rendered {
    /// RSS 2.0 in gzip.
    pub(crate) body: Vec<u8>,
    pub(crate) etag: String,
    pub(crate) last_modified: String,
}

/// Writes a feed with items from the last day before `now`.
pub(crate) fn render(number: usize, now: Timestamp) -> Result<Rendered> {
    let mut chance = Chance(number as u64);
    let date = |ago: i64| {
        (now - SignedDuration::from_mins(ago))
            .strftime("%a, %d %b %Y %H:%M:%S GMT")
            .to_string()
    };
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
         <title>Gazette {number}</title><link>http://gazette-{number}.example/</link><description>News</description>\n"
    );
    for item in 0..ITEMS {
        let title = chance.sentence();
        let body = chance.article();
        let published = date(item as i64 * 40 + number as i64 % 40);
        let link = format!("http://gazette-{number}.example/story/{item}");
        writeln!(
            feed,
            "<item><title>{}</title><link>{link}</link><guid>{link}</guid><pubDate>{published}</pubDate>\
             <content:encoded><![CDATA[{body}]]></content:encoded></item>",
            title.replace('&', "&amp;")
        )?;
    }
    feed.push_str("</channel></rss>\n");

    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(feed.as_bytes())?;
    Ok(Rendered {
        body: packed.finish()?,
        etag: format!("\"gazette-{number}-1\""),
        last_modified: date(number as i64 % 40),
    })
}

/// Repeatable chance: SplitMix64 (Steele, Lea and Flood, 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn pick<'a>(&mut self, list: &'a str) -> &'a str {
        let count = list.split(',').count() as u64;
        let index = self.next() % count;
        list.split(',').nth(index as usize).unwrap_or_default()
    }

    fn sentence(&mut self) -> String {
        let [subject, verb, object, closing] =
            [SUBJECTS, VERBS, OBJECTS, CLOSINGS].map(|it| self.pick(it));
        let sentence = format!("{subject} {verb} {object} {closing}");
        sentence[..1].to_uppercase() + &sentence[1..]
    }

    /// Paragraphs with a few links and emphases, as content systems write them.
    fn article(&mut self) -> String {
        let mut html = String::with_capacity(ITEM_BYTES + 300);
        let is_named = self.next().is_multiple_of(NAMED_ONE_IN);
        while html.len() < ITEM_BYTES {
            html.push_str("<p>");
            for _ in 0..2 + self.next() % 3 {
                let sentence = self.sentence().replace('&', "&amp;");
                let figure = self.next() % 9000;
                html.push_str(&format!("{sentence}, and put the number at {figure}. "));
            }
            let place = self.next() % 500;
            html.push_str(&format!(
                "See <a href=\"/topic/{place}\">topic {place}</a> for <em>more</em>.</p>\n"
            ));
        }
        if is_named {
            html.push_str("<p>Officials from NATO were told in advance.</p>\n");
        }
        html
    }
}
