//! Saving data and battery in a storm, against the real city: a line is held only in danger, photos wait and the report
//! does not, rescue is never slowed.

use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use hue_city::alert::content::{Content, Kind};
use hue_city::case::{self, Actor, Case, Step};
use hue_city::store::role::Role;
use hue_city::store::upload::Awaited;
use hue_core::Handle;
use hue_core::clock::Clock;
use hue_model::id::ReportId;
use hue_model::problem::Code;
use hue_model::queue::SendPhotosNow;
use hue_model::report::{CityStatus, Report, ReportState, WithdrawReport};
use hue_model::settings::GetSettings;
use hue_model::sos::{GetSos, RaiseSos, SosDetails, SosState};

use super::alerts::rings;
use super::alerts_from_the_desk::{self as from_the_desk, publish};
use super::bad_city::{BadCity, Fault};
use super::kit::{self, CEILING, Device};
use super::line::{Heard, Line};
use super::watched::WatchedClock;

const MINUTE: i64 = 60_000;
const LIST: &str = "GET /alerts/active.json";
/// Between two looks at the list while data is saved: five minutes, by chance up to a quarter less.
const PAUSE: std::ops::RangeInclusive<Duration> = Duration::from_secs(225)..=Duration::from_secs(300);
/// Between two looks at Lan's reports: fifteen, by chance up to a quarter less.
const REPORTS_PAUSE: std::ops::RangeInclusive<Duration> = Duration::from_secs(675)..=Duration::from_secs(900);

struct Storm {
    city: hue_city::Running,
    line: Line,
    clock: WatchedClock,
    lan: Device,
    _data: tempfile::TempDir,
}

impl Storm {
    /// A city, and chị Lan's phone on a line to it.
    async fn begin() -> Self {
        let data = tempfile::tempdir().unwrap();
        let city = hue_city::serve(hue_city::Config::new(data.path())).await.unwrap();
        let line = Line::to(city.base_url.strip_prefix("http://").unwrap().parse().unwrap(), true).await;
        let mut profile = city.profile.clone();
        profile.base_url = line.base_url();
        let clock = WatchedClock::right();
        let lan = Device::with(profile, Arc::new(clock.clone())).await;
        lan.is_live().await;
        Self { city, line, clock, lan, _data: data }
    }

    async fn saves(&self, saves: bool) {
        self.lan.set(|settings| settings.storm_saver = saves).await;
    }

    /// Lets the pause before the next look at the list pass, and waits for that look.
    async fn looks_again(&self) {
        let pause = self.clock.sleeper(|pause| PAUSE.contains(&pause)).await;
        let mut heard = self.line.listen();
        let looks = |heard: &Heard| heard.requests.iter().filter(|request| *request == LIST).count();
        let before = looks(&heard.borrow());
        self.clock.pass(pause);
        let look = heard.wait_for(|heard| looks(heard) > before);
        tokio::time::timeout(CEILING, look).await.expect("the list is asked for").unwrap();
    }

    /// A report as the desk has it.
    async fn at_the_desk(&self, id: ReportId) -> Case {
        case::get(self.city.app(), &ha(), id).await.unwrap()
    }

    async fn desk_does(&self, id: ReportId, step: Step) {
        let seen = self.at_the_desk(id).await.report.version;
        case::act(self.city.app(), &ha(), id, Some(seen), step).await.unwrap();
    }
}

/// Trần Hà, at the desk.
fn ha() -> Actor {
    Actor { id: "p-ha".to_owned(), role: Role::Operator }
}

fn waits(status: CityStatus, photos: u32) -> impl Fn(&ReportState) -> bool {
    move |state| *state == ReportState::PhotosWait { status, photos, held: true }
}

fn uploads(heard: &Heard) -> bool {
    heard.requests.iter().any(|request| request.contains("/uploads"))
}

#[tokio::test]
async fn a_phone_that_saves_asks_for_warnings_now_and_then_and_holds_a_line_only_in_danger() {
    let storm = Storm::begin().await;
    let mut events = storm.lan.engine.subscribe();
    storm.saves(true).await;
    storm.lan.warnings_show(|listed| !listed.heard.live).await;
    storm.clock.sleeper(|pause| PAUSE.contains(&pause)).await;
    storm.line.heard();
    for _ in 0..3 {
        storm.looks_again().await;
    }
    storm.clock.sleeper(|pause| PAUSE.contains(&pause)).await;
    let quiet = storm.line.heard();
    println!("three looks while nothing happens: {} requests, {} bytes", quiet.requests.len(), quiet.bytes);
    assert_eq!(quiet.requests, [LIST; 3]);
    assert!(quiet.bytes < 3 * 4_096, "{} bytes", quiet.bytes);

    let now = storm.clock.device_now();
    let flood = publish(&storm.city, None, from_the_desk::flood(now.plus(-60 * MINUTE))).await;
    storm.looks_again().await;
    assert_eq!(rings(&mut events).await.alert.id, flood.alert.id, "the list brings it, and it rings");
    storm.lan.is_live().await;
    // The outbox, and whoever looks whether it is still dangerous here.
    storm.clock.sleepers(|all| all.iter().filter(|pause| pause.as_secs() == 60).count() == 2).await;
    let over = Content { kind: Kind::AllClear, ..from_the_desk::flood(now.plus(-50 * MINUTE)) };
    publish(&storm.city, Some(flood.alert.incident), over).await;
    storm.lan.warnings_show(|listed| !listed.alerts.iter().any(|alert| alert.is_here())).await;
    storm.clock.pass(Duration::from_secs(61));
    storm.lan.warnings_show(|listed| !listed.heard.live).await;
    storm.clock.sleeper(|pause| PAUSE.contains(&pause)).await;

    storm.saves(false).await;
    storm.lan.is_live().await;
}

#[tokio::test]
async fn the_desk_works_on_a_report_at_once_its_photos_come_when_lan_says_so_and_rescue_is_never_slowed() {
    let mut storm = Storm::begin().await;
    storm.saves(true).await;
    let id = storm.lan.write("Cây đổ chắn đường Lê Thánh Tôn").await;
    storm.lan.attach(id, kit::noisy_jpeg(1)).await;
    storm.line.heard();
    storm.lan.send_as_guest(id).await;
    let report = storm.lan.report_becomes(id, waits(CityStatus::Received, 1)).await;
    assert!(report.number.is_some() && report.due_at.is_some(), "the city answers for it: {report:?}");
    let queue = storm.lan.queue_shows(|queue| queue.photos_wait == 1).await;
    assert_eq!((queue.waiting, queue.sending, queue.next_try_at), (0, None, None));

    let call = storm.lan.engine.handle(RaiseSos { details: SosDetails::default() }).await.unwrap();
    let mut events = storm.lan.engine.subscribe();
    while storm.lan.engine.handle(GetSos { id: call.id }).await.unwrap().state != SosState::Received {
        Device::event(&mut events, |_| true).await;
    }
    let heard = storm.line.heard();
    println!("a report of one photo and a call for rescue: {:?}, {} bytes", heard.requests, heard.bytes);
    assert!(!uploads(&heard) && heard.bytes < 32 * 1_024, "no photo left: {heard:?}");

    let case = storm.at_the_desk(id).await;
    assert_eq!(case.awaited(), Some(Awaited { missing: 1, announced: 1 }), "she sees what is still to come");
    storm.desk_does(id, Step::Verify).await;
    storm.desk_does(id, Step::Answer { letter: "Đội cây xanh đang tới.".into() }).await;
    let pause = storm.clock.sleeper(|pause| REPORTS_PAUSE.contains(&pause)).await;
    storm.clock.pass(pause);
    let answered = storm.lan.report_becomes(id, waits(CityStatus::Answered, 1)).await;
    assert_eq!(letters(&answered), ["Đội cây xanh đang tới."], "she is answered while the photo waits");
    assert!(
        report.withdrawable && !answered.withdrawable && answered.lacks_photos,
        "too late to take it back"
    );
    let problem = storm.lan.engine.handle(WithdrawReport { id }).await.unwrap_err();
    assert_eq!(problem.code, Code::Frozen, "and not by force");

    storm.lan.restart().await;
    assert!(storm.lan.engine.handle(GetSettings {}).await.unwrap().storm_saver, "it stays as she set it");
    storm.lan.report_becomes(id, waits(CityStatus::Answered, 1)).await;
    let seen = storm.at_the_desk(id).await;
    storm.lan.engine.handle(SendPhotosNow { report: None }).await.unwrap();
    let at_city = ReportState::AtCity { status: CityStatus::Answered };
    let whole = storm.lan.report_becomes(id, |state| *state == at_city).await;
    assert_eq!((whole.number, whole.receipt), (report.number, report.receipt), "the same report");
    assert!(uploads(&storm.line.heard()));
    assert_eq!(storm.lan.queue_shows(|queue| queue.photos_wait == 0).await.waiting, 0);
    let case = storm.at_the_desk(id).await;
    assert_eq!(
        (case.awaited(), case.report.version),
        (None, seen.report.version),
        "what Hà writes still holds"
    );
    assert_ne!(case.mark(), seen.mark(), "and her page shows the photo");
    assert_eq!(case.timeline.len(), 3, "received, verified, answered, each once: {:?}", case.timeline);
}

fn letters(report: &Report) -> Vec<&str> {
    report.timeline.iter().filter_map(|entry| entry.note.as_deref()).collect()
}

#[tokio::test]
async fn a_withdrawal_that_came_too_late_takes_no_photo_from_the_desk() {
    let storm = Storm::begin().await;
    storm.saves(true).await;
    let id = storm.lan.write("Cột đèn ngã ngang đường").await;
    storm.lan.attach(id, kit::jpeg(320, 240)).await;
    storm.lan.send_as_guest(id).await;
    storm.lan.report_becomes(id, waits(CityStatus::Received, 1)).await;
    storm.desk_does(id, Step::Verify).await;
    storm.desk_does(id, Step::Answer { letter: "Đội điện đang tới.".into() }).await;
    storm.lan.engine.handle(WithdrawReport { id }).await.unwrap();
    let answered = storm.lan.report_becomes(id, waits(CityStatus::Answered, 1)).await;
    assert_eq!(letters(&answered), ["Đội điện đang tới."]);
    assert_eq!(storm.at_the_desk(id).await.awaited(), Some(Awaited { missing: 1, announced: 1 }));
    assert_eq!(storm.lan.queue_shows(|queue| queue.photos_wait == 1).await.waiting, 0);

    storm.lan.engine.handle(SendPhotosNow { report: Some(id) }).await.unwrap();
    let at_city = ReportState::AtCity { status: CityStatus::Answered };
    storm.lan.report_becomes(id, |state| *state == at_city).await;
    assert_eq!(storm.at_the_desk(id).await.awaited(), None, "nothing is still to come");
}

#[tokio::test]
async fn turning_the_saver_on_stops_a_photo_in_the_midst_and_lan_sends_the_photos_of_one_report() {
    let (city, line) = BadCity::start(true).await;
    // The first piece comes in half, the next hangs on a thin line.
    city.misbehave(Method::PATCH, &[Fault::HalfChunk, Fault::Hold]);
    let mut phone = Device::new(&line.base_url()).await;
    let tree = phone.write("Cây đổ đè lên dây điện").await;
    let photo = phone.attach(tree, kit::noisy_jpeg(5)).await.photo;
    phone.send_as_guest(tree).await;
    let is_piece = |(method, _): &&(Method, String)| *method == Method::PATCH;
    city.is_asked(|log| log.iter().filter(is_piece).count() == 2).await;
    phone.set(|settings| settings.storm_saver = true).await;
    phone.report_becomes(tree, waits(CityStatus::Received, 1)).await;
    let ditch = phone.write("Cống trước nhà trào").await;
    phone.attach(ditch, kit::jpeg(320, 240)).await;
    phone.send_as_guest(ditch).await;
    phone.report_becomes(ditch, waits(CityStatus::Received, 1)).await;
    phone.restart().await;
    phone.queue_shows(|queue| queue.photos_wait == 2 && queue.waiting == 0).await;
    let pieces = city.asked(&Method::PATCH);
    assert_eq!(pieces.len(), 2, "not one piece more");

    phone.engine.handle(SendPhotosNow { report: Some(tree) }).await.unwrap();
    let received = ReportState::AtCity { status: CityStatus::Received };
    phone.report_becomes(tree, |state| *state == received).await;
    assert_eq!(city.photo(photo.id), phone.engine.blob(photo.blob).await.unwrap(), "the photo is whole");
    let offset = |piece: &super::bad_city::Asked| piece.headers["upload-offset"].to_str().unwrap().to_owned();
    let after = city.asked(&Method::PATCH);
    assert_eq!(offset(&after[2]), offset(&pieces[1]), "it goes on where it was stopped");
    assert_ne!(offset(&after[2]), "0");
    phone.report_becomes(ditch, waits(CityStatus::Received, 1)).await;

    phone.set(|settings| settings.storm_saver = false).await;
    phone.report_becomes(ditch, |state| *state == received).await;
    assert_eq!(city.reports(), 2);
}
