//! Consents: each on its own, with version and time, and taken back when the citizen says so.

use hue_core::Handle as _;
use hue_model::consent::{ListConsents, Purpose, SetConsent};

use crate::device::Device;
use crate::issuer::TestIssuer;

#[tokio::test]
async fn chi_lan_agrees_to_one_thing_takes_it_back_and_all_of_it_is_remembered() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let asked = engine.handle(ListConsents {}).await.unwrap();
    assert_eq!(asked.iter().map(|it| it.purpose).collect::<Vec<_>>(), Purpose::ALL);
    assert!(asked.iter().all(|it| !it.granted && it.version == 0 && it.at.is_none()), "nothing is assumed");

    let said = engine.handle(SetConsent { purpose: Purpose::PhotoPlace, granted: true }).await.unwrap();
    for consent in &said {
        let hers = consent.purpose == Purpose::PhotoPlace;
        assert_eq!((consent.granted, consent.at.is_some()), (hers, hers), "{:?}", consent.purpose);
    }
    let first = said.iter().find(|it| it.granted).unwrap().clone();
    assert_eq!(first.version, Purpose::PhotoPlace.version());

    device.clock.pass(3_600_000);
    let taken_back =
        engine.handle(SetConsent { purpose: Purpose::PhotoPlace, granted: false }).await.unwrap();
    let second = taken_back.iter().find(|it| it.purpose == Purpose::PhotoPlace).unwrap();
    assert!(!second.granted && second.at > first.at, "the newer word counts, with its own time");
    engine.close().await;
    drop(engine);

    let engine = device.open(issuer.profile()).await;
    assert_eq!(engine.handle(ListConsents {}).await.unwrap(), taken_back);
}
