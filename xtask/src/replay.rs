//! `cargo xtask replay`: a flood of readings, played into a running city over its ingest door.

use std::path::{Path, PathBuf};

use crate::demo;
use crate::setup::{self, BUILD};
use crate::sh::{self, Outcome};

/// Who sends the readings of a replay: the name its key has in the city.
const SOURCE: &str = "replay";

/// What to play, how fast, and into which city.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A file of readings, such as assets/replay/flood-2025-10/readings.csv.
    file: PathBuf,
    /// Seconds of the file in one second.
    #[arg(long, default_value_t = 3600.0)]
    speed: f64,
    /// Plays only until this moment of the file, such as 2025-10-27T20:00:00+07:00.
    #[arg(long)]
    until: Option<String>,
    /// Folder of the city's data; that of `cargo xtask run` if absent.
    #[arg(long)]
    data: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    setup::ensure(&[BUILD])?;
    demo::build()?;
    let data = arguments.data.clone().unwrap_or_else(demo::city_folder);
    let mut command = sh::command(demo::program("hue-replay"));
    command.arg(&arguments.file).args(["--speed", &arguments.speed.to_string(), "--city", &address(&data)?]);
    if let Some(until) = &arguments.until {
        command.args(["--until", until]);
    }
    sh::run(command.env("HUE_GAUGE_KEY", key(&data)?))
}

/// Where the city of this folder listens: it keeps its port.
fn address(data: &Path) -> Outcome<String> {
    let port = std::fs::read_to_string(data.join("port"));
    let port =
        port.map_err(|_| format!("no city has run in {}: start one with `cargo xtask run`", data.display()))?;
    Ok(format!("http://127.0.0.1:{}", port.trim()))
}

/// The key of the replay in this city: made once, and kept beside its data.
fn key(data: &Path) -> Outcome<String> {
    let file = data.join("replay-key");
    if let Ok(key) = std::fs::read_to_string(&file) {
        return Ok(key);
    }
    let mut command = sh::command(demo::program("hue-city"));
    command.args(["gauge-key", "add", "--data"]).arg(data);
    for kind in ["river", "reservoir", "rain", "flood-point"] {
        command.args(["--kind", kind]);
    }
    let made: serde_json::Value =
        serde_json::from_str(&sh::read(command.arg(SOURCE))?).map_err(|error| error.to_string())?;
    let key = made.get("gauge_key").and_then(|key| key.as_str()).ok_or("the city made no key")?;
    std::fs::write(&file, key).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(key.to_owned())
}
