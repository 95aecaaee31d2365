//! The engine alone in a process, asked by lines of JSON on standard input: made to be killed.

use std::io::Write;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::StreamExt;
use hue_core::vault::KeyringChoice;
use hue_core::{Config, Engine};
use hue_model::Problem;
use hue_model::command::Scope;
use hue_model::problem::Code;
use hue_tests::phone::{Ask, FileVault, Said};
use hue_tests::process::CEILING;
use serde_json::Value;
use tokio::sync::mpsc;

type Out = Arc<Mutex<std::io::Stdout>>;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).init();
    let _ = rustls::crypto::ring::default_provider().install_default();
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [data, profile, vault] = &args[..] else {
        return Err("usage: hue-test-phone DATA PROFILE VAULT".into());
    };
    let profile = serde_json::from_slice(&std::fs::read(profile)?)?;
    let keyring = match std::env::var("HUE_KEYRING_SERVICE") {
        Ok(service) => KeyringChoice::System { service, limit: CEILING },
        Err(_) => KeyringChoice::Shared(Arc::new(FileVault::new(vault.clone()))),
    };
    let engine = Engine::open(Config { keyring, ..Config::new(data.clone(), profile) }).await?;
    let out = Out::new(Mutex::new(std::io::stdout()));
    let mut events = engine.subscribe();
    say(&out, &Said::Ready)?;
    let events_out = Arc::clone(&out);
    tokio::spawn(async move {
        while events.next().await.is_some() {
            if say(&events_out, &Said::Event).is_err() {
                return;
            }
        }
    });
    let mut lines = questions();
    while let Some(line) = lines.recv().await {
        let Ask { id, name, body } = serde_json::from_str(&line)?;
        let (engine, out) = (engine.clone(), Arc::clone(&out));
        tokio::spawn(async move {
            let reply = answer(&engine, &name, body).await;
            say(&out, &Said::Answer { id, reply })
        });
    }
    engine.close().await;
    Ok(())
}

/// The lines on standard input, read by a thread of their own.
fn questions() -> mpsc::UnboundedReceiver<String> {
    let (sender, lines) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    lines
}

async fn answer(engine: &Engine, name: &str, body: Value) -> Result<Value, Problem> {
    let broken = |_| Problem::new(Code::Internal);
    match name {
        "put" => {
            let path: PathBuf = serde_json::from_value(body).map_err(broken)?;
            let bytes = std::fs::read(path).map_err(|_| Problem::new(Code::NotFound))?;
            serde_json::to_value(engine.put(bytes.into()).await?).map_err(broken)
        }
        "sha256" => {
            let id = serde_json::from_value(body).map_err(broken)?;
            Ok(hue_tests::photo::sha256(&engine.blob(id).await?).into())
        }
        command => {
            let scopes = [Scope::Read, Scope::Write, Scope::Session];
            let reply = engine.call(command, body.to_string().as_bytes(), &scopes).await?;
            serde_json::from_slice(&reply).map_err(broken)
        }
    }
}

fn say(out: &Out, said: &Said) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(said)?;
    line.push(b'\n');
    let mut out = out.lock().unwrap_or_else(PoisonError::into_inner);
    out.write_all(&line)?;
    out.flush()
}
