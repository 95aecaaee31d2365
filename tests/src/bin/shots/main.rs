//! Pictures of every screen, taken of the real thing: `shots DIST_FOLDER OUT_FOLDER`.
//!
//! A city with sample reports, chị Lan's engine behind `hue-web`, and a real browser, on a phone and on a wide
//! window, in Vietnamese and English, by day and by night.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "what fails here stops the pictures")]

mod board;
mod daily;
mod desk;
mod form;
mod guest;
mod lan;
mod lite;
mod sample;
mod services;
mod stage;
mod visitor;
mod warned;

use std::path::PathBuf;

use hue_model::gauge::Quantity;
use hue_tests::city::City;
use hue_tests::keyring::Keyring;
use hue_tests::network::BadNetwork;
use hue_tests::replay::Replay;
use hue_tests::web::Web;

use stage::Stage;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [dist, out] = &folders[..] else { return Err("usage: shots DIST_FOLDER OUT_FOLDER".into()) };
    std::fs::create_dir_all(out)?;
    println!("Starting a city, chị Lan's app and a browser");
    let (keyring, network) = (Keyring::start().await, BadNetwork::start(None).await);
    let mut city = City::behind(&network).await;
    let home = tempfile::tempdir()?;
    let mut web = Web::serving(dist, &city.profile_file, &home.path().join("lan"), &keyring).await;
    let mut stage = Stage::open(&web.open, out).await;

    guest::pictures(&mut stage).await;
    services::pictures(&mut stage).await;
    visitor::pictures(&mut stage).await;
    warned::quiet_pictures(&mut stage).await;
    println!("Chị Lan signs in, reports, and the city answers");
    let sample = sample::prepare(&stage.phone, &city.profile.base_url).await;
    stage.come_back().await;
    lan::pictures(&mut stage, &sample).await;
    river_rises(&city).await?;
    lan::river_pictures(&mut stage).await;
    desk::pictures(&mut stage, &city.profile.base_url, &sample).await;
    daily::pictures(&mut stage, &city.profile.base_url).await;
    println!("The river rises: two officers warn, and chị Lan calls");
    warned::pictures(&mut stage, &city.profile.base_url).await;
    lite::pictures(&mut stage, &city.profile.base_url).await;
    board::pictures(&mut stage, &city.profile.base_url).await;
    lan::shelter_pictures(&mut stage).await;
    lan::map_pictures(&mut stage).await;
    network.off().await;
    lan::offline_pictures(&mut stage, &sample).await;

    let taken = stage.close().await;
    web.stop().await;
    city.stop().await;
    println!("{taken} pictures in {}", out.display());
    Ok(())
}

/// The two days before the peak of October 2025, as its gauges would have sent them.
async fn river_rises(city: &City) -> Result<(), String> {
    let (key, now) =
        (city.gauge_key("dai-kttv").await, hue_city::clock::Clock::now(&hue_city::clock::System));
    let flood = Replay::flood_of_2025();
    let peak = flood.highest("river-kim-long", Quantity::WaterLevel).map(|peak| peak.at).unwrap_or_default();
    let days = flood.until(peak).last_hours(48);
    days.play(&city.base_url, &key, f64::INFINITY, now, |_| ()).await.map(|_| ())
}
