//! From bytes to pixels, for the three formats that cameras and screens write.

use std::io::Cursor;

use hue_model::limits;
use hue_model::problem::Rule;
use image::{DynamicImage, ImageFormat, ImageReader};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::{Colour, Pixels};

/// Longest edge that is decoded; JPEG cannot have more.
const EDGE: usize = 65_535;

/// Most bytes of decoded pixels: four for each pixel that is taken, and some to decode them with. A picture of
/// sixteen bits a channel needs twice as many.
const DECODED_BYTES: u64 = limits::PHOTO_PIXELS * 4 + 16 * 1024 * 1024;

/// How a file whose header was found acceptable is decoded.
pub(super) type Decode = fn(&[u8]) -> Result<Pixels, Rule>;

/// Looks at the header only: a picture of a known kind, and not too large to decode.
pub(super) fn header(bytes: &[u8]) -> Result<Decode, Rule> {
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        check_pixels(jpeg_size(bytes)?)?;
        return Ok(jpeg);
    }
    let format = image::guess_format(bytes).map_err(|_| Rule::NotAPicture)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::WebP) {
        return Err(Rule::NotAPicture);
    }
    let size = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions();
    let (width, height) = size.map_err(|_| Rule::NotAPicture)?;
    check_pixels((u64::from(width), u64::from(height)))?;
    Ok(if format == ImageFormat::Png { png } else { webp })
}

fn check_pixels((width, height): (u64, u64)) -> Result<(), Rule> {
    if width == 0 || height == 0 {
        return Err(Rule::NotAPicture);
    }
    if width.saturating_mul(height) > limits::PHOTO_PIXELS {
        return Err(Rule::TooManyPixels { max: limits::PHOTO_PIXELS });
    }
    Ok(())
}

fn jpeg_decoder(bytes: &[u8], colour: Option<ColorSpace>) -> JpegDecoder<ZCursor<&[u8]>> {
    let mut options = DecoderOptions::default().set_max_width(EDGE).set_max_height(EDGE);
    if let Some(colour) = colour {
        options = options.jpeg_set_out_colorspace(colour);
    }
    JpegDecoder::new_with_options(ZCursor::new(bytes), options)
}

fn jpeg_size(bytes: &[u8]) -> Result<(u64, u64), Rule> {
    let mut decoder = jpeg_decoder(bytes, None);
    decoder.decode_headers().map_err(|_| Rule::NotAPicture)?;
    let info = decoder.info().ok_or(Rule::NotAPicture)?;
    Ok((u64::from(info.width), u64::from(info.height)))
}

fn jpeg(bytes: &[u8]) -> Result<Pixels, Rule> {
    let mut decoder = jpeg_decoder(bytes, None);
    decoder.decode_headers().map_err(|_| Rule::NotAPicture)?;
    let (colour, space) = match decoder.input_colorspace() {
        Some(ColorSpace::YCbCr) => (Colour::YCbCr, ColorSpace::YCbCr),
        Some(ColorSpace::Luma) => (Colour::Grey, ColorSpace::Luma),
        _ => (Colour::Rgb, ColorSpace::RGB),
    };
    let mut decoder = jpeg_decoder(bytes, Some(space));
    let data = decoder.decode().map_err(|_| Rule::NotAPicture)?;
    let info = decoder.info().ok_or(Rule::NotAPicture)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    if data.len() != width as usize * height as usize * colour.channels() {
        return Err(Rule::NotAPicture);
    }
    Ok(Pixels { data, width, height, colour })
}

fn png(bytes: &[u8]) -> Result<Pixels, Rule> {
    other(bytes, ImageFormat::Png)
}

fn webp(bytes: &[u8]) -> Result<Pixels, Rule> {
    other(bytes, ImageFormat::WebP)
}

fn other(bytes: &[u8], format: ImageFormat) -> Result<Pixels, Rule> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut bounds = image::Limits::default();
    bounds.max_alloc = Some(DECODED_BYTES);
    reader.limits(bounds);
    let picture = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => Rule::TooManyPixels { max: limits::PHOTO_PIXELS },
        _ => Rule::NotAPicture,
    })?;
    let (width, height) = (picture.width(), picture.height());
    let (data, colour) = match picture {
        DynamicImage::ImageLuma8(grey) => (grey.into_raw(), Colour::Grey),
        picture if picture.color().has_alpha() => (on_white(picture), Colour::Rgb),
        picture => (picture.into_rgb8().into_raw(), Colour::Rgb),
    };
    Ok(Pixels { data, width, height, colour })
}

/// What is transparent becomes paper.
fn on_white(picture: DynamicImage) -> Vec<u8> {
    let rgba = picture.into_rgba8().into_raw();
    let mut rgb = Vec::with_capacity(rgba.len() / 4 * 3);
    for pixel in rgba.chunks_exact(4) {
        if let [colours @ .., alpha] = pixel {
            let (alpha, paper) = (u32::from(*alpha), 255 * (255 - u32::from(*alpha)));
            rgb.extend(colours.iter().map(|value| ((u32::from(*value) * alpha + paper) / 255) as u8));
        }
    }
    rgb
}
