//! A text as a QR code (ISO/IEC 18004).

use qrcode::{Color, EcLevel, QrCode};

/// Its rows from the top, `1` dark and `0` light; a sixth of it may be unreadable on a bad screen. None for a text that
/// is too long.
pub(super) fn rows(text: &str) -> Vec<String> {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else {
        tracing::warn!(bytes = text.len(), "a text does not fit into a QR code");
        return Vec::new();
    };
    let dark = |color: &Color| if *color == Color::Dark { '1' } else { '0' };
    code.to_colors().chunks(code.width()).map(|row| row.iter().map(dark).collect()).collect()
}
