//! Power losses under the phone's store and under the city's: what was acknowledged is there
//! afterwards. The control syncs less and must lose.

use std::collections::BTreeMap;
use std::time::Duration;

use hue_model::id::ReportId;
use hue_model::queue::TryNow;
use hue_model::report::{CityStatus, GetReport, ListReports, ReportState};
use hue_tests::city::{City, Start};
use hue_tests::console::Console;
use hue_tests::disk::{Fate, LossyDisk};
use hue_tests::network::BadNetwork;
use hue_tests::people::{HA, LAN, agree, send, sign_in, unsent, write};
use hue_tests::phone::{Failure, Mortal, Phone, Pocket};
use hue_tests::photo;
use hue_tests::plan::{Scale, dice, figure};
use hue_tests::truth::{self, Sent, Verdict};
use rand::Rng;
use rand::rngs::StdRng;

fn fate(dice: &mut StdRng) -> Fate {
    if dice.gen_bool(0.5) { Fate::Lost } else { Fate::Torn(dice.r#gen()) }
}

/// What became of a run: promises that were kept, and those that were not.
#[derive(Debug, Default)]
struct Kept {
    losses: u32,
    promised: usize,
    lost: usize,
}

/// A phone without network: it writes, sends and loses power, `losses` times.
async fn phone_run(
    run: &str,
    losses: u32,
    synchronous: &str,
    fates: fn(&mut StdRng) -> Fate,
) -> (Kept, Verdict) {
    let mut dice = dice(run);
    let network = BadNetwork::start(None).await;
    let city = City::behind(&network).await;
    let (mut disk, safe) = (LossyDisk::new(), tempfile::tempdir().unwrap());
    let data = disk.folder("phone");
    let env = [("HUE_SYNCHRONOUS", synchronous.to_owned())];
    let start = async || Mortal::start(&data, &city.profile_file, safe.path(), &env).await;
    let mut phone = start().await.expect("the phone opens");
    sign_in(&phone, LAN).await;
    network.off().await;
    let (mut kept, mut sent) = (Kept::default(), BTreeMap::new());
    for number in 0..losses {
        // The word was said in the database, and the control loses that too.
        agree(&phone).await;
        let promise = write_one(&phone, number, 0, &mut sent).await;
        promise.expect("Send promises while there is power");
        let moment = Duration::from_millis(dice.gen_range(0..400));
        let writing = write_on(&phone, number, &mut sent);
        // The plug is pulled in the middle of whatever the phone does then.
        let _ = tokio::time::timeout(moment, writing).await;
        disk.cut();
        phone.kill().await;
        disk.recover(fates(&mut dice));
        phone = start().await.expect("the phone opens after a power loss");
        let there = phone.call(ListReports {}).await.expect("its reports can be read");
        let there: Vec<ReportId> = there.into_iter().map(|report| report.id).collect();
        let before = sent.len();
        sent.retain(|id, _| there.contains(id));
        kept.lost += before - sent.len();
        kept.losses += 1;
    }
    kept.promised = sent.len() + kept.lost;
    network.on().await;
    deliver(&phone).await;
    let mut desk = Console::sign_in(&city.profile.base_url, HA).await;
    let verdict = truth::compare(city.data(), &mut desk, &sent).await;
    (kept, verdict)
}

/// Writes and sends until it is stopped.
async fn write_on(phone: &Mortal, number: u32, sent: &mut BTreeMap<ReportId, Sent>) {
    for part in 1.. {
        if write_one(phone, number, part, sent).await.is_err() {
            return;
        }
    }
}

/// Writes and sends one report; `sent` has what Send promised.
async fn write_one(
    phone: &Mortal,
    number: u32,
    part: u32,
    sent: &mut BTreeMap<ReportId, Sent>,
) -> Result<(), Failure> {
    let words = format!("Báo cáo {number}.{part} trước khi mất điện");
    let picture = photo::street(320, 240, number * 100 + part);
    let id = write(phone, &words, &[picture]).await?;
    let report = send(phone, id, false).await?;
    let photos = report.photos.iter().map(|photo| phone.sha256(photo.blob));
    let photos = futures_util::future::try_join_all(photos).await?;
    sent.insert(id, Sent { words, photos });
    Ok(())
}

async fn deliver(phone: &impl Phone) {
    let mut events = phone.events();
    let all = async {
        while !unsent(phone).await.expect("the list of reports").is_empty() {
            let _ = phone.call(TryNow {}).await;
            let _ = tokio::time::timeout(Duration::from_millis(500), events.changed()).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(300), all).await.expect("everything arrives in the end");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_that_loses_power_keeps_what_it_promised() {
    const RUN: &str = "faults.power_phone";
    let (kept, verdict) = phone_run(RUN, Scale::from_env().losses, "FULL", fate).await;
    figure(&format!("{RUN}.power_losses"), kept.losses, "");
    figure(&format!("{RUN}.promised"), kept.promised, "");
    verdict.print(RUN);
    assert!(kept.promised > 0, "some reports were promised before the power went");
    assert_eq!(kept.lost, 0, "{kept:?}");
    assert!(verdict.is_clean(), "{verdict:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_that_synced_less_would_lose_some() {
    const RUN: &str = "faults.power_phone_control";
    let (kept, _) = phone_run(RUN, 5, "NORMAL", |_| Fate::Lost).await;
    figure(&format!("{RUN}.lost"), kept.lost, "");
    assert!(kept.lost > 0, "a run that NORMAL passes proves nothing about FULL: {kept:?}");
}

/// A city that loses power while phones send to it, `losses` times.
async fn city_run(run: &str, losses: u32, synchronous: &str, fates: fn(&mut StdRng) -> Fate) -> Aftermath {
    let mut dice = dice(run);
    let (mut disk, home) = (LossyDisk::new(), tempfile::tempdir().unwrap());
    let data = disk.folder("city");
    let network = BadNetwork::start(None).await;
    let start = Start::new(&data, &home.path().join("city.log")).behind(&network);
    let start = start.env("HUE_SYNCHRONOUS", synchronous);
    let mut city = start.clone().run().await;
    network.leads_to(city.port());
    let lan = Pocket::new(&city.profile).await;
    sign_in(&lan, LAN).await;
    let (mut kept, mut sent) = (Kept::default(), BTreeMap::new());
    for number in 0..losses {
        send_one(&lan, number, 0, &mut sent).await;
        let moment = Duration::from_millis(dice.gen_range(50..900));
        let _ = tokio::time::timeout(moment, send_on(&lan, number, &mut sent)).await;
        disk.cut();
        city.kill().await;
        let promised = at_city(&lan).await;
        disk.recover(fates(&mut dice));
        city = start.clone().run().await;
        let there = truth::received(&data);
        kept.lost += promised.iter().filter(|id| !there.contains_key(id)).count();
        kept.promised = promised.len();
        kept.losses += 1;
    }
    Aftermath { kept, city, lan, sent, _network: network, _disk: disk, _home: home }
}

/// What is left after a run of the city.
struct Aftermath {
    kept: Kept,
    city: City,
    lan: Pocket,
    sent: BTreeMap<ReportId, Sent>,
    _network: BadNetwork,
    _disk: LossyDisk,
    _home: tempfile::TempDir,
}

/// Writes and sends reports until it is stopped.
async fn send_on(phone: &Pocket, number: u32, sent: &mut BTreeMap<ReportId, Sent>) {
    for part in 1.. {
        send_one(phone, number, part, sent).await;
    }
}

/// Writes and sends a report, and waits until the city has it.
async fn send_one(phone: &Pocket, number: u32, part: u32, sent: &mut BTreeMap<ReportId, Sent>) {
    let words = format!("Báo cáo {number}.{part} khi thành phố mất điện");
    let id = write(phone, &words, &[photo::street(320, 240, number * 100 + part)]).await.unwrap();
    let report = send(phone, id, false).await.unwrap();
    let mut photos = Vec::new();
    for photo in &report.photos {
        photos.push(photo::sha256(&phone.blob(photo.blob).await));
    }
    sent.insert(id, Sent { words, photos });
    phone.call(TryNow {}).await.unwrap();
    phone
        .until("the city has it", async |phone| {
            let report = phone.call(GetReport { id }).await.ok()?;
            matches!(report.state, ReportState::AtCity { .. }).then_some(())
        })
        .await;
}

/// What the phone will never send again, because the city said that it has it.
async fn at_city(phone: &Pocket) -> Vec<ReportId> {
    let reports = phone.call(ListReports {}).await.expect("its reports");
    let received = ReportState::AtCity { status: CityStatus::Received };
    reports.into_iter().filter(|report| report.state == received).map(|report| report.id).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_city_that_loses_power_keeps_what_it_acknowledged() {
    const RUN: &str = "faults.power_city";
    let mut after = city_run(RUN, Scale::from_env().losses, "FULL", fate).await;
    deliver(&after.lan).await;
    let mut desk = Console::sign_in(&after.city.profile.base_url, HA).await;
    let verdict = truth::compare(after.city.data(), &mut desk, &after.sent).await;
    after.city.kill().await;
    let kept = &after.kept;
    figure(&format!("{RUN}.power_losses"), kept.losses, "");
    figure(&format!("{RUN}.acknowledged"), kept.promised, "");
    verdict.print(RUN);
    assert!(kept.promised > 0, "some reports were acknowledged before the power went");
    assert_eq!(kept.lost, 0, "{kept:?}");
    assert!(verdict.is_clean(), "{verdict:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_city_that_synced_less_would_lose_some() {
    const RUN: &str = "faults.power_city_control";
    let mut after = city_run(RUN, 4, "NORMAL", |_| Fate::Lost).await;
    after.city.kill().await;
    let kept = &after.kept;
    figure(&format!("{RUN}.lost"), kept.lost, "");
    assert!(kept.lost > 0, "a run that NORMAL passes proves nothing about FULL: {kept:?}");
}
