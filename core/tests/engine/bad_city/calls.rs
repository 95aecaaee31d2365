//! The city's part for calls for rescue.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use hue_core::clock::{Clock as _, SystemClock};
use hue_model::Problem;
use hue_model::id::SosId;
use hue_model::problem::Code;
use hue_model::sos::{CitySosState, PutSos, SosEntry, SosStatus, SosTeam};

use super::{BadCity, Fault, refusal};

/// A call as the city has it.
pub(super) struct Call {
    put: PutSos,
    status: SosStatus,
}

impl BadCity {
    /// Every call, as it was said last.
    pub(crate) fn calls(&self) -> Vec<PutSos> {
        self.inner().calls.values().map(|call| call.put.clone()).collect()
    }

    /// A call, as it was said last.
    pub(crate) fn call(&self, id: SosId) -> PutSos {
        self.inner().calls[&id].put.clone()
    }

    /// The bodies of all requests that told of a call, in order.
    pub(crate) fn told(&self) -> Vec<PutSos> {
        let tells = |path: &str| path.starts_with("/api/v1/sos/");
        let asked = self.asked(&Method::PUT).into_iter().filter(|asked| tells(&asked.path));
        asked.map(|asked| serde_json::from_slice(&asked.body).unwrap()).collect()
    }

    /// Trần Hà or a team takes a call a step further.
    pub(crate) fn step(&self, id: SosId, state: CitySosState, team: Option<&str>) {
        let mut inner = self.inner();
        let status = &mut inner.calls.get_mut(&id).unwrap().status;
        status.state = state;
        status.version += 1;
        status.team = team.map(|name| SosTeam { name: name.to_owned(), phone: "0905 000 333".to_owned() });
        let at = SystemClock::new().device_now();
        status.timeline.push(SosEntry { at, state, note: String::new() });
    }

    /// The city loses a call.
    pub(crate) fn lose_call(&self, id: SosId) {
        self.inner().calls.remove(&id).unwrap();
    }
}

pub(super) async fn put_call(
    State(city): State<BadCity>,
    Path(id): Path<SosId>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fault = city.note(Method::PUT, &format!("/api/v1/sos/{id}"), &headers, &body);
    if let Some(answer) = city.early(fault).await {
        return answer;
    }
    let put: PutSos = serde_json::from_slice(&body).unwrap();
    let known = city.inner().calls.get(&id).map(|call| call.put.device_hash.clone());
    if known.is_some_and(|hash| hash != put.device_hash) {
        return refusal(StatusCode::FORBIDDEN, Problem::new(Code::Forbidden));
    }
    let status = city.take(id, put);
    match fault {
        Some(Fault::LoseAnswer) => return city.lose().await,
        Some(Fault::Hold) => city.held().await,
        _ => {}
    }
    Json(status).into_response()
}

pub(super) async fn get_call(
    State(city): State<BadCity>,
    Path(id): Path<SosId>,
    headers: HeaderMap,
) -> Response {
    let fault = city.note(Method::GET, &format!("/api/v1/sos/{id}"), &headers, &Bytes::new());
    if let Some(answer) = city.early(fault).await {
        return answer;
    }
    match city.inner().calls.get(&id) {
        Some(call) => Json(call.status.clone()).into_response(),
        None => refusal(StatusCode::NOT_FOUND, Problem::new(Code::NotFound)),
    }
}

impl BadCity {
    /// Takes a call over, if it is newer than what is known.
    fn take(&self, id: SosId, put: PutSos) -> SosStatus {
        let mut inner = self.inner();
        let number = format!("SOS-{:04}", inner.calls.len() + 1);
        let call = inner.calls.entry(id).or_insert_with(|| Call {
            status: SosStatus {
                id,
                number,
                receipt: "K7MP2XRD".to_owned(),
                revision: 0,
                version: 1,
                state: CitySosState::Received,
                team: None,
                timeline: Vec::new(),
            },
            put: put.clone(),
        });
        if put.revision > call.status.revision {
            call.status.revision = put.revision;
            if put.cancelled.is_some() {
                call.status.state = CitySosState::Cancelled;
            }
            call.put = put;
        }
        call.status.clone()
    }
}
