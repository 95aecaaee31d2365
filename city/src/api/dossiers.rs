//! A dossier of an administrative procedure, for whoever has the PIN of its receipt.

use axum::extract::{Path, State};
use axum::response::Response;
use http::HeaderMap;
use hue_model::dossier::{Dossier, read_number, read_pin};
use hue_model::wire::{DOSSIER_PIN, ProblemDetails};

use crate::dossier;
use crate::http::address::Address;
use crate::http::cached::answer;
use crate::problem::{Failure, Result};
use crate::state::App;

/// Where a dossier stands. A wrong number and a wrong PIN are one and the same 404. An address is answered five wrong guesses an hour
/// at once; then each answer waits its turn, and with too many waiting it is 429 with `Retry-After`.
#[utoipa::path(
    get,
    path = "/api/v1/dossiers/{number}",
    tag = "dossiers",
    params(
        ("number" = String, Path, description = "The number of the dossier (mã hồ sơ)"),
        ("hue-dossier-pin" = String, Header, description = "The PIN of its receipt: eight letters and digits"),
        ("If-None-Match" = Option<String>, Header, description = "The ETag of the dossier the caller has")
    ),
    responses((status = 200, description = "The dossier", body = Dossier), (status = 304, description = "It is the one the caller has"), (status = 503, description = "No one-stop desk is connected, or the city is busy", body = ProblemDetails, content_type = "application/problem+json"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn get(
    State(app): State<App>,
    Path(number): Path<String>,
    address: Address,
    headers: HeaderMap,
) -> Result<Response> {
    app.dossier_tries.turn(address).await?;
    let pin = headers.get(DOSSIER_PIN).and_then(|pin| pin.to_str().ok()).and_then(read_pin);
    let found = match read_number(&number).zip(pin) {
        // What could not be looked up is no wrong guess.
        Some((number, pin)) => dossier::look_up(&app, &number, &pin)
            .await
            .inspect_err(|_| app.dossier_tries.was_right(address))?,
        None => None,
    };
    let found = found.ok_or_else(Failure::not_found)?;
    app.dossier_tries.was_right(address);
    Ok(answer(serde_json::to_vec(&found)?, "application/json", "private, no-cache", &headers))
}
