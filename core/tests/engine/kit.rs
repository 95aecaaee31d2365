//! A person's device for tests: an engine with a folder, a vault that outlives it, and its words.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use hue_core::clock::Clock;
use hue_core::vault::{KeyringChoice, MemoryVault};
use hue_core::{Config, Engine, Handle};
use hue_model::event::{Envelope, Event};
use hue_model::geo::Point;
use hue_model::id::{BlobId, ReportId};
use hue_model::place::{Place, PlaceSource};
use hue_model::queue::{GetQueue, Queue};
use hue_model::report::{
    AttachPhoto, AttachedPhoto, DraftContent, GetReport, NewDraft, Report, ReportState, SaveDraft, SendReport,
};
use hue_model::shell::CityProfile;
use hue_model::text::Localized;

use super::hasty::HastyClock;

/// Longest wait for anything; reached only when something is broken.
pub(crate) const CEILING: Duration = Duration::from_secs(60);

/// The profile of a city at this address.
pub(crate) fn profile(base_url: &str) -> CityProfile {
    CityProfile {
        base_url: base_url.to_owned(),
        issuer: format!("{base_url}/vneid"),
        client_id: "hue-app".to_owned(),
        name: Localized::vi_en("Huế", "Huế"),
        hotline: "19001075".to_owned(),
        emergency: "112".to_owned(),
        sms: String::new(),
        alert_root_key: String::new(),
        demo: true,
        min_version: "0.1.0".to_owned(),
    }
}

/// An address where nobody listens.
pub(crate) const NOWHERE: &str = "http://127.0.0.1:1";

/// A person's device.
pub(crate) struct Device {
    folder: Arc<tempfile::TempDir>,
    vault: Arc<MemoryVault>,
    profile: CityProfile,
    clock: Arc<dyn Clock>,
    /// The engine that is open now.
    pub(crate) engine: Engine,
}

impl Device {
    /// A new device in a city at this address, on which time runs fast.
    pub(crate) async fn new(base_url: &str) -> Self {
        Self::with(profile(base_url), Arc::new(HastyClock::new())).await
    }

    /// A new device in this city.
    pub(crate) async fn with(profile: CityProfile, clock: Arc<dyn Clock>) -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let vault = Arc::new(MemoryVault::default());
        let engine = Engine::open(config(folder.path(), &vault, &profile, &clock)).await.unwrap();
        Self { folder, vault, profile, clock, engine }
    }

    /// The profile folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The vault, which outlives the engine.
    pub(crate) fn vault(&self) -> &MemoryVault {
        &self.vault
    }

    /// What a second engine would be opened with.
    pub(crate) fn config(&self) -> Config {
        config(self.folder.path(), &self.vault, &self.profile, &self.clock)
    }

    /// Closes the app and opens it again.
    pub(crate) async fn restart(&mut self) {
        self.engine.close().await;
        self.engine = Engine::open(self.config()).await.unwrap();
    }

    /// Writes a draft.
    pub(crate) async fn write(&self, description: &str) -> ReportId {
        let id = self.engine.handle(NewDraft {}).await.unwrap().id;
        self.engine.handle(SaveDraft { id, content: pothole(description) }).await.unwrap();
        id
    }

    /// Adds a photo to a draft.
    pub(crate) async fn attach(&self, draft: ReportId, bytes: Vec<u8>) -> AttachedPhoto {
        let blob = self.put(bytes).await;
        self.engine.handle(AttachPhoto { draft, blob }).await.unwrap()
    }

    /// Hands bytes in.
    pub(crate) async fn put(&self, bytes: Vec<u8>) -> BlobId {
        self.engine.put(Bytes::from(bytes)).await.unwrap()
    }

    /// Presses Send, without a name.
    pub(crate) async fn send_as_guest(&self, id: ReportId) -> Report {
        let send = SendReport { id, as_guest: true, outside_confirmed: false };
        self.engine.handle(send).await.unwrap()
    }

    /// The report as it stands.
    pub(crate) async fn report(&self, id: ReportId) -> Report {
        self.engine.handle(GetReport { id }).await.unwrap()
    }

    /// Waits until the report is in a state that `is` wants.
    pub(crate) async fn report_becomes(&self, id: ReportId, is: impl Fn(&ReportState) -> bool) -> Report {
        self.report_shows(id, |report| is(&report.state)).await
    }

    /// Waits until the report is as `is` wants.
    pub(crate) async fn report_shows(&self, id: ReportId, is: impl Fn(&Report) -> bool) -> Report {
        let mut events = self.engine.subscribe();
        let wait = async {
            loop {
                let report = self.report(id).await;
                if is(&report) {
                    return report;
                }
                events.next().await.expect("the engine goes on");
            }
        };
        match tokio::time::timeout(CEILING, wait).await {
            Ok(report) => report,
            Err(_) => panic!("the report stays {:?}", self.report(id).await.state),
        }
    }

    /// Waits until the queue is as `is` wants.
    pub(crate) async fn queue_shows(&self, is: impl Fn(&Queue) -> bool) -> Queue {
        let mut events = self.engine.subscribe();
        let wait = async {
            loop {
                let queue = self.engine.handle(GetQueue {}).await.unwrap();
                if is(&queue) {
                    return queue;
                }
                events.next().await.expect("the engine goes on");
            }
        };
        tokio::time::timeout(CEILING, wait).await.expect("the queue comes to that")
    }

    /// Waits for an event that `is` wants.
    pub(crate) async fn event(events: &mut hue_core::Subscription, is: impl Fn(&Event) -> bool) -> Envelope {
        let wait = async {
            loop {
                let envelope = events.next().await.expect("the engine goes on");
                if is(&envelope.event) {
                    return envelope;
                }
            }
        };
        tokio::time::timeout(CEILING, wait).await.expect("the event comes")
    }
}

fn config(folder: &Path, vault: &Arc<MemoryVault>, profile: &CityProfile, clock: &Arc<dyn Clock>) -> Config {
    let mut config = Config::new(folder, profile.clone());
    config.keyring = KeyringChoice::Shared(vault.clone());
    config.clock = Arc::clone(clock);
    config
}

/// A pothole in the citadel.
pub(crate) fn pothole(description: &str) -> DraftContent {
    DraftContent {
        service_code: Some("road.pothole".to_owned()),
        description: description.to_owned(),
        place: Some(Place {
            point: Point { lat: 16.4785, long: 107.5772 },
            ward_code: "19753".to_owned(),
            address: "Kiệt 12 Lê Thánh Tôn".to_owned(),
            source: PlaceSource::Pin,
            accuracy: None,
        }),
        anonymous: false,
    }
}

/// A JPEG of that size with a pattern that tells left from right and top from bottom: the top left
/// quarter red, the top right green, the bottom left blue, the bottom right white.
pub(crate) fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut rgb = Vec::with_capacity(usize::from(width) * usize::from(height) * 3);
    for y in 0..height {
        for x in 0..width {
            rgb.extend(match (x < width / 2, y < height / 2) {
                (true, true) => [220, 30, 30],
                (false, true) => [30, 200, 30],
                (true, false) => [30, 30, 220],
                (false, false) => [250, 250, 250],
            });
        }
    }
    let mut jpeg = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut jpeg, 90);
    encoder.encode(&rgb, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    jpeg
}

/// A JPEG that hardly compresses, so that its upload takes several chunks.
pub(crate) fn noisy_jpeg(seed: u32) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761).max(1);
    let mut noise = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state >> 24) as u8
    };
    let rgb: Vec<u8> = (0..1_400 * 1_050 * 3).map(|_| noise()).collect();
    let mut jpeg = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut jpeg, 85);
    encoder.encode(&rgb, 1_400, 1_050, jpeg_encoder::ColorType::Rgb).unwrap();
    jpeg
}
