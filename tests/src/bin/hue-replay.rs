//! Plays a flood into a city: `hue-replay FILE --speed N --city ADDRESS [--until TIME]`, with the key of a source of
//! readings in `HUE_GAUGE_KEY`. `cargo xtask replay` starts it.

#![expect(clippy::print_stdout, reason = "a command-line tool talks to its user")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use hue_city::clock::{Clock as _, System};
use hue_city::pack::CityPack;
use hue_model::gauge::{Quantity, StationKind, read_time};
use hue_model::text::Language;
use hue_model::time::Millis;
use hue_tests::replay::{Played, Replay};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let named = |name: &str| {
        let at = arguments.iter().position(|it| it == name)?;
        arguments.get(at + 1).cloned()
    };
    let usage = "usage: hue-replay FILE --speed N --city ADDRESS [--until TIME], the key in HUE_GAUGE_KEY";
    let (Some(file), Some(city), Ok(key)) =
        (arguments.first(), named("--city"), std::env::var("HUE_GAUGE_KEY"))
    else {
        return Err(usage.into());
    };
    let speed: f64 = named("--speed").and_then(|it| it.parse().ok()).filter(|it| *it > 0.0).ok_or(usage)?;
    let mut replay = Replay::read(&PathBuf::from(file))?;
    if let Some(end) = named("--until") {
        replay =
            replay.until(read_time(&end).ok_or("--until wants a time such as 2025-10-27T20:00:00+07:00")?);
    }
    println!(
        "{} readings until {}; the last one is measured when it is sent.",
        replay.count(),
        clock(replay.end())
    );
    let mut teller = Teller { pack: CityPack::built_in()?, stages: BTreeMap::new() };
    let new = replay.play(&city, &key, speed, System.now(), |played| teller.tell(played)).await?;
    println!("Played: the city took {new} new readings.");
    Ok(())
}

/// Says in words what is played: each hour of Kim Long, each alarm level that is crossed, each bulletin.
struct Teller {
    pack: CityPack,
    stages: BTreeMap<String, u8>,
}

impl Teller {
    fn tell(&mut self, played: &Played<'_>) {
        let when = clock(played.at);
        for reading in played.readings.iter().filter(|reading| reading.quantity == Quantity::WaterLevel) {
            let Some(station) = self.pack.station(&reading.station) else { continue };
            if station.kind != StationKind::River {
                continue;
            }
            let (name, stage) = (station.name.text(Language::En), station.alarm(reading.value));
            let before = self.stages.insert(reading.station.clone(), stage).unwrap_or(0);
            if stage > before {
                println!(
                    "{when}  {name} rises above alarm {stage}: {:.2} m. Look at the console's warnings.",
                    reading.value
                );
            } else if stage < before {
                println!("{when}  {name} falls below alarm {before}: {:.2} m.", reading.value);
            } else if reading.station == "river-kim-long" && is_full_hour(played.at) {
                println!("{when}  {name} {:.2} m", reading.value);
            }
        }
        if let Some(bulletin) = &played.bulletin {
            println!("{when}  A bulletin was issued; paste it into the composer: {}", bulletin.display());
        }
    }
}

fn is_full_hour(at: Millis) -> bool {
    at.0.rem_euclid(3_600_000) == 0
}

fn clock(at: Millis) -> String {
    at.in_hue().map(|at| at.format("%d/%m/%Y %H:%M").to_string()).unwrap_or_default()
}
