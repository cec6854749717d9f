//! Pictures are drawn again: their pixels go on, and nothing else of their file.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use newshawk_reader::picture::{LONGEST_SIDE, Picture, PictureError, media_type, redraw};

fn sea(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb([(x % 251) as u8, (y % 241) as u8, 160])
    })
}

fn file(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image
        .into()
        .write_to(&mut Cursor::new(&mut bytes), format)
        .expect("memory takes it");
    bytes
}

fn size(picture: &Picture) -> (u32, u32) {
    let drawn = image::load_from_memory(&picture.bytes).expect("it was drawn here");
    (drawn.width(), drawn.height())
}

/// The tag of an orientation note (EXIF 0x0112) that says: turn by a quarter.
fn turned(jpeg: &[u8]) -> Vec<u8> {
    let exif: &[u8] = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let length = u16::try_from(exif.len() + 2)
        .expect("a short note")
        .to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, exif, &jpeg[2..]].concat()
}

#[test]
fn each_format_that_news_comes_in_is_drawn() {
    for format in [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::Gif,
        ImageFormat::WebP,
    ] {
        let drawn = redraw(&file(sea(80, 45), format)).unwrap();
        assert_eq!(
            (drawn.media_type, size(&drawn)),
            ("image/jpeg", (80, 45)),
            "{format:?}"
        );
        assert_eq!(media_type(&drawn.bytes), Some("image/jpeg"));
    }
}

#[test]
fn what_is_see_through_stays_so() {
    let glass = RgbaImage::from_pixel(64, 64, Rgba([10, 20, 30, 120]));
    let drawn = redraw(&file(glass, ImageFormat::Png)).unwrap();
    assert_eq!(drawn.media_type, "image/png");
    let pixels = image::load_from_memory(&drawn.bytes).unwrap().to_rgba8();
    assert_eq!(pixels.get_pixel(5, 5).0[3], 120);
}

#[test]
fn a_large_picture_is_drawn_no_larger_than_it_is_shown() {
    let drawn = redraw(&file(sea(2800, 1400), ImageFormat::Jpeg)).unwrap();
    assert_eq!(size(&drawn), (LONGEST_SIDE, LONGEST_SIDE / 2));
}

#[test]
fn a_photograph_stands_upright_and_its_notes_are_gone() {
    let photograph = turned(&file(sea(90, 40), ImageFormat::Jpeg));
    let drawn = redraw(&photograph).unwrap();
    assert_eq!(size(&drawn), (40, 90));
    assert!(photograph.windows(4).any(|it| it == b"Exif"));
    assert!(!drawn.bytes.windows(4).any(|it| it == b"Exif"));
}

#[test]
fn what_is_no_picture_is_refused() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for bytes in [
        &b""[..],
        b"hello",
        svg,
        b"<html><img src=x></html>",
        b"II*\0\x08\0\0\0\0\0",
    ] {
        assert_eq!(redraw(bytes), Err(PictureError::Unknown), "{bytes:?}");
    }
    assert_eq!(media_type(svg), None);
}

#[test]
fn a_tracking_pixel_is_refused() {
    for (width, height) in [(1, 1), (600, 1)] {
        let pixel = file(sea(width, height), ImageFormat::Gif);
        assert_eq!(redraw(&pixel), Err(PictureError::TooSmall));
    }
}

/// A file of a few bytes that claims the size of a city.
#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let mut bomb = file(sea(64, 64), ImageFormat::Png);
    let (width, height) = (60_000_u32.to_be_bytes(), 60_000_u32.to_be_bytes());
    bomb[16..20].copy_from_slice(&width);
    bomb[20..24].copy_from_slice(&height);
    let checked = crc32(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&checked);
    assert_eq!(redraw(&bomb), Err(PictureError::TooLarge));
}

/// The checksum of PNG (RFC 2083 §3.4), bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}

#[test]
fn half_a_picture_does_no_harm() {
    for format in [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::Gif,
        ImageFormat::WebP,
    ] {
        let whole = file(sea(70, 50), format);
        for end in (0..whole.len()).step_by(7) {
            // Some decoders show what there is; whatever comes is a picture of that size.
            if let Ok(drawn) = redraw(&whole[..end]) {
                assert_eq!(size(&drawn), (70, 50));
            }
        }
    }
}
