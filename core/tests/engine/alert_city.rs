//! A city that warns: real HTTP, its own keys, and a script that makes it err.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use hue_core::clock::{Clock, SystemClock};
use hue_model::alert::{
    ActiveAlerts, Alert, Area, Bulletin, Certainty, Hazard, KeyBody, KeyRevocation, KeyUse, MsgType,
    ResponseType, RiskLevel, SelfTest, Severity, SignedActiveAlerts, SignedAlert, Status, StreamEvent,
    Urgency,
};
use hue_model::id::{AlertId, IncidentId};
use hue_model::shell::CityProfile;
use hue_model::text::Localized;
use hue_model::time::Millis;
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde::Serialize;
use tokio::sync::{broadcast, watch};

use super::kit;

/// The ward of the citadel.
pub(crate) const PHU_XUAN: &str = "19753";
/// An hour, in milliseconds.
pub(crate) const HOUR: i64 = 3_600_000;

/// A key that signs, with the name it goes by.
pub(crate) struct SigningKey {
    kid: String,
    pair: Ed25519KeyPair,
}

impl SigningKey {
    /// The key of that seed.
    pub(crate) fn new(kid: &str, seed: u8) -> Self {
        Self { kid: kid.to_owned(), pair: Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap() }
    }

    /// The public half.
    pub(crate) fn x(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.pair.public_key())
    }

    /// A compact JWS over `payload`.
    pub(crate) fn sign(&self, payload: &impl Serialize) -> String {
        let header = format!(r#"{{"alg":"EdDSA","kid":"{}"}}"#, self.kid);
        self.sign_as(&header, &serde_json::to_vec(payload).unwrap())
    }

    /// A compact JWS with any header.
    pub(crate) fn sign_as(&self, header: &str, payload: &[u8]) -> String {
        let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
        let signature = self.pair.sign(signed.as_bytes());
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

/// What was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Whether the stream or the list.
    pub(crate) stream: bool,
    /// `Last-Event-ID`.
    pub(crate) after: Option<String>,
    /// `If-None-Match`.
    pub(crate) known: Option<String>,
    /// Whether somebody was named.
    pub(crate) named: bool,
    /// The number of a test.
    pub(crate) test: Option<String>,
    /// The status it was answered with.
    pub(crate) status: u16,
}

#[derive(Clone)]
enum Frame {
    Say(Bytes),
    Cut,
}

#[derive(Default)]
struct Inner {
    keys: Vec<String>,
    listed: Vec<(Alert, SignedAlert)>,
    /// The key it signs with now, where it is not its first.
    key: Option<Arc<SigningKey>>,
    signed: Vec<(i64, SignedAlert)>,
    composed: i64,
    sequence: i64,
    version: u64,
    replayed: Option<String>,
    stream_down: Option<u32>,
    list_busy: Option<u32>,
    cut_short: bool,
    asked: Vec<Asked>,
}

/// The city.
#[derive(Clone)]
pub(crate) struct AlertCity {
    inner: Arc<Mutex<Inner>>,
    frames: broadcast::Sender<Frame>,
    count: watch::Sender<usize>,
    /// How far the city's time is from this machine's, in milliseconds.
    turned: Arc<AtomicI64>,
    root: Arc<SigningKey>,
    /// The key it signs with.
    pub(crate) key: Arc<SigningKey>,
    base_url: String,
}

impl AlertCity {
    /// A city with one working key that counts for a month.
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let city = Self {
            inner: Arc::default(),
            frames: broadcast::channel(64).0,
            count: watch::Sender::new(0),
            turned: Arc::default(),
            root: Arc::new(SigningKey::new("root", 1)),
            key: Arc::new(SigningKey::new("2025-10", 2)),
            base_url: format!("http://{}", listener.local_addr().unwrap()),
        };
        city.vouch_for(&city.key, city.now().plus(-24 * HOUR), city.now().plus(720 * HOUR));
        let routes = Router::new()
            .route("/api/v1/alerts/stream", get(stream))
            .route("/alerts/active.json", get(list))
            .with_state(city.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        city
    }

    /// What a device is told of it.
    pub(crate) fn profile(&self) -> CityProfile {
        CityProfile { alert_root_key: self.root.x(), ..kit::profile(&self.base_url) }
    }

    /// The city's time.
    pub(crate) fn now(&self) -> Millis {
        SystemClock::new().device_now().plus(self.turned.load(Ordering::SeqCst))
    }

    /// Lets `millis` pass in the city.
    pub(crate) fn pass(&self, millis: i64) {
        self.turned.fetch_add(millis, Ordering::SeqCst);
    }

    /// Lets the root key sign a working key.
    pub(crate) fn vouch_for(&self, key: &SigningKey, not_before: Millis, expires: Millis) {
        let body = KeyBody { kid: key.kid.clone(), x: key.x(), key_use: KeyUse::Alert, not_before, expires };
        let signed = self.root.sign(&body);
        let mut inner = self.inner();
        inner.keys.push(signed);
        inner.version += 1;
    }

    /// Hands out something as a key that the root key never signed.
    pub(crate) fn slip_in_key(&self, jws: String) {
        self.inner().keys.push(jws);
    }

    /// The next message of a new event: heavy rain in the citadel, for six hours.
    pub(crate) fn compose(&self) -> Alert {
        let (now, mut inner) = (self.now(), self.inner());
        inner.composed += 1;
        let sequence = inner.composed;
        let chance = sequence.to_be_bytes();
        let chance =
            [0, 0, chance[0], chance[1], chance[2], chance[3], chance[4], chance[5], chance[6], chance[7]];
        Alert {
            id: AlertId::from_parts(now, chance),
            incident: IncidentId::from_parts(now, chance),
            sequence,
            sender: "canhbao@hue.example".to_owned(),
            sent: now,
            status: Status::Actual,
            msg_type: MsgType::Alert,
            references: Vec::new(),
            hazard: Hazard::HeavyRain,
            level: RiskLevel::new(2),
            alarm_stage: None,
            emergency_release: false,
            response_types: vec![ResponseType::Prepare],
            urgency: Urgency::Expected,
            severity: Severity::Moderate,
            certainty: Certainty::Likely,
            onset: None,
            expires: now.plus(6 * HOUR),
            bulletin: Bulletin {
                issuer: Localized::vi_en("Đài Khí tượng Thủy văn thành phố Huế", "Huế weather station"),
                number: format!("HUE-MUA-{sequence}"),
                issued_at: now,
                next_at: None,
            },
            area: Area { whole_city: false, wards: vec![PHU_XUAN.to_owned()], polygons: Vec::new() },
            actions: Vec::new(),
            note: Localized::default(),
        }
    }

    /// The next message of the event of `before`.
    pub(crate) fn follow(&self, before: &Alert, msg_type: MsgType) -> Alert {
        let incident = before.incident;
        Alert { incident, msg_type, references: vec![before.id], ..self.compose() }
    }

    /// Signs a message, puts it into the list and says it on the stream.
    pub(crate) fn publish(&self, alert: &Alert) {
        self.put_on_list(alert);
        self.say_alert(&self.signed(alert));
    }

    /// Signs a message and puts it into the list; streams open now do not say it.
    pub(crate) fn put_on_list(&self, alert: &Alert) {
        let signed = self.signed(alert);
        let mut inner = self.inner();
        inner.listed.retain(|(known, _)| known.incident != alert.incident);
        inner.listed.push((alert.clone(), signed.clone()));
        inner.signed.push((alert.sequence, signed));
        inner.sequence = inner.sequence.max(alert.sequence);
        inner.version += 1;
    }

    /// Takes an event off the list, as one that is long over.
    pub(crate) fn take_off_list(&self, incident: IncidentId) {
        let mut inner = self.inner();
        inner.listed.retain(|(known, _)| known.incident != incident);
        inner.composed += 1;
        inner.sequence = inner.composed;
        inner.version += 1;
    }

    /// A message as the city signs it.
    pub(crate) fn signed(&self, alert: &Alert) -> SignedAlert {
        let key = self.inner().key.clone();
        SignedAlert(key.unwrap_or_else(|| self.key.clone()).sign(alert))
    }

    /// Signs with another key from now on.
    pub(crate) fn signs_with(&self, key: SigningKey) {
        self.inner().key = Some(Arc::new(key));
    }

    /// Lets the root key take the city's first key back.
    pub(crate) fn revoke_first_key(&self, revoked_at: Millis) {
        let revocation = KeyRevocation { revoked_kid: self.key.kid.clone(), revoked_at };
        let signed = self.root.sign(&revocation);
        let mut inner = self.inner();
        inner.keys.push(signed);
        inner.version += 1;
    }

    /// Says a message on the streams, whoever signed it.
    pub(crate) fn say_alert(&self, signed: &SignedAlert) {
        self.say_event(&StreamEvent::Alert { alert: signed.clone() });
    }

    /// Says an event on the streams.
    pub(crate) fn say_event(&self, event: &StreamEvent) {
        self.say(frame(event));
    }

    /// A heartbeat.
    pub(crate) fn beat(&self) {
        self.say(frame(&self.heartbeat()));
    }

    /// Says any bytes on the streams.
    pub(crate) fn say(&self, bytes: impl Into<Bytes>) {
        self.frames.send(Frame::Say(bytes.into())).ok();
    }

    /// Ends every stream there is.
    pub(crate) fn cut(&self) {
        self.frames.send(Frame::Cut).ok();
    }

    /// Whether new streams are refused.
    pub(crate) fn stream_is_down(&self, down: bool) {
        self.inner().stream_down = down.then_some(0);
    }

    /// Something on the way answers for the stream and cuts it before its first word.
    pub(crate) fn stream_is_cut_short(&self, cut: bool) {
        self.inner().cut_short = cut;
    }

    /// Refuses new streams, and says after how many seconds there may be a place.
    pub(crate) fn stream_is_full(&self, retry_after: u32) {
        self.inner().stream_down = Some(retry_after);
    }

    /// Answers everybody who asks for the list to come again after so many seconds.
    pub(crate) fn list_is_busy(&self, retry_after: Option<u32>) {
        self.inner().list_busy = retry_after;
    }

    /// Answers the newest test that a stream was opened for.
    pub(crate) fn answer_test(&self) {
        let number = self.asked().into_iter().rev().find_map(|asked| asked.test).unwrap();
        let test = self.key.sign(&SelfTest { self_test: number, sent: self.now() });
        self.say_event(&StreamEvent::SelfTest { test });
    }

    /// The list as it is now.
    pub(crate) fn list_now(&self) -> String {
        let issued_at = self.now();
        let inner = self.inner();
        let key = inner.key.clone().unwrap_or_else(|| self.key.clone());
        let current = inner.listed.iter().filter(|(alert, _)| alert.expires > issued_at);
        let alerts = current.map(|(_, signed)| signed.clone()).collect();
        let active = key.sign(&ActiveAlerts { sequence: inner.sequence, issued_at, alerts });
        serde_json::to_string(&SignedActiveAlerts { keys: inner.keys.clone(), active }).unwrap()
    }

    /// Answers with this list from now on, or with the true one again.
    pub(crate) fn replay_list(&self, list: Option<String>) {
        let mut inner = self.inner();
        inner.replayed = list;
        inner.version += 1;
    }

    /// Everything that was asked.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.inner().asked.clone()
    }

    /// Waits until that much was asked of the kind that `is` wants.
    pub(crate) async fn has_been_asked(&self, times: usize, is: impl Fn(&Asked) -> bool) -> Vec<Asked> {
        let fits = |city: &Self| city.asked().into_iter().filter(|asked| is(asked)).collect::<Vec<_>>();
        let mut count = self.count.subscribe();
        let wait = async { count.wait_for(|_| fits(self).len() >= times).await.map(|_| ()) };
        tokio::time::timeout(kit::CEILING, wait).await.expect("it is asked").unwrap();
        fits(self)
    }

    fn heartbeat(&self) -> StreamEvent {
        StreamEvent::Heartbeat { time: self.now(), sequence: self.inner().sequence }
    }

    fn note(&self, headers: &HeaderMap, stream: bool, status: StatusCode) {
        self.note_test(headers, stream, status, None);
    }

    fn note_test(&self, headers: &HeaderMap, stream: bool, status: StatusCode, test: Option<String>) {
        let value =
            |name| headers.get(name).map(|value: &header::HeaderValue| value.to_str().unwrap().to_owned());
        self.inner().asked.push(Asked {
            stream,
            after: value("last-event-id"),
            known: value("if-none-match"),
            named: headers.contains_key("authorization") || headers.contains_key("hue-device-secret"),
            test,
            status: status.as_u16(),
        });
        self.count.send_modify(|count| *count += 1);
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }
}

fn frame(event: &StreamEvent) -> String {
    format!("data: {}\n\n", serde_json::to_string(event).unwrap())
}

async fn list(State(city): State<AlertCity>, headers: HeaderMap) -> Response {
    let busy = city.inner().list_busy;
    if let Some(after) = busy {
        city.note(&headers, false, StatusCode::TOO_MANY_REQUESTS);
        return (StatusCode::TOO_MANY_REQUESTS, [("retry-after", after.to_string())]).into_response();
    }
    let (etag, replayed) = {
        let inner = city.inner();
        (format!("\"{}\"", inner.version), inner.replayed.clone())
    };
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| *known == *etag) {
        city.note(&headers, false, StatusCode::NOT_MODIFIED);
        return StatusCode::NOT_MODIFIED.into_response();
    }
    city.note(&headers, false, StatusCode::OK);
    let body = replayed.unwrap_or_else(|| city.list_now());
    ([(header::ETAG, etag)], body).into_response()
}

async fn stream(State(city): State<AlertCity>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let down = city.inner().stream_down;
    if let Some(after) = down {
        city.note(&headers, true, StatusCode::SERVICE_UNAVAILABLE);
        return (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", after.to_string())]).into_response();
    }
    let mut frames = city.frames.subscribe();
    let after = headers.get("last-event-id").and_then(|id| id.to_str().unwrap().parse::<i64>().ok());
    let missed: Vec<_> = city.inner().signed.clone();
    let missed = missed.into_iter().filter(move |(sequence, _)| after.is_some_and(|after| *sequence > after));
    if city.inner().cut_short {
        city.note(&headers, true, StatusCode::OK);
        return [(header::CONTENT_TYPE, "text/event-stream")].into_response();
    }
    let first = frame(&city.heartbeat());
    let test = query.and_then(|query| query.strip_prefix("self_test=").map(str::to_owned));
    city.note_test(&headers, true, StatusCode::OK, test);
    let body = async_stream::stream! {
        yield Ok::<_, std::io::Error>(Bytes::from(first));
        for (_, alert) in missed {
            yield Ok(Bytes::from(frame(&StreamEvent::Alert { alert })));
        }
        while let Ok(Frame::Say(bytes)) = frames.recv().await {
            yield Ok(bytes);
        }
    };
    ([(header::CONTENT_TYPE, "text/event-stream")], Body::from_stream(body)).into_response()
}
