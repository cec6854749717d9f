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

const NOUNS: &str = "minister council budget harbour railway court treaty bridge hospital union pension canal census \
    museum parliament airline bakery inquiry contract strike loan vineyard coast reservoir orchestra election factory \
    ambassador engineer farmer witness inspector airport village province river valley glacier forest market currency \
    tariff vaccine laboratory satellite telescope archive novel festival stadium referee champion goalkeeper tunnel \
    pipeline refinery turbine battery reactor dam mine quarry shipyard ferry tram bicycle motorway warehouse customs \
    border passport refugee shelter volunteer charity school curriculum teacher professor student library newspaper \
    editor journalist broadcast antenna network software password outage virus patient surgeon clinic nurse ambulance \
    drought flood storm earthquake harvest wheat barley cattle fishery herring whale wolf bear orchard beehive";
const ADJECTIVES: &str = "northern rural disputed modest unexpected early narrow independent costly temporary ancient public \
    private regional foreign coastal empty crowded secret joint final annual rising fragile ambitious reluctant former \
    provisional senior younger damaged restored promising controversial popular quiet hostile neutral urgent delayed \
    second third largest smallest oldest unfinished electric industrial medical legal marine tropical frozen";
const VERBS: &str = "rejected postponed welcomed criticised approved questioned outlined defended presented withdrew \
    confirmed revised published delayed reviewed suspended financed abandoned extended promised blamed inspected opened \
    closed replaced discovered measured warned persuaded refused joined left rebuilt bought sold praised ignored \
    investigated repaired expanded halved doubled described remembered inherited occupied evacuated supplied";
const LINKS: &str = "after before despite without because-of during near against beyond according-to instead-of alongside \
    following within under behind towards except among since";
const SYLLABLES: &str = "al bar cor dun el far gor hal im jor kel lan mor nes ol per quin ros sal tor ul ver wen xan yor zel \
    bri cha dro fen gla hew ist kro lun mir nor ost pra rud ske tam urn vol wix";

/// A feed as it goes over the wire.
pub(crate) struct Rendered {
    /// RSS 2.0 in gzip.
    pub(crate) body: Vec<u8>,
    pub(crate) etag: String,
    pub(crate) last_modified: String,
}

type Words<'a> = Vec<&'a str>;

/// The words that the news is made of.
pub(crate) struct Lists {
    nouns: Words<'static>,
    adjectives: Words<'static>,
    verbs: Words<'static>,
    links: Words<'static>,
    syllables: Words<'static>,
}

impl Lists {
    pub(crate) fn new() -> Lists {
        let [nouns, adjectives, verbs, links, syllables] =
            [NOUNS, ADJECTIVES, VERBS, LINKS, SYLLABLES].map(|it| it.split_whitespace().collect());
        Lists {
            nouns,
            adjectives,
            verbs,
            links,
            syllables,
        }
    }
}

/// Writes a feed with items from the last day before `now`.
pub(crate) fn render(number: usize, lists: &Lists, now: Timestamp) -> Result<Rendered> {
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
        let title = chance.sentence(lists);
        let body = chance.article(lists);
        let published = date(item as i64 * 40 + number as i64 % 40);
        let link = format!("http://gazette-{number}.example/story/{item}");
        writeln!(
            feed,
            "<item><title>{title}</title><link>{link}</link><guid>{link}</guid><pubDate>{published}</pubDate>\
             <content:encoded><![CDATA[{body}]]></content:encoded></item>"
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

    fn pick<'a>(&mut self, words: &Words<'a>) -> &'a str {
        words[(self.next() % words.len() as u64) as usize]
    }

    /// The name of nobody and nowhere.
    fn name(&mut self, lists: &Lists) -> String {
        let name = [(); 3].map(|()| self.pick(&lists.syllables)).concat();
        name[..1].to_uppercase() + &name[1..]
    }

    fn sentence(&mut self, lists: &Lists) -> String {
        let [who, whose] = [(); 2].map(|()| self.name(lists));
        let [noun, other, third] = [(); 3].map(|()| self.pick(&lists.nouns));
        let [adjective, second] = [(); 2].map(|()| self.pick(&lists.adjectives));
        let [verb, link] = [self.pick(&lists.verbs), self.pick(&lists.links)];
        format!(
            "{who} {verb} the {adjective} {noun} of {whose} {} the {second} {other} and {third}",
            link.replace('-', " ")
        )
    }

    /// Paragraphs with a few links and emphases, as content systems write them.
    fn article(&mut self, lists: &Lists) -> String {
        let mut html = String::with_capacity(ITEM_BYTES + 300);
        let is_named = self.next().is_multiple_of(NAMED_ONE_IN);
        while html.len() < ITEM_BYTES {
            html.push_str("<p>");
            for _ in 0..2 + self.next() % 3 {
                let sentence = self.sentence(lists);
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
