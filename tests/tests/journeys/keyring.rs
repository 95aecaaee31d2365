//! The real keyring of the system, and nothing left in it after signing out.

use hue_model::session::{GetSession, Session, SessionState, SignOut, VaultState};
use hue_tests::city::City;
use hue_tests::keyring::Keyring;
use hue_tests::people::{LAN, sign_in};
use hue_tests::phone::{Mortal, Phone};

const SERVICE: &str = "vn.trangtien.hue.journey";

#[tokio::test]
async fn signed_out_keyring_empty() {
    let keyring = Keyring::start().await;
    let city = City::start().await;
    let home = tempfile::tempdir().unwrap();
    let mut env = keyring.env().to_vec();
    env.push(("HUE_KEYRING_SERVICE", SERVICE.into()));
    let start =
        async || Mortal::start(&home.path().join("phone"), &city.profile_file, home.path(), &env).await;

    let mut phone = start().await.expect("the phone opens");
    sign_in(&phone, LAN).await;
    let session = phone.call(GetSession {}).await.unwrap();
    assert_eq!(session.vault, VaultState::Keyring);
    let before = keyring.entries(SERVICE).await;
    assert!(before.keys().any(|name| name.starts_with("refresh-token")), "the session is in it: {before:?}");

    // Killed and started again, Lan is still there: the keyring has her session.
    phone.kill().await;
    let phone = start().await.expect("the phone opens again");
    let lan = phone
        .until("Lan is greeted again", async |phone| match phone.call(GetSession {}).await.ok()? {
            Session { state: SessionState::SignedIn(person), .. } => Some(person),
            _ => None,
        })
        .await;
    assert_eq!(lan.name, LAN.name);

    let kept = phone.call(SignOut { everything: false }).await.unwrap();
    assert_eq!(kept.state, SessionState::Guest);
    let after = keyring.entries(SERVICE).await;
    assert!(!after.keys().any(|name| name.starts_with("refresh-token")), "her session is gone: {after:?}");

    phone.call(SignOut { everything: true }).await.unwrap();
    // A new and empty profile has keys of its own; of what was there before, nothing is left.
    let after = keyring.entries(SERVICE).await;
    assert!(after.values().all(|secret| !before.values().any(|old| old == secret)), "{before:?} {after:?}");
    assert!(after.keys().all(|name| name.contains("-key@")), "only keys of nobody are there: {after:?}");
}
