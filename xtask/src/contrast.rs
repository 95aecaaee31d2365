//! The table of colours in assets/tokens.css, computed: every pair's contrast, and the levels' distance for colour-blind eyes.

use std::collections::BTreeMap;
use std::fs;

use crate::sh::{self, Outcome};

type Rgb = [f64; 3];

/// Text on background that occurs on screen, and the least contrast WCAG 2.2 AA asks for.
const PAIRS: [(&str, &str, f64); 13] = [
    ("--ink", "--paper", 4.5),
    ("--muted", "--paper", 4.5),
    ("--brand", "--paper", 4.5),
    ("--on-brand", "--brand", 4.5),
    ("--jade", "--paper", 4.5),
    ("--danger", "--paper", 4.5),
    ("--on-danger", "--danger", 4.5),
    ("--gold", "--paper", 4.5),
    ("--outline", "--paper", 3.0),
    ("--ink", "--card", 4.5),
    ("--muted", "--card", 4.5),
    ("--brand", "--card", 4.5),
    ("--danger", "--card", 4.5),
];

/// Least distance (CIE 1976) between two levels of the disaster scale, for any kind of colour blindness.
const LEVEL_DISTANCE: f64 = 10.0;

pub(crate) fn run() -> Outcome {
    let css = fs::read_to_string(sh::root().join("assets/tokens.css"))
        .map_err(|error| format!("assets/tokens.css: {error}"))?;
    let mut bad = Vec::new();
    for (theme, colours) in themes(&css)? {
        for (text, background, least) in PAIRS {
            let ratio = contrast(colour(&colours, text)?, colour(&colours, background)?);
            println!("  {theme:5} {text:12} on {background:10} {ratio:5.2}");
            if ratio < least {
                bad.push(format!("{theme}: {text} on {background} is {ratio:.2}, least {least}"));
            }
        }
        bad.extend(levels(theme, &colours)?);
    }
    if bad.is_empty() { Ok(()) } else { Err(bad.join("\n")) }
}

/// The custom properties of `:root` (light), and the same overlaid by the dark theme's.
fn themes(css: &str) -> Outcome<[(&'static str, BTreeMap<String, Rgb>); 2]> {
    let light = css.split('}').find(|block| block.contains(":root")).ok_or("tokens.css has no :root")?;
    let dark = css
        .split('}')
        .find(|block| block.contains("data-theme=\"dark\""))
        .ok_or("tokens.css has no [data-theme=\"dark\"]")?;
    let light = properties(light);
    let mut night = light.clone();
    night.extend(properties(dark));
    Ok([("light", light), ("dark", night)])
}

fn properties(block: &str) -> BTreeMap<String, Rgb> {
    block
        .split([';', '{'])
        .filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            let name = name.rsplit([' ', '\n', '/']).next()?.trim();
            Some((name.to_owned(), hex(value.trim())?))
        })
        .collect()
}

fn hex(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    Some([16, 8, 0].map(|shift| f64::from((number >> shift) & 0xff) / 255.0))
}

fn colour(colours: &BTreeMap<String, Rgb>, name: &str) -> Outcome<Rgb> {
    colours.get(name).copied().ok_or_else(|| format!("tokens.css does not set {name} as #rrggbb"))
}

fn linear(channel: f64) -> f64 {
    if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

fn luminance(rgb: Rgb) -> f64 {
    let [r, g, b] = rgb.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (luminance(one) + 0.05, luminance(other) + 0.05);
    (a / b).max(b / a)
}

/// Machado, Oliveira and Fernandes 2009, full severity, on linear colours.
const BLINDNESS: [(&str, [[f64; 3]; 3]); 3] = [
    (
        "protanopia",
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    ),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    (
        "tritanopia",
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ),
];

fn levels(theme: &str, colours: &BTreeMap<String, Rgb>) -> Outcome<Vec<String>> {
    let levels: Vec<Rgb> =
        (1..=5).map(|level| colour(colours, &format!("--level-{level}"))).collect::<Outcome<_>>()?;
    let mut bad = Vec::new();
    for (kind, matrix) in BLINDNESS {
        for (index, one) in levels.iter().enumerate() {
            for (offset, other) in levels.iter().skip(index + 1).enumerate() {
                let distance = distance(seen(*one, matrix), seen(*other, matrix));
                if distance < LEVEL_DISTANCE {
                    bad.push(format!(
                        "{theme}: levels {} and {} are {distance:.1} apart with {kind}, least {LEVEL_DISTANCE}",
                        index + 1,
                        index + offset + 2
                    ));
                }
            }
        }
    }
    Ok(bad)
}

/// Linear colour as an eye with this blindness sees it.
fn seen(rgb: Rgb, matrix: [[f64; 3]; 3]) -> Rgb {
    let [r, g, b] = rgb.map(linear);
    matrix.map(|[x, y, z]| (x * r + y * g + z * b).clamp(0.0, 1.0))
}

fn distance(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (lab(one), lab(other));
    a.iter().zip(b).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt()
}

/// CIE L*a*b* (D65) of a linear colour.
fn lab([r, g, b]: Rgb) -> Rgb {
    let f = |value: f64| {
        if value > 216.0 / 24_389.0 { value.cbrt() } else { (value * 24_389.0 / 27.0 + 16.0) / 116.0 }
    };
    let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[cfg(test)]
mod tests {
    use super::{contrast, distance, hex, seen};

    #[test]
    fn black_on_white_is_twenty_one() {
        let (black, white) = (hex("#000000").unwrap(), hex("#ffffff").unwrap());
        assert!((contrast(black, white) - 21.0).abs() < 0.01);
    }

    #[test]
    fn red_and_green_come_close_for_colour_blind_eyes() {
        let (red, green) = (hex("#C8201A").unwrap(), hex("#4F7A1A").unwrap());
        let plain = distance(
            seen(red, [[1., 0., 0.], [0., 1., 0.], [0., 0., 1.]]),
            seen(green, [[1., 0., 0.], [0., 1., 0.], [0., 0., 1.]]),
        );
        let blind = distance(seen(red, super::BLINDNESS[1].1), seen(green, super::BLINDNESS[1].1));
        assert!(blind < plain / 2.0, "{blind} against {plain}");
    }
}
