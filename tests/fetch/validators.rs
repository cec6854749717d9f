//! Conditional requests: what is echoed, and to whom.

use newshawk_fetch::{Answer, Content, Validators};
use newshawk_tests::server::{Reply, Server};

use super::{answer, fetcher, get, request};

/// Asks, then asks again with what the first answer gave. Answers both sent pairs.
async fn asked_twice(first: Reply) -> [Option<[Option<Vec<u8>>; 2]>; 2] {
    let server = Server::start(move |_| first.clone()).await;
    let fetcher = fetcher();
    let validators = answer(fetcher.get(request(server.url("/feed"))).await).validators;
    let mut again = request(server.url("/feed"));
    again.validators = validators;
    answer(fetcher.get(again).await);
    let sent = server.requests().into_iter().map(|it| {
        let pair =
            ["if-none-match", "if-modified-since"].map(|name| it.header(name).map(<[u8]>::to_vec));
        pair.iter().any(Option::is_some).then_some(pair)
    });
    sent.collect::<Vec<_>>().try_into().expect("two requests")
}

async fn check_echo(etag: Option<&[u8]>, last_modified: Option<&[u8]>) {
    let mut reply = Reply::ok("news");
    if let Some(etag) = etag {
        reply = reply.header("ETag", etag);
    }
    if let Some(date) = last_modified {
        reply = reply.header("Last-Modified", date);
    }
    let [first, second] = asked_twice(reply).await;
    let expected = [etag, last_modified].map(|it| it.map(<[u8]>::to_vec));
    assert_eq!(first, None, "the first request must not be conditional");
    assert_eq!(
        second,
        expected.iter().any(Option::is_some).then_some(expected)
    );
}

#[tokio::test]
async fn a_pair_is_echoed() {
    check_echo(Some(b"\"abc\""), Some(b"Tue, 24 Nov 2026 10:00:00 GMT")).await;
}

#[tokio::test]
async fn one_of_two_is_echoed_alone() {
    check_echo(Some(b"\"abc\""), None).await;
    check_echo(None, Some(b"Tue, 24 Nov 2026 10:00:00 GMT")).await;
    check_echo(None, None).await;
}

#[tokio::test]
async fn odd_tags_are_echoed_byte_for_byte() {
    let tags: [&[u8]; 7] = [
        b"W/\"weak\"",
        b"w/\"lower\"",
        b"\"a,b, c\"",
        b"\"abc-gzip\"",
        b"unquoted",
        b"\"\"",
        b"\"caf\xe9  two\"",
    ];
    for tag in tags {
        check_echo(Some(tag), None).await;
    }
}

#[tokio::test]
async fn odd_dates_are_echoed_byte_for_byte() {
    let dates = [
        "Tue Nov 24 10:00:00 2026",
        "Tuesday, 24-Nov-26 10:00:00 GMT",
        "Tue, 24 Nov 2026 10:00:00 +0100",
        "Tue, 19 Jan 2038 03:14:08 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "yesterday,  at noon",
        "-1",
    ];
    for date in dates {
        check_echo(None, Some(date.as_bytes())).await;
    }
}

#[tokio::test]
async fn unchanged_is_told_with_what_the_304_gives() {
    let server = Server::start(|_| Reply::status(304).header("etag", "\"new\"")).await;
    let answer = answer(get(&server, "/feed").await);
    assert!(matches!(answer.content, Content::Unchanged));
    assert_eq!(
        answer.validators,
        Validators {
            etag: Some(b"\"new\"".to_vec()),
            ..Validators::default()
        }
    );
}

#[tokio::test]
async fn a_304_may_give_nothing() {
    let server = Server::start(|_| Reply::status(304)).await;
    assert!(answer(get(&server, "/feed").await).validators.is_empty());
}

#[tokio::test]
async fn the_body_of_a_304_is_ignored() {
    let server = Server::start(|_| Reply::status(304).body("<rss/>")).await;
    let fetcher = fetcher();
    for _ in 0..2 {
        let exchange = fetcher.get(request(server.url("/feed"))).await;
        assert_eq!((exchange.hops[0].status, exchange.hops[0].bytes), (304, 0));
        assert!(matches!(answer(exchange).content, Content::Unchanged));
    }
}

#[tokio::test]
async fn a_new_answer_gives_a_new_pair_and_forgets_the_old_half() {
    let server = Server::start(|_| Reply::ok("news").header("etag", "\"2\"")).await;
    let mut asked = request(server.url("/feed"));
    asked.validators = Validators {
        etag: Some(b"\"1\"".to_vec()),
        last_modified: Some(b"once".to_vec()),
        of: None,
    };
    let validators = answer(fetcher().get(asked).await).validators;
    assert_eq!(
        validators,
        Validators {
            etag: Some(b"\"2\"".to_vec()),
            ..Validators::default()
        }
    );
}

/// A feed that has moved for now, and its two servers.
async fn moved() -> (Server, Server) {
    let new = Server::start(|_| Reply::ok("news").header("etag", "\"new\"")).await;
    let target = new.url("/feed");
    let old = Server::start(move |_| Reply::redirect(302, &target).header("etag", "\"old\"")).await;
    (old, new)
}

async fn ask(old: &Server, validators: Validators) -> Answer {
    let mut asked = request(old.url("/feed"));
    asked.validators = validators;
    answer(fetcher().get(asked).await)
}

#[tokio::test]
async fn validators_go_only_to_the_address_that_gave_them() {
    let (old, new) = moved().await;
    let first = ask(&old, Validators::default()).await;
    assert_eq!(first.validators.of, Some(new.url("/feed")));
    ask(&old, first.validators).await;
    assert_eq!(old.requests()[1].header("if-none-match"), None);
    assert_eq!(
        new.requests()[1].text("if-none-match").as_deref(),
        Some("\"new\"")
    );
}

#[tokio::test]
async fn validators_of_the_address_asked_for_stop_at_its_redirect() {
    let (old, new) = moved().await;
    ask(
        &old,
        Validators {
            etag: Some(b"\"mine\"".to_vec()),
            ..Validators::default()
        },
    )
    .await;
    assert_eq!(
        old.requests()[0].text("if-none-match").as_deref(),
        Some("\"mine\"")
    );
    assert_eq!(new.requests()[0].header("if-none-match"), None);
}
