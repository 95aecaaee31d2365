//! Makes a picture fit into the size that leaves the device.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use hue_model::limits;
use hue_model::problem::Rule;

use super::{Colour, Pixels};

/// Rows of the new picture made at a time: the scaler's own memory grows with it.
const BAND: u32 = 128;
/// Rows made beyond both edges of a band and thrown away, so that no seam can be seen.
const MARGIN: u32 = 4;

/// Scales down to the longest edge allowed; smaller pictures stay as they are.
pub(super) fn scale(pixels: Pixels) -> Result<Pixels, Rule> {
    let longest = pixels.width.max(pixels.height);
    if longest <= limits::PHOTO_EDGE {
        return Ok(pixels);
    }
    let shrink = f64::from(limits::PHOTO_EDGE) / f64::from(longest);
    let fit = |side: u32| ((f64::from(side) * shrink).round() as u32).max(1);
    let (width, height) = (fit(pixels.width), fit(pixels.height));
    let kind = if pixels.colour == Colour::Grey { PixelType::U8 } else { PixelType::U8x3 };
    let source =
        ImageRef::new(pixels.width, pixels.height, &pixels.data, kind).map_err(|_| Rule::NotAPicture)?;
    let rows = f64::from(pixels.height) / f64::from(height);
    let mut data = Vec::with_capacity(width as usize * height as usize * pixels.colour.channels());
    let mut resizer = Resizer::new();
    for top in (0..height).step_by(BAND as usize) {
        let bottom = (top + BAND).min(height);
        let (first, last) = (top.saturating_sub(MARGIN), (bottom + MARGIN).min(height));
        let mut band = Image::new(width, last - first, kind);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Hamming)).crop(
            0.0,
            f64::from(first) * rows,
            f64::from(pixels.width),
            (f64::from(last - first) * rows).min(f64::from(pixels.height) - f64::from(first) * rows),
        );
        resizer.resize(&source, &mut band, &options).map_err(|_| Rule::NotAPicture)?;
        let row = width as usize * pixels.colour.channels();
        let kept = band.buffer().chunks_exact(row).skip((top - first) as usize).take((bottom - top) as usize);
        kept.for_each(|row| data.extend_from_slice(row));
    }
    Ok(Pixels { data, width, height, colour: pixels.colour })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture with a fine pattern, in which a seam would show.
    fn pattern(width: u32, height: u32) -> Pixels {
        let value = |index: u32| {
            let (x, y) = (index % width, index / width);
            ((x * 7 + y * 13) % 251) as u8
        };
        let data = (0..width * height).map(value).collect();
        Pixels { data, width, height, colour: Colour::Grey }
    }

    #[test]
    fn bands_give_what_one_piece_gives() {
        let whole = pattern(2_600, 1_950);
        let source = ImageRef::new(2_600, 1_950, &whole.data, PixelType::U8).unwrap();
        let mut expected = Image::new(2_048, 1_536, PixelType::U8);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Hamming));
        Resizer::new().resize(&source, &mut expected, &options).unwrap();
        let scaled = scale(pattern(2_600, 1_950)).unwrap();
        assert_eq!((scaled.width, scaled.height), (2_048, 1_536));
        let differ = scaled.data.iter().zip(expected.buffer()).filter(|(a, b)| a.abs_diff(**b) > 1).count();
        assert_eq!(differ, 0, "no pixel differs by more than rounding");
    }

    #[test]
    fn the_longest_edge_counts_and_nothing_grows() {
        let tall = scale(pattern(100, 4_096)).unwrap();
        assert_eq!((tall.width, tall.height), (50, 2_048));
        let small = scale(pattern(30, 20)).unwrap();
        assert_eq!((small.width, small.height, small.data.len()), (30, 20, 600));
    }
}
