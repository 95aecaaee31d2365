//! Turns a picture the way EXIF says it was held.

use super::Pixels;

/// Turns and mirrors by EXIF orientation (TIFF 6.0, tag 274); unknown values leave it as it is.
pub(super) fn turn(pixels: Pixels, orientation: u32) -> Pixels {
    if !(2..=8).contains(&orientation) {
        return pixels;
    }
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    let channels = pixels.colour.channels();
    let turned = orientation >= 5;
    let new_width = if turned { height } else { width };
    let mut data = vec![0; pixels.data.len()];
    for (y, row) in pixels.data.chunks_exact(width * channels).enumerate() {
        for (x, pixel) in row.chunks_exact(channels).enumerate() {
            let (to_x, to_y) = match orientation {
                2 => (width - 1 - x, y),
                3 => (width - 1 - x, height - 1 - y),
                4 => (x, height - 1 - y),
                5 => (y, x),
                6 => (height - 1 - y, x),
                7 => (height - 1 - y, width - 1 - x),
                _ => (y, width - 1 - x),
            };
            let start = (to_y * new_width + to_x) * channels;
            if let Some(target) = data.get_mut(start..start + channels) {
                target.copy_from_slice(pixel);
            }
        }
    }
    let (width, height) = if turned { (pixels.height, pixels.width) } else { (pixels.width, pixels.height) };
    Pixels { data, width, height, colour: pixels.colour }
}

#[cfg(test)]
mod tests {
    use super::super::Colour;
    use super::*;

    fn turned(orientation: u32) -> (u32, u32, Vec<u8>) {
        let pixels = Pixels { data: vec![1, 2, 3, 4, 5, 6], width: 3, height: 2, colour: Colour::Grey };
        let turned = turn(pixels, orientation);
        (turned.width, turned.height, turned.data)
    }

    #[test]
    fn every_orientation_comes_out_upright() {
        assert_eq!(turned(1), (3, 2, vec![1, 2, 3, 4, 5, 6]));
        assert_eq!(turned(2), (3, 2, vec![3, 2, 1, 6, 5, 4]));
        assert_eq!(turned(3), (3, 2, vec![6, 5, 4, 3, 2, 1]));
        assert_eq!(turned(4), (3, 2, vec![4, 5, 6, 1, 2, 3]));
        assert_eq!(turned(5), (2, 3, vec![1, 4, 2, 5, 3, 6]));
        assert_eq!(turned(6), (2, 3, vec![4, 1, 5, 2, 6, 3]));
        assert_eq!(turned(7), (2, 3, vec![6, 3, 5, 2, 4, 1]));
        assert_eq!(turned(8), (2, 3, vec![3, 6, 2, 5, 1, 4]));
        assert_eq!(turned(0), (3, 2, vec![1, 2, 3, 4, 5, 6]));
        assert_eq!(turned(99), (3, 2, vec![1, 2, 3, 4, 5, 6]));
    }
}
