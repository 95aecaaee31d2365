//! `cargo xtask`: the one tool a newcomer needs. `cargo xtask run` and `cargo xtask test` set up what
//! is missing, saying what and why, and then do the whole job.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool talks to its user")]

mod bench;
mod check;
mod contrast;
mod demo;
mod dist;
mod doctor;
mod keyring;
mod replay;
mod setup;
mod sh;
mod shots;
mod soak;
mod test;
mod tidy;
mod wasm;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::sh::Outcome;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Everything a newcomer needs: run, test, check and more")]
struct Arguments {
    /// Where the wasm target comes from.
    #[arg(long, global = true, value_enum, default_value = "auto")]
    wasm: wasm::Source,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Set up, build, start an embedded city with Huế data and open the app.
    Run {
        /// Use a browser even where there is a screen.
        #[arg(long)]
        browser: bool,
        /// Print the address instead of opening a browser.
        #[arg(long)]
        no_open: bool,
    },
    /// Set up and run every test of every room.
    Test {
        /// Only tests whose name contains this.
        filter: Option<String>,
    },
    /// Formatting, lints, house rules, docs, the wasm build, contrast.
    Check {
        /// Also licences and advisories, and the Android type-check.
        #[arg(long)]
        full: bool,
    },
    /// The house rules that clippy cannot see.
    Tidy,
    /// Build the app into dist/.
    Dist {
        /// Optimised for size, with compressed copies.
        #[arg(long)]
        release: bool,
    },
    /// The wasm-bindgen step of `dist`, which calls itself with the feature it needs.
    #[command(hide = true)]
    Bind {
        /// The wasm that cargo built.
        input: PathBuf,
        /// The folder to write to.
        out: PathBuf,
    },
    /// Only the city; further arguments go to hue-city (--port --data --database --media).
    City {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Pictures of every screen: phone and desktop size, Vietnamese and English, light and dark, letters twice as large.
    Shots,
    /// Figures as `name: value unit`, a line each.
    Bench {
        /// size, start, engine, send or photo.
        name: bench::Name,
        /// Also print each aim, and fail if one is missed.
        #[arg(long)]
        aims: bool,
    },
    /// Plays a flood of readings into a running city over its ingest door.
    Replay(replay::Arguments),
    /// The long counts of the fault runs.
    Soak,
    /// What this machine has and lacks.
    Doctor,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match dispatch(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: Arguments) -> Outcome {
    let wasm = arguments.wasm;
    match arguments.command {
        Command::Run { browser, no_open } => demo::run(wasm, browser, no_open),
        Command::Test { filter } => test::run(wasm, filter.as_deref()),
        Command::Check { full } => check::run(wasm, full),
        Command::Tidy => tidy::run(),
        Command::Dist { release } => dist::run(wasm, release),
        Command::Bind { input, out } => dist::bind(&input, &out),
        Command::City { arguments } => demo::city(&arguments),
        Command::Shots => shots::run(wasm),
        Command::Bench { name, aims } => bench::run(wasm, name, aims),
        Command::Replay(arguments) => replay::run(&arguments),
        Command::Soak => soak::run(wasm),
        Command::Doctor => doctor::run(),
    }
}
