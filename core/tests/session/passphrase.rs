//! A system without a keyring: the citizen decides, by passphrase or by memory.

use std::path::Path;

use hue_core::vault::KeyringChoice;
use hue_core::{Config, Engine, Handle as _};
use hue_model::Problem;
use hue_model::problem::Code;
use hue_model::session::{
    GetSession, SessionState, SignInEnd, SignOut, TryKeyring, UnlockVault, UseMemoryVault, VaultState,
};
use hue_model::settings::{GetSettings, SaveSettings, Settings};

use crate::device::{CEILING, Device, sign_in, state, tap};
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
    let greedy = |cost: &str, much: u32| {
        let mut greedy = good.clone();
        greedy["kdf"][cost] = much.into();
        greedy.to_string()
    };
    let cases = [
        (changed.to_string(), Code::WrongPassphrase),
        (greedy("memory_kib", 512 * 1024), Code::Storage),
        (greedy("passes", 100_000), Code::Storage),
        (greedy("lanes", 64), Code::Storage),
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

#[tokio::test]
async fn an_impatient_finger_opens_the_vault_once() {
    let (issuer, folder) = (TestIssuer::start().await, tempfile::tempdir().unwrap());
    let engine = open(folder.path(), &issuer).await;
    let taps = (0..4).map(|_| unlock(&engine, "cầu Tràng Tiền"));
    for opened in futures_util::future::join_all(taps).await {
        assert_eq!(opened.unwrap(), VaultState::Passphrase);
    }
    let settings = Settings { simple_mode: true, ..Settings::default() };
    engine.handle(SaveSettings { settings: settings.clone() }).await.unwrap();
    engine.close().await;
    drop(engine);

    let aside = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.unwrap().file_name().to_str().unwrap().starts_with("unreadable-")
    };
    assert!(!std::fs::read_dir(folder.path()).unwrap().any(aside), "one database, and it is in use");
    let engine = open(folder.path(), &issuer).await;
    assert_eq!(unlock(&engine, "cầu Tràng Tiền").await.unwrap(), VaultState::Passphrase);
    assert_eq!(engine.handle(GetSettings {}).await.unwrap(), settings);
}

#[tokio::test]
async fn cu_tu_has_forgotten_the_passphrase_and_begins_anew() {
    let (issuer, folder) = (TestIssuer::start().await, tempfile::tempdir().unwrap());
    let engine = open(folder.path(), &issuer).await;
    unlock(&engine, "cầu Tràng Tiền").await.unwrap();
    let settings = Settings { simple_mode: true, ..Settings::default() };
    engine.handle(SaveSettings { settings }).await.unwrap();
    engine.close().await;
    drop(engine);

    let engine = open(folder.path(), &issuer).await;
    assert_eq!(vault(&engine).await, VaultState::Locked);
    let left = engine.handle(SignOut { everything: true }).await.unwrap();
    assert_eq!((left.state, left.vault), (SessionState::Guest, VaultState::Undecided));
    assert!(!folder.path().join("vault.json").exists() && !folder.path().join("hue.db").exists());
    assert_eq!(unlock(&engine, "cầu Phú Xuân").await.unwrap(), VaultState::Passphrase, "and chooses anew");
    assert_eq!(engine.handle(GetSettings {}).await.unwrap(), Settings::default());

    let left = engine.handle(SignOut { everything: true }).await.unwrap();
    assert_eq!(left.vault, VaultState::Undecided, "removed is removed: also behind an open passphrase");
}

/// Chị Lan's device, on which the keyring has the keys of what she wrote.
async fn written(issuer: &TestIssuer) -> (Device, Settings) {
    let device = Device::new();
    let engine = device.open(issuer.profile()).await;
    let settings = Settings { simple_mode: true, ..Settings::default() };
    engine.handle(SaveSettings { settings: settings.clone() }).await.unwrap();
    engine.close().await;
    (device, settings)
}

#[tokio::test]
async fn what_a_silent_keyring_has_the_keys_of_is_never_put_under_another_key() {
    let issuer = TestIssuer::start().await;
    let (device, settings) = written(&issuer).await;
    for _ in 0..2 {
        let engine = open(device.folder.path(), &issuer).await;
        assert_eq!(vault(&engine).await, VaultState::KeyringSilent);
        let refused = unlock(&engine, "cầu Tràng Tiền").await.unwrap_err();
        assert_eq!(refused.code, Code::VaultLocked, "a passphrase would lock her data away");
        assert_eq!(engine.handle(TryKeyring {}).await.unwrap().vault, VaultState::KeyringSilent);
        assert_eq!(engine.handle(UseMemoryVault {}).await.unwrap().vault, VaultState::Memory);
        assert_eq!(engine.handle(GetSettings {}).await.unwrap(), Settings::default());
        engine.close().await;
    }
    let engine = device.open(issuer.profile()).await;
    assert_eq!(engine.handle(GetSettings {}).await.unwrap(), settings, "the keyring is back, and so is all");
}

#[tokio::test]
async fn a_keyring_that_is_gone_for_good_is_no_dead_end() {
    let issuer = TestIssuer::start().await;
    let (device, _) = written(&issuer).await;
    let engine = open(device.folder.path(), &issuer).await;
    let left = engine.handle(SignOut { everything: true }).await.unwrap();
    assert_eq!(left.vault, VaultState::Undecided);
    assert_eq!(unlock(&engine, "cầu Tràng Tiền").await.unwrap(), VaultState::Passphrase);
}

#[tokio::test]
async fn a_profile_whose_name_in_the_keyring_is_lost_keeps_its_data() {
    let issuer = TestIssuer::start().await;
    let (device, settings) = written(&issuer).await;
    let name = device.folder.path().join("profile.id");
    for rest in [Some(""), Some("0123"), None] {
        match rest {
            Some(rest) => std::fs::write(&name, rest).unwrap(),
            None => std::fs::remove_file(&name).unwrap(),
        }
        let keyring = KeyringChoice::System { service: "vn.trangtien.hue.test".into(), limit: CEILING };
        let config = Config { keyring, ..Config::new(device.folder.path(), issuer.profile()) };
        let refused = Engine::open(config).await.err().expect("no second name is made");
        assert_eq!(refused.code, Code::Storage, "{rest:?}");
    }
    let engine = device.open(issuer.profile()).await;
    assert_eq!(engine.handle(GetSettings {}).await.unwrap(), settings);
}
