//! The bodies between engine and city. Names follow Open311 GeoReport v2 where it has one.
//!
//! | call | body → answer |
//! |---|---|
//! | `GET /api/v1/city` | → [`City`] |
//! | `PUT /api/v1/reports/{id}` | [`PutReport`] → [`PutReportReply`]; the same id and body give the same answer for ever, another body 409 |
//! | `GET /api/v1/reports/{id}` | → [`ReportStatus`] |
//! | `DELETE /api/v1/reports/{id}` | → 204; the id stays taken |
//! | `GET /api/v1/me/reports?since={version}` | → [`ReportPage`] |
//! | `GET /api/v1/me/stream` | → server-sent events, each `data` a [`MeEvent`] |
//! | `POST /api/v1/uploads`, `HEAD` and `PATCH /api/v1/uploads/{photo id}` | tus 1.0.0 with creation and checksum (sha1, sha256) |
//! | `GET /api/v1/media/{photo id}` | → the photo, for its reporter |
//! | `GET /api/v1/alerts/stream` | → server-sent events, each `data` a [`crate::alert::StreamEvent`]; no token |
//! | `GET /alerts/active.json` | → [`crate::alert::SignedActiveAlerts`], with `ETag` |
//! | `GET /api/v1/gauges` | → [`crate::gauge::Gauges`], with `ETag` |
//! | `GET /api/v1/gauges/{code}/readings?quantity={quantity}&hours={hours}` | → [`crate::gauge::Series`], with `ETag` |
//! | `GET /api/v1/shelters` | → [`crate::shelter::Shelters`], with `ETag`; `/api/v1/shelters.geojson` the same as GeoJSON |
//! | `GET /api/v1/outages` | → [`crate::outage::Outages`], with `ETag`; `/api/v1/outages.ics` the same as iCalendar |
//! | `GET /api/v1/cameras` | → [`crate::camera::Cameras`], with `ETag` |
//! | `PUT /api/v1/cameras/{id}/still` | JPEG with the header [`crate::camera::TAKEN_AT`] and the camera's key → whether it is shown |
//! | `GET /api/v1/cameras/{id}/still` | → the newest still with [`crate::camera::TAKEN_AT`], with `ETag` |
//! | `GET /api/v1/dossiers/{number}` | with the header [`DOSSIER_PIN`] → [`crate::dossier::Dossier`], with `ETag` |
//! | `GET /api/v1/catalogue?since={version}` | → [`crate::catalogue::SignedCatalogue`], with `ETag` |
//! | `PUT /api/v1/services/{id}/rating` | [`crate::rating::Rating`] → the same; one for each owner, `DELETE` takes it back |
//! | `GET /api/v1/ratings` | → [`crate::rating::Ratings`], with `ETag` |
//! | `PUT /api/v1/sos/{id}` | [`crate::sos::PutSos`] → [`crate::sos::SosStatus`] |
//! | `GET /api/v1/sos/{id}` | → [`crate::sos::SosStatus`] |
//!
//! The caller is a bearer token, or for a guest the header [`DEVICE_SECRET`]; every failure is a
//! [`ProblemDetails`] (RFC 9457).

use serde::{Deserialize, Serialize};

use crate::id::{AlertId, PhotoId, ReportId};
use crate::pack::{ServiceCode, WardCode};
use crate::place::Place;
use crate::problem::Problem;
use crate::report::CityStatus;
use crate::text::Localized;
use crate::time::Millis;

/// The header in which a guest's device shows its secret, base64url.
pub const DEVICE_SECRET: &str = "hue-device-secret";
/// The header with the PIN of a dossier's receipt: never in an address, which stands in logs and histories.
pub const DOSSIER_PIN: &str = "hue-dossier-pin";
/// The media type of failures (RFC 9457).
pub const PROBLEM_JSON: &str = "application/problem+json";
/// The key in tus `Upload-Metadata` that names the report.
pub const META_REPORT: &str = "report_id";
/// The key in tus `Upload-Metadata` that names the photo; its upload is then `/api/v1/uploads/{photo id}`.
pub const META_PHOTO: &str = "photo_id";
/// The key in tus `Upload-Metadata` with the SHA-256 of the whole file in hex.
pub const META_SHA256: &str = "sha256";

/// What a city says of itself: also the probe whether it can be reached, and its time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct City {
    /// The city's time.
    pub time: Millis,
    /// The version of the server.
    pub version: String,
    /// The city's name.
    pub name: Localized,
    /// Whether it is a demonstration.
    pub demo: bool,
}

/// A report as the engine sends it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutReport {
    /// The category.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub service_code: ServiceCode,
    /// What is wrong.
    pub description: String,
    /// Where.
    pub place: Place,
    /// Whether the name is kept from the public page.
    pub anonymous: bool,
    /// The photos that will follow by tus, in order.
    pub photos: Vec<PutPhoto>,
    /// When it was written, by the device's clock set right by the city's.
    pub written_at: Millis,
    /// For a guest: SHA-256 of the device secret, in hex. Absent when a token names the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_hash: Option<String>,
}

/// A photo that will follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutPhoto {
    /// Its id.
    pub id: PhotoId,
    /// Its size in bytes.
    pub length: u64,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

/// What the city answers to a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutReportReply {
    /// The number it has here.
    pub number: String,
    /// The receipt code: whoever has it reads on the city's pages how the report stands. A city of before has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
    /// The photos the city does not have yet; it waits for none of them to begin.
    pub missing: Vec<PhotoId>,
    /// The city's state. A city of before had none until every photo was there.
    pub status: Option<CityStatus>,
    /// When the city received it, whatever photos were still to come.
    pub received_at: Option<Millis>,
}

/// A report as the city has it, for its reporter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportStatus {
    /// Its id.
    pub id: ReportId,
    /// Its number.
    pub number: String,
    /// The receipt code: whoever has it reads on the city's pages how the report stands. A city of before has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
    /// Rises with each change; pages are read by it.
    pub version: i64,
    /// Its state.
    pub status: CityStatus,
    /// The photos the city does not have yet.
    pub missing: Vec<PhotoId>,
    /// When the city means to be done.
    pub due_at: Option<Millis>,
    /// What was done, oldest first.
    pub timeline: Vec<WireEntry>,
}

/// One thing the city did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WireEntry {
    /// When.
    pub at: Millis,
    /// The state it led to.
    pub status: CityStatus,
    /// The agency or desk.
    pub agency: Option<Localized>,
    /// The letter, the reason or a note.
    pub note: Option<String>,
    /// Proof photos, to be fetched from `/api/v1/media/{id}`.
    pub proof: Vec<PhotoId>,
}

/// The caller's reports that changed since a version, oldest change first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportPage {
    /// At most 100.
    pub reports: Vec<ReportStatus>,
    /// The version to ask for next.
    pub next_since: i64,
    /// Whether there is more right now.
    pub more: bool,
}

/// What `/me/stream` says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "type")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MeEvent {
    /// Sent first and at least every 30 s.
    Heartbeat {
        /// The city's time.
        time: Millis,
    },
    /// A report of the caller's changed: the whole of it.
    Report(ReportStatus),
}

/// RFC 9457 problem details with our [`Problem`] inside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemDetails {
    /// Always `about:blank`: the code says the kind.
    #[serde(rename = "type")]
    pub kind: String,
    /// A short English sentence for people who read logs.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The machine-readable part.
    #[serde(flatten)]
    pub problem: Problem,
}

/// What push services know this city by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushService {
    /// The public key to subscribe with: an uncompressed point of P-256, base64url. Absent where the city pushes nothing.
    pub key: Option<String>,
}

/// An endpoint that wants warnings by Web Push.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutPushSubscription {
    /// Where messages are posted.
    pub endpoint: String,
    /// What they are encrypted with.
    pub keys: PushKeys,
    /// The wards its owner chose, at least one.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub wards: Vec<WardCode>,
}

/// A receiver's keys, as a browser's `PushSubscription.toJSON()` gives them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushKeys {
    /// The public key: an uncompressed point of P-256, base64url.
    pub p256dh: String,
    /// The secret of authentication: 16 bytes, base64url.
    pub auth: String,
}

/// Word of a device that agreed to say when a warning arrived. Nothing in it names the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PostReceipt {
    /// The warning.
    pub alert: AlertId,
    /// The ward it was chosen for.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub ward: WardCode,
    /// Milliseconds from its being sent to its being shown.
    pub delay: i64,
}

/// An endpoint that wants no more warnings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeletePushSubscription {
    /// The endpoint.
    pub endpoint: String,
}

/// An endpoint that wants a test of the way by which it gets warnings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PostPushTest {
    /// The endpoint of a subscription.
    pub endpoint: String,
    /// What the device calls its test: 32 hexadecimal digits of its own making, which come back in the message, a
    /// compact JWS over a [`SelfTest`](crate::alert::SelfTest).
    pub self_test: String,
}

/// What became of a message at a push service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PushOutcome {
    /// The service took it; how soon it reaches the device is up to the service.
    Taken,
    /// The service knows the endpoint no more, and the city has forgotten it.
    Gone,
    /// The service does not take it, and would not take it again.
    Refused {
        /// The HTTP status it answered with.
        status: u16,
    },
    /// The service cannot take it now. A warning is tried again, a test is not.
    Busy {
        /// The HTTP status it answered with.
        status: u16,
        /// Seconds after which it asks to come back, where it said so.
        retry_after: Option<u32>,
    },
    /// The city does not reach the service. A warning is tried again, a test is not.
    Unreachable,
}
