//! `hue-web`: opens the loopback door and prints its one-time link as one line of JSON.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use hue_core::Engine;
use hue_model::problem::Code;
use hue_model::shell::{CityProfile, Port};
use hue_web::keyring;
use tokio::signal::unix::{SignalKind, signal};

type Failed = Box<dyn std::error::Error>;

/// The app in an ordinary browser of this machine.
#[derive(Parser)]
#[command(name = "hue-web", version)]
struct Args {
    /// The city's profile, as `hue-city` writes it
    #[arg(long)]
    profile: PathBuf,
    /// The folder for the engine's data
    #[arg(long)]
    data: PathBuf,
    /// The folder with the built app
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// The port on 127.0.0.1; 0 takes any free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Where the system has no keyring, start a private one with its files in the data folder
    #[arg(long)]
    private_keyring: bool,
    /// Set by the program itself
    #[arg(long, hide = true)]
    inside_private_session: bool,
}

fn main() -> ExitCode {
    let args = Args::parse();
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).init();
    let outcome = runtime().and_then(|runtime| {
        if args.private_keyring && !args.inside_private_session && !keyring::is_there() {
            runtime.block_on(supervise())
        } else {
            runtime.block_on(run(args)).map(|()| ExitCode::SUCCESS)
        }
    });
    outcome.unwrap_or_else(|error| {
        tracing::error!("{error}");
        ExitCode::FAILURE
    })
}

fn runtime() -> Result<tokio::runtime::Runtime, Failed> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// Waits for the inner process to end; a signal lets go of its standard input, which ends it.
async fn supervise() -> Result<ExitCode, Failed> {
    let mut child = keyring::start_inside()?;
    let lifeline = child.stdin.take();
    let mut ended = tokio::task::spawn_blocking(move || keyring::exit_code(child));
    tokio::select! {
        code = &mut ended => return Ok(code?),
        asked = signalled() => asked?,
    }
    drop(lifeline);
    Ok(ended.await?)
}

async fn run(args: Args) -> Result<(), Failed> {
    if args.inside_private_session {
        keyring::unlock(&args.data)?;
    }
    let mut config = hue_core::Config::new(args.data.clone(), read_profile(&args.profile)?);
    config.ports = vec![Port::Place, Port::Speech, Port::OpenUrl, Port::Network];
    let engine = Engine::open(config).await.map_err(|problem| match problem.code {
        Code::AlreadyOpen => {
            format!("another copy of the app is using {}: end it, then start again", args.data.display())
                .into()
        }
        _ => Failed::from(problem),
    })?;
    let door = hue_web::Config { engine: engine.clone(), dist: args.dist, port: args.port };
    let running = hue_web::serve(door).await?;
    writeln!(std::io::stdout(), "{}", serde_json::json!({ "open": running.open }))?;
    tokio::select! {
        asked = signalled() => asked?,
        () = let_go(), if args.inside_private_session => {}
    }
    running.stop().await;
    engine.close().await;
    Ok(())
}

fn read_profile(file: &Path) -> Result<CityProfile, Failed> {
    let text = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", file.display()))?)
}

async fn signalled() -> std::io::Result<()> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// The outer process is gone, or wants this one to end.
async fn let_go() {
    let (gone, waiting) = tokio::sync::oneshot::channel::<()>();
    // A thread of its own: tokio would wait for a read of standard input before it lets the process end.
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        drop(gone);
    });
    let _ = waiting.await;
}
