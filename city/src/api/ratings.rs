//! What citizens think of services: written by its owner, and read of all together.

use axum::Json;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use hue_model::rating::{Rating, Ratings};
use hue_model::wire::ProblemDetails;

use super::report::unreadable;
use crate::caller::Caller;
use crate::http::address::Address;
use crate::http::cached::{CACHING, answer};
use crate::problem::{Failure, Result};
use crate::rating;
use crate::state::App;

/// Ratings of one service that devices without an account may send from one address in a minute: a secret costs nothing, and
/// many may be behind one address.
const GUESTS_A_MINUTE: u32 = 12;
/// Those of all services together: more than a family rates after a day in town, and no crowd for every service there is.
const GUESTS_IN_ALL: u32 = 40;

/// Rates a service; a second rating of the same owner takes the place of the first. From one address devices without an account send
/// twelve of one service in a minute, and forty of all.
#[utoipa::path(
    put,
    path = "/api/v1/services/{id}/rating",
    tag = "ratings",
    params(("id" = String, Path, description = "The code of the service")),
    request_body = Rating,
    responses((status = 200, description = "Taken; the same body gets the same answer", body = Rating), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("token" = []), ("device" = []))
)]
pub(super) async fn put(
    State(app): State<App>,
    Path(service): Path<String>,
    caller: Caller,
    address: Address,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Rating>> {
    app.count_write(&caller)?;
    if !rating::is_of_a_service(&app, &service).await? {
        return Err(Failure::not_found());
    }
    if matches!(caller, Caller::Guest { .. }) {
        // One of a service that has enough already is none of all.
        app.rate.count(&format!("rating {address:?} {service}"), app.now(), GUESTS_A_MINUTE)?;
        app.rate.count(&format!("ratings {address:?}"), app.now(), GUESTS_IN_ALL)?;
    }
    let said = rating::read(&body.map_err(unreadable)?)?;
    rating::put(&app, &caller, &service, said).await.map(Json)
}

/// Takes the caller's rating of a service back.
#[utoipa::path(
    delete,
    path = "/api/v1/services/{id}/rating",
    tag = "ratings",
    params(("id" = String, Path, description = "The code of the service")),
    responses((status = 204, description = "There is none of the caller's any more"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("token" = []), ("device" = []))
)]
pub(super) async fn delete(
    State(app): State<App>,
    Path(service): Path<String>,
    caller: Caller,
) -> Result<StatusCode> {
    app.count_write(&caller)?;
    rating::remove(&app, &caller, &service).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What all ratings of a service say together, of each service that at least five rated. Texts are not public.
#[utoipa::path(
    get,
    path = "/api/v1/ratings",
    tag = "ratings",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the list the caller has")),
    responses((status = 200, description = "The services that enough people rated", body = Ratings), (status = 304, description = "It is the list the caller has"), (status = 503, description = "There is no list just now", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn list(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let body = serde_json::to_vec(&*app.ratings.get(&app).await?)?;
    Ok(answer(body, "application/json", CACHING, &headers))
}
