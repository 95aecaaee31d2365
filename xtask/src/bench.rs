//! `cargo xtask bench NAME`: figures as `name: value unit`, a line each; peers run in the same run.

mod size;

use std::process::Stdio;

use clap::ValueEnum;

use crate::dist;
use crate::setup::{self, BUILD, PEERS, RUN, SIZE, TEST};
use crate::sh::{self, Outcome};
use crate::wasm::Source;

/// The benchmarks.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Name {
    /// What has to be downloaded.
    Size,
    /// From launch to the first screen, beside a bare window.
    Start,
    /// The engine by itself: its opening, and its memory at rest and at the end of many reports.
    Engine,
    /// Durable reports a second at the city's door, beside pgbench.
    Send,
    /// Conditional GETs a second of the signed list of warnings, beside nginx.
    Snapshot,
    /// Warnings to thousands of open streams, beside nchan, socketify and NATS.
    Alerts,
    /// The same to 100,000 streams at several nodes.
    Shards,
    /// A 12-megapixel photo made ready, beside the `image` crate alone.
    Photo,
    /// A search at every key over 10,000 services, beside plain FTS5 with bm25 and `LIKE`.
    Search,
    /// Lighthouse's points for accessibility and best practices on the browser build.
    Lighthouse,
}

/// What a figure is held against.
enum Aim {
    AtMost(f64),
    AtLeast(f64),
}

const AIMS: [(Name, &str, Aim); 22] = [
    (Name::Size, "home_brotli", Aim::AtMost(350.0)),
    (Name::Size, "wasm_brotli", Aim::AtMost(450.0)),
    (Name::Start, "start_ratio", Aim::AtMost(1.25)),
    (Name::Start, "memory_ratio", Aim::AtMost(1.15)),
    (Name::Send, "sqlite_ratio", Aim::AtLeast(3.0)),
    (Name::Send, "postgres_ratio", Aim::AtLeast(1.0)),
    (Name::Snapshot, "snapshot_ratio", Aim::AtLeast(0.4)),
    (Name::Alerts, "deliveries_ratio", Aim::AtLeast(0.7)),
    (Name::Alerts, "city_memory", Aim::AtMost(4.0)),
    (Name::Alerts, "city_missing", Aim::AtMost(0.0)),
    (Name::Alerts, "city_doubled", Aim::AtMost(0.0)),
    (Name::Shards, "shards_ratio", Aim::AtLeast(0.7)),
    (Name::Shards, "city_memory", Aim::AtMost(4.0)),
    (Name::Shards, "city_missing", Aim::AtMost(0.0)),
    (Name::Shards, "city_doubled", Aim::AtMost(0.0)),
    (Name::Photo, "photo_ratio", Aim::AtMost(0.35)),
    (Name::Photo, "photo_peak", Aim::AtMost(60.0)),
    (Name::Search, "search_p50", Aim::AtMost(1.0)),
    (Name::Search, "search_p99", Aim::AtMost(8.0)),
    (Name::Search, "search_ratio", Aim::AtMost(0.6)),
    (Name::Lighthouse, "lowest_accessibility", Aim::AtLeast(95.0)),
    (Name::Lighthouse, "lowest_best-practices", Aim::AtLeast(95.0)),
];

pub(crate) fn run(wasm: Source, name: Name, aims: bool) -> Outcome {
    setup::ensure(&[BUILD, RUN, TEST, SIZE])?;
    if matches!(name, Name::Snapshot | Name::Alerts | Name::Shards) {
        setup::ensure(&[PEERS])?;
    }
    let figures = match name {
        Name::Size => size::run(wasm)?,
        Name::Start => {
            dist::run(wasm, true)?;
            example(&["hue-desktop"], "bench_start", None)?
        }
        // The city is the one program it starts that is of another room.
        Name::Engine => example(&["hue-tests", "hue-city"], "bench_engine", None)?,
        Name::Send => example(&["hue-city"], "bench_send", None)?,
        Name::Snapshot => example(&["hue-city"], "bench_alerts", Some("snapshot"))?,
        Name::Alerts => example(&["hue-city"], "bench_alerts", Some("streams"))?,
        Name::Shards => example(&["hue-city"], "bench_alerts", Some("shards"))?,
        Name::Photo => example(&["hue-core"], "bench_photo", None)?,
        Name::Search => example(&["hue-core"], "bench_search", None)?,
        Name::Lighthouse => {
            dist::run(wasm, true)?;
            example(&["hue-tests", "hue-city", "hue-web"], "bench_lighthouse", dist::folder().to_str())?
        }
    };
    print!("{figures}");
    if aims { hold(name, &figures) } else { Ok(()) }
}

/// A benchmark that is an example of the first of these rooms, built for release with the programs of all; `part` names
/// one of several in it.
fn example(rooms: &[&str], example: &str, part: Option<&str>) -> Outcome<String> {
    let mut build = sh::cargo();
    build.args(["build", "--release", "--bins", "--example", example]);
    sh::run(build.args(rooms.iter().flat_map(|room| ["--package", room])))?;
    let built = sh::target().join("release/examples").join(example);
    sh::read(sh::command(built).args(part).stdin(Stdio::null()))
}

fn hold(name: Name, figures: &str) -> Outcome {
    let mut missed = Vec::new();
    for (_, figure, aim) in AIMS.iter().filter(|(bench, _, _)| *bench == name) {
        let value =
            value(figures, figure).ok_or_else(|| format!("the benchmark did not print `{figure}`"))?;
        let (met, wanted) = match aim {
            Aim::AtMost(most) => (value <= *most, format!("at most {most}")),
            Aim::AtLeast(least) => (value >= *least, format!("at least {least}")),
        };
        println!("aim {figure}: {wanted}: {}", if met { "met" } else { "MISSED" });
        if !met {
            missed.push(*figure);
        }
    }
    if missed.is_empty() { Ok(()) } else { Err(format!("aims missed: {}", missed.join(", "))) }
}

fn value(figures: &str, name: &str) -> Option<f64> {
    figures.lines().find_map(|line| {
        let (key, rest) = line.split_once(':')?;
        if key.trim() != name {
            return None;
        }
        rest.split_whitespace().next()?.parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::{Name, hold, value};

    #[test]
    fn a_missed_aim_is_an_error() {
        assert_eq!(value("home_brotli: 351.5 kB\n", "home_brotli"), Some(351.5));
        assert!(hold(Name::Size, "home_brotli: 351.5 kB\n").is_err());
        assert!(hold(Name::Size, "home_brotli: 349 kB\nwasm_brotli: 449 kB\n").is_ok());
        assert!(hold(Name::Size, "").is_err(), "a figure that is not there is not met");
    }
}
