//! The street map on a device: over a line that breaks, stopped and gone on with, refused where it is none.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::{StreamExt as _, stream};
use hue_core::Handle;
use hue_core::clock::{Clock as _, SystemClock};
use hue_model::problem::Code;
use hue_model::street_map::{
    ARCHIVE, DownloadStreetMap, GetStreetMap, KnownStreetMap, OFFER, OfferedStreetMap, RemoveStreetMap,
    StopStreetMap, StreetMap,
};
use hue_model::text::Localized;
use hue_model::wire::City;
use sha2::{Digest as _, Sha256};

use super::archive::{BRIDGE, archive, street};
use super::kit::{CEILING, Device};

/// A city that gives an archive, so many bytes an answer.
#[derive(Clone)]
struct Desk(Arc<Mutex<Inner>>);

struct Inner {
    offer: StreetMap,
    archive: Bytes,
    /// After how many bytes each answer breaks off.
    breaks: Option<usize>,
    /// Whether it then falls silent instead.
    silent: bool,
    /// Where the caller wanted to go on, one an answer.
    asked: Vec<usize>,
}

fn offer(archive: &[u8]) -> StreetMap {
    let sha256 = Sha256::digest(archive).iter().map(|byte| format!("{byte:02x}")).collect();
    StreetMap { sha256, bytes: archive.len() as u64, attribution: "© OpenStreetMap".into(), max_zoom: 14 }
}

impl Desk {
    async fn open(archive: Vec<u8>, breaks: Option<usize>) -> (Self, Device) {
        let inner = Inner {
            offer: offer(&archive),
            archive: archive.into(),
            breaks,
            silent: false,
            asked: Vec::new(),
        };
        let desk = Self(Arc::new(Mutex::new(inner)));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let routes = Router::new().fallback(answer).with_state(desk.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        let device = Device::new(&base).await;
        device.street_map_shows(|known| known.offered.is_some()).await;
        (desk, device)
    }

    fn with<T>(&self, work: impl FnOnce(&mut Inner) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Gives another archive, said to be `said`.
    fn gives(&self, archive: Vec<u8>, said: StreetMap) {
        self.with(|inner| (inner.archive, inner.offer) = (archive.into(), said));
    }
}

async fn answer(State(desk): State<Desk>, request: Request) -> Response {
    match request.uri().path() {
        "/api/v1/city" => {
            let (time, name) = (SystemClock::new().device_now(), Localized::vi_en("Huế", "Huế"));
            axum::Json(City { time, version: "0".into(), name, demo: true }).into_response()
        }
        OFFER => axum::Json(OfferedStreetMap { street_map: Some(desk.with(|inner| inner.offer.clone())) })
            .into_response(),
        ARCHIVE => piece(&desk, &request),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn piece(desk: &Desk, request: &Request) -> Response {
    let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let from =
        text(header::RANGE).and_then(|range| range.strip_prefix("bytes=")?.strip_suffix('-')?.parse().ok());
    desk.with(|inner| {
        let same = text(header::IF_RANGE) == Some(format!("\"{}\"", inner.offer.sha256).as_str());
        let from: usize = from.filter(|_| same).unwrap_or_default();
        inner.asked.push(from);
        let rest = inner.archive.slice(from.min(inner.archive.len())..);
        let first = rest.slice(..inner.breaks.unwrap_or(rest.len()).min(rest.len()));
        let whole = first.len() == rest.len();
        let length = [(header::CONTENT_LENGTH, rest.len().to_string())];
        let broken = stream::once(async {
            // What was sent goes out first.
            for _ in 0..20 {
                tokio::task::yield_now().await;
            }
            Err(std::io::Error::other("the line breaks"))
        });
        let sent = stream::iter([Ok(first)]);
        let body = match (whole, inner.silent) {
            (true, _) => Body::from_stream(sent),
            (false, true) => Body::from_stream(sent.chain(stream::pending())),
            (false, false) => Body::from_stream(sent.chain(broken)),
        };
        let status = if from > 0 { StatusCode::PARTIAL_CONTENT } else { StatusCode::OK };
        (status, length, body).into_response()
    })
}

impl Device {
    async fn street_map_shows(&self, is: impl Fn(&KnownStreetMap) -> bool) -> KnownStreetMap {
        let mut events = self.engine.subscribe();
        let wait = async {
            loop {
                let known = self.engine.handle(GetStreetMap {}).await.unwrap();
                if is(&known) {
                    return known;
                }
                events.next().await.expect("the engine goes on");
            }
        };
        match tokio::time::timeout(CEILING, wait).await {
            Ok(known) => known,
            Err(_) => panic!("the street map stays {:?}", self.engine.handle(GetStreetMap {}).await),
        }
    }

    async fn fetches_the_street_map(&self) -> KnownStreetMap {
        self.engine.handle(DownloadStreetMap {}).await.unwrap();
        self.street_map_shows(|known| !known.loading).await
    }

    async fn bridge(&self) -> Option<Bytes> {
        let (zoom, x, y) = BRIDGE;
        self.engine.tile(zoom, x, y).await.unwrap()
    }
}

#[tokio::test]
async fn it_comes_over_a_line_that_breaks_again_and_again() {
    let whole = archive(16);
    let (desk, mut phone) = Desk::open(whole.clone(), Some(70_001)).await;
    let known = phone.fetches_the_street_map().await;
    assert_eq!((known.problem, known.kept.map(|kept| kept.bytes)), (None, Some(whole.len() as u64)));
    let asked = desk.with(|inner| inner.asked.clone());
    let steps: Vec<_> = asked.windows(2).map(|pair| pair[1].checked_sub(pair[0])).collect();
    assert!(asked.len() > 7 && asked[0] == 0, "{asked:?}");
    assert!(
        steps.iter().all(|step| step.is_some_and(|step| step <= 70_001)),
        "it goes on where it was: {asked:?}"
    );
    assert_eq!(phone.bridge().await.unwrap(), street());
    let (zoom, x, y) = BRIDGE;
    assert_eq!(phone.engine.tile(zoom, x + 1, y).await.unwrap(), None, "there is no tile there");
    assert_eq!(phone.engine.tile(3, 8, 0).await.unwrap_err().code, Code::NotFound, "nor on the earth");
    phone.restart().await;
    assert_eq!(phone.bridge().await.unwrap(), street(), "it is still there");
}

#[tokio::test]
async fn lan_stops_it_goes_on_and_takes_it_off_her_phone() {
    let (desk, phone) = Desk::open(archive(16), Some(50_000)).await;
    desk.with(|inner| inner.silent = true);
    assert!(phone.engine.handle(DownloadStreetMap {}).await.unwrap().loading);
    phone.street_map_shows(|known| known.received == 50_000).await;
    let stopped = phone.engine.handle(StopStreetMap {}).await.unwrap();
    assert_eq!((stopped.loading, stopped.received, stopped.kept), (false, 50_000, None));
    desk.with(|inner| inner.breaks = None);
    assert!(phone.fetches_the_street_map().await.kept.is_some());
    assert_eq!(desk.with(|inner| inner.asked.clone()), [0, 50_000]);
    let removed = phone.engine.handle(RemoveStreetMap {}).await.unwrap();
    assert_eq!((removed.kept, removed.received), (None, 0));
    let (zoom, x, y) = BRIDGE;
    assert_eq!(phone.engine.tile(zoom, x, y).await.unwrap_err().code, Code::NotFound);
    assert!(!phone.folder().join("street-map").exists());
}

#[tokio::test]
async fn it_pauses_while_data_is_saved_and_goes_on_by_itself() {
    let (desk, phone) = Desk::open(archive(16), Some(50_000)).await;
    let saves = async |saves: bool| phone.set(|settings| settings.storm_saver = saves).await;
    desk.with(|inner| inner.silent = true);
    phone.engine.handle(DownloadStreetMap {}).await.unwrap();
    phone.street_map_shows(|known| known.received == 50_000).await;
    saves(true).await;
    let paused = phone.street_map_shows(|known| known.paused).await;
    assert_eq!((paused.loading, paused.received, paused.problem), (true, 50_000, None));
    desk.with(|inner| inner.breaks = None);
    assert_eq!(desk.with(|inner| inner.asked.clone()), [0], "nothing is asked for meanwhile");
    saves(false).await;
    let done = phone.street_map_shows(|known| !known.loading).await;
    assert_eq!((done.kept.is_some(), done.paused, done.problem), (true, false, None));
    assert_eq!(desk.with(|inner| inner.asked.clone()), [0, 50_000]);
    phone.engine.handle(RemoveStreetMap {}).await.unwrap();
    saves(true).await;
    assert!(phone.fetches_the_street_map().await.kept.is_some(), "who asks for it all the same has it");
}

#[tokio::test]
async fn what_is_no_map_is_refused_and_the_one_before_stays() {
    let good = archive(2);
    let (desk, phone) = Desk::open(good.clone(), None).await;
    phone.fetches_the_street_map().await;
    let rubbish = b"<!doctype html> no map".repeat(4_000);
    let broken = [good.clone(), vec![0]].concat();
    for (gives, said) in [
        // A file that is none, one that is cut, and one that is another than was said.
        (rubbish.clone(), offer(&rubbish)),
        (good[..200].to_vec(), offer(&good[..200])),
        (broken.clone(), StreetMap { sha256: "0".repeat(64), ..offer(&broken) }),
    ] {
        desk.gives(gives, said.clone());
        phone.engine.handle(hue_model::queue::NetworkHint { online: true }).await.unwrap();
        phone.street_map_shows(|known| known.offered.as_ref() == Some(&said)).await;
        let known = phone.fetches_the_street_map().await;
        assert_eq!(known.problem.map(|problem| problem.code), Some(Code::Invalid));
        assert_eq!((known.kept, known.received), (Some(offer(&good)), 0));
        assert_eq!(phone.bridge().await.unwrap(), street());
    }
}

#[tokio::test]
async fn the_city_gives_what_its_operator_gave_it() {
    let (data, file) = (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
    let whole = archive(4);
    std::fs::write(file.path(), &whole).unwrap();
    let config =
        hue_city::Config { street_map: Some(file.path().into()), ..hue_city::Config::new(data.path()) };
    let city = hue_city::serve(config).await.unwrap();
    let phone = Device::new(&city.base_url).await;
    let offered = phone.street_map_shows(|known| known.offered.is_some()).await.offered.unwrap();
    assert_eq!(offered, offer(&whole), "its hash, its size, whom to name, its zoom");
    let kept = phone.fetches_the_street_map().await;
    assert_eq!((kept.problem, kept.kept), (None, Some(offered)));
    assert_eq!(phone.bridge().await.unwrap(), street());
    city.stop().await;
}
