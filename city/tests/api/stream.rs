//! Changes as they happen.

use futures_util::{Stream, StreamExt as _};
use hue_city::case::{Actor, Step, act};
use hue_city::store::role::Role;
use hue_model::report::CityStatus;
use hue_model::wire::MeEvent;
use reqwest::StatusCode;

use crate::support::{CEILING, City, Engine, Guest, on_both, report_id};

on_both!(a_change_reaches_the_open_app_whole, what_was_missed_comes_first);

pub(crate) struct Events(std::pin::Pin<Box<dyn Stream<Item = reqwest::Result<bytes::Bytes>> + Send>>, String);

impl Events {
    pub(crate) async fn open(who: &Guest, path: &str) -> Self {
        let response = who.get(path).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self(Box::pin(response.bytes_stream()), String::new())
    }

    /// The next event; `None` when the city closed the stream.
    pub(crate) async fn next(&mut self) -> Option<MeEvent> {
        loop {
            if let Some((event, rest)) = self.1.split_once("\n\n") {
                let event = serde_json::from_str(event.strip_prefix("data: ").unwrap()).unwrap();
                self.1 = rest.to_owned();
                return Some(event);
            }
            let piece = tokio::time::timeout(CEILING, self.0.next()).await.unwrap()?.ok()?;
            self.1.push_str(std::str::from_utf8(&piece).unwrap());
        }
    }

    /// The next event that is no heartbeat.
    pub(crate) async fn change(&mut self) -> Option<hue_model::wire::ReportStatus> {
        loop {
            if let MeEvent::Report(report) = self.next().await? {
                return Some(report);
            }
        }
    }
}

async fn verify(city: &City) {
    let ha = Actor { id: "p-ha".into(), role: Role::Operator };
    act(city.running.app(), &ha, report_id(1), None, Step::Verify).await.unwrap();
}

async fn a_change_reaches_the_open_app_whole(engine: Engine) {
    let city = City::start(engine).await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    let mut events = Events::open(&lan, "/api/v1/me/stream").await;
    assert!(matches!(events.next().await, Some(MeEvent::Heartbeat { .. })), "a heartbeat first");
    minh.send(report_id(2), &minh.report(&[])).await;
    lan.send(report_id(1), &lan.report(&[])).await;
    let report = events.change().await.unwrap();
    assert_eq!((report.id, report.status), (report_id(1), CityStatus::Received), "only her own");
    verify(&city).await;
    let report = events.change().await.unwrap();
    assert_eq!((report.status, report.timeline.len()), (CityStatus::Verified, 2));
}

async fn what_was_missed_comes_first(engine: Engine) {
    let city = City::start(engine).await;
    let lan = city.guest("chị Lan");
    lan.send(report_id(1), &lan.report(&[])).await;
    let seen = lan.status(report_id(1)).await.version;
    verify(&city).await;
    let mut events = Events::open(&lan, &format!("/api/v1/me/stream?since={seen}")).await;
    assert_eq!(events.change().await.unwrap().status, CityStatus::Verified);
}

#[tokio::test]
async fn heartbeats_go_on() {
    let quick = std::time::Duration::from_millis(20);
    let city = City::start_with(Engine::Sqlite, |config| config.limits.heartbeat = quick).await;
    let mut events = Events::open(&city.guest("chị Lan"), "/api/v1/me/stream").await;
    for _ in 0..3 {
        assert!(matches!(events.next().await, Some(MeEvent::Heartbeat { .. })));
    }
}

#[tokio::test]
async fn it_closes_when_the_sign_in_ends() {
    let city = City::start(Engine::Sqlite).await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    let mut hers = Events::open(&lan, "/api/v1/me/stream").await;
    let mut his = Events::open(&minh, "/api/v1/me/stream").await;
    for events in [&mut hers, &mut his] {
        events.next().await.unwrap();
    }
    city.running.app().bus.ended(&lan.owner());
    assert_eq!(hers.next().await, None);
    minh.send(report_id(2), &minh.report(&[])).await;
    assert!(his.change().await.is_some(), "his goes on");
}

#[tokio::test]
async fn it_closes_when_the_city_stops() {
    let city = City::start(Engine::Sqlite).await;
    let mut events = Events::open(&city.guest("chị Lan"), "/api/v1/me/stream").await;
    events.next().await.unwrap();
    city.running.stop().await;
    assert_eq!(events.next().await, None);
}

#[tokio::test]
async fn the_ninth_stream_of_one_phone_ends_its_first() {
    let city = City::start(Engine::Sqlite).await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    let mut his = Events::open(&minh, "/api/v1/me/stream").await;
    let mut hers = Vec::new();
    for _ in 0..9 {
        let mut events = Events::open(&lan, "/api/v1/me/stream").await;
        events.next().await.unwrap();
        hers.push(events);
    }
    assert_eq!(hers[0].change().await, None, "the oldest makes room");
    lan.send(report_id(1), &lan.report(&[])).await;
    minh.send(report_id(2), &minh.report(&[])).await;
    for events in hers[1..].iter_mut().chain([&mut his]) {
        assert!(events.change().await.is_some(), "the others go on");
    }
}

#[tokio::test]
async fn more_streams_than_places_are_sent_away() {
    let city = City::start_with(Engine::Sqlite, |config| config.limits.streams = 1).await;
    let lan = city.guest("chị Lan");
    let _open = Events::open(&lan, "/api/v1/me/stream").await;
    let second = lan.get("/api/v1/me/stream").await;
    assert_eq!(second.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(second.headers()["retry-after"], "30");
}
