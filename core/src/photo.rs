//! Chosen bytes become a photo that may leave the device: upright, at most 2,048 px, without metadata.
//!
//! The header is read first, so that neither a bomb nor a film is ever decoded. Pixels stay in the
//! colour space the file has (a JPEG's YCbCr goes to the new JPEG unconverted), and each buffer is let
//! go as soon as the next one is filled.

mod decode;
mod exif;
mod scale;
mod upright;

use bytes::Bytes;
use hue_model::geo::Point;
use hue_model::limits;
use hue_model::problem::Rule;
use jpeg_encoder::{ColorType, Encoder};

/// Quality of the new JPEG: signs stay readable, a photo stays around half a megabyte.
const QUALITY: u8 = 82;

/// A photo that may leave the device.
pub struct Clean {
    /// Its bytes, JPEG without metadata.
    pub jpeg: Vec<u8>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Where it was taken, if the file said so and asking was allowed.
    pub taken_at: Option<Point>,
}

/// Decoded pixels.
struct Pixels {
    data: Vec<u8>,
    width: u32,
    height: u32,
    colour: Colour,
}

/// What the numbers of a pixel mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Colour {
    Grey,
    Rgb,
    YCbCr,
}

impl Colour {
    const fn channels(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::Rgb | Self::YCbCr => 3,
        }
    }
}

/// Cleans chosen bytes; `read_place` only where the citizen agreed to it.
///
/// # Errors
/// The rule that the bytes break: too many, too many pixels, or not a picture.
pub fn clean(chosen: Bytes, read_place: bool) -> Result<Clean, Rule> {
    if chosen.len() > limits::CHOSEN_FILE_BYTES {
        return Err(Rule::TooManyBytes { max: limits::CHOSEN_FILE_BYTES as u64 });
    }
    let decode = decode::header(&chosen)?;
    let facts = exif::read(&chosen, read_place);
    let pixels = decode(&chosen)?;
    drop(chosen);
    let pixels = scale::scale(pixels)?;
    let pixels = upright::turn(pixels, facts.orientation);
    let jpeg = encode(&pixels)?;
    Ok(Clean { jpeg, width: pixels.width, height: pixels.height, taken_at: facts.taken_at })
}

/// Where the photo was taken, if it says so; only where the citizen agreed to asking.
#[must_use]
pub(crate) fn place(chosen: &[u8]) -> Option<Point> {
    exif::read(chosen, true).taken_at
}

fn encode(pixels: &Pixels) -> Result<Vec<u8>, Rule> {
    let side = |length: u32| u16::try_from(length).map_err(|_| Rule::NotAPicture);
    let mut jpeg = Vec::with_capacity(pixels.data.len() / 8);
    let colour = match pixels.colour {
        Colour::Grey => ColorType::Luma,
        Colour::Rgb => ColorType::Rgb,
        Colour::YCbCr => ColorType::Ycbcr,
    };
    Encoder::new(&mut jpeg, QUALITY)
        .encode(&pixels.data, side(pixels.width)?, side(pixels.height)?, colour)
        .map_err(|_| Rule::NotAPicture)?;
    Ok(jpeg)
}
