//! Warnings under load, beside programs of the same trade. Three benchmarks:
//!
//! - `snapshot`: conditional GETs of `/alerts/active.json` a second, beside nginx with the same file and the same entity
//!   tag.
//! - `streams`: warnings sent to thousands of open streams, beside programs that do only that; slow readers, and a storm
//!   of reconnects.
//! - `shards`: the same with more streams than a process may have files, at several nodes of one city, read by as many
//!   processes.
//!
//! A server has one core and the load the other one. The contenders take turns; figures are medians.
#![expect(clippy::print_stdout, reason = "the figures are what this program is for")]

mod city;
mod load;
mod nginx;
mod peers;
mod poll;
#[path = "../bench_send/postgres.rs"]
mod postgres;
mod process;
mod readers;
mod shards;
mod snapshot;
mod streams;

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
    /// More open streams than a process may have, at several nodes.
    Shards {
        /// Rounds.
        #[arg(long, default_value_t = 1)]
        rounds: usize,
        /// Open streams of all nodes together.
        #[arg(long, default_value_t = 100_000)]
        streams: usize,
    },
    /// The city under test, or one node of it, in a process of its own.
    City(city::Node),
    /// Those who read from one server, in a process of their own.
    Load(load::Load),
}

fn main() -> Outcome {
    let _ = rustls::crypto::ring::default_provider().install_default();
    match Args::parse().what {
        What::City(node) => city::serve(node),
        What::Load(load) => load.run(),
        What::Shards { rounds, streams } => shards::run(rounds, streams),
        What::Streams { rounds, streams } => streams::run(rounds, streams),
        What::Snapshot { rounds, seconds } => snapshot::run(rounds, Duration::from_secs(seconds)),
    }
}

pub(crate) fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
