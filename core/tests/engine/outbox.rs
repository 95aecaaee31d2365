//! The outbox against a city that misbehaves: whatever happens, each report arrives once and whole.

use super::bad_city::{BadCity, Fault};
use super::clock::TurnedClock;
use super::kit::{self, Device, pothole};
use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hue_core::Handle;
use hue_model::Problem;
use hue_model::consent::{Purpose, SetConsent};
use hue_model::problem::{Code, Rule};
use hue_model::queue::{GetQueue, Network, NetworkHint, TryNow};
use hue_model::report::{
    CityStatus, EditReport, GetDraft, ListReports, ReportState, SaveDraft, SendReport, WithdrawReport,
};
use hue_model::time::Millis;
use hue_model::wire::DEVICE_SECRET;
use sha2::{Digest, Sha256};
use std::sync::Arc;

const fn is_received(state: &ReportState) -> bool {
    matches!(state, ReportState::AtCity { status: CityStatus::Received })
}

#[tokio::test]
async fn chi_lan_writes_offline_and_it_arrives_once_when_the_network_returns() {
    let (city, line) = BadCity::start(false).await;
    let phone = Device::new(&line.base_url()).await;
    let id = phone.write("Ổ gà sâu trước cổng trường").await;
    let photo = phone.attach(id, kit::jpeg(320, 240)).await.photo;
    let report = phone.send_as_guest(id).await;
    assert_eq!(report.state, ReportState::WaitingForNetwork);
    phone.report_becomes(id, |state| *state == ReportState::WaitingForNetwork).await;
    line.set(true).await;
    let report = phone.report_becomes(id, is_received).await;
    assert_eq!(report.number.as_deref(), Some("HUE-7"));
    assert_eq!(city.reports(), 1);
    assert_eq!(city.report(id).description, "Ổ gà sâu trước cổng trường");
    assert_eq!(city.photo(photo.id), phone.engine.blob(photo.blob).await.unwrap());
    let queue = phone.queue_shows(|queue| queue.waiting == 0 && queue.last_sent_at.is_some()).await;
    assert_eq!((queue.network, queue.attention, queue.sending), (Network::Online, 0, None));
}

#[tokio::test]
async fn a_lost_answer_brings_the_same_bytes_again() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::PUT, &[Fault::LoseAnswer, Fault::LoseAnswer]);
    let phone = Device::new(&line.base_url()).await;
    let id = phone.write("Đèn đường hỏng").await;
    phone.send_as_guest(id).await;
    phone.report_becomes(id, is_received).await;
    let puts = city.asked(&Method::PUT);
    assert_eq!(puts.len(), 3);
    assert!(puts.iter().all(|put| put.body == puts[0].body), "the body is frozen");
    assert_eq!(city.reports(), 1);
}

#[tokio::test]
async fn a_photo_goes_on_from_where_the_line_broke() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::POST, &[Fault::LoseAnswer]);
    city.misbehave(
        Method::PATCH,
        &[Fault::HalfChunk, Fault::BadChecksum, Fault::LoseAnswer, Fault::Unavailable, Fault::HalfChunk],
    );
    let phone = Device::new(&line.base_url()).await;
    let id = phone.write("Cây đổ chắn đường").await;
    let photo = phone.attach(id, kit::noisy_jpeg(7)).await.photo;
    assert!(photo.bytes > 300_000, "several chunks are needed, got {} bytes", photo.bytes);
    phone.send_as_guest(id).await;
    phone.report_becomes(id, is_received).await;
    let sent = phone.engine.blob(photo.blob).await.unwrap();
    assert_eq!(Sha256::digest(city.photo(photo.id)), Sha256::digest(&sent));
    assert_eq!(city.asked(&Method::POST).len(), 1, "the upload is made once");
    let patches = city.asked(&Method::PATCH);
    assert!(patches.iter().all(|patch| patch.body.len() <= 256 * 1024));
}

#[tokio::test]
async fn a_photo_that_the_city_has_otherwise_stops_its_report_and_says_so() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::POST, &[Fault::Conflict]);
    let phone = Device::new(&line.base_url()).await;
    let id = phone.write("Cống vỡ").await;
    phone.attach(id, kit::jpeg(320, 240)).await;
    phone.send_as_guest(id).await;
    let stopped = |state: &ReportState| matches!(state, ReportState::NeedsAttention { .. });
    let report = phone.report_becomes(id, stopped).await;
    let ReportState::NeedsAttention { problem } = report.state else { unreachable!() };
    assert_eq!(problem, Problem { retry: false, ..Problem::new(Code::Conflict) });
    assert_eq!(city.asked(&Method::POST).len(), 1, "another try could not help");
    assert_eq!(city.asked(&Method::PATCH).len(), 0);
    assert!(!report.editable && report.withdrawable && report.lacks_photos, "the city works on it");
    let problem = phone.engine.handle(EditReport { id }).await.unwrap_err();
    assert_eq!(problem.code, Code::Frozen);
    phone.engine.handle(TryNow {}).await.unwrap();
    phone.report_becomes(id, is_received).await;
    assert_eq!((city.reports(), city.withdrawn()), (1, Vec::new()));
}

#[tokio::test]
async fn a_busy_city_is_given_time_and_the_report_says_so() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::PUT, &[Fault::UnavailableForAnHour, Fault::UnavailableForAnHour]);
    let clock = TurnedClock::right();
    let phone = Device::with(kit::profile(&line.base_url()), Arc::new(clock.clone())).await;
    let id = phone.write("Nước tràn mặt đường").await;
    phone.send_as_guest(id).await;
    let mut last = Millis(0);
    for _ in 0..2 {
        let later = |state: &ReportState| matches!(state, ReportState::WaitingToRetry { at } if *at > last);
        let report = phone.report_becomes(id, later).await;
        let ReportState::WaitingToRetry { at } = report.state else { unreachable!() };
        last = at;
        clock.pass(2 * 3_600_000);
    }
    phone.report_becomes(id, is_received).await;
    assert_eq!(city.asked(&Method::PUT).len(), 3);
}

#[tokio::test]
async fn a_refused_report_stops_alone_says_why_and_can_be_mended() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::PUT, &[Fault::Refuse]);
    let phone = Device::new(&line.base_url()).await;
    let bad = phone.write("Báo cáo thứ nhất").await;
    phone.send_as_guest(bad).await;
    let stopped = |state: &ReportState| matches!(state, ReportState::NeedsAttention { .. });
    let report = phone.report_becomes(bad, stopped).await;
    let ReportState::NeedsAttention { problem } = report.state else { unreachable!() };
    assert_eq!((problem.code, &problem.fields[0].rule), (Code::Invalid, &Rule::Unknown));
    assert!(report.editable && report.withdrawable);
    let good = phone.write("Báo cáo thứ hai").await;
    phone.send_as_guest(good).await;
    phone.report_becomes(good, is_received).await;
    assert_eq!(phone.engine.handle(GetQueue {}).await.unwrap().attention, 1);
    let draft = phone.engine.handle(EditReport { id: bad }).await.unwrap();
    assert_eq!(draft.content.description, "Báo cáo thứ nhất");
    phone.engine.handle(SaveDraft { id: draft.id, content: pothole("Đã sửa") }).await.unwrap();
    phone.send_as_guest(draft.id).await;
    phone.report_becomes(draft.id, is_received).await;
    assert_eq!(city.report(draft.id).description, "Đã sửa");
}

#[tokio::test]
async fn try_again_sends_what_stood_still() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::PUT, &[Fault::Refuse]);
    let phone = Device::new(&line.base_url()).await;
    let id = phone.write("Vỉa hè bị lấn chiếm").await;
    phone.send_as_guest(id).await;
    phone.report_becomes(id, |state| matches!(state, ReportState::NeedsAttention { .. })).await;
    phone.engine.handle(TryNow {}).await.unwrap();
    phone.report_becomes(id, is_received).await;
    assert_eq!(city.reports(), 1);
}

#[tokio::test]
async fn what_waits_survives_closing_the_app() {
    let (city, line) = BadCity::start(false).await;
    let mut phone = Device::new(&line.base_url()).await;
    let id = phone.write("Cột điện nghiêng").await;
    let photo = phone.attach(id, kit::noisy_jpeg(3)).await.photo;
    phone.send_as_guest(id).await;
    phone.restart().await;
    assert_eq!(phone.report(id).await.state, ReportState::WaitingForNetwork);
    city.misbehave(Method::PATCH, &[Fault::HalfChunk]);
    line.set(true).await;
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    // The text, the upload, and the chunk that broke.
    city.has_been_asked(3).await;
    phone.restart().await;
    phone.report_becomes(id, is_received).await;
    assert_eq!(city.reports(), 1);
    let puts = city.asked(&Method::PUT);
    assert!(puts.iter().all(|put| put.body == puts[0].body), "the frozen body outlives the app");
    assert_eq!(city.photo(photo.id), phone.engine.blob(photo.blob).await.unwrap());
}

#[tokio::test]
async fn a_guest_shows_the_secret_whose_hash_is_in_the_report() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    let (first, second) = (phone.write("Một").await, phone.write("Hai").await);
    for id in [first, second] {
        phone.send_as_guest(id).await;
        phone.report_becomes(id, is_received).await;
    }
    let puts = city.asked(&Method::PUT);
    let secret = puts[0].headers[DEVICE_SECRET].to_str().unwrap();
    let hash: String = Sha256::digest(URL_SAFE_NO_PAD.decode(secret).unwrap())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(city.report(first).device_hash, Some(hash.clone()));
    assert_eq!(city.report(second).device_hash, Some(hash));
    assert!(puts.iter().all(|put| !put.headers.contains_key("authorization")));
}

#[tokio::test]
async fn co_tu_signs_in_later_and_nothing_goes_out_before() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    let named = phone.write("Gửi khi đã đăng nhập").await;
    let agreed = SetConsent { purpose: Purpose::Identity, granted: true };
    phone.engine.handle(agreed).await.unwrap();
    let send = SendReport { id: named, as_guest: false, outside_confirmed: false };
    let report = phone.engine.handle(send).await.unwrap();
    assert_eq!(report.state, ReportState::WaitingForSignIn);
    let guest = phone.write("Gửi ngay").await;
    phone.send_as_guest(guest).await;
    phone.report_becomes(guest, is_received).await;
    assert_eq!(city.reports(), 1, "only the guest's report went out");
    assert_eq!(phone.report(named).await.state, ReportState::WaitingForSignIn);
}

#[tokio::test]
async fn an_unsent_report_is_withdrawn_at_once_and_never_goes() {
    let (city, line) = BadCity::start(false).await;
    let phone = Device::new(&line.base_url()).await;
    let gone = phone.write("Nhầm").await;
    phone.send_as_guest(gone).await;
    let report = phone.engine.handle(WithdrawReport { id: gone }).await.unwrap();
    assert_eq!(report.state, ReportState::Withdrawn);
    assert!(!report.withdrawable && !report.editable);
    let other = phone.write("Thật").await;
    phone.send_as_guest(other).await;
    line.set(true).await;
    phone.report_becomes(other, is_received).await;
    assert_eq!(city.asked(&Method::PUT).len(), 1);
    assert_eq!(phone.engine.handle(ListReports {}).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_sent_report_is_withdrawn_through_the_outbox() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    let id = phone.write("Đã tự khắc phục").await;
    phone.send_as_guest(id).await;
    phone.report_becomes(id, is_received).await;
    let problem = phone.engine.handle(EditReport { id }).await.unwrap_err();
    assert_eq!(problem.code, Code::Frozen);
    city.misbehave(Method::DELETE, &[Fault::Unavailable]);
    phone.engine.handle(WithdrawReport { id }).await.unwrap();
    phone.report_becomes(id, |state| *state == ReportState::Withdrawn).await;
    assert_eq!(city.withdrawn(), vec![id]);
    let problem = phone.engine.handle(WithdrawReport { id }).await.unwrap_err();
    assert_eq!(problem.code, Code::Frozen);
}

#[tokio::test]
async fn a_report_that_waits_can_go_back_into_the_form() {
    let (_city, line) = BadCity::start(false).await;
    let phone = Device::new(&line.base_url()).await;
    let id = phone.write("Chưa xong").await;
    phone.send_as_guest(id).await;
    assert!(phone.report(id).await.editable);
    phone.engine.handle(EditReport { id }).await.unwrap();
    let draft = phone.engine.handle(GetDraft { id }).await.unwrap();
    assert_eq!(draft.content.description, "Chưa xong");
    assert!(phone.engine.handle(ListReports {}).await.unwrap().is_empty());
    assert_eq!(phone.engine.handle(GetQueue {}).await.unwrap().waiting, 0);
}

#[tokio::test]
async fn what_was_pasted_unseen_does_not_stop_a_report() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    let id = phone.write("Đèn\u{0} hỏng\u{fffe}\tở\nkiệt 42\u{1b}").await;
    phone.send_as_guest(id).await;
    phone.report_becomes(id, is_received).await;
    assert_eq!(city.report(id).description, "Đèn hỏng\tở\nkiệt 42");
}

#[tokio::test]
async fn two_taps_on_send_are_one_report() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    let id = phone.write("Một lần thôi").await;
    let send = || phone.engine.handle(SendReport { id, as_guest: true, outside_confirmed: false });
    let (first, second) = tokio::join!(send(), send());
    assert!(first.is_ok() && second.is_ok());
    phone.report_becomes(id, is_received).await;
    assert_eq!(city.asked(&Method::PUT).len(), 1);
}
