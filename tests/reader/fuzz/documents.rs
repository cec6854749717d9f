//! Bytes read as documents: mostly as pieces of them, and now and then as anything at all.

use newshawk_tests::bytes::Bytes;

/// What feeds are made of; these are divided by ¶.
const FEED: &str = "<item>¶</item>¶<entry>¶</entry>¶<title>¶</title>¶<link>¶</link>¶<link href='¶'/>¶<description>¶</description>¶<guid isPermaLink='false'>¶<guid>¶</guid>¶<pubDate>¶</pubDate>¶<dc:date>¶</dc:date>¶<dc:creator>¶</dc:creator>¶<author><name>¶</name></author>¶<author>¶</author>¶<category>¶</category>¶<content:encoded><![CDATA[¶]]></content:encoded>¶<content type='xhtml' xml:base='/x/'><div>¶</div></content>¶<content type='html'>¶<content type='image/png'>¶<title mode='base64'>¶</content>¶<summary>¶</summary>¶<media:content url='/a.jpg'>¶<media:group>¶</media:group>¶<enclosure url='¶<rdf:about='¶<channel>¶</channel>¶<feed xmlns='http://www.w3.org/2005/Atom'>¶<rss version='2.0'>¶<rdf:RDF>¶<urlset>¶<url><loc>¶</loc></url>¶<news:news>¶<tags>¶</tags>¶<skipHours><hour>24</hour></skipHours>¶<ttl>9</ttl>¶<?xml version='1.0' encoding='koi8-r'?>¶<!DOCTYPE rss [<!ENTITY a 'b'>]>¶xml:base='//other.example/'";
/// The same as JSON.
const JSON: &str = "{¶}¶[¶]¶,¶:¶\"id\":¶\"url\":¶\"title\":¶\"content_html\":¶\"content_text\":¶\"summary\":¶\"date_published\":¶\"authors\":[{\"name\":¶\"tags\":[¶\"attachments\":[{\"url\":¶\"items\":[¶{\"id\":\"1\",\"title\":\"A\"},¶\"a\"¶\"https://a.example/\"¶\"2026-06-03\"¶null¶1¶1e999¶\"\\ud800\"¶\"\n\"¶true¶\\";
/// What pages are made of.
const PAGE: &str = "<html lang='de'>¶<head>¶<title>¶</title>¶<meta charset='utf-16'>¶<meta property='og:title' content='¶<meta name='author' content='¶<meta property='article:published_time' content='¶<link rel='canonical' href='¶<link rel='alternate' type='application/rss+xml' href='¶'>¶<base href='¶<script type='application/ld+json'>¶{\"@type\":\"NewsArticle\",\"headline\":\"¶\",\"articleBody\":\"¶\"}¶</script>¶<body>¶<article>¶</article>¶<h1>¶</h1>¶<p>¶</p>¶<p>A line that is long enough to be the first of an article, as it says who did what and where.</p>¶<p class='byline'>¶<time datetime='2026-06-03'>¶</time>¶<figure>¶<figcaption>¶</figure>¶<nav>¶</nav>¶<aside class='related'>¶</aside>¶<div class='a'>¶</div>¶<ul><li>¶</ul>";
/// What markup is made of.
const MARKUP: &str = "<p>¶</p>¶<b>¶</b>¶<a href='¶'>¶</a>¶<a href=/x>¶<img src='¶<img src=x onerror=a()>¶<script>¶</script>¶<style>¶</style>¶<svg>¶</svg>¶<math>¶<mi>¶</mi>¶</math>¶<iframe src=x>¶</iframe>¶<object data=x>¶</object>¶<noscript>¶</noscript>¶<form>¶<input name=a>¶<select>¶<option>¶</select>¶<textarea>¶</textarea>¶<title>¶</title>¶<table>¶<tr>¶<td>¶</table>¶<caption>¶<div style='display:none'>¶</div>¶<blockquote cite='¶</blockquote>¶<br>¶<template>¶</template>¶<desc>¶<foreignObject>¶<annotation-xml encoding='text/html'>¶<mtext>¶<mglyph>¶<xmp>¶<plaintext>¶<listing>¶<pre>\n¶<li>¶<ul>¶</ul>¶<h1>¶<button>¶<font color=red>¶<video src=x>¶<details>¶<summary>¶<frameset>¶<ruby>¶<rt>¶<nobr>¶<!--¶-->¶<!--->¶--!>¶onclick='a()'¶style='x:expression(a)'";
/// What is said in all of them.
const WORDS: &str = "a¶Port ¶Größe ¶Мир¶日本¶ ¶\n¶\t¶ & ¶&amp;¶&lt;b&gt;¶&amp;lt;¶&#0;¶&#1;¶&#128;¶&#xD800;¶&shy;¶&nbsp;¶&eacute;¶&copy¶<¶>¶\"¶'¶/¶=¶https://a.example/?x=1&y=2¶javascript:a()¶data:text/html,x¶//b.example¶mailto:a@b.example¶feed:https://c.example/¶\u{0}¶\u{1}¶\u{85}¶\u{ad}¶\u{feff}¶\u{202e}¶\u{fffd}¶]]>¶<![CDATA[¶Wed, 03 Jun 2026 10:00:00 GMT¶2026-06-03T10:00:00Z¶a@b.example (A. Name)¶UGxhaW4=";
/// What dates are made of.
const DATE: &str = "Wed, ¶3¶03¶31¶ ¶ June ¶Jun¶mai¶Οκτωβρίου¶ноября¶月¶日¶년¶2026¶26¶1999¶0001¶9999¶-¶/¶.¶:¶, ¶10:00¶10:00:00¶T¶Z¶ GMT¶ EST¶+02:00¶-0330¶+99:99¶ PM¶오후 ¶.5¶60¶24:00¶00¶99999¶1714557600¶à ¶er¶(UTC)¶[¶Z[Europe/Paris]";
/// What lists are made of.
const LIST: &str = "<opml>¶</opml>¶<head>¶<title>¶</title>¶<body>¶</body>¶<outline¶ text='¶ title='¶ xmlUrl='¶ htmlUrl='¶ a:b='¶ type=rss¶'¶>¶/>¶</outline>¶<outline text='W/x'>¶<outline text='A' xmlUrl='https://a.example/'/>¶<outline text='A' xmlUrl='feed:b.example' c='d\n'/>¶<outline text=' ' title=''>¶ 1x='¶ \"=¶ <¶ text=\"";

/// A document has so many pieces at most.
const LONGEST: usize = 120;

pub(super) struct Document<'a> {
    bytes: Bytes<'a>,
    raw: &'a [u8],
}

impl<'a> Document<'a> {
    pub(super) fn new(raw: &'a [u8]) -> Self {
        let bytes = Bytes::new(raw);
        Self { bytes, raw }
    }

    pub(super) fn feed(mut self) -> Vec<u8> {
        if self.bytes.number(8) == 0 {
            let text = self.text(
                r#"{"version":"https://jsonfeed.org/version/1","items":["#,
                JSON,
            );
            return self.encoded(&text);
        }
        let start = self
            .bytes
            .one_of("<rss><channel>¶<feed xmlns='http://www.w3.org/2005/Atom'>¶<rdf:RDF>¶");
        let text = self.text(start, FEED);
        self.encoded(&text)
    }

    pub(super) fn markup(mut self) -> String {
        self.text("", MARKUP)
    }

    pub(super) fn page(mut self) -> Vec<u8> {
        let text = self.text("<html>", PAGE);
        self.encoded(&text)
    }

    pub(super) fn date(mut self) -> String {
        let mut text = String::new();
        while !self.bytes.is_empty() && text.len() < 60 {
            self.push(DATE, &mut text);
        }
        text
    }

    pub(super) fn list(mut self) -> Vec<u8> {
        let text = self.text("<opml><body>", LIST);
        self.encoded(&text)
    }

    fn text(&mut self, start: &str, pieces: &str) -> String {
        let mut text = start.to_owned();
        for _ in 0..LONGEST {
            if self.bytes.is_empty() {
                break;
            }
            match self.bytes.number(4) {
                0 => self.push(WORDS, &mut text),
                1 if pieces != DATE => self.push(MARKUP, &mut text),
                _ => self.push(pieces, &mut text),
            }
        }
        text
    }

    fn push(&mut self, pieces: &str, text: &mut String) {
        match self.bytes.number(24) {
            0 => text.extend(self.bytes.character()),
            _ => text.push_str(self.bytes.one_of(pieces)),
        }
    }

    /// The text in one of the ways it comes over the wire; now and then the bytes themselves.
    fn encoded(&mut self, text: &str) -> Vec<u8> {
        match self.raw.last().map_or(0, |it| it % 16) {
            0 => self.raw.to_vec(),
            1 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            // Cut anywhere, and letters of one byte.
            3 => text.chars().map(|c| c as u32 as u8).collect(),
            4 => text.as_bytes()[..text.len() / 2].to_vec(),
            _ => text.as_bytes().to_vec(),
        }
    }
}
