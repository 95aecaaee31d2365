//! Letters of five by nine dots, as many as a drawn still needs: the city carries no font that could be drawn with.

use image::{Rgb, RgbImage};

/// The colour of the letters.
pub(super) const INK: Rgb<u8> = Rgb([20, 16, 28]);
/// Dots from one letter to the next.
const STEP: u32 = 6;
/// Rows of a letter.
const ROWS: usize = 9;

/// Rows from the top, the lowest five bits of each its dots from the left; two rows above and one below are for marks.
const fn dots(letter: char) -> [u8; ROWS] {
    match letter {
        '0' => [0, 0, 14, 17, 19, 21, 25, 14, 0],
        '1' => [0, 0, 4, 12, 4, 4, 4, 14, 0],
        '2' => [0, 0, 14, 17, 2, 4, 8, 31, 0],
        '3' => [0, 0, 30, 1, 14, 1, 1, 30, 0],
        '4' => [0, 0, 2, 6, 10, 31, 2, 2, 0],
        '5' => [0, 0, 31, 16, 30, 1, 1, 30, 0],
        '6' => [0, 0, 14, 16, 30, 17, 17, 14, 0],
        '7' => [0, 0, 31, 1, 2, 4, 8, 8, 0],
        '8' => [0, 0, 14, 17, 14, 17, 17, 14, 0],
        '9' => [0, 0, 14, 17, 17, 15, 1, 14, 0],
        '/' => [0, 0, 1, 2, 2, 4, 8, 16, 0],
        ':' => [0, 0, 0, 4, 0, 0, 4, 0, 0],
        'T' => [0, 0, 31, 4, 4, 4, 4, 4, 0],
        'H' => [0, 0, 17, 17, 31, 17, 17, 17, 0],
        'Ử' => [6, 3, 19, 18, 18, 18, 18, 12, 0],
        'N' => [0, 0, 17, 25, 21, 19, 17, 17, 0],
        'G' => [0, 0, 14, 16, 19, 17, 17, 14, 0],
        'I' => [0, 0, 14, 4, 4, 4, 4, 14, 0],
        'Ệ' => [4, 10, 31, 16, 30, 16, 16, 31, 4],
        'M' => [0, 0, 17, 27, 21, 17, 17, 17, 0],
        _ => [0; ROWS],
    }
}

/// Writes a text whose first letter begins at `from`, each dot a square of `size` pixels.
pub(super) fn write(picture: &mut RgbImage, text: &str, from: (u32, u32), size: u32) {
    for (place, letter) in (0..).zip(text.chars()) {
        for (row, bits) in (0..).zip(dots(letter)) {
            for column in (0..5).filter(|column| bits & (16 >> column) != 0) {
                square(picture, (from.0 + (place * STEP + column) * size, from.1 + row * size), size);
            }
        }
    }
}

fn square(picture: &mut RgbImage, (left, top): (u32, u32), size: u32) {
    for (x, y) in (left..left + size).flat_map(|x| (top..top + size).map(move |y| (x, y))) {
        if let Some(pixel) = picture.get_pixel_mut_checked(x, y) {
            *pixel = INK;
        }
    }
}
