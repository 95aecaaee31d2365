//! A report from the first word to the answer, without any UI.

use std::time::Duration;

use hue_model::consent::{Purpose, SetConsent};
use hue_model::queue::NetworkHint;
use hue_model::report::{CityStatus, GetReport, ListDrafts, ReportState};
use hue_model::session::{GetSession, SessionState, SignOut};
use hue_tests::city::City;
use hue_tests::console::Console;
use hue_tests::network::BadNetwork;
use hue_tests::people::{HA, LAN, MINH, received, sees, send, sign_in, write};
use hue_tests::phone::{Phone, Pocket};
use hue_tests::photo;

const LETTER: &str = "Sở Xây dựng đã nhận và sẽ vá trong tuần này.";

#[tokio::test]
async fn report_offline_arrives_once() {
    let network = BadNetwork::start(None).await;
    let city = City::behind(&network).await;
    let lan = Pocket::new(&city.profile).await;
    sign_in(&lan, LAN).await;

    network.off().await;
    let id = write(&lan, "Ổ gà sâu trước cổng trường", &[photo::street(1_600, 1_200, 3)]).await.unwrap();
    let report = send(&lan, id, false).await.unwrap();
    assert!(!report.guest && report.number.is_none(), "nobody gave it a number yet: {report:?}");
    lan.until("the phone says that it waits for the network", async |lan| {
        let report = lan.call(GetReport { id }).await.ok()?;
        (report.state == ReportState::WaitingForNetwork).then_some(())
    })
    .await;

    network.on().await;
    lan.call(NetworkHint { online: true }).await.unwrap();
    let report = received(&lan, id).await;
    assert!(report.number.is_some(), "the city gave it a number");

    let mut ha = Console::sign_in(&city.profile.base_url, HA).await;
    assert_eq!(ha.queue().await, [id].into(), "the city has exactly this one report");
    let at_city: Vec<String> = ha.photos(id).await.iter().map(|bytes| photo::sha256(bytes)).collect();
    let on_phone = photo::sha256(&lan.blob(report.photos[0].blob).await);
    assert_eq!(at_city, [on_phone], "the photo is the same on both sides, byte for byte");

    ha.take(id).await;
    ha.answer(id, LETTER).await;
    // Far below the next time the engine would ask by itself: the open stream brought it.
    let seen = tokio::time::timeout(Duration::from_secs(15), sees(&lan, id, CityStatus::Answered));
    let answered = seen.await.expect("an open app sees the answer at once");
    let letter = answered.timeline.iter().find(|entry| entry.status == CityStatus::Answered);
    assert_eq!(letter.and_then(|entry| entry.note.as_deref()), Some(LETTER));
    assert!(answered.timeline.iter().all(|entry| entry.note.as_deref() != Some(HA.name)));

    lan.close().await;
    ha.fixed(id, "Đã vá xong.", &photo::proof()).await;
    let lan = lan.reopen().await;
    let fixed = sees(&lan, id, CityStatus::Fixed).await;
    let proof = lan
        .until("the proof photo is on the phone", async |lan| {
            let report = lan.call(GetReport { id }).await.ok()?;
            report.timeline.last()?.proof.first().copied()
        })
        .await;
    assert!(image::load_from_memory(&lan.blob(proof).await).is_ok(), "the proof is a picture: {fixed:?}");
}

#[tokio::test]
async fn a_guest_reports_without_a_name_and_sees_the_refusal() {
    let city = City::start().await;
    let guest = Pocket::new(&city.profile).await;
    let id = write(&guest, "Đèn đường hỏng ba đêm rồi", &[photo::street(640, 480, 5)]).await.unwrap();
    let report = send(&guest, id, true).await.unwrap();
    assert!(report.guest);
    received(&guest, id).await;
    let mut ha = Console::sign_in(&city.base_url, HA).await;
    ha.refuse(id, "Ngoài phạm vi thành phố quản lý.").await;
    let refused = sees(&guest, id, CityStatus::Refused).await;
    assert_eq!(refused.timeline.last().unwrap().note.as_deref(), Some("Ngoài phạm vi thành phố quản lý."));
}

#[tokio::test]
async fn a_report_waits_for_the_sign_in_and_goes_out_under_it() {
    let city = City::start().await;
    let minh = Pocket::new(&city.profile).await;
    minh.call(SetConsent { purpose: Purpose::Identity, granted: true }).await.unwrap();
    let id = write(&minh, "Cống nghẹt ở ngã tư", &[]).await.unwrap();
    let report = send(&minh, id, false).await.unwrap();
    assert_eq!(
        report.state,
        ReportState::WaitingForSignIn,
        "writing needs nobody's name, sending this one does"
    );
    sign_in(&minh, MINH).await;
    assert!(!received(&minh, id).await.guest);
}

#[tokio::test]
async fn a_session_that_expired_while_a_report_waited_loses_nothing() {
    let network = BadNetwork::start(None).await;
    let mut city = City::behind(&network).await;
    let lan = Pocket::new(&city.profile).await;
    sign_in(&lan, LAN).await;
    network.off().await;
    let id = write(&lan, "Cây đổ chắn đường Lê Lợi", &[photo::street(800, 600, 9)]).await.unwrap();
    send(&lan, id, false).await.unwrap();
    lan.close().await;

    // The issuer forgets every session, as after a theft; the engine has to start with a dead token.
    city.stop().await;
    forget_sessions(&city);
    city.restart().await;
    network.on().await;
    let lan = lan.reopen().await;
    lan.until("the report waits for a sign-in", async |lan| {
        let report = lan.call(GetReport { id }).await.ok()?;
        (report.state == ReportState::WaitingForSignIn).then_some(())
    })
    .await;
    let state = lan.call(GetSession {}).await.unwrap().state;
    assert!(matches!(&state, SessionState::Expired(person) if person.name == LAN.name), "{state:?}");

    sign_in(&lan, LAN).await;
    received(&lan, id).await;
    let mut ha = Console::sign_in(&city.profile.base_url, HA).await;
    assert_eq!(ha.queue().await, [id].into());
}

/// Ends every grant at the issuer, in its record.
fn forget_sessions(city: &City) {
    let record = rusqlite::Connection::open(city.data().join("city.db")).unwrap();
    record.pragma_update(None, "foreign_keys", true).unwrap();
    let ended = record.execute("DELETE FROM vneid_grants", ()).unwrap();
    assert!(ended > 0, "there was a session to forget");
}

#[tokio::test]
async fn signing_out_leaves_nothing_that_names_the_person() {
    let city = City::start().await;
    let lan = Pocket::new(&city.profile).await;
    sign_in(&lan, LAN).await;
    write(&lan, "Rác chưa dọn ở bờ sông", &[photo::street(320, 240, 2)]).await.unwrap();
    assert!(lan.vault.names().contains(&"refresh-token".to_owned()), "the keyring holds the session");
    let session = lan.call(SignOut { everything: true }).await.unwrap();
    assert_eq!(session.state, SessionState::Guest);
    assert!(lan.call(ListDrafts {}).await.unwrap().is_empty(), "the drafts are gone");
    let names = lan.vault.names();
    assert!(names.iter().all(|name| name.ends_with("-key")), "only the new profile's own keys: {names:?}");
    let blobs = std::fs::read_dir(lan.data().join("blobs")).map_or(0, Iterator::count);
    assert_eq!(blobs, 0, "and no photo is left on the disk");
}
