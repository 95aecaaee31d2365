//! The engine by itself, in a process of its own: how long it takes to open, and its memory at rest and after a day of
//! storm, with a signed-in resident who sends reports with a photo each to a real city.

#![expect(clippy::print_stdout, reason = "the figures are what this program is for")]
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark measures the real time, and one that cannot ends with a word why"
)]

use std::time::{Duration, Instant};

use hue_tests::city::City;
use hue_tests::people::{LAN, received, send, sign_in, write};
use hue_tests::phone::Mortal;
use hue_tests::photo;

const ROUNDS: usize = 9;
const REPORTS: usize = 200;

#[tokio::main]
async fn main() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let folder = tempfile::tempdir().expect("a folder for the data");
    let city = City::start().await;
    let device = Device { folder: folder.path().into(), city };
    let (phone, first) = device.open().await;
    println!("open_first: {first:.1} ms");
    sign_in(&phone, LAN).await;
    device.close(phone).await;
    println!("open_empty: {:.1} ms", device.opens().await);
    let (phone, _) = device.open().await;
    rest().await;
    println!("engine_at_rest: {:.1} MB", memory(phone.process()));
    println!("city_at_rest: {:.1} MB", memory(device.city.process()));
    let (begin, mut most) = (Instant::now(), 0.0_f64);
    for number in 0..REPORTS {
        let picture = photo::street(2_400, 1_800, number as u32);
        let id = write(&phone, &format!("ổ gà thứ {number}"), &[picture]).await.expect("a draft");
        send(&phone, id, false).await.expect("it is sent");
        received(&phone, id).await;
        most = most.max(memory(phone.process()));
    }
    println!("report_with_photo: {:.1} ms", begin.elapsed().as_secs_f64() * 1e3 / REPORTS as f64);
    println!("engine_most: {most:.1} MB");
    rest().await;
    println!("engine_at_end: {:.1} MB", memory(phone.process()));
    println!("city_at_end: {:.1} MB", memory(device.city.process()));
    device.close(phone).await;
    println!("open_with_{REPORTS}_reports: {:.1} ms", device.opens().await);
}

struct Device {
    folder: std::path::PathBuf,
    city: City,
}

impl Device {
    /// Milliseconds from launch to an engine that answers.
    async fn open(&self) -> (Mortal, f64) {
        let begin = Instant::now();
        let phone =
            Mortal::start(&self.folder.join("data"), &self.city.profile_file, &self.folder, &[]).await;
        (phone.expect("nobody kills it"), begin.elapsed().as_secs_f64() * 1e3)
    }

    async fn close(&self, mut phone: Mortal) {
        phone.kill().await;
    }

    async fn opens(&self) -> f64 {
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            let (phone, time) = self.open().await;
            times.push(time);
            self.close(phone).await;
        }
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    }
}

/// What was begun is done by then.
async fn rest() {
    tokio::time::sleep(Duration::from_secs(3)).await;
}

/// The PSS of a process in megabytes: what is shared counts by its share.
fn memory(process: u32) -> f64 {
    let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).expect("it runs");
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).expect("the kernel says its share");
    line.trim().trim_end_matches(" kB").parse::<f64>().expect("a number") / 1000.0
}
