//! A 12-megapixel JPEG made ready for upload, beside the `image` crate alone in the same run.
//!
//! Prints figures as `name: value unit`. The peak is that of a process of its own that cleans one photo.

#![expect(clippy::print_stdout, reason = "the figures are the output")]

use std::io::Cursor;
use std::time::Duration;

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader};
use jpeg_encoder::{ColorType, Encoder};

const WIDTH: u16 = 4_000;
const HEIGHT: u16 = 3_000;
const ROUNDS: usize = 7;
const QUALITY: u8 = 82;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    if let Some(path) = std::env::args().nth(1) {
        return peak_of_one(&path);
    }
    let photo = Bytes::from(street()?);
    let (mut ours, mut peer) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(timed(|| clean(&photo))?);
        peer.push(timed(|| image_alone(&photo))?);
    }
    let (ours, peer) = (median(ours), median(peer));
    let file = std::env::temp_dir().join(format!("bench_photo_{}.jpg", std::process::id()));
    std::fs::write(&file, &photo)?;
    let child = std::process::Command::new(std::env::current_exe()?).arg(&file).output();
    std::fs::remove_file(&file)?;
    println!("photo_bytes: {} B", photo.len());
    println!("photo_ours: {:.1} ms", ours.as_secs_f64() * 1e3);
    println!("photo_image_crate: {:.1} ms", peer.as_secs_f64() * 1e3);
    println!("photo_ratio: {:.3}", ours.as_secs_f64() / peer.as_secs_f64());
    println!("photo_peak: {} MB", String::from_utf8(child?.stdout)?.trim());
    Ok(())
}

/// A street as a camera sees it: large smooth areas, edges, and grain.
fn street() -> Result<Vec<u8>, Failure> {
    let mut state = 88_172_645_u32;
    let mut pixels = Vec::with_capacity(usize::from(WIDTH) * usize::from(HEIGHT) * 3);
    for y in 0..u32::from(HEIGHT) {
        for x in 0..u32::from(WIDTH) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            let (grain, wall) = (state >> 28, if (x / 300 + y / 200) % 2 == 0 { 60 } else { 0 });
            let light = y * 120 / u32::from(HEIGHT);
            pixels.extend(
                [light + wall + grain, light + wall / 2 + grain, 90 + light / 2 + grain].map(|v| v as u8),
            );
        }
    }
    let mut jpeg = Vec::new();
    Encoder::new(&mut jpeg, 92).encode(&pixels, WIDTH, HEIGHT, ColorType::Rgb)?;
    Ok(jpeg)
}

fn clean(photo: &Bytes) -> Result<usize, Failure> {
    let clean = hue_core::photo::clean(photo.clone(), false);
    Ok(clean.map_err(|rule| format!("the photo is refused: {rule:?}"))?.jpeg.len())
}

/// The same work with nothing but the `image` crate.
fn image_alone(photo: &Bytes) -> Result<usize, Failure> {
    let mut decoder = ImageReader::new(Cursor::new(photo)).with_guessed_format()?.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?.resize(2_048, 2_048, FilterType::Triangle);
    picture.apply_orientation(orientation);
    let mut jpeg = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY))?;
    Ok(jpeg.len())
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the real clock")]
fn timed(work: impl Fn() -> Result<usize, Failure>) -> Result<Duration, Failure> {
    let start = std::time::Instant::now();
    std::hint::black_box(work()?);
    Ok(start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Cleans one photo and prints the most memory this process ever had, in MB.
fn peak_of_one(path: &str) -> Result<(), Failure> {
    let photo = Bytes::from(std::fs::read(path)?);
    let clean = hue_core::photo::clean(photo, false);
    clean.map_err(|rule| format!("the photo is refused: {rule:?}"))?;
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: f64 = peak.and_then(|peak| peak.split_whitespace().next()).unwrap_or("0").parse()?;
    println!("{:.1}", kilobytes / 1000.0);
    Ok(())
}
