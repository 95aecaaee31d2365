//! What kind of bytes a blob is, told from its first bytes and never from a name.

/// The media type of a picture we know, or `application/octet-stream`, which no browser shows.
#[must_use]
pub fn media_type(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => "image/png",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn pictures_are_known_by_their_first_bytes() {
        assert_eq!(media_type(b"\xff\xd8\xff\xe0 rest"), "image/jpeg");
        assert_eq!(media_type(b"\x89PNG\r\n\x1a\n rest"), "image/png");
        assert_eq!(media_type(b"RIFF\x10\0\0\0WEBPVP8 "), "image/webp");
    }

    #[test]
    fn a_page_that_calls_itself_a_picture_stays_unshown() {
        assert_eq!(media_type(b"<svg onload=alert(1)>"), "application/octet-stream");
        assert_eq!(media_type(b""), "application/octet-stream");
    }
}
