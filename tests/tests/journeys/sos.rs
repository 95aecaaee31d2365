//! A call for rescue from the finger on the button to the city's number, whatever dies on the way.

use std::collections::BTreeSet;

use hue_model::id::SosId;
use hue_model::queue::NetworkHint;
use hue_model::sos::{
    CancelReason, CancelSos, GetSos, Need, RaiseSos, Sos, SosDetails, SosState, UpdateSos, WaterLevel,
};
use hue_tests::city::City;
use hue_tests::network::BadNetwork;
use hue_tests::phone::{Mortal, Phone, Pocket};
use rand::SeedableRng;
use rand::rngs::StdRng;

/// What somebody says at once: the water is at the waist.
fn waist() -> SosDetails {
    SosDetails { needs: vec![Need::Rescue], water: Some(WaterLevel::Waist), ..SosDetails::default() }
}

async fn shows(phone: &impl Phone, id: SosId, is: impl Fn(&Sos) -> bool) -> Sos {
    phone
        .until("the call for rescue is as it should be", async |phone| {
            phone.call(GetSos { id }).await.ok().filter(|sos| is(sos))
        })
        .await
}

fn waits(sos: &Sos) -> bool {
    matches!(sos.state, SosState::Waiting { .. })
}

fn received(sos: &Sos) -> bool {
    sos.state == SosState::Received
}

#[tokio::test]
async fn chi_lan_calls_offline_her_phone_dies_and_the_city_has_one_call() {
    let network = BadNetwork::start(None).await;
    let city = City::behind(&network).await;
    let home = tempfile::tempdir().unwrap();
    let (data, safe) = (home.path().join("phone"), home.path().to_owned());
    let start = async || Mortal::start(&data, &city.profile_file, &safe, &[]).await.unwrap();

    network.off().await;
    let mut lan = start().await;
    let call = lan.call(RaiseSos { details: waist() }).await.unwrap();
    assert!(call.kept, "what she was told is on the disk");
    lan.kill().await;

    let mut lan = start().await;
    let waiting = shows(&lan, call.id, waits).await;
    assert_eq!((waiting.raised_at, waiting.number), (call.raised_at, None));
    network.on().await;
    lan.call(NetworkHint { online: true }).await.unwrap();
    let there = shows(&lan, call.id, received).await;
    assert_eq!(there.number.as_deref(), Some("SOS-0001"));
    let details = SosDetails { people: Some(3), ..waist() };
    lan.call(UpdateSos { id: call.id, details }).await.unwrap();
    shows(&lan, call.id, |sos| sos.up_to_date).await;
    lan.kill().await;

    let lan = start().await;
    let same = shows(&lan, call.id, received).await;
    assert_eq!((same.number, same.receipt), (there.number, there.receipt));
    lan.call(CancelSos { id: call.id, reason: CancelReason::Safe }).await.unwrap();
    let safe = shows(&lan, call.id, |sos| sos.up_to_date).await;
    assert_eq!(safe.state, SosState::Cancelled { reason: CancelReason::Safe });

    // The city numbers without a gap: the next number says how many calls there were.
    let minh = Pocket::new(&city.profile).await;
    let next = minh.call(RaiseSos { details: waist() }).await.unwrap();
    assert_eq!(shows(&minh, next.id, received).await.number.as_deref(), Some("SOS-0002"));
}

#[tokio::test]
async fn ten_calls_through_a_bad_network_and_a_dying_city_are_ten() {
    let network = BadNetwork::start(None).await;
    let mut city = City::behind(&network).await;
    let phone = Pocket::new(&city.profile).await;
    network.worsen(StdRng::seed_from_u64(20_251_027));
    let mut calls = Vec::new();
    for round in 0..10_u16 {
        let details = SosDetails { people: Some(round), ..waist() };
        calls.push(phone.call(RaiseSos { details }).await.unwrap().id);
        if round == 4 {
            city.kill().await;
            city.restart().await;
        }
    }
    let mut numbers = BTreeSet::new();
    for (round, id) in (0_u16..).zip(&calls) {
        let there = shows(&phone, *id, |sos| received(sos) && sos.up_to_date).await;
        assert_eq!(there.details.people, Some(round));
        numbers.insert(there.number.unwrap());
    }
    let expected: BTreeSet<_> = (1..=10).map(|number| format!("SOS-{number:04}")).collect();
    assert_eq!(numbers, expected, "none lost, none twice");
}
