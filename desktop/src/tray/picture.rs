//! The app's icon as it is, with a disk for what waits, with a triangle for a warning: shapes, not colours alone.

use ksni::Icon;
use tauri::image::Image;

/// Calm, waits, warns.
pub(super) fn icons(image: &Image<'_>) -> [Vec<Icon>; 3] {
    let disk = |x: f32, y: f32| (x - 0.5).hypot(y - 0.5) < 0.45;
    let triangle = |x: f32, y: f32| (x - 0.5).abs() < y / 2.0;
    [
        marked(image, |_, _| false, [0; 4]),
        marked(image, disk, [255, 0x2b, 0x6c, 0xb0]),
        marked(image, triangle, [255, 0xd3, 0x2f, 0x2f]),
    ]
}

/// The picture in ARGB, with a mark over its lower right quarter; `shape` counts from 0 to 1 in it.
fn marked(image: &Image<'_>, shape: impl Fn(f32, f32) -> bool, colour: [u8; 4]) -> Vec<Icon> {
    let (Ok(width), Ok(height)) = (u16::try_from(image.width()), u16::try_from(image.height())) else {
        return Vec::new();
    };
    let at = |place: u16, side: u16| f32::from(place) / f32::from(side) * 2.0 - 1.0;
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let data = image.rgba().chunks_exact(4).zip(places).flat_map(|(pixel, (x, y))| {
        let (x, y) = (at(x, width), at(y, height));
        match *pixel {
            _ if x >= 0.0 && y >= 0.0 && shape(x, y) => colour,
            [red, green, blue, alpha] => [alpha, red, green, blue],
            _ => [0; 4],
        }
    });
    vec![Icon { width: width.into(), height: height.into(), data: data.collect() }]
}

#[cfg(test)]
mod tests {
    use tauri::image::Image;

    use super::icons;

    #[test]
    fn each_state_has_a_shape_of_its_own() {
        let white = vec![255; 32 * 32 * 4];
        let [calm, waits, warns] = icons(&Image::new(&white, 32, 32));
        assert_eq!((calm[0].width, calm[0].data.len()), (32, white.len()));
        let marked =
            |icon: &ksni::Icon| icon.data.chunks(4).map(|pixel| pixel != [255; 4]).collect::<Vec<_>>();
        assert!(!marked(&calm[0]).contains(&true));
        assert_ne!(marked(&waits[0]), marked(&warns[0]), "told apart without colours");
    }
}
