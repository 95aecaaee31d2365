//! A system without a keyring: the citizen decides, by passphrase or by memory.

use std::path::Path;

use hue_core::vault::KeyringChoice;
use hue_core::{Config, Engine, Handle as _};
use hue_model::Problem;
use hue_model::problem::Code;
use hue_model::session::{GetSession, SessionState, SignInEnd, UnlockVault, UseMemoryVault, VaultState};
use hue_model::settings::{GetSettings, SaveSettings, Settings};

use crate::device::{sign_in, state, tap};
use crate::issuer::TestIssuer;

async fn open(folder: &Path, issuer: &TestIssuer) -> Engine {
    let config = Config { keyring: KeyringChoice::Missing, ..Config::new(folder, issuer.profile()) };
    Engine::open(config).await.unwrap()
}

async fn vault(engine: &Engine) -> VaultState {
    engine.handle(GetSession {}).await.unwrap().vault
}

async fn unlock(engine: &Engine, passphrase: &str) -> Result<VaultState, Problem> {
    Ok(engine.handle(UnlockVault { passphrase: passphrase.into() }).await?.vault)
}

#[tokio::test]
async fn cu_tu_chooses_a_passphrase_and_needs_it_at_every_start() {
    let (issuer, folder) = (TestIssuer::start().await, tempfile::tempdir().unwrap());
    let engine = open(folder.path(), &issuer).await;
    assert_eq!(vault(&engine).await, VaultState::Undecided);
    assert_eq!(tap(&engine).await.unwrap_err().code, Code::VaultLocked, "no sign-in without a place for it");
    assert_eq!(
        unlock(&engine, "ngắnquá").await.unwrap_err().fields[0].field,
        "passphrase",
        "seven are too few"
    );
    assert_eq!(vault(&engine).await, VaultState::Undecided);

    assert_eq!(unlock(&engine, "cầu Tràng Tiền sáu vài").await.unwrap(), VaultState::Passphrase);
    let settings = Settings { simple_mode: true, ..Settings::default() };
    engine.handle(SaveSettings { settings: settings.clone() }).await.unwrap();
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    engine.close().await;
    drop(engine);

    let file = std::fs::read_to_string(folder.path().join("vault.json")).unwrap();
    assert!(!file.contains("refresh-"), "the file shows nothing of what is in it");
    let engine = open(folder.path(), &issuer).await;
    assert_eq!(vault(&engine).await, VaultState::Locked);
    assert_eq!(state(&engine).await, SessionState::Guest, "behind the lock nobody is known");
    assert_eq!(unlock(&engine, "cầu Phú Xuân").await.unwrap_err().code, Code::WrongPassphrase);
    assert_eq!(vault(&engine).await, VaultState::Locked);
    let memory = engine.handle(UseMemoryVault {}).await;
    assert_eq!(memory.unwrap_err().code, Code::VaultLocked, "her data is behind the passphrase");

    assert_eq!(unlock(&engine, "cầu Tràng Tiền sáu vài").await.unwrap(), VaultState::Passphrase);
    assert_eq!(engine.handle(GetSettings {}).await.unwrap(), settings);
    assert!(matches!(state(&engine).await, SessionState::SignedIn(_)), "and signed in as before");
}

#[tokio::test]
async fn a_vault_file_that_was_tampered_with_stays_closed() {
    let (issuer, folder) = (TestIssuer::start().await, tempfile::tempdir().unwrap());
    let engine = open(folder.path(), &issuer).await;
    unlock(&engine, "cầu Tràng Tiền").await.unwrap();
    engine.close().await;
    drop(engine);

    let path = folder.path().join("vault.json");
    let good: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    let mut changed = good.clone();
    let entries = good["entries"].as_str().unwrap();
    let mut letters = entries.chars();
    let first = if letters.next() == Some('A') { "B" } else { "A" };
    changed["entries"] = format!("{first}{}", letters.as_str()).into();
    let mut greedy = good.clone();
    greedy["kdf"]["memory_kib"] = u32::MAX.into();
    let cases = [
        (changed.to_string(), Code::WrongPassphrase),
        (greedy.to_string(), Code::Storage),
        ("{}".into(), Code::Storage),
        (String::new(), Code::Storage),
    ];
    for (text, code) in cases {
        std::fs::write(&path, &text).unwrap();
        let engine = open(folder.path(), &issuer).await;
        assert_eq!(unlock(&engine, "cầu Tràng Tiền").await.unwrap_err().code, code, "{text}");
        engine.close().await;
    }
    std::fs::write(&path, good.to_string()).unwrap();
    let engine = open(folder.path(), &issuer).await;
    assert_eq!(unlock(&engine, "cầu Tràng Tiền").await.unwrap(), VaultState::Passphrase);
}

#[tokio::test]
async fn mr_tanaka_keeps_things_in_memory_and_the_next_start_asks_again() {
    let (issuer, folder) = (TestIssuer::start().await, tempfile::tempdir().unwrap());
    let engine = open(folder.path(), &issuer).await;
    assert_eq!(engine.handle(UseMemoryVault {}).await.unwrap().vault, VaultState::Memory);
    assert_eq!(sign_in(&engine).await, SignInEnd::Done);
    engine.close().await;
    drop(engine);

    let engine = open(folder.path(), &issuer).await;
    assert_eq!(vault(&engine).await, VaultState::Undecided);
    assert_eq!(engine.handle(UseMemoryVault {}).await.unwrap().vault, VaultState::Memory);
    assert_eq!(state(&engine).await, SessionState::Guest, "what was in memory is gone");
    assert_eq!(engine.handle(GetSettings {}).await.unwrap(), Settings::default());
}
