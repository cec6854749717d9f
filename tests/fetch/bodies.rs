//! Bodies: how they are packed, how large they may be, how they break.

use newshawk_fetch::{Content, FetchError};
use newshawk_tests::server::{Reply, Server};

use super::{LIMIT, answer, body, error, get, get_from};

const TEXT: &[u8] = b"<rss><channel><title>News</title></channel></rss>";

/// Brotli's uncompressed form (RFC 7932 §9.2): a window of 22 bits, one stored block, an empty
/// last one.
fn brotli(text: &[u8]) -> Vec<u8> {
    let head = 0x0b | (u32::try_from(text.len()).expect("a short text") - 1) << 7 | 1 << 23;
    [&head.to_le_bytes()[..3], text, &[0x03]].concat()
}

/// Zstandard's uncompressed form (RFC 8878 §3.1.1): one segment of less than 256 bytes, one raw
/// block.
fn zstd(text: &[u8]) -> Vec<u8> {
    let size = u8::try_from(text.len()).expect("a short text");
    let block = (u32::from(size) << 3 | 1).to_le_bytes();
    [&[0x28, 0xb5, 0x2f, 0xfd, 0x20, size], &block[..3], text].concat()
}

#[tokio::test]
async fn four_codings_are_taken_off() {
    let replies = [
        Reply::ok(TEXT),
        Reply::ok(TEXT).gzip(),
        Reply::ok(TEXT).deflate(),
        Reply::ok(brotli(TEXT)).header("content-encoding", "br"),
        Reply::ok(zstd(TEXT)).header("content-encoding", "zstd"),
    ];
    for reply in replies {
        let exchange = get_from(reply).await;
        assert_eq!(exchange.hops[0].bytes, TEXT.len() as u64);
        assert_eq!(body(&answer(exchange)), TEXT);
    }
}

#[tokio::test]
async fn an_unknown_coding_is_an_error() {
    let reply = Reply::ok(TEXT).header("content-encoding", "rot13");
    assert!(matches!(
        error(get_from(reply).await),
        FetchError::Body { .. }
    ));
}

#[tokio::test]
async fn type_and_location_come_along() {
    let reply = Reply::ok(TEXT)
        .header("content-type", "text/xml; charset=\"utf-8\"")
        .header("content-location", "/feed.en");
    let Content::Fresh {
        content_type,
        content_location,
        ..
    } = answer(get_from(reply).await).content
    else {
        panic!("no document");
    };
    assert_eq!(content_type.as_deref(), Some("text/xml; charset=\"utf-8\""));
    assert_eq!(content_location.as_deref(), Some("/feed.en"));
}

#[tokio::test]
async fn an_empty_answer_is_passed_on_as_empty() {
    assert_eq!(body(&answer(get_from(Reply::ok("")).await)), b"");
    assert_eq!(body(&answer(get_from(Reply::status(204)).await)), b"");
}

#[tokio::test]
async fn the_limit_is_met_exactly() {
    for reply in [
        Reply::ok(vec![b'x'; LIMIT]),
        Reply::ok(vec![b'x'; LIMIT]).gzip(),
        Reply::ok(vec![b'x'; LIMIT / 4]).repeated(4),
    ] {
        assert_eq!(body(&answer(get_from(reply).await)).len(), LIMIT);
    }
    for reply in [
        Reply::ok(vec![b'x'; LIMIT + 1]),
        Reply::ok(vec![b'x'; LIMIT + 1]).gzip(),
    ] {
        assert_eq!(
            error(get_from(reply).await),
            FetchError::TooLarge { limit: LIMIT }
        );
    }
}

#[tokio::test]
async fn a_bomb_stops_at_the_limit() {
    let bomb = Reply::ok(vec![0; 100 << 20]).gzip();
    let exchange = get_from(bomb).await;
    assert!(
        exchange.hops[0].bytes < 2 * LIMIT as u64,
        "{} bytes were unpacked",
        exchange.hops[0].bytes
    );
    assert_eq!(error(exchange), FetchError::TooLarge { limit: LIMIT });
}

#[tokio::test]
async fn an_announced_giant_is_not_read_at_all() {
    let exchange = get_from(Reply::ok("x").short_by(100 << 20)).await;
    assert_eq!(exchange.hops[0].bytes, 0);
    assert_eq!(error(exchange), FetchError::TooLarge { limit: LIMIT });
}

#[tokio::test]
async fn an_unannounced_giant_stops_at_the_limit() {
    let server = Server::start(|_| Reply::ok(vec![b'x'; 64 << 10]).repeated(1600)).await;
    let exchange = get(&server, "/").await;
    assert!(exchange.hops[0].bytes < 2 * LIMIT as u64);
    assert_eq!(error(exchange), FetchError::TooLarge { limit: LIMIT });
    // What lies in the buffers of two sockets, and not a hundred megabytes.
    assert!(
        server.sent() < 20 << 20,
        "{} bytes were sent",
        server.sent()
    );
}

#[tokio::test]
async fn broken_bodies_are_errors() {
    let long: Vec<u8> = (0..20_000_u32)
        .flat_map(|it| it.wrapping_mul(2_654_435_761).to_le_bytes())
        .collect();
    let broken = [
        Reply::ok(TEXT).short_by(10),
        Reply::ok("").short_by(10),
        Reply::ok(TEXT).gzip().cut_to(20),
        Reply::ok(TEXT).gzip().cut_to(20).closed(),
        Reply::ok(long.clone()).gzip().cut_to(40_000),
        Reply::ok(long.clone()).gzip().cut_to(40_000).closed(),
        Reply::ok(long).deflate().cut_to(40_000),
        Reply::ok(TEXT).header("content-encoding", "gzip"),
    ];
    for reply in broken {
        let about = format!("{reply:.60?}");
        assert!(
            matches!(error(get_from(reply).await), FetchError::Body { .. }),
            "{about}"
        );
    }
}
