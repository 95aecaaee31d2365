//! Many reports through a network that cuts, delays and repeats at random bytes.

use std::collections::BTreeMap;
use std::time::Duration;

use hue_model::id::ReportId;
use hue_model::queue::TryNow;
use hue_model::report::GetReport;
use hue_tests::city::City;
use hue_tests::console::Console;
use hue_tests::network::BadNetwork;
use hue_tests::people::{HA, LAN, MINH, send, sign_in, unsent, write};
use hue_tests::phone::{Phone, Pocket};
use hue_tests::photo;
use hue_tests::plan::{Scale, dice, figure};
use hue_tests::truth::{self, Sent};
use rand::Rng;
use rand::rngs::StdRng;

const RUN: &str = "faults.network";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_report_arrives_once_through_a_bad_network() {
    let (scale, mut dice) = (Scale::from_env(), dice(RUN));
    let network = BadNetwork::start(None).await;
    let city = City::behind(&network).await;
    let mut phones = Vec::new();
    for who in [Some(LAN), Some(MINH), None, None] {
        let phone = Pocket::new(&city.profile).await;
        if let Some(who) = who {
            sign_in(&phone, who).await;
        }
        phones.push((phone, who.is_none()));
    }
    network.worsen(<StdRng as rand::SeedableRng>::seed_from_u64(dice.r#gen()));

    let mut sent = BTreeMap::new();
    for number in 0..scale.reports {
        let (phone, guest) = &phones[number as usize % phones.len()];
        let (id, report) = report(phone, *guest, number, &mut dice).await;
        sent.insert(id, report);
    }
    let all = futures_util::future::join_all(phones.iter().map(|(phone, _)| deliver(phone)));
    let ceiling = Duration::from_secs(60 + 4 * u64::from(scale.reports));
    tokio::time::timeout(ceiling, all).await.expect("every report arrives in the end");

    network.mend();
    let mut desk = Console::sign_in(&city.profile.base_url, HA).await;
    let verdict = truth::compare(city.data(), &mut desk, &sent).await;
    let (cut, delayed, repeated) = network.counts();
    figure(&format!("{RUN}.connections_cut"), cut, "");
    figure(&format!("{RUN}.connections_delayed"), delayed, "");
    figure(&format!("{RUN}.requests_repeated"), repeated, "");
    verdict.print(RUN);
    assert!(verdict.is_clean() && verdict.reports == sent.len(), "{verdict:?}");
    assert!(cut > 0 && repeated > 0, "the network was bad");
}

/// Writes and sends one report with none, a small or a large photo.
async fn report(phone: &Pocket, guest: bool, number: u32, dice: &mut StdRng) -> (ReportId, Sent) {
    let photos = match dice.gen_range(0..4) {
        0 => vec![],
        1 => vec![photo::street(1_024, 768, number)],
        _ => vec![photo::street(320, 240, number)],
    };
    let words = format!("Báo cáo số {number} qua mạng xấu");
    let id = write(phone, &words, &photos).await.expect("a draft is written");
    let report = send(phone, id, guest).await.expect("a report goes into the outbox");
    let mut hashes = Vec::new();
    for photo in &report.photos {
        hashes.push(photo::sha256(&phone.blob(photo.blob).await));
    }
    (id, Sent { words, photos: hashes })
}

/// Presses "try again" whenever something happened, until everything is in the city.
async fn deliver(phone: &Pocket) {
    let mut events = phone.events();
    while let [first, ..] = unsent(phone).await.expect("the list of reports").as_slice() {
        let _ = phone.call(TryNow {}).await;
        let quiet = tokio::time::timeout(Duration::from_millis(500), events.changed()).await;
        if quiet.is_err() {
            let report = phone.call(GetReport { id: *first }).await.expect("a report that is listed");
            let stuck = matches!(report.state, hue_model::report::ReportState::NeedsAttention { .. });
            assert!(!stuck, "a bad network is no reason to bother anybody: {:?}", report.state);
        }
    }
}
