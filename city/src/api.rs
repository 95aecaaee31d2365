//! The citizen's API, as `hue_model::wire` lists it.

mod alert_files;
mod alerts;
mod cameras;
mod catalogue;
mod city;
mod dossiers;
mod gauges;
mod me;
mod media;
mod open_data;
mod openapi;
mod outages;
mod push;
mod ratings;
mod receipts;
mod report;
mod shelters;
mod signed_in;
mod sos;
mod stream;
mod street_map;
mod uploads;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post, put};

use hue_model::camera::STILL_BYTES;

use crate::state::App;

/// The stream of warnings.
pub(crate) const ALERT_STREAM: &str = "/api/v1/alerts/stream";

/// Every route of the citizen's API.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/city", get(city::get))
        .route("/api/v1/reports/{id}", put(report::put).get(report::get).delete(report::delete))
        .route("/api/v1/sos/{id}", put(sos::put).get(sos::get))
        .route("/api/v1/gauges", get(gauges::list))
        .route("/api/v1/gauges.geojson", get(gauges::geojson))
        .route("/api/v1/gauges/readings", post(gauges::post))
        .route("/api/v1/gauges/{code}/readings", get(gauges::series))
        .route("/api/v1/gauges/{code}/readings.csv", get(gauges::csv))
        .route("/api/v1/me/reports", get(me::reports))
        .route("/api/v1/me/stream", get(stream::get))
        .route("/api/v1/media/{id}", get(media::get))
        .route(ALERT_STREAM, get(alerts::stream))
        .route("/api/v1/alerts/receipts", post(receipts::post))
        .route("/api/v1/push", get(push::get).put(push::put).delete(push::delete))
        .route("/api/v1/push/test", post(push::test))
        .route("/api/v1/shelters", get(shelters::list))
        .route("/api/v1/shelters.geojson", get(shelters::geojson))
        .route("/api/v1/cameras", get(cameras::list))
        .route(
            "/api/v1/cameras/{id}/still",
            get(cameras::still).put(cameras::put).layer(DefaultBodyLimit::max(STILL_BYTES)),
        )
        .route("/api/v1/outages", get(outages::list))
        .route("/api/v1/outages.ics", get(outages::calendar))
        .route("/api/v1/street-map", get(street_map::about))
        .route("/api/v1/street-map.pmtiles", get(street_map::archive))
        .route("/api/v1/catalogue", get(catalogue::get))
        .route("/api/v1/dossiers/{number}", get(dossiers::get))
        .route("/api/v1/ratings", get(ratings::list))
        .route("/api/v1/services/{id}/rating", put(ratings::put).delete(ratings::delete))
        .route("/alerts/active.json", get(alerts::active))
        .route("/alerts/active.geojson", get(alerts::geojson))
        .route("/alerts/feed.atom", get(alert_files::feed))
        .route("/alerts/{file}", get(alert_files::cap))
        .route("/open-data/{file}", get(open_data::get))
        .route("/events.ics", get(open_data::events))
        .route("/api/openapi.json", get(openapi::get))
        .route("/signed-in", get(signed_in::get))
        .route("/healthz", get(city::healthz))
        .merge(uploads::routes())
}
