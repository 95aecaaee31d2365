//! What a photo's bytes say they are: the header only, nothing is decoded here.

use hue_model::limits::{PHOTO_BYTES, PHOTO_PIXELS};
use hue_model::problem::Rule;

/// A JPEG by its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Picture {
    /// Reads the header of a JPEG.
    ///
    /// # Errors
    /// The rule the bytes break.
    pub fn of(bytes: &[u8]) -> Result<Self, Rule> {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > PHOTO_BYTES {
            return Err(Rule::TooManyBytes { max: PHOTO_BYTES });
        }
        let (width, height) = jpeg_size(bytes).ok_or(Rule::NotAPicture)?;
        if u64::from(width) * u64::from(height) > PHOTO_PIXELS {
            return Err(Rule::TooManyPixels { max: PHOTO_PIXELS });
        }
        Ok(Self { width, height, bytes: length })
    }
}

/// Walks the segments of a JPEG to its frame header.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let [0xff, marker, after @ ..] = rest else { return None };
        match marker {
            // Fill bytes and segments without a body.
            0xff => rest = rest.get(1..)?,
            0x01 | 0xd0..=0xd7 => rest = after,
            // Frame headers, but not the tables that lie between them in number.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let [_, _, _, h1, h2, w1, w2, ..] = after else { return None };
                let (height, width) = (u16::from_be_bytes([*h1, *h2]), u16::from_be_bytes([*w1, *w2]));
                return (width > 0 && height > 0).then_some((width.into(), height.into()));
            }
            // The picture's data, or its end, before any frame header.
            0xd9 | 0xda => return None,
            _ => {
                let [l1, l2, ..] = after else { return None };
                rest = after.get(usize::from(u16::from_be_bytes([*l1, *l2])).max(2)..)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Picture, jpeg_size};
    use hue_model::problem::Rule;

    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 17, 8];
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend([3, 0, 0]);
        bytes
    }

    #[test]
    fn a_header_says_how_large_a_picture_is() {
        assert_eq!(jpeg_size(&jpeg(2048, 1536)), Some((2048, 1536)));
        assert_eq!(Picture::of(&jpeg(60_000, 60_000)), Err(Rule::TooManyPixels { max: 50_000_000 }));
        assert_eq!(Picture::of(b"GIF89a"), Err(Rule::NotAPicture));
        assert_eq!(Picture::of(&[]), Err(Rule::NotAPicture));
    }

    #[test]
    fn cut_off_headers_are_no_pictures_and_end() {
        let whole = jpeg(10, 10);
        for length in 0..whole.len() - 3 {
            assert_eq!(jpeg_size(&whole[..length]), None, "cut at {length}");
        }
    }
}
