//! The cameras of a demonstration. Their stills are drawn, say so in large letters, and are of no real place.

mod letters;

use std::time::Duration;

use hue_model::camera::{Camera, CameraKind, CameraState};
use hue_model::geo::Point;
use hue_model::id::CameraId;
use hue_model::text::Localized;
use hue_model::time::Millis;
use image::{Rgb, RgbImage};

use super::{picture, take};
use crate::config::Config;
use crate::problem::Result;
use crate::state::App;
use crate::store::Store;
use crate::store::camera;

/// How often a still is drawn, in minutes.
const EVERY: u32 = 5;
/// How long after its start the city draws the first: whoever starts one for a moment draws nothing.
const FIRST: Duration = Duration::from_secs(3);
/// The size of a still.
const SIZE: (u32, u32) = (640, 360);

type Sample = (u8, CameraKind, &'static str, &'static str, &'static str, (f64, f64), bool);

/// Number, kind, names, ward, place, whether it floods.
const CAMERAS: [Sample; 3] = [
    (1, CameraKind::Flood, "Đập Đá (mẫu)", "Đập Đá dam (sample)", "19777", (16.4716, 107.5985), true),
    (
        2,
        CameraKind::River,
        "Sông Hương, Kim Long (mẫu)",
        "Perfume River, Kim Long (sample)",
        "19774",
        (16.4552, 107.5625),
        false,
    ),
    (
        3,
        CameraKind::Traffic,
        "Ngã tư Hùng Vương (mẫu)",
        "Hùng Vương crossing (sample)",
        "19789",
        (16.4643, 107.5951),
        false,
    ),
];

/// Adds them to a demonstration that never had a camera; a city in service begins with none.
pub(crate) async fn seed(config: &Config, store: &Store) -> Result<()> {
    if config.production {
        return Ok(());
    }
    let now = config.clock.now();
    let work = store.write(move |conn| {
        Box::pin(async move {
            if !camera::all(conn).await?.is_empty() {
                return Ok(());
            }
            for sample in CAMERAS {
                camera::save(conn, &made(sample, now), (0, false), "demo", now).await?;
            }
            Ok(())
        })
    });
    work.await
}

fn made((number, kind, vi, en, ward, (lat, long), flood): Sample, now: Millis) -> Camera {
    Camera {
        id: id(number),
        name: Localized::vi_en(vi, en),
        kind,
        point: Some(Point { lat, long }),
        ward_code: ward.to_owned(),
        agency: String::new(),
        flood,
        every_minutes: EVERY,
        public_since: now,
        taken_at: None,
        state: CameraState::Dark,
    }
}

/// The same on every node and in every demonstration: nobody mistakes it for a camera that a desk added.
fn id(number: u8) -> CameraId {
    CameraId::from_parts(Millis(0), [number; 10])
}

/// Whether it is one of the samples: a city in service shows none, also where its data began as a demonstration.
pub(super) fn is_sample(camera: CameraId) -> bool {
    CAMERAS.iter().any(|(number, ..)| id(*number) == camera)
}

/// Draws a still for each of them that is still there, now and again.
pub(crate) async fn run(app: App) {
    if !app.profile.demo || app.stopping.run_until_cancelled(tokio::time::sleep(FIRST)).await.is_none() {
        return;
    }
    app.every(Duration::from_secs(u64::from(EVERY) * 60), async || {
        for (number, kind, ..) in CAMERAS {
            if let Err(error) = refresh(&app, number, kind).await {
                tracing::warn!(%error, "a still of the demonstration could not be drawn");
            }
        }
    })
    .await;
}

async fn refresh(app: &App, number: u8, kind: CameraKind) -> Result<()> {
    let (known, now) = (camera::get(&mut app.store.read().await?, id(number)).await?, app.now());
    let drawn = tokio::task::spawn_blocking(move || picture::encode(&draw(kind, now))).await.ok().flatten();
    if let (Some(known), Some(still)) = (known.filter(|known| !known.retired), drawn) {
        take(app, &known, now, still.into()).await?;
    }
    Ok(())
}

/// Sky, ground or water, and what it is not: real.
fn draw(kind: CameraKind, now: Millis) -> RgbImage {
    let (width, height) = SIZE;
    let horizon = height / 2;
    let (sky, ground) = match kind {
        CameraKind::River => ([168, 196, 214], [96, 128, 132]),
        CameraKind::Flood => ([176, 184, 190], [138, 122, 96]),
        CameraKind::Traffic => ([186, 200, 210], [104, 106, 112]),
    };
    let mut picture = RgbImage::from_fn(width, height, |x, y| {
        let wave = (x / 9 + y / 5).is_multiple_of(7) && y > horizon;
        let tint = if wave { 14 } else { 0 };
        let base: [u8; 3] = if y < horizon { sky } else { ground };
        Rgb(base.map(|part| part.saturating_add(tint)))
    });
    let at = now.in_hue().map(|at| at.format("%d/%m/%Y %H:%M").to_string()).unwrap_or_default();
    letters::write(&mut picture, "THỬ NGHIỆM", (40, 60), 8);
    letters::write(&mut picture, &at, (40, 230), 5);
    picture
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_still_says_that_it_is_a_trial_and_when() {
        let at = Millis(1_795_741_200_000);
        let (now, later) = (draw(CameraKind::River, at), draw(CameraKind::River, at.plus(60_000)));
        let dark = |picture: &RgbImage, rows: std::ops::Range<u32>| {
            let ink = |pixel: &Rgb<u8>| *pixel == letters::INK;
            picture.enumerate_pixels().filter(|(_, y, pixel)| rows.contains(y) && ink(pixel)).count()
        };
        assert!(dark(&now, 40..200) > 4_000 && dark(&now, 200..330) > 2_000);
        assert_ne!(now, later, "the minute is another");
        assert!(picture::encode(&now).is_some_and(|jpeg| jpeg.len() < 60_000));
    }
}
