//! A city that can be told to misbehave, one answer at a time, and that remembers what it was sent.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, put};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use hue_model::Problem;
use hue_model::id::{PhotoId, ReportId, SosId};
use hue_model::problem::{Code, Rule};
use hue_model::report::CityStatus;
use hue_model::text::Localized;
use hue_model::wire::{
    City, PROBLEM_JSON, ProblemDetails, PutReport, PutReportReply, ReportPage, ReportStatus,
};
use sha2::{Digest, Sha256};
use tokio::sync::{Semaphore, watch};

use super::line::Line;

mod calls;

/// One misbehaviour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Does what was asked and loses the answer.
    LoseAnswer,
    /// Answers 503 with `Retry-After: 1`.
    Unavailable,
    /// Answers 503 with `Retry-After: 3600`.
    UnavailableForAnHour,
    /// Answers 422 with a broken rule.
    Refuse,
    /// Something on the way answers with a page of its own and this status.
    Proxy(u16),
    /// Answers 409.
    Conflict,
    /// Says that the checksum did not match (tus 460).
    BadChecksum,
    /// Takes half of a chunk and breaks the line.
    HalfChunk,
    /// Takes a call for rescue, or the head of a chunk, and answers only when released.
    Hold,
}

/// What was asked.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

#[derive(Default)]
struct Inner {
    faults: HashMap<Method, VecDeque<Fault>>,
    asked: Vec<Asked>,
    bodies: HashMap<ReportId, Bytes>,
    uploads: HashMap<PhotoId, (u64, Vec<u8>)>,
    withdrawn: Vec<ReportId>,
    calls: BTreeMap<SosId, calls::Call>,
}

/// The city and the line to it.
#[derive(Clone)]
pub(crate) struct BadCity {
    inner: Arc<Mutex<Inner>>,
    count: watch::Sender<usize>,
    line: Arc<Mutex<Option<Line>>>,
    released: Arc<Semaphore>,
}

impl BadCity {
    /// A city whose line is up or not.
    pub(crate) async fn start(up: bool) -> (Self, Line) {
        let city = Self {
            inner: Arc::default(),
            count: watch::Sender::new(0),
            line: Arc::default(),
            released: Arc::new(Semaphore::new(0)),
        };
        let routes = Router::new()
            .route("/api/v1/city", get(about))
            .route("/api/v1/reports/{id}", put(put_report).get(get_report).delete(withdraw))
            .route("/api/v1/sos/{id}", put(calls::put_call).get(calls::get_call))
            .route("/api/v1/services/{id}/rating", put(put_rating))
            .route("/api/v1/uploads", any(create))
            .route("/api/v1/uploads/{id}", any(upload))
            .route("/api/v1/me/reports", get(page))
            .route("/api/v1/me/stream", get(|| async { StatusCode::SERVICE_UNAVAILABLE }))
            .with_state(city.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address: SocketAddr = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        let line = Line::to(address, up).await;
        *city.line.lock().unwrap() = Some(line.clone());
        (city, line)
    }

    /// Misbehaves at the next requests of that method, in this order.
    pub(crate) fn misbehave(&self, method: Method, faults: &[Fault]) {
        self.inner().faults.entry(method).or_default().extend(faults);
    }

    /// Everything asked with that method.
    pub(crate) fn asked(&self, method: &Method) -> Vec<Asked> {
        self.inner().asked.iter().filter(|asked| asked.method == *method).cloned().collect()
    }

    /// Everything asked, in order.
    pub(crate) fn all(&self) -> Vec<Asked> {
        self.inner().asked.clone()
    }

    /// Methods and paths of everything asked, in order.
    pub(crate) fn log(&self) -> Vec<(Method, String)> {
        self.all().into_iter().map(|asked| (asked.method, asked.path)).collect()
    }

    /// Lets one answer go that is held, now or soon.
    pub(crate) fn release(&self) {
        self.released.add_permits(1);
    }

    async fn held(&self) {
        self.released.acquire().await.unwrap().forget();
    }

    /// How many reports there are.
    pub(crate) fn reports(&self) -> usize {
        self.inner().bodies.len()
    }

    /// The body of a report.
    pub(crate) fn report(&self, id: ReportId) -> PutReport {
        serde_json::from_slice(&self.inner().bodies[&id]).unwrap()
    }

    /// The bytes of a photo.
    pub(crate) fn photo(&self, id: PhotoId) -> Vec<u8> {
        self.inner().uploads[&id].1.clone()
    }

    /// What was withdrawn.
    pub(crate) fn withdrawn(&self) -> Vec<ReportId> {
        self.inner().withdrawn.clone()
    }

    /// Waits until that many requests have come that change something or ask about a call.
    pub(crate) async fn has_been_asked(&self, times: usize) {
        self.is_asked(|log| log.len() >= times).await;
    }

    /// Waits until the log of requests is as `is` wants.
    pub(crate) async fn is_asked(&self, is: impl Fn(&[(Method, String)]) -> bool) {
        let mut count = self.count.subscribe();
        let wait = async { count.wait_for(|_| is(&self.log())).await.map(|_| ()) };
        tokio::time::timeout(super::kit::CEILING, wait).await.expect("the requests come").unwrap();
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    fn note(&self, method: Method, path: &str, headers: &HeaderMap, body: &Bytes) -> Option<Fault> {
        let mut inner = self.inner();
        let asked = Asked {
            method: method.clone(),
            path: path.to_owned(),
            headers: headers.clone(),
            body: body.clone(),
        };
        inner.asked.push(asked);
        let fault = inner.faults.get_mut(&method).and_then(VecDeque::pop_front);
        drop(inner);
        self.count.send_modify(|count| *count += 1);
        fault
    }

    /// Breaks the line instead of answering.
    async fn lose(&self) -> Response {
        let line = self.line.lock().unwrap().clone().unwrap();
        line.cut();
        std::future::pending().await
    }

    async fn early(&self, fault: Option<Fault>) -> Option<Response> {
        match fault {
            Some(Fault::Unavailable) => Some(unavailable("1")),
            Some(Fault::UnavailableForAnHour) => Some(unavailable("3600")),
            Some(Fault::Refuse) => {
                Some(refusal(StatusCode::UNPROCESSABLE_ENTITY, Problem::field("service_code", Rule::Unknown)))
            }
            Some(Fault::Conflict) => Some(refusal(StatusCode::CONFLICT, Problem::new(Code::Conflict))),
            Some(Fault::Proxy(status)) => {
                let page = ([("content-type", "text/html")], "<h1>Access denied</h1>");
                Some((StatusCode::from_u16(status).unwrap(), page).into_response())
            }
            Some(Fault::BadChecksum) => Some(StatusCode::from_u16(460).unwrap().into_response()),
            _ => None,
        }
    }

    fn missing(&self, id: ReportId) -> Vec<PhotoId> {
        let report = self.report(id);
        let inner = self.inner();
        let has = |id: PhotoId, length: u64| {
            inner.uploads.get(&id).is_some_and(|(_, bytes)| bytes.len() as u64 == length)
        };
        report.photos.iter().filter(|photo| !has(photo.id, photo.length)).map(|photo| photo.id).collect()
    }

    fn status(&self, id: ReportId) -> ReportStatus {
        ReportStatus {
            id,
            number: "HUE-7".to_owned(),
            receipt: None,
            version: 1,
            status: CityStatus::Received,
            missing: self.missing(id),
            due_at: None,
            timeline: Vec::new(),
        }
    }
}

fn unavailable(seconds: &'static str) -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", seconds)]).into_response()
}

pub(crate) fn refusal(status: StatusCode, problem: Problem) -> Response {
    let details = ProblemDetails {
        kind: "about:blank".to_owned(),
        title: "Refused".to_owned(),
        status: status.as_u16(),
        problem,
    };
    let headers = [("content-type", PROBLEM_JSON)];
    (status, headers, serde_json::to_vec(&details).unwrap()).into_response()
}

/// The city says who it is and what time it has.
pub(crate) async fn about() -> Json<City> {
    let clock = hue_core::clock::SystemClock::new();
    let time = hue_core::clock::Clock::device_now(&clock);
    Json(City { time, version: "0".to_owned(), name: Localized::vi_en("Huế", "Huế"), demo: true })
}

async fn put_rating(
    State(city): State<BadCity>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fault = city.note(Method::PUT, &format!("/api/v1/services/{id}/rating"), &headers, &body);
    match (city.early(fault).await, fault) {
        (Some(answer), _) => answer,
        (None, Some(Fault::LoseAnswer)) => city.lose().await,
        (None, _) => ([("content-type", "application/json")], body).into_response(),
    }
}

async fn put_report(
    State(city): State<BadCity>,
    Path(id): Path<ReportId>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fault = city.note(Method::PUT, &format!("/api/v1/reports/{id}"), &headers, &body);
    if let Some(answer) = city.early(fault).await {
        return answer;
    }
    if city.inner().withdrawn.contains(&id) {
        return refusal(StatusCode::CONFLICT, Problem::new(Code::Conflict));
    }
    let known = city.inner().bodies.entry(id).or_insert_with(|| body.clone()).clone();
    if known != body {
        return refusal(StatusCode::CONFLICT, Problem::new(Code::Conflict));
    }
    if fault == Some(Fault::LoseAnswer) {
        return city.lose().await;
    }
    let missing = city.missing(id);
    let status = Some(CityStatus::Received);
    Json(PutReportReply { number: "HUE-7".to_owned(), receipt: None, missing, status, received_at: None })
        .into_response()
}

async fn get_report(State(city): State<BadCity>, Path(id): Path<ReportId>) -> Response {
    if !city.inner().bodies.contains_key(&id) {
        return StatusCode::NOT_FOUND.into_response();
    }
    Json(city.status(id)).into_response()
}

async fn withdraw(State(city): State<BadCity>, Path(id): Path<ReportId>, headers: HeaderMap) -> Response {
    let fault = city.note(Method::DELETE, &format!("/api/v1/reports/{id}"), &headers, &Bytes::new());
    if let Some(answer) = city.early(fault).await {
        return answer;
    }
    city.inner().bodies.remove(&id);
    city.inner().withdrawn.push(id);
    StatusCode::NO_CONTENT.into_response()
}

async fn page(State(city): State<BadCity>) -> Json<ReportPage> {
    let ids: Vec<ReportId> = city.inner().bodies.keys().copied().collect();
    let reports = ids.into_iter().map(|id| city.status(id)).collect();
    Json(ReportPage { reports, next_since: 1, more: false })
}

async fn create(State(city): State<BadCity>, headers: HeaderMap) -> Response {
    let fault = city.note(Method::POST, "/api/v1/uploads", &headers, &Bytes::new());
    if let Some(answer) = city.early(fault).await {
        return answer;
    }
    let metadata = headers["upload-metadata"].to_str().unwrap().to_owned();
    let value = |key: &str| {
        let pair = metadata.split(',').find_map(|pair| pair.strip_prefix(&format!("{key} ")));
        String::from_utf8(STANDARD.decode(pair.unwrap()).unwrap()).unwrap()
    };
    let id: PhotoId = value("photo_id").parse().unwrap();
    let length: u64 = headers["upload-length"].to_str().unwrap().parse().unwrap();
    city.inner().uploads.insert(id, (length, Vec::new()));
    if fault == Some(Fault::LoseAnswer) {
        return city.lose().await;
    }
    (StatusCode::CREATED, [("location", format!("/api/v1/uploads/{id}"))]).into_response()
}

async fn upload(
    State(city): State<BadCity>,
    Path(id): Path<PhotoId>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some((_, so_far)) = city.inner().uploads.get(&id).cloned() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if method == Method::HEAD {
        return offset(StatusCode::OK, so_far.len());
    }
    let fault = city.note(method, &format!("/api/v1/uploads/{id}"), &headers, &body);
    if let Some(answer) = city.early(fault).await {
        return answer;
    }
    if fault == Some(Fault::Hold) {
        city.held().await;
    }
    let from: usize = headers["upload-offset"].to_str().unwrap().parse().unwrap();
    if from != so_far.len() {
        return StatusCode::CONFLICT.into_response();
    }
    let digest = format!("sha256 {}", STANDARD.encode(Sha256::digest(&body)));
    assert_eq!(headers["upload-checksum"].to_str().unwrap(), digest, "each chunk carries its own checksum");
    let taken = if fault == Some(Fault::HalfChunk) { body.len() / 2 } else { body.len() };
    city.inner().uploads.get_mut(&id).unwrap().1.extend_from_slice(&body[..taken]);
    if matches!(fault, Some(Fault::LoseAnswer | Fault::HalfChunk)) {
        return city.lose().await;
    }
    offset(StatusCode::NO_CONTENT, from + taken)
}

fn offset(status: StatusCode, offset: usize) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response.headers_mut().insert("upload-offset", HeaderValue::from(offset));
    response
}
