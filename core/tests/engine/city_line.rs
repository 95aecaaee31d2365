//! The whole line against the real city: sent offline, arrived once, answered, seen.

use std::sync::Arc;

use super::kit::{self, Device};
use super::line::Line;
use bytes::Bytes;
use hue_city::case::{Actor, Step, act, fixed};
use hue_city::store::role::Role;
use hue_core::Handle;
use hue_core::clock::SystemClock;
use hue_model::Problem;
use hue_model::consent::{Purpose, SetConsent};
use hue_model::event::Event;
use hue_model::problem::{Code, Rule};
use hue_model::report::{CityStatus, GetReport, ListReports, ReportState, SendReport, WithdrawReport};
use hue_model::search::HitKind;
use hue_model::session::{SignIn, SignInEnd, SignOut};

pub(crate) struct City {
    pub(crate) running: hue_city::Running,
    _data: tempfile::TempDir,
    pub(crate) line: Line,
}

impl City {
    /// A city, and a line to it that is up or not.
    pub(crate) async fn start(up: bool) -> Self {
        let data = tempfile::tempdir().unwrap();
        let running = hue_city::serve(hue_city::Config::new(data.path())).await.unwrap();
        let address = running.base_url.strip_prefix("http://").unwrap().parse().unwrap();
        Self { line: Line::to(address, up).await, running, _data: data }
    }

    /// A device that reaches the city's API through the line.
    pub(crate) async fn device(&self) -> Device {
        let mut profile = self.running.profile.clone();
        profile.base_url = self.line.base_url();
        Device::with(profile, Arc::new(SystemClock::new())).await
    }

    async fn step(&self, id: hue_model::id::ReportId, step: Step) {
        let ha = Actor { id: "p-ha".to_owned(), role: Role::Operator };
        act(self.running.app(), &ha, id, None, step).await.unwrap();
    }

    async fn to_agency(&self, id: hue_model::id::ReportId) {
        self.step(id, Step::Verify).await;
        self.step(id, Step::Assign { agency: "so-xay-dung".to_owned(), due: None }).await;
    }
}

fn at(status: CityStatus) -> impl Fn(&ReportState) -> bool {
    move |state| *state == ReportState::AtCity { status }
}

/// Signs `person` in, and lets the name go along with reports.
pub(crate) async fn sign_in(device: &Device, person: &str) {
    come_back(device, person).await;
    agree(device, true).await;
}

/// Signs `person` in, as they would in the system browser.
async fn come_back(device: &Device, person: &str) {
    let mut events = device.engine.subscribe();
    let started = device.engine.handle(SignIn {}).await.unwrap();
    let origin = url::Url::parse(&started.url).unwrap().origin().ascii_serialization();
    let browser = reqwest::Client::builder().build().unwrap();
    let page = browser.get(&started.url).send().await.unwrap();
    assert!(page.status().is_success(), "the page of the issuer opens");
    let chosen =
        browser.post(&started.url).header("origin", origin).form(&[("person", person)]).send().await.unwrap();
    assert!(chosen.status().is_success(), "the browser ends on a page: {}", chosen.status());
    let ended = Device::event(&mut events, |event| matches!(event, Event::SignInEnded { .. })).await;
    assert_eq!(ended.event, Event::SignInEnded { end: SignInEnd::Done });
}

async fn agree(device: &Device, granted: bool) {
    device.engine.handle(SetConsent { purpose: Purpose::Identity, granted }).await.unwrap();
}

#[tokio::test]
async fn the_name_goes_along_only_once_chi_lan_has_agreed() {
    let city = City::start(true).await;
    let phone = city.device().await;
    come_back(&phone, "lan").await;
    let id = phone.write("Đèn đường tắt ba tối liền").await;
    let send = |as_guest| SendReport { id, as_guest, outside_confirmed: false };
    let refused = phone.engine.handle(send(false)).await.unwrap_err();
    assert_eq!(refused, Problem::field("consent", Rule::Required), "she is asked first, and the draft stays");
    agree(&phone, true).await;
    assert!(!phone.engine.handle(send(false)).await.unwrap().guest, "with her word it goes under her name");
    agree(&phone, false).await;
    let other = phone.write("Một nắp cống bị mất").await;
    let send = SendReport { id: other, as_guest: true, outside_confirmed: false };
    assert!(phone.engine.handle(send).await.unwrap().guest, "without it she may still report as a guest");
}

#[tokio::test]
async fn chi_lan_reports_offline_and_sees_it_fixed() {
    let city = City::start(false).await;
    let phone = city.device().await;
    let id = phone.write("Ổ gà sâu trước cổng trường Quốc Học").await;
    for seed in [1, 2] {
        phone.attach(id, kit::noisy_jpeg(seed)).await;
    }
    assert_eq!(phone.send_as_guest(id).await.state, ReportState::WaitingForNetwork);
    city.line.set(true).await;
    phone.engine.handle(hue_model::queue::NetworkHint { online: true }).await.unwrap();
    let report = phone.report_becomes(id, at(CityStatus::Received)).await;
    assert!(report.number.unwrap().starts_with("HUE-"));
    let receipt = report.receipt.expect("a code to look it up by");
    city.to_agency(id).await;
    let report = phone.report_becomes(id, at(CityStatus::Assigned)).await;
    assert!(report.due_at.is_some());
    assert_eq!(report.receipt, Some(receipt), "the same for ever");
    city.step(id, Step::Start).await;
    let proof = kit::jpeg(400, 300);
    let son = Actor { id: "p-son".to_owned(), role: Role::Clerk { agency: "so-xay-dung".to_owned() } };
    let note = Some("Đã vá xong.".to_owned());
    fixed(city.running.app(), &son, id, None, Bytes::from(proof.clone()), note).await.unwrap();
    let has_proof = |report: &hue_model::report::Report| {
        report
            .timeline
            .last()
            .is_some_and(|entry| entry.status == CityStatus::Fixed && !entry.proof.is_empty())
    };
    let report = phone.report_shows(id, has_proof).await;
    let last = report.timeline.last().unwrap();
    assert_eq!(last.note.as_deref(), Some("Đã vá xong."));
    assert_eq!(phone.engine.blob(last.proof[0]).await.unwrap(), proof);
}

#[tokio::test]
async fn a_closed_app_learns_the_answer_at_its_next_start() {
    let city = City::start(true).await;
    let mut phone = city.device().await;
    let id = phone.write("Đèn hỏng").await;
    phone.send_as_guest(id).await;
    phone.report_becomes(id, at(CityStatus::Received)).await;
    phone.engine.close().await;
    city.step(id, Step::Refuse { reason: "Trùng với HUE-1".to_owned() }).await;
    phone.restart().await;
    let report = phone.report_becomes(id, at(CityStatus::Refused)).await;
    assert_eq!(report.timeline.last().unwrap().note.as_deref(), Some("Trùng với HUE-1"));
}

#[tokio::test]
async fn what_was_written_before_signing_in_goes_out_under_the_name() {
    let city = City::start(true).await;
    let phone = city.device().await;
    let id = phone.write("Cây nghiêng").await;
    agree(&phone, true).await;
    let send = SendReport { id, as_guest: false, outside_confirmed: false };
    assert_eq!(phone.engine.handle(send).await.unwrap().state, ReportState::WaitingForSignIn);
    sign_in(&phone, "lan").await;
    let report = phone.report_becomes(id, at(CityStatus::Received)).await;
    assert!(!report.guest);
    city.to_agency(id).await;
    phone.report_becomes(id, at(CityStatus::Assigned)).await;
}

#[tokio::test]
async fn anh_minh_does_not_see_or_send_what_is_chi_lan_s() {
    let city = City::start(true).await;
    let phone = city.device().await;
    sign_in(&phone, "lan").await;
    city.line.set(false).await;
    let hers = phone.write("Của Lan").await;
    let send = |id| SendReport { id, as_guest: false, outside_confirmed: false };
    phone.engine.handle(send(hers)).await.unwrap();
    phone.engine.handle(SignOut { everything: false }).await.unwrap();
    assert!(phone.engine.handle(ListReports {}).await.unwrap().is_empty());
    city.line.set(true).await;
    sign_in(&phone, "minh").await;
    phone.engine.handle(hue_model::queue::NetworkHint { online: true }).await.unwrap();
    let his = phone.write("Của Minh").await;
    phone.engine.handle(send(his)).await.unwrap();
    phone.report_becomes(his, at(CityStatus::Received)).await;
    assert_eq!(phone.engine.handle(ListReports {}).await.unwrap().len(), 1);
    assert_eq!(phone.engine.handle(GetReport { id: hers }).await.unwrap_err().code, Code::NotFound);
    phone.engine.handle(SignOut { everything: false }).await.unwrap();
    sign_in(&phone, "lan").await;
    phone.report_becomes(hers, at(CityStatus::Received)).await;
}

#[tokio::test]
async fn a_report_is_found_by_its_words_and_only_by_whose_it_is() {
    let city = City::start(true).await;
    let phone = city.device().await;
    sign_in(&phone, "lan").await;
    let hers = phone.write("Con mương trước nhà thờ họ Đặng bốc mùi\nTừ hôm rằm").await;
    let ids = async |text: &str, kind: HitKind| -> Vec<String> {
        let groups = phone.finds(text).await.groups.into_iter().filter(|group| group.kind == kind);
        groups.flat_map(|group| group.hits).map(|hit| hit.id).collect()
    };
    assert_eq!(ids("ho dang", HitKind::Draft).await, [hers.to_string()]);
    let send = SendReport { id: hers, as_guest: false, outside_confirmed: false };
    phone.engine.handle(send).await.unwrap();
    let number = phone.report_shows(hers, |report| report.number.is_some()).await.number.unwrap();
    for typed in ["họ đặng", "ho dang boc mui", "mương nhà thờ", "kiet 12 le thanh ton", &number] {
        assert_eq!(ids(typed, HitKind::Report).await, [hers.to_string()], "{typed}");
    }
    assert!(ids("ho dang", HitKind::Draft).await.is_empty());
    phone.engine.handle(SignOut { everything: false }).await.unwrap();
    assert!(ids("ho dang boc mui", HitKind::Report).await.is_empty(), "nobody is here");
    sign_in(&phone, "minh").await;
    assert!(ids("ho dang boc mui", HitKind::Report).await.is_empty(), "it is not his");
    phone.engine.handle(SignOut { everything: false }).await.unwrap();
    sign_in(&phone, "lan").await;
    assert_eq!(ids("ho dang boc mui", HitKind::Report).await, [hers.to_string()]);
}

#[tokio::test]
async fn withdrawn_at_the_city_too() {
    let city = City::start(true).await;
    let phone = city.device().await;
    let id = phone.write("Nhầm chỗ").await;
    phone.send_as_guest(id).await;
    phone.report_becomes(id, at(CityStatus::Received)).await;
    phone.engine.handle(WithdrawReport { id }).await.unwrap();
    phone.report_becomes(id, |state| *state == ReportState::Withdrawn).await;
}

#[tokio::test]
async fn removing_everything_leaves_an_empty_folder_that_works() {
    let city = City::start(true).await;
    let phone = city.device().await;
    sign_in(&phone, "lan").await;
    let id = phone.write("Sẽ xoá").await;
    phone.attach(id, kit::jpeg(64, 48)).await;
    phone.engine.handle(SignOut { everything: true }).await.unwrap();
    assert!(phone.engine.handle(hue_model::report::ListDrafts {}).await.unwrap().is_empty());
    assert_eq!(std::fs::read_dir(phone.folder().join("blobs")).unwrap().count(), 0);
    phone.write("Bắt đầu lại").await;
}

#[tokio::test]
async fn a_wish_to_withdraw_that_comes_too_late_shows_what_the_city_did() {
    let city = City::start(true).await;
    let phone = city.device().await;
    let id = phone.write("Đã trả lời rồi").await;
    phone.send_as_guest(id).await;
    phone.report_becomes(id, at(CityStatus::Received)).await;
    city.line.set(false).await;
    phone.engine.handle(WithdrawReport { id }).await.unwrap();
    city.step(id, Step::Refuse { reason: "Không thuộc địa bàn".to_owned() }).await;
    city.line.set(true).await;
    phone.engine.handle(hue_model::queue::TryNow {}).await.unwrap();
    phone.report_becomes(id, at(CityStatus::Refused)).await;
}

#[tokio::test]
async fn a_word_about_a_name_leaves_with_its_person() {
    let city = City::start(true).await;
    let phone = city.device().await;
    sign_in(&phone, "lan").await;
    phone.engine.handle(SignOut { everything: false }).await.unwrap();
    let refused = Problem::field("consent", Rule::Required);
    let send = |id| SendReport { id, as_guest: false, outside_confirmed: false };
    let unsigned = phone.write("Viết trước khi đăng nhập").await;
    assert_eq!(phone.engine.handle(send(unsigned)).await.unwrap_err(), refused, "nobody claims it unasked");
    come_back(&phone, "minh").await;
    let his = phone.write("Của Minh").await;
    assert_eq!(phone.engine.handle(send(his)).await.unwrap_err(), refused, "anh Minh never said yes");
}

#[tokio::test]
async fn what_waits_under_a_name_is_held_back_when_chi_lan_takes_her_word_back() {
    let city = City::start(true).await;
    let phone = city.device().await;
    sign_in(&phone, "lan").await;
    city.line.set(false).await;
    let id = phone.write("Chờ mạng").await;
    phone.engine.handle(SendReport { id, as_guest: false, outside_confirmed: false }).await.unwrap();
    agree(&phone, false).await;
    city.line.set(true).await;
    phone.engine.handle(hue_model::queue::TryNow {}).await.unwrap();
    let problem = Problem::field("consent", Rule::Required);
    phone
        .report_becomes(id, |state| *state == ReportState::NeedsAttention { problem: problem.clone() })
        .await;
    phone.queue_shows(|queue| queue.attention == 1 && queue.waiting == 0).await;
    agree(&phone, true).await;
    assert!(!phone.report_becomes(id, at(CityStatus::Received)).await.guest);
}
