//! How often a city is asked for what it publishes and what is said of that, against a city that answers as it is told.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use hue_core::Handle;
use hue_core::clock::{Clock as _, SystemClock};
use hue_model::consent::{Purpose, SetConsent};
use hue_model::event::Event;
use hue_model::gauge::{Gauge, GaugeState, Gauges, Newest, Quantity, RemoveThreshold, Station, StationKind};
use hue_model::geo::Point;
use hue_model::queue::{NetworkHint, TryNow};
use hue_model::shelter::{ListShelters, ListedShelters, Shelters};
use hue_model::text::Localized;
use hue_model::time::Millis;
use hue_model::wire::City;

use super::clock::TurnedClock;
use super::kit::{self, CEILING, Device, NOWHERE};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
const GAUGES: &str = "/api/v1/gauges";
const SHELTERS: &str = "/api/v1/shelters";

/// The city: what it says of gauges, and what it was asked.
#[derive(Clone, Default)]
struct Desk(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    /// Seconds after which it wants to be asked again, while it is busy.
    busy: Option<u32>,
    gauges: Vec<Gauge>,
    asked: Vec<String>,
}

impl Desk {
    /// The city, and chị Lan's phone with a clock of its own.
    async fn open() -> (Self, Device, TurnedClock) {
        let (desk, clock) = (Self::default(), TurnedClock::right());
        let phone = desk.phone(&clock).await;
        (desk, phone, clock)
    }

    async fn phone(&self, clock: &TurnedClock) -> Device {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let routes = Router::new().fallback(answer).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        Device::with(kit::profile(&base), Arc::new(clock.clone())).await
    }

    fn with<T>(&self, work: impl FnOnce(&mut Inner) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn asked(&self, path: &str) -> usize {
        self.with(|inner| inner.asked.iter().filter(|asked| *asked == path).count())
    }

    /// Waits until it was asked for that so often.
    async fn is_asked(&self, path: &str, times: usize) {
        let wait = async {
            while self.asked(path) < times {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(CEILING, wait)
            .await
            .unwrap_or_else(|_| panic!("{path} is asked for {times} times"));
    }
}

async fn answer(State(desk): State<Desk>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    desk.with(|inner| inner.asked.push(path.clone()));
    let (busy, gauges) = desk.with(|inner| (inner.busy, inner.gauges.clone()));
    match (path.as_str(), busy) {
        ("/api/v1/city", _) => {
            let (time, name) = (SystemClock::new().device_now(), Localized::vi_en("Huế", "Huế"));
            Json(City { time, version: "0".into(), name, demo: true }).into_response()
        }
        (GAUGES, Some(seconds)) => {
            (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, seconds.to_string())]).into_response()
        }
        (GAUGES, None) => Json(Gauges { gauges }).into_response(),
        (SHELTERS, _) => Json(Shelters { issued_at: SystemClock::new().device_now(), shelters: Vec::new() })
            .into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn kim_long(at: Millis) -> Gauge {
    let station = Station {
        code: "river-kim-long".into(),
        name: Localized::vi_en("Kim Long", "Kim Long"),
        kind: StationKind::River,
        river: Some(Localized::vi_en("Sông Hương", "Perfume River (Sông Hương)")),
        point: Point { lat: 16.45, long: 107.56 },
        ward_code: "19774".into(),
        alarm_m: [Some(1.0), Some(2.0), Some(3.5)],
        normal_level_m: None,
    };
    let quantity = Quantity::WaterLevel;
    let newest = Newest { quantity, unit: "m".into(), at, value: 2.4, trend: None };
    Gauge::at(station, vec![newest], false, at)
}

impl Device {
    async fn shelters_are_heard(&self) -> ListedShelters {
        let wait = async {
            loop {
                let listed = self.engine.handle(ListShelters {}).await.unwrap();
                if listed.heard_at.is_some() {
                    return listed;
                }
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(CEILING, wait).await.expect("the list comes")
    }
}

#[tokio::test]
async fn a_busy_city_is_not_asked_before_the_moment_it_named() {
    let (desk, phone, clock) = Desk::open().await;
    desk.with(|inner| inner.busy = Some(120));
    let listed = phone.gauges_show(|listed| listed.failed).await;
    assert_eq!((listed.heard_at, listed.gauges.len()), (None, 0));
    for _ in 0..3 {
        clock.pass(20_000);
        phone.engine.handle(NetworkHint { online: true }).await.unwrap();
        phone.engine.handle(TryNow {}).await.unwrap();
        phone.gauges().await;
        phone.shelters_are_heard().await;
    }
    assert_eq!(desk.asked(GAUGES), 1, "it said two minutes");
    desk.with(|inner| inner.busy = None);
    clock.pass(61_000);
    // What came is stored a moment before it is said that nothing is wrong any more.
    phone.gauges_show(|listed| listed.heard_at.is_some() && !listed.failed).await;
    assert_eq!(desk.asked(GAUGES), 2);
}

#[tokio::test]
async fn nothing_else_that_the_engine_does_makes_it_ask() {
    let (desk, phone, clock) = Desk::open().await;
    phone.gauges_show(|listed| listed.heard_at.is_some()).await;
    phone.shelters_are_heard().await;
    for granted in [true, false, true, false] {
        // Each of these wakes whatever waits in the engine.
        phone.engine.handle(SetConsent { purpose: Purpose::Location, granted }).await.unwrap();
        phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    }
    clock.pass(31_000);
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    for path in [GAUGES, SHELTERS] {
        desk.is_asked(path, 2).await;
    }
    for _ in 0..4 {
        phone.engine.handle(TryNow {}).await.unwrap();
        phone.gauges().await;
        phone.shelters_are_heard().await;
    }
    clock.pass(2 * MINUTE + 1_000);
    for path in [GAUGES, SHELTERS] {
        desk.is_asked(path, 3).await;
    }
    assert_eq!((desk.asked(GAUGES), desk.asked(SHELTERS)), (3, 3));
}

#[tokio::test]
async fn not_heard_yet_heard_and_empty_and_asked_in_vain_are_three_things() {
    let (_, phone, _) = Desk::open().await;
    let listed = phone.gauges().await;
    assert_eq!((listed.heard_at, listed.failed), (None, false), "it was not even asked");
    let listed = phone.gauges_show(|listed| listed.heard_at.is_some()).await;
    assert!(listed.gauges.is_empty() && !listed.failed);
    assert!(!phone.shelters_are_heard().await.failed);
    let alone = Device::with(kit::profile(NOWHERE), Arc::new(TurnedClock::right())).await;
    let listed = alone.gauges_show(|listed| listed.failed).await;
    assert_eq!(listed.heard_at, None);
}

#[tokio::test]
async fn her_level_on_a_station_that_is_gone_is_seen_with_its_name_and_taken_away() {
    let (desk, mut phone, clock) = Desk::open().await;
    desk.with(|inner| inner.gauges = vec![kim_long(clock.device_now())]);
    phone.gauges_show(|listed| listed.gauges.len() == 1).await;
    phone.sets(3.0).await.unwrap();
    desk.with(|inner| inner.gauges.clear());
    clock.pass(3 * MINUTE);
    phone.gauges_show(|listed| listed.gauges.is_empty()).await;
    phone.restart().await;
    let listed = phone.gauges().await;
    let [level] = &listed.thresholds[..] else { panic!("{listed:?}") };
    assert_eq!((level.level, level.name.clone()), (3.0, Some(Localized::vi_en("Kim Long", "Kim Long"))));
    let away =
        RemoveThreshold { station: level.station.clone(), quantity: level.quantity, level: level.level };
    assert_eq!(phone.engine.handle(away).await.unwrap(), []);
    assert_eq!(phone.gauges().await.thresholds, []);
}

#[tokio::test]
async fn a_phone_that_is_a_day_wrong_shows_the_river_by_the_citys_clock() {
    for wrong in [DAY, -DAY] {
        let (desk, clock) = (Desk::default(), TurnedClock::right());
        desk.with(|inner| inner.gauges = vec![kim_long(clock.device_now())]);
        clock.put_wrong(wrong);
        let phone = desk.phone(&clock).await;
        let mut events = phone.engine.subscribe();
        let listed = phone.gauges_show(|listed| listed.gauges.len() == 1).await;
        assert_eq!((listed.gauges[0].state, listed.gauges[0].alarm), (GaugeState::Fresh, Some(2)));
        let right = |error: i64| (error + wrong).abs() < MINUTE;
        let told = |event: &Event| match event {
            Event::TimeLearned { device_error } | Event::Snapshot { device_error, .. } => {
                right(*device_error)
            }
            _ => false,
        };
        Device::event(&mut events, told).await;
        let mut later = phone.engine.overhear();
        let first = Device::event(&mut later, |_| true).await.event;
        assert!(matches!(first, Event::Snapshot { device_error, .. } if right(device_error)), "{first:?}");
    }
}
