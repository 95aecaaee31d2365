//! A call needs no vault, no sign-in, no consent and no disk.

use std::path::Path;
use std::sync::Arc;

use hue_core::vault::KeyringChoice;
use hue_core::{Config, Engine, Handle};
use hue_model::problem::Code;
use hue_model::report::NewDraft;
use hue_model::session::{GetSession, SetDataAside, SignOut, UnlockVault, UseMemoryVault, VaultState};
use hue_model::sos::{SosDetails, UpdateSos};

use super::{kim_long, list, raise, received, shows, sos, waiting};
use crate::bad_city::BadCity;
use crate::hasty::HastyClock;
use crate::kit::{self, Device, NOWHERE};

/// A device without a keyring.
async fn open(folder: &Path, base_url: &str) -> Engine {
    open_at(folder, base_url, &Arc::new(HastyClock::new())).await
}

/// The same with a clock that goes on from one start to the next.
async fn open_at(folder: &Path, base_url: &str, clock: &Arc<HastyClock>) -> Engine {
    let config = Config {
        keyring: KeyringChoice::Missing,
        clock: clock.clone(),
        ..Config::new(folder, kit::profile(base_url))
    };
    Engine::open(config).await.unwrap()
}

async fn unlock(engine: &Engine) {
    engine.handle(UnlockVault { passphrase: "cầu Tràng Tiền sáu vài".to_owned() }).await.unwrap();
}

#[tokio::test]
async fn at_the_first_launch_nothing_stands_before_a_call() {
    let (city, line) = BadCity::start(true).await;
    let folder = tempfile::tempdir().unwrap();
    let engine = open(folder.path(), &line.base_url()).await;
    assert_eq!(engine.handle(GetSession {}).await.unwrap().vault, VaultState::Undecided);
    assert_eq!(
        engine.handle(NewDraft {}).await.unwrap_err().code,
        Code::VaultLocked,
        "all else waits for it"
    );
    let call = raise(&engine, kim_long()).await;
    let there = shows(&engine, call.id, received).await;
    assert!(!there.kept, "and it is said that nothing keeps it");
    let details = SosDetails { people: Some(4), ..kim_long() };
    engine.handle(UpdateSos { id: call.id, details }).await.unwrap();
    shows(&engine, call.id, |sos| sos.up_to_date).await;
    assert_eq!((city.calls().len(), city.call(call.id).details.people), (1, Some(4)));
    unlock(&engine).await;
    assert!(sos(&engine, call.id).await.kept, "now there is a place for it");
    engine.close().await;
    let engine = open(folder.path(), &line.base_url()).await;
    assert!(list(&engine).await.is_empty(), "behind the lock nothing is known of it");
    unlock(&engine).await;
    let there = sos(&engine, call.id).await;
    assert!(received(&there) && there.up_to_date && there.kept);
}

#[tokio::test]
async fn me_hoa_calls_before_the_passphrase_and_both_calls_stand_side_by_side_after_it() {
    let (city, line) = BadCity::start(false).await;
    let (folder, clock) = (tempfile::tempdir().unwrap(), Arc::new(HastyClock::new()));
    let engine = open_at(folder.path(), &line.base_url(), &clock).await;
    unlock(&engine).await;
    let old = raise(&engine, kim_long()).await;
    shows(&engine, old.id, |sos| waiting(sos) && sos.kept).await;
    engine.close().await;
    let engine = open_at(folder.path(), &line.base_url(), &clock).await;
    let new = raise(&engine, kim_long()).await;
    shows(&engine, new.id, waiting).await;
    unlock(&engine).await;
    assert_eq!(list(&engine).await, [new.id, old.id]);
    shows(&engine, new.id, |sos| sos.kept).await;
    line.set(true).await;
    for id in [old.id, new.id] {
        shows(&engine, id, received).await;
    }
    assert_eq!(city.calls().len(), 2);
}

#[tokio::test]
async fn over_damaged_data_hoa_still_calls_and_begins_anew_without_losing_what_was_there() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    phone.write("Nước tràn qua kiệt 12").await;
    phone.engine.close().await;
    let rubbish = [0x5a_u8; 40_960];
    std::fs::write(phone.folder().join("hue.db"), rubbish).unwrap();
    let engine = Engine::open(phone.config()).await.unwrap();
    assert_eq!(engine.handle(GetSession {}).await.unwrap().vault, VaultState::Unreadable);
    assert_eq!(engine.handle(NewDraft {}).await.unwrap_err().code, Code::Storage);
    let call = raise(&engine, kim_long()).await;
    assert!(!shows(&engine, call.id, received).await.kept);
    assert_eq!(engine.handle(SetDataAside {}).await.unwrap().vault, VaultState::Keyring);
    engine.handle(NewDraft {}).await.unwrap();
    assert!(sos(&engine, call.id).await.kept, "the call moves into the new data");
    assert_eq!(city.calls().len(), 1);
    let beside = std::fs::read_dir(phone.folder())
        .unwrap()
        .any(|entry| std::fs::read(entry.unwrap().path().join("hue.db")).is_ok_and(|bytes| bytes == rubbish));
    assert!(beside, "what could not be read is kept");
}

#[tokio::test]
async fn with_keys_in_memory_it_goes_out_and_never_claims_to_be_kept() {
    let (_city, line) = BadCity::start(true).await;
    let folder = tempfile::tempdir().unwrap();
    let engine = open(folder.path(), &line.base_url()).await;
    engine.handle(UseMemoryVault {}).await.unwrap();
    let call = raise(&engine, kim_long()).await;
    assert!(!shows(&engine, call.id, received).await.kept);
}

#[tokio::test]
async fn removing_everything_does_not_take_back_a_call_that_nobody_heard_yet() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    let heard = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, heard.id, received).await;
    line.set(false).await;
    let unheard = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, unheard.id, waiting).await;
    phone.engine.handle(SignOut { everything: true }).await.unwrap();
    assert_eq!(list(&phone.engine).await, [unheard.id]);
    line.set(true).await;
    shows(&phone.engine, unheard.id, received).await;
    assert_eq!(city.calls().len(), 2);
    phone.engine.handle(SignOut { everything: true }).await.unwrap();
    assert!(list(&phone.engine).await.is_empty());
}

#[tokio::test]
async fn a_call_is_encrypted_where_it_lies() {
    let phone = Device::new(NOWHERE).await;
    let call = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, call.id, |sos| sos.kept).await;
    phone.engine.close().await;
    let bytes = std::fs::read(phone.folder().join("hue.db")).unwrap();
    let words = "Kiệt 25 Vạn Xuân".as_bytes();
    assert!(!bytes.windows(words.len()).any(|window| window == words));
}
