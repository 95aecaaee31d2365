//! Warnings under load, beside programs of the same trade. Two benchmarks:
//!
//! - `snapshot`: conditional GETs of `/alerts/active.json` a second, beside nginx with the same file and the same entity
//!   tag.
//! - `streams`: warnings sent to thousands of open streams, beside programs that do only that; slow readers, and a storm
//!   of reconnects.
//!
//! A server has one core and the load the other one. The contenders take turns; figures are medians.
#![expect(clippy::print_stdout, reason = "the figures are what this program is for")]

mod city;
mod nginx;
mod peers;
mod poll;
mod process;
mod readers;
mod snapshot;
mod streams;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, Subcommand};

pub(crate) type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Conditional GETs of the signed list.
    Snapshot {
        /// Rounds.
        #[arg(long, default_value_t = 7)]
        rounds: usize,
        /// Seconds a contender runs in one round.
        #[arg(long, default_value_t = 3)]
        seconds: u64,
    },
    /// Open streams.
    Streams {
        /// Rounds.
        #[arg(long, default_value_t = 3)]
        rounds: usize,
        /// Open streams of one process.
        #[arg(long, default_value_t = 18_000)]
        streams: usize,
    },
    /// The city under test, in a process of its own.
    City {
        #[arg(long)]
        data: PathBuf,
    },
}

fn main() -> Outcome {
    let _ = rustls::crypto::ring::default_provider().install_default();
    match Args::parse().what {
        What::City { data } => city::serve(data),
        What::Streams { rounds, streams } => streams::run(rounds, streams),
        What::Snapshot { rounds, seconds } => snapshot::run(rounds, Duration::from_secs(seconds)),
    }
}

pub(crate) fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
