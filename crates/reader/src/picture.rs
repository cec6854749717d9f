//! A picture, drawn again.
//!
//! A publisher's file is read here once, with bounds, and only its pixels go on: no metadata, no
//! scripts of an SVG, no bytes that were made for another decoder's weakness.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

/// The longest side that is kept, in pixels: the column of text is 700 wide, and screens show two
/// for one.
pub const LONGEST_SIDE: u32 = 1400;

/// The longest side that is read; agencies send 5,000.
const LARGEST_READ: u32 = 8_000;

/// The most memory for a picture while it is read, in bytes: 30 megapixels in colour.
const MOST_MEMORY: u64 = 128 << 20;

/// Below this a picture is a tracking pixel, a bullet or a button.
const SMALLEST_SIDE: u32 = 32;

/// Where photographs are hard to tell from their original.
const JPEG_QUALITY: u8 = 82;

/// A picture that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its file.
    pub bytes: Vec<u8>,
    /// `image/jpeg`, or `image/png` where it is see-through.
    pub media_type: &'static str,
}

/// Why a file can't be shown as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// It is none of the formats that are read.
    #[error("it is no JPEG, PNG, GIF or WebP picture")]
    Unknown,
    /// It is too large to be read.
    #[error("it has more pixels than are read here")]
    TooLarge,
    /// Nothing one could see.
    #[error("it is too small to be a picture")]
    TooSmall,
    /// It can't be read to its end.
    #[error("it is damaged")]
    Damaged,
}

/// Reads a picture by what its bytes say it is, and draws it again, no larger than it is shown.
///
/// # Errors
/// When it is no picture, too large, too small or damaged.
pub fn redraw(bytes: &[u8]) -> Result<Picture, PictureError> {
    // Decoders are foreign code.
    catch_unwind(AssertUnwindSafe(|| draw(bytes))).unwrap_or(Err(PictureError::Damaged))
}

/// The media type of a picture that was drawn here; none for anything else.
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => Some("image/jpeg"),
        Ok(ImageFormat::Png) => Some("image/png"),
        _ => None,
    }
}

fn draw(bytes: &[u8]) -> Result<Picture, PictureError> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| PictureError::Unknown)?;
    if reader.format().is_none() {
        return Err(PictureError::Unknown);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_READ);
    limits.max_image_height = Some(LARGEST_READ);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);

    let mut decoder = reader.into_decoder().map_err(trouble)?;
    let (width, height) = decoder.dimensions();
    if width.min(height) < SMALLEST_SIDE {
        return Err(PictureError::TooSmall);
    }
    // Cameras note which side is up; the note itself is not kept.
    let orientation = decoder.orientation().map_err(trouble)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(trouble)?;
    image.apply_orientation(orientation);
    let is_large = image.width().max(image.height()) > LONGEST_SIDE;
    if is_large {
        image = image.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle);
    }
    encode(&image)
}

fn encode(image: &DynamicImage) -> Result<Picture, PictureError> {
    let mut bytes = Vec::new();
    let (media_type, written) = if is_see_through(image) {
        let png = PngEncoder::new(&mut bytes);
        ("image/png", image.to_rgba8().write_with_encoder(png))
    } else {
        let jpeg = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
        ("image/jpeg", image.to_rgb8().write_with_encoder(jpeg))
    };
    written.map_err(trouble)?;
    Ok(Picture { bytes, media_type })
}

fn is_see_through(image: &DynamicImage) -> bool {
    let has_alpha = image.color().has_alpha();
    has_alpha && image.to_rgba8().pixels().any(|pixel| pixel.0[3] < u8::MAX)
}

fn trouble(error: ImageError) -> PictureError {
    match error {
        ImageError::Unsupported(_) => PictureError::Unknown,
        ImageError::Limits(_) => PictureError::TooLarge,
        _ => PictureError::Damaged,
    }
}
