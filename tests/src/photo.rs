//! Photos as people take them.

use std::io::Cursor;

use bytes::Bytes;
use image::{ImageFormat, Rgb, RgbImage};
use sha2::{Digest, Sha256};

/// A JPEG of a street with some noise in it, different for each `grain`.
#[must_use]
pub fn street(width: u32, height: u32, grain: u32) -> Bytes {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let noise =
            x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503)).wrapping_mul(grain | 1);
        let [a, b, c, _] = noise.to_le_bytes();
        Rgb([a / 3 + 90, b / 3 + 80, c / 3 + 70])
    });
    encode(&picture, ImageFormat::Jpeg)
}

/// A PNG proof of a mended street.
#[must_use]
pub fn proof() -> Bytes {
    encode(&RgbImage::from_pixel(64, 48, Rgb([120, 140, 110])), ImageFormat::Jpeg)
}

/// SHA-256 in hex.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn encode(picture: &RgbImage, format: ImageFormat) -> Bytes {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).expect("a picture in memory can be written");
    out.into_inner().into()
}
