//! Cuts of power and water for machines: the whole list, as JSON and as a calendar.

use axum::extract::State;
use axum::response::Response;
use http::HeaderMap;
use hue_model::ical::MEDIA_TYPE;
use hue_model::outage::Outages;
use hue_model::wire::ProblemDetails;

use crate::http::cached::{CACHING, answer};
use crate::outage::calendar;
use crate::problem::Result;
use crate::state::App;
use crate::web;

/// Every cut that is, will be, or ended in the last day; one that nobody said is over, for a week after its planned end. The whole list for everybody: whom a cut concerns is looked up where
/// they are.
#[utoipa::path(
    get,
    path = "/api/v1/outages",
    tag = "outages",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the list the caller has")),
    responses((status = 200, description = "The cuts", body = Outages), (status = 304, description = "It is the list the caller has"), (status = 503, description = "There is no list just now", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn list(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let body = serde_json::to_vec(&app.outages.get(&app).await?.at(app.now()))?;
    Ok(answer(body, "application/json", CACHING, &headers))
}

/// The same as a calendar (iCalendar, RFC 5545) that any device can follow: `UID` is the cut, `SEQUENCE` its revision.
#[utoipa::path(
    get,
    path = "/api/v1/outages.ics",
    tag = "outages",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the calendar the caller has")),
    responses((status = 200, description = "A VCALENDAR", body = String, content_type = "text/calendar"), (status = 304, description = "It is the one the caller has"), (status = 503, description = "There is no list just now", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn calendar(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let list = app.outages.get(&app).await?.at(app.now());
    let text = calendar::written(&app, web::words(&headers), &list);
    let mut response = answer(text, MEDIA_TYPE, CACHING, &headers);
    response
        .headers_mut()
        .insert(http::header::VARY, http::HeaderValue::from_static("accept-language, cookie"));
    Ok(response)
}
