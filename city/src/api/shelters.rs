//! Shelters and flood parking for machines: the whole list, as JSON and as GeoJSON.

use axum::extract::State;
use axum::response::Response;
use http::HeaderMap;
use hue_model::shelter::{Shelter, Shelters};
use hue_model::wire::ProblemDetails;
use serde_json::{Value, json};

use crate::http::cached::{CACHING, answer};
use crate::problem::Result;
use crate::state::App;

/// Every place, with what is known of its room. A word of a desk counts for twelve hours: after that the state is
/// `unconfirmed`, also where the list was fetched before.
#[utoipa::path(
    get,
    path = "/api/v1/shelters",
    tag = "shelters",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the list the caller has")),
    responses((status = 200, description = "The places", body = Shelters), (status = 304, description = "It is the list the caller has"), (status = 503, description = "There is no list just now", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn list(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let body = serde_json::to_vec(&app.shelters.get(&app).await?.at(app.now()))?;
    Ok(answer(body, "application/json", CACHING, &headers))
}

/// The same as a GeoJSON FeatureCollection (RFC 7946): a place that nobody measured has no geometry.
#[utoipa::path(
    get,
    path = "/api/v1/shelters.geojson",
    tag = "shelters",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the collection the caller has")),
    responses((status = 200, description = "A FeatureCollection; each feature's properties are a Shelter", body = String, content_type = "application/geo+json"), (status = 304, description = "It is the one the caller has"), (status = 503, description = "There is no list just now", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn geojson(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let list = app.shelters.get(&app).await?.at(app.now());
    let features: Vec<Value> = list.shelters.iter().map(feature).collect();
    let collection =
        json!({ "type": "FeatureCollection", "issued_at": list.issued_at, "features": features });
    Ok(answer(serde_json::to_vec(&collection)?, "application/geo+json", CACHING, &headers))
}

fn feature(place: &Shelter) -> Value {
    let point = place.point.map(|point| json!({ "type": "Point", "coordinates": [point.long, point.lat] }));
    json!({ "type": "Feature", "id": place.id, "geometry": point, "properties": place })
}
