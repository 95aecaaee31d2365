//! A still as it is shown: decoded, scaled, written anew. Nothing of what stood beside its pixels comes along.

use std::io::Cursor;
use std::sync::LazyLock;

use bytes::Bytes;
use hue_model::camera::{STILL_EDGE, STILL_PIXELS};
use hue_model::problem::Rule;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{ImageFormat, ImageReader, Limits};
use tokio::sync::Semaphore;

use crate::media::Picture;

/// Quality of the new JPEG: how high the water stands stays to be seen, in a tenth of a megabyte.
const QUALITY: u8 = 78;
/// Most bytes of decoded pixels.
const DECODED_BYTES: u64 = STILL_PIXELS * 4 + 16 * 1024 * 1024;
/// Stills that are decoded at a time: what lies in memory has a bound, however many cameras push at once.
static TURNS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

/// The still as it is shown.
///
/// # Errors
/// The rule that the bytes break.
pub(super) async fn clean(bytes: Bytes) -> Result<Vec<u8>, Rule> {
    // The header first, so that no bomb is ever decoded.
    let header = Picture::of(&bytes)?;
    if u64::from(header.width).saturating_mul(header.height.into()) > STILL_PIXELS {
        return Err(Rule::TooManyPixels { max: STILL_PIXELS });
    }
    let _turn = TURNS.acquire().await.map_err(|_| Rule::NotAPicture)?;
    tokio::task::spawn_blocking(move || redraw(&bytes)).await.map_err(|_| Rule::NotAPicture)?
}

fn redraw(bytes: &[u8]) -> Result<Vec<u8>, Rule> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg);
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED_BYTES);
    reader.limits(limits);
    let mut picture = reader.decode().map_err(|_| Rule::NotAPicture)?;
    if picture.width().max(picture.height()) > STILL_EDGE {
        picture = picture.resize(STILL_EDGE, STILL_EDGE, FilterType::Triangle);
    }
    encode(&picture.into_rgb8()).ok_or(Rule::NotAPicture)
}

/// Pixels as a JPEG with nothing beside them.
pub(super) fn encode(picture: &image::RgbImage) -> Option<Vec<u8>> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(picture).ok()?;
    Some(jpeg)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A still of this size, with a comment that nobody shall read.
    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let mut bytes =
            encode(&image::RgbImage::from_pixel(width, height, image::Rgb([90, 140, 90]))).unwrap();
        let comment = b"\xff\xfe\x00\x12vi tri bi mat!!!";
        bytes.splice(2..2, comment.iter().copied());
        bytes
    }

    #[tokio::test]
    async fn what_is_shown_has_the_pixels_and_nothing_else() {
        let sent = jpeg(2_560, 1_440);
        assert!(sent.windows(6).any(|part| part == b"bi mat"));
        let shown = clean(sent.into()).await.unwrap();
        assert!(!shown.windows(6).any(|part| part == b"bi mat"));
        let header = Picture::of(&shown).unwrap();
        assert_eq!((header.width, header.height), (1_280, 720));
        let small = Picture::of(&clean(jpeg(320, 240).into()).await.unwrap()).unwrap();
        assert_eq!((small.width, small.height), (320, 240), "nothing grows");
    }

    #[tokio::test]
    async fn rubbish_bombs_and_halves_are_refused() {
        assert_eq!(clean(Bytes::from_static(b"GIF89a")).await, Err(Rule::NotAPicture));
        assert_eq!(clean(Bytes::new()).await, Err(Rule::NotAPicture));
        // A hundred megapixels by its header, in a few bytes.
        let mut bomb = jpeg(16, 16);
        let frame = bomb.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
        bomb[frame + 5..frame + 9].copy_from_slice(&[0x27, 0x10, 0x27, 0x10]);
        assert!(matches!(clean(bomb.into()).await, Err(Rule::TooManyPixels { .. })));
        let mut large = jpeg(16, 16);
        let frame = large.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
        large[frame + 5..frame + 9].copy_from_slice(&[0x13, 0x88, 0x13, 0x88]);
        assert_eq!(clean(large.into()).await, Err(Rule::TooManyPixels { max: STILL_PIXELS }));
        let whole = jpeg(320, 240);
        let cut = Bytes::copy_from_slice(&whole[..200]);
        assert_eq!(clean(cut).await, Err(Rule::NotAPicture));
    }
}
