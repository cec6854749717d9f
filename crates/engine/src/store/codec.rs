//! Values: postcard in a small envelope, `[format][schema, two bytes][codec]`.
//!
//! The envelope lets one record change its shape without touching the others, and lets a reader
//! refuse what it doesn't know instead of misreading it.

use std::cell::RefCell;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zstd::bulk::{Compressor, Decompressor};

/// The envelope's own layout.
const FORMAT: u8 = 1;
/// Plain postcard.
const PLAIN: u8 = 0;
/// Postcard, compressed by zstd.
const ZSTD: u8 = 1;
/// Most records are smaller than this many bytes.
const USUAL: usize = 256;
/// Its own default, 3, makes news text about one per cent smaller and takes a third more time.
const LEVEL: i32 = 1;
/// No text of ours is larger decompressed: pages are cut at 10 MB before they are read.
const LARGEST: usize = 64 << 20;

/// A record that can be stored; the schema counts changes of its shape.
pub(super) trait Stored: Serialize + DeserializeOwned {
    const SCHEMA: u16;

    /// Reads the postcard of an older schema, where there was one.
    fn from_older(_schema: u16, _value: &[u8]) -> Option<Self> {
        None
    }
}

pub(super) fn encode<T: Stored>(value: &T) -> Vec<u8> {
    let envelope = envelope::<T>(PLAIN);
    // Writing to memory can only fail where a record holds what postcard has no form for; ours don't.
    postcard::to_extend(value, envelope).unwrap_or_default()
}

pub(super) fn encode_compressed<T: Stored>(value: &T) -> Vec<u8> {
    let plain = postcard::to_extend(value, Vec::new()).unwrap_or_default();
    match pack(&plain) {
        Some(packed) => {
            let mut bytes = envelope::<T>(ZSTD);
            bytes.extend_from_slice(&packed);
            bytes
        }
        None => encode(value),
    }
}

fn envelope<T: Stored>(codec: u8) -> Vec<u8> {
    let schema = T::SCHEMA.to_be_bytes();
    let mut bytes = Vec::with_capacity(USUAL);
    bytes.extend_from_slice(&[FORMAT, schema[0], schema[1], codec]);
    bytes
}

/// Reads a record; none when it is damaged or of an unknown shape. It stays in the store as it is.
pub(super) fn decode<T: Stored>(bytes: &[u8]) -> Option<T> {
    let (envelope, value) = bytes.split_at_checked(4)?;
    let schema = u16::from_be_bytes([envelope[1], envelope[2]]);
    let read = |plain: &[u8]| {
        if schema == T::SCHEMA {
            postcard::from_bytes(plain).ok()
        } else {
            T::from_older(schema, plain)
        }
    };
    let decoded = match (envelope[0], envelope[3]) {
        (FORMAT, PLAIN) => read(value),
        (FORMAT, ZSTD) => read(&unpack(value)?),
        _ => None,
    };
    if decoded.is_none() {
        tracing::warn!(
            schema = T::SCHEMA,
            bytes = bytes.len(),
            "a stored record could not be read"
        );
    }
    decoded
}

thread_local! {
    // Making either costs more than a text of two kilobytes, and a scan unpacks a hundred thousand.
    static PACKER: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    static UNPACKER: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

fn pack(plain: &[u8]) -> Option<Vec<u8>> {
    PACKER.with_borrow_mut(|kept| {
        if kept.is_none() {
            *kept = Compressor::new(LEVEL).ok();
        }
        kept.as_mut()?.compress(plain).ok()
    })
}

fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    UNPACKER.with_borrow_mut(|kept| {
        if kept.is_none() {
            *kept = Decompressor::new().ok();
        }
        kept.as_mut()?.decompress(packed, capacity(packed)).ok()
    })
}

fn capacity(packed: &[u8]) -> usize {
    zstd::zstd_safe::get_frame_content_size(packed)
        .ok()
        .flatten()
        .and_then(|size| usize::try_from(size).ok())
        .unwrap_or(LARGEST)
        .min(LARGEST)
}
