//! Photos for pictures and demonstrations: painted, so that they are nobody's and always the same.

use std::io::Cursor;

use bytes::Bytes;
use image::{ImageFormat, Rgb, RgbImage};

const WIDE: u32 = 1_200;
const HIGH: u32 = 900;

type Colour = [f32; 3];

/// A lane at night; its lamp is on or off.
#[must_use]
pub fn lane(lit: bool) -> Bytes {
    paint(|x, y| {
        let sky = mix([38.0, 34.0, 62.0], [92.0, 76.0, 108.0], y / 0.6);
        let road = mix([52.0, 48.0, 60.0], [30.0, 28.0, 38.0], (y - 0.6) / 0.4);
        let mut colour = if y < 0.6 { sky } else { road };
        let roof = 0.42 + 0.05 * ((x * 7.0).floor() * 2.3).sin();
        if y > roof && y < 0.62 {
            colour = mix([44.0, 38.0, 56.0], [58.0, 50.0, 68.0], (x * 7.0).fract());
        }
        let pole = (x - 0.68).abs() < 0.006 && y > 0.2 && y < 0.78;
        let arm = (y - 0.2).abs() < 0.007 && x > 0.58 && x < 0.68;
        if pole || arm {
            colour = [22.0, 20.0, 28.0];
        }
        let lamp = ((x - 0.58) * 1.33).hypot(y - 0.22);
        if lit {
            colour = add(colour, [255.0, 214.0, 138.0], (-lamp * 5.0).exp() * 0.9);
            let pool = ((x - 0.58) * 0.9).hypot((y - 0.85) * 2.2);
            colour = add(colour, [255.0, 200.0, 120.0], (-pool * 6.0).exp() * 0.5);
        }
        if lamp < 0.022 { if lit { [255.0, 244.0, 214.0] } else { [70.0, 66.0, 78.0] } } else { colour }
    })
}

/// A street by day with a hole in it, or mended.
#[must_use]
pub fn street(mended: bool) -> Bytes {
    paint(|x, y| {
        if y < 0.3 {
            let green = mix([118.0, 146.0, 104.0], [86.0, 116.0, 84.0], (x * 9.0).sin().abs());
            return if y < 0.16 + 0.03 * (x * 21.0).sin() { [214.0, 224.0, 228.0] } else { green };
        }
        if y < 0.36 {
            return if ((x * 14.0).fract() - 0.5).abs() < 0.46 {
                [196.0, 190.0, 180.0]
            } else {
                [150.0, 144.0, 136.0]
            };
        }
        let road = mix([128.0, 126.0, 126.0], [104.0, 102.0, 104.0], (y - 0.36) / 0.64);
        let bend = 0.05 * (x * 17.0).sin() + 0.03 * (y * 23.0).cos();
        let hole = ((x - 0.5) * 2.2).hypot((y - 0.68) * 4.2) + bend;
        match (mended, hole) {
            (true, hole) if hole < 0.66 => [62.0, 60.0, 64.0],
            (false, hole) if hole < 0.42 => mix([146.0, 158.0, 168.0], [86.0, 84.0, 82.0], hole / 0.42),
            (false, hole) if hole < 0.6 => [74.0, 66.0, 60.0],
            _ => road,
        }
    })
}

/// A street under water up to the kerb.
#[must_use]
pub fn flood() -> Bytes {
    paint(|x, y| {
        let house = mix([206.0, 184.0, 140.0], [178.0, 150.0, 116.0], (x * 5.0).floor() / 5.0);
        let window = (0.25..0.75).contains(&(x * 5.0).fract()) && (0.24..0.38).contains(&y);
        let above = if y < 0.14 {
            [176.0, 186.0, 196.0]
        } else if window {
            [92.0, 84.0, 88.0]
        } else {
            house
        };
        if y < 0.5 {
            return above;
        }
        let wave = 0.5 + 0.5 * ((y * 90.0).sin() * (x * 8.0 + y * 30.0).sin());
        mix(mix(house, [124.0, 112.0, 92.0], 0.72), [168.0, 158.0, 140.0], wave * 0.35)
    })
}

fn paint(colour_at: impl Fn(f32, f32) -> Colour) -> Bytes {
    let picture = RgbImage::from_fn(WIDE, HIGH, |x, y| {
        let grain = x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(2_246_822_519)).rotate_left(13);
        let grain = f32::from(grain.to_le_bytes()[1]) / 16.0 - 8.0;
        Rgb(colour_at(x as f32 / WIDE as f32, y as f32 / HIGH as f32).map(|part| (part + grain) as u8))
    });
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Jpeg).expect("a picture in memory can be written");
    out.into_inner().into()
}

fn mix(from: Colour, to: Colour, part: f32) -> Colour {
    let part = part.clamp(0.0, 1.0);
    let [a, b, c] = from;
    let [d, e, f] = to;
    [a + (d - a) * part, b + (e - b) * part, c + (f - c) * part]
}

fn add(ground: Colour, light: Colour, strength: f32) -> Colour {
    let [a, b, c] = ground;
    let [d, e, f] = light;
    [a + d * strength, b + e * strength, c + f * strength]
}
