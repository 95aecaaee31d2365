//! A proof photo from a clerk's phone, freed of everything but the picture: place, time, device and comments go.
//!
//! The picture itself is not decoded; only which way is up is kept, in a tag of our own.

/// The parts of a JPEG that say something about the picture's colours: JFIF, colour profile, Adobe.
const KEPT: [u8; 3] = [0xe0, 0xe2, 0xee];

/// The JPEG without metadata, or nothing where this is no JPEG.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    let mut out = vec![0xff, 0xd8];
    let (mut turned, mut scanned) = (1, false);
    let mut body = Vec::with_capacity(bytes.len());
    loop {
        let [0xff, marker, after @ ..] = rest else { return None };
        match marker {
            0xff => rest = rest.get(1..)?,
            // The end: what some phones put behind it (a film, a second picture) is left out.
            0xd9 => break,
            _ => {
                let [high, low, ..] = after else { return None };
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                let (segment, next) = after.split_at_checked(length.max(2))?;
                if *marker == 0xe1 {
                    turned = orientation(segment).unwrap_or(turned);
                }
                let metadata = (0xe0..=0xef).contains(marker) || *marker == 0xfe;
                if !metadata || (KEPT.contains(marker) && is_colour(*marker, segment)) {
                    body.extend([0xff, *marker]);
                    body.extend(segment);
                }
                rest = next;
                if *marker == 0xda {
                    let (scan, next) = rest.split_at_checked(scan_length(rest)?)?;
                    body.extend(scan);
                    rest = next;
                    scanned = true;
                }
            }
        }
    }
    out.extend(upright(turned));
    out.extend(body);
    out.extend([0xff, 0xd9]);
    scanned.then_some(out)
}

/// Whether a kept segment is what its marker usually is; a preview hides under the same marker.
fn is_colour(marker: u8, segment: &[u8]) -> bool {
    let content = segment.get(2..).unwrap_or_default();
    match marker {
        0xe0 => content.starts_with(b"JFIF\0"),
        0xe2 => content.starts_with(b"ICC_PROFILE\0"),
        _ => content.starts_with(b"Adobe"),
    }
}

/// How many bytes of coded picture come before the next marker.
fn scan_length(bytes: &[u8]) -> Option<usize> {
    bytes
        .windows(2)
        .position(|pair| matches!(pair, [0xff, next] if !matches!(next, 0x00 | 0xd0..=0xd7 | 0xff)))
}

/// The orientation tag of an Exif segment.
fn orientation(segment: &[u8]) -> Option<u16> {
    let tiff = segment.get(2..)?.strip_prefix(b"Exif\0\0")?;
    let little = tiff.starts_with(b"II");
    let short = |at: usize| -> Option<u16> {
        let pair: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let long = |at: usize| -> Option<usize> {
        let four: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) }).ok()
    };
    let directory = long(4)?;
    (0..usize::from(short(directory)?)).find_map(|index| {
        let entry = directory.checked_add(2 + index * 12)?;
        (short(entry)? == 0x0112).then(|| short(entry + 8)).flatten().filter(|turn| (1..=8).contains(turn))
    })
}

/// An Exif segment that says only which way is up; nothing where it is up already.
fn upright(turned: u16) -> Vec<u8> {
    if turned == 1 {
        return Vec::new();
    }
    let mut segment = vec![0xff, 0xe1, 0x00, 0x22];
    segment.extend(b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01");
    segment.extend(turned.to_be_bytes());
    segment.extend([0, 0, 0, 0, 0, 0]);
    segment
}

#[cfg(test)]
mod tests {
    use super::{clean, orientation, upright};

    /// A JPEG in form: a place in Exif, a comment, a table, a scan, and a film behind the end.
    fn from_a_phone() -> Vec<u8> {
        let mut exif = b"Exif\0\0II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPS 16.4637 107.5909");
        let mut bytes = vec![0xff, 0xd8];
        let segments: [(u8, &[u8]); 4] = [
            (0xe1, &exif),
            (0xfe, b"Nguyen Thi Lan"),
            (0xdb, &[0; 65]),
            (0xc0, &[8, 0, 9, 0, 9, 1, 1, 0x11, 0]),
        ];
        for (marker, content) in segments {
            bytes.extend([0xff, marker]);
            bytes.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
            bytes.extend(content);
        }
        bytes.extend([
            0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9,
        ]);
        bytes.extend(b"ftypmp4 a film with sound");
        bytes
    }

    #[test]
    fn nothing_but_the_picture_is_left() {
        let dirty = from_a_phone();
        let clean = clean(&dirty).unwrap();
        for secret in [&b"GPS"[..], b"Lan", b"ftyp", b"107.5909"] {
            assert!(!clean.windows(secret.len()).any(|part| part == secret), "metadata must be gone");
        }
        assert!(clean.windows(4).any(|part| part == [0xff, 0xda, 0, 8]), "the picture stays");
        assert_eq!(orientation(clean.get(4..).unwrap()), Some(6), "which way is up stays");
        assert_eq!(super::clean(&clean).unwrap(), clean, "cleaning twice changes nothing");
    }

    #[test]
    fn what_is_no_jpeg_is_refused_and_never_read_beyond() {
        let whole = from_a_phone();
        for length in 0..whole.len() - 30 {
            assert!(clean(&whole[..length]).is_none(), "cut at {length}");
        }
        assert!(clean(b"<html>").is_none());
        assert!(upright(1).is_empty());
    }
}
