//! Saving data and battery in a storm, against the real city: a line is held only in danger, photos wait, rescue does not.

use std::sync::Arc;

use hue_city::alert::content::{Content, Kind};
use hue_core::Handle;
use hue_core::clock::Clock;
use hue_model::queue::SendPhotosNow;
use hue_model::report::{CityStatus, ReportState};
use hue_model::settings::GetSettings;
use hue_model::sos::{GetSos, RaiseSos, SosDetails, SosState};

use super::alerts::rings;
use super::alerts_from_the_desk::{self as from_the_desk, publish};
use super::clock::TurnedClock;
use super::kit::{self, CEILING, Device};
use super::line::Line;

const MINUTE: i64 = 60_000;
const LIST: &str = "GET /alerts/active.json";

struct Storm {
    city: hue_city::Running,
    line: Line,
    clock: TurnedClock,
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
        let clock = TurnedClock::right();
        let lan = Device::with(profile, Arc::new(clock.clone())).await;
        lan.is_live().await;
        Self { city, line, clock, lan, _data: data }
    }

    async fn saves(&self, saves: bool) {
        self.lan.set(|settings| settings.storm_saver = saves).await;
    }

    /// Lets minutes pass until something was asked; answers how many. After each the phone has time to ask.
    async fn minutes_until(&self, asked: &str) -> i64 {
        let line = self.line.listen();
        let known = |line: &tokio::sync::watch::Receiver<super::line::Heard>| {
            line.borrow().requests.iter().filter(|request| *request == asked).count()
        };
        let before = known(&line);
        let wait = async {
            let mut minutes = 0;
            while known(&line) == before {
                self.clock.pass(MINUTE);
                minutes += 1;
                for _ in 0..200 {
                    self.lan.warnings().await;
                }
            }
            minutes
        };
        tokio::time::timeout(CEILING, wait).await.unwrap_or_else(|_| panic!("{asked} is never asked"))
    }
}

#[tokio::test]
async fn a_phone_that_saves_asks_for_warnings_now_and_then_and_holds_a_line_only_in_danger() {
    let storm = Storm::begin().await;
    let mut events = storm.lan.engine.subscribe();
    storm.saves(true).await;
    storm.lan.warnings_show(|listed| !listed.heard.live).await;
    storm.minutes_until(LIST).await;
    storm.line.heard();
    for _ in 0..3 {
        let minutes = storm.minutes_until(LIST).await;
        assert!(minutes >= 4, "every five minutes, by chance a quarter less: {minutes}");
    }
    let quiet = storm.line.heard();
    println!("three looks while nothing happens: {} requests, {} bytes", quiet.requests.len(), quiet.bytes);
    assert_eq!(quiet.requests, [LIST; 3]);
    assert!(quiet.bytes < 3 * 4_096, "{} bytes", quiet.bytes);

    let now = storm.clock.device_now();
    let flood = publish(&storm.city, None, from_the_desk::flood(now.plus(-60 * MINUTE))).await;
    storm.minutes_until(LIST).await;
    assert_eq!(rings(&mut events).await.alert.id, flood.alert.id, "the list brings it, and it rings");
    storm.lan.is_live().await;
    let over = Content { kind: Kind::AllClear, ..from_the_desk::flood(now.plus(-50 * MINUTE)) };
    publish(&storm.city, Some(flood.alert.incident), over).await;
    storm.lan.warnings_show(|listed| !listed.alerts.iter().any(|alert| alert.is_here())).await;
    storm.clock.pass(2 * MINUTE);
    storm.lan.warnings_show(|listed| !listed.heard.live).await;

    storm.saves(false).await;
    storm.lan.is_live().await;
}

#[tokio::test]
async fn the_text_goes_at_once_the_photos_when_lan_says_so_and_rescue_is_never_slowed() {
    let mut storm = Storm::begin().await;
    storm.saves(true).await;
    let id = storm.lan.write("Cây đổ chắn đường Lê Thánh Tôn").await;
    storm.lan.attach(id, kit::noisy_jpeg(1)).await;
    storm.line.heard();
    storm.lan.send_as_guest(id).await;
    let report = storm.lan.report_becomes(id, |state| *state == ReportState::PhotosWait).await;
    assert!(report.number.is_some(), "the city has the text");
    let queue = storm.lan.queue_shows(|queue| queue.photos_wait == 1).await;
    assert_eq!((queue.waiting, queue.sending, queue.next_try_at), (0, None, None));

    let call = storm.lan.engine.handle(RaiseSos { details: SosDetails::default() }).await.unwrap();
    let mut events = storm.lan.engine.subscribe();
    while storm.lan.engine.handle(GetSos { id: call.id }).await.unwrap().state != SosState::Received {
        Device::event(&mut events, |_| true).await;
    }
    let heard = storm.line.heard();
    println!("a report of one photo and a call for rescue: {:?}, {} bytes", heard.requests, heard.bytes);
    let uploads =
        |heard: &super::line::Heard| heard.requests.iter().any(|request| request.contains("/uploads"));
    assert!(!uploads(&heard) && heard.bytes < 32 * 1_024, "no photo left: {heard:?}");

    storm.lan.restart().await;
    assert!(storm.lan.engine.handle(GetSettings {}).await.unwrap().storm_saver, "it stays as she set it");
    storm.lan.report_becomes(id, |state| *state == ReportState::PhotosWait).await;
    storm.lan.engine.handle(SendPhotosNow {}).await.unwrap();
    storm
        .lan
        .report_becomes(id, |state| *state == ReportState::AtCity { status: CityStatus::Received })
        .await;
    assert!(uploads(&storm.line.heard()));
    assert_eq!(storm.lan.queue_shows(|queue| queue.photos_wait == 0).await.waiting, 0);
}
