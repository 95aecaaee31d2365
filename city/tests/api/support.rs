//! A city, and people who talk to it.

use std::sync::Once;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hue_city::caller::hex;
use hue_city::{Config, Running, serve};
use hue_model::geo::Point;
use hue_model::id::{PhotoId, ReportId};
use hue_model::place::{Place, PlaceSource};
use hue_model::time::Millis;
use hue_model::wire::{PutPhoto, PutReport, PutReportReply, ReportStatus};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use sha2::{Digest as _, Sha256};

use crate::postgres;
use crate::visitor::port::ReservedPort;

/// Longest wait for anything that must happen.
pub(crate) const CEILING: Duration = Duration::from_secs(60);

/// Which record a city keeps.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// Runs each story on both engines.
macro_rules! on_both {
    ($($story:ident),* $(,)?) => {
        mod on_sqlite { $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $story() { super::$story(crate::support::Engine::Sqlite).await; }
        )* }
        mod on_postgres { $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $story() { super::$story(crate::support::Engine::Postgres).await; }
        )* }
    };
}
pub(crate) use on_both;

/// A city that runs in this process.
pub(crate) struct City {
    pub(crate) running: Running,
    pub(crate) config: Config,
    _port: ReservedPort,
    _folder: tempfile::TempDir,
}

impl City {
    pub(crate) async fn start(engine: Engine) -> Self {
        Self::start_with(engine, |_| {}).await
    }

    pub(crate) async fn start_with(engine: Engine, change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::new(folder.path());
        if let Engine::Postgres = engine {
            config.database = Some(postgres::fresh().await);
        }
        change(&mut config);
        // As if it had picked it at an earlier start, so that nobody takes it before it is started again.
        let port = ReservedPort::new();
        std::fs::write(folder.path().join("port"), port.number().to_string()).unwrap();
        let running = serve(config.clone()).await.unwrap();
        Self { running, config, _port: port, _folder: folder }
    }

    /// Stops it and starts it again on the same data.
    pub(crate) async fn again(self) -> Self {
        let Self { running, config, _port, _folder } = self;
        running.stop().await;
        let running = serve(config.clone()).await.unwrap();
        Self { running, config, _port, _folder }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.running.base_url)
    }

    /// A guest of this name.
    pub(crate) fn guest(&self, name: &str) -> Guest {
        Guest::new(&self.running.base_url, name)
    }
}

pub(crate) fn client() -> reqwest::Client {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    reqwest::Client::builder().timeout(CEILING).no_proxy().build().unwrap()
}

/// Somebody with a phone and no sign-in.
#[derive(Clone)]
pub(crate) struct Guest {
    base: String,
    http: reqwest::Client,
    secret: [u8; 32],
}

impl Guest {
    pub(crate) fn new(base: &str, name: &str) -> Self {
        Self { base: base.to_owned(), http: client(), secret: Sha256::digest(name).into() }
    }

    /// Somebody else behind the same address.
    pub(crate) fn beside(&self, name: &str) -> Self {
        Self { secret: Sha256::digest(name).into(), ..self.clone() }
    }

    pub(crate) fn device_hash(&self) -> String {
        hex(&Sha256::digest(self.secret))
    }

    pub(crate) fn owner(&self) -> String {
        hue_city::caller::guest_id(&self.device_hash())
    }

    pub(crate) fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        let secret = URL_SAFE_NO_PAD.encode(self.secret);
        self.http.request(method, format!("{}{path}", self.base)).header("hue-device-secret", secret)
    }

    /// A report about the streetlight at Cầu Ông Thượng.
    pub(crate) fn report(&self, photos: &[&Photo]) -> PutReport {
        PutReport {
            service_code: "light.street".into(),
            description: "Đèn đường đầu kiệt 12 Bạch Đằng tắt ba đêm nay".into(),
            place: Place {
                point: Point { lat: 16.4741, long: 107.5852 },
                ward_code: "19753".into(),
                address: "kiệt 12 Bạch Đằng".into(),
                source: PlaceSource::Pin,
                accuracy: None,
            },
            anonymous: false,
            photos: photos.iter().map(|photo| photo.announced()).collect(),
            written_at: Millis(1_772_413_200_000),
            device_hash: Some(self.device_hash()),
        }
    }

    pub(crate) async fn put(&self, id: ReportId, body: &PutReport) -> Response {
        self.ask(Method::PUT, &format!("/api/v1/reports/{id}")).json(body).send().await.unwrap()
    }

    /// Sends a report that must be taken.
    pub(crate) async fn send(&self, id: ReportId, body: &PutReport) -> PutReportReply {
        let response = self.put(id, body).await;
        assert_eq!(response.status(), StatusCode::OK);
        response.json().await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.ask(Method::GET, path).send().await.unwrap()
    }

    pub(crate) async fn status(&self, id: ReportId) -> ReportStatus {
        self.get(&format!("/api/v1/reports/{id}")).await.json().await.unwrap()
    }

    /// A tus request.
    pub(crate) fn tus(&self, method: Method, path: &str) -> RequestBuilder {
        self.ask(method, path).header("tus-resumable", "1.0.0")
    }

    pub(crate) async fn create(&self, report: ReportId, photo: &Photo) -> Response {
        self.tus(Method::POST, "/api/v1/uploads")
            .header("upload-length", photo.bytes.len())
            .header("upload-metadata", photo.metadata(report))
            .send()
            .await
            .unwrap()
    }

    pub(crate) fn patch(&self, photo: PhotoId, offset: usize, bytes: &[u8]) -> RequestBuilder {
        self.tus(Method::PATCH, &format!("/api/v1/uploads/{photo}"))
            .header("content-type", "application/offset+octet-stream")
            .header("upload-offset", offset)
            .body(bytes.to_vec())
    }

    /// Uploads a photo in pieces of 64 kB with checksums.
    pub(crate) async fn upload(&self, report: ReportId, photo: &Photo) {
        assert_eq!(self.create(report, photo).await.status(), StatusCode::CREATED);
        let mut offset = 0;
        for piece in photo.bytes.chunks(64 * 1024) {
            let checksum = format!("sha256 {}", STANDARD.encode(Sha256::digest(piece)));
            let request = self.patch(photo.id, offset, piece).header("upload-checksum", checksum);
            let response = request.send().await.unwrap();
            assert_eq!(response.status(), StatusCode::NO_CONTENT);
            offset += piece.len();
            assert_eq!(response.headers()["upload-offset"], offset.to_string().as_str());
        }
    }

    /// The offset the city has; `None` where it knows no such upload of this guest's.
    pub(crate) async fn offset(&self, photo: PhotoId) -> Option<usize> {
        let response = self.tus(Method::HEAD, &format!("/api/v1/uploads/{photo}")).send().await.unwrap();
        let offset = response.headers().get("upload-offset")?;
        Some(offset.to_str().unwrap().parse().unwrap())
    }
}

/// A photo as a phone would send it.
pub(crate) struct Photo {
    pub(crate) id: PhotoId,
    pub(crate) bytes: Vec<u8>,
}

impl Photo {
    /// A JPEG header with `length` bytes in all, different for each `seed`.
    pub(crate) fn new(seed: u8, length: usize) -> Self {
        let mut bytes =
            vec![0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 6, 0, 8, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
        bytes.extend((bytes.len()..length).map(|at| (at as u8).wrapping_mul(31).wrapping_add(seed)));
        Self { id: photo_id(seed), bytes }
    }

    pub(crate) fn sha256(&self) -> String {
        hex(&Sha256::digest(&self.bytes))
    }

    pub(crate) fn announced(&self) -> PutPhoto {
        PutPhoto { id: self.id, length: self.bytes.len() as u64, sha256: self.sha256() }
    }

    pub(crate) fn metadata(&self, report: ReportId) -> String {
        let word = |text: String| STANDARD.encode(text);
        let (report, photo) = (word(report.to_string()), word(self.id.to_string()));
        format!("report_id {report},photo_id {photo},sha256 {}", word(self.sha256()))
    }
}

pub(crate) fn photo_id(seed: u8) -> PhotoId {
    PhotoId::from_parts(Millis(1_772_413_200_000), [seed; 10])
}

pub(crate) fn report_id(seed: u16) -> ReportId {
    let mut chance = [7; 10];
    chance[..2].copy_from_slice(&seed.to_be_bytes());
    ReportId::from_parts(Millis(1_772_413_200_000), chance)
}
