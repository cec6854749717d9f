//! What the made-up outlets' server answers.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::super::world::{Format, MADE_UP, OUTLETS};
use super::super::{DemoWorld, truth};
use super::{now, play, watches_in, world};

#[tokio::test]
async fn each_feed_has_its_type_and_holds_what_was_printed() {
    let world = world().await;
    play(&world);
    for (outlet, source) in OUTLETS.iter().zip(world.sources()) {
        let reply = get(&source.url, "").await;
        assert_eq!(reply.status(), "200");
        assert_eq!(reply.header("content-type"), outlet.format.media_type());
        assert!(reply.body.contains(MADE_UP));
        for truth in truth().into_iter().filter(|it| it.outlet == outlet.title) {
            assert!(reply.body.contains(truth.headline), "{}", truth.headline);
            assert!(reply.body.contains(&truth.path), "{}", truth.path);
        }
        match outlet.format {
            Format::Json => assert_balanced(&reply.body),
            _ => assert_well_formed(&reply.body),
        }
    }
}

#[tokio::test]
async fn each_page_says_that_it_is_made_up() {
    let world = world().await;
    play(&world);
    let address = address(&world);
    for truth in truth() {
        let reply = get(&format!("{address}{}", truth.path), "").await;
        assert_eq!(reply.status(), "200", "{}", truth.path);
        assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
        assert!(
            reply.body.contains(truth.headline) && reply.body.contains(&format!("{MADE_UP}.</p>"))
        );
        for watch in truth.only_beside {
            assert!(
                watches_in(&reply.body).contains(&watch),
                "{}",
                truth.headline
            );
        }
    }
}

#[tokio::test]
async fn what_is_not_printed_yet_is_not_there() {
    let world = world().await;
    let live = truth().into_iter().find(|it| it.live).unwrap();
    let page = format!("{}{}", address(&world), live.path);
    assert_eq!(get(&page, "").await.status(), "404");
    assert!(
        !get(&world.sources()[0].url, "")
            .await
            .body
            .contains(live.headline)
    );
    world.publish_next(now());
    assert_eq!(get(&page, "").await.status(), "200");
    assert!(
        get(&world.sources()[0].url, "")
            .await
            .body
            .contains(live.headline)
    );
}

#[tokio::test]
async fn a_feed_that_has_not_changed_is_not_sent_again() {
    let world = world().await;
    for source in world.sources() {
        let first = get(&source.url, "").await;
        let (tag, date) = (
            first.header("etag").to_owned(),
            first.header("last-modified").to_owned(),
        );
        for known in [
            format!("If-None-Match: {tag}\r\n"),
            format!("If-Modified-Since: {date}\r\n"),
        ] {
            let again = get(&source.url, &known).await;
            assert_eq!(
                (again.status(), again.body.as_str()),
                ("304", ""),
                "{known}"
            );
            assert_eq!(again.header("etag"), tag);
        }
        let both = format!("If-None-Match: \"other\"\r\nIf-Modified-Since: {date}\r\n");
        assert_eq!(
            get(&source.url, &both).await.status(),
            "200",
            "the tag decides"
        );
    }
}

#[tokio::test]
async fn a_new_item_changes_the_feed_but_no_page() {
    let world = world().await;
    let page = format!("{}/larkspur/tatra-course.html", address(&world));
    let (feed, before) = (get(&world.sources()[0].url, "").await, get(&page, "").await);
    let published = world.publish_next(now() + Duration::from_secs(8)).unwrap();
    assert_eq!(published.feed, world.sources()[0].url);
    let tags = |reply: &Reply| format!("If-None-Match: {}\r\n", reply.header("etag"));
    assert_eq!(get(&published.feed, &tags(&feed)).await.status(), "200");
    assert_eq!(get(&page, &tags(&before)).await.status(), "304");
}

#[tokio::test]
async fn a_correction_keeps_the_item_and_changes_its_headline() {
    let world = world().await;
    let published = play(&world);
    let place = published.iter().position(|it| it.correction).unwrap();
    let corrected = truth()
        .into_iter()
        .find(|it| it.headline == published[place].headline)
        .unwrap();
    let earlier = published[..place]
        .iter()
        .find(|it| Some(it.headline) == corrected.earlier_headline)
        .unwrap();
    assert_eq!(earlier.feed, published[place].feed);
    let feed = get(&earlier.feed, "").await.body;
    assert!(feed.contains(corrected.headline) && !feed.contains(earlier.headline));
    assert_eq!(feed.matches("2026:cable-spares<").count(), 1);
}

#[tokio::test]
async fn the_undated_item_has_no_date_anywhere() {
    let world = world().await;
    play(&world);
    for truth in truth().into_iter().filter(|it| it.undated) {
        let source = world
            .sources()
            .into_iter()
            .find(|it| it.title == truth.outlet)
            .unwrap();
        let feed = get(&source.url, "").await.body;
        let item = feed
            .lines()
            .find(|line| line.contains(truth.headline))
            .unwrap();
        assert!(!item.contains("date_published"));
        let page = get(&format!("{}{}", address(&world), truth.path), "")
            .await
            .body;
        assert!(
            !page.contains("2026-06-03T")
                && !page.contains("<time")
                && !page.contains("datePublished")
        );
    }
}

#[tokio::test]
async fn nothing_else_is_served() {
    let world = world().await;
    let address = address(&world);
    for path in [
        "/robots.txt",
        "/larkspur",
        "/nowhere/",
        "/larkspur/atom.xml",
        "/larkspur/no-such.html",
    ] {
        assert_eq!(
            get(&format!("{address}{path}"), "").await.status(),
            "404",
            "{path}"
        );
    }
    assert_eq!(
        request("POST", &format!("{address}/"), "").await.status(),
        "405"
    );
    assert_eq!(request("HEAD", &format!("{address}/"), "").await.body, "");
}

#[tokio::test]
async fn a_front_page_leads_to_its_feed() {
    let world = world().await;
    let address = address(&world);
    let index = get(&format!("{address}/"), "").await.body;
    for (outlet, source) in OUTLETS.iter().zip(world.sources()) {
        assert!(index.contains(&source.url));
        let front = get(&format!("{address}/{}/", outlet.slug), "").await.body;
        assert!(
            front.contains("rel=\"alternate\"")
                && front.contains(&source.url)
                && front.contains(MADE_UP)
        );
    }
}

#[tokio::test]
async fn the_server_stops_with_the_world() {
    let world = world().await;
    let host = address(&world).strip_prefix("http://").unwrap().to_owned();
    drop(world);
    for _ in 0..100 {
        if TcpStream::connect(&host).await.is_err() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("still answering");
}

struct Reply {
    head: String,
    body: String,
}

impl Reply {
    fn header(&self, name: &str) -> &str {
        let line = self
            .head
            .lines()
            .find(|line| line.to_lowercase().starts_with(&format!("{name}:")));
        line.unwrap_or_else(|| panic!("no {name} in {}", self.head))
            .split_once(": ")
            .unwrap()
            .1
    }

    fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap()
    }
}

async fn get(url: &str, headers: &str) -> Reply {
    request("GET", url, headers).await
}

async fn request(method: &str, url: &str, headers: &str) -> Reply {
    let (host, path) = url
        .strip_prefix("http://")
        .unwrap()
        .split_once('/')
        .unwrap();
    let mut stream = TcpStream::connect(host).await.unwrap();
    let request =
        format!("{method} /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    Reply {
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

fn address(world: &DemoWorld) -> String {
    let url = &world.sources()[0].url;
    url.strip_suffix("/larkspur/rss.xml").unwrap().to_owned()
}

/// Every element that opens closes, in order; text in CDATA is skipped.
fn assert_well_formed(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = xml.split_once("?>").unwrap().1;
    while let Some(start) = rest.find('<') {
        assert!(
            !rest[..start].contains('&') || rest[..start].contains(';'),
            "a bare ampersand"
        );
        rest = &rest[start..];
        if rest.starts_with("<![CDATA[") {
            rest = &rest[rest.find("]]>").unwrap() + 3..];
            continue;
        }
        let end = rest.find('>').unwrap();
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().unwrap());
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

/// Brackets and quotes pair up outside of strings.
fn assert_balanced(json: &str) {
    let (mut open, mut in_string, mut escaped) = (Vec::new(), false, false);
    for letter in json.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            _ if in_string => assert!(!letter.is_control()),
            '{' | '[' => open.push(letter),
            '}' => assert_eq!(open.pop(), Some('{')),
            ']' => assert_eq!(open.pop(), Some('[')),
            _ => {}
        }
    }
    assert!(open.is_empty() && !in_string);
}
