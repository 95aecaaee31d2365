//! What the file says of itself: which way is up, and where it was taken.

use std::io::Cursor;

use exif::{Exif, In, Rational, Reader, Tag, Value};
use hue_model::geo::Point;

/// What the file says of itself.
pub(super) struct Facts {
    /// EXIF orientation, 1 to 8; 1 is upright.
    pub(super) orientation: u32,
    pub(super) taken_at: Option<Point>,
}

/// Reads the facts; a file without (or with broken) metadata is upright and from nowhere.
pub(super) fn read(bytes: &[u8], read_place: bool) -> Facts {
    let Ok(exif) = Reader::new().read_from_container(&mut Cursor::new(bytes)) else {
        return Facts { orientation: 1, taken_at: None };
    };
    let orientation = exif.get_field(Tag::Orientation, In::PRIMARY).and_then(|field| field.value.get_uint(0));
    Facts { orientation: orientation.unwrap_or(1), taken_at: read_place.then(|| place(&exif)).flatten() }
}

fn place(exif: &Exif) -> Option<Point> {
    let point = Point {
        lat: degrees(exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S')?,
        long: degrees(exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W')?,
    };
    // Cameras without a fix write zeros, which lie in the Gulf of Guinea.
    let is_nowhere = point.lat == 0.0 && point.long == 0.0;
    (point.is_valid() && !is_nowhere).then_some(point)
}

fn degrees(exif: &Exif, tag: Tag, side: Tag, negative: u8) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let [whole, minutes, seconds] = parts.as_slice() else { return None };
    if [whole, minutes, seconds].iter().any(|part| part.denom == 0) {
        return None;
    }
    let degrees = Rational::to_f64(whole) + minutes.to_f64() / 60.0 + seconds.to_f64() / 3600.0;
    let Value::Ascii(letters) = &exif.get_field(side, In::PRIMARY)?.value else { return None };
    let is_negative = letters.first()?.first()? == &negative;
    Some(if is_negative { -degrees } else { degrees })
}
