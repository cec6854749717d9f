//! The outlets and their news, read from the text files beside this one.
//!
//! A text file holds one outlet's items. An item starts with `=== ` and its
//! headline; lines of `key: value` follow, then an empty line, then one
//! paragraph a line (`## ` begins a heading). The tests see to it that nothing
//! is missing, so that the reader below can be a plain one.

/// The sentence that stands on every page and in every feed.
pub(super) const MADE_UP: &str = "Made-up news for trying Newshawk";

/// An invented publisher.
#[derive(Debug)]
pub(super) struct Outlet {
    /// Its folder on the server.
    pub(super) slug: &'static str,
    /// Its name.
    pub(super) title: &'static str,
    /// What it says of itself.
    pub(super) tagline: &'static str,
    /// The language it writes in.
    pub(super) language: Language,
    /// The format of its feed.
    pub(super) format: Format,
    /// Does the feed carry whole articles? Otherwise the pages must be read.
    pub(super) full_text: bool,
    /// How its pages are built.
    pub(super) layout: Layout,
    /// The file name of its feed.
    pub(super) feed: &'static str,
    text: &'static str,
}

/// A language of the made-up world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    French,
    Ukrainian,
}

/// A feed format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Rss,
    Rdf,
    Atom,
    Json,
}

/// A way to build a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// `<article>`, `<time>`, `<figure>` and JSON-LD, as the textbooks say.
    Semantic,
    /// `<main>` with classed `<div>`s, a newsletter box between the paragraphs, and JSON-LD in a graph.
    Portal,
    /// Nothing but `<div>`s and `<span>`s around the paragraphs, not even an `<h1>`, as a local paper's old system writes them.
    Soup,
}

/// All outlets. Their order is the order of the list of sources.
pub(super) const OUTLETS: &[Outlet] = &[
    Outlet {
        slug: "larkspur",
        title: "Larkspur Wire",
        tagline: "World news, plainly told",
        language: Language::English,
        format: Format::Rss,
        full_text: true,
        layout: Layout::Semantic,
        feed: "rss.xml",
        text: include_str!("larkspur.txt"),
    },
    Outlet {
        slug: "compass",
        title: "Compass Dispatch",
        tagline: "Diplomacy, borders and security",
        language: Language::English,
        format: Format::Atom,
        full_text: false,
        layout: Layout::Portal,
        feed: "atom.xml",
        text: include_str!("compass.txt"),
    },
    Outlet {
        slug: "ledger",
        title: "Continental Ledger",
        tagline: "Trade, finance and shipping",
        language: Language::English,
        format: Format::Json,
        full_text: true,
        layout: Layout::Semantic,
        feed: "feed.json",
        text: include_str!("ledger.txt"),
    },
    Outlet {
        slug: "north-quay",
        title: "North Quay Courier",
        tagline: "The harbour, the town and the sea",
        language: Language::English,
        format: Format::Rss,
        full_text: false,
        layout: Layout::Soup,
        feed: "feed",
        text: include_str!("north-quay.txt"),
    },
    Outlet {
        slug: "brackwater",
        title: "The Brackwater Gazette",
        tagline: "For the county and the marshes since 1871",
        language: Language::English,
        format: Format::Rdf,
        full_text: false,
        layout: Layout::Portal,
        feed: "index.rdf",
        text: include_str!("brackwater.txt"),
    },
    Outlet {
        slug: "rinkside",
        title: "Rinkside Almanac",
        tagline: "Winter sport, every match",
        language: Language::English,
        format: Format::Rss,
        full_text: false,
        layout: Layout::Soup,
        feed: "rss",
        text: include_str!("rinkside.txt"),
    },
    Outlet {
        slug: "estran",
        title: "La Gazette de l’Estran",
        tagline: "L’actualité entre deux marées",
        language: Language::French,
        format: Format::Rss,
        full_text: false,
        layout: Layout::Semantic,
        feed: "rss.xml",
        text: include_str!("estran.txt"),
    },
    Outlet {
        slug: "versta",
        title: "Ранкова верста",
        tagline: "Новини до першої кави",
        language: Language::Ukrainian,
        format: Format::Atom,
        full_text: true,
        layout: Layout::Portal,
        feed: "atom.xml",
        text: include_str!("versta.txt"),
    },
];

/// One item as its author wrote it.
#[derive(Debug)]
pub(super) struct Item {
    /// Who prints it.
    pub(super) outlet: &'static Outlet,
    /// The last part of its page's address.
    pub(super) page: &'static str,
    /// The headline as first printed.
    pub(super) headline: &'static str,
    /// The teaser.
    pub(super) summary: &'static str,
    /// The byline's name.
    pub(super) author: &'static str,
    /// The section of the outlet.
    pub(super) section: &'static str,
    /// Its tags.
    pub(super) tags: Vec<&'static str>,
    /// What stands under the picture; no picture without it.
    pub(super) caption: Option<&'static str>,
    /// Headlines set beside and below it, ahead of the outlet's own.
    pub(super) related: Vec<&'static str>,
    /// Its text.
    pub(super) blocks: Vec<Block>,
    /// When it appears.
    pub(super) when: When,
    /// Does it come without a date?
    pub(super) undated: bool,
    /// A later change of its headline.
    pub(super) correction: Option<Correction>,
    /// The event it reports, where others report it too.
    pub(super) story: Option<&'static str>,
    /// The demo's watches that hold by its own words.
    pub(super) matches: Vec<&'static str>,
    /// The demo's watches whose words were put beside it.
    pub(super) beside: Vec<&'static str>,
}

/// A piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Heading(&'static str),
    Paragraph(&'static str),
}

/// When an item appears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// So many minutes before the demo started.
    Ago(i64),
    /// As this step of the day.
    Step(usize),
}

/// A headline put right at a later step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Correction {
    pub(super) step: usize,
    pub(super) headline: &'static str,
}

impl Language {
    /// The language's tag.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Ukrainian => "uk",
        }
    }
}

impl Format {
    /// The feed's media type. The character set is left to the document, which names it.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml",
            Self::Rdf => "application/rdf+xml",
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

impl Outlet {
    /// The path of its feed.
    pub(super) fn feed_path(&self) -> String {
        format!("/{}/{}", self.slug, self.feed)
    }
}

impl Item {
    /// The path of its page.
    pub(super) fn path(&self) -> String {
        format!("/{}/{}.html", self.outlet.slug, self.page)
    }

    /// Does it appear only while the demo runs?
    pub(super) fn is_live(&self) -> bool {
        matches!(self.when, When::Step(_))
    }

    fn new(outlet: &'static Outlet, headline: &'static str) -> Self {
        Self {
            outlet,
            page: "",
            headline,
            summary: "",
            author: "",
            section: "",
            tags: Vec::new(),
            caption: None,
            related: Vec::new(),
            blocks: Vec::new(),
            when: When::Ago(0),
            undated: false,
            correction: None,
            story: None,
            matches: Vec::new(),
            beside: Vec::new(),
        }
    }

    fn set(&mut self, key: &str, value: &'static str) {
        match key {
            "page" => self.page = value,
            "summary" => self.summary = value,
            "by" => self.author = value,
            "section" => self.section = value,
            "tags" => self.tags = list(value),
            "caption" => self.caption = Some(value),
            "related" => self.related.push(value),
            "ago" => self.when = When::Ago(value.parse().unwrap_or_default()),
            "step" => self.when = When::Step(value.parse().unwrap_or_default()),
            "undated" => self.undated = true,
            "corrected" => self.correction = correction(value),
            "story" => self.story = Some(value),
            "matches" => self.matches = list(value),
            "beside" => self.beside = list(value),
            other => debug_assert!(false, "{}: unknown key {other}", self.headline),
        }
    }
}

/// Every item of the world, outlet by outlet.
pub(super) fn items() -> Vec<Item> {
    OUTLETS.iter().flat_map(items_of).collect()
}

fn items_of(outlet: &'static Outlet) -> impl Iterator<Item = Item> {
    let starts = outlet.text.split("=== ").skip(1);
    starts.map(move |text| item(outlet, text))
}

fn item(outlet: &'static Outlet, text: &'static str) -> Item {
    let mut lines = text.lines();
    let mut item = Item::new(outlet, lines.next().unwrap_or_default());
    for line in lines.by_ref().take_while(|line| !line.is_empty()) {
        if let Some((key, value)) = line.split_once(": ") {
            item.set(key, value);
        }
    }
    item.blocks = lines.filter(|line| !line.is_empty()).map(block).collect();
    item
}

fn block(line: &'static str) -> Block {
    match line.strip_prefix("## ") {
        Some(heading) => Block::Heading(heading),
        None => Block::Paragraph(line),
    }
}

/// A list with commas; a dash stands for "none", so that nobody forgets to say it.
fn list(value: &'static str) -> Vec<&'static str> {
    value.split(", ").filter(|it| *it != "-").collect()
}

fn correction(value: &'static str) -> Option<Correction> {
    let (step, headline) = value.split_once(' ')?;
    Some(Correction {
        step: step.parse().ok()?,
        headline,
    })
}
