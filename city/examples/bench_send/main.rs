//! Durable reports a second through the city's HTTP door, on SQLite and on PostgreSQL, beside `pgbench` inserting the
//! same rows into the same PostgreSQL with 64 clients. The three take turns in one run; figures are medians.
#![expect(clippy::print_stdout, reason = "the figures are what this program is for")]

mod city;
mod load;
mod pgbench;
mod postgres;
mod token;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, Subcommand};

pub(crate) type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Clients of every contender.
pub(crate) const CLIENTS: usize = 64;

#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    serve: Option<Serve>,
    /// Seconds a contender runs in one round.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Rounds.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
}

#[derive(Subcommand)]
enum Serve {
    /// The city under test, in a process of its own so that its memory can be read.
    City {
        #[arg(long)]
        data: PathBuf,
        #[arg(long)]
        database: Option<String>,
    },
}

#[tokio::main]
async fn main() -> Outcome {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let args = Args::parse();
    match args.serve {
        Some(Serve::City { data, database }) => city::serve(data, database).await,
        None => bench(args.rounds, Duration::from_secs(args.seconds)).await,
    }
}

async fn bench(rounds: usize, time: Duration) -> Outcome {
    let folder = tempfile::tempdir()?;
    let server = postgres::Server::start()?;
    let sqlite = city::City::start(&folder.path().join("sqlite"), None).await?;
    let postgres = city::City::start(&folder.path().join("postgres"), Some(server.url("city"))).await?;
    // pgbench inserts into a database with the same schema and indexes.
    let peer = city::City::start(&folder.path().join("peer"), Some(server.url("peer"))).await?;
    peer.stop().await?;
    server.prepare("peer")?;
    let rest = sqlite.memory()?;
    let (mut on_sqlite, mut on_postgres, mut by_pgbench) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        on_sqlite.push(load::run(&sqlite, round, time).await?);
        by_pgbench.push(server.pgbench("peer", time)?);
        on_postgres.push(load::run(&postgres, round, time).await?);
    }
    let (ours, theirs, peers) = (median(on_sqlite), median(on_postgres), median(by_pgbench));
    println!("sqlite_reports: {ours:.0} 1/s");
    println!("postgres_reports: {theirs:.0} 1/s");
    println!("pgbench_reports: {peers:.0} 1/s");
    println!("sqlite_ratio: {:.2} x", ours / peers);
    println!("postgres_ratio: {:.2} x", theirs / peers);
    println!("city_memory_rest: {rest:.1} MB");
    println!("city_memory_end: {:.1} MB", sqlite.memory()?);
    println!("city_postgres_memory_end: {:.1} MB", postgres.memory()?);
    sqlite.stop().await?;
    postgres.stop().await
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
